"""Typed values in folded text: periods, dates, amounts, shares, frequencies, numbers, blanks, references to annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_N = (
    r"(?:[0-9][0-9,.]*|[零〇一二两三四五六七八九十百千半几壹贰叁肆伍陆柒捌玖拾佰]+"
    r"|【[0-9一二两三四五六七八九十百半]+】)"
)
_DAY = (
    r"(?:个?(?:工作日|自然日|日历日|交易日|营业日)|日|天|周|个?(?:星期|礼拜|月|季度|学期|学年|小时|钟头|年度)|年|分钟)"
)

_SPAN = r"(?:工作日|日|天|周|旬|个?月|季度?|半年|年度?|学期|学年|个?季度|个?星期|个?礼拜|疗程)"
_UNFILLED = r"(?:工作日|日|天|月|周|年|元|万元|%|名|次|小时|人|成)"

PATTERNS: dict[str, re.Pattern[str]] = {
    "period": re.compile(
        rf"第{_N}(?:个?(?:工作日|自然日)|[日天周]|个月)"
        rf"|{_N}{_DAY}(?:以?[内前后上]|之[内前后])?"
        r"|半(?:个月|年|天|小时)|当[日天]|次[日月周]|隔[日天]|即[日时]|[同本]日|一季|全年|两季"
    ),
    "date": re.compile(
        r"20[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[底初末])?|[0-9]{1,2}月[0-9]{1,2}[日号]"
        r"|20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
        r"|[一二三四五六七八九十冬腊正]+月(?:[初廿三]?[一二三四五六七八九十]+[日号]?|[底初末中]旬?)"
        r"|[0-9]{1,2}月[底初末中]|年[底末]前?"
        r"|(?:农历|今年|明年|当年|次年)[^，。；]{0,6}月[^，。；]{0,3}"
    ),
    "amount": re.compile(
        r"人民币[^，。；、]{0,12}元|[¥￥][0-9][0-9,.]*"
        rf"|{_N}(?:余|多)?(?:万|千|百|亿)?(?:块钱|块|元|万元?|角)(?:整|人民币)?"
    ),
    "share": re.compile(
        rf"[0-9.]+[%‰]|百分之{_N}|千分之{_N}|{_N}成(?![为立交员果本])|{_N}(?:比|:|：){_N}|{_N}分之{_N}"
        r"|各半|对半|平摊|均摊|平分|各(?:承担|负担|出|付|摊|担)?(?:一半|百分之五十|50%)"
        r"|一人一半|一家?一半|按[^，。；]{0,8}比例"
    ),
    "frequency": re.compile(
        rf"每(?:个|隔|满|逢)?{_N}?(?:个?{_SPAN})|逐[日天周月季年]|按(?:日|天|周|月|季度?|半年|年度?|学期)(?!起|至)"
        rf"|[一每](?:周|月|季|年|季度|个月|学期)(?:一|两|二|三|{_N})?次"
        rf"|{_N}(?:天|周|个月|月|季度?|年)(?:一|两|二|三|{_N})次"
        r"|月度|季度|年度|半年度|周度|定期|月底|季末|年末|年终|学期末"
    ),
    "number": re.compile(
        r"[0-9][0-9,.]*|[一二两三四五六七八九十百千]+(?:名|人|次|户|家|份|项|条|例|小时|学时|课时|台|套|张)"
    ),
    "blank": re.compile(
        r"_{2,}|【[ _●*\u25a0\u25a1…\.·-]*】|\[[ _●*…\.-]*\]|〔 *〕|[●■]+"
        rf"|(?<![A-Za-z0-9])[Xx×△*○〇●■□]{{1,6}}(?=个?{_UNFILLED})"
        r"|(?<=[第满于前后年月]) (?=[年月日])|（ *）(?=[日天个元%次名])"
    ),
    "annex": re.compile(r"(?:附件|附表|附录)(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])?"),
}


def find_values(text: str) -> Iterator[tuple[str, int, int]]:
    """Every typed value of folded ``text`` as (kind, start, end), kind by kind, in order."""
    dates = [found.span() for found in PATTERNS["date"].finditer(text)]
    frequencies = [found.span() for found in PATTERNS["frequency"].finditer(text)]
    for kind, pattern in PATTERNS.items():
        for found in pattern.finditer(text):
            start, end = found.span()
            # 7月1日以后 and 每隔两个月 hold no period
            if kind == "period" and (
                any(start < stop and begin < end for begin, stop in dates)
                or any(begin <= start and end <= stop for begin, stop in frequencies)
            ):
                continue
            yield kind, start, end
