"""TOML as tables that know their lines: settings and schemas are read through these."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from mezanprint.model.characters import without_refused
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.suggestions import ARABIC_COMMA, comma_hint, did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files

MAX_BYTES = 1024 * 1024
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*([\"']?)([\w-]+)\1\s*=")
_POSITION = re.compile(r"\s*\(at line (\d+), column (\d+)\)|\s*\(at end of document\)")
_SAYS = {
    str: msg("a text"),
    int: msg("a whole number"),
    float: msg("a number"),
    bool: msg("`true` or `false`"),
    list: msg("a list"),
    dict: msg("a table"),
}

_EXAMPLES: Mapping[type, str] = {
    str: '"..."',
    int: "1",
    float: "1.5",
    bool: "true",
    list: '["...", "..."]',
    dict: "{ ... }",
}
_REMEDIES = (
    (("twice", "overwrite", "duplicate"), msg("keep one of the two")),
    (("unterminated string", "illegal character"), msg("close the quotation mark in the line in which it opens")),
    (("unclosed", "expected ']"), msg("close the bracket; items of a list have `,` between them")),
    (
        ("expected '='", "initial character for a key", "invalid statement"),
        msg("write `key = value`, keys in Latin letters"),
    ),
)
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*")
_CURLY = re.compile("[\u00ab\u00bb\u2018-\u201f]")

T = TypeVar("T")
N = TypeVar("N", int, float)


class Table:
    """One table of a TOML file. Keys are taken one by one; ``close`` reports those nobody took.

    Findings of all tables of a file are gathered in one list, ``faults``.
    """

    def __init__(
        self, path: str, source: str, values: Mapping[str, Any], name: tuple[str, ...], faults: list[Diagnostic]
    ) -> None:
        self.path, self.source, self.values, self.name, self.faults = path, source, values, name, faults
        self.taken: set[str] = set()

    def take(self, key: str, kind: type[T], default: T) -> T:
        """Return the value of ``key``, or ``default`` where it is absent or, which is a fault, of another type."""
        self.taken.add(key)
        if key not in self.values:
            return default
        value = self.values[key]
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            self.faults.append(
                error("project-wrong-type", msg("`{key}` must be {kind}", key=key, kind=_SAYS[kind]), self.span(key))
            )
            return default
        return value

    def require(self, key: str, kind: type[T], default: T) -> T:
        """Return the value of ``key``; its absence is a fault."""
        if key not in self.values:
            self.faults.append(
                error(
                    "project-missing-key",
                    self._here(msg("the key `{key}` is missing", key=key)),
                    self.span(),
                    msg("add `{example}`", example=f"{key} = {_EXAMPLES[kind]}"),
                )
            )
        return self.take(key, kind, default)

    def choose(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """Return the value of ``key``, which must be one of ``choices``."""
        value = self.take(key, str, default)
        if value in choices:
            return value
        message = msg("`{value}` is no value of `{key}`", value=value, key=key)
        self.faults.append(error("project-unknown-value", message, self.span(key), *did_you_mean(value, choices)))
        return default

    def flag(self, key: str, choices: tuple[str, ...], default: bool) -> bool | str:
        """Return ``true`` or ``false``, or a text that must be one of ``choices``."""
        if isinstance(self.values.get(key), str):
            return self.choose(key, choices, choices[0])
        return self.take(key, bool, default)

    def number(self, key: str, usual: N, least: float, most: float, wrong: Callable[[N], Diagnostic]) -> N:
        """Return a number of the type of ``usual``, which is taken for one that is absent or, a fault, beyond."""
        value = self.take(key, type(usual), usual)
        if key not in self.values or least <= value <= most:
            return value
        self.faults.append(wrong(value))
        return usual

    def words(self, key: str, *, lacking: Callable[[], Diagnostic] | None = None) -> tuple[str, ...]:
        """Return a list of texts; where there are none, ``lacking`` is a fault."""
        values = self.take(key, list, [])
        if not values and lacking:
            self.faults.append(lacking())
        if all(isinstance(value, str) for value in values):
            return tuple(values)
        self.faults.append(error("project-wrong-type", msg("`{key}` must be a list of texts", key=key), self.span(key)))
        return ()

    def each(self, key: str, names: Sequence[str]) -> dict[str, str]:
        """Return a text for each of ``names``: one for all, or one each in a table; nothing where it is absent."""
        if isinstance(self.values.get(key), dict):
            table = self.table(key)
            texts = {name: table.require(name, str, "") for name in names}
            table.close()
            return texts
        text = self.take(key, str, "")
        return dict.fromkeys(names, text) if text else {}

    def select(self, key: str, choices: tuple[str, ...], wrong: Callable[[str], Diagnostic]) -> tuple[str, ...]:
        """Return those texts of a list that are among ``choices``, in its order; of the others ``wrong`` tells."""
        words = self.words(key)
        self.faults.extend(wrong(word) for word in words if word not in choices)
        return tuple(word for word in words if word in choices)

    def forbid(self, names: tuple[str, ...], wrong: Callable[[str], Diagnostic]) -> None:
        """Report each of the ``names`` that is a key."""
        self.faults.extend(wrong(name) for name in self.values if name in names)

    def has(self, key: str) -> bool:
        """Tell whether there is a value of ``key``."""
        return key in self.values

    def table(self, key: str, *, lacking: Callable[[], Diagnostic] | None = None) -> "Table":
        """Return the table ``key``; an empty one where it is absent, which is a fault if ``lacking`` is given."""
        values = self.take(key, dict, {})
        if not values and lacking:
            self.faults.append(lacking())
        return Table(self.path, self.source, values, (*self.name, key), self.faults)

    def tables(self) -> Iterator[tuple[str, "Table"]]:
        """Yield every value as a table, by its key."""
        for key in self.values:
            yield key, self.table(key)

    def close(self) -> None:
        """Report the keys that nobody took."""
        for key in self.values:
            if key not in self.taken:
                message = self._here(msg("unknown key `{key}`", key=key))
                hints = did_you_mean(key, self.taken - set(self.values), self.taken)
                self.faults.append(error("project-unknown-key", message, self.span(key), *hints))

    def span(self, key: str | None = None) -> Span:
        """Return the place of ``key``, or of the table itself."""
        return _find(self.path, self.source, (*self.name, key) if key else self.name)

    def _here(self, fault: str) -> str:
        return msg("{fault} in `[{table}]`", fault=fault, table=".".join(self.name)) if self.name else fault


def read_table(files: Files, path: str) -> Table:
    """Return a TOML file as its root table; ``Fault`` if it is absent or is no TOML."""
    return table_of(path, files.read_text(path, MAX_BYTES))


def table_of(path: str, source: str) -> Table:
    """Return the TOML that stands in a file as its root table; ``Fault`` if it is none."""
    try:
        return Table(path, source, tomllib.loads(source), (), [])
    except (tomllib.TOMLDecodeError, RecursionError) as bad:
        place = _POSITION.search(str(bad))
        line, column = (int(n) for n in place.groups()) if place and place[1] else (source.count("\n") + 1, 1)
        message = _POSITION.sub("", str(bad)) or msg("tables are nested too deeply")
        problem, hint, column = _cause(source.split("\n")[line - 1 : line], message, column)
        span = _place(path, source, line, column, 1)
        raise Fault(
            error("project-toml", msg("not readable as TOML: {problem}", problem=problem), span, hint)
        ) from None


def _cause(lines: list[str], message: str, column: int) -> tuple[str, str, int]:
    """Return what is wrong in a line, what to do about it, and the column: of a sign that is none of TOML."""
    bare = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), "".join(lines))
    if ARABIC_COMMA in bare:
        return msg("`{comma}` divides nothing", comma=ARABIC_COMMA), comma_hint(), bare.index(ARABIC_COMMA) + 1
    if curly := _CURLY.search(bare):
        hint = msg('write the quotation marks `"`')
        return msg("`{mark}` is no quotation mark of TOML", mark=curly[0]), hint, curly.start() + 1
    hints = (remedy for words, remedy in _REMEDIES if any(each in message.lower() for each in words))
    return foreign(message[0].lower() + message[1:]), next(hints, msg("texts stand in quotes")), column


def _find(path: str, source: str, name: tuple[str, ...]) -> Span:
    """Return the line that says most of ``name``: the header of its table, or its key."""
    best, place = 0, Span(path, 1)
    table: tuple[str, ...] = ()
    for number, line in enumerate(source.split("\n"), 1):
        match = _HEADER.match(line) or _KEY.match(line)
        if match is None:
            continue
        if match.re is _HEADER:
            full = table = tuple(part.strip(" \"'") for part in match[1].split("."))
        else:
            full = (*table, match[2])
        if match.re is _HEADER and best < len(name) < len(full) and full[: len(name)] == name:
            # A table is there, too, where one inside it begins.
            best, place = len(name), _place(path, source, number, line.find(name[-1]) + 1, len(name[-1]))
        elif best < len(full) <= len(name) and full == name[: len(full)]:
            # A header or key ends with the name; a name inside an inline table stands further on.
            at = line.rfind(name[-1], 0, match.end()) if len(full) == len(name) else line.find(name[-1], match.end())
            best, place = len(full), _place(path, source, number, max(at, 0) + 1, len(name[-1]))
    return place


def _place(path: str, source: str, line: int, column: int, length: int) -> Span:
    lines = source.split("\n")
    excerpt = lines[line - 1] if line <= len(lines) else ""
    return Span(path, line, column, length, without_refused(excerpt))
