"""What readers of PDF make of pages that lose text silently: the tables of docs/reading-pdf.md.

    python benchmarks/reading_pdf.py [--peers PYTHON]

PYTHON is an interpreter that has pdfplumber, pypdfium2 and markitdown[pdf]; without it only clausecheck is measured.
Recognition is off. The files are made by tests/unit/load/made_pdf.py and tests/cases/pdf_layouts.py. In the table of
cases ``yes`` says that every wanted text is there once, in order, and nothing unwanted; ``lost``, ``twice``, ``shown``
(what no page shows) or ``order`` say what went wrong first; ``error``: not read; ``told``: a page that cannot be read
is named, ``silent``: it is left out without a word. The table of layouts counts the
paragraphs and table cells of an agreement that are found whole and in order, line ends and blanks apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from reportlab.lib.colors import black, white
from reportlab.lib.pdfencrypt import StandardEncryption

from clausecheck.errors import LoadError
from clausecheck.load.pdf import read
from clausecheck.model import Ocr, ReadOptions

Sheet = Any  # tests/unit/load/made_pdf.py
Draw = Callable[[Sheet], None]

ROOT = Path(__file__).resolve().parent.parent
AGREEMENT = ROOT / "samples" / "text" / "pharmacy.txt"
PASSWORD = "chaguan2026"
PEERS = {
    "pdfplumber `extract_text`": "import pdfplumber; "
    "text = '\\n'.join(page.extract_text() for page in pdfplumber.open(path, password='chaguan2026').pages)",
    "pypdfium2 `get_text_range`": "import pypdfium2; "
    "text = '\\n'.join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path, 'chaguan2026'))",
    "markitdown": "from markitdown import MarkItDown; text = MarkItDown().convert(path).text_content",
}
LOOP = """
import json, sys, warnings, logging; warnings.simplefilter('ignore'); logging.disable()
texts = {{}}
for path in sys.argv[1:]:
    try:
        {code}
        texts[path] = text
    except Exception:
        texts[path] = None
