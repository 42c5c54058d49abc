"""Every exception that clausecheck raises on purpose.

    ClausecheckError
    ├── LoadError        a document could not be read      (code: see LOAD_CODES; one row in every report)
    ├── RuleError        a rule pack is wrong              (path:line:column; exit code 2)
    └── UsageError       the command line asks for what cannot be done (exit code 2)

Messages are bilingual: ``message`` is Chinese, ``message_en`` English; each says what, where and what to do.
"""

from __future__ import annotations

LOAD_CODES = {
    "not-found": "文件不存在",
    "unreadable": "文件无法读取",
    "empty": "文件为空",
    "unsupported": "不支持的格式",
    "encrypted": "文件已加密",
    "damaged": "文件已损坏",
    "no-text": "没有可读文字",
    "lfs-pointer": "git-lfs 指针文件",
    "too-large": "文件过大",
}
"""Code of a load failure → its Chinese name. Codes are part of the JSON report's contract."""


class ClausecheckError(Exception):
    """Root of the tree: a problem with the input, never a bug."""

    def __init__(self, message: str, message_en: str) -> None:
        super().__init__(message_en)
        self.message = message
        self.message_en = message_en


class LoadError(ClausecheckError):
    """A document could not be read; ``code`` is a key of LOAD_CODES."""

    def __init__(self, code: str, message: str, message_en: str) -> None:
        assert code in LOAD_CODES, code
        super().__init__(message, message_en)
        self.code = code


class RuleError(ClausecheckError):
    """A rule pack is wrong; ``problems`` holds every finding as ``path:line:column: text``."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        text = "\n".join(problems)
        super().__init__(text, text)
        self.problems = problems


class UsageError(ClausecheckError):
    """The command line asks for what cannot be done."""
