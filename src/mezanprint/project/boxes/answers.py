"""Reading what comes out of a box, which may have fallen to the file that it read.

A pickle may name any function to be called with it. So only values of ours are made of one, and nothing is called.
"""

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

from mezanprint.model.diagnostics import Fault
from mezanprint.model.translatable import Translatable

_HOMES = (
    "mezanprint.model.",
    "mezanprint.pdf.",
    "mezanprint.preflight.",
    "mezanprint.i18n.exchange.",
    "mezanprint.project.boxes.",
)
_SENTENCES = (Enum, Fault, Translatable)


class _Reader(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> Any:
        """Return a class of values that stages hand to one another; ``UnpicklingError`` for anything else."""
        if module_name.startswith(_HOMES) and "." not in global_name:
            found = super().find_class(module_name, global_name)
            is_ours = isinstance(found, type) and found.__module__ == module_name
            if is_ours and (is_dataclass(found) or _is_named_tuple(found) or issubclass(found, _SENTENCES)):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


def _is_named_tuple(kind: type) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


def packed(value: object) -> bytes:
    """Return a value as a box hands it out."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Any:
    """Return the value; ``ValueError`` if it is none that a box may hand out."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except Exception as bad:  # whatever a forged answer does to the reader
        raise ValueError(f"no value of ours: {bad}") from None
