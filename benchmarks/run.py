"""How long clausecheck takes here: cold start of the command, and checking agreements made on the spot.

Prints medians of several runs. The agreements are plain text of some 30 articles that mix provisions about customers
with ordinary ones, no two alike; loading .docx or .pdf comes on top. Compare figures of one machine only.
"""

from __future__ import annotations

import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ARTICLES = 30
DOCUMENTS = 20
REPEATS = 5

PROVISIONS = (
    "甲方应于交割日【{n}】日前，以书面形式将转让事宜告知全部在册会员，并留存送达记录。",
    "乙方接手后的服务水平不低于交割日前{n}个月的平均水平，双方每季度核对一次。",
    "交割日前的会员充值余额由甲方结清，交割日后发生的退费由乙方负责，坏账双方各担一半。",
    "甲方移交会员姓名、电话、消费记录的电子表格，乙方采用加密方式保存，不得向第三人提供。",
    "会员投诉由乙方在{n}个工作日内答复；涉及交割日前事由的，甲方应予配合。",
    "乙方可以视情况每年开展满意度调查，调查结果另行商定用途。",
    "房屋租赁押金共计{n}万元，由乙方在签约当日一并支付给甲方。",
    "设备清单见附件{n}，乙方应在收到之日起七日内验收完毕。",
    "因不可抗力不能履行的，遭受方应在{n}日内提供证明，双方互不追究。",
    "本合同一式{n}份，双方各执一份，自签字之日起生效。",
)


def agreement(seed: int) -> str:
    """A made-up agreement; the same ``seed`` gives the same text."""
    dice = random.Random(seed)
    lines = ["门店转让合同", "转让方（甲方）：甲店", "受让方（乙方）：乙店"]
    for number in range(1, ARTICLES + 1):
        chosen = dice.sample(PROVISIONS, k=3)
        lines.append(f"第{number}条 约定事项之{number}")
        lines += [f"{number}.{k} " + text.format(n=dice.randint(2, 60)) for k, text in enumerate(chosen, 1)]
    return "\n".join(lines) + "\n"


def seconds(work: Callable[[], object]) -> float:
    """The median of REPEATS runs of ``work``, in seconds of wall-clock time."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def command(*arguments: str) -> Callable[[], object]:
    """Running clausecheck in a fresh process."""
    line = [sys.executable, "-m", "clausecheck", *arguments]
    return lambda: subprocess.run(line, check=True, capture_output=True)


def main() -> None:
    from clausecheck.pipeline import Checker
    from clausecheck.ruleset import find_pack, load_pack

    texts = [agreement(seed).encode("utf-8") for seed in range(DOCUMENTS)]
    characters = sum(len(text.decode("utf-8")) for text in texts)
    checker = Checker(load_pack(find_pack()))

    def check_all() -> None:
        for text in texts:
            checker.check_path("-", data=text)

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "agreement.txt"
        file.write_bytes(texts[0])
        cold = seconds(command("check", str(file), "--format", "json", "--fail-on", "never"))
    bare = seconds(command("--version"))
    check_all()  # what is loaded on first use is not throughput
    warm = seconds(check_all)

    print(f"{platform.platform()}, Python {platform.python_version()}; medians of {REPEATS} runs")
    print(f"clausecheck --version                {bare * 1000:8.0f} ms")
    print(f"clausecheck check, one agreement     {cold * 1000:8.0f} ms  ({len(texts[0].decode('utf-8')):,} characters)")
    print(f"each further agreement, one process  {warm / DOCUMENTS * 1000:8.0f} ms")
    print(f"throughput, one process              {characters / warm:8,.0f} characters/s")


if __name__ == "__main__":
    main()
