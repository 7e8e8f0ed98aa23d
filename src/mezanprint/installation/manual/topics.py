"""What can be explained: pages by their names, findings by their codes, checks of translations by their numbers too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mezanprint.console.language import ENGLISH, LANGUAGES
from mezanprint.console.localization import localized, unmarked
from mezanprint.model.diagnostics import Severity
from mezanprint.model.register.register import FAMILIES, entries, find_entry, read_family
from mezanprint.model.translatable import as_message, listed, msg
from mezanprint.project.shipped import shipped

CHECKS = "checks"
"""The page that has an entry for each check."""
_ENTRY = re.compile(r"^### (\S+)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_OTHER_WAY = re.compile(r'<div dir="rtl">\n\n(.*?)\n\n</div>\n*', re.DOTALL)
_WEIGHED = re.compile(r"(C\d+\w?), (\w+)\. ")
_WEIGHTS = {"note": Severity.INFO}
"""What that page calls otherwise than findings do."""
_TABLE = re.compile(r"(?:^\|.*\n?)+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that was asked for: Markdown, and the language it is in."""

    text: str
    language: str


@cache
def pages() -> tuple[str, ...]:
    """Return the names of all pages, sorted."""
    return tuple(sorted(path.stem for path in shipped("docs").glob("*.md") if "." not in path.stem))


@cache
def languages(name: str) -> tuple[str, ...]:
    """Return the languages in which there is a page ``name``; none if there is no such page."""
    return tuple(code for code in LANGUAGES if _path(name, code).is_file())


def title(name: str, language: str) -> str:
    """Return the title of a page, in ``language`` if it is there in it."""
    found = _TITLE.search(_page(name, language).text)
    assert found is not None
    return found[1]


def codes() -> dict[str, tuple[str, ...]]:
    """Return the codes of findings by the part of the program that they begin with, in the order of the register."""
    return {name: tuple(entry.code for entry in read_family(name).entries) for name in FAMILIES}


def checks() -> dict[str, tuple[str, ...]]:
    """Return the codes of the checks of translations by their numbers, in the order of their page."""
    numbered: dict[str, tuple[str, ...]] = {}
    for code, text in _checks().items():
        number = _weighed(text)[1]
        numbered[number] = (*numbered.get(number, ()), code)
    return numbered


def names() -> tuple[str, ...]:
    """Return everything that can be asked for."""
    every = (*pages(), *(entry.code for entry in entries()), *_checks(), *checks())
    return tuple(dict.fromkeys(every))


def topics(name: str, language: str) -> tuple[Topic, ...]:
    """Return what ``name`` is explained by, in ``language`` where it is there in it; nothing for an unknown name.

    The number of a check may stand for several checks, and a code for two findings.
    """
    name = name.removeprefix("docs/").removesuffix(".md")
    if name in pages():
        return (_page(name, language),)
    numbers = {number.lower(): found for number, found in checks().items()}
    return tuple(topic for code in numbers.get(name.lower(), (name,)) for topic in _entries_of(code, language))


def _page(name: str, language: str) -> Topic:
    language = language if language in languages(name) else ENGLISH
    return Topic(_path(name, language).read_text("utf-8"), language)


def _path(name: str, language: str) -> Path:
    return shipped("docs") / (f"{name}.md" if language == ENGLISH else f"{name}.{language}.md")


@cache
def _checks() -> dict[str, str]:
    """Return the entries of the page of checks by their codes."""
    return {code: text.strip() for code, text in _ENTRY.findall(_page(CHECKS, ENGLISH).text)}


def _entries_of(code: str, language: str) -> Iterator[Topic]:
    """Yield the entries of a code: one of a check may be that of a fault of the whole catalog as well."""
    if entry := find_entry(code):
        yield Topic(f"### {code}\n\n{entry.text(language)}\n", language)
    if code in _checks():
        yield _check(code, language)


def _check(code: str, language: str) -> Topic:
    """Return the entry of a check of translations, whose page has both languages beside each other."""
    text = _checks()[code]
    if language == ENGLISH:
        return Topic(f"### {code}\n\n{_OTHER_WAY.sub('', text)}\n", ENGLISH)
    number, severity = _weighed(text).groups()
    weight = listed([f"`{number}`", as_message(_WEIGHTS.get(severity, severity))])
    head = unmarked(localized(msg("| source | wrong | right |"), language))
    tables = (table.replace(str(msg("| source | wrong | right |")), head) for table in _TABLE.findall(text))
    return Topic(
        "\n\n".join((f"### {code}", unmarked(localized(weight, language)), *_OTHER_WAY.findall(text), *tables)),
        language,
    )


def _weighed(text: str) -> re.Match[str]:
    found = _WEIGHED.match(text)
    assert found is not None
    return found
