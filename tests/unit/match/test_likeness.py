"""Soft evidence: wording that is like the pack's labelled cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausecheck.learn import source
from clausecheck.load.txt import read
from clausecheck.match import Matcher
from clausecheck.match.likeness import LikenessReader, passages
from clausecheck.model import Agreement, DocumentReport, ElementResult
from clausecheck.pipeline import Checker
from clausecheck.ruleset import Ruleset
from clausecheck.ruleset.likeness import n_grams, read_likeness
from clausecheck.structure import understand

PLAIN = "转让方：林巧云\n受让方：高远\n第一条 客户投诉\n1.1 林巧云应当答复客户的投诉。\n1.2 高远应当配合。"


def _agreement(text: str) -> Agreement:
    return understand(read(text.encode("utf-8"), "x.txt"))


def _element(report: DocumentReport, element: str) -> ElementResult:
    return next(e for t in report.topics for e in t.elements if e.id == element)


def test_n_grams_have_one_to_three_characters() -> None:
    assert sorted(n_grams("转让方")) == sorted(["转", "让", "方", "转让", "让方", "转让方"])


def test_a_passage_is_what_one_provision_says_under_its_headings(pack: Ruleset) -> None:
    found = list(passages(Matcher(pack).search(_agreement(PLAIN)).scan))
    assert [passage.wording for passage in found] == ["客户投诉|Ａ应当答复客户的投诉。", "客户投诉|Ｂ应当配合。"]


def test_likelihoods_lie_between_zero_and_one(pack: Ruleset) -> None:
    assert pack.likeness
    found = LikenessReader(pack.likeness).read("受让方应当每季度对会员作一次满意度调查。")
    assert set(found) == {e.id for t in pack.topics for e in t.elements}
    assert all(0 <= value <= 1 for values in found.values() for value in values)


def test_a_case_is_like_itself(pack: Ruleset) -> None:
    assert pack.likeness
    reader = LikenessReader(pack.likeness)
    met, _, absent = reader.read("Ｂ应当每季度对会员作一次满意度调查，并按结果改进服务。")["7.1"]
    assert met > absent


def test_an_empty_wording_is_like_nothing(pack: Ruleset) -> None:
    assert pack.likeness
    assert LikenessReader(pack.likeness).read("")["7.1"][2] > 0.5


def test_the_built_in_pack_has_learnt_from_the_cases_it_holds(pack: Ruleset) -> None:
    assert pack.likeness
    assert pack.likeness.source == source(pack), "cases or examples changed: run `clausecheck rules learn`"


def test_without_likeness_rules_judge_alone(pack: Ruleset) -> None:
    report = Checker(replace(pack, likeness=None)).check(read(PLAIN.encode("utf-8"), "x.txt"))
    assert not any(q.by_likeness for t in report.topics for e in t.elements for q in e.evidence)


def test_what_rules_find_in_passing_counts_for_nothing(pack: Ruleset) -> None:
    text = "转让方：甲店\n受让方：乙店\n第三条 设备\n3.1 转让方应当在交割前将烤箱的检修报告交给受让方，双方共同确认。"
    report = Checker(pack).check(read(text.encode("utf-8"), "x.txt"))
    assert _element(report, "12.3").grade == "absent"


def test_a_damaged_file_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("pack") / "likeness.bin"
    file.write_bytes(b"something else")
    with pytest.raises(ValueError, match="likeness"):
        read_likeness(file)


def test_a_cut_file_is_told(pack: Ruleset, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("pack") / "likeness.bin"
    file.write_bytes((pack.directory / "likeness.bin").read_bytes()[:-10])
    with pytest.raises(ValueError, match=r"cut|multiple"):
        read_likeness(file)


def test_no_file_is_no_likeness(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert read_likeness(tmp_path_factory.mktemp("pack") / "likeness.bin") is None
