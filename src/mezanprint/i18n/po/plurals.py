"""Plural rules: which form of a counted phrase goes with a number, in a locale and in a catalog's own header."""

import gettext
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from babel import Locale
from babel.messages.plurals import get_plural

from mezanprint.model.locales import language_of, real_locale
from mezanprint.model.translatable import msg

Rule: TypeAlias = Callable[[int], int]

ARABIC = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"
"""The six forms of the common Arabic catalogs: 11-99 is form 4. Babel's own table has forms 4 and 5 swapped."""
MAX_FORMS = 6
SOURCE_FORMS = 2
"""Of a counted phrase in a template catalog: ``msgid`` and ``msgid_plural``."""
PROBED = range(1001)
"""Numbers on which two rules must agree: every rule in use repeats within a thousand."""
_HEADER = re.compile(r"nplurals\s*=\s*(\d{1,3})\s*;\s*plural\s*=\s*([^;]{1,500}?)\s*;?\s*")
_TAGS = ("zero", "one", "two", "few", "many", "other")


def plural_header(locale: str) -> str:
    """Return the ``Plural-Forms`` value that new catalogs in ``locale`` get."""
    if language_of(locale) == "ar":
        return ARABIC
    return str(get_plural(real_locale(locale)))


@lru_cache(maxsize=64)
def parse_plural_forms(header: str) -> tuple[int, Rule]:
    """Return the number of forms and the rule of a ``Plural-Forms`` value; ``ValueError`` with the reason if it is bad.

    The expression is C with ``n``; it must give a form below ``nplurals`` for every number that is probed.
    """
    match = _HEADER.fullmatch(header)
    if match is None:
        raise ValueError(msg("is not `nplurals=N; plural=EXPRESSION;`"))
    forms = int(match[1])
    if not 1 <= forms <= MAX_FORMS:
        raise ValueError(msg("has nplurals={forms}, which is not between 1 and {limit}", forms=forms, limit=MAX_FORMS))
    try:
        rule: Rule = gettext.c2py(match[2])
        form_numbers = {rule(number) for number in PROBED}
    except ZeroDivisionError:
        raise ValueError(msg("divides by zero")) from None
    except (ValueError, RecursionError, OverflowError, MemoryError, SyntaxError):
        raise ValueError(msg("is not a plural expression")) from None
    if not form_numbers <= set(range(forms)):
        raise ValueError(msg("gives form {form} of {forms}", form=max(form_numbers, key=abs), forms=forms))
    return forms, rule


@lru_cache(maxsize=64)
def fits_locale(header: str, locale: str) -> bool:
    """Tell whether a sound ``Plural-Forms`` value chooses forms as ``locale`` does: by gettext's table or by CLDR."""
    forms, rule = parse_plural_forms(header)
    form_numbers = [rule(number) for number in PROBED]
    usual_forms, usual = parse_plural_forms(plural_header(locale))
    if forms == usual_forms and form_numbers == [usual(number) for number in PROBED]:
        return True
    cldr = Locale.parse(locale).plural_form
    tags = [tag for tag in _TAGS if tag in cldr.tags or tag == "other"]
    return forms == len(tags) and form_numbers == [tags.index(cldr(number)) for number in PROBED]


@lru_cache(maxsize=64)
def numbers_of_forms(header: str) -> tuple[tuple[int, ...], ...]:
    """Return for each form the numbers among those that are probed that it stands for."""
    forms, rule = parse_plural_forms(header)
    chosen = [rule(number) for number in PROBED]
    return tuple(tuple(number for number in PROBED if chosen[number] == form) for form in range(forms))


@lru_cache(maxsize=64)
def lone_forms(header: str) -> Mapping[int, int]:
    """Return each form that stands for a single number, with the number: it may say it in words (``one fisherman``)."""
    return {form: numbers[0] for form, numbers in enumerate(numbers_of_forms(header)) if len(numbers) == 1}
