"""Ordinal numbers as the house prints them: ``21st``, ``1er``, ``الأول``.

Arabic, Persian, Urdu, Sorani and Hebrew say the first ones in words, since their figures alone do not show that a
number is ordinal. Above those, and in other languages, the figure has the ending that print gives it.
"""

from mezanprint.model.cldr import ordinal_category
from mezanprint.model.locales import HouseStyle, language_of
from mezanprint.model.numerals import format_digits

_ENGLISH = {"one": "st", "two": "nd", "few": "rd"}
_ENDINGS = {
    "ca": ("{}º", "{}ª"),
    "ckb": ("{}ەم", "{}ەم"),
    "es": ("{}.º", "{}.ª"),
    "fa": ("{}م", "{}م"),
    "fr": ("{}e", "{}e"),
    "he": ("ה־{}", "ה־{}"),
    "it": ("{}º", "{}ª"),
    "pt": ("{}.º", "{}.ª"),
    "ur": ("{}واں", "{}ویں"),
    "ar": ("الـ{}", "الـ{}"),
}
"""How a figure is made ordinal, masculine and feminine; all others write a point, as German and Turkish do."""
_WORDS = {
    "ar": (
        "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي+عشر الثاني+عشر الثالث+عشر"
        " الرابع+عشر الخامس+عشر السادس+عشر السابع+عشر الثامن+عشر التاسع+عشر",
        "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة الحادية+عشرة الثانية+عشرة"
        " الثالثة+عشرة الرابعة+عشرة الخامسة+عشرة السادسة+عشرة السابعة+عشرة الثامنة+عشرة التاسعة+عشرة",
    ),
    "ckb": ("یەکەم دووەم سێیەم چوارەم پێنجەم شەشەم حەوتەم هەشتەم نۆیەم دەیەم",),
    "fa": ("اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم",),
    "fr": ("1er", "1re"),
    "he": (
        "ראשון שני שלישי רביעי חמישי שישי שביעי שמיני תשיעי עשירי",
        "ראשונה שנייה שלישית רביעית חמישית שישית שביעית שמינית תשיעית עשירית",
    ),
    "ur": (
        "پہلا دوسرا تیسرا چوتھا پانچواں چھٹا ساتواں آٹھواں نواں دسواں",
        "پہلی دوسری تیسری چوتھی پانچویں چھٹی ساتویں آٹھویں نویں دسویں",
    ),
}
"""The first ordinals, masculine and (where it differs) feminine, a ``+`` for a space within one.

Arabic ends at nineteen: from twenty on the word would change with its place in the sentence.
"""


def format_ordinal(number: int, style: HouseStyle, locale: str, *, feminine: bool = False) -> str:
    """Return the ordinal of ``number``, from 1, in the gender of what is counted; ``ValueError`` below that."""
    if number < 1:
        raise ValueError(f"{number} has no ordinal")
    language = language_of(locale)
    words = [each.replace("+", " ") for each in _WORDS.get(language, ("",))[-1 if feminine else 0].split()]
    if number <= len(words):
        return words[number - 1]
    figure = format_digits(number, style)
    if language == "en":
        return figure + _ENGLISH.get(ordinal_category(language, number), "th")
    return _ENDINGS.get(language, ("{}.", "{}."))[feminine].format(figure)
