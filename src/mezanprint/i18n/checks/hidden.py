"""C8 to C11: characters that nobody sees, each named."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, hidden, tick
from mezanprint.i18n.checks.pair import BLANK, Pair
from mezanprint.model.characters import LINE_ENDS, check_controls, check_isolates
from mezanprint.model.pasted import ARABIC, MARKS, SOFT_HYPHEN
from mezanprint.model.translatable import msg

_EMBEDDED = re.compile(f"(?:[\u202a\u202b]|\u202d(?![^\u202c]*[{ARABIC}]))([^\n\u202a-\u202e]*)\u202c")
"""With Latin text that is told to be what it is."""
_DIRECTIONS = re.compile(f"[\u200e\u200f\u061c]|{_EMBEDDED.pattern}")
_JOINERS = re.compile("[\u200c\u200d]")
_ALONE = re.compile(f"(?:^|[^{ARABIC}{MARKS}\u0640])[{ARABIC}][\u0640{MARKS}]*$")
_SPELLED = re.compile(f"(?:(?<![{ARABIC}])(?:[{ARABIC}]\u200c){{2,}}[{ARABIC}](?![{ARABIC}]))")
"""An acronym of letters that do not join: `ج‌ت‌ك`."""
_LETTER = re.compile(f"[{ARABIC}]")
_ISOLATES = re.compile("[\u2066-\u2068](?P<inside>[^\u2066-\u2069]*)\u2069")
_NEAR = 40
"""How far back it is looked what a joiner follows."""

_DELETE = msg("delete it")
_SPACE = msg("write a space in its place")
_NOT_NEEDED = msg("delete it: numbers, addresses and Latin words are kept in order when the page is made")
_PAIR = msg("close what you open (U+2069), or delete both")
_AROUND = msg("put the isolate around whole placeholders and marks")
_SELDOM = msg("delete it: a joiner is for a letter that stands alone, as in `هـ`")


def find_controls(pair: Pair) -> Iterator[Finding]:
    """C8: controls; an embedding that is closed prints right, and so do line breaks and tabs, of which C21 speaks."""
    value = pair.value
    if value.isprintable() and "\ufffd" not in value:
        return  # what is printable is no control, no break and no mark of direction; nearly all texts are
    for fault in check_controls(_without_embeddings(value)):
        hint = _SPACE if value[fault.offset] in LINE_ENDS else fault.hint
        yield Finding(msg("{character} {place} is not allowed in a translation", **hidden(value, fault.offset)), hint)
    if SOFT_HYPHEN in value:
        yield Finding(
            msg("{character} {place} is not allowed in a translation", **hidden(value, value.index(SOFT_HYPHEN))),
            _DELETE,
        )


def _without_embeddings(text: str) -> str:
    """Return a text of the same length without the marks of embeddings that are closed, inner ones first."""
    while (plainer := _EMBEDDED.sub(r".\1.", text)) != text:
        text = plainer
    return text


def find_directions(pair: Pair) -> Iterator[Finding]:
    """C9: direction marks, and embeddings that are closed."""
    for found in () if pair.value.isprintable() else _DIRECTIONS.finditer(pair.value):
        yield Finding(msg("{character} {place} is not needed", **hidden(pair.value, found.start())), _NOT_NEEDED)


def find_isolates(pair: Pair) -> Iterator[Finding]:
    """C10: isolates without a partner, or across a placeholder or mark."""
    value = pair.value
    if value.isprintable():
        return
    for fault in check_isolates(value):
        yield Finding(msg("{character} {place} has no partner in its paragraph", **hidden(value, fault.offset)), _PAIR)
    for found in _ISOLATES.finditer(value):
        inside = found["inside"]
        if any(inside.count(one) != inside.count(other) for one, other in ("{}", "[]")) or inside.count("**") % 2:
            yield Finding(msg("an isolate cuts through {text}", text=tick(inside)), _AROUND)


def find_joiners(pair: Pair) -> Iterator[Finding]:
    """C11: joiners, but after a letter that stands alone."""
    if pair.value.isprintable():
        return
    text = _SPELLED.sub(lambda letters: " " * len(letters[0]), pair.plain)
    for found in _JOINERS.finditer(text):
        before, after = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() :][:1]
        alone = _ALONE.search(before) and not _LETTER.match(after)
        if not alone and not before.endswith((BLANK, "\u0640")):
            yield Finding(msg("{character} {place} is out of place", **hidden(pair.value, found.start())), _SELDOM)
