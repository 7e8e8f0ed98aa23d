"""The objects of a PDF as plain values, read once."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pikepdf

_SHORT = re.compile(r"-?\d+\.\d{1,6}")
"""A length or a colour as this program writes it: more decimals say nothing that a page could show."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: its dictionary, and what gives its bytes."""

    entries: Mapping[str, Any]
    thing: pikepdf.Stream


Objects: TypeAlias = Mapping[str, Any]


def read_objects(document: pikepdf.Pdf) -> Objects:
    """Return the objects of a document by their references, ``trailer`` among them.

    What belongs to the form of the file alone, streams of objects and of references, is left out.
    """
    objects: dict[str, Any] = {"trailer": _plain(document.trailer)}
    for thing in document.objects:
        reference = f"{thing.objgen[0]} {thing.objgen[1]} R"
        if not isinstance(thing, pikepdf.Stream):
            objects[reference] = _plain(thing)
        elif thing.get("/Type") not in ("/ObjStm", "/XRef"):
            objects[reference] = Stream(_plain(thing.stream_dict), thing)
    return objects


def _plain(thing: Any) -> Any:
    return json.loads(thing.to_json(dereference=True, schema_version=2), parse_float=_number)


def _number(written: str) -> Any:
    return float(written) if _SHORT.fullmatch(written) else f"number:{written}"
