"""What comes out of a process of previews: values of ``model/previews.py``, each field as it is declared, or nothing.

Whoever took over the process may send any bytes. A pickle of values of ours (``project/boxes/answers.py``) can still
have anything in their fields.
"""

from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.translatable import Translatable
from mezanprint.project.boxes.answers import unpacked

T = TypeVar("T")
_WORDS = dict[str, str | int | tuple[str, ...]]


def read_answer(data: bytes, kind: type[T]) -> T:
    """Return the value of a kind that ``data`` holds; raise the ``Fault`` that it holds; else ``ValueError``."""
    answer = unpacked(data)
    try:
        if isinstance(answer, Fault):
            if answer.diagnostics and _holds(tuple[Diagnostic, ...], answer.diagnostics):
                raise answer
        elif _holds(kind, answer):
            return answer  # type: ignore[no-any-return]
    except (AttributeError, RecursionError):
        pass
    raise ValueError(f"no {kind.__name__}")


def _holds(hint: Any, value: Any) -> bool:
    """Tell whether a value is of a type, and all in it of the types that are declared."""
    if isinstance(hint, type):
        if is_dataclass(hint):
            return type(value) is hint and all(_holds(inner, getattr(value, name)) for name, inner in _fields(hint))  # type: ignore[arg-type]
        if issubclass(hint, Enum):
            return type(value) is hint
    kinds = get_args(hint)
    if get_origin(hint) is tuple:
        return type(value) is tuple and all(_holds(kinds[0], each) for each in value)
    if get_origin(hint) is dict:
        return type(value) is dict and all(type(name) is str and _holds(kinds[1], each) for name, each in value.items())
    if get_origin(hint) in (Union, UnionType):
        return any(_holds(each, value) for each in kinds)
    if hint is str:
        return type(value) is str or (type(value) is Translatable and _is_sentence(value))
    if hint is float:
        return type(value) in (float, int) and isfinite(value)
    return type(value) is hint


def _is_sentence(words: Translatable) -> bool:
    return (
        type(words.template) is str
        and type(words.plural) in (str, type(None))
        and type(words.number) in (int, type(None))
        and _holds(_WORDS, words.values)
    )


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple(get_type_hints(kind).items())
