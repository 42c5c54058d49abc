import pytest

from clausecheck.errors import UsageError
from clausecheck.model import Document, DocumentReport, Ledger, LoadFailure, Severity, Status, TopicResult
from clausecheck.policy import ERROR, FINDINGS, MET, UNJUDGED, Bar, exit_code, parse_bar

FAILURE = LoadFailure("a.pdf", "encrypted", "文件已加密", "encrypted")


def report(*topics: tuple[Status, Severity]) -> DocumentReport:
    document = Document("a.txt", "", "txt", "", (), Ledger({}, 0))
    results = tuple(TopicResult("t", 1, "", severity, status, "", (), ()) for status, severity in topics)
    return DocumentReport(document, "", "unknown", (), results, ())


@pytest.mark.parametrize(
    ("text", "bar"),
    [
        ("missing:high", Bar("missing", Severity.HIGH)),
        ("weak:medium", Bar("weak", Severity.MEDIUM)),
        ("missing", Bar("missing", Severity.LOW)),
        ("weak", Bar("weak", Severity.LOW)),
        ("never", Bar("never", Severity.LOW)),
    ],
)
def test_a_bar_is_read(text: str, bar: Bar) -> None:
    assert parse_bar(text) == bar


@pytest.mark.parametrize("text", ["", "bad", "missing:", "missing:grave", "never:high", "missing:high:low"])
def test_what_is_no_bar_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--fail-on"):
        parse_bar(text)


@pytest.mark.parametrize(
    ("bar", "status", "severity", "code"),
    [
        ("missing:high", Status.MISSING, Severity.HIGH, FINDINGS),
        ("missing:high", Status.MISSING, Severity.MEDIUM, MET),
        ("missing:medium", Status.MISSING, Severity.HIGH, FINDINGS),
        ("missing:low", Status.WEAK, Severity.HIGH, MET),
        ("weak:high", Status.WEAK, Severity.HIGH, FINDINGS),
        ("weak", Status.MISSING, Severity.LOW, FINDINGS),
        ("weak", Status.COVERED, Severity.HIGH, MET),
        ("never", Status.MISSING, Severity.HIGH, MET),
        ("weak", Status.UNDETERMINED, Severity.HIGH, UNJUDGED),
        ("never", Status.UNDETERMINED, Severity.LOW, UNJUDGED),
    ],
)
def test_one_topic_decides_the_code(bar: str, status: Status, severity: Severity, code: int) -> None:
    assert exit_code([report((status, severity))], [], parse_bar(bar)) == code


def test_an_unreadable_file_among_readable_ones_is_unjudged() -> None:
    assert exit_code([report((Status.COVERED, Severity.HIGH))], [FAILURE], parse_bar("weak")) == UNJUDGED


def test_a_finding_wins_over_what_could_not_be_judged() -> None:
    both = report((Status.MISSING, Severity.HIGH), (Status.UNDETERMINED, Severity.HIGH))
    assert exit_code([both], [FAILURE], parse_bar("missing:high")) == FINDINGS
    assert exit_code([both], [FAILURE], parse_bar("never")) == UNJUDGED


def test_nothing_readable_is_an_error_whatever_the_bar() -> None:
    assert exit_code([], [FAILURE], parse_bar("never")) == ERROR
