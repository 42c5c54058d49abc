"""``--format word [-o FILE.docx | -o DIR] [--insert-suggestions]``: a reviewed copy of each agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.cli import console
from clausecheck.cli.work import STDIN
from clausecheck.errors import UsageError
from clausecheck.model import DocumentReport, Revisions, Run
from clausecheck.report.labels import Language
from clausecheck.report.translate import in_english

if TYPE_CHECKING:
    from clausecheck.ruleset import Ruleset

WORD = "word"
ENDINGS = (".docx", ".docm", ".dotx")


@dataclass(frozen=True, slots=True)
class Copies:
    """Where reviewed copies go: to one file, or into a folder that is made if need be."""

    target: Path
    insert: bool

    @property
    def is_file(self) -> bool:
        return self.target.suffix.lower() in ENDINGS and not self.target.is_dir()


def take_copies(
    formats: Sequence[str], output: Path | None, insert: bool
) -> tuple[Copies | None, list[str], Path | None]:
    """What the options say of reviewed copies, and the formats and the file that are left for other reports.

    Raises UsageError where there is no place to write to, or suggestions are to go into no copy.
    """
    asked = [text for text in formats if text.partition("=")[0] == WORD]
    others = [text for text in formats if text not in asked]
    if not asked:
        if insert:
            raise UsageError(
                "--insert-suggestions 要与 --format word 同用", "--insert-suggestions goes with --format word"
            )
        return None, others, output
    _, equals, file = asked[0].partition("=")
    if len(asked) > 1 or (equals and not file):
        raise UsageError(
            "--format word 只写一次，格式为 word=文件或目录", "write --format word once, as word=FILE or DIR"
        )
    target = Path(file) if file else output
    if target is None:
        raise UsageError(
            "--format word 要用 -o 写明 .docx 文件或目录", "--format word needs -o with a .docx file or a folder"
        )
    return Copies(target, insert), others, output if file else None


def check_copies(copies: Copies, sources: Sequence[str], view: Revisions) -> None:
    """Raise UsageError, before any work is done, where copies of ``sources`` cannot be made or written."""
    if STDIN in sources:
        raise UsageError(
            "--format word 要读原文件，不能用标准输入", "--format word reads the file again: name it instead of '-'"
        )
    if view is Revisions.ORIGINAL:
        raise UsageError(
            "--format word 批注的是接受修订后的文字，不能与 --revisions original 同用",
            "--format word comments on the final text and does not go with --revisions original",
        )
    if copies.is_file and len(sources) > 1:
        raise UsageError(
            f"有 {len(sources)} 份协议，-o 请写目录而不是文件",
            f"there are {len(sources)} agreements: -o must be a folder",
        )
    if copies.target.is_file() and not copies.is_file:
        raise UsageError(
            f"{copies.target} 既不是目录，也不是 .docx 文件", f"{copies.target} is neither a folder nor a .docx file"
        )
    if not copies.target.resolve().parent.is_dir():
        raise UsageError(
            f"无法写入 {copies.target}：所在目录不存在", f"cannot write {copies.target}: its folder does not exist"
        )
    if any(Path(source).resolve() == copies.target.resolve() for source in sources):
        raise UsageError("批注副本不能覆盖原文件", "a reviewed copy may not replace the agreement itself")


def write_copies(copies: Copies, run: Run, rules: Ruleset, language: Language, passwords: tuple[str, ...]) -> None:
    """Make and write the copy of every document that was read. Raises UsageError where one cannot be written, and
    LoadError where a file cannot be read again."""
    from clausecheck.load import load_bytes
    from clausecheck.word import ReviewOptions, review

    options = ReviewOptions(language, copies.insert, passwords)
    spoken = in_english(run, rules) if language == "en" else run
    # of a file that was judged in both views, the final one
    reports = [report for report in spoken.reports if report.document.revisions is not Revisions.ORIGINAL]
    for report, file in zip(reports, _files(copies, reports), strict=True):
        console.put_file(file, review(report, load_bytes(report.document.path), options))
    if passwords:
        told = ("批注副本没有密码保护，请妥善保管", "reviewed copies are not protected by the password: keep them safe")
        console.tell(told[language == "en"])


def _files(copies: Copies, reports: Sequence[DocumentReport]) -> Iterator[Path]:
    """A file for each report; documents of the same name from several folders are numbered."""
    if copies.is_file:
        yield copies.target
        return
    try:
        copies.target.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"无法建立目录 {copies.target}：{error.strerror}",
            f"cannot make the folder {copies.target}: {error.strerror}",
        ) from error
    used: set[str] = set()
    for report in reports:
        source = Path(report.document.path)
        ending = source.suffix.lower() if source.suffix.lower() in ENDINGS else ENDINGS[0]
        names = (f"{source.stem}.clausecheck{f'-{n}' if n > 1 else ''}{ending}" for n in range(1, len(reports) + 2))
        name = next(each for each in names if each.lower() not in used)
        used.add(name.lower())
        yield copies.target / name
