"""Keys of ``mezanprint.toml`` set where somebody wrote it: no other byte changes.

A place is found line by line. Whether it was the right one is asked of the reader of TOML: the new text must say what
the old one said, and the key.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

_HEADER = re.compile(r"\s*\[(?!\[).*\]\s*(?:#.*)?$")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_INLINE = r"(\s*{key}\s*=\s*)(\{{[^#]*\}}|\"[^\"]*\")(\s*(?:#.*)?)$"


def with_key(text: str, table: tuple[str, ...], key: str, value: str | Mapping[str, Any]) -> str:
    """Return the settings with a key of a table set; ``ValueError`` where that can not be done line by line."""
    before = tomllib.loads(text)
    for attempt in (_in_own_table, _in_line_of_parent, _behind_all):
        changed = attempt(text, table, key, value)
        if changed is not None and _says(changed, before, table, key, value):
            return changed
    raise ValueError(quoted(key))


def _says(changed: str, before: dict[str, Any], table: tuple[str, ...], key: str, value: Any) -> bool:
    try:
        after = tomllib.loads(changed)
    except tomllib.TOMLDecodeError:
        return False
    place = before = _copy(before)
    for name in table:
        place = place.setdefault(name, {})
        if not isinstance(place, dict):
            return False
    place[key] = dict(value) if isinstance(value, Mapping) else value
    return after == before


def _copy(value: Any) -> Any:
    return {key: _copy(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def _in_own_table(text: str, table: tuple[str, ...], key: str, value: Any) -> str | None:
    """Set the key in the lines of its table: in its own line, or behind the last one."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if _path(line) == table), None)
    if start is None:
        return None
    end = next((n for n in range(start + 1, len(lines)) if _path(lines[n]) is not None), len(lines))
    place = _line(key)
    for number in range(start + 1, end):
        if match := place.match(lines[number]):
            lines[number] = f"{match[1]}{written(value)}{match[3]}"
            return "\n".join(lines)
    last = max(n for n in range(start, end) if lines[n].strip() and not lines[n].lstrip().startswith("#"))
    end_of_line = "\r" if lines[last].endswith("\r") else ""
    return "\n".join((*lines[: last + 1], f"{quoted(key)} = {written(value)}{end_of_line}", *lines[last + 1 :]))


def _in_line_of_parent(text: str, table: tuple[str, ...], key: str, value: Any) -> str | None:
    """Set the key in a table that is written in one line: ``files = { ... }``."""
    inner: Any = tomllib.loads(text)
    for name in table:
        inner = inner.get(name) if isinstance(inner, dict) else None
    return _in_own_table(text, table[:-1], table[-1], {**inner, key: value}) if isinstance(inner, dict) else None


def _behind_all(text: str, table: tuple[str, ...], key: str, value: Any) -> str:
    """Set the key in a new table at the end."""
    end = "\r\n" if text.endswith("\r\n") else "\n"
    gap = "" if text.endswith("\n") else end
    return f"{text}{gap}{end}[{'.'.join(map(quoted, table))}]{end}{quoted(key)} = {written(value)}{end}"


def _path(line: str) -> tuple[str, ...] | None:
    """Return the names in the header of a table; None for another line."""
    if not _HEADER.match(line):
        return None
    try:
        inner: Any = tomllib.loads(line.strip())
    except tomllib.TOMLDecodeError:
        return None
    names = []
    while inner:
        ((name, inner),) = inner.items()
        names.append(name)
    return tuple(names)


def _line(key: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in dict.fromkeys((quoted(key), f'"{key}"', f"'{key}'")))
    return re.compile(_INLINE.format(key=f"(?:{forms})"))


def quoted(name: str) -> str:
    """Return a key as TOML writes it."""
    return name if _BARE.fullmatch(name) else f'"{name}"'


def written(value: Any) -> str:
    """Return a value as TOML writes it: a text, a number, or a table in one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{quoted(key)} = {written(inner)}" for key, inner in value.items()) + " }"
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"
