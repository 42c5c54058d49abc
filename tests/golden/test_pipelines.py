"""Formats for pipelines: golden files, published schemas, and hostile text that cannot act."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from lxml import etree

from clausecheck.model import (
    Anchor,
    Block,
    BlockKind,
    DocumentReport,
    Flag,
    LoadFailure,
    Run,
    Severity,
    Span,
)
from clausecheck.report import ReportOptions, reporters

HERE = Path(__file__).parent
SCHEMAS = HERE.parent / "schemas"
CASES = {
    "report.sarif": ("sarif", ReportOptions()),
    "report-en.sarif": ("sarif", ReportOptions(language="en")),
    "report-junit.xml": ("junit", ReportOptions()),
    "report-github.txt": ("github", ReportOptions()),
    "report-github-en.txt": ("github", ReportOptions(language="en")),
    "report-github-summary.md": ("github-summary", ReportOptions()),
    "report-gitlab.json": ("gitlab", ReportOptions()),
    "report.csv": ("csv", ReportOptions()),
    "report.jsonl": ("jsonl", ReportOptions()),
}
HOSTILE = "::error::x\r\n::add-mask::y%0A|<b>a</b>[l](javascript:1){0}\x1b[31m\u202e\ufffe=1"


def rendered(name: str, run: Run, options: ReportOptions | None = None) -> str:
    text = reporters()[name].render(run, options or ReportOptions())
    assert isinstance(text, str)
    return text


@pytest.fixture
def flagged(run: Run, report: DocumentReport) -> Run:
    """The made run with a flag, so that each kind of finding is in it."""
    quote = report.topics[1].elements[0].evidence[0]
    flag = Flag("final-say", "最终解释权", Severity.MEDIUM, quote, report.topics[1].legal_basis, "删去“最终解释权”")
    return replace(run, reports=(replace(report, flags=(flag,)),))


@pytest.fixture
def hostile(run: Run, report: DocumentReport) -> Run:
    """Hostile text wherever foreign text can stand."""
    topics = tuple(
        replace(
            topic,
            title=HOSTILE,
            why=HOSTILE,
            elements=tuple(
                replace(
                    element,
                    title=HOSTILE,
                    missing_parts=(HOSTILE,),
                    suggestion=HOSTILE,
                    evidence=tuple(replace(quote, text=HOSTILE, provision=HOSTILE) for quote in element.evidence),
                )
                for element in topic.elements
            ),
        )
        for topic in report.topics
    )
    document = replace(report.document, path=f"a/{HOSTILE}.docx")
    failure = LoadFailure(f"b/{HOSTILE}.pdf", "no-text", HOSTILE, HOSTILE)
    return replace(
        run, reports=(replace(report, document=document, title=HOSTILE, topics=topics),), failures=(failure,)
    )


@pytest.mark.parametrize("case", CASES)
def test_the_report_reads_as_expected(case: str, flagged: Run) -> None:
    name, options = CASES[case]
    text = rendered(name, flagged, options)
    if os.environ.get("WRITE_GOLDEN"):
        (HERE / case).write_bytes(text.encode("utf-8"))
    assert text == (HERE / case).read_bytes().decode("utf-8")


# --- sarif


@pytest.mark.parametrize("made", ["flagged", "hostile"])
def test_sarif_follows_its_published_schema(made: str, request: pytest.FixtureRequest) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(rendered("sarif", request.getfixturevalue(made))), schema)


def sarif(run: Run) -> dict[str, Any]:
    return json.loads(rendered("sarif", run))["runs"][0]


def test_every_sarif_result_has_what_github_asks_for(flagged: Run) -> None:
    run = sarif(flagged)
    rules = run["tool"]["driver"]["rules"]
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert not place["artifactLocation"]["uri"].startswith(("/", "file:"))
        assert set(result["partialFingerprints"]) == {"primaryLocationLineHash", "clausecheck/v1"}
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)


def test_sarif_columns_are_code_points_of_the_paragraph(run: Run, report: DocumentReport) -> None:
    text = report.document.text
    start = text.index("甲方应于")
    span = Span(start, text.index("\n", start))
    blocks = (Block(BlockKind.PARAGRAPH, span, Anchor(paragraph=2)),)
    changed = replace(run, reports=(replace(report, document=replace(report.document, blocks=blocks)),))
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in sarif(changed)["results"]]
    quoted = next(region for region in regions if "startColumn" in region)
    paragraph = span.cut(text)
    assert quoted["startLine"] == 2
    assert paragraph[quoted["startColumn"] - 1 : quoted["endColumn"] - 1] == quoted["snippet"]["text"]


def test_fingerprints_do_not_depend_on_where_the_wording_stands(flagged: Run) -> None:
    (report,) = flagged.reports
    topics = tuple(
        replace(
            topic,
            elements=tuple(
                replace(e, evidence=tuple(replace(q, paragraph=99, provision="第九条") for q in e.evidence))
                for e in topic.elements
            ),
        )
        for topic in report.topics
    )
    moved = replace(flagged, reports=(replace(report, topics=topics),))
    marks = [[r["partialFingerprints"] for r in sarif(each)["results"]] for each in (flagged, moved)]
    assert marks[0] == marks[1]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./合同/a b.docx", "%E5%90%88%E5%90%8C/a%20b.docx"),
        ("../x#1.pdf", "../x%231.pdf"),
        ("/srv/a.docx", "file:///srv/a.docx"),
        ("a\udcff.txt", "a%FF.txt"),
    ],
)
def test_paths_become_uris(run: Run, report: DocumentReport, path: str, uri: str) -> None:
    changed = replace(run, reports=(replace(report, document=replace(report.document, path=path)),))
    assert sarif(changed)["artifacts"][0]["location"]["uri"] == uri


def test_a_file_that_could_not_be_read_is_a_notification(run: Run) -> None:
    (invocation,) = sarif(run)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["descriptor"] == {"id": "no-text"}


def test_brackets_and_braces_of_sarif_messages_are_plain(hostile: Run) -> None:
    texts = [result["message"]["text"] for result in sarif(hostile)["results"]]
    assert all("\\[l\\]" in text and "{{0}}" in text for text in texts)


# --- the others


@pytest.mark.parametrize("made", ["flagged", "hostile"])
def test_junit_follows_its_published_schema(made: str, request: pytest.FixtureRequest) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    schema.assertValid(etree.fromstring(rendered("junit", request.getfixturevalue(made)).encode()))


def test_junit_is_well_formed_and_counts_itself(hostile: Run) -> None:
    root = ElementTree.fromstring(rendered("junit", hostile).encode())
    assert root.get("tests") == str(len(root.findall(".//testcase")))
    assert root.get("failures") == str(len(root.findall(".//failure"))) == "1"
    assert root.get("errors") == str(len(root.findall(".//error"))) == "1"
    assert len(root.findall(".//skipped")) == 1


def test_no_text_of_a_document_is_a_command_of_its_own(hostile: Run) -> None:
    lines = rendered("github", hostile).splitlines()
    assert len(lines) == 6
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    for line in lines:
        properties = line.removeprefix("::").partition("::")[0]
        assert properties.count(",") <= 2 and "\x1b" not in line


def test_annotations_come_gravest_first(flagged: Run) -> None:
    commands = [line.split(" ")[0] for line in rendered("github", flagged).splitlines()]
    assert commands == sorted(commands, key=["::error", "::warning", "::notice"].index)


def test_a_summary_shows_hostile_names_as_text(hostile: Run) -> None:
    text = rendered("github-summary", hostile)
    assert "<b>" not in text.replace("\\<b", "") and "[l](" not in text
    assert all(line.replace("\\|", "").count("|") == 7 for line in text.splitlines() if line.startswith("|"))


def test_gitlab_issues_have_the_fields_of_its_format(flagged: Run) -> None:
    twice = replace(flagged, reports=flagged.reports * 2)
    issues = json.loads(rendered("gitlab", twice))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["description"] and issue["check_name"].startswith("clausecheck/")
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert issue["location"]["lines"]["begin"] >= 1


def test_csv_has_a_row_an_element_and_no_formula(hostile: Run, run: Run) -> None:
    rows = list(csv.DictReader(StringIO(rendered("csv", run).removeprefix("\ufeff"))))
    assert len(rows) == sum(len(topic.elements) for topic in run.reports[0].topics) + 1
    assert {row["kind"] for row in rows} == {"element", "failure"}
    quote = replace(run.reports[0].topics[0].elements[0].evidence[0], text="  =cmd|'/c calc'!A0")
    element = replace(run.reports[0].topics[0].elements[0], evidence=(quote,))
    topic = replace(run.reports[0].topics[0], elements=(element,))
    sly = replace(run, reports=(replace(run.reports[0], topics=(topic,)),))
    row = next(csv.DictReader(StringIO(rendered("csv", sly).removeprefix("\ufeff"))))
    assert row["quote"].startswith("'")
    assert rendered("csv", hostile).count("\r\n") == len(rows) + 1


def test_a_line_of_jsonl_is_the_document_of_the_json_report(flagged: Run) -> None:
    lines = [json.loads(line) for line in rendered("jsonl", flagged).splitlines()]
    report = json.loads(rendered("json", flagged))
    assert [line.pop("type") for line in lines] == ["document", "failure"]
    assert {line.pop("schema") for line in lines} == {"clausecheck/report-line/1"}
    assert lines == report["documents"] + report["failures"]


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "github-summary", "gitlab", "csv", "jsonl"])
def test_two_runs_give_the_same_bytes(name: str, flagged: Run) -> None:
    assert rendered(name, flagged) == rendered(name, flagged)
    rendered(name, flagged).encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "github-summary", "gitlab", "csv", "jsonl"])
def test_a_run_without_documents_is_a_report_too(name: str, run: Run) -> None:
    rendered(name, replace(run, reports=()))
    rendered(name, replace(run, reports=(), failures=()))
