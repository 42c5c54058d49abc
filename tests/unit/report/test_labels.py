"""Nothing that a report prints is without a name."""

import itertools

import pytest

from clausecheck.errors import LOAD_CODES
from clausecheck.load.docx import COUNTS
from clausecheck.model import BlockKind, Change, Defect, Fate, Grade, PartyRole, Role, Severity, Status, Via
from clausecheck.report import labels, phrases


@pytest.mark.parametrize(
    ("names", "values"),
    [
        (labels.GRADES, Grade),
        (labels.STATUSES, Status),
        (labels.SEVERITIES, Severity),
        (labels.PARTY_ROLES, PartyRole),
        (labels.ROLES, Role),
        (labels.BLOCKS, BlockKind),
        (labels.VIAS, Via),
        (labels.DEFECTS, Defect),
        (labels.LOAD_CODES, LOAD_CODES),
        (labels.CHANGES, Change),
        (labels.FATES, Fate),
    ],
)
def test_every_value_has_a_name(names: dict[str, object], values: object) -> None:
    assert list(names) == list(values)  # type: ignore[call-overload]


def test_load_codes_have_the_names_of_the_error_tree() -> None:
    assert {code: entry.name.zh for code, entry in labels.LOAD_CODES.items()} == LOAD_CODES


def test_every_defect_has_a_meaning_and_a_remedy_in_both_languages() -> None:
    entries = itertools.chain(labels.DEFECTS.values(), labels.LOAD_CODES.values())
    assert all(text for entry in entries for label in entry for text in label)


def test_counts_are_named_and_noughts_left_out() -> None:
    assert phrases.counted({"paragraph": 1200, "cell": 0, "something": 2}, "zh") == ["段落 1,200", "something 2"]


def test_whatever_the_word_reader_counts_has_a_name() -> None:
    assert set(COUNTS) <= set(labels.COUNTS)


def test_a_citation_names_only_what_is_known() -> None:
    assert phrases.citation("第五条（二）", 3, 31, Via.TEXT, "zh") == "第五条（二），第3页，第31段"
    assert phrases.citation("", None, 31, Via.OCR, "en") == "paragraph 31, OCR"
    assert phrases.citation("", None, None, Via.TEXT, "zh") == ""
