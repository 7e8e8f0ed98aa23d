"""Numbers that a text says in words: no translation lacks or adds what one of the two languages spells out.

Arabic is read with what is attached to its words; the words of other languages are those of CLDR's spelled-out numbers.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

from mezanprint.model.dates import ENGLISH, LEVANTINE, ROMAN
from mezanprint.model.locales import language_of, month_names

OTHER_ROMAN = {"يونيه": 6, "يوليه": 7, "ابريل": 4, "إبريل": 4, "اغسطس": 8, "اكتوبر": 10}
"""Other spellings of Arabic months, with their numbers."""
_UNITS = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر")
_ORDINALS = ("ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_AROUND = r"(?<!\w)(?:[وف]?[بلك]?(?:ال)?)?{}(?!\w)"
_ARABIC = {
    "1": r"واحد|أحد|إحد|\bالأولى?\b",
    "2": r"\w{2}(?:ان|ين|تا|تي)\b|اثن|كلا|كلت|\bالثاني",
    **{
        str(n): _AROUND.format(f"(?:{unit}(?:ي?ة|ي)?|{ordinal}ة?)")
        for n, (unit, ordinal) in enumerate(zip(_UNITS, _ORDINALS, strict=True), 3)
    },
    **{str(n): f"{unit}(?:ي?ة|ي)? عشرة?" for n, unit in enumerate(_UNITS[:-1], 13)},
    **{str(n): f"{unit}[وي]ن" for n, unit in zip(range(20, 100, 10), (_UNITS[-1], *_UNITS), strict=False)},
    "15": "خمس(?:ي?ة|ي)? عشرة?|ربع",
    "30": "ثلاث[وي]ن|نصف",
    "45": "إلا (?:ال)?ربع",
    "100": "مئة|مائة",
    "200": "مئت|مائت",
    **{str(100 * n): f"{unit}(?:مئة|مائة)" for n, unit in enumerate(_UNITS[:-1], 3)},
    "1000": _AROUND.format("ألف"),
    "2000": "ألف(?:ان|ين|ا|ي)",
}
"""What Arabic may say in words: one and two by the noun, numbers that stand for themselves, the parts of an hour."""
_DECADE = re.compile(r"(?:1[89]|20)[2-9]0")
_MORE_ENGLISH = {"once": 1, "single": 1, "twice": 2, "both": 2, "dozen": 12, "hundred": 100, "thousand": 1000}
_SPELLED = (*range(101), *range(200, 1000, 100), 1000)
_SCALES = (
    (1_000, r"آلاف|ألفا?|thousand|mille"),
    (1_000_000, r"ملايين|مليونا?|millions?"),
    (1_000_000_000, r"مليارات|مليارا?|billions?|milliards?"),
)
_SCALED = re.compile(
    rf"(\d+(?:\.\d+)?)[ \u00a0-](?:{'|'.join(f'(?P<s{size}>{words})' for size, words in _SCALES)})\b", re.IGNORECASE
)


def count_spoken(text: str, number: str, locale: str) -> int:
    """Return how often ``text``, written in ``locale``, says ``number`` (0-9 digits) in words, as a month too."""
    language = language_of(locale)
    words = _arabic(number) if language == "ar" else _words(language).get(number)
    months = _months(locale).get(number)
    return sum(len(re.findall(each, text, re.IGNORECASE)) for each in (words, months) if each)


def _arabic(number: str) -> str | None:
    if _DECADE.fullmatch(number):
        return f"{_ARABIC[number[2:]]}ي?ات"
    return _ARABIC.get(number)


def scaled_numbers(text: str) -> Iterator[tuple[str, str]]:
    """Yield each number that stands before a thousand, a million or a billion in words, and what both are together."""
    for found in _SCALED.finditer(text):
        size = next(size for size, _ in _SCALES if found[f"s{size}"])
        whole = float(found[1]) * size
        if whole.is_integer():
            yield found[1], str(int(whole))


def months_in(text: str, locale: str) -> bool:
    """Tell whether ``text``, written in ``locale``, names a month."""
    return _any_month(locale).search(text) is not None


@lru_cache(maxsize=32)
def _any_month(locale: str) -> re.Pattern[str]:
    return re.compile("|".join(_months(locale).values()))


@lru_cache(maxsize=32)
def _months(locale: str) -> Mapping[str, str]:
    """Return a pattern for the names of each month, by its number."""
    if language_of(locale) == "ar":
        names = [[*both] for both in zip(LEVANTINE, ROMAN, strict=True)]
        for name, month in OTHER_ROMAN.items():
            names[month - 1].append(name)
    else:
        names = [[name] for name in (ENGLISH if language_of(locale) == "en" else month_names(locale))]
    # A name may have something attached before it, but is no part of another: `May` is not in `Mayor`.
    return {str(number): f"(?:{'|'.join(each)})\\b" for number, each in enumerate(names, 1)}


@lru_cache(maxsize=32)
def _words(language: str) -> Mapping[str, str]:
    """Return a pattern for the words of each number in a language; none for a language that CLDR cannot spell."""
    # Hardly any text needs it, and it takes a while to import.
    from unicode_rbnf import FormatPurpose, RbnfEngine

    words: dict[str, set[str]] = {}
    with suppress(ValueError):  # the language is not known, or has cardinals and no ordinals
        engine = RbnfEngine.for_language(language)
        for purpose in (FormatPurpose.CARDINAL, FormatPurpose.ORDINAL):
            for number in _SPELLED:
                spelled = engine.format_number(number, purpose).text_by_ruleset
                words.setdefault(str(number), set()).update(spelled.values())
    for word, number in _MORE_ENGLISH.items() if language == "en" else ():
        words[str(number)].add(word)
    return {number: _pattern(each) for number, each in words.items()}


def _pattern(words: set[str]) -> str:
    each = "|".join(re.escape(word).replace(r"\-", "[- ]") for word in sorted(words))
    return rf"(?<![\w-])(?:{each})(?![\w-])"
