"""What crosses the stages: frozen dataclasses and enums; no I/O and no third-party import.

Offsets are code points of ``Document.text``, 0-based, end excluded, unless a docstring says otherwise.
Pages, lines, paragraphs, tables, rows and columns count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of ``Document.text``."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """The characters of ``text`` in this range."""
        return text[self.start : self.end]


# --- load: options ---------------------------------------------------------------------------------------------------


class Revisions(StrEnum):
    """Which text of a file with tracked changes is read: as if all were accepted, or as if all were rejected."""

    FINAL = "final"
    ORIGINAL = "original"


class Ocr(StrEnum):
    """When text is recognised in pictures of pages: where there is no other readable text, never, or everywhere."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read. ``passwords`` are tried in turn on a file that is encrypted."""

    revisions: Revisions = Revisions.FINAL
    ocr: Ocr = Ocr.AUTO
    passwords: tuple[str, ...] = ()


AS_USUAL = ReadOptions()
"""Final text, recognition where needed, no password."""


# --- load: Document --------------------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """Where the reader sees a block; the keys of ``Ledger.blocks``."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXTBOX = "textbox"


class Via(StrEnum):
    """How a block's text was had."""

    TEXT = "text"
    OCR = "ocr"
    CONVERSION = "conversion"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a block stands in the source; what the format does not know is None.

    ``part`` is the package part of a .docx (``word/document.xml``); ``box`` is left, bottom, right, top in points.
    """

    part: str | None = None
    paragraph: int | None = None
    page: int | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one paragraph of a table cell.

    ``span`` leaves out the block's terminator. ``label`` is the automatic number as printed (第一条, 1.1), which is not
    part of the text. ``outline`` is the heading level from 1 where the source says so. ``bold``: all of it is.
    """

    kind: BlockKind
    span: Span
    anchor: Anchor
    label: str = ""
    style: str = ""
    outline: int | None = None
    bold: bool = False
    centred: bool = False
    via: Via = Via.TEXT


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page or part that gave no readable text: ``where`` as a lawyer would cite it (第3页), ``reason`` in Chinese."""

    where: str
    reason: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page whose text was recognised in its picture: the mean ``confidence`` of its characters (0 to 1), the lines
    read, and how many of them are ``unsure``."""

    page: int
    confidence: float
    lines: int
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was read. ``counts`` holds whatever else a loader counts (insertions, deletions, comments, pages …)."""

    blocks: dict[str, int]
    characters: int
    counts: dict[str, int] = field(default_factory=dict)
    unreadable: tuple[Unreadable, ...] = ()
    recognised: tuple[Recognised, ...] = ()

    @property
    def complete(self) -> bool:
        """True where every page and part was read."""
        return not self.unreadable


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. Blocks stand in reading order; each is ended by a line feed in ``text``, a cell of a row by a tab
    (the last cell of a row by a line feed, paragraphs within one cell by a line feed).

    ``revisions`` is which text of a file with tracked changes this is, None where there are none.
    """

    path: str
    sha256: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    ledger: Ledger
    pages: int | None = None
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    revisions: Revisions | None = None


# --- structure: Agreement --------------------------------------------------------------------------------------------


class Role(StrEnum):
    """What a provision is to a reader. Only ARTICLE, ITEM, ANNEX and TABLE are operative."""

    ARTICLE = "article"
    ITEM = "item"
    ANNEX = "annex"
    TABLE = "table"
    TITLE = "title"
    PARTIES = "parties"
    RECITAL = "recital"
    DEFINITION = "definition"
    CONTENTS = "contents"
    SIGNATURE = "signature"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered provision, or an unnumbered part of the agreement, in reading order.

    ``number`` is the number as printed (第五条, （一）, 5.2, 附件二; "" where none), ``label`` the whole citation
    from the top (第五条（一）, 附件二 3). ``heading`` and ``span`` are source ranges; ``span`` holds number (where
    typed), heading, body and all children. ``body`` is its own text alone. ``parent`` and ``children`` are indexes
    into ``Agreement.provisions``; ``parent`` is None at the top.
    """

    index: int
    number: str
    label: str
    role: Role
    span: Span
    heading: Span | None
    body: tuple[Span, ...]
    parent: int | None
    children: tuple[int, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, a list item or a table row: what a rule is held against.

    ``lead_in`` are the ranges that it inherits: the lead-in of its list, the header row of its table. ``headings`` are
    the headings on its path, outermost first. ``before`` is the number of earlier statements of the same provision.
    """

    index: int
    span: Span
    provision: int
    role: Role
    block: int
    lead_in: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    before: int = 0


