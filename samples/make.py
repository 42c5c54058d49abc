"""Write the sample agreements in their file formats from the masters in text/.

    python samples/make.py

A master is UTF-8 text: one paragraph a line, a table row's cells between " | ". The outputs stand beside this file and
are the same bytes on every run. Needs python-docx and reportlab; PDF files use the built-in CID font STSong-Light.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml.etree import _Element
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

HERE = Path(__file__).resolve().parent
WRITTEN = datetime(2026, 1, 1)  # a fixed date keeps the outputs equal from run to run
CELLS = " | "
SIGNATURE = re.compile(r"(转让方|让与方|出售方|甲方|乙方)（(盖章|签字|签章)）|.*（盖章）$")
ANNEX = re.compile(r"附件[一二三四五六七八九十]+ ")
DIGITS = "零一二三四五六七八九"

# One automatic level each: the printed label, Word's number format and level text, the left indent in twips.
LEVELS = (
    (r"第[一二三四五六七八九十]+条 ?", "chineseCountingThousand", "第%1条", 0),
    (r"（[一二三四五六七八九十]+）", "chineseCountingThousand", "（%2）", 0),
    (r"\d+\. ?", "decimal", "%3.", 480),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a master: ``level`` is its automatic numbering level from 0 (None where it has none)."""

    text: str
    level: int | None = None

    @property
    def cells(self) -> list[str]:
        """The cells of a table row; one cell for a paragraph."""
        return self.text.split(CELLS)


