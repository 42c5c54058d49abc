"""The lawyer's desk: a copy of an agreement in Word with comments at what is weak, and clauses drafted in.

A copy of a .docx keeps everything that it does not add to; what is no .docx is laid out as a new one. Nothing here
reads a clock, so the same bytes and the same report give the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausecheck.model import BlockKind, DocumentReport, ElementResult, Grade, Quote, Span, Status, TopicResult
from clausecheck.report.labels import Language
from clausecheck.word.canvas import Canvas, open_canvas
from clausecheck.word.comments import Comments
from clausecheck.word.drafts import Draft, drafts
from clausecheck.word.fresh import fresh_canvas
from clausecheck.word.insertions import Inserter
from clausecheck.word.marks import Cuts, marks, put_marks, put_marks_in, whole
from clausecheck.word.names import Ids
from clausecheck.word.strikes import strike, strikes
from clausecheck.word.wording import Wording

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ReviewOptions", "review"]


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """How a reviewed copy is made. ``insert``: suggested clauses are drafted in as tracked insertions."""

    language: Language = "zh"
    insert: bool = False
    passwords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Note:
    """A comment and what it speaks of; where no span of it is shown, that is the title."""

    lines: Sequence[str]
    span: Span | None = None


def review(report: DocumentReport, data: bytes, options: ReviewOptions) -> bytes:
    """The file ``data`` with the comments of ``report``, which is on its final text, as the bytes of a .docx.

    Raises LoadError as the reader does.
    """
    is_word = report.document.format == "docx"
    canvas = open_canvas(report.document, data, options.passwords) if is_word else fresh_canvas(report.document)
    wording = Wording(options.language, drafted=options.insert)
    notes = [_Note(wording.summary(report, rebuilt=not is_word)), *_notes(report, wording)]
    if not options.insert:
        notes += _on_what_is_absent(report, wording)
    struck = strikes(report) if options.insert else []
    reviewer = _Reviewer(canvas, report)
    cuts = Cuts(canvas, [*struck, *(note.span for note in notes if note.span)])
    reviewer.comment(notes, cuts)
    if options.insert:
        reviewer.strike(struck, cuts)
        reviewer.insert(drafts(report), wording)
    reviewer.save()
    return canvas.package.save()


def _notes(report: DocumentReport, wording: Wording) -> list[_Note]:
    notes = [_Note(wording.flag(flag), _span(flag.quote)) for flag in report.flags]
    for topic in report.topics:
        weak = [element for element in topic.elements if element.grade is Grade.WEAK]
        notes += [_Note(wording.weak(topic, each), _decisive(each)) for each in weak]
    return notes


def _on_what_is_absent(report: DocumentReport, wording: Wording) -> Iterator[_Note]:
    for topic in report.topics:
        absent = [element for element in topic.elements if element.grade is Grade.ABSENT]
        if absent and topic.status is not Status.MISSING:
            yield _Note(wording.absent(topic, absent), _place(topic))
    missing = [topic for topic in report.topics if topic.status is Status.MISSING]
    if missing:
        yield _Note(wording.missing(missing))


def _span(quote: Quote) -> Span:
    return Span(quote.start, quote.end)


def _decisive(element: ElementResult) -> Span | None:
    return _span(element.evidence[0]) if element.evidence else None


def _place(topic: TopicResult) -> Span | None:
    """The last wording that speaks to the topic: what lacks would follow it."""
    spans = [_span(quote) for element in topic.elements for quote in element.evidence]
    return max(spans, default=None)


class _Reviewer:
    """Writes comments and insertions onto a canvas."""

    def __init__(self, canvas: Canvas, report: DocumentReport) -> None:
        self._canvas = canvas
        self._report = report
        self._comments = Comments(canvas)
        self._ids = Ids(canvas.root, canvas.names)

    def comment(self, notes: Sequence[_Note], cuts: Cuts) -> None:
        """Put a comment at the characters of each note."""
        title = self._title()
        for note in notes:
            self._put(self._comments.add(note.lines), note.span, cuts, title)

    def strike(self, spans: Sequence[Span], cuts: Cuts) -> None:
        """Strike out what would contradict the drafts."""
        for span in spans:
            strike(span, cuts, self._canvas.names, self._ids)

    def insert(self, drafts: Sequence[Draft], wording: Wording) -> None:
        """Put the paragraphs of each draft in, under a comment that goes with them."""
        inserter = Inserter(self._canvas, self._ids)
        for draft in drafts:
            paragraphs = inserter.insert(draft)
            if paragraphs:
                comment = self._comments.add(wording.added(draft.topic, draft.elements))
                start, end, reference = marks(comment, self._canvas.names)
                paragraphs[0][0].addnext(start)
                paragraphs[-1].extend((end, inserter.tracked(reference)))
        inserter.finish()

    def save(self) -> None:
        """Put what was written into the package."""
        self._canvas.package.put(self._canvas.part, self._canvas.root)
        self._comments.save()

    def _put(self, comment: str, span: Span | None, cuts: Cuts, title: _Element) -> None:
        names = self._canvas.names
        paragraph = self._host(span) if span else None
        target = cuts.target(span) if span else None
        if target is None:
            paragraph = title if paragraph is None else paragraph
            target = whole(paragraph, names)
            if target is None:
                put_marks_in(paragraph, comment, names)
                return
        put_marks(target, comment, names)

    def _host(self, span: Span) -> _Element | None:
        """The paragraph that the block at ``span`` belongs to, where the block itself takes no comments."""
        pairs = zip(self._report.document.blocks, self._canvas.paragraphs, strict=False)
        return next((paragraph for block, paragraph in pairs if block.span.end >= span.start), None)

    def _title(self) -> _Element:
        """The paragraph of the title; the first one with text where there is none."""
        document, title = self._report.document, "".join(self._report.title.split())
        found = []
        for block, paragraph in zip(document.blocks, self._canvas.paragraphs, strict=False):
            words = "".join(block.span.cut(document.text).split())
            if paragraph is not None and words and block.kind is BlockKind.PARAGRAPH:
                if words in title or title in words:
                    return paragraph
                found.append(paragraph)
        every = self._canvas.root.iter(self._canvas.names("p"))
        return found[0] if found else next(every)
