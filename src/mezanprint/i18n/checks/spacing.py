"""C21, C22 and C34: spaces too many, spaces too few, words twice."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Found, Words, around, quote
from mezanprint.i18n.checks.inline_markup import PRINTF
from mezanprint.i18n.checks.pair import ARABIC, BLANK, MARKS, Pair
from mezanprint.model.numerals import ANY_DIGIT

_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_WAW = re.compile(f"(?:^|(?<=\\s))و\\s+(?=[{ARABIC}])")
_GLUED = re.compile(
    f"[{ANY_DIGIT}](?![مهـ](?![{ARABIC}]))[{ARABIC}]"
    f"|{BLANK}(?=[{ARABIC}][{ARABIC}{MARKS}])"
    f"|(?<=[{ARABIC}][{ARABIC}{MARKS}][{ARABIC}{MARKS}]){BLANK}"
    f"|[)»”](?=[{ARABIC}])"
)
_VALUE = re.compile(rf"\{{[^{{}}]*\}}|{PRINTF.pattern}")
_REPEATED = re.compile(f"(?<![{ARABIC}{MARKS}])([{ARABIC}][{ARABIC}{MARKS}]+)\\s+\\1(?![{ARABIC}{MARKS}])")

_TWO_SPACES = Words("two spaces together in {0}", "مسافتان متتاليتان في {0}")
_ONE_SPACE = Words("leave one space", "أبقِ مسافة واحدة")
_EDGE = Words(
    "the translation does not begin and end with the same spaces and line breaks as the source",
    "لا تبدأ الترجمة وتنتهي بما في الأصل من مسافات وفواصل أسطر",
)
_BREAKS = Words("{0} line breaks in the source, {1} in the translation", "فواصل الأسطر في الأصل {0} وفي الترجمة {1}")
_AS_SOURCE = Words("take them over from the source", "انقلها كما في الأصل")
_DETACHED = Words("`و` stands apart from its word: {0}", "الواو منفصلة عن كلمتها: {0}")
_ATTACH = Words("write `و` and the word together", "صِل الواو بالكلمة")
_NO_SPACE = Words("no space in {0}", "لا مسافة في {0}")
_SEPARATE = Words(
    "put a space between a word and the number, placeholder or bracket before it",
    "ضع مسافة بين الكلمة وما قبلها من رقم أو خانة أو قوس",
)
_TWICE = Words("the word {0} stands twice", "الكلمة {0} مكررة")
_ONCE = Words("delete one of them", "احذف إحداهما")


def find_spaces(pair: Pair) -> Iterator[Found]:
    """C21: double spaces, edges and line breaks other than those of the source."""
    source, value = pair.source, pair.value
    if "  " in value and "  " not in source and (found := _DOUBLE.search(value)):
        yield Found(_TWO_SPACES, _ONE_SPACE, (around(value, found.start(), found.end()),))
    if (source[:1].isspace(), source[-1:].isspace()) != (value[:1].isspace(), value[-1:].isspace()):
        yield Found(_EDGE, _AS_SOURCE)
    if "\n" in source and source.count("\n") != value.count("\n"):
        yield Found(_BREAKS, _AS_SOURCE, (str(source.count("\n")), str(value.count("\n"))))


def find_detached_waw(pair: Pair) -> Iterator[Found]:
    """C22: the conjunction apart from its word."""
    for found in _WAW.finditer(pair.plain) if "و " in pair.plain else ():
        yield Found(_DETACHED, _ATTACH, (around(pair.value, found.start(), found.end() + 1),))


def find_glued_words(pair: Pair) -> Iterator[Found]:
    """C34: a word glued to a number, placeholder or bracket."""
    for found in _GLUED.finditer(pair.plain):
        start = found.start()
        if found[0] == BLANK and not _is_value(pair, start):
            continue
        yield Found(_NO_SPACE, _SEPARATE, (around(pair.value, start, found.end()),))
        return


def _is_value(pair: Pair, offset: int) -> bool:
    """Tell whether what is blanked out at ``offset`` is a value that is put in; tags and links touch their words."""
    return any(found.start() <= offset < found.end() for found in _VALUE.finditer(pair.value))


def find_repeated_words(pair: Pair) -> Iterator[Found]:
    """C34: a word twice."""
    if found := _REPEATED.search(pair.plain):
        yield Found(_TWICE, _ONCE, (quote(found[1]),))
