"""The report as a workbook: a row for every element, flag and file, to sort, filter and hand round.

The same run gives the same bytes on every system: the parts are packed uncompressed, without time and system. No text
of a document can become a formula or a link: every cell is written as a string, and stays one when it is edited.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from clausecheck.model import Run
from clausecheck.report import ReportOptions, words
from clausecheck.report.xlsx.rows import sheets
from clausecheck.report.xlsx.sheet import fill, styles

NAME = "xlsx"
FOR_PEOPLE = True
BINARY = True

_LONG_AGO = datetime(1980, 1, 1)


def render(run: Run, options: ReportOptions) -> bytes:
    """The run as the bytes of an .xlsx file."""
    from xlsxwriter import Workbook

    language = options.language
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _LONG_AGO, "title": words.REPORT.say(language)})
        formats = styles(book)
        for plan, rows in sheets(run, language):
            fill(book, formats, plan, rows, language)
    return _repacked(file.getvalue())


def _repacked(data: bytes) -> bytes:
    """The same parts in the same order with nothing of the machine that packed them: no clock, system or zlib."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(packed, "w", ZIP_STORED) as out:
        for name in made.namelist():
            part = ZipInfo(name)
            part.create_system = 0
            out.writestr(part, made.read(name))
    return packed.getvalue()
