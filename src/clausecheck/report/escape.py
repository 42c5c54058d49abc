"""Foreign text (documents, file names, rules) made safe to print."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """``text`` on one line, with nothing in it that a terminal would obey or a reader not see.

    A tab is shown as `` | `` (it parts cells) and a line feed as `` / ``; other control characters as ``\\x1b``;
    bidirectional and other invisible format characters as ``‹U+202E›``; lone surrogates of file names as ``\\udc80``.
    """
    return text if text.isprintable() else "".join(map(_show, text))


def _show(character: str) -> str:
    if character == "\t":
        return " | "
    if character == "\n":
        return " / "
    match unicodedata.category(character):
        case "Cc":
            return f"\\x{ord(character):02x}"
        case "Cs":
            return f"\\u{ord(character):04x}"
        case "Cf" | "Zl" | "Zp":
            return f"‹U+{ord(character):04X}›"
    return character
