"""C5 and C6: placeholders, directives, links, notes, stars and tags as in the source."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from mezanprint.i18n.checks.addresses import is_localized
from mezanprint.i18n.checks.findings import Finding, tick
from mezanprint.i18n.checks.inline_markup import (
    CLOCK,
    find_attributes,
    find_crossing,
    find_directives,
    find_markup,
    find_placeholders,
    find_tags,
    without_frame,
)
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.direction.spans import find_spans, read_span
from mezanprint.model.pasted import ARABIC
from mezanprint.model.translatable import conjoined, msg

_PLACES = re.compile(r"[{}%]")
_WORDS = re.compile(r"\{(?:[A-Z][a-z]+|[A-Za-z]+(?: [A-Za-z]+)+)\}")
"""Words in braces that people read, `{None}` and `{number of session}`, if they are translated there."""
_RTL = re.compile(f"[{ARABIC}]")
_MAY_BE_PLACES = re.compile(r"\\.|\]?\{[^{}]*\}|[{}]|\d?%\S*")
"""All that can be a placeholder, with what beside it decides that: where it is the same, nothing is lost or added."""
_MARKS = re.compile(r"[*\[\]<]")

_PAGES = ("html", "qt")
"""Elements in which Qt wraps formatted text; it takes either."""
_LETTER = re.compile(r"<(?P<name>strong|b|u|em|i)>(?P<letter>[A-Za-z])</(?P=name)>(?=[a-z])")
"""The letters of which an acronym is made, in its words; those of the translation are others."""
_WHOLE_NUMBER = re.compile(r"%(?:\d\$)?[a-z\d]*[dui]")
_OF_QT = re.compile(r"%[1-9][a-z]")
"""An argument of Qt with a unit behind it, `%1s`, which may be of another script in the translation."""
_SILENT = re.compile(r"%\.0s")
"""Takes a value and prints nothing, where a form says it in words."""
_SHOWN = 3
_ESCAPE_BRACE = msg("write `\\{` for a brace that is printed")

_NO_HTML = msg("delete it: a translation has only the marks of its source, and HTML is printed as letters")
_CLOSE = msg("close each mark before the one around it; write `\\*` for a star that is printed")
_WRITE_SPAN = msg("write `[words]{dir=ltr}`, `{dir=rtl}` or `{lang=fr}`")
_TAKE_OVER = msg("take over notes, links, tags and stars as they are; write `\\*` for a star that is printed")


def find_placeholder_faults(pair: Pair) -> Iterator[Finding]:
    """C5: placeholders and directives that the translation lacks or adds, and braces without a partner."""
    # Most texts have no marks at all; to look for each kind one by one would take most of the time.
    if (not _PLACES.search(pair.source) and not _PLACES.search(pair.value)) or pair.keyed:
        return
    if _MAY_BE_PLACES.findall(pair.source) == _MAY_BE_PLACES.findall(pair.value):
        return
    expected, lacks, adds = _compare_placeholders(pair.source, pair.value)
    for name in _missing(expected, lacks, adds, lone=pair.lone):
        yield Finding(
            msg("the translation lacks the placeholder {name}", name=tick(name)),
            _counts(pair.numbers)
            if name == "{n}" and pair.numbers
            else msg("put {name} where its value belongs, spelled as in the source", name=tick(name)),
        )
    names = tuple(tick(each) for each in expected) or "–"
    for name in adds:
        shown_name = tick(name)
        if name in ("{", "}"):
            yield Finding(msg("{brace} has no partner", brace=shown_name), _ESCAPE_BRACE)
        else:
            yield Finding(
                msg("the translation has the placeholder {name} once more than the source", name=shown_name)
                if name in expected
                else msg("the translation has the placeholder {name}, which the source does not have", name=shown_name),
                msg("the source has {names}", names=names),
            )


def _counts(numbers: tuple[int, ...]) -> str:
    """Return why a form must say its number: it stands for several."""
    shown = tuple(str(number) for number in numbers[:_SHOWN])
    if len(numbers) > _SHOWN:
        return msg("this form is for {numbers} and so on: put `{{n}}` where the number belongs", numbers=shown)
    return msg("this form is for {numbers}: put `{{n}}` where the number belongs", numbers=conjoined(shown))


def _compare_placeholders(source: str, value: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return the placeholders of a text, those that its translation lacks, and those that it adds.

    What only looks like a directive is neither missed nor told, but does for one that is sure.
    """
    expected, found = find_placeholders(source), find_placeholders(value)
    lacks, adds = expected - found, found - expected
    if words := [name for name in lacks if _WORDS.fullmatch(name)]:
        told = [name for name in adds if _RTL.search(name)][: len(words)]
        lacks -= Counter(words[: len(told)])
        adds -= Counter(told)
    for one, other in ("{}", "}{"):
        turned = min(lacks[one], adds[other])  # whoever types a lone brace between Arabic words sees the other one
        lacks, adds = lacks - Counter({one: turned}), adds - Counter({other: turned})
    if "%" in source or "%" in value:
        numbered = "$" in source or "$" in value
        sure, of_value = _count(source, numbered), _count(value, numbered)
        if sure != of_value:
            lacks += sure - _count(value, numbered, maybe=True)
            adds += of_value - _count(source, numbered, maybe=True)
        if silent := len(_SILENT.findall(value)):
            adds -= Counter({"%s": silent})
            lacks -= Counter(islice(lacks.elements(), silent))
        lacks -= Counter(each for each in lacks if _OF_QT.fullmatch(each) and each[:2] in value)
        if len(CLOCK.findall(value)) > 1:
            del lacks["%c"]
        expected += sure
    return expected, lacks, adds


