"""An agreement with tracked changes, end to end: which text is judged, and what pending deletions take away."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clausecheck.cli import main
from clausecheck.model import DocumentReport, Grade, ReadOptions, Revisions, RulesetId, Run, Status
from clausecheck.pipeline import Checker
from clausecheck.report import ReportOptions, json_report, terminal
from clausecheck.report.labels import Language
from clausecheck.report.translate import in_english
from clausecheck.ruleset import Ruleset

DEAL = ("茶馆转让协议", "转让方（甲方）：王五", "受让方（乙方）：赵六")
NOTICE = (
    "第一条 甲方应于交割日三十日前，以书面形式将本次转让通知全体客户，客户自收到通知之日起十五日内可以要求退款；"
    "因甲方未通知客户造成的损失，由甲方承担。"
)
RENT = "第二条 房屋租金由乙方支付。"


def written(
    path: Path, deleted: tuple[str, ...] = (), inserted: tuple[str, ...] = (), kept: tuple[str, ...] = ()
) -> Path:
    """A .docx with paragraphs as they are, and with some that tracked changes delete or insert, marks and all."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    for text in (*DEAL, *kept, RENT):
        document.add_paragraph(text)
    body = document.element.body
    for change, tag, texts in (("del", "delText", deleted), ("ins", "t", inserted)):
        for text in texts:
            mark = f'<w:{change} w:id="9" w:author="a" w:date="2026-01-01T00:00:00Z"'
            content = f"{mark}><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{change}>"
            body.insert(3, parse_xml(f"<w:p {nsdecls('w')}><w:pPr><w:rPr>{mark}/></w:rPr></w:pPr>{content}</w:p>"))
    document.save(str(path))
    return path


def check(path: Path, *options: str, capture: pytest.CaptureFixture[bytes]) -> tuple[str, int]:
    with pytest.raises(SystemExit) as stopped:
        main(["check", str(path), *options])
    return capture.readouterr().out.decode("utf-8"), int(stopped.value.code or 0)


def documents(path: Path, *options: str, capture: pytest.CaptureFixture[bytes]) -> list[dict[str, Any]]:
    out, _ = check(path, "--format", "json", *options, capture=capture)
    return list(json.loads(out)["documents"])


def rendered(render: Callable[[Run, ReportOptions], str], report: object, pack: Ruleset, language: Language) -> str:
    assert isinstance(report, DocumentReport)
    run = Run((report,), (), RulesetId(pack.name, pack.version, pack.sha256), "0", 0)
    return render(in_english(run, pack) if language == "en" else run, ReportOptions(language))


def statuses(document: dict[str, Any]) -> dict[int, str]:
    return {topic["number"]: topic["status"] for topic in document["topics"]}


@pytest.fixture
def deleted(tmp_path: Path) -> Path:
    """The notice to customers is about to be deleted."""
    return written(tmp_path / "茶馆.docx", deleted=(NOTICE,))


