"""Which elements of a page are not shown: by tag, attribute, style, or the simple rules of a style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = "script style noscript template head title iframe object audio video canvas svg math datalist rt rp"
UNSHOWN = frozenset(_TAGS.split())
"""What browsers show nothing of, or nothing that is text."""

_NOT_DISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.I)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# p.note, .note, #note, p; a selector of more parts says less than it seems to
_SELECTOR = re.compile(r"([a-zA-Z][\w-]*)?(?:([.#])([\w-]+))?")
_OTHER_MEDIA = re.compile(r"@media\s+(?!all|screen)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.I)


class Hidden:
    """What the style sheets of one page hide."""

    def __init__(self, root: _Element | None) -> None:
        self._selectors = set() if root is None else set(_hiding(root))

    def __call__(self, element: _Element) -> bool:
        """Whether the element and all in it is not shown."""
        tag = element.tag
        if not isinstance(tag, str) or tag in UNSHOWN or "hidden" in element.attrib:
            return True
        if tag == "input" and element.get("type", "").lower() == "hidden":
            return True
        return bool(_NOT_DISPLAYED.search(element.get("style", ""))) or self._is_selected(element, tag)

    def _is_selected(self, element: _Element, tag: str) -> bool:
        if not self._selectors:
            return False
        names = [("", "")]
        names += [(".", name) for name in element.get("class", "").split()]
        names += [("#", element.get("id", ""))]
        return any((which, *name) in self._selectors for which in (tag, "") for name in names if any((which, *name)))


def _hiding(root: _Element) -> Iterator[tuple[str, str, str]]:
    """Tag, kind and name of every simple selector of a rule that hides."""
    for sheet in root.iter("style"):
        text = _OTHER_MEDIA.sub("", _COMMENT.sub("", "".join(map(str, sheet.itertext()))))
        for selectors, declarations in _RULE.findall(text):
            if _NOT_DISPLAYED.search(declarations):
                for selector in selectors.split(","):
                    match = _SELECTOR.fullmatch(selector.strip())
                    if match and match[0]:
                        yield (match[1] or "").lower(), match[2] or "", match[3] or ""
