"""Plural categories of CLDR: which form of a counted phrase goes with a whole number in the language it is written in.

https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html has them for each language.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel import Locale

from mezanprint.model.locales import real_locale
from mezanprint.model.texts import Forms

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_USUAL = range(1001)
_PROBED = (*_USUAL, 1_000_000, 2_000_000)
"""Numbers that show every category of whole numbers: rules repeat within a thousand, but for the million in French."""
_PLURALS = ("few", "other", "many")
"""Which form is the plural of the dictionary, the first that a language has: in Arabic the one for three to ten."""


def category(number: int, locale: str) -> str:
    """Return the category of a whole number, 0 or more, in ``locale``."""
    return str(Locale.parse(real_locale(locale).replace("-", "_")).plural_form(number))


@cache
def categories(locale: str) -> Mapping[str, tuple[int, ...]]:
    """Return the categories of whole numbers in ``locale``, each with its first numbers up to two million."""
    found: dict[str, list[int]] = {}
    for number in _PROBED:
        found.setdefault(category(number, locale), []).append(number)
    return MappingProxyType({name: tuple(found[name]) for name in CATEGORIES if name in found})


def is_lone(name: str, locale: str) -> bool:
    """Tell whether a category is for a single number, which its form may leave out or say in words."""
    return len(categories(locale)[name]) == 1


def required(number: int, locale: str) -> tuple[str, ...]:
    """Return the categories without which a phrase that counts ``number`` is not whole.

    Those of the number itself, of the singular, and of every other form that more than one number up to a thousand
    takes: so the number can change without a new form, but for none and two, and for the million in French.
    """
    wanted = {*_of_many(locale), "one", category(number, locale)}
    return tuple(name for name in categories(locale) if name in wanted)


@cache
def _of_many(locale: str) -> tuple[str, ...]:
    """Return the categories that more than one number up to a thousand takes."""
    usual = set(_USUAL)
    return tuple(name for name, numbers in categories(locale).items() if len(usual.intersection(numbers)) > 1)


def choose(forms: Forms, number: int | None, locale: str) -> str:
    """Return the form that ``number`` takes; a fraction (None), and what has no form of its own, takes the last one."""
    last = forms[-1][1]
    return last if number is None else dict(forms).get(category(number, locale), last)


def as_pair(forms: Forms) -> tuple[str, str]:
    """Return singular and plural of a phrase: what a gettext catalog, which knows no more, has for its source."""
    known = dict(forms)
    plural = next((known[name] for name in _PLURALS if name in known), forms[-1][1])
    return known.get("one", plural), plural
