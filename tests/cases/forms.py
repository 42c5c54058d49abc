"""One agreement in many forms: a master of samples/text/ as files that look the same and are made differently."""

from __future__ import annotations

import html
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import cache
from itertools import groupby
from pathlib import Path
from types import ModuleType

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml.etree import _Element

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
NAME = "beauty-salon"
SOFFICE = shutil.which("soffice")
_ARTICLE = re.compile("第[一二三四五六七八九十]+条 ")
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_V = "urn:schemas-microsoft-com:vml"


@cache
def samples_make() -> ModuleType:
    """samples/make.py."""
    spec = importlib.util.spec_from_file_location("samples_make", SAMPLES / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def master(name: str = NAME) -> list[str]:
    """The lines of an agreement: a paragraph each, or a row with its cells between " | "."""
    return (SAMPLES / "text" / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def _groups(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Runs of rows (True) and of paragraphs."""
    for is_table, group in groupby(lines, key=lambda line: " | " in line):
        yield is_table, list(group)


# --- text ------------------------------------------------------------------------------------------------------------


def text(encoding: str) -> Callable[[Path], Path]:
    """The master in an encoding."""

    def write(folder: Path) -> Path:
        path = folder / "a.txt"
        path.write_bytes("\r\n".join(master()).encode(encoding))
        return path

    return write


def wrapped_text(folder: Path) -> Path:
    """Hard-wrapped at 36 characters, as mail programs do."""
    lines = []
    for line in master():
        lines += [line] if " | " in line else [line[at : at + 36] for at in range(0, len(line), 36)]
    path = folder / "a.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def markdown(folder: Path) -> Path:
    """Articles as headings, rows as tables."""
    lines = ["# " + master()[0]]
    for is_table, group in _groups(master()[1:]):
        if is_table:
            rows = [f"| {row} |" for row in group]
            lines += [rows[0], "|" + " --- |" * len(group[0].split(" | ")), *rows[1:], ""]
        else:
            lines += [line for each in group for line in (f"## {each}" if _ARTICLE.match(each) else each, "")]
    path = folder / "a.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def page(folder: Path) -> Path:
    """A page in GBK, its source lines broken anywhere, rows as tables, scripts and hidden text in between."""
    parts = [f"<h1 align=center>{html.escape(master()[0])}</h1><script>var 转让方 = '不得通知客户';</script>"]
    for is_table, group in _groups(master()[1:]):
        if is_table:
            rows = ("".join(f"<td><p>{cell}</p></td>" for cell in row.split(" | ")) for row in group)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            parts += [f"<p>{line[:20]}\n  <span>{line[20:]}</span></p>" for line in map(html.escape, group)]
            parts.append('<div style="display: none">转让方不承担任何责任。</div>')
    path = folder / "a.html"
    whole = "<html><head><meta charset='gb2312'></head><body>" + "\n".join(parts) + "</body></html>"
    path.write_bytes(whole.encode("gb18030"))
    return path


# --- Word ------------------------------------------------------------------------------------------------------------


def word(change: Callable[[WordDocument], None] | None = None, *, automatic: bool = False) -> Callable[[Path], Path]:
    """The .docx of the samples, changed."""

    def write(folder: Path) -> Path:
        samples_make().write_docx(NAME, folder, automatic=automatic)
        path = folder / f"{NAME}.docx"
        if change:
            document = Document(str(path))
            change(document)
            document.save(str(path))
        return path

    return write


def _blocks(document: WordDocument) -> list[_Element]:
    body = document.element.body
    return [child for child in body if child.tag in (qn("w:p"), qn("w:tbl"))]


def _paragraphs(document: WordDocument) -> list[_Element]:
    return [block for block in _blocks(document) if block.tag == qn("w:p")]


def _wrapped(inner: Sequence[_Element], tag: str, content: str = "", **attributes: str) -> _Element:
    """An element around ``inner``; with ``content`` they stand in a child of that name."""
    outer = OxmlElement(tag)
    for name, value in attributes.items():
        outer.set(qn(f"w:{name}"), value)
    place = outer
    if content:
        place = OxmlElement(content)
        outer.append(place)
    for element in inner:
        place.append(element)
    return outer


def _replace(old: _Element, make: Callable[[_Element], _Element]) -> None:
    parent = old.getparent()
    assert parent is not None
    at = parent.index(old)
    parent.remove(old)
    parent.insert(at, make(old))


def _cell(*inner: _Element) -> _Element:
    last = [] if inner and inner[-1].tag == qn("w:p") else [OxmlElement("w:p")]
    return _wrapped([*inner, *last], "w:tc")


def layout_rows(document: WordDocument) -> None:
    """All in a table of one column, a block a row."""
    _in_table(document, lambda blocks: [_wrapped([_cell(block)], "w:tr") for block in blocks])


def layout_cell(document: WordDocument) -> None:
    """All in one cell."""
    _in_table(document, lambda blocks: [_wrapped([_cell(*blocks)], "w:tr")])


def layout_margin(document: WordDocument) -> None:
    """All in the second column of a table whose first is empty."""
    _in_table(document, lambda blocks: [_wrapped([_cell(), _cell(block)], "w:tr") for block in blocks])


def _in_table(document: WordDocument, rows: Callable[[list[_Element]], list[_Element]]) -> None:
    blocks, body = _blocks(document), document.element.body
    for block in blocks:
        body.remove(block)
    body.insert(0, _wrapped(rows(blocks), "w:tbl"))


def block_controls(document: WordDocument) -> None:
    """Every block in a content control, every third in two."""
    for at, block in enumerate(_blocks(document)):
        _replace(block, lambda block: _wrapped([block], "w:sdt", "w:sdtContent"))
        if at % 3 == 0:
            outer = block.getparent().getparent()
            _replace(outer, lambda control: _wrapped([control], "w:sdt", "w:sdtContent"))


def inline_controls(document: WordDocument) -> None:
    """Every run in a content control, a link, a smart tag or a field."""
    makers: tuple[Callable[[_Element], _Element], ...] = (
        lambda run: _wrapped([run], "w:sdt", "w:sdtContent"),
        lambda run: _wrapped([run], "w:hyperlink", anchor="x"),
        lambda run: _wrapped([run], "w:smartTag", element="x"),
        lambda run: _wrapped([run], "w:fldSimple", instr="REF x"),
    )
    split_runs(document)
    for at, run in enumerate(list(document.element.body.iter(qn("w:r")))):
        _replace(run, makers[at % len(makers)])


def text_boxes(document: WordDocument) -> None:
    """Every paragraph alone in a text box with its fallback, anchored in an empty paragraph."""
    for block in _paragraphs(document):
        _replace(block, _boxed)


def _boxed(block: _Element) -> _Element:
    names = f'xmlns:mc="{_MC}" xmlns:wps="{_WPS}" xmlns:v="{_V}" {nsdecls("w", "wp", "a")}'
    shape = parse_xml(
        f"<w:p {names}><w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent/>'
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent/></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    for content in shape.iter(qn("w:txbxContent")):
        content.append(deepcopy(block))
    return shape


def tracked(document: WordDocument) -> None:
    """Every paragraph inserted, with deleted words in it that would change what it says."""
    marks = {"author": "x", "id": "1"}
    for block in _paragraphs(document):
        for run in list(block.iter(qn("w:r"))):
            _replace(run, lambda run: _wrapped([run], "w:ins", **marks))
        gone = _wrapped([], "w:r")
        words = OxmlElement("w:delText")
        words.text = "双方另行协商，转让方不承担责任；"
        gone.append(words)
        block.append(_wrapped([gone], "w:del", **marks))


def line_breaks(document: WordDocument) -> None:
    """The paragraphs from one table to the next in a single paragraph, with line breaks."""
    before: _Element | None = None
    for block in _blocks(document):
        if block.tag != qn("w:p"):
            before = None
        elif before is None or block.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None:
            before = block
        else:
            before.append(_wrapped([OxmlElement("w:br")], "w:r"))
            for run in list(block.iter(qn("w:r"))):
                before.append(run)
            block.getparent().remove(block)


def split_runs(document: WordDocument) -> None:
    """A run for every two characters, with marks of proofing, bookmarks and soft hyphens between."""
    for run in list(document.element.body.iter(qn("w:r"))):
        text = "".join(part.text or "" for part in run.iter(qn("w:t")))
        parent = run.getparent()
        at = parent.index(run)
        parent.remove(run)
        for start in reversed(range(0, len(text), 2)):
            piece = deepcopy(run)
            for part in list(piece.iter(qn("w:t"))):
                piece.remove(part)
            words = OxmlElement("w:t")
            words.text = text[start : start + 2]
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            piece.append(words)
            parent.insert(at, piece)
            parent.insert(at, _wrapped([], "w:proofErr", type="spellStart"))
            parent.insert(at, _wrapped([], "w:bookmarkStart", id=str(start), name=f"b{start}"))


def spread(document: WordDocument) -> None:
    """Zero-width spaces and spaces within words, the title spread out."""
    for number, part in enumerate(document.element.body.iter(qn("w:t"))):
        words = part.text or ""
        between = (" ", "\u200b", "\u00a0", "\u2009", "\ufeff")[number % 5]
        part.text = re.sub("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", between, words)
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def nested_tables(document: WordDocument) -> None:
    """Every table in the cell of a table of its own."""
    for block in _blocks(document):
        if block.tag == qn("w:tbl"):
            _replace(block, lambda table: _wrapped([_wrapped([_cell(table)], "w:tr")], "w:tbl"))


def hidden_words(document: WordDocument) -> None:
    """Hidden text beside every paragraph that would take back what it says."""
    for block in _paragraphs(document):
        run = parse_xml(f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>以上不适用，双方另行协商。</w:t></w:r>")
        block.append(run)


def full_width(document: WordDocument) -> None:
    """Digits and Latin letters full-width, stops half-width."""
    table = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code).isalnum()}
    table |= {ord("，"): ",", ord("："): ":", ord("；"): ";", ord("（"): "(", ord("）"): ")"}
    for part in document.element.body.iter(qn("w:t")):
        part.text = (part.text or "").translate(table)


def traditional(document: WordDocument) -> None:
    """Every other run in traditional characters."""
    import opencc

    convert = opencc.OpenCC("s2t").convert
    split_runs(document)
    for number, part in enumerate(document.element.body.iter(qn("w:t"))):
        if number % 4 < 2:
            changed = convert(part.text or "")
            part.text = changed if len(changed) == len(part.text or "") else part.text


WORD = {
    "typed numbers": word(),
    "automatic numbers": word(automatic=True),
    "rows of a layout table": word(layout_rows),
    "one cell of a layout table": word(layout_cell),
    "second column of a layout table": word(layout_margin),
    "content controls": word(block_controls),
    "links, fields, controls in the line": word(inline_controls),
    "text boxes": word(text_boxes),
    "tracked changes": word(tracked),
    "line breaks for paragraphs": word(line_breaks),
    "runs of two characters": word(split_runs),
    "spaces within words": word(spread),
    "nested tables": word(nested_tables),
    "hidden text": word(hidden_words),
    "full width": word(full_width),
    "mixed traditional": word(traditional),
}
TEXT = {
    **{f"txt {encoding}": text(encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030")},
    "txt hard-wrapped": wrapped_text,
    "md": markdown,
    "html": page,
}


# --- PDF and LibreOffice ---------------------------------------------------------------------------------------------


def pdf(folder: Path) -> Path:
    """As the samples are made."""
    samples_make().write_pdf(NAME, folder)
    return folder / f"{NAME}.pdf"


def pdf_in_columns(folder: Path) -> Path:
    """Two columns a page."""
    return _pdf(folder, columns=2)


def pdf_small(folder: Path) -> Path:
    """Small pages: many breaks within paragraphs."""
    return _pdf(folder, size=(320, 400))


def _pdf(folder: Path, columns: int = 1, size: tuple[float, float] = (595, 842)) -> Path:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    make = samples_make()
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    path = folder / "a.pdf"
    margin, gap = 40, 20
    width = (size[0] - 2 * margin - gap * (columns - 1)) / columns
    frames = [Frame(margin + at * (width + gap), margin, width, size[1] - 2 * margin) for at in range(columns)]
    template = BaseDocTemplate(str(path), pagesize=size, invariant=1)
    template.addPageTemplates(PageTemplate(frames=frames))
    template.build(make._story(make.rows(NAME)))
    return path


def converted(form: str, *, automatic: bool = True) -> Callable[[Path], Path]:
    """The .docx of the samples, saved by LibreOffice in another format."""

    def write(folder: Path) -> Path:
        assert SOFFICE
        source = word(automatic=automatic)(folder)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [SOFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder / "out"), str(source)]
        subprocess.run(command, capture_output=True, check=True, timeout=300)
        return folder / "out" / f"{NAME}.{form.split(':')[0]}"

    return write


PDF = {"pdf": pdf, "pdf in two columns": pdf_in_columns, "pdf on small pages": pdf_small}
OFFICE = {form: converted(form) for form in ("doc", "rtf", "odt", "pdf")}
# it writes automatic numbers as lists, 1. within 1., which nobody could cite
OFFICE["html"] = converted("html", automatic=False)


def renamed(form: str, ending: str) -> Callable[[Path], Path]:
    """What LibreOffice saved under another name."""

    def write(folder: Path) -> Path:
        path = converted(form)(folder)
        return path.rename(path.with_suffix(ending))

    return write


# --- two languages ---------------------------------------------------------------------------------------------------

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_NUMBER = re.compile(r"第(?P<article>[一二三四五六七八九十]+)条|（(?P<item>[一二三四五六七八九十]+)）|(?P<point>\d+)\.")
_SAID = (
    "The Transferor shall hand over the customer files to the Transferee before the Closing Date.",
    "Each Party shall bear its own costs, unless otherwise agreed in writing by the Parties hereto.",
    "The Transferee may, in its sole discretion, notify the customers (including members) within 30 days.",
    "Neither Party shall be liable for any indirect loss arising out of or in connection with this Agreement.",
)


def english(line: str, at: int) -> str:
    """An English line for a Chinese one, with its number."""
    if " | " in line:
        return " | ".join(f"Item {at}" for _ in line.split(" | "))
    number, said = _NUMBER.match(line), _SAID[at % len(_SAID)]
    if not number:
        return said if len(line) > 12 else "Party Information"
    if number["article"]:
        return f"Article {_value(number['article'])} " + (said if len(line) > 20 else "General Provisions")
    return f"({_value(number['item'])}) {said}" if number["item"] else f"{number['point']}. {said}"


def _value(digits: str) -> int:
    tens, _, ones = digits.rpartition("十")
    return ((_DIGITS[tens] if tens else 1) * 10 if "十" in digits else 0) + (_DIGITS[ones] if ones else 0)


def under_each_other(folder: Path) -> Path:
    """The English paragraph under the Chinese one."""
    return _lines(folder, [part for at, line in enumerate(master()) for part in (line, english(line, at))])


def english_first(folder: Path) -> Path:
    """The Chinese paragraph under the English one."""
    return _lines(folder, [part for at, line in enumerate(master()) for part in (english(line, at), line)])


def on_one_line(folder: Path) -> Path:
    """Both in one paragraph."""
    lines = [line if " | " in line else f"{line} {english(line, at)}" for at, line in enumerate(master())]
    return _lines(folder, lines)


def _lines(folder: Path, lines: Sequence[str]) -> Path:
    path = folder / "a.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def side_by_side(folder: Path) -> Path:
    """A table of two columns, Chinese on the left; tables in full width between."""
    return _beside(folder, chinese_first=True)


def side_by_side_reversed(folder: Path) -> Path:
    """A table of two columns, English on the left."""
    return _beside(folder, chinese_first=False)


def _beside(folder: Path, *, chinese_first: bool) -> Path:
    document = Document()
    for is_table, group in _groups(master()):
        rows = [row.split(" | ") for row in group] if is_table else [[line] for line in group]
        if not is_table:
            rows = [[line, english(line, at)] for at, [line] in enumerate(rows)]
            rows = rows if chinese_first else [row[::-1] for row in rows]
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    path = folder / "a.docx"
    document.save(str(path))
    return path


def pdf_side_by_side(folder: Path) -> Path:
    """A PDF whose pages have Chinese on the left and English on the right, without rules."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    chinese = ParagraphStyle("zh", fontName="STSong-Light", fontSize=10, leading=15, wordWrap="CJK")
    latin = ParagraphStyle("en", fontName="Times-Roman", fontSize=9, leading=11)
    story: list[object] = []
    for is_table, group in _groups(master()):
        rows = [[Paragraph(cell, chinese) for cell in row.split(" | ")] for row in group]
        if not is_table:
            rows = [
                [*row, Paragraph(english(line, at), latin)]
                for at, (row, line) in enumerate(zip(rows, group, strict=True))
            ]
        style = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if is_table else [("VALIGN", (0, 0), (-1, -1), "TOP")]
        story += [Table(rows, style=style, colWidths=None if is_table else [250, 230]), Spacer(1, 4)]
    path = folder / "a.pdf"
    SimpleDocTemplate(str(path), invariant=1).build(story)
    return path


BILINGUAL = {
    "Chinese above English": under_each_other,
    "English above Chinese": english_first,
    "on one line": on_one_line,
    "Chinese left of English": side_by_side,
    "English left of Chinese": side_by_side_reversed,
    "side by side in pdf": pdf_side_by_side,
}


# --- scans -----------------------------------------------------------------------------------------------------------


@cache
def can_draw_chinese() -> bool:
    """Whether this machine has a font for the pictures of pages; without one, all characters look the same."""
    import io

    import pypdfium2
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(60, 60))
    for character in "转让":
        canvas.setFont("STSong-Light", 40)
        canvas.drawString(10, 10, character)
        canvas.showPage()
    canvas.save()
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        first, second = (document[number].render(grayscale=True).to_pil().tobytes() for number in (0, 1))
    return bool(first != second)


def pictures(source: Path, dpi: int = 200) -> list[object]:
    """The pages of a PDF as a scanner would have them: grey, a little skewed, soft and noisy."""
    import numpy
    import pypdfium2
    from PIL import Image, ImageFilter

    noise = numpy.random.default_rng(1)
    found: list[object] = []
    with pypdfium2.PdfDocument(source) as document:
        for number in range(len(document)):
            image = document[number].render(scale=dpi / 72, grayscale=True).to_pil()
            image = image.rotate(0.5 if number % 2 else -0.4, resample=Image.Resampling.BICUBIC, fillcolor=255)
            values = numpy.asarray(image.filter(ImageFilter.GaussianBlur(0.5))).astype(float)
            values += noise.normal(0, 8, values.shape)
            found.append(Image.fromarray(values.clip(0, 255).astype("uint8")))
    return found


def scanned_pdf(folder: Path) -> Path:
    """A PDF of pictures in JPEG."""
    first, *others = pictures(pdf(folder))
    path = folder / "scan.pdf"
    first.save(path, save_all=True, append_images=others, resolution=200, quality=75)  # type: ignore[attr-defined]
    return path


def scanned_tiff(folder: Path) -> Path:
    """A TIFF of many pages."""
    first, *others = pictures(pdf(folder))
    path = folder / "scan.tif"
    first.save(path, save_all=True, append_images=others, dpi=(200, 200))  # type: ignore[attr-defined]
    return path


def part_scan(folder: Path) -> Path:
    """A PDF in which every second page is a scan."""
    import pypdfium2

    source = pdf(folder)
    path = folder / "part.pdf"
    with pypdfium2.PdfDocument(source) as printed, pypdfium2.PdfDocument(scanned_pdf(folder)) as scan:
        target = pypdfium2.PdfDocument.new()
        for number in range(len(printed)):
            target.import_pages(scan if number % 2 else printed, [number])
        target.save(path)
        target.close()
    return path


SCANS = {"pdf": scanned_pdf, "tiff": scanned_tiff}
