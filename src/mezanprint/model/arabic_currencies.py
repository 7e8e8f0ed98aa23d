"""Currencies by their Arabic names, in the form that goes with a number.

CLDR (48) is not followed: of the Arab currencies it inflects five (DZD, EGP, LYD, MAD, TND) and has one form for all
others, so that it says ``3 دولار أمريكي``; its plural of دينار is دينارات; INR and PKR lack the agreement
(``روبية هندي``); LBP is جنيه لبناني, which nobody in Lebanon says; and ILS has a name that readers do not use.
"""

from decimal import Decimal
from typing import NamedTuple

_NAMES: dict[str, tuple[str, str, str]] = {
    "AED": ("درهم", "دراهم", "إماراتي"),
    "AUD": ("دولار", "دولارات", "أسترالي"),
    "BHD": ("دينار", "دنانير", "بحريني"),
    "CAD": ("دولار", "دولارات", "كندي"),
    "CHF": ("فرنك", "فرنكات", "سويسري"),
    "CNY": ("يوان", "يوانات", "صيني"),
    "DJF": ("فرنك", "فرنكات", "جيبوتي"),
    "DKK": ("كرونة", "كرونات", "دنماركي"),
    "DZD": ("دينار", "دنانير", "جزائري"),
    "EGP": ("جنيه", "جنيهات", "مصري"),
    "EUR": ("يورو", "", ""),
    "GBP": ("جنيه", "جنيهات", "إسترليني"),
    "ILS": ("شيكل", "شواكل", ""),
    "INR": ("روبية", "روبيات", "هندي"),
    "IQD": ("دينار", "دنانير", "عراقي"),
    "IRR": ("ريال", "ريالات", "إيراني"),
    "JOD": ("دينار", "دنانير", "أردني"),
    "JPY": ("ين", "ينات", "ياباني"),
    "KMF": ("فرنك", "فرنكات", "قمري"),
    "KWD": ("دينار", "دنانير", "كويتي"),
    "LBP": ("ليرة", "ليرات", "لبناني"),
    "LYD": ("دينار", "دنانير", "ليبي"),
    "MAD": ("درهم", "دراهم", "مغربي"),
    "MRU": ("أوقية", "أوقيات", "موريتاني"),
    "NOK": ("كرونة", "كرونات", "نرويجي"),
    "NZD": ("دولار", "دولارات", "نيوزيلندي"),
    "OMR": ("ريال", "ريالات", "عُماني"),
    "PKR": ("روبية", "روبيات", "باكستاني"),
    "QAR": ("ريال", "ريالات", "قطري"),
    "RUB": ("روبل", "روبلات", "روسي"),
    "SAR": ("ريال", "ريالات", "سعودي"),
    "SDG": ("جنيه", "جنيهات", "سوداني"),
    "SEK": ("كرونة", "كرونات", "سويدي"),
    "SOS": ("شلن", "شلنات", "صومالي"),
    "SYP": ("ليرة", "ليرات", "سوري"),
    "TND": ("دينار", "دنانير", "تونسي"),
    "TRY": ("ليرة", "ليرات", "تركي"),
    "USD": ("دولار", "دولارات", ""),
    "YER": ("ريال", "ريالات", "يمني"),
}
"""Noun, its plural, and the adjective of the country in the masculine. The euro is not inflected."""
_TEH = "ة"


class Noun(NamedTuple):
    """The name of a currency in the nominative, except for ``many``."""

    one: str
    """Also after 100 and the like, and after a fraction."""
    two: str
    """Empty if the noun has no dual."""
    few: str
    """After 3 to 10."""
    many: str
    """After 11 to 99: accusative."""
    feminine: bool

    def alone(self, number: int) -> str:
        """Return 1 or 2 of the currency in words; empty if that is not said without the number."""
        return f"{self.one} {'واحدة' if self.feminine else 'واحد'}" if number == 1 else self.two

    def after(self, number: Decimal) -> str:
        """Return the form that follows ``number`` in digits: CLDR's plural rule of Arabic, by the last two digits."""
        rest = abs(number) % 100
        if rest != rest.to_integral_value() or rest < 3:
            return self.one
        return self.few if rest <= 10 else self.many


def arabic_noun(currency: str) -> Noun | None:
    """Return the noun of an ISO 4217 currency, or None for one that is not in the table."""
    if currency not in _NAMES:
        return None
    noun, plural, adjective = _NAMES[currency]
    if not plural:
        return Noun(noun, "", noun, noun, False)
    if noun.endswith(_TEH):
        one = _joined(noun, adjective, _TEH)
        return Noun(one, _joined(f"{noun[:-1]}تان", adjective, "تان"), _joined(plural, adjective, _TEH), one, True)
    return Noun(
        _joined(noun, adjective),
        _joined(f"{noun}ان", adjective, "ان"),
        _joined(plural, adjective, _TEH),  # a plural of things takes the feminine singular
        _joined(f"{noun}ًا", adjective, "ًا"),
        False,
    )


def _joined(noun: str, adjective: str, ending: str = "") -> str:
    return f"{noun} {adjective}{ending}" if adjective else noun
