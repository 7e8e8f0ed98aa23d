"""C35: dates in one style of month names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mezanprint.i18n.checks.findings import Found, around
from mezanprint.i18n.checks.pair import ARABIC, Pair
from mezanprint.model.dates import ENGLISH, LEVANTINE, ROMAN
from mezanprint.model.translatable import msg

_OTHER_ROMAN = {"يونيه": 6, "يوليه": 7, "ابريل": 4, "إبريل": 4, "اغسطس": 8, "اكتوبر": 10}
_ENGLISH = re.compile(rf"\b(?:{'|'.join(ENGLISH)})\b")
_NUMBER = "[0-9\u0660-\u0669]"


def _names(names: tuple[str, ...]) -> str:
    return f"(?<![{ARABIC}])(?:[وفبلك]|ال)?(?:{'|'.join(names)})(?![{ARABIC}])"


_LEVANTINE = re.compile(_names(LEVANTINE))
_ROMAN = re.compile(_names((*ROMAN, *_OTHER_ROMAN)))
_BOTH = re.compile(f"{_names(LEVANTINE)}\\s*[/(]\\s*{_names((*ROMAN, *_OTHER_ROMAN))}")
_COMMA = re.compile(f"(?:{_names((*LEVANTINE, *ROMAN))})[،,]\\s*{_NUMBER}{{4}}")

_WRITE_BOTH = msg("write both names: `تشرين الأول/أكتوبر`")
_WRITE_LEVANTINE = msg("write the Levantine name: `تشرين الأول`")
_WRITE_ROMAN = msg("write the name `أكتوبر`, not `تشرين الأول`")
_HINTS = {"both": _WRITE_BOTH, "levantine": _WRITE_LEVANTINE, "roman": _WRITE_ROMAN}
_NO_COMMA = msg("write day, month and year with spaces only")


def find_dates(pair: Pair) -> Iterator[Found]:
    """C35: months in another style than the document's, and commas in dates; where the source names a month."""
    if not _ENGLISH.search(pair.plain_source):
        return
    text = pair.plain
    style = month_style(text)
    if pair.habit.months and style and style != pair.habit.months:
        found = _LEVANTINE.search(text) or _ROMAN.search(text)
        assert found is not None
        yield Found(
            msg(
                "the month in {text} is not named as in the rest of the document",
                text=around(pair.value, found.start(), found.end()),
            ),
            _HINTS[pair.habit.months],
        )
    if found := _COMMA.search(text):
        yield Found(
            msg("a comma between month and year in {text}", text=around(pair.value, found.start(), found.end())),
            _NO_COMMA,
        )


def month_style(text: str) -> str:
    """Return ``both``, ``levantine``, ``roman``, or nothing where ``text`` names no month; a mixture is ``mixed``."""
    rest = _BOTH.sub("", text)
    styles = [style for style, pattern in (("levantine", _LEVANTINE), ("roman", _ROMAN)) if pattern.search(rest)]
    if rest != text:
        styles.append("both")
    return styles[0] if len(styles) == 1 else "mixed" if styles else ""


def count_months(pairs: Sequence[Pair]) -> Counter[str]:
    """Count the texts in each style, where the source names a month."""
    styles = (month_style(pair.plain) for pair in pairs if _ENGLISH.search(pair.plain_source))
    return Counter(style for style in styles if style not in ("", "mixed"))
