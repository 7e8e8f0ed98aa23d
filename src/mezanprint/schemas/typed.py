"""JSON Schemas of types: of ``TypedDict``, of dataclasses as ``asdict`` makes them, and of what stands in them."""

from dataclasses import is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from mezanprint.model.json_schema import Schema, array, mapping

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema_of(*kinds: Any) -> Schema:
    """Return the schema of an object with the fields of all ``kinds``, where two have one of a name that of the later.

    Types inside are references to their definitions, for some stand in themselves. ``TypeError`` for a type that no
    JSON is made of.
    """
    definitions: dict[str, Schema] = {}
    properties: dict[str, Schema] = {}
    for kind in kinds:
        properties |= _fields(kind, definitions)
    schema = mapping(properties, properties)
    return {**schema, "$defs": definitions} if definitions else schema


def _fields(kind: Any, definitions: dict[str, Schema]) -> dict[str, Schema]:
    return {name: _value(hint, definitions) for name, hint in get_type_hints(kind).items()}


def _value(kind: Any, definitions: dict[str, Schema]) -> Schema:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if origin in (Union, UnionType):
        return {"anyOf": [_value(each, definitions) for each in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (list, tuple):
        return array(_value(arguments[0], definitions))  # tuples here are of one type
    if origin is dict:
        return mapping({}, rest=_value(arguments[1], definitions))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [each.value for each in kind]}
    if is_typeddict(kind) or is_dataclass(kind):
        name = kind.__name__
        if name not in definitions:
            definitions[name] = {}  # a tag has tags in it
            fields = _fields(kind, definitions)
            definitions[name] = mapping(fields, fields)
        return {"$ref": f"#/$defs/{name}"}
    raise TypeError(f"no JSON is made of {kind!r}")
