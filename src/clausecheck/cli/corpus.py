"""``clausecheck rules test --corpus DIR``: how verdicts agree with labels, element by element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from clausecheck import scores
from clausecheck.cli import console
from clausecheck.corpus_test import Outcome, read_corpus, run_corpus
from clausecheck.errors import UsageError
from clausecheck.model import Grade, Quote, Status
from clausecheck.report import labels
from clausecheck.report.escape import visible
from clausecheck.report.labels import Label, Language
from clausecheck.report.page import Page, pad
from clausecheck.ruleset import Ruleset
from clausecheck.scores import Case, Pair

WORST = 10
_UNREAD = Label("未读", "unread")
_GRADES: Mapping[str, Label] = {**{grade.value: name for grade, name in labels.GRADES.items()}, scores.UNREAD: _UNREAD}
_STATUSES: Mapping[str, Label] = {
    **{status.value: name for status, name in labels.STATUSES.items()},
    scores.UNREAD: _UNREAD,
}
_AGREEMENTS = Label("协议", "Agreements")
_CLAUSES = Label("单独条款", "Single clauses")
_TOPICS = Label("主题", "topics")
_ELEMENTS = Label("要素", "elements")
_RIGHT = Label("正确", "right")
_FALSE = {Status.COVERED: Label("误判为已覆盖", "false covered"), Status.MISSING: Label("误判为缺失", "false missing")}
_OF = Label("／", " of ")
_LOCATED = Label("证据在标注处", "evidence at the labelled place")
_CITED = Label("条款号与标注相同", "provision as labelled")
_DEFECTS = Label("缺陷 F1", "defects F1")
_MEAN = Label("各要素 macro-F1 的平均", "mean of the elements' macro-F1")
_TABLE = Label("标注＼判定", "labelled\\found")
_EACH = Label("各要素", "Each element")
_COLUMNS = (
    Label("要素", "element"),
    Label("协议 正确", "agreements"),
    Label("条款 正确", "clauses"),
    Label("条款 F1", "clause F1"),
    Label("全部 F1", "all F1"),
    Label("误判", "confusions"),
)
_WORST = Label("最差的要素（全部 macro-F1）", "The worst elements (macro-F1 of all)")
_MISSES = Label("误判清单", "Misses")
_MISSED = {
    "grade": Label("等级", "grade"),
    "place": Label("位置", "place"),
    "defects": Label("缺陷", "defects"),
}
_WANT = Label("标注", "want")
_GOT = Label("判定", "got")
_LACKS = Label("欠缺", "lacks")
_CELL = 12
_TITLE = 36


def report_corpus(pack: Ruleset, directory: Path, only: tuple[str, ...], misses: bool, language: Language) -> str:
    """The figures of the labelled corpus in ``directory``, with ``misses`` each miss with its words.

    Raises UsageError where nothing is labelled there, or nothing of ``only``.
    """
    corpus = read_corpus(directory)
    outcome = run_corpus(pack, corpus, only, console.Progress(len(corpus), language).step)
    cases = (*outcome.agreements, *outcome.clauses)
    if not cases:
        raise UsageError(f"{directory} 中没有这些要素的标注", f"none of these elements is labelled in {directory}")
    page = Page(console.width())
    if outcome.agreements:
        _add_agreements(page, outcome, language)
    if outcome.clauses:
        _add_clauses(page, outcome.clauses, language)
    _add_elements(page, pack, cases, language)
    if misses:
        _add_misses(page, cases, language)
    return page.text(colour=console.has_colour())


def _add_agreements(page: Page, outcome: Outcome, language: Language) -> None:
    count = len({case.source for case in outcome.agreements})
    page.line((f"{_AGREEMENTS.say(language)}  {count}", "strong"))
    if outcome.unread:
        page.paragraph(" ".join(outcome.unread), label=_UNREAD.say(language), indent=2)
    pairs = [case.pair for case in outcome.agreements]
    if outcome.topics:
        page.line(_agreed(_TOPICS, outcome.topics, _STATUSES, scores.STATUSES, language))
    page.line(_agreed(_ELEMENTS, pairs, _GRADES, scores.GRADES, language))
    if outcome.topics:
        page.line("  " + "   ".join(_false(outcome.topics, status, language) for status in _FALSE))
    located, cited, places = scores.places(outcome.agreements)
    page.line(
        f"  {_LOCATED.say(language)} {located / max(1, places):.4f}{_OF.say(language)}{places}"
        f"   {_CITED.say(language)} {cited / max(1, places):.4f}"
    )
    _add_defects(page, outcome.agreements, language)
    if outcome.topics:
        _add_table(page, _TOPICS, outcome.topics, _STATUSES, language)
    _add_table(page, _ELEMENTS, pairs, _GRADES, language)


def _add_clauses(page: Page, clauses: Sequence[Case], language: Language) -> None:
    pairs = [case.pair for case in clauses]
    each = [scores.macro_f1([case.pair for case in cases]) for cases in scores.by_element(clauses).values()]
    page.blank()
    page.line((f"{_CLAUSES.say(language)}  {len(clauses)}", "strong"))
    page.line(_agreed(_ELEMENTS, pairs, _GRADES, scores.GRADES, language))
    page.line(f"  {_MEAN.say(language)} {sum(each) / len(each):.4f}")
    _add_defects(page, clauses, language)
    _add_table(page, _ELEMENTS, pairs, _GRADES, language)


def _agreed(
    name: Label, pairs: Sequence[Pair], names: Mapping[str, Label], classes: Iterable[str], language: Language
) -> str:
    each = scores.f1_by_class(pairs, classes)
    told = "  ".join(f"{names[key].say(language)} {score:.3f}" for key, score in each.items())
    right = f"{_RIGHT.say(language)} {scores.accuracy(pairs):.4f}"
    return f"  {name.say(language)} {right}  macro-F1 {scores.macro_f1(pairs, list(each)):.4f}  {told}"


def _false(pairs: Sequence[Pair], status: Status, language: Language) -> str:
    count, total = scores.false_verdicts(pairs, status)
    return f"{_FALSE[status].say(language)} {count}{_OF.say(language)}{total} ({count / max(1, total):.1%})"


def _add_defects(page: Page, cases: Sequence[Case], language: Language) -> None:
    score = scores.defects_f1(cases)
    if score is not None:
        page.line(f"  {_DEFECTS.say(language)} {score:.4f}")


def _add_table(page: Page, name: Label, pairs: Sequence[Pair], names: Mapping[str, Label], language: Language) -> None:
    counts = Counter(pairs)
    used = {value for pair in pairs for value in pair}
    shown = [value for value in names if value in used]
    page.blank()
    page.line(f"  {pad(_TABLE.say(language), 16)}" + "".join(_cell(names[value].say(language)) for value in shown))
    for want in shown:
        if any(pair[0] == want for pair in pairs):
            row = "".join(_cell(str(counts[want, got])) for got in shown)
            page.line(f"  {pad(f'{name.say(language)} {names[want].say(language)}', 16)}{row}")


def _cell(text: str) -> str:
    return pad(text, _CELL)


def _add_elements(page: Page, pack: Ruleset, cases: Sequence[Case], language: Language) -> None:
    found = scores.by_element(cases)
    titles = {e.id: e.title if language == "zh" else e.title_en or e.title for t in pack.topics for e in t.elements}
    order = [*(element for element in titles if element in found), *sorted(found.keys() - titles.keys())]
    overall = {element: scores.macro_f1([case.pair for case in found[element]]) for element in order}
    page.blank()
    page.line((_EACH.say(language), "strong"))
    page.line("  " + "".join(_cell(column.say(language)) for column in _COLUMNS))
    for element in order:
        page.line(f"  {_row(element, found[element], overall[element], language)}")
    worst = sorted((each for each in order if overall[each] < 1), key=lambda each: overall[each])[:WORST]
    if worst:
        page.blank()
        page.line((_WORST.say(language), "strong"))
    for element in worst:
        title = pad(visible(titles.get(element, "")), _TITLE)
        page.line(
            f"  {pad(visible(element), 6)}{overall[element]:.3f}  {title}  {_confusions(found[element], language)}"
        )


def _row(element: str, cases: Sequence[Case], overall: float, language: Language) -> str:
    whole = [case.pair for case in cases if case.text is None]
    single = [case.pair for case in cases if case.text is not None]
    cells = (
        visible(element),
        _share(whole),
        _share(single),
        f"{scores.macro_f1(single):.3f}" if single else "–",
        f"{overall:.3f}",
    )
    return "".join(map(_cell, cells)) + _confusions(cases, language)


def _share(pairs: Sequence[Pair]) -> str:
    return f"{sum(want == got for want, got in pairs)}/{len(pairs)}" if pairs else "–"


def _confusions(cases: Sequence[Case], language: Language) -> str:
    counts = scores.confusions(case.pair for case in cases)
    return "  ".join(
        f"{_GRADES[want].say(language)}→{_GRADES[got].say(language)} {count}" for (want, got), count in counts
    )


def _add_misses(page: Page, cases: Sequence[Case], language: Language) -> None:
    page.blank()
    page.line((_MISSES.say(language), "strong"))
    for case in cases:
        missed = _missed(case)
        if missed:
            page.blank()
            page.line(
                (f"{visible(case.source)}  {visible(case.element)}", "strong"),
                f"  {_MISSED[missed].say(language)}",
            )
            page.paragraph(_wanted(case, language), label=_WANT.say(language), indent=2)
            page.paragraph(_found(case, language), label=_GOT.say(language), indent=2)
            if case.text is not None:
                page.paragraph(" ".join(case.text.split()), indent=2)


def _missed(case: Case) -> str:
    """What of the label was missed; "" where nothing was."""
    if case.pair[0] != case.pair[1]:
        return "grade"
    if case.text is None and case.located is False:
        return "place"
    return "defects" if case.want.grade == Grade.WEAK and case.want.defects != case.defects else ""


def _wanted(case: Case, language: Language) -> str:
    want = case.want
    quote = f"「{want.quote}」" if want.quote else ""
    return " ".join(filter(None, (_GRADES[want.grade].say(language), *sorted(want.defects), want.clause, quote)))


def _found(case: Case, language: Language) -> str:
    if case.got is None:
        return _UNREAD.say(language)
    lacking = f"{_LACKS.say(language)} {'、'.join(case.got.missing_parts)}" if case.got.missing_parts else ""
    quotes = (f"{quote.provision} {_basis(quote, language)}「{quote.text}」" for quote in case.got.evidence)
    return "  ".join(filter(None, (_GRADES[case.pair[1]].say(language), *case.got.defects, lacking, *quotes)))


def _basis(quote: Quote, language: Language) -> str:
    return labels.BY_LIKENESS.say(language) if quote.by_likeness else quote.part or "~"