class PartyRole(StrEnum):
    TRANSFEROR = "transferor"
    TRANSFEREE = "transferee"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """One party with every name the agreement calls it by (甲方, 转让方, 原店主, its company name and short name)."""

    role: PartyRole
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term (以下简称“会员”; “客户”是指 …) with the range of the text that defines it."""

    name: str
    meaning: Span


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex by its printed name (附件三): ``provision`` is None where it is only referred to, not held."""

    name: str
    provision: int | None

    @property
    def present(self) -> bool:
        return self.provision is not None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document, understood; ``provisions`` are a tree by ``parent`` and ``children``, kept in reading order."""

    document: Document
    title: str
    provisions: tuple[Provision, ...]
    statements: tuple[Statement, ...]
    parties: tuple[Party, ...]
    terms: tuple[Term, ...]
    annexes: tuple[Annex, ...]


# --- match and grade: verdicts ---------------------------------------------------------------------------------------


class Grade(StrEnum):
    MET = "met"
    WEAK = "weak"
    ABSENT = "absent"
    UNDETERMINED = "undetermined"


class Status(StrEnum):
    COVERED = "covered"
    WEAK = "weak"
    MISSING = "missing"
    UNDETERMINED = "undetermined"


class Defect(StrEnum):
    INCOMPLETE = "incomplete"
    VAGUE = "vague"
    PERMISSIVE = "permissive"
    DEFERRED = "deferred"
    EXCLUDED = "excluded"
    NO_OWNER = "no-owner"
    NO_DEADLINE = "no-deadline"
    BLANK = "blank"
    HEADING_ONLY = "heading-only"
    RECITAL_ONLY = "recital-only"
    ANNEX_MISSING = "annex-missing"
    CONFLICT = "conflict"


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Wording that speaks to a part of an element.

    ``span`` is the quote; ``statement`` is None for a heading; ``modality`` is duty, permission, exclusion …;
    ``defects`` are those of this wording alone. ``strength`` (0 to 1) says how much of what the rule asks for stands in
    the statement itself or its headings, not only near by; ``on_topic`` that a heading above it names the topic.
    """

    element: str
    part: str
    span: Span
    statement: int | None
    provision: int
    modality: str
    defects: tuple[Defect, ...] = ()
    strength: float = 1.0
    on_topic: bool = False


@dataclass(frozen=True, slots=True)
class Likely:
    """Wording that no rule knows and that is like labelled cases: what it would be graded, and the wording."""

    grade: Grade
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything that was found for one element, before it is graded: evidence of its parts, evidence that only speaks
    to it (``partial``), wording that takes it back (``revoking``), headings that name it with nothing under them.
    ``articles`` holds, beside each evidence of ``parts``, the index of its article. ``likely`` counts where nothing
    else was found; ``unlike`` are the provisions that are like nothing that was ever labelled for this element."""

    element: str
    parts: tuple[Evidence, ...] = ()
    articles: tuple[int, ...] = ()
    partial: tuple[Evidence, ...] = ()
    revoking: tuple[Evidence, ...] = ()
    headings: tuple[Evidence, ...] = ()
    likely: Likely | None = None
    unlike: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence as reports print it. ``text`` is ``Document.text[start:end]``; ``by_likeness``: no rule found it."""

    part: str
    provision: str
    page: int | None
    paragraph: int | None
    start: int
    end: int
    text: str
    via: Via
    by_likeness: bool = False


@dataclass(frozen=True, slots=True)
class ElementResult:
    id: str
    title: str
    grade: Grade
    defects: tuple[Defect, ...]
    missing_parts: tuple[str, ...]
    evidence: tuple[Quote, ...]
    suggestion: str


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One entry of law behind a topic. ``force``: 强制, 推荐性参考, 无 …; ``applies_when`` is printed with it."""

    law: str
    article: str
    applies_when: str
    force: str
    says: str


class Deal(StrEnum):
    """What kind of transfer an agreement makes. NONE: it is no transfer agreement; UNKNOWN: its text does not tell."""

    EQUITY = "equity"
    ASSET = "asset"
    SHOP = "shop"
    MERGER = "merger"
    CONTRACT = "contract"
    CUSTOMER_LIST = "customer-list"
    NONE = "none"
    UNKNOWN = "unknown"


class Side(StrEnum):
    """For whom a report is read: it changes severity, order and suggestions, never a verdict."""

    TRANSFEROR = "transferor"
    TRANSFEREE = "transferee"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Lens:
    """How verdicts are weighed. ``deal`` is None where the agreement's own text is to tell it."""

    side: Side = Side.NEUTRAL
    deal: Deal | None = None


