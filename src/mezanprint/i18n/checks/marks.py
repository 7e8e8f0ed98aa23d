"""C5 and C6: placeholders, directives, links, notes, stars and tags as in the source."""

import re
from collections import Counter
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Found, Words
from mezanprint.i18n.checks.inline_markup import (
    find_attributes,
    find_crossing,
    find_directives,
    find_markup,
    find_placeholders,
    find_tags,
)
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.direction.spans import find_spans, read_span

_PLACES = re.compile(r"[{}%]")
_MARKS = re.compile(r"[*\[\]<]")

_LACKS_NAME = Words("the translation lacks the placeholder {0}", "تنقص الترجمةَ الخانة {0}")
_SPELL = Words(
    "put {0} where its value belongs, spelled as in the source", "ضع {0} حيث ينبغي أن تظهر قيمتها، مكتوبة كما في الأصل"
)
_LONELY = Words("{0} has no partner", "القوس {0} بلا نظير")
_ESCAPE_BRACE = Words("write `\\{{` for a brace that is printed", "اكتب `\\{{` لقوس يراد طبعه")
_ADDS_NAME = Words(
    "the translation has the placeholder {0}, which the source does not have", "في الترجمة الخانة {0}، وليست في الأصل"
)
_TWICE = Words(
    "the translation has the placeholder {0} once more than the source", "الخانة {0} ترد في الترجمة أكثر مما في الأصل"
)
_KNOWN = Words("the source has {1}", "في الأصل {1}")

_HTML = Words("{0} is HTML that the source does not have", "{0} من HTML، وليس في الأصل")
_NO_HTML = Words(
    "delete it: a translation has only the marks of its source, and HTML is printed as letters",
    "احذفه: ليس في الترجمة إلا علامات الأصل، وHTML يُطبع حروفًا",
)
_CROSSES = Words("{0} is not closed, or crosses another mark", "{0} لم تُغلق، أو تتقاطع مع علامة أخرى")
_CLOSE = Words(
    "close each mark before the one around it; write `\\*` for a star that is printed",
    "أغلق كل علامة قبل التي تحيط بها؛ واكتب `\\*` لنجمة يراد طبعها",
)
_BAD_SPAN = Words("{0} cannot be read", "لا يمكن قراءة {0}")
_WRITE_SPAN = Words(
    "write `[words]{{dir=ltr}}`, `{{dir=rtl}}` or `{{lang=fr}}`",
    "اكتب `[كلمات]{{dir=ltr}}` أو `{{dir=rtl}}` أو `{{lang=fr}}`",
)
_LACKS_MARK = Words("the translation lacks {0}", "تنقص الترجمةَ {0}")
_ADDS_MARK = Words("the translation has {0} more often than the source", "ترد {0} في الترجمة أكثر مما في الأصل")
_TAKE_OVER = Words(
    "take over notes, links, tags and stars as they are; write `\\*` for a star that is printed",
    "انقل الحواشي والروابط والوسوم والنجوم كما هي؛ واكتب `\\*` لنجمة يراد طبعها",
)


def find_placeholder_faults(pair: Pair) -> Iterator[Found]:
    """C5: placeholders and directives that the translation lacks or adds, and braces without a partner."""
    # Most texts have no marks at all; to look for each kind one by one would take most of the time.
    if not _PLACES.search(pair.source) and not _PLACES.search(pair.value):
        return
    wanted = find_placeholders(pair.source) + find_directives(pair.source)
    found = find_placeholders(pair.value) + find_directives(pair.value)
    if wanted == found:
        return
    for name in _missing(wanted, found, lone=pair.lone):
        yield Found(_LACKS_NAME, _SPELL, (f"`{name}`",))
    known = ", ".join(f"`{each}`" for each in wanted) or "–"
    for name in found - wanted:
        shown = f"`{name}`"
        if name in ("{", "}"):
            yield Found(_LONELY, _ESCAPE_BRACE, (shown,))
        else:
            yield Found(_TWICE if name in wanted else _ADDS_NAME, _KNOWN, (shown, known))


def _missing(wanted: Counter[str], found: Counter[str], *, lone: bool) -> Counter[str]:
    """A form for a single number may leave out that number: ``{n}``, or a directive where texts have no ``{n}``."""
    lacks = wanted - found
    if lone and "{n}" in wanted:
        del lacks["{n}"]
    elif lone and not found - wanted and len(lacks) == 1:
        lacks.clear()
    return lacks


def _is_readable(attributes: str) -> bool:
    try:
        read_span(attributes)
    except ValueError:
        return False
    return True


def find_markup_faults(pair: Pair) -> Iterator[Found]:
    """C6: marks that the translation lacks, adds, or does not close."""
    source, value = pair.source, pair.value
    if not _MARKS.search(source) and not _MARKS.search(value):
        return
    wanted, found = find_tags(source), find_tags(value)
    for tag in found - wanted:
        yield Found(_HTML, _NO_HTML, (f"`{tag}`",))
    for tag in (*(wanted - found), *(find_attributes(source) - find_attributes(value))):
        yield Found(_LACKS_MARK, _TAKE_OVER, (f"`{tag}`",))
    crossing = find_crossing(value)
    if crossing is not None and find_crossing(source) is None:
        yield Found(_CROSSES, _CLOSE, (f"`{crossing}`",))
        return
    for attributes, _ in find_spans(value):
        if not _is_readable(attributes):
            yield Found(_BAD_SPAN, _WRITE_SPAN, (f"`{{{attributes}}}`",))
    wanted, found = find_markup(source), find_markup(value)
    for token in wanted - found:
        yield Found(_LACKS_MARK, _TAKE_OVER, (f"`{token}`",))
    for token in found - wanted:
        yield Found(_ADDS_MARK, _TAKE_OVER, (f"`{token}`",))
