"""Every word that reports print about the model's values, in both languages: the only place for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from clausecheck.model import (
    BlockKind,
    Change,
    Deal,
    Defect,
    Fate,
    Grade,
    PartyRole,
    Revisions,
    Role,
    Severity,
    Side,
    Status,
    Via,
)

Language = Literal["zh", "en"]


class Label(NamedTuple):
    """A name in Chinese and English."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


class Entry(NamedTuple):
    """A value that ``explain`` knows: its name, what it means, and what to do about it."""

    name: Label
    meaning: Label
    remedy: Label


GRADES: Mapping[Grade, Label] = {
    Grade.MET: Label("满足", "met"),
    Grade.WEAK: Label("薄弱", "weak"),
    Grade.ABSENT: Label("缺失", "absent"),
    Grade.UNDETERMINED: Label("无法判定", "undetermined"),
}

STATUSES: Mapping[Status, Label] = {
    Status.COVERED: Label("已覆盖", "covered"),
    Status.WEAK: Label("薄弱", "weak"),
    Status.MISSING: Label("缺失", "missing"),
    Status.UNDETERMINED: Label("无法判定", "undetermined"),
}

SEVERITIES: Mapping[Severity, Label] = {
    Severity.HIGH: Label("高", "high"),
    Severity.MEDIUM: Label("中", "medium"),
    Severity.LOW: Label("低", "low"),
}

PARTY_ROLES: Mapping[PartyRole, Label] = {
    PartyRole.TRANSFEROR: Label("转让方", "transferor"),
    PartyRole.TRANSFEREE: Label("受让方", "transferee"),
    PartyRole.OTHER: Label("其他方", "other party"),
}

ROLES: Mapping[Role, Label] = {
    Role.ARTICLE: Label("条款", "article"),
    Role.ITEM: Label("项", "item"),
    Role.ANNEX: Label("附件", "annex"),
    Role.TABLE: Label("表格", "table"),
    Role.TITLE: Label("标题", "title"),
    Role.PARTIES: Label("当事人", "parties"),
    Role.RECITAL: Label("鉴于", "recital"),
    Role.DEFINITION: Label("定义", "definition"),
    Role.CONTENTS: Label("目录", "contents"),
    Role.SIGNATURE: Label("签署", "signature"),
    Role.HEADER: Label("页眉页脚", "header"),
}

BLOCKS: Mapping[str, Label] = {
    BlockKind.PARAGRAPH: Label("段落", "paragraphs"),
    BlockKind.CELL: Label("单元格", "cells"),
    BlockKind.HEADER: Label("页眉", "headers"),
    BlockKind.FOOTER: Label("页脚", "footers"),
    BlockKind.FOOTNOTE: Label("脚注", "footnotes"),
    BlockKind.ENDNOTE: Label("尾注", "endnotes"),
    BlockKind.TEXTBOX: Label("文本框", "text boxes"),
}

COUNTS: Mapping[str, Label] = {
    "lines": Label("行", "lines"),
    "pages": Label("页", "pages"),
    "pages_text": Label("有文字层的页", "pages with a text layer"),
    "pages_ocr": Label("文字识别的页", "recognised pages"),
    "pages_unreadable": Label("未读出的页", "unreadable pages"),
    "annotations": Label("注释", "annotations"),
    "insertions": Label("修订插入", "tracked insertions"),
    "deletions": Label("修订删除", "tracked deletions"),
    "comments": Label("批注", "comments"),
    "hidden": Label("隐藏文字", "hidden stretches"),
    "struck": Label("删除线文字", "struck stretches"),
    "textboxes": Label("文本框", "text boxes"),
    "controls": Label("内容控件", "content controls"),
    "footnotes": Label("脚注", "footnotes"),
    "endnotes": Label("尾注", "endnotes"),
    "images": Label("图片", "images"),
    "front-matter": Label("文首元数据", "front matter"),
}
"""Names of what loaders count besides blocks; a key without a name is printed as it stands."""

REVISIONS: Mapping[Revisions, Label] = {
    Revisions.FINAL: Label("接受修订后", "changes accepted"),
    Revisions.ORIGINAL: Label("拒绝修订后", "changes rejected"),
}

VIAS: Mapping[Via, Label] = {
    Via.TEXT: Label("", ""),
    Via.OCR: Label("文字识别", "OCR"),
    Via.CONVERSION: Label("格式转换", "conversion"),
}

