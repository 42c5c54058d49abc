"""Makes .docx files out of fragments of WordprocessingML, as small as Word would still open them."""

from __future__ import annotations

import io
import zipfile

from clausecheck.load.docx import read
from clausecheck.model import Document

_TRANSITIONAL = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_NAMES = {
    "w": f"{_TRANSITIONAL}/wordprocessingml/2006/main",
    "r": f"{_TRANSITIONAL}/officeDocument/2006/relationships",
    "m": f"{_TRANSITIONAL}/officeDocument/2006/math",
    "a": f"{_TRANSITIONAL}/drawingml/2006/main",
    "wp": f"{_TRANSITIONAL}/drawingml/2006/wordprocessingDrawing",
    "mc": f"{_TRANSITIONAL}/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, look: str = "") -> str:
    """A run; ``look`` are elements of ``w:rPr``."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of plain text, or of runs where ``content`` is XML; ``properties`` are elements of ``w:pPr``."""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner if content else ''}</w:p>"


def listed(content: str, list_id: int, level: int = 0, more: str = "") -> str:
    """A paragraph in a list."""
    return paragraph(content, f'{more}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, those that are no XML being plain text; ``properties`` are elements of ``w:trPr``."""
    inner = "".join(cell if cell.startswith("<") else f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A cell of block XML; ``properties`` are elements of ``w:tcPr``."""
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def level(index: int, style: str, text: str, start: int | None = 1, more: str = "") -> str:
    """A ``w:lvl`` with the number format ``style`` and the pattern ``text``."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{index}">{begins}<w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def family(index: int, *content: str) -> str:
    """A ``w:abstractNum``."""
    return f'<w:abstractNum w:abstractNumId="{index}">{"".join(content)}</w:abstractNum>'


def list_of(list_id: int, family_id: int, overrides: str = "") -> str:
    """A ``w:num``."""
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{family_id}"/>{overrides}</w:num>'


def style(style_id: str, name: str = "", content: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    """A ``w:style``; ``content`` are its ``w:pPr`` and ``w:rPr``."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    named = name or style_id
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{named}"/>{base}{content}</w:style>'


def field(code: str, result: str | None = None, data: str = "") -> str:
    """A complex field; without ``result`` it has no separator either. ``data`` is its ``w:ffData``."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def made(body: str, parts: dict[str, str] | None = None, strict: bool = False) -> bytes:
    """A .docx with this body and these parts: name (styles, numbering, footnotes, header1 …) → content of its root.

    Headers and footers are shown by the one section; with ``strict`` all is in the strict namespaces of ISO 29500.
    """
    parts = parts or {}
    margins = [name for name in parts if name.startswith(("header", "footer"))]
    section = "".join(f'<w:{_kind(name)}Reference w:type="default" r:id="{name}"/>' for name in margins)
    files = {"word/document.xml": _root("document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>")}
    files |= {f"word/{name}.xml": _root(_tag(name), content) for name, content in parts.items()}
    main = f'<Relationship Id="m" Type="{_NAMES["r"]}/officeDocument" Target="word/document.xml"/>'
    others = "".join(
        f'<Relationship Id="{name}" Type="{_NAMES["r"]}/{_kind(name)}" Target="{name}.xml"/>' for name in parts
    )
    files["_rels/.rels"] = f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>'
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_RELATIONS}">{others}</Relationships>'
    files["[Content_Types].xml"] = _types({"document": "document.main"} | {name: _kind(name) for name in parts})
    if strict:
        files = {name: _as_strict(content) for name, content in files.items()}
    return zipped(files)


def zipped(files: dict[str, str] | dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def read_made(body: str, parts: dict[str, str] | None = None) -> Document:
    return read(made(body, parts), "made.docx")


def texts(document: Document) -> list[str]:
    """The text of each block."""
    return [block.span.cut(document.text) for block in document.blocks]


def labels(document: Document) -> list[str]:
    return [block.label for block in document.blocks]


def _tag(name: str) -> str:
    return {"header": "hdr", "footer": "ftr"}.get(_kind(name), name)


def _types(kinds: dict[str, str]) -> str:
    """What each part of the folder word is; other programs ask for it."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    plain = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = (
        f'<Default Extension="rels" ContentType="{plain}"/><Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'


def _kind(name: str) -> str:
    """header1 → header"""
    return name.rstrip("0123456789")


def _root(tag: str, content: str) -> str:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {names}>{content}</w:{tag}>'


def _as_strict(content: str) -> str:
    for family_name in ("wordprocessingml", "officeDocument", "drawingml"):
        content = content.replace(f"{_TRANSITIONAL}/{family_name}/2006", f"{_STRICT}/{family_name}")
    return content
