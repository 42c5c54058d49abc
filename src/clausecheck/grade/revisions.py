"""What pending deletions take away: the verdicts on the final text held against those on the original one."""

from __future__ import annotations

from collections.abc import Iterator

from clausecheck.model import DocumentReport, ElementResult, Grade, Loss, Quote, TopicResult


def losses(final: DocumentReport, original: DocumentReport) -> tuple[Loss, ...]:
    """The elements that the original text meets, and the final one no longer does since the wording is deleted."""
    return tuple(
        _loss(topic, before, element, quote)
        for topic, before in _paired(final.topics, original.topics)
        for element, quote in _lost(topic, before, final.document.text)
    )


def _paired(
    final: tuple[TopicResult, ...], original: tuple[TopicResult, ...]
) -> Iterator[tuple[TopicResult, TopicResult]]:
    """The topics of one side with their like of the other, which may stand in another order."""
    once = {topic.id: topic for topic in original}
    return ((topic, once[topic.id]) for topic in final)


def _lost(topic: TopicResult, before: TopicResult, text: str) -> Iterator[tuple[ElementResult, Quote]]:
    """Each such element with the first quote of it that is not in ``text``."""
    for now, once in zip(topic.elements, before.elements, strict=True):
        if once.grade is Grade.MET and now.grade is not Grade.MET:
            gone = next((quote for quote in once.evidence if quote.text not in text), None)
            if gone is not None:
                yield now, gone


def _loss(topic: TopicResult, before: TopicResult, element: ElementResult, quote: Quote) -> Loss:
    return Loss(
        topic=topic.id,
        number=topic.number,
        topic_title=topic.title,
        element=element.id,
        element_title=element.title,
        provision=quote.provision,
        quote=quote.text,
        status=topic.status,
        before=before.status,
    )