DEFECTS: Mapping[Defect, Entry] = {
    Defect.INCOMPLETE: Entry(
        Label("要素不全", "incomplete"),
        Label("只约定了一部分，另一部分没有写", "one part is settled, another is not"),
        Label("补上“缺少”一栏列出的内容", "add what is listed as missing"),
    ),
    Defect.VAGUE: Entry(
        Label("措辞模糊", "vague"),
        Label(
            "用“尽量、适当、合理、视情况”代替了义务或标准", "hedged wording stands in place of the duty or its measure"
        ),
        Label("改成确定的义务和可以衡量的标准", "state a firm duty with a measure that can be checked"),
    ),
    Defect.PERMISSIVE: Entry(
        Label("非强制", "permissive"),
        Label("写成“可以、有权、鼓励”，不是义务", "it is allowed or encouraged, not required"),
        Label("把“可以”“有权”改为“应当”", "turn the permission into a duty (应当)"),
    ),
    Defect.DEFERRED: Entry(
        Label("另行约定", "deferred"),
        Label("留待另行协商或约定，眼下没有具体内容", "left to a later agreement, with nothing concrete now"),
        Label("现在就写明，或写明谈不成时按什么办", "settle it now, or say what applies if no agreement is reached"),
    ),
    Defect.EXCLUDED: Entry(
        Label("排除义务", "excluded"),
        Label("明文写明不承担这项义务", "the duty is expressly disclaimed"),
        Label("删去排除的话，或改为由另一方承担", "delete the disclaimer, or put the duty on the other party"),
    ),
    Defect.NO_OWNER: Entry(
        Label("无责任主体", "no owner"),
        Label("没有写明由哪一方来做", "no party is named for the duty"),
        Label("写明由转让方、受让方还是双方负责", "name the transferor, the transferee or both"),
    ),
    Defect.NO_DEADLINE: Entry(
        Label("无期限", "no deadline"),
        Label("需要日期、期限或频率，全文没有写", "it needs a date, a period or a frequency, and none is given"),
        Label("写明日期、期限或频率", "give a date, a period or a frequency"),
    ),
    Defect.BLANK: Entry(
        Label("留白未填", "blank"),
        Label("关键内容是还没有填的空白", "the key term is an unfilled blank"),
        Label("签署前填好", "fill it in before signing"),
    ),
    Defect.HEADING_ONLY: Entry(
        Label("仅有标题", "heading only"),
        Label("标题提到了，标题下没有实际约定", "a heading names it, and nothing operative stands under it"),
        Label("在标题下写出实际的约定", "write the provision under its heading"),
    ),
    Defect.RECITAL_ONLY: Entry(
        Label("仅见于鉴于/定义", "recital only"),
        Label("只在鉴于或定义里提到，不产生义务", "only recitals or definitions speak of it, and they bind nobody"),
        Label("在正文中写成条款", "write it into the body as a provision"),
    ),
    Defect.ANNEX_MISSING: Entry(
        Label("附件缺失", "annex missing"),
        Label("内容留给附件，而文件里没有这个附件", "it is left to an annex that the document does not hold"),
        Label("附上附件，或用 --annex 一并检查", "attach the annex, or check it along with --annex"),
    ),
    Defect.CONFLICT: Entry(
        Label("前后矛盾", "conflict"),
        Label("一处约定了，另一处又推翻", "one provision establishes it and another takes it back"),
        Label("删改其中一处，使前后一致", "change one of the two so that they agree"),
    ),
}

LOAD_CODES: Mapping[str, Entry] = {
    "not-found": Entry(
        Label("文件不存在", "not found"),
        Label("路径上没有这个文件", "there is no file at the path"),
        Label("检查路径和文件名", "check the path and the file name"),
    ),
    "unreadable": Entry(
        Label("文件无法读取", "unreadable"),
        Label("文件在，但系统不让读", "the file is there, but the system does not let it be read"),
        Label("检查权限，或关闭正占用它的程序", "check its permissions, or close the program that holds it"),
    ),
    "empty": Entry(
        Label("文件为空", "empty"),
        Label("文件没有内容", "the file holds nothing"),
        Label("检查文件是否完整下载或保存", "check that it was downloaded or saved whole"),
    ),
    "unsupported": Entry(
        Label("不支持的格式", "unsupported"),
        Label(
            "不是能读的格式，或者转换它要用的 LibreOffice 没有安装",
            "it is in no format that is read, or the LibreOffice that would convert it is not installed",
        ),
        Label(
            "另存为 .docx 或 PDF 再检查，或安装 LibreOffice",
            "save it as .docx or PDF and check that, or install LibreOffice",
        ),
    ),
    "encrypted": Entry(
        Label("文件已加密", "encrypted"),
        Label("打开文件需要密码", "a password is needed to open it"),
        Label("用 --password 给出密码，或去掉密码另存一份", "give it with --password, or save a copy without it"),
    ),
    "damaged": Entry(
        Label("文件已损坏", "damaged"),
        Label("文件不完整，或不是扩展名所说的格式", "the file is not whole, or not what its extension says"),
        Label("用 Word 或阅读器打开，另存一份", "open it in its own program and save a copy"),
    ),
    "no-text": Entry(
        Label("没有可读文字", "no text"),
        Label("多半是扫描件：有页面图像，没有文字", "most likely a scan: images of pages without text"),
        Label("先做文字识别（OCR），或换带文字的版本", "run OCR first, or use a version that has text"),
    ),
    "lfs-pointer": Entry(
        Label("git-lfs 指针文件", "git-lfs pointer"),
        Label("仓库里只有指针，文件本身没有取下来", "the repository holds a pointer; the file itself was not fetched"),
        Label("运行 git lfs pull", "run git lfs pull"),
    ),
    "too-large": Entry(
        Label("文件过大", "too large"),
        Label("文件超过读取上限", "the file is beyond the reading limit"),
        Label("拆分，或去掉图片后再检查", "split it, or remove its images first"),
    ),
}

