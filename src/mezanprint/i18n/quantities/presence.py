"""Whether a text may say a quantity at all: one pattern for each language, so that most texts are never read."""

import re
from functools import lru_cache

from mezanprint.i18n.quantities.english_words import TERMS
from mezanprint.i18n.quantities.facts import Weight
from mezanprint.i18n.quantities.months import known_names
from mezanprint.i18n.quantities.terms import Part
from mezanprint.model.locales import language_of
from mezanprint.model.pasted import MARKS

_FIGURE = re.compile("[\\d¼½¾⅓⅔⅛]")
_MARK = re.compile(f"[{MARKS}\u0640]")
_ARABIC = (
    "اثن|إثن|ثنت|ثلاث|[أا]ربع|خمس|ستة|ستين|ستون|ست |سبع|ثمان|تسع|عشر|مئ|مائ|مية|[أا]لف|آلاف|ملي|بليون|بلايين"
    "|تريليون|ترليون|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|نصف|ثلث|ربع|سدس|ثمن|حادي|ثلثا"
)


def has_figures(text: str) -> bool:
    """Tell whether a text has a digit."""
    return _FIGURE.search(text) is not None


def has_words(text: str, locale: str) -> bool:
    """Tell whether a text may name a number, a fraction, a month or a day of the week."""
    language = language_of(locale)
    if language == "ar":
        text = _MARK.sub("", text)
    return _pattern(language, locale).search(text) is not None


@lru_cache(maxsize=32)
def _pattern(language: str, locale: str) -> re.Pattern[str]:
    names = "|".join(map(re.escape, known_names(locale)))
    if language == "ar":
        return re.compile(f"{_ARABIC}|{names}")
    if language == "en":
        sure = [word for word, term in TERMS.items() if term.weight is not Weight.HINT or term.part is Part.FRACTION]
        either = [f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in sure]
        return re.compile(rf"\b(?:{'|'.join(either)}|{names})")
    return re.compile(names)