def test_verdicts_follow_the_view(deleted: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    usual, final, original = (
        documents(deleted, *options, capture=capsysbinary)[0]
        for options in ((), ("--revisions", "final"), ("--revisions", "original"))
    )
    assert usual == final
    assert (final["revisions"], original["revisions"]) == ("final", "original")
    assert (statuses(final)[6], statuses(original)[6]) == ("missing", "covered")


def test_both_views_are_two_reports_of_the_file(deleted: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    both = documents(deleted, "--revisions", "both", capture=capsysbinary)
    one = [documents(deleted, "--revisions", view, capture=capsysbinary)[0] for view in ("final", "original")]
    assert both == one


def test_a_file_without_changes_has_one_report(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    both = documents(written(tmp_path / "a.docx", kept=(NOTICE,)), "--revisions", "both", capture=capsysbinary)
    assert len(both) == 1
    assert "revisions" not in both[0]


def test_several_processes_give_both_views_in_order(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for name in "ab":
        written(tmp_path / f"{name}.docx", deleted=(NOTICE,))
    found = documents(tmp_path, "--revisions", "both", "--jobs", "2", capture=capsysbinary)
    assert [(Path(each["path"]).name, each["revisions"]) for each in found] == [
        ("a.docx", "final"),
        ("a.docx", "original"),
        ("b.docx", "final"),
        ("b.docx", "original"),
    ]


def test_a_deletion_of_the_only_provision_is_warned_of(deleted: Path, checker: Checker, pack: Ruleset) -> None:
    document = json.loads(rendered(json_report.render, checker.check_path(str(deleted)), pack, "zh"))["documents"][0]
    lost = {loss["element"]: loss for loss in document["pending_deletions"]}
    assert lost["6.1"]["topic"] == "transfer-notice"
    assert lost["6.1"]["provision"] == "第一条"
    assert lost["6.1"]["quote"] in NOTICE
    assert (lost["6.1"]["status"], lost["6.1"]["status_before"]) == ("missing", "covered")
    said = next(warning for warning in document["warnings"] if "6.1" in warning)
    assert "唯一的约定（第一条）" in said and "由已覆盖变为缺失" in said


def test_the_warning_is_printed_in_both_languages(deleted: Path, checker: Checker, pack: Ruleset) -> None:
    report = checker.check_path(str(deleted), name=deleted.name)
    printed = (rendered(terminal.render, report, pack, language) for language in ("zh", "en"))
    chinese, english = (" ".join(text.split()) for text in printed)
    assert "未定稿的修订删去了" in chinese and "接受修订后" in chinese
    assert "a pending deletion removes" in english and "Transfer notice" in english and "changes accepted" in english


def test_the_original_text_is_not_warned_of(deleted: Path, pack: Ruleset) -> None:
    report = Checker(pack, ReadOptions(Revisions.ORIGINAL)).check_path(str(deleted))
    assert isinstance(report, DocumentReport)
    assert next(topic.status for topic in report.topics if topic.number == 6) is Status.COVERED
    assert report.losses == ()


def test_a_deletion_that_another_provision_makes_up_for_is_not_warned_of(tmp_path: Path, checker: Checker) -> None:
    path = written(tmp_path / "a.docx", deleted=(NOTICE,), kept=(NOTICE.replace("第一条", "第三条"),))
    report = checker.check_path(str(path))
    assert isinstance(report, DocumentReport)
    assert report.losses == ()


def test_what_an_insertion_takes_back_is_no_loss_by_deletion(tmp_path: Path, checker: Checker) -> None:
    path = written(tmp_path / "a.docx", inserted=("第三条 甲方无须将本次转让通知客户。",), kept=(NOTICE,))
    views = checker.check_views(str(path))
    final, original = (view for view in views if isinstance(view, DocumentReport))
    assert grade(final, "6.1") is not Grade.MET and grade(original, "6.1") is Grade.MET
    assert final.losses == ()


def grade(report: DocumentReport, element: str) -> Grade:
    return next(each.grade for topic in report.topics for each in topic.elements if each.id == element)


def test_topics_left_out_of_the_report_are_not_warned_of(
    deleted: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert documents(deleted, "--topics", "1", capture=capsysbinary)[0]["pending_deletions"] == []


def test_a_file_whose_text_is_all_new_has_no_original(tmp_path: Path, checker: Checker) -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    new = f'<w:p {nsdecls("w")}><w:ins w:id="1" w:author="a"><w:r><w:t>{NOTICE}</w:t></w:r></w:ins></w:p>'
    document.element.body.insert(0, parse_xml(new))
    path = tmp_path / "new.docx"
    document.save(str(path))
    final, original = checker.check_views(str(path))
    assert isinstance(final, DocumentReport) and final.losses == ()
    assert not isinstance(original, DocumentReport) and original.code == "no-text"


def test_an_annex_may_be_what_has_the_changes(tmp_path: Path, deleted: Path, checker: Checker) -> None:
    main_text = tmp_path / "a.txt"
    main_text.write_text("\n".join(DEAL), encoding="utf-8")
    report = checker.check_path(str(main_text), (str(deleted),))
    assert isinstance(report, DocumentReport)
    assert report.document.revisions is Revisions.FINAL
    assert "6.1" in [loss.element for loss in report.losses]
