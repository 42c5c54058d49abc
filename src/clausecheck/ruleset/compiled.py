"""A pack that was read and found right ↔ octets that are quickly read again.

They are a pickle that may build nothing but rules: ``cache`` sees to it that only this user can have written them, and
``_Restorer`` that even foreign ones could do no more than make a wrong pack. Classes are taken field by field, so a new
field needs no word here.
"""

from __future__ import annotations

import array
import gc
import pickle
from dataclasses import fields, is_dataclass
from enum import Enum
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from clausecheck.ruleset.types import Ruleset

_HOMES = tuple(f"clausecheck.{name}" for name in ("model", "ruleset.conditions", "ruleset.types", "ruleset.likeness"))
_ARRAYS = (("array", "array"), ("array", "_array_reconstructor"))


def dump(ruleset: Ruleset) -> bytes:
    """``ruleset`` but for its folder."""
    target = BytesIO()
    _Taker(target, protocol=4).dump(tuple(None if isinstance(part, Path) else part for part in _parts(ruleset)))
    return target.getvalue()


def restore(data: bytes, directory: Path) -> Ruleset:
    """What ``dump`` made ``data`` of, in ``directory``. Raises ValueError where it can be nothing of the kind."""
    collecting = gc.isenabled()
    gc.disable()  # thousands of small objects, none of them garbage
    try:
        names = [field.name for field in fields(Ruleset) if field.init]
        parts = dict(zip(names, _Restorer(BytesIO(data)).load(), strict=True))
        return Ruleset(**parts | {"directory": directory})
    except (pickle.UnpicklingError, TypeError, ImportError, AttributeError, EOFError, IndexError) as error:
        raise ValueError(str(error)) from error
    finally:
        if collecting:
            gc.enable()


class _Taker(pickle.Pickler):
    def reducer_override(self, obj: object) -> Any:  # noqa: ANN401 - as pickle has it
        if is_dataclass(obj) and not isinstance(obj, type):
            return obj.__class__, _parts(obj)
        return NotImplemented


class _Restorer(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as pickle has it
        if (module, name) in _ARRAYS:
            return getattr(array, name)
        found = getattr(import_module(module), name) if module in _HOMES else None
        if isinstance(found, type) and found.__module__ == module and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a rule pack")


def _parts(obj: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any dataclass
    """What its class makes it of."""
    return tuple(getattr(obj, field.name) for field in fields(obj) if field.init)
