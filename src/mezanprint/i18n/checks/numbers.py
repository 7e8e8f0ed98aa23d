"""C2 and C3: one kind of digits, with the separators of that kind."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.i18n.quantities.copied import PHONE
from mezanprint.i18n.quantities.tokens import value_of
from mezanprint.model.character_names import name_of
from mezanprint.model.translatable import msg

_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*")
_PERSIAN = re.compile("[\u06f0-\u06f9]")
_WESTERN = re.compile(r"(?<![A-Za-z0-9_.+/#-])[0-9](?![A-Za-z_])")
_INDIC = re.compile("[\u0660-\u0669]")
_SEPARATOR = re.compile("(?:[0-9][\u066b\u066c])|(?:[\u066b\u066c][0-9])")
_COMMAS = re.compile("(?<![\\d.,\u066c])(?:\\d+(?:,\\d+)+|\\d+(?:\u066c\\d+)+)(?![\\d\u066c])")
_LIST = re.compile("\\d{1,2}(?:,\\d{1,2})+")
_WELL_GROUPED = re.compile("\\d{1,3}(?:[,\u066c]\\d{3})+")

_ONE_KIND = msg("write all numbers of a document in one kind of digits")
_WESTERN_MARKS = msg("write `,` for thousands and `.` for decimals")
_GROUP = msg("put a separator before every three digits from the right")


def find_digits(pair: Pair) -> Iterator[Finding]:
    """C2: Persian digits in a house that has others, two kinds of digits, or another kind than the document's."""
    text, house = pair.plain, pair.habit.digits
    indic, persian = _INDIC.search(text), _PERSIAN.search(text)
    if persian and house != "arabext":
        yield Finding(msg("{character} is a Persian digit", character=name_of(persian[0])), _ONE_KIND)
    if not indic and house in ("", "latn"):
        return
    western = _WESTERN.search(PHONE.sub("", text))
    if indic and western:
        digits = (tick(western[0]), tick(indic[0]))
        yield Finding(
            msg("Western and Arabic-Indic digits stand in one translation: {digits}", digits=digits), _ONE_KIND
        )
    elif indic and house in ("latn", "arabext"):
        yield Finding(_other_digits(text, indic), _ONE_KIND)
    elif western and house in ("arab", "arabext"):
        yield Finding(_other_digits(text, western), _ONE_KIND)


def _other_digits(text: str, digit: re.Match[str]) -> str:
    number = tick(_number_at(text, digit.start()))
    return msg("the digits of {number} are not those of the document", number=number)


def find_separators(pair: Pair) -> Iterator[Finding]:
    """C3: Arabic separators among Western digits, and thousands that are grouped wrongly."""
    text = pair.plain
    if found := _SEPARATOR.search(text):
        yield Finding(
            msg(
                "the separator of {number} belongs to Arabic-Indic digits",
                number=tick(_number_at(text, found.start())),
            ),
            _WESTERN_MARKS,
        )
    if "," not in text and "\u066c" not in text:
        return
    for number in _COMMAS.finditer(text):
        of_source = str(value_of(number[0])) in pair.source or (
            _LIST.fullmatch(number[0]) and re.search(number[0].replace(",", ", ?"), pair.source)
        )
        if not _WELL_GROUPED.fullmatch(number[0]) and not of_source:
            yield Finding(msg("{number} is not grouped by thousands", number=tick(number[0])), _GROUP)


def _number_at(text: str, offset: int) -> str:
    return next((found[0] for found in _NUMBER.finditer(text) if found.start() <= offset < found.end()), text[offset])
