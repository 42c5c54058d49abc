"""Ruled tables of a PDF become rows of cells, in their place among the paragraphs."""

from __future__ import annotations

from clausecheck.load.pdf_shapes import Box
from clausecheck.load.pdf_tables import find_tables
from clausecheck.model import BlockKind

from .made_pdf import LEFT, RIGHT, TOP, Sheet, body, read_made, texts

_XS = [LEFT, 220, 370, RIGHT]
_ROWS = [["品类", "数量", "经手人"], ["猫粮", "四十袋", "陈岚"], ["航空箱", "六只", "高远"]]


def _rules(xs: list[float], ys: list[float]) -> list[Box]:
    across = [Box(xs[0], y - 0.25, xs[-1], y + 0.25) for y in ys]
    down = [Box(x - 0.25, min(ys), x + 0.25, max(ys)) for x in xs]
    return across + down


def test_rows_come_in_their_place() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, TOP, "移交清单如下：")
        bottom = sheet.table(_XS, TOP - 20, _ROWS)
        sheet.text(LEFT, bottom - 30, "以上由双方签字。")

    document = read_made(draw)
    assert body(document) == ["移交清单如下：", *("\t".join(row) for row in _ROWS), "以上由双方签字。"]


def test_cells_say_where_they_stand() -> None:
    document = read_made(lambda sheet: sheet.table(_XS, TOP, _ROWS))
    cells = [block for block in document.blocks if block.kind is BlockKind.CELL]
    assert [(cell.anchor.table, cell.anchor.row, cell.anchor.column) for cell in cells[3:6]] == [
        (1, 2, 1),
        (1, 2, 2),
        (1, 2, 3),
    ]
    assert cells[4].span.cut(document.text) == "四十袋"


def test_an_empty_cell_is_kept() -> None:
    rows = [["品类", "", "经手人"], ["", "四十袋", ""]]
    document = read_made(lambda sheet: sheet.table(_XS, TOP, rows))
    assert document.text == "品类\t\t经手人\n\t四十袋\t\n"


def test_wrapped_lines_of_a_cell_are_joined() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([LEFT, 170, RIGHT], [TOP, TOP - 50])
        sheet.lines(TOP - 16, "移交资料与登", "记簿", x=LEFT + 6, leading=16)
        sheet.lines(TOP - 16, "由转让方保管", x=176)

    assert read_made(draw).text == "移交资料与登记簿\t由转让方保管\n"


def test_paragraphs_of_a_cell_stay_apart() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([LEFT, 300, RIGHT], [TOP, TOP - 50])
        sheet.lines(TOP - 16, "1. 登记簿；", "2. 疫苗本。", x=LEFT + 6, leading=16)
        sheet.lines(TOP - 16, "由转让方保管", x=306)

    document = read_made(draw)
    assert document.text == "1. 登记簿；\n2. 疫苗本。\t由转让方保管\n"
    assert document.ledger.blocks == {"cell": 3}


def test_bars_are_rules() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (TOP, TOP - 20, TOP - 40):
            sheet.bar(LEFT, y, RIGHT - LEFT, 0.8)
        for x in (LEFT, 300, RIGHT):
            sheet.bar(x, TOP - 40, 0.8, 40)
        for x, y, text in ((80, 726, "甲"), (310, 726, "乙"), (80, 706, "丙"), (310, 706, "丁")):
            sheet.text(x, y, text)

    assert read_made(draw).text == "甲\t乙\n丙\t丁\n"


def test_boxes_around_cells_are_rules() -> None:
    def draw(sheet: Sheet) -> None:
        for place, text in enumerate("甲乙丙丁"):
            left, bottom = LEFT + 100 * (place % 2), TOP - 20 * (place // 2)
            sheet.canvas.rect(left, bottom, 100, 20)
            sheet.text(left + 4, bottom + 6, text)

    assert read_made(draw).text == "甲\t乙\n丙\t丁\n"


def test_a_cell_merged_down_is_read_once() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([200, 350, RIGHT], [TOP, TOP - 20, TOP - 40])
        for y in (TOP, TOP - 40):
            sheet.rule(LEFT, y, 200, y)
        sheet.rule(LEFT, TOP, LEFT, TOP - 40)
        for x, y, text in (
            (80, 714, "资料"),
            (210, 726, "登记簿"),
            (360, 726, "两册"),
            (210, 706, "疫苗本"),
            (360, 706, "五册"),
        ):
            sheet.text(x, y, text)

    assert read_made(draw).text == "资料\t登记簿\t两册\n\t疫苗本\t五册\n"


def test_a_cell_merged_across_is_one_cell() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([LEFT, 300, RIGHT], [TOP - 20, TOP - 40])
        sheet.canvas.rect(LEFT, TOP - 20, RIGHT - LEFT, 20)
        for x, y, text in ((250, 726, "移交清单"), (80, 706, "登记簿"), (310, 706, "两册")):
            sheet.text(x, y, text)

    assert read_made(draw).text == "移交清单\n登记簿\t两册\n"


def test_a_table_without_side_rules_is_closed() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (TOP, TOP - 20, TOP - 40):
            sheet.rule(LEFT, y, RIGHT, y)
        sheet.rule(300, TOP, 300, TOP - 40)
        for x, y, text in ((80, 726, "甲"), (310, 726, "乙"), (80, 706, "丙"), (310, 706, "丁")):
            sheet.text(x, y, text)

    assert read_made(draw).text == "甲\t乙\n丙\t丁\n"


def test_a_frame_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.rect(40, 40, 515, 760)
        sheet.lines(TOP, "第一条 通知", "转让方通知客户。")

    assert texts(read_made(draw)) == ["第一条 通知", "转让方通知客户。"]


def test_a_table_goes_on_over_the_page_with_its_heading_once() -> None:
    more = ["猫砂", "九袋", "陈岚"]
    document = read_made(
        lambda sheet: sheet.table(_XS, 150, _ROWS), lambda sheet: sheet.table(_XS, TOP, [_ROWS[0], more])
    )
    assert body(document) == ["\t".join(row) for row in [*_ROWS, more]]
    last = document.blocks[-1].anchor
    assert (last.table, last.row, last.page) == (1, 4, 2)


def test_a_row_cut_by_the_page_is_one_row() -> None:
    xs = [LEFT, 200, RIGHT]

    def first(sheet: Sheet) -> None:
        sheet.table(xs, 120, [["资料", "经手人"], ["登记簿与疫苗接种记录", "陈岚"]])

    def second(sheet: Sheet) -> None:
        sheet.table(xs, TOP, [["和喂养说明", ""], ["航空箱", "高远"]])

    assert body(read_made(first, second)) == ["资料\t经手人", "登记簿与疫苗接种记录和喂养说明\t陈岚", "航空箱\t高远"]


def test_two_grids_are_two_tables() -> None:
    rules = _rules([0, 50, 100], [700, 720, 740]) + _rules([0, 50, 100], [600, 620])
    tables = find_tables(rules, 1)
    assert [len(table.cells) for table in tables] == [4, 2]


def test_an_underline_in_a_cell_parts_nothing() -> None:
    rules = [*_rules([0, 100, 200], [700, 740]), Box(110, 710, 150, 710.5)]
    (table,) = find_tables(rules, 1)
    assert len(table.cells) == 2
