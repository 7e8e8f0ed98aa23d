"""How a language usually prints: what holds for a locale of the project where ``mezanprint.toml`` says nothing.

From CLDR, except where print knows better; each exception says why.
"""

from functools import cache

from mezanprint.model.cldr import date_pattern, number_marks, percent_pattern
from mezanprint.model.dates import has_fields
from mezanprint.model.hijri import usual_patterns
from mezanprint.model.locales import HouseStyle, direction_of, language_of, real_locale, script_of
from mezanprint.model.numerals import DIGITS

_QUOTES: dict[str, tuple[str, str, str, str]] = {
    "ar": ("«", "»", "‹", "›"),
    "ckb": ("«", "»", "‹", "›"),
    "de": ("„", "“", "‚", "‘"),
    "es": ("«", "»", "“", "”"),
    "fa": ("«", "»", "‹", "›"),
    "fr": ("«", "»", "“", "”"),
    "he": ("”", "”", "’", "’"),
    "ps": ("«", "»", "‹", "›"),
    "ug": ("»", "«", "›", "‹"),
    "ur": ("”", "“", "’", "‘"),
}
"""Opening and closing marks, then the inner ones; all others write “ ” and ‘ ’ (Babel does not carry CLDR's).

CLDR has ” “ for Arabic, “ ” for Pashto, Sorani and Spanish, where print has « » (for Spanish the Academy's Ortografía
of 2010 says so), and « » inside « » for French, where papers have “ ”.
"""
_LEVANT = frozenset(("IQ", "JO", "LB", "PS", "SY"))
"""Countries whose months CLDR names كانون الثاني, شباط ..."""


@cache
def usual_style(code: str) -> HouseStyle:
    """Return the style of a locale that a project leaves to custom. English is set as this program always set it."""
    code = real_locale(code)
    language, region = language_of(code), code.replace("-", "_").partition("_")[2].upper()
    if language == "en":
        return HouseStyle()
    system, thousands, decimal = number_marks(code)
    if system != "latn":
        thousands, decimal = ",", "."  # for a house that turns to Western digits; others have U+066C and U+066B
    opening, closing, inner, inner_closing = _QUOTES.get(language, ("“", "”", "‘", "’"))
    hijri, both = usual_patterns(language)
    return HouseStyle(
        digits=system if system in DIGITS else "latn",
        thousands=thousands,
        decimal=decimal,
        percent=_percent_side(code),
        spaces=_spaces(language, region, code),
        months="levantine" if region in _LEVANT else "roman",
        date=_date(code),
        date_hijri=hijri,
        date_both=both,
        time=direction_of(code),
        quotes=(opening, closing),
        inner_quotes=(inner, inner_closing),
    )


def _percent_side(code: str) -> str:
    """Return the side of the sign: Turkish, Kurdish and Basque say it first, and so does CLDR.

    In Arabic script it is read after the number, which is left of it. CLDR types it after the number too, but only
    some of its locales carry the mark that puts it there.
    """
    first = percent_pattern(code).lstrip("\u200e\u200f").startswith("%")
    return "left" if first or script_of(code) == "Arab" else "right"


def _spaces(language: str, region: str, code: str) -> str:
    """French spaces its marks, but not in Canada (Office québécois de la langue française: none before ``; ! ?``)."""
    if language == "fr" and region != "CA":
        return "french"
    return "signs" if percent_pattern(code)[-2].isspace() else "none"


def _date(code: str) -> str:
    """Return CLDR's long pattern, or day, month and year where that needs more than these three."""
    pattern = date_pattern(code)
    return pattern if has_fields(pattern) else HouseStyle().date
