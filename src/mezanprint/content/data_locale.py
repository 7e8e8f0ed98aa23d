"""In which language a file of shared data is written."""

import re
from collections.abc import Iterator

from mezanprint.content.raw import Mapping, Raw, Scalar, Sequence, kind_of
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.locales import Direction, direction_of, language_of
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg

KEY = "locale"
_TOKEN = re.compile(r"[!-~]*")
"""A number, a unit, an address: the same in every language."""
_LATIN = re.compile("[A-Za-z]")
_ARABIC, _HEBREW = re.compile("[\u0620-\u064a]"), re.compile("[\u05d0-\u05ea]")


def locale_of(root: Mapping, source_locale: str, locales: tuple[str, ...], faults: list[Diagnostic]) -> str:
    """Return the locale of a data file: the one it names, or else that of the project.

    A file without a word in the letters of the project's language, but with Arabic or Hebrew ones, is in the first
    locale of the project that is written so: an Arabic file in an English project need not say what everybody sees.
    """
    entry = root.get(KEY)
    if isinstance(entry, Scalar) and entry.value in locales:
        return entry.value
    if entry is not None:
        shown = entry.value if isinstance(entry, Scalar) else kind_of(entry)
        message = msg("`{code}` is no locale of the project", code=shown)
        faults.append(error("content-locale", message, entry.span, *did_you_mean(shown, locales)))
    if direction_of(source_locale) is Direction.RTL:
        return source_locale
    words = [words for words in _words(root, locales) if not _TOKEN.fullmatch(words)]
    others = (locale for locale in locales if direction_of(locale) is Direction.RTL)
    return next((locale for locale in others if _shows(locale, words)), source_locale)


def _shows(locale: str, words: list[str]) -> bool:
    """Tell whether texts are in the letters of a language that is read from right to left, and none without them."""
    letters = _HEBREW if language_of(locale) == "he" else _ARABIC
    own = [letters.search(each) is not None for each in words]
    return any(own) and all(one or not _LATIN.search(each) for one, each in zip(own, words, strict=True))


def _words(raw: Raw, locales: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts below a node; names, which stand in each language, are none."""
    match raw:
        case Scalar(value):
            yield value
        case Sequence(items):
            for item in items:
                yield from _words(item, locales)
        case Mapping(entries) if not {entry.key for entry in entries} <= set(locales):
            for entry in entries:
                yield from _words(entry.value, locales)
