"""C12 to C15: letters that look right and are others: glyphs instead of letters, Persian ones, stretched words."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, around, hidden, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.i18n.words.visual import is_visual
from mezanprint.model.pasted import ARABIC, FORMS, MARKS, STRETCHED
from mezanprint.model.translatable import msg

_LONG_WORD = re.compile(f"[{ARABIC}{MARKS}\ufb50-\ufdff\ufe70-\ufefc]{{3,}}")
_PERSIAN = re.compile("[یکہھەۀےۃ]")
_REPLACED_BY = {
    "ی": ("`ي`", "`ى`"),
    "ک": ("`ك`",),
    "ہ": ("`ه`",),
    "ھ": ("`ه`",),
    "ە": ("`ه`", "`ة`"),
    "ۀ": ("`ه`", "`ة`"),
    "ے": ("`ي`",),
    "ۃ": ("`ة`",),
}
_FOREIGN = re.compile("[گچپژڤ]")

_RETYPE = msg(
    "type the word again, or run `mezanprint i18n fix`: text pasted from a PDF or a drawing holds such shapes"
)
_TYPE_IN_ORDER = msg("type the text in the order in which it is read; text pasted from a PDF may stand as it is seen")
_NAMES = msg("it may stand in a foreign name only")
_UNSTRETCH = msg("delete the tatweel: the page stretches lines itself")


def find_presentation_forms(pair: Pair) -> Iterator[Finding]:
    """C12: shapes of letters instead of letters; told once for a translation."""
    if found := FORMS.search(pair.value):
        yield Finding(
            msg("{character} {place} is the shape of a letter, not a letter", **hidden(pair.value, found.start())),
            _RETYPE,
        )


def find_visual_order(pair: Pair) -> Iterator[Finding]:
    """C13: text as it is seen instead of as it is read."""
    if is_visual(pair.plain) and (word := _LONG_WORD.search(pair.plain)):
        yield Finding(msg("the letters of {word} seem to stand in reverse order", word=tick(word[0])), _TYPE_IN_ORDER)


def find_persian_letters(pair: Pair) -> Iterator[Finding]:
    """C14: letters of Persian and Urdu keyboards that look like Arabic ones."""
    for found in _PERSIAN.finditer(pair.plain):
        yield Finding(
            msg("{character} {place} is no letter of Arabic", **hidden(pair.value, found.start())),
            msg("write {letters} as the word asks", letters=_REPLACED_BY[found[0]]),
        )


def find_foreign_letters(pair: Pair) -> Iterator[Finding]:
    """C14: letters for sounds that Arabic does not have, told once for a translation."""
    if found := _FOREIGN.search(pair.plain):
        yield Finding(msg("{character} {place} is no letter of Arabic", **hidden(pair.value, found.start())), _NAMES)


def find_tatweel(pair: Pair) -> Iterator[Finding]:
    """C15: tatweel between two letters; after an attached letter before Latin, a digit or a mark it has its use."""
    if "\u0640" not in pair.plain:
        return
    if found := STRETCHED.search(pair.plain):
        yield Finding(
            msg("{word} is stretched with tatweel (U+0640)", word=around(pair.value, found.start(), found.end())),
            _UNSTRETCH,
        )
