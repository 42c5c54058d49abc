"""Files that are saved again: what counts as saved, and the command that checks anew."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clausecheck.cli.watch import PAUSE, Watched, repeat

AGREEMENT = "花店转让协议\n转让方（甲方）：张三\n受让方（乙方）：李四\n第一条 甲方可以通知客户。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "协议.txt"
    path.write_text(AGREEMENT, encoding="utf-8")
    return path


@pytest.fixture
def watched(file: Path) -> Watched:
    return Watched(lambda: [str(file)])


def looks(watched: Watched) -> list[tuple[str, ...]]:
    return [watched.changed() for _ in range(3)]


def save_as_word_does(file: Path, text: str) -> None:
    draft, aside = file.with_name("~WRD0001.tmp"), file.with_name("~WRL0002.tmp")
    draft.write_text(text, encoding="utf-8")
    file.replace(aside)
    draft.replace(file)
    aside.unlink()


def test_a_file_that_is_left_alone_did_not_change(watched: Watched) -> None:
    assert looks(watched) == [(), (), ()]


def test_a_saved_file_is_told_once_and_only_when_it_rests(watched: Watched, file: Path) -> None:
    file.write_text(AGREEMENT + "第二条 租金。\n", encoding="utf-8")
    assert looks(watched) == [(), (str(file),), ()]


def test_a_file_saved_by_renaming_is_told(watched: Watched, file: Path) -> None:
    save_as_word_does(file, AGREEMENT.replace("可以", "应当"))
    assert looks(watched) == [(), (str(file),), ()]


def test_a_file_that_is_away_for_a_moment_is_waited_for(watched: Watched, file: Path) -> None:
    aside = file.with_name("aside")
    file.replace(aside)
    assert looks(watched) == [(), (), ()]
    file.write_text("另一份\n", encoding="utf-8")
    assert looks(watched) == [(), (str(file),), ()]


def test_a_file_that_is_still_written_is_not_told_yet(watched: Watched, file: Path) -> None:
    file.write_text("一半", encoding="utf-8")
    assert watched.changed() == ()
    file.write_text("一半又一半", encoding="utf-8")
    assert looks(watched) == [(), (str(file),), ()]


def test_a_touch_or_a_save_of_the_same_content_is_no_change(watched: Watched, file: Path) -> None:
    os.utime(file, ns=(1, 1))
    save_as_word_does(file, AGREEMENT)
    assert looks(watched) == [(), (), ()]


def test_a_new_file_in_a_watched_folder_is_told(tmp_path: Path) -> None:
    watched = Watched(lambda: map(str, sorted(tmp_path.glob("*.txt"))))
    new = tmp_path / "新.txt"
    new.write_text("新\n", encoding="utf-8")
    assert looks(watched) == [(), (str(new),), ()]


def test_between_two_looks_it_sleeps(watched: Watched, file: Path) -> None:
    slept: list[float] = []
    told: list[tuple[str, ...]] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 1:
            file.write_text("另一份\n", encoding="utf-8")
        if len(slept) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        repeat(watched, told.append, sleep)
    assert slept == [PAUSE] * 4
    assert told == [(str(file),)]


def test_standard_input_cannot_be_watched() -> None:
    command = [sys.executable, "-X", "utf8", "-m", "clausecheck", "check", "-", "--watch"]
    done = subprocess.run(command, input=b"", capture_output=True, timeout=60)
    assert done.returncode == 2
    assert "标准输入" in done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt cannot be sent to one process there")
def test_the_command_checks_again_after_a_save_and_ends_with_130(file: Path) -> None:
    report = file.with_name("report.json")
    command = [sys.executable, "-X", "utf8", "-m", "clausecheck", "check", str(file), "--watch", "-f", f"json={report}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=file.parent) as process:
        before = _written(report, process)
        save_as_word_does(file, AGREEMENT.replace("可以", "应当"))
        report.unlink()
        after = _written(report, process)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert before != after
    assert "重新检查" in said.decode()
    assert "Traceback" not in said.decode()


def _written(report: Path, process: subprocess.Popen[bytes]) -> str:
    for _ in range(600):
        if report.exists():
            return report.read_text(encoding="utf-8")
        assert process.poll() is None
        time.sleep(0.1)
    pytest.fail("no report was written")
