"""What readers of .docx make of files that lose text silently: the table of docs/reading-word.md.

    python benchmarks/reading_word.py [--peers PYTHON]

PYTHON is an interpreter that has python-docx, docx2python and markitdown[docx]; without it only clausecheck is
measured. The files are made by tests/unit/load/made_docx.py, from which the tests of each case make theirs. ``yes``:
every wanted text is there once, in order, and nothing unwanted; ``lost``, ``twice``, ``shown`` (what no page shows) or
``order`` say what went wrong first; ``error``: the file was not read.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from clausecheck.cli.outline import lines_of
from clausecheck.errors import LoadError
from clausecheck.load import load
from clausecheck.model import AS_USUAL, BlockKind, ReadOptions, Revisions

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "茶馆2026"
PEERS = {
    "python-docx `paragraph.text`": "import docx; text = '\\n'.join(p.text for p in docx.Document(path).paragraphs)",
    "docx2python": "from docx2python import docx2python; text = docx2python(path).text",
    "markitdown": "from markitdown import MarkItDown; text = MarkItDown().convert(path).text_content",
}
LOOP = """
import json, sys, warnings; warnings.simplefilter('ignore')
texts = {{}}
for path in sys.argv[1:]:
    try:
        {code}
        texts[path] = text
    except Exception:
        texts[path] = None
