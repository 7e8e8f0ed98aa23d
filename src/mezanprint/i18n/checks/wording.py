"""C28 to C30: acronyms, texts that are not translated, Latin words that came from nowhere."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Found, quote, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.locales import Direction, direction_of
from mezanprint.model.pasted import ARABIC
from mezanprint.model.translatable import msg

_ACRONYM = re.compile(r"(?<![\w/.&-])[A-Z]{2,6}(?=s?(?![\w/&-]))")
_SMALL = re.compile(r"[a-z]")
_IN_ARABIC = {
    "OCHA": ("أوتشا", "الشؤون الإنسانية"),
    "UNRWA": ("أونروا",),
    "UNICEF": ("يونيسف", "يونيسيف"),
    "UNESCO": ("يونسكو",),
    "WHO": ("الصحة العالمية",),
    "UNDP": ("الإنمائي",),
    "UN": ("الأمم المتحدة", "أممي"),
    "EU": ("الأوروبي",),
    "UK": ("المملكة المتحدة", "بريطاني"),
    "US": ("الولايات المتحدة", "أمريكي"),
    "USA": ("الولايات المتحدة",),
    "USD": ("دولار",),
    "ILS": ("شيكل",),
    "EUR": ("يورو",),
    "NGO": ("منظم", "مؤسس"),
    "ICRC": ("الصليب الأحمر",),
    "ICC": ("الجنائية الدولية",),
    "ICJ": ("العدل الدولية",),
    "OK": ("موافق", "حسن"),
    "ID": ("معر", "رقم", "هوي"),
    "MENA": ("الشرق الأوسط وشمال أفريقيا",),
    "URL": ("رابط", "عنوان"),
    "AM": ("صباح", "ص"),
    "PM": ("مساء", "م"),
}
"""What Arabic says for an acronym instead."""
_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
"""Arabic all the same; C12 tells of them."""
_RTL = re.compile(f"[{ARABIC}]")
_CODE = re.compile(r"[^\s:_./]+[:_./][^\s]*[^\s.]")
"""One run of characters with a mark inside, as no word has."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_LATIN = re.compile(r"(?<![\w.@/\\-])[A-Za-z]{3,}(?![\w@/\\-])")

_INTRODUCE = msg("at its first use write the full Arabic name and the acronym in brackets")
_SAME = msg("the translation is the source text")
_ONLY_ARABIC = msg("the translation has Arabic letters only")
_NO_ARABIC = msg("the translation has no Arabic letter")
_TRANSLATE = msg("translate it; for a name or code that stays, write the comment `# check: ignore C29`")
_WHY = msg("write it in Arabic, or as the source spells it")


def find_acronyms(pair: Pair) -> Iterator[Found]:
    """C28: acronyms of the source that are nowhere in the translation. A source all in capitals says nothing."""
    if not pair.arabic or not _ACRONYM.search(pair.plain_source) or not _SMALL.search(pair.plain_source):
        return
    value = pair.value.casefold()
    for acronym in dict.fromkeys(_ACRONYM.findall(pair.plain_source)):
        known = _IN_ARABIC.get(acronym, ())
        if acronym.casefold() not in value and not any(name in pair.value for name in known):
            yield Found(
                msg("{acronym} of the source is neither in Latin nor in Arabic letters", acronym=tick(acronym)),
                _INTRODUCE,
            )


def find_untranslated(pair: Pair) -> Iterator[Found]:
    """C29: no Arabic letter where the source has words; addresses, codes and single names are let be."""
    if pair.arabic or _SHAPES.search(pair.value) or _CODE.fullmatch(pair.source):
        return
    words = _WORD.findall(pair.plain_source)
    if not any(_is_ordinary(word) for word in words) and not (len(words) > 1 and _all_named(words)):
        return
    yield Found(_SAME if pair.source == pair.value else _NO_ARABIC, _TRANSLATE)


def find_left_arabic(pair: Pair) -> Iterator[Found]:
    """C29: a text that came out of Arabic, or another right-to-left language, and has not one letter of its own."""
    if not pair.arabic or direction_of(pair.writing.locale) is Direction.RTL:
        return
    if not any(char.isalpha() and not _RTL.search(char) for char in pair.plain):
        yield Found(_SAME if pair.source == pair.value else _ONLY_ARABIC, _TRANSLATE)


def _is_ordinary(word: str) -> bool:
    """Tell whether a word is written as no name or code is: small letters, and more than a unit or suffix."""
    return len(word) > 2 and word.islower()


def _all_named(words: list[str]) -> bool:
    """Two and more capitalised words are a heading sooner than a name, but for a name with initials."""
    return all(word.istitle() and len(word) > 2 for word in words)


def find_latin_words(pair: Pair) -> Iterator[Found]:
    """C30: Latin words among Arabic that the source does not have."""
    if not pair.arabic:
        return
    source = ""
    for word in dict.fromkeys(_LATIN.findall(pair.plain)):
        source = source or pair.source.casefold()
        if word.casefold() not in source:
            yield Found(msg("the Latin word {word} is not in the source", word=quote(word)), _WHY)
