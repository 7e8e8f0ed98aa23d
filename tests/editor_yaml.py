"""YAML as editors read it: version 1.2 with its core schema (https://yaml.org/spec/1.2.2/#103-core-schema)."""

import re
from typing import Any

import yaml


class _Core(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - as the library has it


_FORMS = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
)
for name, form, first in _FORMS:
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{form})$"), [*first, ""])
_Core.add_constructor("tag:yaml.org,2002:int", lambda _loader, node: int(node.value))
_Core.add_constructor("tag:yaml.org,2002:float", lambda _loader, node: float(node.value))


def read(text: str) -> Any:
    """Return what an editor checks against a schema."""
    return yaml.load(text, _Core)
