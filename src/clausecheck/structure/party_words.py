"""What agreements call those who hand over and those who take over, where they do not say it themselves."""

from __future__ import annotations

import re

from clausecheck.model import PartyRole

STEMS = "甲乙丙丁戊己"

_TRANSFEROR = """
    转让方 转让人 出让方 出让人 让与方 让与人 转出方 让渡方 卖方 出卖人 出售方 出售人 售让方 出盘方 盘出方 转店方 转店人
    退出方 移交方 移交人 交店人 交出方 前店主
""".split()  # noqa: SIM905
_TRANSFEREE = """
    受让方 受让人 承让方 承让人 承接方 承接人 承继方 承受方 承续方 接收方 接收人 接手方 接手人 接店方 接店人 接盘方
    接盘人 接管方 承受人 承顶人 买方 买受方 买受人 购买方 购买人 购入方 收购方 收购人 顶店人 盘入方 转入方
""".split()  # noqa: SIM905
_BUSINESS = """
    店主 东家 掌柜 馆主 园主 校主 老板 股东 经营者 经营方 经营人 经营单位 承包人 承包方 承包者 举办者 举办方 代理商
    经销商 加盟商 服务商 运营商 运营方 物业企业 物业公司 物业 服务企业 服务方 主办方 承运人 承运方 承运商 代理人 代理方
    经纪人 保管人 服务单位 服务机构 主办单位 办学者 管理人 管理方 管理单位
""".split()  # noqa: SIM905
_OTHERS = """
    担保人 担保方 保证人 见证人 见证方 证明人 中介方 居间人 居间方 丙方 丁方 平台 出租人 出租方 房东 目标公司 标的公司
""".split()  # noqa: SIM905

_GIVING = "转让 出让 让与 让渡 移交 交出 转出 移出 划出 退出 撤出 出售".split()  # noqa: SIM905
_TAKING = "受让 承让 承接 承继 接收 接管 接手 接办 收购 转入 移入 划入 购入".split()  # noqa: SIM905
_BODIES = "单位 机构 企业 公司 集团".split()  # noqa: SIM905

LOOSE = frozenset(
    "移交方 移交人 交出方 接收方 接收人 接管方 退出方 转入方 转出方 购入方 原物业 新物业".split()  # noqa: SIM905
)
"""Words that also name whoever hands over a thing (移交人 of a list): parties only where nothing better is said."""

ALWAYS = "(?:承接方|受让方|转让方|出让方)"
"""Words that are the party before 向, too, never the beginning of a word that ends in 方向."""

ROLE_WORDS: dict[str, PartyRole] = (
    dict.fromkeys(_TRANSFEROR, PartyRole.TRANSFEROR)
    | dict.fromkeys(_TRANSFEREE, PartyRole.TRANSFEREE)
    | {f"原{word}": PartyRole.TRANSFEROR for word in _BUSINESS}
    | {f"{age}{word}": PartyRole.TRANSFEROR for age in "老旧" for word in _BUSINESS[:7]}
    | {f"新{word}": PartyRole.TRANSFEREE for word in _BUSINESS}
    | {f"{stem}{body}": PartyRole.TRANSFEROR for stem in _GIVING for body in _BODIES}
    | {f"{stem}{body}": PartyRole.TRANSFEREE for stem in _TAKING for body in _BODIES}
)
"""Every word that says by itself which side a party is on."""

OTHER_WORDS = frozenset(_OTHERS)

FIRM = (
    "(?:诊所|门诊|医院|药房|药店|会所|车队|车行|商行|物业|网点|团队|公司|机构|学校|幼儿园|餐厅|饭店|工作室|旅行社|单位|"
    "企业|中心|门市|铺子|档口|摊位|[\u4e00-\u9fff][\u4e00-\u9fff]?点|店|馆|园|校|院|行|社|厂|铺|站|所|部)"
)
"""A business as old and new agreements call it: 原诊所 and 新诊所."""

_PLAIN_GIVES = "(?:转让|转出|转|盘出|出让|出|卖|让出|让|交|兑出|退出)"
_PLAIN_TAKES = "(?:接手|接下|接过|接|盘进|盘下|盘入|受让|承接|买|顶|兑进|兑下|收)"
_PLAIN = "{}(?:(?!标的|目的)[\u4e00-\u9fff]){{0,3}}的(?:人|那方|那家|一方|一家)?"
_OPENS = tuple(
    (re.compile(pattern), role)
    for pattern, role in (
        (
            f"{_PLAIN.format(_PLAIN_GIVES)}|[老原旧前][\u4e00-\u9fff]{{1,5}}|上家|(?:{'|'.join(_GIVING)}){FIRM}",
            PartyRole.TRANSFEROR,
        ),
        (
            f"{_PLAIN.format(_PLAIN_TAKES)}|[新现接][\u4e00-\u9fff]{{1,5}}|下家|(?:{'|'.join(_TAKING)}){FIRM}",
            PartyRole.TRANSFEREE,
        ),
    )
)
_THINGS = re.compile(
    "(?:.*[址价称号证期间话额款费租金本数量章况状约同议照图版言文条项名时籍务品货物位度]|.{0,2}合计.*)$"
)


BY_SIDE = tuple(
    (re.compile(f"(?:{'|'.join(stems)}){FIRM}(?=应|须|将|承|负责|于|在|不得|向|按|每|保证|可)"), role)
    for stems, role in ((_GIVING, PartyRole.TRANSFEROR), (_TAKING, PartyRole.TRANSFEREE))
)
"""转出车队 and 转入车队 where they do something: a business named by its side."""


def opening_role(label: str) -> PartyRole | None:
    """The side that a plain label of an opening line tells: 转铺子的, 接店的, 老业主, 新业主; None for 原价, 新址.

    Only a pair of such lines names parties.
    """
    if _THINGS.match(label):
        return None
    return next((role for pattern, role in _OPENS if pattern.fullmatch(label)), None)


_GIVES = re.compile("转让|出让|让与|让渡|转出|出售|出卖|卖|移交|退出|出盘|盘出|^原|^旧|^前|^老")
_TAKES = re.compile("受让|承接|承继|承受|接收|接手|接店|接盘|接管|收购|购买|买受|买|顶店|盘入|^新|受托")

ROLE_WORD = "|".join(sorted((*ROLE_WORDS, *OTHER_WORDS), key=len, reverse=True))
"""An alternation of all of them, longest first, for regular expressions."""


def role_of(name: str) -> PartyRole | None:
    """The side that a name tells by itself; None where it tells none (甲方, 云栖软件)."""
    if name in ROLE_WORDS:
        return ROLE_WORDS[name]
    if name in OTHER_WORDS:
        return PartyRole.OTHER
    if _TAKES.search(name):  # first: 受让 and 买受 hold 让 and 买
        return PartyRole.TRANSFEREE
    return PartyRole.TRANSFEROR if _GIVES.search(name) else None
