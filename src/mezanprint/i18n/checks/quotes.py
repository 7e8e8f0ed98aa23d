"""C20: quotation marks and brackets."""

from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.translatable import msg

_BRACKETS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"), ("‹", "›"))
_QUOTES = frozenset("«»“”„‹›")

_STRAIGHT = msg('a straight `"` that the source does not have')
_OF_THE_LANGUAGE = msg("write the quotation marks of the language")
_BALANCE = msg("write as many closing as opening marks, in this order")


def find_quotes(pair: Pair) -> Iterator[Finding]:
    """C20: straight marks, and marks that are not the document's."""
    if '"' in pair.plain and '"' not in pair.source:
        yield Finding(_STRAIGHT, _OF_THE_LANGUAGE)
    quotes = pair.habit.quotes
    others = _QUOTES.intersection(pair.value).difference(quotes) if quotes else ()
    if others:
        yield Finding(
            msg("the quotation marks {marks} are not those of the document", marks=_listed(others)),
            msg("write {marks}", marks=_listed(quotes)),
        )


def find_brackets(pair: Pair) -> Iterator[Finding]:
    """C20: brackets and quotation marks without a partner, where those of the source have one."""
    for opening, closing in _BRACKETS:
        if closing in pair.habit.opening or (opening not in pair.plain and closing not in pair.plain):
            continue
        if not _balanced(pair.plain_source, opening, closing) or _balanced(pair.plain, opening, closing):
            continue
        # Without a house style ”…“ passes too: many write it in Arabic, as the marks look turned round there.
        if opening != "“" or pair.habit.opening or not _balanced(pair.plain, closing, opening):
            yield Finding(msg("{marks} does not close what it opens", marks=tick(opening + closing)), _BALANCE)


def _balanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0


def _listed(marks: frozenset[str]) -> str:
    return " ".join(tick(mark) for mark in sorted(marks))
