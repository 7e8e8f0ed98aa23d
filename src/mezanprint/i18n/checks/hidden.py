"""C8 to C11: characters that nobody sees, each named."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Found, Words, hidden
from mezanprint.i18n.checks.pair import ARABIC, BLANK, MARKS, Pair
from mezanprint.model.characters import check_controls, check_isolates

_DIRECTIONS = re.compile("[\u200e\u200f\u061c]")
_JOINERS = re.compile("[\u200c\u200d]")
_ALONE = re.compile(f"(?:^|[^{ARABIC}\u0640])[{ARABIC}][\u0640{MARKS}]*$")
_ISOLATES = re.compile("[\u2066-\u2068](?P<inside>[^\u2066-\u2069]*)\u2069")
_NEAR = 40
"""How far back it is looked what a joiner follows."""
_SOFT_HYPHEN = "\u00ad"

_REFUSED = Words("{0} {1} is not allowed in a translation", "{0} {1} غير مسموح به في الترجمة")
_DELETE = Words("delete it", "احذفه")
_BREAK = Words(
    "a line break or tab in the translation, where the source has none", "في الترجمة فاصل أسطر أو جدولة، وليس في الأصل"
)
_ONE_PARAGRAPH = Words(
    "write the translation as one paragraph; a backslash before `\\n` breaks the line in print",
    "اكتب الترجمة فقرة واحدة؛ والشرطة المائلة `\\` قبل `\\n` تقطع السطر في الطباعة",
)
_DIRECTION = Words("{0} {1} is not needed", "{0} {1} لا حاجة إليه")
_NOT_NEEDED = Words(
    "delete it: numbers, addresses and Latin words are kept in order when the page is made",
    "احذفه: تُحفظ مواضع الأرقام والعناوين والكلمات اللاتينية عند إعداد الصفحة",
)
_UNPAIRED = Words("{0} {1} has no partner in its paragraph", "{0} {1} بلا نظير في فقرته")
_PAIR = Words("close what you open (U+2069), or delete both", "أغلق ما فتحته (U+2069)، أو احذف الاثنين")
_CUTS = Words("an isolate cuts through {0}", "علامة عزل الاتجاه تقطع {0}")
_AROUND = Words("put the isolate around whole placeholders and marks", "ضع علامة العزل حول الخانات والعلامات كاملة")
_JOINS = Words("{0} {1} is out of place", "{0} {1} في غير موضعه")
_SELDOM = Words(
    "delete it: a joiner is for a letter that stands alone, as in `هـ`",
    "احذفه: لا يُستعمل إلا بعد حرف قائم بنفسه، كما في `هـ`",
)


def find_controls(pair: Pair) -> Iterator[Found]:
    """C8: controls, and a line break or tab that the source does not have."""
    value = pair.value
    if value.isprintable() and "\ufffd" not in value:
        return  # what is printable is no control, no break and no mark of direction; nearly all texts are
    for fault in check_controls(value):
        yield Found(_REFUSED, _DELETE, hidden(value, fault.offset))
    if _SOFT_HYPHEN in value:
        yield Found(_REFUSED, _DELETE, hidden(value, value.index(_SOFT_HYPHEN)))
    for char in "\t\n":
        if char in value.replace("\\\n", "") and char not in pair.source:
            yield Found(_BREAK, _ONE_PARAGRAPH)


def find_directions(pair: Pair) -> Iterator[Found]:
    """C9: direction marks."""
    for found in () if pair.value.isprintable() else _DIRECTIONS.finditer(pair.value):
        yield Found(_DIRECTION, _NOT_NEEDED, hidden(pair.value, found.start()))


def find_isolates(pair: Pair) -> Iterator[Found]:
    """C10: isolates without a partner, or across a placeholder or mark."""
    value = pair.value
    if value.isprintable():
        return
    for fault in check_isolates(value):
        yield Found(_UNPAIRED, _PAIR, hidden(value, fault.offset))
    for found in _ISOLATES.finditer(value):
        inside = found["inside"]
        if any(inside.count(one) != inside.count(other) for one, other in ("{}", "[]")) or inside.count("**") % 2:
            yield Found(_CUTS, _AROUND, (f"`{inside}`",))


def find_joiners(pair: Pair) -> Iterator[Found]:
    """C11: joiners, but after a letter that stands alone."""
    for found in () if pair.value.isprintable() else _JOINERS.finditer(pair.value):
        before = pair.plain[max(0, found.start() - _NEAR) : found.start()]
        if not _ALONE.search(before) and not before.endswith((BLANK, "\u0640")):
            yield Found(_JOINS, _SELDOM, hidden(pair.value, found.start()))
