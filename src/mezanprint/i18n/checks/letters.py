"""C12 to C15: letters that look right and are others: glyphs instead of letters, Persian ones, stretched words."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Found, Words, around, hidden
from mezanprint.i18n.checks.pair import ARABIC, MARKS, Pair
from mezanprint.i18n.repairs.visual import is_visual

_PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd50-\ufdef\ufdf0-\ufdf9\ufdfe\ufdff\ufe70-\ufefc]")
"""All but the ornate brackets, the honorifics and the signs that are one character by nature."""
_LONG_WORD = re.compile(f"[{ARABIC}{MARKS}\ufb50-\ufdff\ufe70-\ufefc]{{3,}}")
_PERSIAN = re.compile("[یکہھەۀےۃ]")
_REPLACED_BY = {
    "ی": "`ي`, `ى`",
    "ک": "`ك`",
    "ہ": "`ه`",
    "ھ": "`ه`",
    "ە": "`ه`, `ة`",
    "ۀ": "`ه`, `ة`",
    "ے": "`ي`",
    "ۃ": "`ة`",
}
_FOREIGN = re.compile("[گچپژڤ]")
_TATWEEL = re.compile(f"[{ARABIC}][{MARKS}]*(?P<stretch>\u0640+)[{MARKS}]*[{ARABIC}]")

_FORM = Words("{0} {1} is the shape of a letter, not a letter", "{0} {1} شكل حرف وليس حرفًا")
_RETYPE = Words(
    "type the word again, or run `mezanprint i18n fix`: text pasted from a PDF or a drawing holds such shapes",
    "اكتب الكلمة من جديد، أو شغّل `mezanprint i18n fix`: فالنص المنسوخ من ملف PDF أو من رسم قد يحمل هذه الأشكال",
)
_BACKWARDS = Words("the letters of {0} seem to stand in reverse order", "يبدو أن حروف {0} معكوسة الترتيب")
_TYPE_IN_ORDER = Words(
    "type the text in the order in which it is read; text pasted from a PDF may stand as it is seen",
    "اكتب النص بترتيب قراءته؛ فالنص المنسوخ من ملف PDF قد يأتي بترتيب ظهوره",
)
_LOOKS_ALIKE = Words("{0} {1} is no letter of Arabic", "{0} {1} ليس من حروف العربية")
_WRITE = Words("write {2} as the word asks", "اكتب {2} بحسب الكلمة")
_IS_FOREIGN = Words("{0} {1} is no letter of Arabic", "{0} {1} ليس من حروف العربية")
_NAMES = Words("it may stand in a foreign name only", "لا يُكتب إلا في اسم أعجمي")
_STRETCHED = Words("{0} is stretched with tatweel (U+0640)", "في {0} تطويل (U+0640)")
_UNSTRETCH = Words("delete the tatweel: the page stretches lines itself", "احذف التطويل: فضبط الأسطر من عمل الصفحة")


def find_presentation_forms(pair: Pair) -> Iterator[Found]:
    """C12: shapes of letters instead of letters; told once for a translation."""
    if found := _PRESENTATION.search(pair.value):
        yield Found(_FORM, _RETYPE, hidden(pair.value, found.start()))


def find_visual_order(pair: Pair) -> Iterator[Found]:
    """C13: text as it is seen instead of as it is read."""
    if is_visual(pair.plain) and (word := _LONG_WORD.search(pair.plain)):
        yield Found(_BACKWARDS, _TYPE_IN_ORDER, (f"`{word[0]}`",))


def find_persian_letters(pair: Pair) -> Iterator[Found]:
    """C14: letters of Persian and Urdu keyboards that look like Arabic ones."""
    for found in _PERSIAN.finditer(pair.plain):
        yield Found(_LOOKS_ALIKE, _WRITE, (*hidden(pair.value, found.start()), _REPLACED_BY[found[0]]))


def find_foreign_letters(pair: Pair) -> Iterator[Found]:
    """C14: letters for sounds that Arabic does not have, told once for a translation."""
    if found := _FOREIGN.search(pair.plain):
        yield Found(_IS_FOREIGN, _NAMES, hidden(pair.value, found.start()))


def find_tatweel(pair: Pair) -> Iterator[Found]:
    """C15: tatweel between two letters; after an attached letter before Latin, a digit or a mark it has its use."""
    if "\u0640" not in pair.plain:
        return
    if found := _TATWEEL.search(pair.plain):
        yield Found(_STRETCHED, _UNSTRETCH, (around(pair.value, found.start(), found.end()),))
