"""How the lines before the first provision look: title, parties, contents, recitals and the words that end them."""

from __future__ import annotations

import re

from clausecheck.model import PartyRole
from clausecheck.structure.lines import Line
from clausecheck.structure.names import PERSON
from clausecheck.structure.party_words import ROLE_WORD, STEMS, opening_role
from clausecheck.structure.words import DUTY

_TITLE = re.compile(
    r"[^。；，：！？、]{0,50}?(?:协议|合同|契约|协议书|合同书|备忘录|意向书|承诺书|转让书|约定书|字据|契据|约据|文本|条款)(?:（[^（）]{1,20}）)?"
)
_TITLE_DATA = re.compile(
    r"(?:[^。；，：]{0,6}(?:编号|版本|文号)|(?:签[订署约]|订立)(?:日期|时间|地点|地)|日\s*期|GF)\s*[：:—-]?[^。；]{0,40}|[A-Z]{2,6}[-—][0-9]{4}.{0,50}"
)
_BOILERPLATE = re.compile(
    r"（[^（）]{1,30}）|GF.{4,20}|[^。；，：]{0,24}(?:制定|监制|印制|发布|委员会|协会|办公室|局|厅|部)(?:\s+制定|\s+监制)?|"
    r"[〇○零一二三四五六七八九十0-9]{4}\s*年.{0,8}月?.{0,4}日?|[^。；，：]{0,12}(?:示范|参考)文本.{0,8}"
)
_LABEL = rf"(?:[{STEMS}]\s*方?|{ROLE_WORD}|[\u4e00-\u9fff]{{1,5}}(?:方|人|者|商|户))"
PARTY_LINE = re.compile(
    rf"(?:[（(]?[0-9一二三四]{{1,2}}[）)、.]\s*)?(?P<label>{_LABEL})\s*(?:[（［\[][^（）［\]\[］]{{1,25}}[）］\]]\s*)*："
)
PARTY_HEADING = re.compile(
    rf"(?P<label>[{STEMS}]\s*方|{ROLE_WORD})\s*(?:（[^（）]{{1,20}}）)?\s*的?(?:信息|基本情况|概况)\s*：?"
)
_INFO = re.compile(
    r"(?:公司|企业|单位|本人)?(?:(?:营业|注册|通[讯信]|联系|办公|经营|身份证|家庭|送达)?(?:住\s*所|住\s*址|地\s*址|场所|店址|所在地)|"
    r"法定代表|法人代表|代表|负责|经营者|统一社会信用|社会信用|营业执照|身份证|证件|证照|注册|组织机构|联系(?=人|电|方式|地)|电\s*话|手机|传\s*真|"
    r"邮\s*编|邮政|电子邮[件箱]|邮箱|微信|开户[行银]|户名|账号|帐号|账户|委托代理|授权代表|代理|经办|国籍|性\s*别|出生|民族|职务|姓\s*名|名\s*称|许可证)"
    r"(?:号码?|证号?|代码|编码|人|方式|编号|电话|行|日期|类型|名称|姓名|签字|（[^（）]{1,20}）|[/、或及和][^：。；]{1,12}|\s)*："
)
_TO_FILL = re.compile(r"[^。；：]{1,16}：[\s/□]*_[_\s/□]*")
_CONTENTS = re.compile(r"目\s*[录次]")
_PAGE = re.compile(r"[-—（(]?\s*[0-9]{1,4}\s*[)）—-]?$")
_OPENER = re.compile(
    r"(?:[（(]?[0-9一二三四A-Z][）)、.]\s*)?"
    r"(?:鉴\s*于|WHEREAS|(?:前\s*言|序\s*言|引\s*言|缘\s*起|(?:签约|订约|合同|协议|交易|项目|转让)?(?:背\s*景|缘由))"
    r"(?=\s*(?:：|$)|\s\s*\S|情况|介绍|说明))"
)
_HEADING_OPENER = re.compile(rf"(?:{_OPENER.pattern})(?:情况|介绍|条款|说明|事项|与目的|部分|陈述)?\s*[：:]?")
_CLOSER = re.compile(
    "(?:签订|签署|订立|缔结|达成|特立|立定|订约|立约)[^。；]{0,24}?"
    "(?:如下|(?:协议|合同|条款|契约|约定)(?![后之时起前的项中生期应内]))|为此订约|"
    "(?:约定|同意|商定|议定|谈妥|说好|说定|商妥|约好|讲好|订约|立约)(?:：$|[^。；，的]{0,6}如下)|协议如下|"
    "(?:说好|说定|讲好|谈妥|商定|约定)[^。；]{0,6}(?:下面|以下)[^。；]{0,4}|说[好定]的事|"
    "双方[^。；，：]{0,24}(?:约定|同意|商定|议定|谈妥|说好|协议)(?:如下)?：|"
    "以资(?:共同)?(?:遵守|信守)|(?:写|列|记)在(?:下面|后面|以下)"
)
_TO_STOP = re.compile("(?<!：)[^。；：]*[。；：]?")
PAGE_NUMBER = re.compile(r"[-—–]?\s*[0-9]{1,3}\s*[-—–]?|第\s*[0-9]{1,3}\s*页.{0,12}|[0-9]{1,3}\s*/\s*[0-9]{1,3}")


