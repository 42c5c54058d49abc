"""The marks within a line of Markdown."""

from __future__ import annotations

import html
import re

_TAGS = (
    "a|b|big|br|center|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|s|small|span|strong|sub|sup"
    "|table|tbody|td|th|thead|tr|u|ul"
)
# [甲方](以下简称转让方) is no link: an address is ASCII, or holds a dot, a slash or a hash.
_ADDRESS = r"[ \t]*(?:<[^<>\n]*>|[!-'*-~]*|[^\s()]*[./#][^\s()]*)(?:[ \t]+\"[^\"]*\")?[ \t]*"

_MARK = re.compile(
    rf"""
    \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | !\[(?P<alt>[^\]]*)\]\({_ADDRESS}\)
    | \[\^[^\]\s]+\]
    | \[(?P<link>[^\[\]]+)\]\({_ADDRESS}\)
    | <(?P<auto>(?:https?://|mailto:)[^<>\s]+)>
    | </?(?i:{_TAGS})(?:\s[^<>]*)?/?>
    | (?P<entity>&(?:\#\d+|\#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)
    | \*{{3}}(?!\s|\*)(?P<both>[^*]+?)(?<!\s)\*{{3}}
    | \*\*(?!\s|\*)(?P<strong>(?:[^*]|\*(?!\*))+?)(?<!\s)\*\*
    | \*(?!\s|\*)(?P<emphasis>[^*]+?)(?<!\s)\*
    # Not the underscores of a blank: __年__月
    | (?<!\w)(?P<underscores>__?)(?![\s_])(?P<underlined>[^_]{{2,}})(?<!\s)(?P=underscores)(?!\w)
    """,
    re.VERBOSE,
)
_MARKED = ("alt", "link", "both", "strong", "emphasis", "underlined")
_BREAK = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")  # which would part blocks
_BOLD = re.compile(r"\*\*\*[^*]+\*\*\*|\*\*(?!\s|\*)(?:[^*]|\*(?!\*))+\*\*|__(?![\s_])[^_]{2,}__")


def seen(text: str) -> str:
    """``text`` as a reader of the rendered page sees it: links and images by their words, no marks, no escapes."""
    return _BREAK.sub(" ", _MARK.sub(_seen, text)).strip()


def is_bold(text: str) -> bool:
    """Whether all of ``text`` is set in bold."""
    return bool(_BOLD.fullmatch(text.strip()))


def _seen(mark: re.Match[str]) -> str:
    if mark["entity"]:
        return html.unescape(mark["entity"])
    for group in _MARKED:
        if mark[group]:
            return _MARK.sub(_seen, mark[group])
    return mark["escaped"] or mark["code"] or mark["auto"] or ""
