"""C23 to C26: spellings that are no Arabic word, and one way of writing what has two."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from mezanprint.i18n.checks.findings import Finding, quote, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.i18n.spelling import misplaced_marks
from mezanprint.model.pasted import ARABIC, MARKS
from mezanprint.model.translatable import msg

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

_SPLIT_OR_WRITE = msg("write `ي` or `ت`, or put the space that is missing after it")
_ONE_WAY = msg("write `ًا` or `اً` throughout")
_COMPOSE = msg("type the word again: one character for `أ`, `إ`, `آ`, `ؤ`, `ئ`")


def find_letters_inside(pair: Pair) -> Iterator[Finding]:
    """C23: alef maqsura and teh marbuta inside a word."""
    for word in _WORD.findall(pair.plain) if _INSIDE.search(pair.plain) else ():
        if _INSIDE.search(word):
            yield Finding(msg("`ى` or `ة` stands inside {word}", word=quote(word)), _SPLIT_OR_WRITE)


def find_misspellings(pair: Pair) -> Iterator[Finding]:
    """C23: words of the list, with or without what is attached before them."""
    text = _MARK.sub("", pair.plain) if _MARK.search(pair.plain) else pair.plain
    for word in _WORD.findall(text):
        if right := _common_slip(word):
            yield Finding(msg("{word} is misspelt", word=quote(word)), msg("write {right}", right=tick(right)))


@lru_cache(maxsize=65536)
def _common_slip(word: str) -> str | None:
    return _HAMZA.get(word) or _HAMZA.get(_CLITIC.sub("", word))


def is_told(word: str) -> bool:
    """Whether C23 tells of a word."""
    return _INSIDE.search(word) is not None or _common_slip(_MARK.sub("", word)) is not None


def find_misplaced_marks(pair: Pair) -> Iterator[Finding]:
    """C23: two vowel marks on one letter, or one before the first letter of a word."""
    for word, right, _, _ in misplaced_marks(pair.plain):
        yield Finding(
            msg("a vowel mark of {word} stands where none can", word=quote(word)),
            msg("write {right}", right=tick(right)),
        )


def find_tanwin(pair: Pair) -> Iterator[Finding]:
    """C24: tanwin fath on the other side of its alef than in most of the catalog."""
    if not pair.habit.tanwin or "\u064b" not in pair.plain:
        return
    other = _TANWIN[_TANWIN_OF_OTHER[pair.habit.tanwin]]
    for word in _WORD.findall(pair.plain):
        if other.search(word):
            yield Finding(
                msg(
                    "the tanwin of {word} stands on the other side of its alef than elsewhere in the catalog",
                    word=quote(word),
                ),
                _ONE_WAY,
            )


def find_decomposed(pair: Pair) -> Iterator[Finding]:
    """C25: letters that are not composed; the order of marks on one letter is no fault."""
    if unicodedata.is_normalized("NFC", pair.value):
        return
    for word in pair.value.split():
        if Counter(unicodedata.normalize("NFC", word)) != Counter(word):
            yield Finding(msg("{word} is written with a letter and a mark apart", word=quote(word)), _COMPOSE)


def count_tanwin(text: str) -> Counter[str]:
    """Count each way to write tanwin fath in ``text``."""
    return Counter({way: len(pattern.findall(text)) for way, pattern in _TANWIN.items()})
