"""What a user would run instead, each a whole process: ``speed_others.py NAME FILE``. Imports are what is measured."""

from __future__ import annotations

import sys


def python_docx(file: str) -> None:
    """Prints the paragraphs."""
    import docx

    for paragraph in docx.Document(file).paragraphs:
        print(paragraph.text)


def pdfplumber_text(file: str) -> None:
    """Prints the text of every page."""
    import pdfplumber

    with pdfplumber.open(file) as document:
        for page in document.pages:
            print(page.extract_text())


def naive(file: str) -> None:
    """The usual stack: everything imported at once, all rules from YAML by safe_load, every word cut by jieba, and a
    search for each of the pack's words."""
    from pathlib import Path

    import docx
    import jieba
    import rich.console
    import rich.table
    import typer  # noqa: F401
    import yaml

    pack = Path(__file__).parent.parent / "rules" / "customer-relationship"
    lexicon = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(pack.glob("lexicon/*.yaml"))]
    topics = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(pack.glob("topics/*.yaml"))]
    text = "\n".join(paragraph.text for paragraph in docx.Document(file).paragraphs)
    tokens = set(jieba.cut(text))
    table = rich.table.Table("topic", "words")
    for topic in topics:
        table.add_row(str(topic["title"]), str(len(tokens)))
    for concepts in lexicon:
        for name, body in concepts.items():
            words = [word for entry in body.get("words", ()) for word in str(entry).split("|")]
            found = [word for word in words if word in text]
            table.add_row(name, str(len(found)))
    rich.console.Console().print(table)


if __name__ == "__main__":
    {"python-docx": python_docx, "pdfplumber": pdfplumber_text, "naive": naive}[sys.argv[1]](sys.argv[2])
