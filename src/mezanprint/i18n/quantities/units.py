"""Units and currencies, by their names and signs in English and Arabic."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from mezanprint.i18n.quantities.arabic_words import fold
from mezanprint.i18n.quantities.facts import NONE

_TABLE = """
length
  millimetre = mm millimetre millimeter / مليمتر+ مم ملم ميليمتر+ ملليمتر+
  centimetre = cm centimetre centimeter / سنتيمتر+ سنتمتر+ سم
  metre = m metre meter / متر|أمتار
  kilometre = km kms kph kmh kilometre kilometer / كيلومتر+ كلم كم كيلو|كيلوات
  mile = mile mi nm mph / ميل|أميال
  foot = foot feet ft / قدم|أقدام
  inch = inch inches dpi ppi / بوصة+ إنش+ انش+
  yard = yard yd / ياردة+ يارد+
area
  hectare = hectare ha / هكتار+
  dunum = dunum dunam donum dunams / دونم+ دنم+
  acre = acre / فدان|أفدنة أكر+ آكر+ إيكر+
weight
  milligram = mg milligram milligramme / مليغرام+ مليجرام+ ملغ ملغم ميليغرام+
  gram = g gram gramme / غرام+ جرام+ غم
  kilogram = kg kgs kilogram kilogramme kilo / كيلوغرام+ كيلوجرام+ كغ كغم كجم كلغ كيلو|كيلوات
  tonne = tonne ton t / طن|أطنان
  pound = pound lb lbs / رطل|أرطال باوند+
  ounce = ounce oz / أونصة+ أوقية|أواق
volume
  litre = litre liter l / لتر+ ليتر+
  millilitre = ml millilitre milliliter / مليلتر+ مليليتر+ مل
  gallon = gallon / غالون+ جالون+
  barrel = barrel bbl / برميل|براميل
time
  millisecond = ms millisecond msec / مليثانية|مليثوان ميليثانية|ميليثوان ملليثانية|ملليثوان
  second = second sec secs s / ثانية|ثوان|ثواني
  minute = minute min mins m / دقيقة|دقائق
  hour = hour hr hrs h / ساعة+
  day = day d / يوم|أيام نهار ليلة|ليال|ليالي
  night = night / ليلة|ليال|ليالي
  week = week wk wks / أسبوع|أسابيع
  month = month / شهر|أشهر|شهور
  year = year yr yrs y / سنة|سنوات|سنين عام|أعوام حول
  decade = decade / عقد|عقود
  century = century centuries / قرن|قرون
money
  dollar = dollar $ usd us$ / دولار+
  euro = euro € eur / يورو يوروهات أورو
  shekel = shekel ₪ ils nis sheqel / شيكل|شواكل شيقل|شواقل شاقل
  pound = pound £ gbp egp / جنيه+ ليرة+ باوند+
  lira = lira liras / ليرة+
  dinar = dinar jod kwd iqd / دينار|دنانير
  riyal = riyal rial sar qar / ريال+
  dirham = dirham aed mad / درهم|دراهم
  yen = yen ¥ jpy / ين+
  yuan = yuan ¥ cny / يوان+
  rouble = rouble ruble / روبل+
  rupee = rupee / روبية+
  franc = franc chf / فرنك+
  krone = krone krona kroner kronor / كرونة+ كرون+
coins
  cent = cent / سنت+
temperature
  degree = degree ° / درجة+
data
  bit = bit / بت+
  byte = byte b / بايت+ بايتة
  kilobyte = kilobyte kb kib kilobit kbit kibibyte / كيلوبايت+ كيبيبايت+
  megabyte = megabyte mb mib megabit mbit mebibyte / ميغابايت+ ميجابايت+ ميبيبايت+ ميغا ميجا
  gigabyte = gigabyte gb gib gibibyte / غيغابايت+ جيجابايت+ جيبيبايت+ غيبيبايت+ غيغا جيجا قيقابايت+
  terabyte = terabyte tb tib tebibyte / تيرابايت+ تيبيبايت+