def is_title(line: Line, first: bool) -> bool:
    """A title, or the number, date and issuer that stand with it."""
    text = re.sub(r"\s+", " ", line.text)
    if line.is_row:
        return bool(_BOILERPLATE.fullmatch(text))
    if len(text) > 60 or text.endswith(("。", "；", "，")):
        return False
    if (
        names_agreement(line)
        or _TITLE_DATA.fullmatch(text)
        or line.source.style.lower() in ("title", "标题", "subtitle")
    ):
        return True
    return bool((line.source.centred or first) and len(text) <= 40 and not DUTY.search(text) and _is_plain(text))


def names_agreement(line: Line) -> bool:
    """A line like 某店转让合同, its characters maybe spread out."""
    return bool(_TITLE.fullmatch(re.sub(r"\s", "", line.text)))


def _is_plain(text: str) -> bool:
    return bool(_BOILERPLATE.fullmatch(text)) or not re.search("[。；，：！？_]", text)


def is_title_data(line: Line) -> bool:
    """合同编号：…, 签订日期：… and the like."""
    return not line.is_row and bool(_TITLE_DATA.fullmatch(line.text) or _BOILERPLATE.fullmatch(line.text))


def is_party(line: Line) -> bool:
    """甲方（转让方）：某公司: who a party is, nothing that it must do."""
    text = _joined(line)
    match = PARTY_LINE.match(text)
    value = text[match.end() :] if match else ""
    return match is not None and len(text) <= 200 and not DUTY.search(value) and _is_name(value)


_ACTS = re.compile(
    "^(?:提供|派|支付|付|交|办理|协助|配合|处理|赔|退|收取|移交|同意|确认|将|在|自|于|按|由|已|不|操作|旁站|"
    "制定|负责|汇总|落实|移交|出具|组织|安排|参加|出席|牵头|承担|监督|审核|核对|整理|编制|开展|指派|委派|列席|跟进|答复|接待)|归.方|[^公分总]司承"
)


def _is_name(value: str) -> bool:
    value = value.strip()
    if _ACTS.search(value):
        return False
    return not value.endswith("。") or len(value) <= 60 or bool(_INFO.search(value))


def is_party_heading(line: Line) -> bool:
    """甲方信息, 乙方基本情况 over the data of a party."""
    return bool(PARTY_HEADING.fullmatch(line.text))


def is_party_data(line: Line) -> bool:
    """住所：…, 法定代表人：… as they follow a party."""
    text = _joined(line)
    return bool(_INFO.match(text) or _TO_FILL.fullmatch(text)) and not DUTY.search(text) and not text.endswith("。")


def is_to_fill(line: Line) -> bool:
    """Whether only blanks follow the labels of a line."""
    return not re.sub(r"[^：]{1,12}：|[_\s]", "", line.text)


def _joined(line: Line) -> str:
    """A row as its cells with a colon between the first two: 甲方 | 某公司."""
    if not line.is_row:
        return line.text
    cells = [part.strip() for part in line.text.split("\t") if part.strip()]
    return cells[0].rstrip("：") + "：" + "，".join(cells[1:])


def opens_contents(line: Line) -> bool:
    return bool(_CONTENTS.fullmatch(line.text)) or is_contents_entry(line)


def is_contents_entry(line: Line) -> bool:
    """A line of a table of contents by its style or by its dotted leader and page number."""
    style = line.source.style.lower()
    if style.startswith(("toc", "目录")):
        return True
    page = _PAGE.search(line.text[-12:])
    if line.is_row or not page:
        return False
    words = line.text[: len(line.text) - len(page[0])]
    return words.endswith("\t") or bool(re.search(r"(?:[.．·…・。]\s*){3}$", words[-12:]))


def opens_recitals(line: Line) -> bool:
    return not line.is_row and bool(_OPENER.match(line.text))


def is_recital_heading(line: Line) -> bool:
    """鉴于： alone on its line."""
    return bool(_HEADING_OPENER.fullmatch(line.text))


def closes_recitals(line: Line) -> int:
    """Where the words end that lead over to the agreement (双方订立本协议如下：); 0 where there are none."""
    found = None if line.is_row else list(_CLOSER.finditer(line.text))
    if not found:
        return 0
    end = found[-1].end()
    rest = _TO_STOP.match(line.text, end)
    return rest.end() if rest else end


def is_known_party(line: Line) -> bool:
    """Whether the label is one that agreements use for a party (甲方, 受让方), not any word before a colon."""
    match = PARTY_LINE.match(_joined(line))
    return match is not None and bool(re.fullmatch(rf"[{STEMS}]\s*方?|{ROLE_WORD}", match["label"]))


_OPENING = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,8})\s*(?:[（［\[][^（）］\[\]［]{1,25}[）］\]]\s*)*：\s*")
_NAMED = re.compile(
    rf"(?:{PERSON}|_+|[^\s，；。：（]{{2,30}}(?:公司|店|行|部|厂|中心|馆|院|所|社|户|集团|园|校))(?=[\s，；。、（_]|$)"
)


def opening_side(line: Line) -> PartyRole | None:
    """The side that a line with a plain label names (转花店的：林巧云, 新业主：高远); two opposed ones are parties."""
    text = _joined(line)
    label = _OPENING.match(text)
    if not label or len(text) > 200 or DUTY.search(text) or not _NAMED.match(_close_up(text[label.end() :])):
        return None
    return opening_role(label["label"])


def _close_up(name: str) -> str:
    """高　远 → 高远."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff](?:\s|[，；。、（]|$))", "", name)
