"""What a PDF's pages come to: the ledger, the warnings, and the error where none can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from clausecheck.errors import LoadError
from clausecheck.load.pdf_page import Page
from clausecheck.model import Block, Ledger, Unreadable


def ledger_of(blocks: Sequence[Block], pages: Sequence[Page]) -> Ledger:
    """What was read of these pages, and what was not."""
    supplied = sum(page.is_supplied for page in pages)
    unreadable = tuple(Unreadable(f"第{page.number}页", page.trouble, page.number) for page in pages if page.trouble)
    return Ledger(
        blocks=dict(Counter(block.kind.value for block in blocks)),
        characters=sum(block.span.end - block.span.start for block in blocks),
        counts={
            "pages": len(pages),
            "pages_text": sum(bool(page.items) and not page.is_supplied for page in pages),
            **({"pages_ocr": supplied} if supplied else {}),
            "pages_unreadable": len(unreadable),
            "annotations": sum(page.annotations for page in pages),
        },
        unreadable=unreadable,
    )


def warnings_of(pages: Sequence[Page]) -> Iterator[str]:
    """What a reader of the report is to know of the pages that were read, in Chinese."""
    recognised = [page.number for page in pages if page.recognised]
    if recognised:
        yield f"{len(recognised)} 页（首见于第{recognised[0]}页）是扫描页，读取的是文件自带的识别文字，可能有错字"
    blank = [page.number for page in pages if not page.items and not page.trouble]
    if blank:
        yield f"{len(blank)} 页（首见于第{blank[0]}页）是空白页"
    unseen = [page.number for page in pages if page.unseen and page.items]
    if unseen:
        yield f"{len(unseen)} 页（首见于第{unseen[0]}页）含看不见的文字（隐藏、白色或被遮盖），这些文字未读入"
    lost = [page for page in pages if page.lost and page.items and not page.trouble and not page.is_supplied]
    if lost:
        count = sum(page.lost for page in lost)
        yield f"{len(lost)} 页（首见于第{lost[0].number}页）有 {count} 个字符无法识别，未读入"
    marked_up = [page.number for page in pages if page.marked_up]
    if marked_up:
        yield f"{len(marked_up)} 页（首见于第{marked_up[0]}页）印有删除线或批注，删去的文字和批注未读入"


def no_text(path: str, pages: Sequence[Page], hint: tuple[str, str]) -> LoadError:
    """The error where no page can be read; ``hint`` says in Chinese and English how recognition would be had."""
    reasons = Counter(page.trouble for page in pages if page.trouble)
    if not reasons:
        return LoadError(
            "no-text", f"{path} 的 {len(pages)} 页都是空白页", f"{path}: all of its {len(pages)} pages are blank"
        )
    reason = reasons.most_common(1)[0][0]
    chinese, english = hint
    return LoadError(
        "no-text",
        f"{path} 的 {len(pages)} 页都没有可读文字（{reason}）："
        + (chinese or "扫描件须先做文字识别（OCR），或改用 .docx 原件"),
        f"{path}: none of its {len(pages)} pages has readable text: "
        + (english or "scans need OCR first, or use the original .docx"),
    )
