"""C35: dates in one style of month names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mezanprint.i18n.checks.findings import Found, Words, around
from mezanprint.i18n.checks.pair import ARABIC, Pair
from mezanprint.i18n.checks.spoken import OTHER_ROMAN, months_in
from mezanprint.model.dates import LEVANTINE, ROMAN

_NUMBER = "[0-9\u0660-\u0669]"


def _names(names: tuple[str, ...]) -> str:
    return f"(?<![{ARABIC}])(?:[وفبلك]|ال)?(?:{'|'.join(names)})(?![{ARABIC}])"


_LEVANTINE = re.compile(_names(LEVANTINE))
_ROMAN = re.compile(_names((*ROMAN, *OTHER_ROMAN)))
_BOTH = re.compile(f"{_names(LEVANTINE)}\\s*[/(]\\s*{_names((*ROMAN, *OTHER_ROMAN))}")
_COMMA = re.compile(f"(?:{_names((*LEVANTINE, *ROMAN))})[،,]\\s*{_NUMBER}{{4}}")

_STYLE = Words(
    "the month in {0} is not named as in the rest of the document", "اسم الشهر في {0} على غير ما في سائر الوثيقة"
)
_WRITE_BOTH = Words("write both names: `تشرين الأول/أكتوبر`", "اكتب الاسمين: `تشرين الأول/أكتوبر`")
_WRITE_LEVANTINE = Words("write the Levantine name: `تشرين الأول`", "اكتب الاسم الشامي: `تشرين الأول`")
_WRITE_ROMAN = Words("write the name `أكتوبر`, not `تشرين الأول`", "اكتب `أكتوبر` لا `تشرين الأول`")
_HINTS = {"both": _WRITE_BOTH, "levantine": _WRITE_LEVANTINE, "roman": _WRITE_ROMAN}
_HAS_COMMA = Words("a comma between month and year in {0}", "فاصلة بين الشهر والسنة في {0}")
_NO_COMMA = Words("write day, month and year with spaces only", "اكتب اليوم والشهر والسنة بمسافات لا غير")


def find_dates(pair: Pair) -> Iterator[Found]:
    """C35: months in another style than the document's, and commas in dates; where the source names a month."""
    if not months_in(pair.plain_source, pair.source_writing.locale):
        return
    text = pair.plain
    style = month_style(text)
    if pair.habit.months and style and style != pair.habit.months:
        found = _LEVANTINE.search(text) or _ROMAN.search(text)
        assert found is not None
        yield Found(_STYLE, _HINTS[pair.habit.months], (around(pair.value, found.start(), found.end()),))
    if found := _COMMA.search(text):
        yield Found(_HAS_COMMA, _NO_COMMA, (around(pair.value, found.start(), found.end()),))


def month_style(text: str) -> str:
    """Return ``both``, ``levantine``, ``roman``, or nothing where ``text`` names no month; a mixture is ``mixed``."""
    rest = _BOTH.sub("", text)
    styles = [style for style, pattern in (("levantine", _LEVANTINE), ("roman", _ROMAN)) if pattern.search(rest)]
    if rest != text:
        styles.append("both")
    return styles[0] if len(styles) == 1 else "mixed" if styles else ""


def count_months(pairs: Sequence[Pair]) -> Counter[str]:
    """Count the texts in each style, where the source names a month."""
    dated = (pair for pair in pairs if months_in(pair.plain_source, pair.source_writing.locale))
    styles = (month_style(pair.plain) for pair in dated)
    return Counter(style for style in styles if style not in ("", "mixed"))
