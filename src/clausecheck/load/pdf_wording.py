"""What the wording of a line says about where paragraphs begin and end."""

from __future__ import annotations

import re

_HAN_NUMBER = "[一二三四五六七八九十百千零〇两]{1,6}"
_PROVISION = re.compile(
    rf"第\s*(?:{_HAN_NUMBER}|\d{{1,3}})\s*[条章节编款项部篇]"
    rf"|{_HAN_NUMBER}\s*[、．.]"
    rf"|[（(]\s*(?:{_HAN_NUMBER}|\d{{1,3}}|[a-zA-Z]|[ivx]{{1,4}})\s*[）)]"
    r"|\d{1,3}(?:[.．]\d{1,3}){1,4}(?![\d%％‰倍元万亿米公吨])"
    r"|\d{1,3}\s*[、.．)）](?!\d)"
    r"|\d{1,2}\s+(?![年月日天个元万倍人份户台家次届])[一-鿿]"
    r"|[①-⑳㈠-㈩⑴-⒇]"
    r"|(?:附件|附表|附录)\s*(?:[一二三四五六七八九十]+|\d{1,2})?\s*(?:[：:]|$|\s)"
    r"|[a-zA-Z][.、)）]\s*(?=[^\x00-\x7f])"
    r"|[●■◆•▪➢☑☒□√○]"
)
# 第三条约定的…, 第三条第（二）项…: the line goes on with a reference, it does not begin the third article
_REFERENCE = re.compile(
    rf"第\s*(?:{_HAN_NUMBER}|\d{{1,3}})\s*[条章节编款项部篇]\s*(?:第|之|[、，,；;。）)和与及或至到]|(?:的)?(?:约定|规定|所|项下|中|内)|的|款|项)"
)
_SENTENCE_END = re.compile(r"[。；！？：;!?:][”’」』）)】]*$|…$")
_CONTENTS_ENTRY = re.compile(r"(?:[.．·…。]\s?){4,}\s*[\divxIVX]{0,4}$")
_PARTY_LABEL = re.compile(
    r"(?:[甲乙丙丁]方|转让[方人]|受让[方人]|出让[方人]|承接[方人]|住所地?|地址|通讯地址|法定代表人|负责人|委托代理人|联系人|经办人|代表"
    r"|联系电话|电话|手机|传真|邮编|电子邮箱|邮箱|身份证号码?|统一社会信用代码|开户银?行|账户名?|户名|账号|签订日期|签订地点|日期)"
    r"(?:[（(][^（）()]{1,16}[）)])?\s*[：:]"
)
_ORNAMENT = re.compile(r"[-=*~—–+\s]{5,}")
_LABEL = re.compile(r"[^\s，。；,;：:_（）()]{1,16}(?:[（(][^（）()]{1,16}[）)])?\s*[：:]")


def starts_provision(text: str) -> bool:
    """True where a line begins with a number, bullet or 附件, and not with a mere reference to a provision."""
    return bool(_PROVISION.match(text)) and not _REFERENCE.match(text)


def ends_sentence(text: str) -> bool:
    """True where a line ends with a mark that may end a paragraph."""
    return bool(_SENTENCE_END.search(text))


def is_contents_entry(text: str) -> bool:
    """True for a line of a table of contents, with its leader dots."""
    return bool(_CONTENTS_ENTRY.search(text))


def starts_with_label(text: str) -> bool:
    """True for a line that begins with a label and a colon (住所：)."""
    return bool(_LABEL.match(text))


def starts_with_party_label(text: str) -> bool:
    """True for a line that begins as those of the parties' particulars do (甲方：, 住所：, 账号：)."""
    return bool(_PARTY_LABEL.match(text))


def is_ornament(text: str) -> bool:
    """True for a line of dashes or stars."""
    return bool(_ORNAMENT.fullmatch(text))
