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
    names, bodies, streams = ["trailer"], [_json(document.trailer)], dict[str, pikepdf.Stream]()
    for thing in document.objects:
        number, generation = thing.objgen
        name = f"{number} {generation} R"
        if isinstance(thing, pikepdf.Stream):
            if thing.get("/Type") in ("/ObjStm", "/XRef"):
                continue
            streams[name] = thing
            bodies.append(_json(thing.stream_dict))
        else:
            bodies.append(_json(thing))
        names.append(name)
    # A decoder asked once takes half the time of one that is asked for each.
    values = _DECODER.decode(f"[{b','.join(bodies).decode()}]")
    objects = dict(zip(names, values, strict=True))
    return objects | {name: Stream(objects[name], thing) for name, thing in streams.items()}


def _json(thing: Any) -> bytes:
    written: bytes = thing.to_json(dereference=True, schema_version=2)
    return written


def _number(written: str) -> Any:
    return float(written) if _SHORT.fullmatch(written) else f"number:{written}"


_DECODER = json.JSONDecoder(parse_float=_number)