print(json.dumps(texts))
"""
LINES = (
    "第一条转让方应当在交割日前十日通知客户，并取得书面回执。",
    "第二条受让方应当在交割日后三十日内回访全部客户。",
    "第三条双方对客户的个人信息负有保密义务，违约者赔偿损失。",
)
UNREAD = "〔未读：{}〕"
HIDDEN = "转让方不承担通知义务。"
WRONG = "鍙栧緱鐢叉柟搴斿綋閫氱煡瀹㈡埛骞朵笖绛剧讲浜ゆ帴鍗曟嵁鐢变箼鏂瑰洖璁垮苟璁板綍鏁呴殰锛屽弻鏂"


@dataclass(frozen=True)
class Case:
    """A file with what its pages show, in this order, and what they do not show; ``told`` names a page that cannot be
    read, which a reader is to say. ``by_blank``: blanks count."""

    name: str
    data: bytes
    wanted: tuple[str, ...] = LINES
    unwanted: tuple[str, ...] = ()
    told: str = ""
    by_blank: bool = False

    def verdict(self, text: str | None) -> str:
        if text is None:
            return "error"
        bare = text if self.by_blank else _bare(text)
        counts = [bare.count(wanted) for wanted in self.wanted]
        if any(unwanted in bare for unwanted in self.unwanted):
            return "shown"
        if 0 in counts:
            return "lost"
        if max(counts, default=0) > 1:
            return "twice"
        places = [bare.index(wanted) for wanted in self.wanted]
        if places != sorted(places):
            return "order"
        return "yes" if not self.told else "told" if self.told in bare else "silent"


def cases(m: ModuleType) -> list[Case]:
    """The cases, made with tests/unit/load/made_pdf.py."""
    return [*_set_otherwise(m), *_unseen(m), *_lying(m), *_filled_in(m)]


def _set_otherwise(m: ModuleType) -> list[Case]:
    def by_row(sheet: Sheet) -> None:
        for at in range(max(map(len, LINES))):
            for place, line in enumerate(LINES):
                if at < len(line):
                    sheet.text(500 - 20 * place, 780 - 13 * at, line[at])

    def by_column(sheet: Sheet) -> None:
        for place, line in enumerate(LINES):
            for at, char in enumerate(line):
                sheet.text(500 - 20 * place, 780 - 13 * at, char)

    def font(sheet: Sheet) -> None:
        for place, line in enumerate(LINES):
            sheet.text(500 - 20 * place, 780, line)

    def overprinted(sheet: Sheet) -> None:
        for shift in (0, 0.3, 0.6):
            for at, line in enumerate(LINES):
                sheet.text(72 + shift, 700 - 20 * at, line)

    def stamped(sheet: Sheet) -> None:
        sheet.lines(500, *LINES)
        sheet.turned(45, lambda turned: turned.spread(-200, 60, "内部草稿不得外传", 50, 40))

    return [
        Case("vertical, character by character", m.made(by_column)),
        Case("vertical, drawn across the columns", m.made(by_row)),
        Case("vertical font", m.made(font).replace(b"UniGB-UCS2-H", b"UniGB-UCS2-V")),
        Case("bold by printing three times", m.made(overprinted)),
        Case("watermark across the text", m.made(stamped)),
    ]


def _unseen(m: ModuleType) -> list[Case]:
    def invisible(sheet: Sheet) -> None:
        text = sheet.canvas.beginText(72, 600)
        text.setFont(m.FACE, 11)
        text.setTextRenderMode(3)
        text.textLine(HIDDEN)
        sheet.canvas.drawText(text)

    def in_white(sheet: Sheet) -> None:
        sheet.canvas.setFillColor(white)
        sheet.text(72, 600, HIDDEN)

    def covered(sheet: Sheet) -> None:
        sheet.text(72, 600, HIDDEN)
        sheet.canvas.setFillColor(white)
        sheet.bar(70, 596, 300, 16)
        sheet.canvas.setFillColor(black)

    def typed_over(sheet: Sheet) -> None:
        covered(sheet)
        sheet.text(72, 600, "第四条本协议一式两份。")

    def outside(sheet: Sheet) -> None:
        sheet.text(72, -40, HIDDEN)

    extra = (*LINES, "第四条本协议一式两份。")
    return [
        Case(name, m.made(_over(draw)), extra if draw is typed_over else LINES, (HIDDEN,))
        for name, draw in (
            ("invisible text", invisible),
            ("white text", in_white),
            ("covered text", covered),
            ("text typed over a cover", typed_over),
            ("text outside the page", outside),
        )
    ]


def _over(draw: Draw) -> Draw:
    def page(sheet: Sheet) -> None:
        sheet.lines(740, *LINES)
        draw(sheet)

    return page


def _lying(m: ModuleType) -> list[Case]:
    """A readable page, and another one whose text is not what it shows."""
    prose = [line[:38] for line in AGREEMENT.read_text(encoding="utf-8").splitlines() if len(line) > 30][:12]
    letters = sorted({char for line in prose for char in line if "\u4e00" <= char <= "\u9fff"})
    shuffle = str.maketrans(dict(zip(letters, letters[23:] + letters[:23], strict=True)))
    shuffled = [line.translate(shuffle) for line in prose]
    bad = {
        "page of private-use glyphs": ["\ue001\ue002\ue003\ue004" * 8],
        "page of (cid:…) numbers": ["(cid:3021)(cid:887)(cid:1290)" * 3],
        "page of UTF-8 read as GBK": [WRONG, WRONG[::-1]],
        "page of GBK read as Shift-JIS": ["ﾗｪﾈﾃｷｽﾓｦｵｱﾓﾚｽｻｸﾕﾇｰﾊｮﾈﾕﾒﾔﾊﾎﾊｽﾍｨﾖｪﾈｫﾌﾎ"],
        "page of shuffled characters": shuffled,
    }
    found = []
    for name, lines in bad.items():

        def page(sheet: Sheet, lines: Sequence[str] = lines) -> None:
            sheet.lines(740, *lines)

        data = m.made(lambda sheet: sheet.lines(740, *LINES), page)
        found.append(Case(name, data, LINES, tuple(_bare(line) for line in lines), UNREAD.format("第2页")))
    spaced = m.made(lambda sheet: sheet.lines(740, *[" ".join(line) for line in LINES], size=6))
    return [*found, Case("spaces between all characters", spaced, by_blank=True)]


def _filled_in(m: ModuleType) -> list[Case]:
    def form(sheet: Sheet) -> None:
        fields = sheet.canvas.acroForm
        sheet.text(72, 740, "受让方：")
        fields.textfield(name="who", value="Gao", x=120, y=735, width=200, height=18)

    def ticks(sheet: Sheet) -> None:
        fields = sheet.canvas.acroForm
        for at, (name, is_on) in enumerate((("同意", True), ("不同意", False))):
            fields.checkbox(name=name, checked=is_on, x=72 + 80 * at, y=737, size=12)
            sheet.text(88 + 80 * at, 740, name)

    undrawn = m.made(form, compress=False).replace(b"/AP <<", b"/XX <<")
    locked = StandardEncryption(PASSWORD, ownerPassword="owner", strength=128)
    return [
        Case("value of a form", m.made(form), ("受让方：Gao",)),
        Case("value of a form, not drawn yet", undrawn, ("受让方：Gao",)),
        Case("ticked and empty boxes", m.made(ticks), ("☑同意☐不同意",)),
        Case("encrypted, password given", m.made(lambda sheet: sheet.lines(740, *LINES), encrypt=locked)),
    ]


def _bare(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def _intact(text: str | None) -> int:
    """The paragraphs and cells of the agreement that stand in the text, one after the other."""
    bare, place, count = _bare(text or ""), 0, 0
    for part in _parts():
        at = bare.find(part, place)
        if at >= 0:
            place, count = at + len(part), count + 1
    return count


def _parts() -> list[str]:
    lines = AGREEMENT.read_text(encoding="utf-8").splitlines()
    return [_bare(cell) for line in lines for cell in line.split(" | ")]


def _module(*place: str) -> ModuleType:
    path = ROOT.joinpath(*place)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def _own(path: Path) -> str | None:
    try:
        document = read(path.read_bytes(), path.name, ReadOptions(ocr=Ocr.NEVER, passwords=(PASSWORD,)))
    except LoadError:
        return None
    return document.text + "".join(UNREAD.format(page.where) for page in document.ledger.unreadable)


def _texts(files: Sequence[Path], peers: str | None) -> dict[str, dict[str, str | None]]:
    """Reader → the name of each file → the text that it gives."""
    found = {"clausecheck": {path.stem: _own(path) for path in files}}
    for name, code in PEERS.items() if peers else ():
        command = [str(peers), "-c", LOOP.format(code=code), *map(str, files)]
        out = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
        found[name] = {Path(path).stem: text for path, text in json.loads(out.splitlines()[-1]).items()}
    return found


def _table(title: str, rows: dict[str, list[str]], readers: Sequence[str]) -> str:
    head = [f"| {title} | {' | '.join(readers)} |", f"| --- |{' --- |' * len(readers)}"]
    return "\n".join([*head, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows.items())])


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare readers of PDF.")
    parser.add_argument("--peers", help="an interpreter that has the other readers")
    peers = parser.parse_args().peers
    made = cases(_module("tests", "unit", "load", "made_pdf.py"))
    layouts = _module("tests", "cases", "pdf_layouts.py")
    lines = AGREEMENT.read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        files = []
        datas = [case.data for case in made] + [layouts.typeset(lines, layout) for layout in layouts.LAYOUTS.values()]
        for number, data in enumerate(datas):
            files.append(Path(folder) / f"{number}.pdf")
            files[-1].write_bytes(data)
        texts = _texts(files, peers)
    readers = list(texts)
    rows = {case.name: [case.verdict(texts[r][str(at)]) for r in readers] for at, case in enumerate(made)}
    print(_table("case", rows, readers), end="\n\n")
    total = len(_parts())
    counts = {
        name: [f"{_intact(texts[r][str(at)])}/{total}" for r in readers]
        for at, name in enumerate(layouts.LAYOUTS, start=len(made))
    }
    print(_table("layout", counts, readers))


if __name__ == "__main__":
    main()
