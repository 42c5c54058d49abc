"""Agreement × ruleset → one Finding an element."""

from __future__ import annotations

import re
from dataclasses import replace

from clausecheck.match.deal import detect_deal
from clausecheck.match.evaluate import Evaluator
from clausecheck.match.flags import Raised as Raised
from clausecheck.match.flags import raised
from clausecheck.match.lexicon import Lexicon
from clausecheck.match.likeness import LikenessReader, SoftEvidence
from clausecheck.match.masks import bits
from clausecheck.match.quote import quote_span
from clausecheck.match.scan import Hit, Scan
from clausecheck.match.segment import Segmenter
from clausecheck.match.signals import SignalReader
from clausecheck.model import Agreement, Deal, Defect, Evidence, Finding, Likely, Role, Span
from clausecheck.ruleset import Element, Part, Ruleset, Topic
from clausecheck.ruleset.conditions import Condition

_RESERVED = re.compile(
    r"[（【]?(?:本条|本款|本节|此条|该条)?(?:有意|特意|暂)?(?:保留|留空|空缺|从略|略|无|不适用|此处空白|预留|删除)[）】]?。?"
)
"""A provision that is kept empty on purpose."""
OPERATIVE = frozenset({Role.ARTICLE, Role.ITEM, Role.ANNEX, Role.TABLE})
_TAKING_BACK = frozenset({"excluded", "hypothetical"})
_REFERENCE = re.compile(
    r"第([0-9.]+|[零一二三四五六七八九十百]+)(?=条)|(?<![0-9.])([0-9]+(?:\.[0-9]+)+)(?=[条款项所的之中规约不限自即已均也亦从失无作取停终撤删，。；]|$)"
    r"|(?<![0-9.])([0-9]+)(?=条)"
)
"""A provision named by its number: 第七条, 第6.5条, 5.1所列, 4.4条; an item (第1项) alone names none."""
_ONLY_SPOKEN_OF = frozenset({Role.RECITAL, Role.DEFINITION})


