"""The command line in this process: what it prints, writes and returns."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clausecheck.cli import console, main
from clausecheck.report.page import columns

AGREEMENT = """花店转让协议
转让方（甲方）：张三
受让方（乙方）：李四
第一条 甲方应于交割日三十日前，以书面形式将本次转让通知全体客户，客户自收到通知之日起十五日内可以要求退款。
第二条 因甲方未通知客户造成的损失，由甲方承担。
第三条 房屋租金由乙方支付。
"""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Invoke = Callable[..., Outcome]


@pytest.fixture
def invoke(capsysbinary: pytest.CaptureFixture[bytes]) -> Invoke:
    def run(*arguments: object) -> Outcome:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Outcome(int(stopped.value.code or 0), out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    file = tmp_path / "花店.txt"
    file.write_text(AGREEMENT, encoding="utf-8")
    return file


# --- the command as such


def test_version_is_printed(invoke: Invoke) -> None:
    assert invoke("--version").out.startswith("clausecheck 0.")


@pytest.mark.parametrize(
    "command", [(), ("check",), ("compare",), ("outline",), ("explain",), ("rules",), ("rules", "test")]
)
def test_help_fits_eighty_columns(invoke: Invoke, command: tuple[str, ...]) -> None:
    outcome = invoke(*command, "--help")
    assert outcome.code == 0
    assert max(map(columns, outcome.out.splitlines())) <= 80


@pytest.mark.parametrize("arguments", [(), ("rules",)])
def test_without_arguments_the_help_is_shown(invoke: Invoke, arguments: tuple[str, ...]) -> None:
    outcome = invoke(*arguments)
    assert outcome.code == 2
    assert outcome.err.startswith("Usage: clausecheck")


def test_a_wrong_option_is_told_in_chinese_and_in_english(invoke: Invoke) -> None:
    chinese, english = invoke("check", "a", "--formt", "json"), invoke("check", "a", "--formt", "json", "--lang", "en")
    assert chinese.code == english.code == 2
    assert chinese.err.startswith("错误：没有这个选项")
    assert english.err.startswith("error: ") and "--format" in english.err


def test_a_missing_argument_is_a_usage_error(invoke: Invoke) -> None:
    outcome = invoke("check")
    assert outcome.code == 2
    assert outcome.err.startswith("错误：缺少参数")


# --- check


def test_a_missing_topic_of_high_severity_fails_the_check(invoke: Invoke, agreement: Path) -> None:
    outcome = invoke("check", agreement)
    assert outcome.code == 1
    assert "花店转让协议" in outcome.out
    assert outcome.err == ""


def test_fail_on_never_leaves_only_errors(invoke: Invoke, agreement: Path) -> None:
    assert invoke("check", agreement, "--fail-on", "never").code == 0


def test_a_wrong_bar_is_told_before_any_work(invoke: Invoke) -> None:
    outcome = invoke("check", "no-such-file.txt", "--fail-on", "sometimes")
    assert outcome.code == 2
    assert "sometimes" in outcome.err and "not-found" not in outcome.err


def test_json_goes_to_standard_output_as_utf8(invoke: Invoke, agreement: Path) -> None:
    report = json.loads(invoke("check", agreement, "--format", "json").out)
    assert report["schema"] == "clausecheck/report/1"
    assert report["exit_code"] == 1
    assert report["documents"][0]["path"] == agreement.as_posix()
    assert len(report["documents"][0]["topics"]) == 20


def test_several_formats_are_written_at_once(invoke: Invoke, agreement: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    outcome = invoke("check", agreement, "--format", "terminal", "--format", f"json={target}")
    assert "花店转让协议" in outcome.out
    assert json.loads(target.read_text(encoding="utf-8"))["documents"]


def test_output_names_the_file_of_the_only_format(invoke: Invoke, agreement: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    outcome = invoke("check", agreement, "-o", target)
    assert outcome.out == ""
    assert "花店转让协议" in target.read_text(encoding="utf-8")


def test_a_workbook_is_not_poured_into_a_terminal(
    invoke: Invoke, agreement: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    refused = invoke("check", agreement, "--format", "xlsx")
    assert (refused.code, refused.out) == (2, "")
    assert "请用 -o 写入文件" in refused.err
    target = tmp_path / "report.xlsx"
    invoke("check", agreement, "--format", "xlsx", "-o", target)
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "jsn"), "是否指“json”"),
        (("--format", "json="), "没有写文件名"),
        (("--format", "json", "--format", "terminal"), "只有一种格式可以不写文件"),
        (("--format", "json=a.json", "-o", "b.json"), "-o 没有用处"),
        (("--format", "json=a.json", "--format", "terminal=a.json"), "同一个文件"),
        (("-o", "no-such-folder/a.txt"), "所在目录不存在"),
        (("--topics", "6,transfer-notise"), "是否指“transfer-notice”"),
        (("--topics", ","), "没有写主题"),
        (("--jobs", "0"), "参数的值不对"),
        (("--rules", "no-such-folder"), "pack.yaml"),
    ],
)
def test_what_cannot_be_asked_for_is_told(invoke: Invoke, agreement: Path, options: tuple[str, ...], said: str) -> None:
    outcome = invoke("check", agreement, *options)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.out == ""


def test_topics_restrict_the_report_and_the_bar(invoke: Invoke, agreement: Path) -> None:
    report = json.loads(invoke("check", agreement, "--topics", "transfer-notice,10", "--format", "json").out)
    assert [topic["number"] for topic in report["documents"][0]["topics"]] == [6, 10]
    assert invoke("check", agreement, "--topics", "6").code == 0


def test_quiet_is_one_line_a_file(invoke: Invoke, agreement: Path) -> None:
    assert len(invoke("check", agreement, "--quiet").out.splitlines()) == 1


def test_english_translates_the_rules_and_leaves_the_quotes(invoke: Invoke, agreement: Path) -> None:
    text = invoke("check", agreement, "--lang", "en", "--verbose").out
    assert "Transfer notice" in text
    assert "以书面形式将本次转让通知全体客户" in text


def test_json_is_the_same_in_both_languages(invoke: Invoke, agreement: Path) -> None:
    assert invoke("check", agreement, "-f", "json").out == invoke("check", agreement, "-f", "json", "--lang", "en").out


def test_a_folder_is_walked_and_its_order_kept(invoke: Invoke, agreement: Path) -> None:
    (agreement.parent / "a.md").write_text(AGREEMENT, encoding="utf-8")
    documents = json.loads(invoke("check", agreement.parent, "--format", "json").out)["documents"]
    assert [Path(document["path"]).name for document in documents] == ["a.md", "花店.txt"]


def test_a_folder_without_agreements_is_told(invoke: Invoke, tmp_path: Path) -> None:
    outcome = invoke("check", tmp_path)
    assert outcome.code == 2
    assert "没有可以检查的文件" in outcome.err


def test_several_processes_give_the_same_bytes(invoke: Invoke, agreement: Path) -> None:
    for number in range(3):
        agreement.with_name(f"{number}.txt").write_text(AGREEMENT + f"第四条 {number}。\n", encoding="utf-8")
    agreement.with_name("空.txt").write_bytes(b"")
    one, two = (invoke("check", agreement.parent, "--format", "json", "--jobs", jobs) for jobs in (1, 2))
    assert one == two


def test_an_annex_is_read_as_part_of_the_agreement(invoke: Invoke, agreement: Path, tmp_path: Path) -> None:
    main_file = tmp_path / "主协议.txt"
    main_file.write_text("花店转让协议\n第一条 房屋租金由乙方支付。\n", encoding="utf-8")

    def quotes(*options: object) -> list[str]:
        report = json.loads(invoke("check", main_file, "--topics", "6", "--format", "json", *options).out)
        return [q["quote"] for e in report["documents"][0]["topics"][0]["elements"] for q in e["evidence"]]

    assert quotes() == []
    assert any("书面形式" in quote for quote in quotes("--annex", agreement))


def test_an_annex_goes_with_one_agreement_only(invoke: Invoke, agreement: Path) -> None:
    outcome = invoke("check", agreement, agreement.with_name("b.txt"), "--annex", "c.txt")
    assert outcome.code == 2
    assert "--annex" in outcome.err


def test_an_interrupt_is_130_without_a_traceback(
    invoke: Invoke, agreement: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["clausecheck.cli.check"], "check_all", interrupted)
    outcome = invoke("check", agreement)
    assert outcome.code == 130
    assert outcome.err == ""


def test_progress_is_for_many_files_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    console.Progress(100, "zh").step(1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    console.Progress(3, "zh").step(1)
    assert capsys.readouterr().err == ""
    console.Progress(100, "zh").step(1)
    assert "检查 1/100" in capsys.readouterr().err


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "platform", "linux")
    assert not console.has_colour()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert console.has_colour()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not console.has_colour()


# --- outline, explain, rules


def test_raw_is_exactly_the_text_that_offsets_refer_to(invoke: Invoke, agreement: Path) -> None:
    raw = invoke("outline", agreement, "--raw").out
    report = json.loads(invoke("check", agreement, "--format", "json").out)
    quotes = [q for t in report["documents"][0]["topics"] for e in t["elements"] for q in e["evidence"]]
    assert quotes
    assert all(raw[quote["start"] : quote["end"]] == quote["quote"] for quote in quotes)


def test_text_is_a_block_a_line(invoke: Invoke, agreement: Path) -> None:
    assert invoke("outline", agreement, "--text").out == AGREEMENT


def test_the_outline_names_parties_ledger_and_provisions(invoke: Invoke, agreement: Path) -> None:
    text = invoke("outline", agreement).out
    assert "全部读完" in text
    assert "转让方" in text and "张三" in text
    assert "第三条" in text


def test_text_and_raw_exclude_each_other(invoke: Invoke, agreement: Path) -> None:
    assert invoke("outline", agreement, "--text", "--raw").code == 2


def test_an_outline_of_what_cannot_be_read_is_an_error(invoke: Invoke, tmp_path: Path) -> None:
    outcome = invoke("outline", tmp_path / "none.docx")
    assert outcome.code == 2
    assert "不存在" in outcome.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("6", "事前书面通知"),
        ("transfer-notice", "法律依据"),
        ("6.1", "满足"),
        ("7", "无直接法定依据，属合同惯例"),
        ("vague", "措辞模糊"),
        ("no-text", "没有可读文字"),
    ],
)
def test_an_id_is_explained(invoke: Invoke, name: str, said: str) -> None:
    outcome = invoke("explain", name)
    assert outcome.code == 0
    assert said in outcome.out


def test_an_unknown_id_gets_the_nearest(invoke: Invoke) -> None:
    outcome = invoke("explain", "vage")
    assert outcome.code == 2
    assert "是否指“vague”" in outcome.err


def test_rules_are_listed_with_every_element(invoke: Invoke) -> None:
    text = invoke("rules", "list").out
    assert all(f"{topic}.{n} " in text for topic in range(1, 21) for n in (1, 2, 3))


def test_a_rule_file_is_shown_as_it_stands(invoke: Invoke) -> None:
    text = invoke("rules", "show", "6").out
    assert text.startswith("# ") and "topics/06-" in text.splitlines()[0]
    assert "\nid: transfer-notice" in text


def test_the_built_in_pack_has_no_problems(invoke: Invoke) -> None:
    outcome = invoke("rules", "lint")
    assert outcome.code == 0
    assert "20 个主题，60 个要素" in outcome.out


def test_the_examples_of_one_element_are_run(invoke: Invoke) -> None:
    assert "个范例" in invoke("rules", "test", "6.1").out
    assert invoke("rules", "test", "6.9").code == 2


# --- consoles and pipes, in a process of their own


def process(*arguments: object, env: dict[str, str], data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "clausecheck", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, env=os.environ | env, timeout=120)


@pytest.mark.parametrize(
    "env", [{"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_a_console_that_cannot_show_a_character_gets_its_escape(agreement: Path, env: dict[str, str]) -> None:
    agreement.write_text(AGREEMENT.replace("花店", "花店\U0001f337", 1), encoding="utf-8")
    done = process("check", agreement, env=env)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    if "PYTHONIOENCODING" in env:
        text = done.stdout.decode(env["PYTHONIOENCODING"])
        assert "\\U0001f337" in text


def test_json_is_utf8_whatever_the_console(agreement: Path) -> None:
    done = process("check", agreement, "--format", "json", env={"PYTHONIOENCODING": "gbk"})
    assert json.loads(done.stdout.decode("utf-8"))["documents"][0]["title"] == "花店转让协议"


def test_standard_input_is_read_as_bytes(agreement: Path) -> None:
    done = process("check", "-", "--format", "json", env={}, data=AGREEMENT.encode("gb18030"))
    document = json.loads(done.stdout.decode("utf-8"))["documents"][0]
    assert (document["path"], document["title"]) == ("-", "花店转让协议")


def test_a_reader_that_has_gone_ends_it_quietly(agreement: Path) -> None:
    command = [sys.executable, "-m", "clausecheck", "check", str(agreement), "--verbose"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


def test_a_trace_shows_parts_likelihoods_and_the_grade(invoke: Invoke, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("转让方：林巧云\n受让方：高远\n一、高远应当每季度对会员作一次满意度调查。\n", encoding="utf-8")
    out = invoke("explain", "7.1", "--trace", str(file)).out
    assert "strength" in out
    assert "absent 0." in out
    assert "→ 满足" in out


def test_a_trace_of_no_element_is_told(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("explain", "7", "--trace", str(tmp_path / "a.txt")).code == 2
