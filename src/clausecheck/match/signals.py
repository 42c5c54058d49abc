"""How binding the wording around a hit is: duty, permission, exclusion, hedge, deferral, blank, nobody's duty."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from clausecheck.match.evaluate import TRANSFEREE, TRANSFEROR, Evaluator
from clausecheck.match.scan import Hit
from clausecheck.model import Defect, Role, Span
from clausecheck.ruleset.conditions import Phrase, Ref
from clausecheck.text import normalise

BEFORE_EXCLUSION, WITHOUT_DUTY, AFTER_EXCLUSION, BEFORE_NEGATION = 10, 30, 30, 6
"""How far (code points) a negation (不培训) reaches forward, a duty denied (无需…), a closing disclaimer backward, a
supposition (未…的) forward."""
SUBJECT_SLACK = 3
"""Code points that may stand before a subject in its clause (若老学员 …)."""

_CONCRETE = ("period", "amount", "share", "frequency")
_ATTRIBUTES = frozenset({"月度", "季度", "年度", "半年度", "周度", "月底", "季末", "年末", "年终", "学期末"})
"""Words of time that only qualify a noun (年度账款) and settle nothing."""


_ATTRIBUTE = re.compile(
    r"关系|信息|资料|档案|名单|数据|投诉|满意|服务|评估|评价|意见|反馈|流失|维护|维系|回访|管理|系统|报告|调查|培训|的|"
    r"经理|成功|专员|代表|主管|顾问|团队|部|接待|坐席|支持"
)
"""After these a word for customers is no subject (客户关系评估报告可以 …)."""
_APPEAL = re.compile("申诉|复核|申辩|异议")
"""What those who are assessed may do takes nothing from the assessment."""
_LABELLED = re.compile(r"[^，。；：]{1,8}：.")
"""An item such as 时间：移交前十五日: its owner stands in another item of the list."""


def _concept(name: str) -> Phrase:
    return Phrase(((Ref(name),),), ())


_OWNERS = (TRANSFEROR, TRANSFEREE, _concept("共同"), _concept("责任主体"))


@dataclass(frozen=True, slots=True)
class Signals:
    """What was read around the words of one statement; ``supposed``: a mere supposition (未通知的), no evidence."""

    modality: str
    defects: tuple[Defect, ...]
    supposed: bool = False


class SignalReader:
    """Reads the signals of statements of one agreement."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._scan = evaluator.scan
        self._known_hits: dict[tuple[str, int], list[Hit]] = {}
        self._known_names: dict[tuple[int, int], bool] = {}
        self._known_deferrals: dict[int, bool] = {}
        owned = 0
        for phrase in _OWNERS:
            owned |= self._scan.masks(phrase)[1]
        self._owned = owned
        self._appointed = self._scan.masks_of(self._scan.concept("责任落实"))[0]
        self._missing_annexes = frozenset(
            normalise(annex.name).text for annex in self._scan.agreement.annexes if not annex.present
        )

    def read(self, index: int, hits: list[Hit], ignore: frozenset[str]) -> Signals:
        """The signals of statement ``index`` around ``hits`` (folded offsets); defects in ``ignore`` are left out."""
        stretch = Span(min(h[0] for h in hits), max(h[1] for h in hits))
        actions = [h for h in hits if not self._names_somebody(h)] or hits
        if "excluded" not in ignore and self._excluded(index, actions, stretch):
            return Signals("exclusion", (Defect.EXCLUDED,))
        if "hypothetical" not in ignore and any(self._negated(h, "假设否定", BEFORE_NEGATION, index) for h in actions):
            return Signals("supposition", (), supposed=True)
        modality = self._modality(index, stretch)
        checks: tuple[tuple[Defect, Callable[[], bool]], ...] = (
            (Defect.PERMISSIVE, lambda: modality == "permission"),
            (Defect.VAGUE, lambda: self._hedged(index, stretch)),
            (Defect.DEFERRED, lambda: self._deferred(index)),
            (Defect.BLANK, lambda: self._blank(index, stretch)),
            (Defect.ANNEX_MISSING, lambda: self._refers_to_missing_annex(index)),
            (Defect.NO_OWNER, lambda: self._ownerless(index, stretch)),
        )
        found = tuple(defect for defect, holds in checks if defect.value not in ignore and holds())
        return Signals(modality, found)

    def _hits(self, name: str, index: int) -> list[Hit]:
        # a statement is read once for every rule that it satisfies
        found = self._known_hits.get((name, index))
        if found is None:
            found = self._known_hits[name, index] = self._scan.within(self._scan.concept(name), self._scan.spans[index])
        return found

    def _names_somebody(self, hit: Hit) -> bool:
        """True where the hit is nothing but a name of customers or a party."""
        place = hit[:2]
        if place not in self._known_names:
            self._known_names[place] = self._is_name(hit)
        return self._known_names[place]

    def _is_name(self, hit: Hit) -> bool:
        span = Span(hit[0], hit[1])
        names = (self._scan.within(self._scan.concept(name), span) for name in ("客户", "转让方", "受让方"))
        return any(name[:2] == hit[:2] for found in names for name in found)

    def _negated(self, hit: Hit, negation: str, reach: int, index: int) -> bool:
        return any(
            end <= hit[0] <= end + reach
            and self._scan.same_clause(start, hit[0])
            and not self._scan.text.endswith("不得", 0, start)  # 不得不开展 is a duty
            for start, end, _ in self._hits(negation, index)
        )

    def _excluded(self, index: int, actions: list[Hit], stretch: Span) -> bool:
        """True where the duty is disclaimed before, around or after the words that name it."""
        for words, reach in (("免除词", BEFORE_EXCLUSION), ("无需词", WITHOUT_DUTY)):
            if any(self._negated(hit, words, reach, index) for hit in actions):
                return True
        frames = self._hits("免除框", index)
        if any(frame[0] <= hit[0] and hit[1] <= frame[1] for frame in frames for hit in actions):
            return True
        closing = self._hits("事后免除", index)
        return any(stretch.end - 2 <= hit[0] <= stretch.end + AFTER_EXCLUSION for hit in closing)

    def _modality(self, index: int, stretch: Span) -> str:
        """The modal that governs the hits: the last one before their end, else the lead-in's, else the next one."""
        modals = [(h[0], "duty") for h in self._hits("义务词", index)]
        modals += [(h[0], "permission") for h in self._hits("许可词", index) if self._permits(h[0], index)]
        before = [modal for modal in sorted(modals) if modal[0] < stretch.end]
        if before:
            return before[-1][1]
        return self._lead_in_modality(index) or self._next_modality(index, modals, stretch)

    def _next_modality(self, index: int, modals: list[tuple[int, str]], stretch: Span) -> str:
        """The modal behind the hits (满意度调查，双方可以做); in a later clause 有权 is a remedy, and a permission
        leaves what somebody does before it as it is (乙方每月统计，可以据此排班)."""
        acts = self._has_subject(index, stretch)
        for position, modality in sorted(modals):
            remedy = self._scan.text.startswith("有权", position)
            if self._scan.same_clause(stretch.end, position) or not (remedy or (acts and modality == "permission")):
                return modality
        return "plain"

    def _has_subject(self, index: int, stretch: Span) -> bool:
        """Whether the clause of the hits names who acts, before or among them."""
        clause = Span(self._scan.clause(stretch.start, self._scan.spans[index]).start, stretch.end)
        return any(self._scan.within(self._scan.phrase(owner), clause) for owner in _OWNERS)

    def _permits(self, position: int, index: int) -> bool:
        """True where the permission at ``position`` leaves a party's duty open: not a customer's right, no 仅…可以."""
        clause = self._scan.clause(position, self._scan.spans[index])
        only = self._scan.text.rfind("仅", clause.start, position) >= 0 or self._scan.text.endswith("只", 0, position)
        appeal = _APPEAL.search(self._scan.text, position, clause.end)
        return not only and not appeal and not self._customers_right(position, index)

    def _prohibited(self, index: int, stretch: Span) -> bool:
        """True where the duty word that governs the hits is a prohibition, which binds everybody."""
        before = [h for h in self._hits("义务词", index) if h[0] < stretch.end]
        return bool(before) and before[-1][2].startswith(("不得", "不能", "不许", "不准", "严禁", "禁止"))

    def _lead_in_modality(self, index: int) -> str:
        found: list[tuple[int, str]] = []
        for source in self._scan.agreement.statements[index].lead_in:
            span = self._scan.normal.folded(source)
            for name, modality in (("义务词", "duty"), ("许可词", "permission")):
                found += [(h[0], modality) for h in self._scan.within(self._scan.concept(name), span)]
        return max(found)[1] if found else ""

    def _customers_right(self, position: int, index: int) -> bool:
        """A permission given to customers (会员可扫码评价) weakens nobody's duty: theirs is the last name before it,
        and it begins or ends a clause as a subject does."""
        whole = self._scan.spans[index]
        before = Span(whole.start, position)
        customers = self._scan.within(self._scan.concept("客户"), before)
        if not customers:
            return False
        parties = [
            h for name in ("转让方", "受让方", "共同") for h in self._scan.within(self._scan.concept(name), before)
        ]
        last = max(customers)
        clause = self._scan.clause(last[0], whole)
        if _ATTRIBUTE.match(self._scan.text, last[1]):
            return False
        is_subject = last[0] - clause.start <= SUBJECT_SLACK or clause.end - last[1] <= 1 or clause.end > position
        return is_subject and (not parties or last[0] > max(parties)[0])

    def _clauses(self, index: int, stretch: Span) -> Span:
        span = self._scan.spans[index]
        return Span(
            self._scan.clause(stretch.start, span).start,
            self._scan.clause(max(stretch.end - 1, stretch.start), span).end,
        )

    def _hedged(self, index: int, stretch: Span) -> bool:
        end = self._clauses(index, stretch).end
        return any(start < end for start, _, _ in self._hits("软性词", index))

    def _deferred(self, index: int) -> bool:
        if index not in self._known_deferrals:
            self._known_deferrals[index] = self._is_deferred(index)
        return self._known_deferrals[index]

    def _is_deferred(self, index: int) -> bool:
        span = self._scan.spans[index]
        for start, _, _ in self._hits("另行约定", index):
            clause = self._scan.clause(start, span)
            values = [h for kind in _CONCRETE for h in self._scan.within(self._scan.concept(kind), span)]
            concrete = [h for h in values if h[2] not in _ATTRIBUTES]
            if not any(h[1] <= clause.start or h[0] >= clause.end for h in concrete):
                return True
        return False

    def _blank(self, index: int, stretch: Span) -> bool:
        clauses = self._clauses(index, stretch)
        return bool(self._scan.within(self._scan.concept("blank"), clauses))

    def _refers_to_missing_annex(self, index: int) -> bool:
        if not self._missing_annexes or not self._hits("附件引用", index):
            return False
        span = self._scan.spans[index]
        return any(hit[2] in self._missing_annexes for hit in self._scan.within(self._scan.concept("annex"), span))

    def _ownerless(self, index: int, stretch: Span) -> bool:
        statement = self._scan.agreement.statements[index]
        if self._owned >> index & 1 or statement.role == Role.TABLE:
            return False
        words = self._scan.spans[index].cut(self._scan.text)
        article = self._evaluator.units.article_mask(index)
        if (_LABELLED.match(words) and self._owned & article) or self._appointed & article:
            return False
        return not self._prohibited(index, stretch)
