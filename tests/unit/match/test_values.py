"""Typed values in folded text."""

from __future__ import annotations

import pytest

from clausecheck.match.values import find_values


def found(kind: str, text: str) -> list[str]:
    return [text[start:end] for name, start, end in find_values(text) if name == kind]


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        ("period", "收到后五个工作日内答复", ["五个工作日内"]),
        ("period", "交割日【三十】日前通知", ["【三十】日前"]),
        ("period", "48小时内，次日回电", ["48小时内", "次日"]),
        ("period", "于第三个工作日办理", ["第三个工作日"]),
        ("period", "7月1日以后收的件", []),
        ("period", "每隔两个月打一次电话", []),
        ("date", "2025年6月16日移交，腊月初六交钥匙", ["2025年6月16日", "腊月初六"]),
        ("date", "10月31日前", ["10月31日"]),
        ("amount", "计人民币734,400元，另付六万元", ["人民币734,400元", "六万元"]),
        ("share", "甲方承担六成，乙方40%", ["六成", "40%"]),
        ("share", "双方各承担一半，按5:5分", ["各承担一半", "5:5"]),
        ("share", "百分之三十由乙方出", ["百分之三十"]),
        ("frequency", "每季度回访，每两周一次例会", ["每季度", "每两周"]),
        ("frequency", "应定期、逐月统计", ["定期", "逐月"]),
        ("blank", "应于____日前付【 】元，由XX人承担，[●]", ["____", "【 】", "XX", "[●]"]),
        ("blank", "应于【三十】日前付款", []),
        ("annex", "详见附件三和附表2", ["附件三", "附表2"]),
    ],
)
def test_values(kind: str, text: str, values: list[str]) -> None:
    assert found(kind, text) == values
