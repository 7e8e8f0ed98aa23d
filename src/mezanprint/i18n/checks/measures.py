"""C31 and C32: every plural form, and as many characters as there is room for."""

from collections.abc import Iterator
from unicodedata import combining

from mezanprint.i18n.checks.findings import Finding
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.translatable import msg

_ESTIMATE = 1.15
"""An estimate of the room is off by so much: the page itself is the judge."""

_BLANK = msg("a form of the plural is not translated")
_SHORTEN = msg("say it in fewer words, or look at the page")


def find_blank_form(pair: Pair) -> Iterator[Finding]:
    """C31: a form with nothing in it, beside forms that are translated."""
    if not pair.value.strip():
        yield Finding(_BLANK, msg("fill in every `msgstr[...]`: the language needs all {forms}", forms=pair.forms))


def find_overlong(pair: Pair) -> Iterator[Finding]:
    """C32: more characters than there is room for."""
    if pair.room is None:
        return
    length = sum(char.isprintable() and not combining(char) for char in pair.value)
    if length > (pair.room if pair.exact else pair.room * _ESTIMATE):
        yield Finding(
            msg("{length} characters where there is room for {room}", length=length, room=pair.room)
            if pair.exact
            else msg("{length} characters where there is room for about {room}", length=length, room=pair.room),
            _SHORTEN,
        )
