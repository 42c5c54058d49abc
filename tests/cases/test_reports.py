"""The page, the Markdown and the workbook of a sample, through the command line and, where there is one, a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from openpyxl import load_workbook

SAMPLE = Path(__file__).resolve().parent.parent.parent / "samples" / "pharmacy.pdf"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All formats of one run."""
    folder = tmp_path_factory.mktemp("reports")
    outputs = (f"--format={name}={folder / file}" for name, file in FILES.items())
    command = [sys.executable, "-m", "clausecheck", "check", str(SAMPLE), "--fail-on", "never", *outputs]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


FILES = {"html": "report.html", "markdown": "report.md", "xlsx": "report.xlsx"}


def test_the_page_has_every_topic_and_the_whole_text(folder: Path) -> None:
    tree = html.parse(folder / "report.html").getroot()
    assert len(tree.xpath("//article[@data-status!='flag']")) == 20
    assert len(tree.find_class("element")) == 60
    assert "本协议一式两份，双方各执一份" in tree.find_class("text")[0].text_content()
    names = {node.get("id") for node in tree.iter() if node.get("id")}
    assert all(link.get("href")[1:] in names for link in tree.iter("a"))


def test_the_markdown_has_every_topic(folder: Path) -> None:
    text = (folder / "report.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^### \d+ ", text, re.MULTILINE)) == 20


def test_the_workbook_has_a_row_for_every_element(folder: Path) -> None:
    sheet = load_workbook(folder / "report.xlsx").worksheets[0]
    assert sheet.max_row == 61


@pytest.mark.skipif(BROWSER is None, reason="no Chromium")
def test_a_browser_runs_the_script_under_the_policy_of_the_page(folder: Path, tmp_path: Path) -> None:
    page = (folder / "report.html").as_uri()
    command = [str(BROWSER), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}"]
    done = subprocess.run(
        [*command, "--enable-logging=stderr", "--dump-dom", page], capture_output=True, timeout=120, check=True
    )
    tree = html.fromstring(done.stdout.decode("utf-8"))
    cards = len(tree.find_class("card"))
    # the filters are hidden until the script shows them, and the script tells the count
    assert tree.get_element_by_id("filter").get("hidden") is None
    assert tree.get_element_by_id("shown").text_content() == f"显示 {cards} / {cards}"
    assert b"Content Security Policy" not in done.stderr
