"""Agreements in Word made of XML, reports on them made by hand, and what a reader of the reviewed copy sees."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from clausecheck.load.docx import read
from clausecheck.model import (
    AS_USUAL,
    Defect,
    Document,
    DocumentReport,
    ElementResult,
    Grade,
    LegalBasis,
    Party,
    PartyRole,
    Quote,
    ReadOptions,
    Revisions,
    Severity,
    Status,
    TopicResult,
    Via,
)
from clausecheck.word import ReviewOptions, review

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORIGINAL = ReadOptions(revisions=Revisions.ORIGINAL)
LAW = LegalBasis("民法典", "第546条", "债权转让", "强制", "未通知债务人的，不发生效力。")


def quote(document: Document, words: str) -> Quote:
    start = document.text.index(words)
    return Quote("part", "第一条", None, 1, start, start + len(words), words, Via.TEXT)


def element(id: str, *evidence: Quote, grade: Grade = Grade.WEAK, defects: tuple[Defect, ...] = ()) -> ElementResult:
    said = (Defect.VAGUE,) if grade is Grade.WEAK and not defects else defects
    return ElementResult(id, f"要素{id}", grade, said, ("期限",), evidence, f"甲方应于【三十】日内办理{id}。")


def topic(number: int, status: Status, *elements: ElementResult) -> TopicResult:
    return TopicResult(f"t{number}", number, f"主题{number}", Severity.HIGH, status, "", elements, (LAW,))


def report_on(document: Document, *topics: TopicResult) -> DocumentReport:
    parties = (Party(PartyRole.TRANSFEROR, ("甲方",)), Party(PartyRole.TRANSFEREE, ("乙方",)))
    return DocumentReport(document, "转让协议", "unknown", parties, topics, ())


def weak_at(data: bytes, *words: str) -> DocumentReport:
    """A report that finds these words weak, each for an element of its own."""
    document = read(data, "made.docx")
    elements = [element(f"1.{number}", quote(document, each)) for number, each in enumerate(words, start=1)]
    return report_on(document, topic(1, Status.WEAK, *elements))


def commented(data: bytes, *words: str) -> bytes:
    return review(weak_at(data, *words), data, ReviewOptions())


def drafted(data: bytes, *topics: TopicResult) -> bytes:
    return review(report_on(read(data, "made.docx"), *topics), data, ReviewOptions(insert=True))


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def comments(data: bytes) -> dict[str, str]:
    """The text of each comment by its id."""
    root = part(data, "word/comments.xml")
    return {each.get(f"{W}id", ""): "\n".join(map(_text, each.iter(f"{W}p"))) for each in root}


def anchored(data: bytes) -> dict[str, str]:
    """The characters between the marks of each comment, by its id."""
    open_now: list[str] = []
    found: dict[str, str] = {}
    for each in part(data).iter():
        if each.tag == f"{W}commentRangeStart":
            open_now.append(each.get(f"{W}id"))
            found[open_now[-1]] = ""
        elif each.tag == f"{W}commentRangeEnd":
            open_now.remove(each.get(f"{W}id"))
        elif each.tag in (f"{W}t", f"{W}delText"):
            found.update({id: found[id] + (each.text or "") for id in open_now})
    assert not open_now
    return found


def at(data: bytes, word: str) -> str:
    """The characters that the comment with ``word`` in it is anchored at."""
    return next(anchored(data)[id] for id, text in comments(data).items() if word in text)


def seen(data: bytes, options: ReadOptions = AS_USUAL) -> list[str]:
    """Every paragraph with its number, as it is seen with all changes accepted, or with all rejected."""
    document = read(data, "made.docx", options)
    return [block.label + block.span.cut(document.text) for block in document.blocks]


def ids_of_changes(data: bytes) -> Iterator[str]:
    names = ("ins", "del", "pPrChange", "rPrChange", "moveFrom", "moveTo")
    return (each.get(f"{W}id") for each in part(data).iter(*(W + name for name in names)))


def _text(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
