"""One agreement in all forms: what is read of it, here and by other packages, as the table of docs/reading-other.md.

    python benchmarks/reading_other.py [GROUP ...]

Groups: text word pdf office bilingual scans (default: all that can be had). For every form: how many of the sixty
grades are those of the plain text, and for each reader the share of the character 5-grams of the master that it gives,
and the share of what it gives that is in the master. Other readers that are not installed are left out.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from clausecheck.load import load
from clausecheck.load.ocr_engine import find_engine
from clausecheck.model import Document, DocumentReport
from clausecheck.pipeline import Checker
from clausecheck.ruleset import find_pack, load_pack
from clausecheck.text import normalise

ROOT = Path(__file__).resolve().parent.parent


def forms_module() -> ModuleType:
    """tests/cases/forms.py, where the files are made."""
    spec = importlib.util.spec_from_file_location("forms", ROOT / "tests" / "cases" / "forms.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


FORMS = forms_module()


def ours(path: Path) -> str:
    """With automatic numbers, as a reader sees it."""
    document: Document = load(str(path))
    return "\n".join(block.label + block.span.cut(document.text) for block in document.blocks)


def by_python_docx(path: Path) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def by_docx2python(path: Path) -> str:
    from docx2python import docx2python

    with docx2python(str(path)) as found:
        return str(found.text)


def by_markitdown(path: Path) -> str:
    from markitdown import MarkItDown

    return str(MarkItDown(enable_plugins=False).convert(str(path)).text_content)


def by_pdfplumber(path: Path) -> str:
    import pdfplumber

    with pdfplumber.open(str(path)) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


READERS: dict[str, tuple[Callable[[Path], str], tuple[str, ...]]] = {
    "clausecheck": (ours, ()),
    "python-docx": (by_python_docx, (".docx",)),
    "docx2python": (by_docx2python, (".docx",)),
    "markitdown": (by_markitdown, ()),
    "pdfplumber": (by_pdfplumber, (".pdf",)),
}
"""Name → how it reads, and the endings that it reads (() for all)."""


def grams(text: str) -> set[str]:
    """Character 5-grams of the canonical text without white space, bars and blanks to fill in."""
    plain = "".join(char for char in normalise(text).text if not char.isspace() and char not in "|_-*#\\")
    return {plain[at : at + 5] for at in range(len(plain) - 4)}


def measured(reader: str, path: Path, master: set[str]) -> str:
    """Recall and precision in per cent."""
    read, endings = READERS[reader]
    if endings and path.suffix not in endings:
        return ""
    try:
        found = grams(read(path))
    except ImportError:
        return "?"
    except Exception as error:  # of whatever reader
        return f"({type(error).__name__})"
    if not found:
        return "nothing"
    both = len(found & master)
    return f"{both / len(master):.1%} / {both / len(found):.1%}"


def groups() -> dict[str, dict[str, Callable[[Path], Path]]]:
    """The forms that can be made here."""
    found = {"text": FORMS.TEXT, "word": FORMS.WORD, "pdf": FORMS.PDF, "bilingual": FORMS.BILINGUAL}
    if FORMS.SOFFICE:
        found["office"] = {f"{name} by LibreOffice": make for name, make in FORMS.OFFICE.items()}
    if find_engine():
        found["scans"] = {f"scan at 200 dpi, {name}": make for name, make in FORMS.SCANS.items()}
    return found


def main() -> None:
    """Print the table."""
    checker = Checker(load_pack(find_pack()))
    plain = _grades(checker, ROOT / "samples" / "text" / f"{FORMS.NAME}.txt")
    master = grams("\n".join(FORMS.master()))
    print("| form | same grades | seconds | " + " | ".join(READERS) + " |")
    print("| --- " * (3 + len(READERS)) + "|")
    for group, forms in groups().items():
        if group not in (sys.argv[1:] or groups()):
            continue
        for name, make in forms.items():
            with tempfile.TemporaryDirectory() as folder:
                path = make(Path(folder))
                start = time.perf_counter()
                found = _grades(checker, path)
                seconds = time.perf_counter() - start
                same = sum(plain[element] == found.get(element) for element in plain)
                cells = " | ".join(measured(reader, path, master) for reader in READERS)
                print(f"| {name} | {same}/{len(plain)} | {seconds:.1f} | {cells} |", flush=True)


def _grades(checker: Checker, path: Path) -> dict[str, str]:
    report = checker.check_path(str(path))
    if not isinstance(report, DocumentReport):
        return {}
    return {element.id: element.grade.value for topic in report.topics for element in topic.elements}


if __name__ == "__main__":
    main()
