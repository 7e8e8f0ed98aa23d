"""Locales: their direction and the house style in which they print numbers and dates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from babel import Locale
from babel.core import UnknownLocaleError, get_global

from mezanprint.model.translatable import msg

LOCALE_CODE = r"[A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{1,8})*"
"""What a code can look like at all: it becomes part of paths."""
PSEUDO = {"en-XA": "en", "ar-XB": "ar"}
"""Pseudo-locales, with the locale whose direction, style, fonts and forms each takes: what they say is made up."""


class Direction(StrEnum):
    """Inline base direction, as in HTML ``dir``."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How one locale prints: as the house says, and where it says nothing as ``customs`` has it for the language.

    Left to itself it prints as English does.
    """

    digits: str = "latn"
    """CLDR numbering system: ``latn`` (0-9), ``arab`` (U+0660-0669) or ``arabext`` (U+06F0-06F9)."""
    thousands: str = ","
    decimal: str = "."
    percent: str = "right"
    """Side of the number on which the percent sign is seen: ``left`` or ``right``."""
    spaces: str = "none"
    """Narrow no-break spaces: ``none``; ``signs``, before a percent or currency sign; or ``french``, before ``; : ! ?``
    and inside ``« »`` too."""
    months: str = "roman"
    """Arabic month names: ``levantine``, ``roman`` or ``both``; other locales have one set."""
    calendar: str = "civil"
    """What days are counted by: ``civil`` (Gregorian), ``hijri`` (Umm al-Qura), or ``both``."""
    date: str = "d MMMM y"
    """CLDR pattern of a civil day; the fields d, MMMM and y are known."""
    date_hijri: str = "d MMMM y 'AH'"
    """Pattern of a Hijri day, likewise."""
    date_both: str = "{civil} ({hijri})"
    """How the two stand together."""
    quotes: tuple[str, str] = ("\u201c", "\u201d")
    inner_quotes: tuple[str, str] = ("\u2018", "\u2019")
    number_pair: str = ""
    """How a bare ``12-14`` is read in a right-to-left line: with the ``line``, or as a ``number`` from the left."""
    time: Direction = Direction.LTR
    """Which way time runs in a chart; where a house says nothing, as its lines run."""
    year_after_name: str = ""
    """Where a year after a Latin name belongs in a right-to-left line: to the ``name`` or to the ``line``."""


@dataclass(frozen=True, slots=True)
class LocaleSpec:
    """A locale of the project, as ``mezanprint.toml`` names it."""

    code: str
    direction: Direction
    style: HouseStyle


def real_locale(code: str) -> str:
    """Return the locale whose data a locale takes: of a pseudo-locale the real one, of any other itself."""
    return PSEUDO.get(code.replace("_", "-"), code)


@lru_cache(maxsize=256)
def language_of(code: str) -> str:
    """Return the language of a locale code: ``ar`` for ``ar_PS`` and ``ar-XB``."""
    return code.replace("-", "_").split("_")[0].lower()


@cache
def script_of(code: str) -> str:
    """Return the script (ISO 15924) of a language or locale code: ``Arab`` for ``fa``, ``Latn`` for ``az-Latn``.

    It is the one the code names, or else the likely one of CLDR; ``Latn`` for a language that CLDR does not know.
    """
    language, *rest = code.replace("-", "_").split("_")
    named = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    likely: Mapping[str, str] = get_global("likely_subtags")
    codes = ("_".join((language.lower(), part.upper())) for part in rest)
    found = next((likely[each] for each in (*codes, language.lower()) if each in likely), "")
    return named or next((part for part in found.split("_") if len(part) == 4), "Latn")


@cache
def direction_of(code: str) -> Direction:
    """Return the direction of a locale code such as ``ar`` or ``en_GB``; ``ValueError`` if CLDR has no such locale."""
    try:
        if not re.fullmatch(LOCALE_CODE, code):  # Babel reads on to the first `.` or `@`: what follows may be a path
            raise ValueError(code)
        return Direction(Locale.parse(code, sep="-" if "-" in code else "_").text_direction)
    except (UnknownLocaleError, ValueError) as unknown:
        raise ValueError(msg("`{code}` is no locale that CLDR knows", code=code)) from unknown


@cache
def month_names(code: str) -> tuple[str, ...]:
    """Return CLDR's twelve wide month names of a locale, for locales without a table of our own in ``dates``."""
    names = Locale.parse(code).months["format"]["wide"]
    return tuple(names[month] for month in range(1, 13))


@cache
def month_pattern(code: str) -> str:
    """Return how CLDR writes a month of a year in a locale: ``MMMM y``."""
    pattern = str(Locale.parse(code).datetime_skeletons["yMMMM"].pattern)
    return pattern if "MMMM" in pattern else "MMMM y"


@cache
def is_currency(code: str) -> bool:
    """Tell whether ``code`` is an ISO 4217 currency code that CLDR knows."""
    return code in get_global("all_currencies")
