"""JSON Schemas of TOML files, from those who read them: a table that has no file notes all that it is asked for."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.json_schema import Schema, array, choice, mapping
from mezanprint.project.tables import N, Table

ANY = "en"
"""The name of the one table in tables of any names: it can be that of a locale, a kind, a field."""
_TYPES: Mapping[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
}

T = TypeVar("T")
_Path = tuple[str, ...]
_Answers = frozenset[tuple[_Path, str]]
"""What is answered to the choices at some paths."""


def toml_schema(read: Callable[[Table], object]) -> Schema:
    """Return the schema of the tables that ``read`` takes.

    Where a reader asks further by the answer to a choice, it is given each answer in turn; one such key to a table.
    """

    @cache
    def ask(answers: _Answers) -> "_Asked":
        root = _Asked(dict(answers), ())
        read(root)
        return root

    return _schema(ask, frozenset(), ())


def _schema(ask: Callable[[_Answers], "_Asked"], answers: _Answers, path: _Path) -> Schema:
    """Return the schema of the table at ``path`` when ``answers`` are given to choices."""
    answer = ask(answers).at(path)
    inner = {name: _schema(ask, answers, (*path, name)) for name in answer.inner}
    properties = {name: {**schema, **inner.get(name, {})} for name, schema in answer.properties.items()}
    rest = properties.pop(ANY, False)
    whole = mapping(properties, answer.required, rest)
    for key, words in answer.choices.items():
        if (*path, key) in dict(answers):
            continue
        others = {word: answers | {((*path, key), word)} for word in words}
        cases = {
            word: _schema(ask, other, path)
            for word, other in others.items()
            if ask(other).at(path).properties.keys() != answer.properties.keys()
        }
        if cases:
            return {**choice(key, cases, whole), "properties": {key: properties[key]}}
    return whole


class _Asked(Table):
    """A table that gives what is usual, or the ``answers`` to choices, and notes the schema of all it is asked."""

    def __init__(self, answers: Mapping[_Path, str], name: _Path) -> None:
        super().__init__("", "", {ANY: {}}, name, [])
        self.answers = answers
        self.properties: dict[str, Schema] = {}
        self.required: list[str] = []
        self.inner: dict[str, _Asked] = {}
        self.choices: dict[str, tuple[str, ...]] = {}

    def at(self, path: _Path) -> "_Asked":
        """Return the table at a path below this one."""
        return self.inner[path[0]].at(path[1:]) if path else self

    def take(self, key: str, kind: type[T], default: T) -> T:
        self.properties[key] = {"type": _TYPES[kind]}
        return default

    def require(self, key: str, kind: type[T], default: T) -> T:
        self.required.append(key)
        return self.take(key, kind, default)

    def choose(self, key: str, choices: tuple[str, ...], default: str) -> str:
        self.properties[key], self.choices[key] = _one_of(choices), choices
        return self.answers.get((*self.name, key), default)

    def flag(self, key: str, choices: tuple[str, ...], default: bool) -> bool | str:
        self.properties[key] = {"enum": [True, False, *choices]}
        return default

    def number(self, key: str, usual: N, least: float, most: float, wrong: Callable[[N], Diagnostic]) -> N:  # noqa: ARG002
        limits = {} if most == math.inf else {"maximum": most}
        self.properties[key] = {"type": _TYPES[type(usual)], "minimum": least, **limits}
        return usual

    def words(self, key: str, *, lacking: Callable[[], Diagnostic] | None = None) -> tuple[str, ...]:
        self.properties[key] = array({"type": "string"}, 1 if lacking else 0)
        self.required += [key] if lacking else []
        return ()

    def each(self, key: str, names: Sequence[str]) -> dict[str, str]:  # noqa: ARG002
        self.properties[key] = {"anyOf": [{"type": "string"}, mapping({}, (), {"type": "string"})]}
        return {}

    def select(self, key: str, choices: tuple[str, ...], wrong: Callable[[str], Diagnostic]) -> tuple[str, ...]:  # noqa: ARG002
        self.properties[key] = array(_one_of(choices))
        return ()

    def forbid(self, names: tuple[str, ...], wrong: Callable[[str], Diagnostic]) -> None:  # noqa: ARG002
        self.properties |= {name: {"not": {}} for name in names}

    def has(self, key: str) -> bool:  # noqa: ARG002 - so that what is read of it is seen
        return True

    def table(self, key: str, *, lacking: Callable[[], Diagnostic] | None = None) -> "_Asked":
        self.properties[key] = {"type": "object", **({"minProperties": 1} if lacking else {})}
        self.required += [key] if lacking else []
        return self.inner.setdefault(key, _Asked(self.answers, (*self.name, key)))


def _one_of(words: tuple[str, ...]) -> Schema:
    """Return the schema of one of some words; where any name is among them, of every text."""
    return {"type": "string"} if ANY in words else {"enum": list(words)}
