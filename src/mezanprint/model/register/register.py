"""What each code of a finding means, and what to do about it, as the files of the register have it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mezanprint.model.diagnostics import Severity

FAMILIES = (
    *("project", "config", "kind", "content", "i18n", "exchange", "markup", "order", "template", "style", "fonts"),
    *(
        "typeset",
        "chart",
        "image",
        "code",
        "map",
        "layout",
        "finish",
        "release",
        "press",
        "build",
        "starter",
        "cli",
        "file",
        "inspect",
    ),
)
"""What codes begin with, in the order of the documentation: that in which a document passes the stages."""
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One code. ``cause`` and ``remedy`` are Markdown by language."""

    code: str
    severities: tuple[Severity, ...]
    """How grave such a finding can be, the usual one first. (Drafts tell errors of translations as warnings.)"""
    cause: Mapping[str, str]
    remedy: Mapping[str, str]

    def text(self, language: str) -> str:
        """Return cause and remedy as a paragraph of Markdown, the remedy in a line of its own."""
        return f"{self.cause[language]}\n{self.remedy[language]}"


@dataclass(frozen=True, slots=True)
class Family:
    """The codes of one part of the program, in the order of its file, and what is to be said of all of them."""

    name: str
    note: Mapping[str, str]
    """Markdown by language; empty where there is nothing to say."""
    entries: tuple[RegisterEntry, ...]


@cache
def read_family(name: str) -> Family:
    """Return the family ``name``, one of ``FAMILIES``."""
    table: dict[str, Any] = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    note = table.pop("note", {})
    return Family(name, note, tuple(_entry(code, row) for code, row in table.items()))


def _entry(code: str, row: Mapping[str, Any]) -> RegisterEntry:
    said = row["severity"]
    severities = tuple(map(Severity, [said] if isinstance(said, str) else said))
    return RegisterEntry(code, severities, row["cause"], row["remedy"])


def entries() -> Iterator[RegisterEntry]:
    """Yield every entry, in the order of the documentation."""
    for name in FAMILIES:
        yield from read_family(name).entries


def find_entry(code: str) -> RegisterEntry | None:
    """Return the entry of ``code``; None if there is none. Reads the file of its family alone."""
    family = code.partition("-")[0]
    if family not in FAMILIES:
        return None
    return next((entry for entry in read_family(family).entries if entry.code == code), None)