class Matcher:
    """A compiled rule pack; safe to use for any number of agreements."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self._lexicon = Lexicon(ruleset)
        self._segmenter = Segmenter(self._lexicon.user_words, self._lexicon.key)
        self._likeness = LikenessReader(ruleset.likeness) if ruleset.likeness else None

    def match(self, agreement: Agreement) -> tuple[Finding, ...]:
        """One Finding for each element of the pack, in its order."""
        search = self.search(agreement)
        return tuple(search.element(element, topic) for topic in self.ruleset.topics for element in topic.elements)

    def search(self, agreement: Agreement) -> Search:
        """The workings behind ``match``, for tracing."""
        return Search(Scan(agreement, self._lexicon, self._segmenter), self.ruleset, self._likeness)


class Search:
    """Finds the evidence of elements in one scanned agreement."""

    def __init__(self, scan: Scan, ruleset: Ruleset, likeness: LikenessReader | None = None) -> None:
        self.scan = scan
        self._ruleset = ruleset
        self._topic_of = {element.id: topic for topic in ruleset.topics for element in topic.elements}
        self._topical: dict[str, int] = {}
        self.evaluator = Evaluator(scan)
        self._signals = SignalReader(self.evaluator)
        self._soft = SoftEvidence(scan, self._signals, likeness) if likeness else None
        self._bare = _bare_provisions(scan)
        self._revocations = self._find_revocations()

    def element(self, element: Element, topic: Topic) -> Finding:
        """Everything that speaks to ``element``."""
        parts = [evidence for part in element.parts for evidence in self._part(element, part)]
        partial = []
        for rule in element.partial:
            for found in self._evidence(element, "", rule.way, rule.ignore):
                defects = dict.fromkeys((*rule.defects, *found.defects))
                partial.append(_with_defects(found, tuple(defects)))
        revoking = [e for way in element.revoked for e in self._evidence(element, "", way, _TAKING_BACK)]
        revoking += self._revoked_by_number(element, parts)
        articles = self.evaluator.units.article_of
        unlike: frozenset[int] = self._soft.unlike(element.id) if self._soft else frozenset()
        return Finding(
            element=element.id,
            parts=tuple(parts),
            articles=tuple(articles[e.statement] for e in parts if e.statement is not None),
            partial=tuple(partial),
            revoking=tuple(revoking),
            headings=self._headings(element, topic),
            unlike=unlike,
            likely=self._likely(element, (*parts, *partial), unlike),
        )

    def likeliest(self, element: Element, count: int) -> list[tuple[str, tuple[float, float, float]]]:
        """The ``count`` passages most like what speaks to ``element``, with their likelihoods; [] without likeness."""
        return self._soft.likeliest(element.id, count) if self._soft else []

    def _likely(self, element: Element, found: tuple[Evidence, ...], unlike: frozenset[int]) -> Likely | None:
        """What likeness alone finds, where rules found nothing that counts."""
        if self._soft is None or any(item.provision not in unlike for item in found):
            return None
        return self._soft.likely(element)

    def deal(self) -> Deal:
        """What kind of transfer the agreement makes."""
        return detect_deal(self.evaluator, self._ruleset.deals)

    def flags(self, deal: Deal | None) -> tuple[Raised, ...]:
        """The flags that the agreement raises under ``deal``, the gravest rules first; None: of rules for any deal."""
        return tuple(raised(self.evaluator, self._ruleset.flags, deal))

    def _headings(self, element: Element, topic: Topic) -> tuple[Evidence, ...]:
        """Headings with nothing under them that name the element, or for the first element the topic."""
        phrases = element.headings + (topic.headings if element is topic.elements[0] else ())
        provisions = self.scan.agreement.provisions
        return tuple(
            Evidence(element.id, "", provisions[index].heading or provisions[index].span, None, index, "heading")
            for index, span in self._bare
            if any(self.scan.within(self.scan.phrase(phrase), span) for phrase in phrases)
        )

    def _part(self, element: Element, part: Part) -> list[Evidence]:
        """Evidence of one part by any way; a statement that one way reads as a disclaimer is one for all ways."""
        found = [e for way in part.ways for e in self._evidence(element, part.name, way, part.ignore)]
        disclaimed = {e.statement for e in found if Defect.EXCLUDED in e.defects}
        return [e for e in found if e.statement not in disclaimed or Defect.EXCLUDED in e.defects]

    def _evidence(self, element: Element, part: str, way: Condition, ignore: frozenset[str]) -> list[Evidence]:
        found = []
        for index in bits(self.evaluator.satisfy(way)[0]):
            evidence = self._judge(element, part, way, ignore, index)
            if evidence is not None:
                found.append(evidence)
        return found

    def _revoked_by_number(self, element: Element, parts: list[Evidence]) -> list[Evidence]:
        """Statements that take back, by its number, a provision that ``parts`` rest on (第七条不予适用)."""
        provisions = [self.scan.agreement.provisions[e.provision] for e in parts]
        numbers = {_bare_number(text) for p in provisions for text in (p.number, p.label)} - {""}
        return [
            Evidence(element.id, "", quote_span(self.scan, index, [hit]), index, statement.provision, "revocation")
            for index, (hit, named) in self._revocations.items()
            if named & numbers and (statement := self.scan.agreement.statements[index])
        ]

    def _find_revocations(self) -> dict[int, tuple[Hit, frozenset[str]]]:
        """Statements that take back other provisions: the revoking word and the numbers that are named."""
        found: dict[int, tuple[Hit, frozenset[str]]] = {}
        for hit in self.scan.concept("撤回"):
            for index in bits(self.scan.masks_of([hit])[0]):
                statement = self.scan.agreement.statements[index]
                own = _bare_number(self.scan.agreement.provisions[statement.provision].number)
                words = self.scan.spans[index].cut(self.scan.text)
                named = frozenset(number for groups in _REFERENCE.findall(words) for number in groups if number) - {own}
                if named:
                    found[index] = (hit, named)
        return found

    def _judge(
        self, element: Element, part: str, way: Condition, ignore: frozenset[str], index: int
    ) -> Evidence | None:
        statement = self.scan.agreement.statements[index]
        if statement.role not in OPERATIVE and statement.role not in _ONLY_SPOKEN_OF:
            return None
        hits = self.evaluator.words(way, index)
        if not hits or (part and index in self._revocations):
            return None
        signals = self._signals.read(index, hits, ignore)
        if signals.supposed:
            return None
        defects = signals.defects
        if statement.role in _ONLY_SPOKEN_OF and not (element.definition and statement.role == Role.DEFINITION):
            defects = (Defect.RECITAL_ONLY,)
        span = quote_span(self.scan, index, hits)
        strength = self.evaluator.strength(way, index)
        on_topic = bool(self._on_topic(element) >> index & 1)
        return Evidence(
            element.id, part, span, index, statement.provision, signals.modality, defects, strength, on_topic
        )

    def _on_topic(self, element: Element) -> int:
        """Statements under a heading that names the topic of ``element``, or the element itself."""
        if element.id not in self._topical:
            topic = self._topic_of[element.id]
            mask = 0
            for phrase in (*topic.headings, *element.headings):
                mask |= self.scan.headed(phrase)
            self._topical[element.id] = mask
        return self._topical[element.id]


def _with_defects(evidence: Evidence, defects: tuple[Defect, ...]) -> Evidence:
    return replace(evidence, defects=(Defect.RECITAL_ONLY,) if Defect.RECITAL_ONLY in defects else defects)


def _bare_number(number: str) -> str:
    """第七条 → 七, 6.5 → 6.5: what a reference to it writes after 第."""
    found = re.match(r"第?([0-9.]+|[零一二三四五六七八九十百]+)", number)
    return found.group(1).rstrip(".") if found else ""


def _bare_provisions(scan: Scan) -> list[tuple[int, Span]]:
    """Operative provisions with a heading and nothing under it: (index, folded range of the heading)."""
    agreement = scan.agreement
    filled = {
        statement.provision
        for statement in agreement.statements
        if not _RESERVED.fullmatch(scan.spans[statement.index].cut(scan.text))
    }
    for provision in reversed(agreement.provisions):
        if provision.parent is not None and provision.index in filled:
            filled.add(provision.parent)
    return [
        (p.index, scan.normal.folded(p.heading))
        for p in agreement.provisions
        if p.heading and p.index not in filled and p.role in OPERATIVE
    ]
