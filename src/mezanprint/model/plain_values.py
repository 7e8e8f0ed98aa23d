"""Values of ours made again of plain data, as JSON has it: each field of the type that it is declared with."""

from collections.abc import Iterable
from dataclasses import is_dataclass
from itertools import repeat
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def read_value(hint: Any, data: Any) -> Any:
    """Return ``data``, such as ``dataclasses.asdict`` gives, as a value of the type ``hint``; or raise ``ValueError``.

    Knows data classes, tuples with and without names, ``None`` and what JSON has of itself. A number without a fraction
    may stand for a float.
    """
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        if not isinstance(data, dict) or data.keys() != hints.keys():
            raise ValueError(f"no fields of {hint.__name__}")
        return hint(**{name: read_value(hints[name], value) for name, value in data.items()})
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _read_tuple(inner, data)
    if isinstance(hint, type) and issubclass(hint, tuple):
        return hint._make(_read_tuple(tuple(get_type_hints(hint).values()), data))  # type: ignore[attr-defined]
    if origin in (Union, UnionType):
        return None if data is None else read_value(next(one for one in inner if one is not type(None)), data)
    if hint is float and type(data) is int:
        return float(data)
    if type(data) is not hint:
        raise ValueError(f"no {hint}")
    return data


def _read_tuple(inner: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list | tuple):
        raise ValueError("no tuple")
    if inner[-1] is Ellipsis:
        hints: Iterable[Any] = repeat(inner[0], len(data))
    else:
        hints = inner
    return tuple(read_value(hint, value) for hint, value in zip(hints, data, strict=True))
