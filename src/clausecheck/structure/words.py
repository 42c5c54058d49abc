"""Words that several readers of structure share."""

from __future__ import annotations

import re

DUTY = re.compile(
    "(?<![答供反适相响效对])应当?(?!用|收|付|急|届|聘|邀|对|答|税|交款|允)|(?<!必)须(?!知)|必须|不得|不准|不许|负责(?!人)|承担|保证(?!金|人)|(?<![所享具])有权(?!利)"
)
"""Words of a sentence that binds; a line with one is never mere introduction."""
