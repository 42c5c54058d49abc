"""Reading and validating a pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.errors import RuleError
from clausecheck.ruleset import find_pack, load_pack

TOPIC = """\
id: notice
number: 1
title: 通知
severity: high
elements:
  - id: "1.1"
    title: 通知客户
    parts:
      notify:
        label: 通知客户
        all: [客户, 通知]
"""


@pytest.fixture
def pack(small_pack: Path) -> Path:
    """A pack of one topic with the built-in signal words."""
    (small_pack / "topics" / "01.yaml").write_text(TOPIC, encoding="utf-8")
    return small_pack


def problems(pack: Path, topic: str) -> str:
    (pack / "topics" / "01.yaml").write_text(topic, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_pack(pack)
    return "\n".join(caught.value.problems)


def test_a_valid_pack_is_read(pack: Path) -> None:
    rules = load_pack(pack)
    assert [element.id for topic in rules.topics for element in topic.elements] == ["1.1"]


def test_the_built_in_pack_has_twenty_topics_of_three_elements() -> None:
    rules = load_pack(find_pack())
    assert [(t.number, len(t.elements)) for t in rules.topics] == [(n, 3) for n in range(1, 21)]


def test_the_digest_depends_on_content_and_not_on_line_ends(pack: Path) -> None:
    before = load_pack(pack).sha256
    path = pack / "topics" / "01.yaml"
    path.write_bytes(TOPIC.replace("\n", "\r\n").encode())
    assert load_pack(pack).sha256 == before
    path.write_text(TOPIC.replace("title: 通知\n", "title: 告知\n"), encoding="utf-8")
    assert load_pack(pack).sha256 != before


def test_an_unknown_key_is_told_with_its_place_and_the_nearest_name(pack: Path) -> None:
    text = problems(pack, TOPIC.replace("severity:", "severty:"))
    assert "small/topics/01.yaml:4:10" in text
    assert "did you mean 'severity'" in text


def test_an_unknown_concept_is_told_with_the_nearest_name(pack: Path) -> None:
    text = problems(pack, TOPIC.replace("[客户, 通知]", "[<客护>, 通知]"))
    assert "01.yaml:11:15" in text
    assert "did you mean '客户'" in text


def test_a_duplicate_key_is_a_problem(pack: Path) -> None:
    assert "duplicate key 'title'" in problems(pack, TOPIC.replace("number: 1\n", "number: 1\ntitle: 甲\n"))


def test_a_full_width_colon_is_told_as_a_missing_mapping(pack: Path) -> None:
    assert "ASCII colon" in problems(
        pack, TOPIC.replace("        label: 通知客户\n        all: [客户, 通知]", "        标签：通知")
    )


def test_broken_yaml_is_told_with_its_place(pack: Path) -> None:
    assert "01.yaml:" in problems(pack, TOPIC + "  - [")


def test_every_problem_is_told_at_once(pack: Path) -> None:
    text = problems(pack, TOPIC.replace("severity: high", "severity: hihg").replace("all:", "al:"))
    assert "'hihg'" in text
    assert "'al'" in text


def test_concepts_that_refer_to_each_other_are_a_problem(pack: Path) -> None:
    lexicon = "甲物:\n  includes: [乙物]\n乙物:\n  phrases: ['<甲物>…后']\n"
    (pack / "lexicon" / "x.yaml").write_text(lexicon, encoding="utf-8")
    assert "甲物 → 乙物 → 甲物" in problems(pack, TOPIC)


def test_a_pack_without_the_signal_words_is_refused(pack: Path) -> None:
    (pack / "lexicon" / "signals.yaml").unlink()
    assert "义务词" in problems(pack, TOPIC)


def test_a_missing_pack_is_a_rule_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        load_pack(tmp_path / "nothing")
    with pytest.raises(RuleError):
        find_pack("no-such-pack")