def _count(text: str, numbered: bool, *, maybe: bool = False) -> Counter[str]:
    """Count the directives of ``text``, each with its number where one of the two texts has them in another order."""
    found = find_directives(text, maybe=maybe)
    if not numbered:
        return Counter(found)
    numbers = itertools.count(1)
    return Counter(each if "$" in each or each.startswith("%(") else f"%{next(numbers)}${each[1:]}" for each in found)


def _missing(of_source: Counter[str], lacks: Counter[str], adds: Counter[str], *, lone: bool) -> Counter[str]:
    """A form for a single number may leave out that number: ``{n}``, or directives where texts have no ``{n}``.

    Of several directives those of whole numbers may be left out: of no peer nobody says "0 of 0".
    """
    if lone and "{n}" in of_source:
        del lacks["{n}"]
    elif lone and not adds:
        lacks = Counter() if len(lacks) == 1 else lacks - Counter(filter(_WHOLE_NUMBER.fullmatch, lacks.elements()))
    return lacks


def _is_readable(attributes: str) -> bool:
    try:
        read_span(attributes)
    except ValueError:
        return False
    return True


def find_markup_faults(pair: Pair) -> Iterator[Finding]:
    """C6: marks that the translation lacks, adds, or does not close."""
    source, value = pair.source, pair.value
    if (not _MARKS.search(source) and not _MARKS.search(value)) or pair.keyed:
        return
    source = _LETTER.sub(r"\g<letter>", source) if not _LETTER.search(value) else source
    framed, source, value = source, without_frame(source, value), without_frame(value, source, _PAGES)
    expected, actual = find_tags(source, value), find_tags(value, source)
    optional = find_tags(pair.singular, value) if pair.singular and expected != actual else find_tags(framed, value)
    for tag in actual - (expected | optional):
        if _is_closed_at_last(tag, expected, actual):
            continue
        yield Finding(msg("{tag} is HTML that the source does not have", tag=tick(tag)), _NO_HTML)
    if pair.lone:
        expected = expected & optional if pair.own else Counter()
    for tag in (*(expected - actual), *_lost_attributes(pair, source)):
        yield Finding(msg("the translation lacks {mark}", mark=tick(tag)), _TAKE_OVER)
    crossing = find_crossing(source)
    if crossing is None and (fault := find_crossing(value)) is not None:
        yield Finding(msg("{mark} is not closed, or crosses another mark", mark=tick(fault)), _CLOSE)
        return
    yield from _compare_marks(pair, literal=crossing is not None and crossing.startswith("*"))


def _is_closed_at_last(tag: str, expected: Counter[str], actual: Counter[str]) -> bool:
    """Tell whether a tag closes in the translation what the source leaves open."""
    opening = f"<{tag.removeprefix('</')}"
    return tag.startswith("</") and expected[opening] > expected[tag] and actual[opening] == actual[tag]


def _compare_marks(pair: Pair, *, literal: bool) -> Iterator[Finding]:
    """Compare notes, links, spans and stars, but for stars where a star is ``literal``: the source closes none."""
    source, value = pair.source, pair.value
    for attributes, _ in find_spans(value):
        if not _is_readable(attributes):
            yield Finding(msg("{markup} cannot be read", markup=tick(f"{{{attributes}}}")), _WRITE_SPAN)
    expected, actual = find_markup(source), find_markup(value)
    if literal:
        expected, actual = _without_stars(expected), _without_stars(actual)
    for token in expected - actual:
        yield Finding(msg("the translation lacks {mark}", mark=tick(token)), _TAKE_OVER)
    for token in actual - expected:
        yield Finding(msg("the translation has {mark} more often than the source", mark=tick(token)), _TAKE_OVER)


def _without_stars(marks: Counter[str]) -> Counter[str]:
    """Return marks but for stars."""
    return Counter({mark: count for mark, count in marks.items() if not mark.startswith("*")})


def _lost_attributes(pair: Pair, source: str) -> Counter[str]:
    of_value = find_attributes(pair.value)
    lost = find_attributes(source) - of_value
    if lost and any(each.startswith("href=") and is_localized(each[6:-1], pair.writing.locale) for each in of_value):
        lost = Counter({each: count for each, count in lost.items() if not each.startswith("href=")})
    return lost & find_attributes(pair.singular) if lost and pair.lone and pair.singular else lost