power
  watt = watt w / واط|واطات وات
  kilowatt = kilowatt kw / كيلوواط كيلووات
  megawatt = megawatt mw / ميغاواط ميجاواط ميغاوات ميجاوات
percent
  percent = % ٪ percent pct / بالمئة بالمائة بالمية بالماية
"""
"""Kind of unit, then unit = English names and signs / Arabic nouns; ``+``: plural in ``ات``, ``|``: other plurals."""
_LETTERS = frozenset(
    ["m", "g", "t", "l", "s", "h", "d", "y", "b", "w", "nm", "mi", "min", "ha", "in", "ms", "mb", "kb", "gb", "tb"]
)
"""Signs that are letters: after digits only."""
_SAME = {"night": "day", "lira": "pound"}


class ArabicUnit(NamedTuple):
    """An Arabic noun that names a unit."""

    units: frozenset[str]
    number: int
    """1 or 2 where the noun by itself says so, else 0."""


def _arabic_forms(nouns: str) -> dict[str, int]:
    forms: dict[str, int] = {}
    for noun in nouns.split():
        single, *plurals = noun.rstrip("+").split("|")
        stem = single[:-1] + "ت" if single.endswith("ة") else single
        if noun.endswith("+"):
            plurals.append((single.removesuffix("ة")) + "ات")
        forms |= dict.fromkeys(map(fold, plurals), 0)
        if len(single) > 2:
            forms |= {fold(stem + end): 2 for end in ("ان", "ين")}
            forms.setdefault(fold(stem + "ا"), 2 if single.endswith("ة") else 1)
            forms.setdefault(fold(stem + "ي"), 2)
        forms[fold(single)] = 1 if len(single) > 2 else 0
    return forms


def _english_forms(names: str) -> list[str]:
    plain = [name for name in names.split() if name.isalpha() and len(name) > 2]
    return names.split() + [f"{name}s" for name in plain]


ENGLISH: dict[str, frozenset[str]] = {}
"""Units by the names in small letters and the signs that they have in English."""
ARABIC: dict[str, ArabicUnit] = {}
"""Units by their folded Arabic forms."""
KINDS: dict[str, str] = {}
"""The kind of each unit."""


def _fill() -> None:
    kind = ""
    for line in _TABLE.strip().splitlines():
        if not line.startswith(" "):
            kind = line
            continue
        name, _, rest = line.partition(" = ")
        unit = _SAME.get(name.strip(), name.strip())
        english, _, arabic = rest.partition(" / ")
        KINDS.setdefault(unit, kind)
        for form in _english_forms(english):
            ENGLISH[form] = ENGLISH.get(form, NONE) | {unit}
        for form, number in _arabic_forms(arabic).items():
            before = ARABIC.get(form, ArabicUnit(NONE, number))
            ARABIC[form] = ArabicUnit(before.units | {unit}, number)


_fill()


_AND = ("و", "ف")
_ATTACHED = ("بال", "كال", "ال", "لل", "ب", "ل", "ك", "")


@lru_cache(maxsize=65536)
def arabic_unit(word: str) -> ArabicUnit | None:
    """Return the unit that an Arabic word names, with or without its article and what is attached before it."""
    return without_attached(word, ARABIC)


def without_attached(word: str, table: Mapping[str, ArabicUnit]) -> ArabicUnit | None:
    """Return what ``table`` has for an Arabic word, or else for what is left without the letters attached before it."""
    folded = fold(word)
    if unit := table.get(folded):
        return unit
    for rest in (folded[1:], folded) if folded[:1] in _AND else (folded,):
        for attached in _ATTACHED:
            stem = rest[len(attached) :]
            if len(stem) > 2 and stem != folded and rest.startswith(attached) and (unit := table.get(stem)):
                return unit
    return None


def english_unit(word: str, *, after_digits: bool) -> frozenset[str]:
    """Return the units that an English word or sign may mean after a number."""
    folded = word.casefold()
    if folded in _LETTERS and not after_digits:
        return NONE
    return ENGLISH.get(folded, NONE)
