"""Recognition: pages to be read, confidence and its floors, skew, the cache; with an engine made for the test."""

from __future__ import annotations

import io
import stat
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from clausecheck.errors import LoadError
from clausecheck.load import load, ocr, ocr_cache
from clausecheck.load.ocr_engine import Found
from clausecheck.load.ocr_reading import Reading, ScanLine, read_picture
from clausecheck.model import Ocr, ReadOptions, Via

numpy = pytest.importorskip("numpy", reason="clausecheck[ocr] is not installed")
pytest.importorskip("cv2", reason="clausecheck[ocr] is not installed")
Image = pytest.importorskip("PIL.Image", reason="clausecheck[ocr] is not installed")

LINES = ["茶馆转让协议", "第一条 甲方应于十日内通知全体客户。", "第二条 乙方应予配合。"]


class Engine:
    """Gives the same lines for every picture, the wider the longer; counts how often it is asked."""

    name = "made for the test"

    def __init__(self, confidence: float | Sequence[float] = 0.99, slope: float = 0.0) -> None:
        self.confidence = [confidence] * len(LINES) if isinstance(confidence, float) else confidence
        self.slope = slope
        self.asked = 0

    def lines(self, pixels: object) -> list[Found]:
        self.asked += 1
        found = []
        for at, (text, confidence) in enumerate(zip(LINES, self.confidence, strict=True)):
            left, top, width = 200.0, 200.0 + 60 * at, 40.0 * len(text)
            drop = width * self.slope
            corners = [(left, top), (left + width, top + drop), (left + width, top + drop + 40), (left, top + 40)]
            found.append(Found(corners, text, confidence))
        return found


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Engine | None], Engine | None]:
    """Puts an engine, or none, in the place of the installed one; the cache is in ``tmp_path``."""
    monkeypatch.setenv(ocr_cache.VARIABLE, str(tmp_path / "cache"))

    def install(made: Engine | None) -> Engine | None:
        monkeypatch.setattr(ocr, "find_engine", lambda: made)
        return made

    return install


def picture(frames: int = 1, form: str = "PNG") -> bytes:
    first, *others = [Image.new("L", (1654, 2339), 255 - at) for at in range(frames)]
    stream = io.BytesIO()
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(stream, form, dpi=(200, 200), **more)
    return stream.getvalue()


def scan(pages: int = 1) -> bytes:
    """A PDF of pictures."""
    first, *others = [Image.new("L", (827, 1170), 250 - at) for at in range(pages)]
    stream = io.BytesIO()
    first.save(stream, "PDF", resolution=100, save_all=True, append_images=others)
    return stream.getvalue()


Install = Callable[[Engine | None], Engine | None]


