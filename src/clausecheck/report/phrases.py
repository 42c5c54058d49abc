"""Phrases that reports share, put together from labels: a citation, a law, counts, what became of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clausecheck.model import Deal, Document, DocumentReport, Flag, LegalBasis, Loss, Quote, Recognised, Side, Via
from clausecheck.report import labels
from clausecheck.report.labels import Language


def counted(counts: Mapping[str, int], language: Language) -> list[str]:
    """What of ``Ledger.blocks`` and ``Ledger.counts`` is not nought, by name, or by key where it has none."""
    names = {key: label.say(language) for key, label in (*labels.BLOCKS.items(), *labels.COUNTS.items())}
    return [f"{names.get(key, key)} {count:,}" for key, count in counts.items() if count]


def source(document: Document, language: Language) -> list[str]:
    """Which file a report speaks of: its path, format and size, and which text of tracked changes was read."""
    facts = [document.path, document.format]
    if document.revisions is not None:
        facts.append(labels.REVISIONS[document.revisions].say(language))
    if document.pages is not None:
        facts.append(f"{document.pages} {labels.PAGES.say(language)}")
    facts.append(f"{document.ledger.characters:,} {labels.CHARACTERS.say(language)}")
    return facts


def weighed(report: DocumentReport, language: Language) -> list[str]:
    """What verdicts were weighed by: the kind of deal, and the side where there is one."""
    deal = labels.DEALS.get(report.deal)
    told = [f"{labels.DEAL.say(language)} {deal.say(language) if deal else report.deal}"]
    if report.side is not Side.NEUTRAL:
        told.append(f"{labels.SIDE.say(language)} {labels.SIDES[report.side].say(language)}")
    return told


def kinds(flags: Iterable[Flag]) -> list[list[Flag]]:
    """Flags by their rule, in the order of the first of each."""
    by_id: dict[str, list[Flag]] = {}
    for flag in flags:
        by_id.setdefault(flag.id, []).append(flag)
    return list(by_id.values())


def how_read(document: Document, language: Language) -> list[str]:
    """By what means text was had, where it is not simply the text of the file."""
    means = []
    pages = document.ledger.recognised
    if pages:
        least = min(pages, key=lambda page: page.confidence)
        count, sure = len(pages), f"{least.confidence:.0%}"
        means.append(
            f"文字识别 {count} 页（可信度最低为第{least.page}页 {sure}）"
            if language == "zh"
            else f"OCR of {count} pages (least sure of page {least.page}: {sure})"
        )
    vias = {block.via for block in document.blocks}
    if Via.OCR in vias and not pages:
        means.append(labels.VIAS[Via.OCR].say(language))
    if Via.CONVERSION in vias:
        means.append(labels.VIAS[Via.CONVERSION].say(language))
    return means


def recognised(page: Recognised, language: Language) -> str:
    """How sure recognition was of a page."""
    if language == "zh":
        unsure = f"，其中 {page.unsure} 行存疑" if page.unsure else ""
        return f"第{page.page}页：可信度 {page.confidence:.1%}，{page.lines} 行{unsure}"
    unsure = f", {page.unsure} of them unsure" if page.unsure else ""
    return f"page {page.page}: confidence {page.confidence:.1%}, {page.lines} lines{unsure}"


def and_more(count: int, language: Language) -> str:
    """What stands for ``count`` entries that are left out."""
    return f"另有 {count} 条，见 --verbose" if language == "zh" else f"{count} more with --verbose"


def citation(provision: str, page: int | None, paragraph: int | None, via: Via, language: Language) -> str:
    """Where a quote stands, as a lawyer would cite it: 第五条（二），第3页，第31段."""
    places = [provision] if provision else []
    if page is not None:
        places.append(f"第{page}页" if language == "zh" else f"page {page}")
    if paragraph is not None:
        places.append(f"第{paragraph}段" if language == "zh" else f"paragraph {paragraph}")
    if labels.VIAS[via].zh:
        places.append(labels.VIAS[via].say(language))
    return joined(places, language)


def place(quote: Quote, language: Language) -> str:
    """Where a quote stands, and that it was found by likeness where it was."""
    cited = citation(quote.provision, quote.page, quote.paragraph, quote.via, language)
    return joined((cited, labels.BY_LIKENESS.say(language) if quote.by_likeness else ""), language)


def joined(pieces: Iterable[str], language: Language) -> str:
    """``pieces`` that are not empty, parted by commas."""
    return ("，" if language == "zh" else ", ").join(filter(None, pieces))


def warnings(report: DocumentReport, language: Language) -> list[str]:
    """What a reader should know besides the verdicts, the gravest first."""
    strange = [labels.NO_TRANSFER.say(language)] if report.deal == Deal.NONE else []
    return [*strange, *(loss(each, language) for each in report.losses), *report.warnings]


def loss(loss: Loss, language: Language) -> str:
    """What a pending deletion takes away, and where."""
    before, now = labels.STATUSES[loss.before], labels.STATUSES[loss.status]
    if language == "zh":
        change = f"，主题由{before.zh}变为{now.zh}" if before is not now else ""
        where = f"（{loss.provision}）" if loss.provision else ""
        return (
            f"未定稿的修订删去了“{loss.element} {loss.element_title}”唯一的约定{where}："
            f"接受修订后不再满足（主题 {loss.number} {loss.topic_title}{change}）"
        )
    change = f", from {before.en} to {now.en}" if before is not now else ""
    where = f" ({loss.provision})" if loss.provision else ""
    return (
        f"a pending deletion removes the only provision{where} on {loss.element} {loss.element_title}: "
        f"it is no longer met once changes are accepted (topic {loss.number} {loss.topic_title}{change})"
    )


def load_code(code: str, language: Language) -> str:
    """What happened to a file that could not be read, and what to do about it."""
    entry = labels.LOAD_CODES[code]
    if language == "zh":
        return f"{entry.name.zh}（{code}）：{entry.remedy.zh}"
    return f"{entry.name.en} ({code}): {entry.remedy.en}"


def cited(basis: LegalBasis, language: Language) -> str:
    """A legal basis by law and article alone."""
    return labels.NO_STATUTE.say(language) if basis.force == "无" else f"《{basis.law}》{basis.article}"


def law(basis: LegalBasis, language: Language) -> str:
    """A legal basis on one line, always with the case that it applies to; ``force`` 无 says that there is none."""
    name = cited(basis, language)
    if basis.force == "无":
        return name + ("：" if language == "zh" else ": ") + basis.says
    if language == "zh":
        return f"{name}（适用：{basis.applies_when or '一般'}；{basis.force}）：{basis.says}"
    return (
        f"{name} (applies: {basis.applies_when or '一般'}; {labels.FORCES.get(basis.force, basis.force)}): {basis.says}"
    )
