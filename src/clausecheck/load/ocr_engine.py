"""The engine that recognises lines of text in a picture: PP-OCR models under onnxruntime, from a package."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from multiprocessing import parent_process
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from numpy import ndarray

_MOST_THREADS = 4  # more do not make a page faster


class Found(NamedTuple):
    """A line in a picture: its four corners in pixels (upper left first, clockwise), confidence from 0 to 1."""

    corners: Sequence[tuple[float, float]]
    text: str
    confidence: float


class Engine(Protocol):
    """``name`` is what the engine and its version are called: results of another one are another result."""

    name: str

    def lines(self, pixels: ndarray[Any, Any]) -> list[Found]:
        """The lines in a picture of grey values, in any order."""


@cache
def find_engine() -> Engine | None:
    """The engine that is installed, one for the process; None where there is none."""
    for made in (_Rapid1, _Rapid3):
        try:
            return made()
        except ImportError:
            continue
    return None


def _threads() -> int:
    """One in a worker beside other workers."""
    return 1 if parent_process() else min(os.cpu_count() or 1, _MOST_THREADS)


class _Rapid1:
    """rapidocr-onnxruntime, for Python before 3.13."""

    def __init__(self) -> None:
        from importlib.metadata import version

        from rapidocr_onnxruntime import RapidOCR

        self.name = f"rapidocr-onnxruntime {version('rapidocr-onnxruntime')}"
        # the classifier of directions turns or loses whole lines of an upright page
        self._run = RapidOCR(use_cls=False, text_score=0.0, intra_op_num_threads=_threads())

    def lines(self, pixels: ndarray[Any, Any]) -> list[Found]:
        found, _ = self._run(pixels, use_cls=False)
        return [
            Found([(float(x), float(y)) for x, y in box], str(text), float(score)) for box, text, score in found or ()
        ]


class _Rapid3:
    """rapidocr 3, of which the models in the package write stops at half width, which makes no difference here."""

    def __init__(self) -> None:
        import logging
        from importlib.metadata import version

        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        self.name = f"rapidocr {version('rapidocr')}"
        options = {
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": _threads(),
        }
        self._run = RapidOCR(params=options)

    def lines(self, pixels: ndarray[Any, Any]) -> list[Found]:
        found = self._run(pixels, use_cls=False)
        if found.boxes is None:
            return []
        return [
            Found([(float(x), float(y)) for x, y in box], str(text), float(score))
            for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        ]