print(json.dumps(texts))
"""


@dataclass(frozen=True)
class Case:
    """A file with what a page of it shows, in this order, and what it does not show; ``by_line``: not over the ends of
    lines."""

    name: str
    data: bytes
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()
    options: ReadOptions = AS_USUAL
    by_line: bool = False

    def verdict(self, text: str | None) -> str:
        if text is None:
            return "error"
        # markup of Markdown and blanks are no text
        bare = re.sub(r"[ \t\\*|]+|&#?\w+;" if self.by_line else r"[\s\\*|]+|&#?\w+;", "", text)
        counts = [bare.count(wanted) for wanted in self.wanted]
        if any(unwanted in bare for unwanted in self.unwanted):
            return "shown"
        if 0 in counts:
            return "lost"
        if max(counts) > 1:
            return "twice"
        places = [bare.index(wanted) for wanted in self.wanted]
        return "yes" if places == sorted(places) else "order"


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("made_docx", ROOT / "tests" / "unit" / "load" / "made_docx.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases() -> list[Case]:
    m = maker()
    return [*_changes(m), *_controls(m), *_signs(m), *_around(m), *_unseen(m), *_numbers(m), *_packages(m)]


def _changes(m: ModuleType) -> list[Case]:
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>可以</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="2" w:author="a">{m.run("应当")}</w:ins>'
    changed = m.made(m.paragraph(m.run("甲方") + gone + new + m.run("通知。")))
    away, here = (f'<w:move{way} w:id="3" w:author="a">{m.run("移动")}</w:move{way}>' for way in ("From", "To"))
    moved = m.made(m.paragraph(m.run("一") + away) + m.paragraph(m.run("二") + here))
    mark = '<w:rPr><w:del w:id="4" w:author="a"/></w:rPr>'
    joined = m.made(m.paragraph("甲方应当", mark) + m.paragraph("通知客户。") + m.paragraph("乙方"))
    rows = m.table(m.row("旧"), m.row("删", properties='<w:del w:id="5" w:author="a"/>'), m.row("新"))
    original = ReadOptions(Revisions.ORIGINAL)
    return [
        Case("insertion read, deletion not", changed, ("甲方应当通知。",), ("可以",)),
        Case("the text before all changes, on demand", changed, ("甲方可以通知。",), ("应当",), original),
        Case("moved text at its new place only", moved, ("一", "二移动"), ("一移动",)),
        Case("deleted row not read", m.made(rows + m.paragraph("完")), ("旧", "新", "完"), ("删",)),
        Case("deleted paragraph mark joins", joined, ("甲方应当通知客户。",), by_line=True),
    ]


def _controls(m: ModuleType) -> list[Case]:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    inline = m.paragraph(m.run("甲方") + control(m.run("转让")) + m.run("店铺"))
    nested = m.table(m.row("b1", "b2"))
    tables = m.paragraph("前") + m.table(m.row("a", m.cell(m.paragraph("b") + nested + m.paragraph("")), "c"))
    wrapped = m.run("见") + f'<w:smartTag w:element="x">{m.run("本")}</w:smartTag>'
    wrapped += f'<w:hyperlink w:anchor="x">{m.run("协议")}</w:hyperlink>'
    wrapped += f'<w:fldSimple w:instr=" REF x ">{m.run("六")}</w:fldSimple>'
    return [
        Case(
            "content control, block", m.made(m.paragraph("前") + control(m.paragraph("转让店铺"))), ("前", "转让店铺")
        ),
        Case("content control, inline", m.made(inline), ("甲方转让店铺",)),
        Case(
            "content control around a row and a cell",
            m.made(m.table(m.row("甲", control(m.cell(m.paragraph("乙")))), control(m.row("丙", "丁")))),
            ("甲", "乙", "丙", "丁"),
        ),
        Case("nested table in page order", m.made(tables + m.paragraph("后")), ("前", "ab", "b1b2", "c", "后")),
        Case("smart tag, link, simple field", m.made(m.paragraph(wrapped + m.run("条"))), ("见本协议六条",)),
        Case(
            "complex field",
            m.made(m.paragraph(m.run("第") + m.field(" REF x ", "六") + m.run("条"))),
            ("第六条",),
            ("REF",),
        ),
    ]


def _signs(m: ModuleType) -> list[Case]:
    box = "<w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>"
    tick = f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{m.run('☒')}</w:sdtContent></w:sdt>"
    old = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    letter = m.run("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')
    hyphens = "<w:r><w:t>SDF</w:t><w:noBreakHyphen/><w:t>20</w:t><w:softHyphen/><w:t>26</w:t></w:r>"
    blank = m.run("于") + m.run("     ", '<w:u w:val="single"/>') + m.run("日内")
    return [
        Case("check box control", m.made(m.paragraph(tick + m.run("同意"))), ("☒同意",)),
        Case(
            "check box of a form",
            m.made(m.paragraph(m.field("FORMCHECKBOX", "", data=old) + m.run("同意"))),
            ("☒同意",),
        ),
        Case("symbol ☑", m.made(m.paragraph(sign + m.run("同意"))), ("☑同意",)),
        Case("letter in a symbol font", m.made(m.paragraph(letter + m.run("同意"))), ("☑同意",)),
        Case("hyphens, fixed and soft", m.made(m.paragraph(hyphens)), ("SDF-2026",)),
        Case("line to write on", m.made(m.paragraph(blank)), ("于_____日内",)),
    ]


def _around(m: ModuleType) -> list[Case]:
    inner = f"<w:txbxContent>{m.paragraph('旁注')}</w:txbxContent>"
    shape = f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    legacy = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    branches = f'<mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{legacy}</mc:Fallback>'
    box = f"<w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath on="t" string="转让协议"/></v:shape></w:pict></w:r>'
    diagram = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    shown = f'<a:graphicData><dgm:relIds xmlns:dgm="{diagram}" r:dm="diagramData1"/></a:graphicData>'
    smart = m.paragraph(f"<w:r><w:drawing><wp:inline>{shown}</wp:inline></w:drawing></w:r>") + m.paragraph("后")
    words = "<dgm:pt><dgm:t><a:p><a:r><a:t>先通知</a:t></a:r></a:p></dgm:t></dgm:pt>"
    notes = f'<w:footnote w:id="2">{m.paragraph("指会员。")}</w:footnote>'
    noted = m.paragraph(m.run("客户") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + m.paragraph("后")
    margins = {"header1": m.paragraph("机密"), "footer1": m.paragraph("页脚")}
    return [
        Case("text box, once", m.made(m.paragraph(m.run("正文") + box) + m.paragraph("后")), ("正文", "旁注", "后")),
        Case("words as art", m.made(m.paragraph(art) + m.paragraph("后")), ("转让协议", "后")),
        Case(
            "diagram (SmartArt)",
            m.made(smart, {"diagramData1": f'<dgm:ptLst xmlns:dgm="{diagram}">{words}</dgm:ptLst>'}),
            ("先通知", "后"),
        ),
        Case("footnote at its reference", m.made(noted, {"footnotes": notes}), ("客户", "指会员。", "后")),
        Case("header and footer, apart from the body", m.made(m.paragraph("正文"), margins), ("正文", "机密", "页脚")),
    ]


def _unseen(m: ModuleType) -> list[Case]:
    comments = f'<w:comment w:id="1" w:author="a">{m.paragraph("请核对")}</w:comment>'
    commented = m.paragraph(m.run("正文") + '<w:r><w:commentReference w:id="1"/></w:r>')
    hidden = m.paragraph(m.run("公开") + m.run("秘密", "<w:vanish/>"))
    struck = m.paragraph(m.run("甲方") + m.run("可以", "<w:strike/>") + m.run("应当"))
    return [
        Case("comment not in the text", m.made(commented, {"comments": comments}), ("正文",), ("请核对",)),
        Case("hidden text not read", m.made(hidden), ("公开",), ("秘密",)),
        Case("struck text not read", m.made(struck), ("甲方应当",), ("可以",)),
    ]


def _numbers(m: ModuleType) -> list[Case]:
    levels = m.level(0, "chineseCountingThousand", "第%1条") + m.level(1, "chineseCounting", "（%2）")
    plain = {"numbering": m.family(1, levels) + m.list_of(1, 1)}
    legal = m.level(0, "chineseCounting", "%1、") + m.level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    body = m.listed("标的", 1) + m.listed("范围", 1, 1) + m.table(m.row("表")) + m.listed("价款", 1)
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styled = m.paragraph("标的", '<w:pStyle w:val="Article"/>') * 2
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again = m.listed("甲", 1) + m.listed("乙", 1) + m.listed("丙", 2)
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    run_in = m.listed("通知", 1, more=separator) + m.paragraph("应当书面。")
    return [
        Case(
            "numbers 第一条, （一）, on after a table", m.made(body, plain), ("第一条标的", "（一）范围", "第二条价款")
        ),
        Case(
            "legal numbers under Chinese ones",
            m.made(m.listed("标的", 1) + m.listed("范围", 1, 1), {"numbering": m.family(1, legal) + m.list_of(1, 1)}),
            ("一、标的", "1.1范围"),
        ),
        Case(
            "numbers from a style",
            m.made(styled, plain | {"styles": m.style("Article", content=number)}),
            ("第一条标的", "第二条标的"),
        ),
        Case(
            "numbers that start anew",
            m.made(again, {"numbering": m.family(1, levels) + m.list_of(1, 1) + m.list_of(2, 1, anew)}),
            ("第一条甲", "第二条乙", "第一条丙"),
        ),
        Case("heading run into its text", m.made(run_in, plain), ("第一条通知应当书面。",)),
    ]


def _packages(m: ModuleType) -> list[Case]:
    from io import BytesIO

    from msoffcrypto.format.ooxml import OOXMLFile

    body = m.paragraph("正文") + m.paragraph(m.run("公开") + m.run("秘密", "<w:vanish/>"))
    locked = BytesIO()
    # what is below 4 KB the library does not put into its container rightly
    OOXMLFile(
        BytesIO(m.made(m.paragraph("正文") + "".join(m.paragraph(chr(0x4E00 + i)) for i in range(3000))))
    ).encrypt(PASSWORD, locked)
    return [
        Case("strict namespaces of ISO 29500", m.made(body, strict=True), ("正文", "公开"), ("秘密",)),
        Case("under a password", locked.getvalue(), ("正文",), options=ReadOptions(passwords=(PASSWORD,))),
    ]


def ours(case: Case, path: Path) -> str | None:
    try:
        document = load(str(path), options=case.options)
    except LoadError:
        return None
    if "apart" in case.name:
        kinds = [block.kind for block in document.blocks]
        assert kinds == [BlockKind.PARAGRAPH, BlockKind.HEADER, BlockKind.FOOTER]
    return "\n".join(lines_of(document))


def theirs(python: str, code: str, paths: list[Path]) -> dict[str, str | None]:
    command = [python, "-c", LOOP.format(code=code), *map(str, paths)]
    output = subprocess.run(command, check=True, capture_output=True, timeout=600).stdout
    found: dict[str, str | None] = json.loads(output.decode("utf-8").splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", metavar="PYTHON")
    python = parser.parse_args().peers
    with tempfile.TemporaryDirectory() as folder:
        files = {Path(folder) / f"{number:02}.docx": case for number, case in enumerate(cases())}
        for path, case in files.items():
            path.write_bytes(case.data)
        columns = {"clausecheck": {str(path): ours(case, path) for path, case in files.items()}}
        columns |= {name: theirs(python, code, list(files)) for name, code in PEERS.items()} if python else {}
        rows = [
            [case.name, *(case.verdict(texts[str(path)]) for texts in columns.values())] for path, case in files.items()
        ]
    total = [
        "**read rightly**",
        *(f"**{sum(row[i] == 'yes' for row in rows)} of {len(rows)}**" for i in range(1, len(columns) + 1)),
    ]
    for row in (["case", *columns], ["---"] * (len(columns) + 1), *rows, total):
        sys.stdout.write(f"| {' | '.join(row)} |\n")


if __name__ == "__main__":
    main()
