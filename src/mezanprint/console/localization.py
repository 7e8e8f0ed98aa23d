"""Sentences in the language of the reader, from the program's own catalog. English needs none and reads none.

In an Arabic sentence whatever may run the other way stands between U+2068 and U+2069: pieces of code with their
back-ticks, so that what is copied from between these is as it was, and values. A terminal that knows bidi then shows
each in its order, and one that does not shows neither mark.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import mezanprint
from mezanprint.console.language import ENGLISH, LANGUAGES
from mezanprint.model.direction.bidi_controls import CONTROL, FSI, PDI
from mezanprint.model.translatable import Translatable, Value, gettext_noop

CATALOGS = Path(mezanprint.__file__).parent / "locales"
DOMAIN = "mezanprint"
_COMMA = gettext_noop(", ")
_CODE = re.compile(r"(`[^`]*`)")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STILL = re.compile(r"[0-9]*")
"""Values that stand right in any sentence."""


def localized(text: str, language: str) -> str:
    """Return a sentence in ``language``; a text that is no sentence of ours, or has no translation, as it is.

    ``ValueError`` for a language that the program does not speak.
    """
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is none of {', '.join(LANGUAGES)}")
    if language == ENGLISH or not isinstance(text, Translatable):
        return str(text)
    template = found(text.template, text.number, language)
    return str(text) if template is None else _filled(template, text, language)


def found(source: str, number: int | None, language: str) -> str | None:
    """Return the translation of a template, of one with forms that for a number; None where there is none."""
    return _catalog(language).find(source, number)


def unmarked(words: str) -> str:
    """Return what was told without the marks that keep its order."""
    return words.replace(FSI, "").replace(PDI, "")


def isolated(words: str) -> str:
    """Return right-to-left words as a piece that keeps its order in a line of any direction; others as they are."""
    return f"{FSI}{words}{PDI}" if _RTL.search(words) else words


def phrase(text: str, language: str) -> str:
    """Return a sentence in ``language`` as one piece of a line."""
    return str(text) if language == ENGLISH else isolated(localized(text, language))


def line(text: str, language: str) -> str:
    """Return a sentence in ``language`` as a line of its own."""
    return f"{phrase(text, language)}\n"


@dataclass(frozen=True, slots=True)
class _Catalog:
    forms: Mapping[str, tuple[str, ...]]
    """Translations by ``msgid``; fuzzy and blank entries are not in it."""
    rule: Callable[[int], int]

    def find(self, template: str, number: int | None) -> str | None:
        """Return the template in this language. What has no letters of its own needs no translation."""
        # What libraries say may begin with a capital or not.
        forms = self.forms.get(template) or self.forms.get(template[:1].swapcase() + template[1:])
        if forms is not None:
            return forms[0 if number is None or len(forms) == 1 else self.rule(number)]
        return None if any(map(str.isalpha, _PLACEHOLDER.sub("", template))) else template


@cache
def _catalog(language: str) -> _Catalog:
    # Help is quick: the parser is loaded by those who read no English.
    import gettext

    from mezanprint.i18n.po.po_parser import parse_po

    path = CATALOGS / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    file = parse_po(path.read_bytes(), path.name)
    header = file.header
    assert header is not None
    rule = re.search(r"plural=([^;]+);", header.values[0])
    assert rule is not None
    entries = (entry for entry in file.entries if not (entry.obsolete or entry.fuzzy or entry.blank))
    return _Catalog({entry.source: entry.values for entry in entries}, gettext.c2py(rule[1]))


def _filled(template: str, text: Translatable, language: str) -> str:
    """Return a template with the values in their places, code and values isolated."""
    if not text.values and text.number is None:
        return _CODE.sub(lambda code: f"{FSI}{code[0]}{PDI}", template)
    number = {} if text.number is None else {"n": str(text.number)}
    bare = {name: _bare(value, language) for name, value in text.values.items()} | number
    apart = {name: _apart(value, language) for name, value in text.values.items()} | number
    return "".join(
        f"{FSI}{part.format(**bare)}{PDI}" if part.startswith("`") else part.format(**apart)
        for part in _CODE.split(template)
    )


def _bare(value: Value, language: str) -> str:
    """Return a value for a place inside back-ticks."""
    if isinstance(value, tuple):
        return _joined([_bare(each, language) for each in value], language)
    return localized(value, language) if isinstance(value, Translatable) else _spelt(str(value))


def _apart(value: Value, language: str) -> str:
    """Return a value for a place among words."""
    if isinstance(value, tuple):
        return _joined([_apart(each, language) for each in value], language)
    if isinstance(value, Translatable) and found(value.template, value.number, language) is not None:
        return localized(value, language)
    words = _spelt(str(value))
    if "`" in words:
        return _CODE.sub(lambda code: f"{FSI}{code[0]}{PDI}", words)
    return words if _STILL.fullmatch(words) else f"{FSI}{words}{PDI}"


def _joined(words: list[str], language: str) -> str:
    return localized(Translatable(_COMMA, {}), language).join(words)


def _spelt(words: str) -> str:
    """Return a value with marks of direction spelt out: they would reach into the sentence."""
    return CONTROL.sub(lambda mark: f"\\u{ord(mark[0]):04x}", words)


def width(words: str) -> int:
    """Return how many cells of a terminal words take."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in words)


def left(words: str, cells: int) -> str:
    """Return words at the left of a column."""
    return words + " " * (cells - width(words))


def right(words: str, cells: int) -> str:
    """Return words at the right of a column."""
    return " " * (cells - width(words)) + words
