"""C23 to C26: spellings that are no Arabic word, and one way of writing what has two."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Found, Words, quote
from mezanprint.i18n.checks.pair import ARABIC, MARKS, Pair

_WORD = re.compile(f"[{ARABIC}][{ARABIC}{MARKS}]*")
_INSIDE = re.compile(f"[{ARABIC}][{MARKS}]*[ىة][{MARKS}]*[{ARABIC}]")
_MARK = re.compile(f"[{MARKS}]")
_CLITIC = re.compile("^[وف]?[بلك]?")
_HAMZA = {
    "الى": "إلى", "اذا": "إذا", "او": "أو", "اي": "أي", "اخرى": "أخرى", "الاخرى": "الأخرى", "ايضا": "أيضًا",
    "اكثر": "أكثر", "اثناء": "أثناء", "الان": "الآن", "الانسان": "الإنسان", "الاسرائيلي": "الإسرائيلي",
    "الاسرائيلية": "الإسرائيلية", "الاراضي": "الأراضي", "الارض": "الأرض", "الاطفال": "الأطفال", "الامم": "الأمم",
    "شىء": "شيء", "فى": "في", "التى": "التي", "الذى": "الذي", "غزه": "غزة", "المدينه": "المدينة",
    "الحكومه": "الحكومة", "الحمايه": "الحماية", "الدوليه": "الدولية", "الانسانيه": "الإنسانية", "السلطه": "السلطة",
    "الصحه": "الصحة", "منطقه": "منطقة", "المنطقه": "المنطقة", "لاكن": "لكن", "هاذا": "هذا", "هاذه": "هذه",
    "إنشاءالله": "إن شاء الله", "مسئول": "مسؤول", "شئون": "شؤون",
}  # fmt: skip
"""What is often typed and is no word, with the word. Nothing that could be another word is in it: not ``ان``."""
_TANWIN = {"before": re.compile("\u064b\u0627"), "after": re.compile("\u0627\u064b")}
_TANWIN_OF_OTHER = {"before": "after", "after": "before"}

_NO_LETTER_INSIDE = Words("`ى` or `ة` stands inside {0}", "`ى` أو `ة` في وسط {0}")
_SPLIT_OR_WRITE = Words(
    "write `ي` or `ت`, or put the space that is missing after it", "اكتب `ي` أو `ت`، أو ضع المسافة الناقصة بعدها"
)
_NO_WORD = Words("{0} is misspelt", "في {0} خطأ إملائي")
_WRITE = Words("write {1}", "اكتب {1}")
_OTHER_TANWIN = Words(
    "the tanwin of {0} stands on the other side of its alef than elsewhere in the catalog",
    "تنوين {0} في غير الجهة المعتمدة من الألف في سائر الملف",
)
_ONE_WAY = Words("write `ًا` or `اً` throughout", "التزم `ًا` أو `اً` في النص كله")
_DECOMPOSED = Words("{0} is written with a letter and a mark apart", "كُتب {0} بحرف وعلامة منفصلين")
_COMPOSE = Words(
    "type the word again: one character for `أ`, `إ`, `آ`, `ؤ`, `ئ`", "أعد كتابة الكلمة: لكل من أ إ آ ؤ ئ محرف واحد"
)


def find_letters_inside(pair: Pair) -> Iterator[Found]:
    """C23: alef maqsura and teh marbuta inside a word."""
    for word in _WORD.findall(pair.plain) if _INSIDE.search(pair.plain) else ():
        if _INSIDE.search(word):
            yield Found(_NO_LETTER_INSIDE, _SPLIT_OR_WRITE, (quote(word),))


def find_misspellings(pair: Pair) -> Iterator[Found]:
    """C23: words of the list, with or without what is attached before them."""
    for word in _WORD.findall(_MARK.sub("", pair.plain)):
        if right := _HAMZA.get(word) or _HAMZA.get(_CLITIC.sub("", word)):
            yield Found(_NO_WORD, _WRITE, (quote(word), f"`{right}`"))


def find_tanwin(pair: Pair) -> Iterator[Found]:
    """C24: tanwin fath on the other side of its alef than in most of the catalog."""
    if not pair.habit.tanwin or "\u064b" not in pair.plain:
        return
    other = _TANWIN[_TANWIN_OF_OTHER[pair.habit.tanwin]]
    for word in _WORD.findall(pair.plain):
        if other.search(word):
            yield Found(_OTHER_TANWIN, _ONE_WAY, (quote(word),))


def find_decomposed(pair: Pair) -> Iterator[Found]:
    """C25: letters that are not composed; the order of marks on one letter is no fault."""
    if unicodedata.is_normalized("NFC", pair.value):
        return
    for word in pair.value.split():
        if Counter(unicodedata.normalize("NFC", word)) != Counter(word):
            yield Found(_DECOMPOSED, _COMPOSE, (quote(word),))


def count_tanwin(text: str) -> Counter[str]:
    """Count each way to write tanwin fath in ``text``."""
    return Counter({way: len(pattern.findall(text)) for way, pattern in _TANWIN.items()})
