"""The phrase language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.ruleset.conditions import (
    LONG_GAP,
    SHORT_GAP,
    Condition,
    Near,
    Phrase,
    Ref,
    parse_phrase,
    phrases_of,
    refs_of,
)

NAMES = frozenset({"客户", "方案"})


def test_a_bare_word_that_names_a_concept_is_that_concept() -> None:
    assert parse_phrase("客户", NAMES) == Phrase(((Ref("客户"),),), ())


def test_a_bare_word_that_names_a_built_in_value_is_that_value() -> None:
    assert parse_phrase("期限", NAMES) == Phrase(((Ref("期限"),),), ())


def test_any_other_bare_word_is_literal() -> None:
    assert parse_phrase("意见簿", NAMES) == Phrase((("意见簿",),), ())


def test_a_choice_holds_literals_and_concepts() -> None:
    assert parse_phrase("(拿出|<方案>)", NAMES).items == (("拿出", Ref("方案")),)


def test_gaps_are_short_within_a_clause_and_long_within_a_statement() -> None:
    phrase = parse_phrase("制定…<方案>……<客户>后", NAMES)
    assert phrase.gaps == (SHORT_GAP, LONG_GAP, 0)
    assert refs_of(phrase) == ["方案", "客户"]


def test_a_question_mark_makes_a_choice_optional() -> None:
    assert parse_phrase("由(双方|两家)?办", NAMES).items == (("由",), ("双方", "两家", ""), ("办",))


@pytest.mark.parametrize("text", ["…客户", "客户…", "甲……|乙", "(|甲)", "", "<>", "(甲", "甲?乙", "(甲)?乙", "甲*"])
def test_a_malformed_phrase_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|gap|choice"):
        parse_phrase(text, NAMES)


@given(st.text(alphabet="甲乙…()|<>客户", max_size=12))
def test_parsing_any_text_gives_a_phrase_or_a_value_error(text: str) -> None:
    try:
        phrase = parse_phrase(text, NAMES)
    except ValueError:
        return
    assert len(phrase.gaps) == len(phrase.items) - 1


def test_phrases_of_finds_those_of_every_operator() -> None:
    one, two, three = (Phrase(((word,),), ()) for word in ("一", "二", "三"))
    nested = Condition(all=(Condition(any=(one,)),), none=(two,), near=Near((three,), 5))
    assert phrases_of(nested) == [one, two, three]
