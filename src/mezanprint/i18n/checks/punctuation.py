"""C16 to C19: punctuation of Arabic where Arabic stands, with its spaces."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Found, Words, around, quote
from mezanprint.i18n.checks.pair import ARABIC, BLANK, MARKS, Pair

_A = f"[{ARABIC}{MARKS}\u0640]"
_ASCII = re.compile(rf"(?:(?<={_A})|(?<={_A}[»”\")*])) ?[,;?](?![A-Za-z0-9])|[,;](?=\s+{_A})")
_TO_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_KEYWORDS = re.compile(r"[^\s;,؛]+(?:[;,؛][^\s;,؛]+){2,}[;,؛]?")
"""A list for a program, which takes the marks as they are."""
_IN_LATIN = re.compile(r"(?<=[A-Za-z0-9])[،؛](?=[A-Za-z0-9])|(?<=[A-Za-z])؟(?=[A-Za-z])")
_BEFORE = re.compile(rf"(?<=[\w)\]»”{MARKS}])[ \u00a0]+(?:[،؛؟!]|[:.](?![.:\w/\\)(-]))")
_AFTER = re.compile(rf"[،؛؟](?=[{ARABIC}(«“])|(?<=[{ARABIC}][{ARABIC}])[.:!](?=[{ARABIC}]{{2}})")
_FINAL = re.compile(r"([.?!:؟…]|\.\.\.)[\s\"'”»)\]*\u2069]*$")
_ABBREVIATED = re.compile(r"(?:\.\w\.|\b(?:etc|Inc|Ltd|No|Jr|Co|vs|approx)\.|\W\.)$", re.IGNORECASE)
_SAME = {"؟": "?", "...": "…"}
_MIN_WORDS = 4
"""From how many words on a text is a sentence, in which the final mark counts; shorter ones are headings and labels."""

_IS_ASCII = Words("{0} is no Arabic mark, in {1}", "{0} ليست علامة عربية، في {1}")
_WRITE = Words("write {2}", "اكتب {2}")
_IS_ARABIC = Words(
    "an Arabic mark stands inside a number or a Latin word: {0}", "علامة عربية داخل رقم أو كلمة لاتينية: {0}"
)
_WRITE_LATIN = Words("write the mark of the number or of the word", "اكتب علامة الرقم أو الكلمة نفسها")
_SPACE_BEFORE = Words("a space before the mark in {0}", "مسافة قبل العلامة في {0}")
_NO_SPACE_AFTER = Words("no space after the mark in {0}", "لا مسافة بعد العلامة في {0}")
_SPACES = Words("put the space after the mark, not before it", "ضع المسافة بعد العلامة لا قبلها")
_FINAL_DIFFERS = Words("the source ends with {0} and the translation with {1}", "ينتهي الأصل بـ {0} والترجمة بـ {1}")
_END_ALIKE = Words("end the sentence as the source does", "اختم الجملة بما يختم به الأصل")


def find_ascii_marks(pair: Pair) -> Iterator[Found]:
    """C16: comma, semicolon and question mark of ASCII among Arabic letters."""
    text = pair.plain
    if "," not in text and ";" not in text and "?" not in text:
        return
    for found in _ASCII.finditer(_without_lists(text)):
        mark = found[0].strip()
        says = (f"`{mark}`", around(pair.value, found.start(), found.end()), f"`{_TO_ARABIC[mark]}`")
        yield Found(_IS_ASCII, _WRITE, says)


def _without_lists(text: str) -> str:
    return _KEYWORDS.sub(lambda list_: BLANK * len(list_[0]), text) if ";" in text or "," in text else text


def find_arabic_marks(pair: Pair) -> Iterator[Found]:
    """C17: Arabic marks inside Latin words and numbers."""
    for found in _IN_LATIN.finditer(pair.plain):
        yield Found(_IS_ARABIC, _WRITE_LATIN, (around(pair.value, found.start(), found.end()),))


def find_mark_spaces(pair: Pair) -> Iterator[Found]:
    """C18: a space before a mark, or none after it."""
    text = _without_lists(pair.plain)
    for found in _BEFORE.finditer(text):
        yield Found(_SPACE_BEFORE, _SPACES, (around(pair.value, found.start(), found.end()),))
    for found in _AFTER.finditer(text):
        yield Found(_NO_SPACE_AFTER, _SPACES, (around(pair.value, found.start(), found.end()),))


def find_final_mark(pair: Pair) -> Iterator[Found]:
    """C19: another mark at the end than the source has; headings and abbreviations are let be."""
    source, value = _final(pair.source), _final(pair.value)
    if source == value or not source or pair.source.count(" ") + 1 < _MIN_WORDS:
        return
    if source == "." and _ABBREVIATED.search(pair.source):
        return
    last = _FINAL.search(pair.value)
    shown = f"`{last[1]}`" if last else quote(pair.value.split()[-1] if pair.value.split() else "")
    yield Found(_FINAL_DIFFERS, _END_ALIKE, (f"`{source}`", shown))


def _final(text: str) -> str:
    found = _FINAL.search(text[-12:])
    return _SAME.get(found[1], found[1]) if found else ""