def chinese(number: int) -> str:
    """1 to 99 as Word's chineseCountingThousand prints it."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else DIGITS[tens]) + "十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


def rows(name: str) -> list[Row]:
    """The lines of a master."""
    return [Row(line) for line in (HERE / "text" / f"{name}.txt").read_text(encoding="utf-8").splitlines()]


def numbered(lines: list[Row]) -> Iterator[Row]:
    """The lines with their labels taken off and made levels; from the first annex on they stay as typed.

    Raises ValueError where a label is not the one that Word would count.
    """
    counts = [0] * len(LEVELS)
    body = True
    for line in lines:
        body = body and not ANNEX.match(line.text)
        level, text = _split(line.text) if body else (None, line.text)
        if level is not None:
            counts[level] += 1
            counts[level + 1 :] = [0] * (len(counts) - level - 1)
            label = line.text.removesuffix(text).strip()
            if label != (due := _label(level, counts[level])):
                raise ValueError(f"{line.text[:20]}: Word would print {due}")
        yield Row(text, level)


def _split(line: str) -> tuple[int | None, str]:
    for level, (label, *_) in enumerate(LEVELS):
        if found := re.match(label, line):
            return level, line[found.end() :]
    return None, line


def _label(level: int, count: int) -> str:
    _, form, text, _ = LEVELS[level]
    return text.replace(f"%{level + 1}", str(count) if form == "decimal" else chinese(count))


# --- Word ------------------------------------------------------------------------------------------------------------


def write_docx(name: str, folder: Path, *, automatic: bool) -> None:
    """NAME.docx in ``folder``: real tables, a header, page numbers; its labels are typed, or automatic numbering."""
    document = Document()
    _page_setup(document, rows(name)[0].text)
    number = _numbering(document)
    table: list[list[str]] = []
    for index, row in enumerate(numbered(rows(name)) if automatic else rows(name)):
        if len(row.cells) > 1:
            table.append(row.cells)
            continue
        _docx_table(document, table)
        table = []
        _docx_paragraph(document, row, number, title=index == 0)
    _docx_table(document, table)
    core = document.core_properties
    core.title, core.author, core.created, core.modified = rows(name)[0].text, "", WRITTEN, WRITTEN
    path = folder / f"{name}.docx"
    document.save(str(path))
    _fix_times(path)


def _element(tag: str, **attributes: str) -> _Element:
    element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _page_setup(document: WordDocument, title: str) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    normal.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.text, header.alignment, footer.alignment = title, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER
    for before, field, after in (("第 ", "PAGE", " 页"), ("，共 ", "NUMPAGES", " 页")):
        footer.add_run(before)
        simple = _element("fldSimple", instr=field)
        simple.append(_text_run("1"))
        footer._p.append(simple)
        footer.add_run(after)


def _text_run(text: str) -> _Element:
    run, content = _element("r"), _element("t")
    content.text = text
    run.append(content)
    return run


def _numbering(document: WordDocument) -> str:
    """Define the numbering in numbering.xml; returns its numId."""
    numbering = document.part.numbering_part.element
    abstract = _element("abstractNum", abstractNumId="90")
    abstract.append(_element("multiLevelType", val="multilevel"))
    for level, (_, form, text, left) in enumerate(LEVELS):
        entry = _element("lvl", ilvl=str(level))
        entry.append(_element("start", val="1"))
        entry.append(_element("numFmt", val=form))
        entry.append(_element("suff", val="nothing" if text.endswith("）") else "space"))
        entry.append(_element("lvlText", val=text))
        entry.append(_element("lvlJc", val="left"))
        properties = _element("pPr")
        properties.append(_element("ind", left=str(left), hanging="0"))
        entry.append(properties)
        abstract.append(entry)
    numbering.insert(0, abstract)  # the schema wants every abstractNum before the first num
    return str(numbering.add_num(90).numId)


def _docx_paragraph(document: WordDocument, row: Row, number: str, *, title: bool) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(row.text)
    if title:
        paragraph.alignment, run.font.size = WD_ALIGN_PARAGRAPH.CENTER, Pt(18)
    annex = bool(ANNEX.match(row.text))
    run.bold = title or annex or row.level == 0 or bool(re.match(LEVELS[0][0], row.text)) or None
    paragraph.paragraph_format.page_break_before = True if annex and row.text.startswith("附件一") else None
    if row.level is not None:
        properties = _element("numPr")
        properties.append(_element("ilvl", val=str(row.level)))
        properties.append(_element("numId", val=number))
        paragraph._p.get_or_add_pPr().append(properties)


def _docx_table(document: WordDocument, cells: list[list[str]]) -> None:
    if not cells:
        return
    table = document.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _fix_times(path: Path) -> None:
    """Rewrite the package with one date for all its parts."""
    with zipfile.ZipFile(path) as package:
        parts = [(item.filename, package.read(item)) for item in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts:
            info = zipfile.ZipInfo(part, WRITTEN.timetuple()[:6])
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, content)


# --- PDF -------------------------------------------------------------------------------------------------------------


def write_pdf(name: str, folder: Path) -> None:
    """NAME.pdf in ``folder``, on A4 with the title as running header and the page number below."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    title = rows(name)[0].text

    def furniture(canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawRightString(A4[0] - 72, A4[1] - 45, title)
        canvas.line(72, A4[1] - 50, A4[0] - 72, A4[1] - 50)
        canvas.drawCentredString(A4[0] / 2, 40, f"第 {canvas.getPageNumber()} 页")

    path = folder / f"{name}.pdf"
    template = SimpleDocTemplate(str(path), pagesize=A4, title=title, author="", invariant=1)
    template.build(_story(rows(name)), onFirstPage=furniture, onLaterPages=furniture)


def _story(lines: list[Row]) -> list[Flowable]:
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=11, leading=18, wordWrap="CJK", spaceAfter=3)
    title = ParagraphStyle("title", body, fontSize=18, leading=30, alignment=TA_CENTER, spaceAfter=12)
    story: list[Flowable] = [Paragraph(lines[0].text, title)]
    table: list[list[str]] = []
    for row in lines[1:]:
        if len(row.cells) > 1:
            table.append(row.cells)
            continue
        story += _pdf_table(table, body)
        table = []
        if SIGNATURE.match(row.text):
            story.append(Spacer(1, 18))
        story.append(Paragraph(row.text, body))
    return story + _pdf_table(table, body)


def _pdf_table(cells: list[list[str]], style: ParagraphStyle) -> list[Flowable]:
    if not cells:
        return []
    grid = [("GRID", (0, 0), (-1, -1), 0.5, black)]
    return [Table([[Paragraph(text, style) for text in row] for row in cells], style=grid, hAlign="LEFT")]


def main() -> None:
    """Write all samples."""
    write_docx("beauty-salon", HERE, automatic=True)
    write_docx("software-business", HERE, automatic=False)
    write_pdf("pharmacy", HERE)
    write_pdf("equity-transfer", HERE)
    shutil.copyfile(HERE / "text" / "noodle-shop.txt", HERE / "noodle-shop.txt")


if __name__ == "__main__":
    main()
