"""Bad input, end to end through the installed command: one clear message, the documented exit code, no traceback."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clausecheck.ruleset import find_pack

COMMAND = shutil.which("clausecheck", path=str(Path(sys.executable).parent)) or shutil.which("clausecheck")
GOOD = "茶馆转让协议\n转让方（甲方）：王五\n受让方（乙方）：赵六\n第一条 甲方应于交割日三十日前书面通知全体客户。\n"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    assert COMMAND, "clausecheck is not installed"
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONDEVMODE": "0"}
    command = [COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=120)


def word_file() -> bytes:
    from docx import Document

    document = Document()
    for line in GOOD.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf_file(password: str | None = None, *, text: bool = True) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(password) if password else None, invariant=1)
    if text:
        canvas.drawString(72, 720, "Agreement")
    else:
        canvas.drawInlineImage(picture(), 0, 0, 595, 842)
    canvas.save()
    return buffer.getvalue()


def picture() -> object:
    from PIL import Image

    return Image.effect_noise((200, 280), 60)


def word_under_password() -> bytes:
    """What Word writes: an OLE container whose directory names the encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)


@dataclass(frozen=True)
class Bad:
    name: str
    code: str
    make: Callable[[], bytes | None]


INPUTS = (
    Bad("缺失.docx", "not-found", lambda: None),
    Bad("空.pdf", "empty", lambda: b""),
    Bad("密码.docx", "encrypted", word_under_password),
    Bad("密码.pdf", "encrypted", lambda: pdf_file("secret")),
    Bad("图片.docx", "unsupported", lambda: b"GIF89a" + bytes(100)),
    Bad("表格.xlsx", "unsupported", lambda: b"plain"),
    Bad("残缺.docx", "damaged", lambda: word_file()[:-800]),
    Bad("残缺.pdf", "damaged", lambda: b"%PDF-1.7\n1 0 obj\n<<"),
    Bad("扫描.pdf", "no-text", lambda: pdf_file(text=False)),
    Bad("指针.docx", "lfs-pointer", lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
)


def write(bad: Bad, folder: Path) -> Path:
    path = folder / bad.name
    data = bad.make()
    if data is not None:
        path.write_bytes(data)
    return path


@pytest.mark.parametrize("bad", INPUTS, ids=lambda bad: f"{bad.code}-{Path(bad.name).suffix[1:]}")
def test_one_bad_file_gets_one_message_and_code_2(bad: Bad, tmp_path: Path) -> None:
    done = run("check", write(bad, tmp_path), "--format", "json")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert bad.name in done.stderr
    report = json.loads(done.stdout)
    assert [failure["code"] for failure in report["failures"]] == [bad.code]
    assert report["documents"] == []


def test_the_other_files_of_the_run_are_still_reported(tmp_path: Path) -> None:
    good = tmp_path / "好.txt"
    good.write_text(GOOD, encoding="utf-8")
    paths = [write(bad, tmp_path) for bad in INPUTS]
    done = run("check", *paths[:4], good, *paths[4:], "--format", "json", "--fail-on", "never")
    report = json.loads(done.stdout)
    assert done.returncode == report["exit_code"] == 3
    assert [document["title"] for document in report["documents"]] == ["茶馆转让协议"]
    assert [(Path(f["path"]).name, f["code"]) for f in report["failures"]] == [(b.name, b.code) for b in INPUTS]
    assert len(done.stderr.splitlines()) == len(INPUTS)


def test_the_terminal_report_has_a_row_for_what_could_not_be_read(tmp_path: Path) -> None:
    good = tmp_path / "好.txt"
    good.write_text(GOOD, encoding="utf-8")
    done = run("check", good, write(INPUTS[-2], tmp_path), "--quiet", "--fail-on", "never")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
    assert "扫描.pdf  未能检查  没有可读文字（no-text）" in done.stdout


@pytest.mark.parametrize("command", ["check", "outline"])
def test_messages_are_english_where_asked_for(command: str, tmp_path: Path) -> None:
    done = run(command, tmp_path / "none.docx", "--lang", "en")
    assert done.returncode == 2
    assert "does not exist" in done.stderr
    assert done.stderr.isascii()


def test_an_annex_that_cannot_be_read_fails_its_agreement(tmp_path: Path) -> None:
    good = tmp_path / "好.txt"
    good.write_text(GOOD, encoding="utf-8")
    done = run("check", good, "--annex", tmp_path / "附件.docx", "--format", "json")
    assert done.returncode == 2
    assert [f["code"] for f in json.loads(done.stdout)["failures"]] == ["not-found"]
    assert "附件.docx" in done.stderr


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("id: [", "YAML"),
        ("id: x\nnumbr: 6\n", "是否指“number”"),
    ],
)
@pytest.mark.parametrize("command", ["check", "lint"])
def test_a_broken_rule_is_told_by_file_line_and_column(command: str, broken: str, said: str, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(find_pack(), pack)
    topic = next((pack / "topics").glob("06-*.yaml"))
    topic.write_text(broken, encoding="utf-8")
    arguments = ("check", tmp_path / "any.txt") if command == "check" else ("rules", "lint")
    done = run(*arguments, "--rules", pack)
    told = done.stdout + done.stderr
    assert done.returncode == 2
    assert any(line.startswith(f"pack/topics/{topic.name}:") and said in line for line in told.splitlines())
    assert "Traceback" not in told