UNWEIGHED = Lens()
"""Nobody's side, the deal as detected."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Wording that hurts (a rule of the pack), or a place where the draft is not complete, beside all verdicts.

    ``id`` is that of the rule; several places give several flags of one id. ``advice`` says what to do.
    """

    id: str
    title: str
    severity: Severity
    quote: Quote
    legal_basis: tuple[LegalBasis, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class TopicResult:
    id: str
    number: int
    title: str
    severity: Severity
    status: Status
    why: str
    elements: tuple[ElementResult, ...]
    legal_basis: tuple[LegalBasis, ...]


@dataclass(frozen=True, slots=True)
class DemandResult:
    """One of the overall demands: ``met`` of the ``total`` elements that could be determined."""

    id: str
    title: str
    met: int
    total: int

    @property
    def share(self) -> float:
        return round(self.met / self.total, 2) if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Loss:
    """What pending deletions take away: an element that the original text meets and the final one does not.

    ``provision`` is the one that the deleted wording stands in, ``quote`` that wording; ``status`` and ``before`` are
    those of the topic in the final and in the original text.
    """

    topic: str
    number: int
    topic_title: str
    element: str
    element_title: str
    provision: str
    quote: str
    status: Status
    before: Status


@dataclass(frozen=True, slots=True)
class DocumentReport:
    document: Document
    title: str
    deal: str
    parties: tuple[Party, ...]
    topics: tuple[TopicResult, ...]
    demands: tuple[DemandResult, ...]
    warnings: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    flags: tuple[Flag, ...] = ()
    side: Side = Side.NEUTRAL


@dataclass(frozen=True, slots=True)
class LoadFailure:
    path: str
    code: str
    message: str
    message_en: str


@dataclass(frozen=True, slots=True)
class RulesetId:
    pack: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """Everything a reporter needs, in the order of the arguments."""

    reports: tuple[DocumentReport, ...]
    failures: tuple[LoadFailure, ...]
    rules: RulesetId
    version: str
    exit_code: int


# --- compare: two versions of one agreement --------------------------------------------------------------------------


class Change(StrEnum):
    """How a verdict of the new version stands to that of the old one. UNCLEAR: one of the two is undetermined."""

    WORSE = "worse"
    BETTER = "better"
    SAME = "same"
    UNCLEAR = "unclear"


class Fate(StrEnum):
    """What became of a provision between two versions.

    MOVED: it stands elsewhere among the others (and may be reworded). RENUMBERED: it stands where it stood, under
    another number. REWORDED: the same provision in other words. UNSEEN: it is not in what could be read of the other
    version, part of which could not be read: neither REMOVED nor ADDED can be said.
    """

    KEPT = "kept"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    REWORDED = "reworded"
    REMOVED = "removed"
    ADDED = "added"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """One provision in the old and the new version: its citation and own wording, None on the side that has it not.

    ``old_index`` and ``new_index`` are those of ``Agreement.provisions``. ``reworded`` tells a moved or renumbered
    provision whose words changed, too.
    """

    fate: Fate
    old_label: str | None
    new_label: str | None
    old_text: str | None
    new_text: str | None
    old_index: int | None
    new_index: int | None
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Traced:
    """A quote of one version, and what became of its wording in the other one (or where it came from).

    ``there`` is the citation in the other version, "" where it is not in it; ``wording`` is what stands there now,
    "" where the quote stands there verbatim.
    """

    quote: Quote
    fate: Fate
    there: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True)
class ElementChange:
    change: Change
    old: ElementResult
    new: ElementResult
    old_quotes: tuple[Traced, ...]
    new_quotes: tuple[Traced, ...]


@dataclass(frozen=True, slots=True)
class TopicChange:
    change: Change
    old: TopicResult
    new: TopicResult
    elements: tuple[ElementChange, ...]


@dataclass(frozen=True, slots=True)
class FlagChange:
    """A flag that only the new version has (WORSE), or only the old one (BETTER); UNCLEAR where the version without it
    was not read whole."""

    change: Change
    flag: Flag


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, topic by topic; ``flags`` are those that one version alone has, ``provisions`` those that are not
    as they were, in the order of the new version, removed ones after the last provision before them that is still
    there."""

    old: DocumentReport
    new: DocumentReport
    topics: tuple[TopicChange, ...]
    flags: tuple[FlagChange, ...]
    provisions: tuple[ProvisionChange, ...]
    rules: RulesetId
    version: str
    exit_code: int
