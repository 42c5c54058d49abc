"""Speed against floors and against what else a user might run, on the same files in the same minutes.

    python benchmarks/speed.py [--repeats N] [--pages 10,100] [--documents N]

Prints a Markdown table: each figure is a median, each ratio one of medians that were taken in turns. Compare ratios:
milliseconds belong to the machine. docs/performance.md explains the rows.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import platform
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from statistics import median

from speed_inputs import C10, PAGE, paragraphs, write_docx, write_pdf

HERE = Path(__file__).parent
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--repeats", type=int, default=7)
    options.add_argument("--pages", default="10,100")
    options.add_argument("--documents", type=int, default=60)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        docx, pdf = Path(folder) / "c10.docx", Path(folder) / "c10.pdf"
        write_docx(docx, paragraphs(C10))
        pages = write_pdf(pdf, paragraphs(C10))
        print(f"{platform.system()}, Python {platform.python_version()}; medians of {given.repeats}")
        print(f"c10: {C10:,} characters, {pages} pages as PDF\n")
        print("| what | ms | against | ms | ratio | bar |\n|---|--:|---|--:|--:|--:|")
        rows = chain(
            cold(docx, pdf, given.repeats),
            warm(docx, pdf, given.repeats),
            by_rules(docx, given.repeats),
            by_pages([int(n) for n in given.pages.split(",")]),
            by_workers(Path(folder), given.documents),
        )
        for row in rows:
            print(row, flush=True)


# -- whole processes --------------------------------------------------------------------------------------------------


def cold(docx: Path, pdf: Path, repeats: int) -> Iterator[str]:
    """Commands in fresh processes, in turns, the cache filled by a first run."""
    check = [sys.executable, "-m", "clausecheck", "check", "--format", "json", "--fail-on", "never"]
    others = [sys.executable, str(HERE / "speed_others.py")]
    commands = {
        "version": [sys.executable, "-m", "clausecheck", "--version"],
        "typer": [sys.executable, "-c", "import typer"],
        "docx": [*check, str(docx)],
        "python-docx": [*others, "python-docx", str(docx)],
        "naive": [*others, "naive", str(docx)],
        "pdf": [*check, str(pdf)],
        "pdfplumber": [*others, "pdfplumber", str(pdf)],
    }
    uncached = [*check, str(docx)]
    taken: dict[str, list[float]] = {name: [] for name in (*commands, "uncached")}
    for line in commands.values():
        _process(line)
    memory = 0
    for _ in range(repeats):
        for name, line in commands.items():
            seconds, peak = _process(line)
            taken[name].append(seconds)
            memory = max(memory, peak) if name == "docx" else memory
        taken["uncached"].append(_process(uncached, {"CLAUSECHECK_CACHE": "off"})[0])
    for what, one, against, other, bar in (
        ("`--version`", "version", "`import typer`", "typer", "1.5"),
        ("cold check, .docx", "docx", "python-docx prints the paragraphs", "python-docx", "1.3"),
        ("cold check, .docx", "docx", "the naive stack", "naive", "0.2"),
        ("cold check, PDF", "pdf", "pdfplumber extract_text", "pdfplumber", "0.35"),
        ("cold check, .docx", "docx", "the same without the cache", "uncached", ""),
    ):
        yield _row(what, median(taken[one]), against, median(taken[other]), bar)
    if memory:
        yield f"| peak memory of a cold check | {memory / 1024:.0f} MB | | | | 80 MB |"


def _process(line: list[str], extra: dict[str, str] | None = None) -> tuple[float, int]:
    """(seconds of CPU, peak memory in KB) of one run; on Windows wall-clock seconds and 0."""
    start = time.perf_counter()
    running = subprocess.Popen(line, stdout=subprocess.DEVNULL, env=os.environ | (extra or {}))
    if not hasattr(os, "wait4"):
        running.wait()
        return time.perf_counter() - start, 0
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"{line} ended with {running.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


# -- within a process -------------------------------------------------------------------------------------------------


def warm(docx: Path, pdf: Path, repeats: int) -> Iterator[str]:
    """CPU time of reading alone and of the whole pipeline, and where the latter goes."""
    import pypdfium2
    from lxml import etree

    from clausecheck.load import load
    from clausecheck.pipeline import Checker
    from clausecheck.ruleset import find_pack, load_pack
    from clausecheck.structure import understand

    checker = Checker(load_pack(find_pack()))

    def walk() -> str:
        with zipfile.ZipFile(docx) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        return "".join(node.text or "" for node in root.iter(f"{_W}t"))

    def pdfium() -> str:
        with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
            return "".join(page.get_textpage().get_text_bounded() for page in document)

    read = load(str(docx))
    work: dict[str, Callable[[], object]] = {
        "walk": walk,
        "pdfium": pdfium,
        "docx": lambda: checker.check_path(str(docx)),
        "pdf": lambda: checker.check_path(str(pdf)),
        "load docx": lambda: load(str(docx)),
        "load pdf": lambda: load(str(pdf)),
        "understand": lambda: understand(read),
        "check": lambda: checker.check(read),
    }
    took = _in_turns(work, repeats)
    yield _row("warm, .docx, all stages (CPU)", took["docx"], "lxml joins the text", took["walk"], "3")
    yield _row("warm, PDF, all stages (CPU)", took["pdf"], "pypdfium2 extracts the text", took["pdfium"], "8")
    yield _row("of which reading the .docx", took["load docx"], "lxml joins the text", took["walk"], "")
    yield _row("of which reading the PDF", took["load pdf"], "pypdfium2 extracts the text", took["pdfium"], "")
    yield _row("of which structure", took["understand"], "all stages, .docx", took["docx"], "")
    matching = took["check"] - took["understand"]
    yield _row("of which matching and grading", matching, "all stages, .docx", took["docx"], "")


def by_pages(pages: list[int]) -> Iterator[str]:
    """Time a page of longer and longer texts."""
    from clausecheck.load.txt import read
    from clausecheck.pipeline import Checker
    from clausecheck.ruleset import find_pack, load_pack

    checker = Checker(load_pack(find_pack()))
    each: dict[int, float] = {}
    for count in pages:
        document = read("\n".join(paragraphs(count * PAGE)).encode(), "c.txt")
        checker.check(document)
        times = _in_turns({"check": lambda document=document: checker.check(document)}, 3 if count < 500 else 1)
        each[count] = times["check"] / count
        if count != pages[0]:
            yield _row(f"a page of {count}", each[count], f"a page of {pages[0]}", each[pages[0]], "1.2")


def by_rules(docx: Path, repeats: int) -> Iterator[str]:
    """Checking with 60, 600 and 6,000 elements of made-up phrases, lexicon and all else equal."""
    import random

    from clausecheck.load import load
    from clausecheck.pipeline import Checker
    from clausecheck.ruleset import find_pack, load_pack
    from clausecheck.ruleset.conditions import Condition, parse_phrase

    pack = load_pack(find_pack())
    dice, document = random.Random(1), load(str(docx))
    syllables = "移交账款押金设备验收投诉培训档案客户会员通知书面期限工作日结算清单附件责任争议店铺房屋租赁续约"

    def phrase() -> str:
        return "".join(dice.sample(syllables, 2)) + "…" + "".join(dice.sample(syllables, 2))

    names = frozenset(pack.concepts)
    took = {}
    for count in (60, 600, 6_000):
        topics = []
        for topic in pack.topics:
            elements = []
            for number in range(count // len(pack.topics)):
                ways = (Condition(any=tuple(parse_phrase(phrase(), names) for _ in range(3))),)
                first = topic.elements[0]
                part = replace(first.parts[0], ways=ways, together=None)
                elements.append(replace(first, id=f"{topic.number}.{number}", parts=(part,), partial=(), revoked=()))
            topics.append(replace(topic, elements=tuple(elements)))
        checker = Checker(replace(pack, topics=tuple(topics), demands=()))
        checker.check(document)
        took[count] = _in_turns({"check": lambda checker=checker: checker.check(document)}, repeats)["check"]
    for count in (600, 6_000):
        yield _row(f"{count:,} rules", took[count], "60 rules", took[60], "2" if count == 6_000 else "")


def by_workers(folder: Path, documents: int) -> Iterator[str]:
    """Many files, one worker and two, wall-clock and with all that starting workers takes."""
    many = folder / "many"
    many.mkdir()
    for seed in range(documents):
        write_docx(many / f"{seed:04}.docx", paragraphs(4_000, seed))
    line = [sys.executable, "-m", "clausecheck", "check", str(many), "--format", "json", "--fail-on", "never", "--jobs"]
    took = {}
    for jobs in (1, 2):
        start = time.perf_counter()
        subprocess.run([*line, str(jobs)], check=True, stdout=subprocess.DEVNULL)
        took[jobs] = time.perf_counter() - start
    yield _row(f"{documents} files, one worker", took[1], "two workers", took[2], "at least 1.85")


def _in_turns(work: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """Median seconds of CPU of each, after a first run."""
    taken: dict[str, list[float]] = {name: [] for name in work}
    with contextlib.redirect_stdout(io.StringIO()):
        for turn in range(repeats + 1):
            for name, job in work.items():
                gc.collect()
                start = time.process_time()
                job()
                if turn:
                    taken[name].append(time.process_time() - start)
    return {name: median(times) for name, times in taken.items()}


def _row(what: str, one: float, against: str, other: float, bar: str) -> str:
    limit = f"≤ {bar}" if bar and bar[0].isdigit() else bar
    return f"| {what} | {one * 1000:,.1f} | {against} | {other * 1000:,.1f} | **{one / other:.2f}** | {limit} |"


if __name__ == "__main__":
    main()
