"""C28 and C30: acronyms, and Latin words that came from nowhere."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.acronyms import is_spelled_out, is_transliterated, may_be_words
from mezanprint.i18n.checks.findings import Finding, quote, tick
from mezanprint.i18n.checks.lexicon import is_common
from mezanprint.i18n.checks.pair import Pair
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
    "URL": ("رابط", "روابط", "عنوان", "عناوين", "وصلة", "موقع", "مسار"),
    "URI": ("مسار", "عنوان", "معرف", "رابط"),
    "UI": ("واجهة",),
    "OS": ("نظام", "أنظمة"),
    "PID": ("معر",),
    "CSS": ("طرز", "أنماط"),
    "GPU": ("رسوم", "رسومي"),
    "DPI": ("نقط", "بوصة"),
    "LED": ("مصباح", "مصابيح", "ضوء"),
    "GUI": ("واجهة",),
    "API": ("واجهة",),
    "CLI": ("أوامر",),
    "IP": ("عنوان",),
    "CD": ("قرص", "أقراص", "اسطوان", "أسطوان"),
    "DVD": ("قرص", "أقراص"),
    "PC": ("حاسوب", "كمبيوتر"),
    "CPU": ("معالج",),
    "RAM": ("ذاكرة",),
    "TV": ("تلف",),
    "PIN": ("رقم", "رمز", "سر"),
    "FAQ": ("أسئلة", "الأسئلة"),
    "RTL": ("يمين",),
    "LTR": ("يسار",),
    "GMT": ("غرينتش", "جرينتش"),
    "UTC": ("توقيت", "عالمي"),
    "KB": ("كيلو", "ك.ب"),
    "MB": ("ميغا", "ميجا", "م.ب"),
    "GB": ("غيغا", "جيجا", "ج.ب"),
    "GDP": ("الناتج",),
    "IDP": ("نازح",),
    "IDPS": ("نازح",),
    "UNHCR": ("مفوضية",),
    "IRC": ("لجنة الإنقاذ",),
    "CV": ("سيرة",),
    "HIV": ("نقص المناعة",),
    "AIDS": ("الإيدز", "ايدز"),
    "TB": ("السل",),
    "AM": ("صباح", "ص"),
    "PM": ("مساء", "م"),
}
"""What Arabic says for an acronym instead."""
_LATIN = re.compile(r"(?<![\w.@/\\-])[A-Za-z]{3,}(?![\w@/\\-])")

_INTRODUCE = msg("at its first use write the full Arabic name and the acronym in brackets")
_WHY = msg("write it in Arabic, or as the source spells it")


def find_acronyms(pair: Pair) -> Iterator[Finding]:
    """C28: acronyms of the source that are nowhere in the translation. A source all in capitals says nothing."""
    if not pair.arabic or not _ACRONYM.search(pair.plain_source) or not _SMALL.search(pair.plain_source):
        return
    value = pair.value.casefold()
    for found in () if pair.source.count(";") > 1 else _ACRONYM.finditer(pair.plain_source):
        acronym = found[0]
        if acronym.casefold() in value or is_common(acronym) or any(name in pair.value for name in _said_for(acronym)):
            continue
        if is_transliterated(acronym, pair.plain) or is_spelled_out(acronym, _share(found), pair.plain):
            continue
        if not may_be_words(pair.plain_source, pair.plain):
            yield Finding(
                msg("{acronym} of the source is neither in Latin nor in Arabic letters", acronym=tick(acronym)),
                _INTRODUCE,
            )


def _said_for(acronym: str) -> tuple[str, ...]:
    return _IN_ARABIC.get(acronym, ())


def _share(found: re.Match[str]) -> float:
    """Return how far into its text something stands, from 0 to 1."""
    return found.start() / len(found.string)


def find_latin_words(pair: Pair) -> Iterator[Finding]:
    """C30: Latin words among Arabic that the source does not have."""
    if not pair.arabic:
        return
    source = ""
    for word in dict.fromkeys(_LATIN.findall(pair.plain)):
        source = source or pair.source.casefold()
        if word.casefold() not in source:
            yield Finding(msg("the Latin word {word} is not in the source", word=quote(word)), _WHY)