FORCES: Mapping[str, str] = {
    "强制": "mandatory",
    "刑事责任": "criminal liability",
    "任意性补充规则": "default rule",
    "推荐性参考": "recommended",
    "地方强制": "mandatory in its region",
    "民事责任": "civil liability",
    "民事责任/行政责任": "civil and administrative liability",
}
"""What rule packs write as the force of a law → its English; another word is printed as it stands."""

NO_STATUTE = Label("无直接法定依据，属合同惯例", "no statute, contract practice")

# words of the layout, for every report that people read
MEANING = Label("含义", "meaning")
REMEDY = Label("怎么办", "remedy")
PARTS = Label("要素", "parts")
TERM = Label("定义", "term")
ANNEX_PRESENT = Label("在文件中", "in the document")
ANNEX_ABSENT = Label("只被提到，文件中没有", "referred to, not in the document")
QUOTE = Label("原文", "quote")
LACKING = Label("缺少", "missing")
SUGGESTION = Label("建议", "suggest")
WHY = Label("为何重要", "why")
LAW = Label("法律依据", "law")
SEVERITY = Label("重要性", "severity")
DEMANDS = Label("总体要求", "demands")
READ = Label("读取", "read")
READ_WHOLE = Label("全部读完", "read whole")
NOT_READ = Label("未读出", "not read")
BY_LIKENESS = Label("据相似范例认定，宜复核", "found by likeness to labelled cases; worth a second look")
UNDETERMINED = Label(
    "没有找到相关约定，但文件有一部分没有读出", "nothing was found on it, but part of the document could not be read"
)
WARNINGS = Label("提示", "warnings")
FAILED = Label("未能检查", "not checked")
NO_PARTY = Label("未识别", "not found")
CHARACTERS = Label("字", "characters")
PAGES = Label("页", "pages")
ADVICE = Label(
    "本报告只核对条款，不构成法律意见。依据与范例：clausecheck explain 主题编号",
    "This report checks clauses; it is no legal advice. Sources and examples: clausecheck explain NUMBER",
)

# two versions
CHANGES: Mapping[Change, Label] = {
    Change.WORSE: Label("变差", "worse"),
    Change.BETTER: Label("变好", "better"),
    Change.SAME: Label("不变", "same"),
    Change.UNCLEAR: Label("无法比较", "unclear"),
}

FATES: Mapping[Fate, Label] = {
    Fate.KEPT: Label("未动", "kept"),
    Fate.RENUMBERED: Label("改编号", "renumbered"),
    Fate.MOVED: Label("移动", "moved"),
    Fate.REWORDED: Label("改写", "reworded"),
    Fate.REMOVED: Label("删除", "removed"),
    Fate.ADDED: Label("新增", "added"),
    Fate.UNSEEN: Label("另一版读到的部分中没有", "not in what was read of the other version"),
}

OLD = Label("旧版", "old")
NEW = Label("新版", "new")
NOTHING_SAID = Label("没有约定", "nothing on it")
PROVISIONS = Label("条款变动", "provisions")
TOPIC = Label("主题", "topic")
CHANGE = Label("变化", "change")
DEFECT = Label("缺陷", "defect")
COMPARISON = Label("版本比较", "comparison")

# kinds of deal, sides, flags
DEALS: Mapping[str, Label] = {
    Deal.EQUITY: Label("股权转让", "equity"),
    Deal.ASSET: Label("资产或业务转让", "assets"),
    Deal.SHOP: Label("店铺转让", "shop"),
    Deal.MERGER: Label("合并或分立", "merger"),
    Deal.CONTRACT: Label("合同转让", "contracts"),
    Deal.CUSTOMER_LIST: Label("客户资源转让", "customer list"),
    Deal.NONE: Label("不是转让协议", "no transfer"),
    Deal.UNKNOWN: Label("未识别", "unknown"),
}

SIDES: Mapping[Side, Label] = {
    Side.TRANSFEROR: Label("转让方", "transferor"),
    Side.TRANSFEREE: Label("受让方", "transferee"),
    Side.NEUTRAL: Label("中立", "neutral"),
}

DEAL = Label("类型", "deal")
SIDE = Label("立场", "side")
FLAGGED = Label("风险", "flags")
FLAGS_HEAD = Label("风险提示", "Risk flags")
FLAG_ADVICE = Label("建议", "advice")
RAISED_BY = Label("命中", "raised by")
NOT_RAISED_BY = Label("不命中", "not by")
NO_TRANSFER = Label(
    "这份文件看来不是转让协议：判定仍按转让协议的要求作出，缺失的主题多半不必补；若确是转让协议，用 --deal 指明类型",
    "this seems to be no transfer agreement: it is still judged as one, and most missing topics need no provision; "
    "if it is one, say which with --deal",
)
