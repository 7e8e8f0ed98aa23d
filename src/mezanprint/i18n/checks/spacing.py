"""C21, C22 and C34: spaces too many, spaces too few, words twice."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, around, hidden, quote
from mezanprint.i18n.checks.inline_markup import MAYBE_PRINTF
from mezanprint.i18n.checks.pair import BLANK, Pair
from mezanprint.i18n.checks.scripts import find_glued_latin
from mezanprint.model.numerals import ANY_DIGIT
from mezanprint.model.pasted import ARABIC, MARKS
from mezanprint.model.translatable import msg

_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_NO_BREAK = re.compile(
    rf"(?<![\d«‹(—–A-Za-z-])(?<!(?<![{ARABIC}])و)[\u00a0\u202f\u2007](?![\d»›:;!?%€$)—–-])"
    r"(?!\S*(?:[\u00a0\u202f]\S+)*$(?<=.{20}))"
)
"""No-break spaces, but for those that have a use: beside numbers, dashes and Latin words, and between the last words of
a text. Of those behind ``و`` alone speaks C22."""
_SOURCE_NO_BREAK = re.compile("[\u00a0\u202f\u2007]|&nbsp;")
_RTL = re.compile(f"[{ARABIC}א-ת]")
"""French and others have no-break spaces by custom."""
_WAW = re.compile(f"(?:^|(?<=\\s))و\\s+(?=[{ARABIC}])")
_GLUED = re.compile(
    f"[{ANY_DIGIT}](?![مهـ](?![{ARABIC}]))[{ARABIC}]"
    f"|{BLANK}(?=[{ARABIC}][{ARABIC}{MARKS}])"
    f"|(?<=[{ARABIC}][{ARABIC}{MARKS}][{ARABIC}{MARKS}]){BLANK}"
    f"|[)»”](?=[{ARABIC}])"
)
_VALUE = re.compile(rf"\{{[^{{}}]*\}}|(?!%\.0s)(?:{MAYBE_PRINTF.pattern})")
_REPEATED = re.compile(f"(?<![{ARABIC}{MARKS}])([{ARABIC}][{ARABIC}{MARKS}]+)\\s+\\1(?![{ARABIC}{MARKS}])")

_ONE_SPACE = msg("leave one space")
_BREAKABLE = msg("write an ordinary space in its place")
_BREAK = msg("a line break or tab in the translation, where the source has none")
_ONE_PARAGRAPH = msg("write the translation as one paragraph; a backslash before `\\n` breaks the line in print")
_EDGE = msg("the translation does not begin and end with the same spaces and line breaks as the source")
_AS_SOURCE = msg("take them over from the source")
_ATTACH = msg("write `و` and the word together")
_SEPARATE = msg("put a space between a word and the number, placeholder or bracket before it")
_BETWEEN = msg("put a space between the two words")
_ONCE = msg("delete one of them")


def find_spaces(pair: Pair) -> Iterator[Finding]:
    """C21: double spaces, edges and line breaks other than those of the source."""
    source, value = pair.source, pair.value
    if "  " in value and "  " not in source and (found := _DOUBLE.search(value)):
        yield Finding(msg("two spaces together in {text}", text=around(value, found.start(), found.end())), _ONE_SPACE)
    if (found := _NO_BREAK.search(value)) and _RTL.search(value) and not _SOURCE_NO_BREAK.search(source):
        says = msg("{character} {place} where the source has an ordinary space", **hidden(value, found.start()))
        yield Finding(says, _BREAKABLE)
    if (source[:1].isspace(), source[-1:].isspace()) != (value[:1].isspace(), value[-1:].isspace()):
        yield Finding(_EDGE, _AS_SOURCE)
    for char in "\t\n":
        if char in value and char not in source and char in value.replace("\\\n", "").strip():
            yield Finding(_BREAK, _ONE_PARAGRAPH)
    if "\n" in source and source.count("\n") != value.count("\n"):
        yield Finding(
            msg(
                "{source} line breaks in the source, {translation} in the translation",
                source=source.count("\n"),
                translation=value.count("\n"),
            ),
            _AS_SOURCE,
        )


def find_detached_waw(pair: Pair) -> Iterator[Finding]:
    """C22: the conjunction apart from its word."""
    for found in _WAW.finditer(pair.plain) if "و " in pair.plain else ():
        yield Finding(
            msg("`و` stands apart from its word: {text}", text=around(pair.value, found.start(), found.end() + 1)),
            _ATTACH,
        )


def find_glued_words(pair: Pair) -> Iterator[Finding]:
    """C34: a word glued to a number, placeholder or bracket."""
    for found in _GLUED.finditer(pair.plain):
        start = found.start()
        if found[0] == BLANK and not _is_value(pair, start):
            continue
        yield Finding(msg("no space in {text}", text=around(pair.value, start, found.end())), _SEPARATE)
        return
    for latin in find_glued_latin(pair.plain, pair.source):
        yield Finding(msg("no space in {text}", text=around(pair.value, latin.start(), latin.end() + 1)), _BETWEEN)
        return


def _is_value(pair: Pair, offset: int) -> bool:
    """Tell whether what is blanked out at ``offset`` is a value that is put in; tags and links touch their words."""
    return any(found.start() <= offset < found.end() for found in _VALUE.finditer(pair.value))


def find_repeated_words(pair: Pair) -> Iterator[Finding]:
    """C34: a word twice."""
    if found := _REPEATED.search(pair.plain):
        yield Finding(msg("the word {word} stands twice", word=quote(found[1])), _ONCE)