@pytest.mark.parametrize(("name", "form"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.tif", "TIFF")])
def test_a_picture_is_read_as_paragraphs(engine: Install, name: str, form: str) -> None:
    engine(Engine())
    document = load(name, picture(form=form))
    assert document.text.splitlines() == LINES
    assert {block.via for block in document.blocks} == {Via.OCR}
    assert document.ledger.counts["pages_ocr"] == 1
    assert document.ledger.recognised[0].confidence == 0.99
    assert document.ledger.complete
    assert any("由图像识别得来" in warning for warning in document.warnings)


def test_every_frame_of_a_tiff_is_a_page(engine: Install) -> None:
    engine(Engine())
    document = load("a.tif", picture(3, "TIFF"))
    assert document.pages == 3
    assert {block.anchor.page for block in document.blocks} == {1, 2, 3}


def test_a_scanned_pdf_is_read(engine: Install) -> None:
    engine(Engine())
    document = load("a.pdf", scan(2))
    assert document.ledger.counts["pages_ocr"] == 2
    assert [page.page for page in document.ledger.recognised] == [1, 2]


@pytest.mark.parametrize("data", [("a.pdf", scan()), ("a.png", picture())], ids=["pdf", "png"])
def test_never_means_never(engine: Install, data: tuple[str, bytes]) -> None:
    made = engine(Engine())
    with pytest.raises(LoadError) as caught:
        load(*data, options=ReadOptions(ocr=Ocr.NEVER))
    assert caught.value.code == "no-text"
    assert made and made.asked == 0


@pytest.mark.parametrize("data", [("a.pdf", scan()), ("a.png", picture())], ids=["pdf", "png"])
def test_without_an_engine_the_message_says_how_to_have_one(engine: Install, data: tuple[str, bytes]) -> None:
    engine(None)
    with pytest.raises(LoadError) as caught:
        load(*data)
    assert caught.value.code == "no-text"
    assert "pip install 'clausecheck[ocr]'" in caught.value.message
    assert "pip install 'clausecheck[ocr]'" in caught.value.message_en


def test_a_page_below_the_floor_stays_unreadable(engine: Install) -> None:
    engine(Engine(0.55))
    with pytest.raises(LoadError) as caught:
        load("a.png", picture())
    assert "可信度过低（55%）" in caught.value.message


def test_an_unsure_page_is_read_and_told(engine: Install) -> None:
    engine(Engine(0.8))
    document = load("a.png", picture())
    assert any("第1页 80%" in warning for warning in document.warnings)
    assert document.ledger.recognised[0].unsure == len(LINES)


def test_a_line_below_its_floor_is_left_out(engine: Install) -> None:
    engine(Engine((0.99, 0.98, 0.3)))
    document = load("a.png", picture())
    assert document.text.splitlines() == LINES[:2]
    assert document.ledger.complete  # one line of a page may be a seal


def test_a_page_on_which_the_engine_fails_is_unreadable(engine: Install) -> None:
    class Failing(Engine):
        def lines(self, pixels: object) -> list[Found]:
            raise RuntimeError("no")

    engine(Failing())
    with pytest.raises(LoadError) as caught:
        load("a.png", picture())
    assert "无法识别" in caught.value.message


def test_a_skewed_page_has_level_lines() -> None:
    reading = read_picture(numpy.full((2339, 1654), 255, "uint8"), Engine(slope=0.02))
    for line in reading.lines:
        assert line.box[3] - line.box[1] == pytest.approx(40, abs=2)


def test_ruled_lines_are_found_where_there_is_a_grid() -> None:
    page = numpy.full((1000, 1000), 255, "uint8")
    for at in (300, 400, 500):
        page[at : at + 2, 200:800] = 0
        page[300:500, at : at + 2] = 0
    reading = read_picture(page, Engine())
    flat = [rule for rule in reading.rules if rule[2] - rule[0] > rule[3] - rule[1]]
    assert len(flat) == 3
    assert len(reading.rules) == 6


# --- cache -----------------------------------------------------------------------------------------------------------


def test_the_same_picture_is_recognised_once(engine: Install) -> None:
    made = engine(Engine())
    assert load("a.png", picture()).text == load("b.png", picture()).text
    assert made and made.asked == 1


def test_another_engine_reads_anew(engine: Install) -> None:
    engine(Engine())
    load("a.png", picture())
    other = Engine()
    other.name = "another version"
    engine(other)
    load("a.png", picture())
    assert other.asked == 1


def test_switched_off_the_cache_keeps_nothing(engine: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ocr_cache.VARIABLE, "off")
    made = engine(Engine())
    load("a.png", picture())
    load("a.png", picture())
    assert made and made.asked == 2


def test_what_was_under_a_password_is_not_kept(engine: Install, tmp_path: Path) -> None:
    engine(Engine())
    load("a.png", picture(), options=ReadOptions(passwords=("x",)))
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_cannot_be_written_is_no_error(
    engine: Install, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv(ocr_cache.VARIABLE, str(tmp_path / "file" / "cache"))
    engine(Engine())
    assert load("a.png", picture()).text.splitlines() == LINES


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"lines": [[1]], "rules": [], "width": 1, "height": 1}', "\0"])
def test_what_is_no_reading_is_not_believed(tmp_path: Path, content: str) -> None:
    (tmp_path / "k.json").write_text(content, encoding="utf-8")
    assert ocr_cache.Cache(tmp_path).get("k") is None


def test_a_reading_comes_back_as_it_was(tmp_path: Path) -> None:
    reading = Reading(10, 20, (ScanLine("甲", (1.0, 2.0, 3.0, 4.5), 0.75),), ((0.0, 1.0, 2.0, 3.0),), 3)
    cache = ocr_cache.Cache(tmp_path / "a" / "b")
    cache.put("k", reading)
    assert cache.get("k") == reading
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["k.json"]
    assert cache.get("other") is None
    assert cache.get("k") != replace(reading, turns=0)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files are those of POSIX")
def test_others_may_not_look_into_the_cache(tmp_path: Path) -> None:
    cache = ocr_cache.Cache(tmp_path / "ocr")
    cache.put("k", Reading(1, 1, ()))
    assert stat.S_IMODE((tmp_path / "ocr").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "ocr" / "k.json").stat().st_mode) == 0o600
