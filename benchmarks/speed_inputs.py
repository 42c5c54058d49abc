"""Made-up agreements for the benchmarks: the same text as .docx (in short runs, as Word writes them) and as PDF."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from run import PROVISIONS

PAGE = 741
"""Characters a page: c10 has 11 pages."""
C10 = 8_152
_RUN = 4
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def paragraphs(characters: int, seed: int = 1) -> list[str]:
    """The lines of an agreement of exactly so many characters; the same ``seed`` gives the same text."""
    dice = random.Random(seed)
    lines = ["门店转让合同", "转让方（甲方）：甲店", "受让方（乙方）：乙店"]
    left, number = characters - sum(map(len, lines)), 0
    while left > 0:
        number += 1
        article = [f"第{number}条 约定事项之{number}"]
        for k, text in enumerate(dice.sample(PROVISIONS, k=5), 1):
            article.append(f"{number}.{k} " + text.format(n=dice.randint(2, 60)))
        for line in article:
            lines.append(line[:left])
            left -= len(lines[-1])
            if left <= 0:
                break
    return lines


def write_docx(file: Path, lines: list[str]) -> None:
    """``lines`` as paragraphs whose runs have four characters."""
    body = []
    for line in lines:
        runs = (line[at : at + _RUN] for at in range(0, len(line), _RUN))
        body.append(
            "<w:p>"
            + "".join(
                '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">'
                + escape(run)
                + "</w:t></w:r>"
                for run in runs
            )
            + "</w:p>"
        )
    head = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>'
    document = head + "".join(body) + "</w:body></w:document>"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/document.xml", document)


def write_pdf(file: Path, lines: list[str]) -> int:
    """``lines`` set on A4; returns the number of pages."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(file), pagesize=(595, 842), invariant=1)
    rows = [line[at : at + 34] for line in lines for at in range(0, len(line), 34)]
    for start in range(0, len(rows), 30):
        canvas.setFont("STSong-Light", 12)
        for row, text in enumerate(rows[start : start + 30]):
            canvas.drawString(90, 760 - row * 22, text)
        canvas.showPage()
    canvas.save()
    return -(-len(rows) // 30)
