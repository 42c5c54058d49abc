"""A run made by hand that has one of everything: all grades, statuses and defects, hostile text, a gap, a failure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausecheck.model import (
    Anchor,
    Block,
    BlockKind,
    Defect,
    DemandResult,
    Document,
    DocumentReport,
    ElementResult,
    Flag,
    Grade,
    Ledger,
    LegalBasis,
    LoadFailure,
    Party,
    PartyRole,
    Quote,
    RulesetId,
    Run,
    Severity,
    Span,
    Status,
    TopicResult,
    Unreadable,
    Via,
)

TEXT = (
    "书店转让协议\n甲方应于交接日十日前，以书面形式将转让一事告知全体会员。\n"
    "乙方可以每年向会员做一次满意度调查。\n会员投诉[bold]由\x1b[31m乙方\u202e处理，7日内办结。\n"
    "项目\t负责方\n充值余额\t交接日前归甲方，交接日后归乙方\n"
)
TITLES = ("客户信息保护与保密", "转让通知与告知义务", "客户满意度调查", "客户投诉处理机制", "客户关系维护数据统计分析")
LAWS = (
    LegalBasis("（无直接法定依据·合同惯例）", "—", "各类转让", "无", "没有法律规定通知的形式。"),
    LegalBasis("民法典", "第546条", "债权转让", "强制", "未通知债务人的，债权转让对债务人不发生效力。"),
    LegalBasis("民法典", "第509条", "各类转让", "任意性补充规则", "依诚信原则通知、协助、保密。"),
    LegalBasis("民法典", "第558条", "", "另一种效力", "合同终止后仍应通知、协助、保密。"),
)


def quote(part: str, words: str, provision: str, page: int | None = None, via: Via = Via.TEXT) -> Quote:
    start = TEXT.index(words)
    return Quote(part, provision, page, 2, start, start + len(words), words, via)


def element(
    id: str,
    title: str,
    grade: Grade,
    *evidence: Quote,
    defects: tuple[Defect, ...] = (),
    missing: tuple[str, ...] = (),
) -> ElementResult:
    return ElementResult(id, title, grade, defects, missing, evidence, f"甲方应于交割日【三十】日前办理{title}。")


def topic(
    number: int,
    status: Status,
    severity: Severity,
    *elements: ElementResult,
    laws: tuple[LegalBasis, ...] = (),
) -> TopicResult:
    title = TITLES[number - 1]
    return TopicResult(f"topic-{number}", number, title, severity, status, f"{title}不写清，无据可依。", elements, laws)


@pytest.fixture
def report() -> DocumentReport:
    notice = quote("notify", "甲方应于交接日十日前，以书面形式将转让一事告知全体会员", "第三条 3.1", page=1)
    topics = (
        topic(
            1,
            Status.COVERED,
            Severity.HIGH,
            element("1.1", "信息范围", Grade.MET, quote("kinds", "充值余额", "第二条", via=Via.OCR)),
        ),
        topic(
            2,
            Status.WEAK,
            Severity.HIGH,
            element("2.1", "事前书面通知", Grade.MET, notice, quote("written", "以书面形式", "第三条 3.1", page=1)),
            element(
                "2.2",
                "知悉与决策时间",
                Grade.WEAK,
                notice,
                defects=(Defect.INCOMPLETE, Defect.NO_DEADLINE),
                missing=("决策期限",),
            ),
            element("2.3", "未告知的风险", Grade.ABSENT, missing=("风险承担",)),
            laws=LAWS,
        ),
        topic(
            3,
            Status.WEAK,
            Severity.MEDIUM,
            element(
                "3.1",
                "定期调查",
                Grade.WEAK,
                quote("survey", "乙方可以每年向会员做一次满意度调查", ""),
                defects=(Defect.PERMISSIVE,),
            ),
        ),
        topic(
            4,
            Status.MISSING,
            Severity.HIGH,
            element(
                "4.1",
                "责任划分",
                Grade.WEAK,
                quote("owner", "会员投诉[bold]由\x1b[31m乙方\u202e处理，7日内办结", "第五条"),
                quote("table", "充值余额\t交接日前归甲方，交接日后归乙方", "第六条 表1"),
                defects=tuple(Defect),
            ),
        ),
        topic(5, Status.UNDETERMINED, Severity.LOW, element("5.1", "统计分析", Grade.UNDETERMINED)),
    )
    ledger = Ledger(
        {"paragraph": 4, "cell": 4},
        len(TEXT),
        {"pages": 3, "deletions": 2},
        (Unreadable("第3页", "只有图像，没有文字层", 3),),
    )
    document = Document("samples/书店.pdf", "ab" * 32, "pdf", TEXT, (), ledger, pages=3)
    parties = (
        Party(PartyRole.TRANSFEROR, ("甲方", "原店主")),
        Party(PartyRole.TRANSFEREE, ("乙方",)),
        Party(PartyRole.OTHER, ("房东",)),
    )
    demands = (
        DemandResult("legal-compliance", "合规与隐私", 2, 3),
        DemandResult("joint", "共同参与", 0, 13),
        DemandResult("risk", "风险控制", 4, 4),
    )
    return DocumentReport(document, "书店转让协议", "shop", parties, topics, demands, ("第2页的页眉与正文难以区分",))


@pytest.fixture
def run(report: DocumentReport) -> Run:
    lost = LoadFailure("扫描\u202e件.pdf", "no-text", "没有可读文字：请先做文字识别", "no readable text: run OCR first")
    return Run((report,), (lost,), RulesetId("customer-relationship", "1", "cd" * 32), "0.1.0", 1)


def blocks() -> tuple[Block, ...]:
    """``TEXT`` as a PDF of three pages, the last of which gave none: a title, three paragraphs, a table of two rows."""
    pieces = [(line, row) for row, line in enumerate(TEXT.splitlines(), start=1)]
    made, start = [], 0
    for line, row in pieces:
        cells = line.split("\t")
        for column, cell in enumerate(cells, start=1):
            table = (
                Anchor(page=2, table=1, row=row - 4, column=column) if len(cells) > 1 else Anchor(page=1, paragraph=row)
            )
            kind = BlockKind.CELL if len(cells) > 1 else BlockKind.PARAGRAPH
            label = "第三条" if row == 2 else ""
            made.append(Block(kind, Span(start, start + len(cell)), table, label, bold=row == 1, centred=row == 1))
            start += len(cell) + 1
    return tuple(made)


@pytest.fixture
def page_run(run: Run, report: DocumentReport) -> Run:
    """The same run with what reports with pages show besides: the blocks of the text, and a flag."""
    wording = quote("", "充值余额\t交接日前归甲方，交接日后归乙方", "第六条 表1", page=2)
    flag = Flag("balance", "=拒绝承兑<b>余额</b>", Severity.MEDIUM, wording, LAWS[1:2], "写明余额由谁承兑。")
    shown = replace(report, document=replace(report.document, blocks=blocks()), flags=(flag,))
    return replace(run, reports=(shown,))
