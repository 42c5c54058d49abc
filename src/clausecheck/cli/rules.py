"""``clausecheck rules``: list, show, lint and test a rule pack."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausecheck.cli import console
from clausecheck.cli.options import Lang, RulesDir, open_pack, unknown
from clausecheck.errors import RuleError, UsageError
from clausecheck.policy import ERROR, FINDINGS
from clausecheck.report import labels
from clausecheck.report.escape import visible
from clausecheck.report.page import Page

if TYPE_CHECKING:
    from clausecheck.rules_test import ExampleFailure
    from clausecheck.ruleset import Ruleset

rules = typer.Typer(help="查看与验证规则包 / Look at and test a rule pack", no_args_is_help=True, rich_markup_mode=None)


@rules.command("list")
def list_topics(directory: RulesDir = None, lang: Lang = "zh") -> None:
    """列出主题与要素 / List topics and elements."""
    pack = open_pack(directory)
    chinese = lang == "zh"
    page = Page(console.width())
    page.line(
        (f"{pack.name} {pack.version}  {visible(pack.title if chinese else pack.title_en or pack.title)}", "strong")
    )
    for topic in pack.topics:
        severity = labels.SEVERITIES[topic.severity].say(lang)
        title = topic.title if chinese else topic.title_en or topic.title
        page.line((f"{topic.number:>2}  {visible(title)}", "strong"), f"  {topic.id}  ", (severity, "faint"))
        for element in topic.elements:
            page.line(f"    {element.id:<5} {visible(element.title if chinese else element.title_en or element.title)}")
    if pack.flags:
        page.line((labels.FLAGS_HEAD.say(lang), "strong"))
    for flag in pack.flags:
        severity = labels.SEVERITIES[flag.severity].say(lang)
        page.line(f"    {flag.id}  {visible(flag.title if chinese else flag.title_en)}  ", (severity, "faint"))
    console.put_text(page.text(colour=console.has_colour()))


@rules.command()
def show(
    name: Annotated[str, typer.Argument(metavar="TOPIC", help="主题编号或名称 / Number or id of a topic")],
    directory: RulesDir = None,
    lang: Lang = "zh",
) -> None:
    """显示主题的规则文件 / Print the rule file of a topic."""
    pack = open_pack(directory)
    topics = {key: topic for topic in pack.topics for key in (topic.id, str(topic.number))}
    if name not in topics:
        raise unknown("主题", "topic", name, topics)
    file = _file_of(pack, topics[name].id)
    console.put_text(f"# {visible(file.as_posix())}\n" + file.read_text(encoding="utf-8-sig"))


def _file_of(pack: Ruleset, topic: str) -> Path:
    return next(
        file
        for file in sorted((pack.directory / "topics").glob("*.yaml"))
        if re.search(rf"^id:\s*[\"']?{re.escape(topic)}\b", file.read_text(encoding="utf-8-sig"), re.MULTILINE)
    )


@rules.command()
def lint(directory: RulesDir = None, lang: Lang = "zh") -> None:
    """验证规则包 / Validate a pack: path:line:column."""
    try:
        pack = open_pack(directory)
    except RuleError as error:
        console.put_text("".join(f"{visible(problem)}\n" for problem in error.problems))
        raise typer.Exit(ERROR) from error
    elements = sum(len(topic.elements) for topic in pack.topics)
    counts = (
        f"：{len(pack.topics)} 个主题，{elements} 个要素，{len(pack.flags)} 项风险提示，没有问题"
        if lang == "zh"
        else f": {len(pack.topics)} topics, {elements} elements, {len(pack.flags)} flags, no problems"
    )
    console.put_text(f"{pack.name} {pack.version}{counts}\n")


@rules.command()
def test(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID…]", help="只测这些主题、要素或风险 / Only these")
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="DIR", help="与标注语料比对 / Score labelled agreements")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="列出每处不符及原文 / Each miss with its text")] = False,
    directory: RulesDir = None,
    lang: Lang = "zh",
) -> None:
    """运行规则自带的范例，不符则退出码为 1 / Run the examples."""
    from clausecheck.rules_test import concept_failures, run_examples

    pack = open_pack(directory)
    only = tuple(names or ())
    known = {key for t in pack.topics for key in (t.id, str(t.number), *(e.id for e in t.elements))}
    known |= {flag.id for flag in pack.flags}
    for name in only:
        if name not in known:
            raise unknown("主题、要素或风险提示", "topic, element or flag", name, known)
    if misses and corpus is None:
        raise UsageError("--misses 须与 --corpus 同用", "--misses needs --corpus")
    if corpus is not None:
        from clausecheck.cli.corpus import report_corpus

        console.put_text(report_corpus(pack, corpus, only, misses, lang))
        return
    count, failures = run_examples(pack, only)
    concepts = () if only else concept_failures(pack)
    console.put_text("".join(f"{line}\n" for line in (*map(_told, failures), *map(visible, concepts))))
    failed = len(failures) + len(concepts)
    console.put_text(f"{count} 个范例，{failed} 个不符\n" if lang == "zh" else f"{count} examples, {failed} failed\n")
    raise typer.Exit(FINDINGS if failed else 0)


@rules.command()
def learn(directory: RulesDir = None, lang: Lang = "zh") -> None:
    """由范例学习相似度 / Learn likeness from labelled cases."""
    from clausecheck.learn import learn as learnt
    from clausecheck.ruleset.likeness import FILE

    pack = open_pack(directory)
    data = learnt(pack)
    console.put_file(pack.directory / FILE, data)
    console.put_text(f"{pack.name}/{FILE}  {len(data):,} {'字节' if lang == 'zh' else 'bytes'}\n")


def _told(failure: ExampleFailure) -> str:
    return visible(f"{failure.element}  {failure.expected} → {failure.got}  {failure.text.strip()}  [{failure.note}]")
