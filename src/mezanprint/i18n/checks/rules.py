"""What a house wants of its translations, beside what is right everywhere."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from mezanprint.i18n.checks.dates import count_months
from mezanprint.i18n.checks.pair import Habit, Pair
from mezanprint.i18n.checks.spelling import count_tanwin
from mezanprint.i18n.checks.waivers import NONE, Waivers, waive
from mezanprint.i18n.glossary.glossary import Glossary
from mezanprint.i18n.quantities import Writing
from mezanprint.model.locales import HouseStyle, LocaleSpec, real_locale

_EXCEPTIONS = 0.1
"""Of all places where a catalog could write otherwise, so many are slips at most, or a single one."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of a project for one locale; without them a catalog is held to what most of it does."""

    style: HouseStyle | None = None
    waived: Waivers = field(default=NONE)
    """Checks that the project does without."""
    glossary: Glossary | None = None
    dictionary: bool = False
    """Whether to ask the dictionary of hunspell, if it is installed."""
    known: frozenset[str] = frozenset()
    """Words of the project that are right however they are spelt."""
    writings: Mapping[str, Writing] = field(default_factory=dict)
    """How the locales of the project write numbers, by their codes."""

    @classmethod
    def of(
        cls, ignored: tuple[str, ...], style: HouseStyle | None = None, locales: Iterable[LocaleSpec] = ()
    ) -> "Rules":
        """Return the rules of a project with these ``locales``, without the checks ``ignored``, in a locale's style."""
        writings = {spec.code: Writing(spec.code, spec.style.thousands, spec.style.decimal) for spec in locales}
        return cls(style, waive(ignored), writings=writings)

    def writing(self, locale: str) -> Writing:
        """Return how numbers are written in a locale: as the project has it, or else as CLDR."""
        return self.writings.get(locale) or _usual_writing(locale)

    def habit(self, pairs: Sequence[Pair] = ()) -> Habit:
        """Return how the translations of a catalog are to be written."""
        tanwin = _most(sum((count_tanwin(pair.plain) for pair in pairs if "\u064b" in pair.plain), Counter()))
        if self.style is not None:
            outer, inner = self.style.quotes, self.style.inner_quotes
            opening = frozenset((outer[0], inner[0]))
            return Habit(self.style.digits, frozenset((*outer, *inner)), opening, self.style.months, tanwin)
        digits, months = _habit(_count_digits(pairs)), _habit(count_months(pairs))
        return Habit(digits, _usual_quotes(pairs), months=months, tanwin=tanwin)


@cache
def _usual_writing(locale: str) -> Writing:
    symbols = Locale.parse(real_locale(locale).replace("-", "_")).number_symbols["latn"]
    return Writing(locale, symbols["group"], symbols["decimal"])


def _count_digits(pairs: Sequence[Pair]) -> Counter[str]:
    plain = "".join(pair.plain for pair in pairs)
    return Counter(latn=len(re.findall("[0-9]+", plain)), arab=len(re.findall("[\u0660-\u0669]+", plain)))


def _usual_quotes(pairs: Sequence[Pair]) -> frozenset[str]:
    chars = Counter(char for pair in pairs for char in pair.plain if char in "«“")
    most = _habit(chars)
    return frozenset("«»‹›" if most == "«" else "“”„‘’" if most else "")


def _habit(counts: Counter[str]) -> str:
    """Return what is counted nearly always: who writes in two ways has no habit that could be broken."""
    name = _most(counts)
    return name if counts.total() - counts[name] <= max(1, _EXCEPTIONS * counts.total()) else ""


def _most(counts: Counter[str]) -> str:
    """Return what is counted most, or nothing where nothing is counted."""
    name, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return name if count else ""
