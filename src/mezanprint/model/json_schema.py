"""Pieces of JSON Schema, 2020-12 (https://json-schema.org), in words that editors of YAML and TOML know."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def mapping(properties: Mapping[str, Schema], required: Iterable[str] = (), rest: Schema | bool = False) -> Schema:
    """Return the schema of an object that has ``properties``, and others only if ``rest`` is their schema."""
    needed = [name for name in dict.fromkeys(required) if name in properties]
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": rest}
    return {**schema, "required": needed} if needed else schema


def array(items: Schema, least: int = 0) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def choice(key: str, cases: Mapping[str, Schema], otherwise: Schema) -> Schema:
    """Return the schema of objects whose ``key`` decides which of the ``cases`` they are; equal cases stand once."""

    def is_one(words: Iterable[str]) -> Schema:
        return {"properties": {key: {"enum": list(words)}}, "required": [key]}

    groups: list[tuple[list[str], Schema]] = []
    for word, schema in cases.items():
        same = next((words for words, other in groups if other == schema), None)
        if same is None:
            groups.append(([word], schema))
        else:
            same.append(word)
    chosen = [{"if": is_one(words), "then": schema} for words, schema in groups]
    return {"type": "object", "allOf": [*chosen, {"if": is_one(cases), "else": otherwise}]}
