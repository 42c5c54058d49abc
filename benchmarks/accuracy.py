"""Score the built-in pack against labelled clauses and agreements; list misses with what was found.

    python benchmarks/accuracy.py CORPUS [--element 6.1 …] [--topic 6 …] [--misses] [--agreements]

CORPUS holds ``clauses/*.yaml`` (banks of {id, element, grade, defects, text}) and ``agreements/*.labels.yaml``.
Clauses are graded each as if it were the whole agreement. Prints macro-F1 per element and over all.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import yaml

from clausecheck.load.txt import read
from clausecheck.model import DocumentReport, ElementResult
from clausecheck.pipeline import Checker
from clausecheck.ruleset import find_pack, load_pack

GRADES = ("met", "weak", "absent")


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Macro-F1 over the grades that occur in ``pairs`` of (wanted, got)."""
    scores = []
    for grade in GRADES:
        wanted = sum(w == grade for w, _ in pairs)
        got = sum(g == grade for _, g in pairs)
        if wanted or got:
            scores.append(2 * sum(w == g == grade for w, g in pairs) / (wanted + got))
    return sum(scores) / len(scores) if scores else 0.0


def element_of(report: DocumentReport, element: str) -> ElementResult:
    return next(e for t in report.topics for e in t.elements if e.id == element)


def describe(result: ElementResult) -> str:
    quotes = " | ".join(f"{q.part or '~'}: {q.text}" for q in result.evidence)
    return f"{result.grade} {list(result.defects)} missing={list(result.missing_parts)} «{quotes}»"


def wanted_element(element: str, args: argparse.Namespace) -> bool:
    chosen = not args.element and not args.topic
    return chosen or element in args.element or element.split(".")[0] in args.topic


def score_clauses(checker: Checker, corpus: Path, args: argparse.Namespace) -> None:
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted((corpus / "clauses").glob("*.yaml")):
        if not wanted_element(path.stem, args):
            continue
        for item in yaml.safe_load(path.read_text(encoding="utf-8")):
            result = element_of(checker.check(read(item["text"].encode("utf-8"), "clause.txt")), item["element"])
            pairs[item["element"]].append((item["grade"], result.grade.value))
            if args.misses and item["grade"] != result.grade:
                wanted = f"{item['grade']} {item['defects']}"
                print(f"--- {item['id']} want {wanted} got {describe(result)}\n{item['text'].rstrip()}")
    for element, found in sorted(pairs.items(), key=lambda kv: -macro_f1(kv[1])):
        print(f"{element:5} {macro_f1(found):.3f}")
    everything = [pair for found in pairs.values() for pair in found]
    print(f"clauses {len(everything)}  macro-F1 {macro_f1(everything):.4f}")


def score_agreements(checker: Checker, corpus: Path, args: argparse.Namespace) -> None:
    pairs: list[tuple[str, str]] = []
    for path in sorted((corpus / "agreements").glob("*.labels.yaml")):
        labels = yaml.safe_load(path.read_text(encoding="utf-8"))
        gold = labels.get("elements") or {}
        document = path.parent / labels["document"]
        report = checker.check(read(document.read_bytes(), document.name))
        for topic in report.topics:
            for result in topic.elements:
                if not wanted_element(result.id, args):
                    continue
                want = gold.get(result.id, {"grade": "absent"})
                pairs.append((want["grade"], result.grade.value))
                if args.misses and want["grade"] != result.grade:
                    label = (
                        f"{want['grade']} {want.get('defects', [])} {want.get('clause', '')} {want.get('quote', '')}"
                    )
                    print(f"--- {document.stem} {result.id} want {label}\n    got {describe(result)}")
    print(f"agreement elements {len(pairs)}  macro-F1 {macro_f1(pairs):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--element", nargs="*", default=[])
    parser.add_argument("--topic", nargs="*", default=[])
    parser.add_argument("--misses", action="store_true", help="print every miss with its text and what was found")
    parser.add_argument("--agreements", action="store_true", help="score whole agreements instead of clauses")
    args = parser.parse_args()
    checker = Checker(load_pack(find_pack()))
    (score_agreements if args.agreements else score_clauses)(checker, args.corpus, args)


if __name__ == "__main__":
    main()
