"""C1 to C3: the same figures in source and translation, in one kind of digits, with the separators of that kind."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mezanprint.i18n.checks.addresses import PHONE, SYMBOL
from mezanprint.i18n.checks.findings import Found, tick
from mezanprint.i18n.checks.pair import BLANK, IN_ARABIC, IN_ENGLISH, Pair, Writing, plain
from mezanprint.i18n.checks.spoken import count_spoken, scaled_numbers
from mezanprint.model.character_names import name_of
from mezanprint.model.translatable import msg

_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_OPTIONAL_AFTER = re.compile(r"(?:st|nd|rd|th|s|re|er|e|ème)\b")
_SPACES = "[ \u00a0\u2009\u202f]"
_PERSIAN = re.compile("[\u06f0-\u06f9]")
_WESTERN = re.compile(r"(?<![A-Za-z0-9_.+/#-])[0-9](?![A-Za-z_])")
_INDIC = re.compile("[\u0660-\u0669]")
_SEPARATOR = re.compile("(?:[0-9][\u066b\u066c])|(?:[\u066b\u066c][0-9])")
_COMMAS = re.compile("(?<![\\d.,\u066c])(?:\\d+(?:,\\d+)+|\\d+(?:\u066c\\d+)+)(?![\\d\u066c])")
_WELL_GROUPED = re.compile("\\d{1,3}(?:[,\u066c]\\d{3})+")

_COMPARE = msg(
    "compare each number with the source; if the translation is right, write the comment `# check: ignore C1`"
)
_ONE_KIND = msg("write all numbers of a document in one kind of digits")
_WESTERN_MARKS = msg("write `,` for thousands and `.` for decimals")
_GROUP = msg("put a separator before every three digits from the right")


def find_numbers(pair: Pair) -> Iterator[Found]:
    """C1: numbers that the translation lacks or adds."""
    lacks, adds = compare_numbers(pair.plain_source, pair.plain, pair.source_writing, pair.writing)
    adds = tuple(number for number in adds if number != str(pair.own))
    if lacks and adds:
        yield Found(
            msg("the translation lacks {missing} and has {added}", missing=_name(lacks), added=_name(adds)), _COMPARE
        )
    elif lacks:
        yield Found(msg("the translation lacks {numbers}", numbers=_name(lacks)), _COMPARE)
    elif adds:
        yield Found(msg("the translation has {numbers}, which the source does not have", numbers=_name(adds)), _COMPARE)


def find_digits(pair: Pair) -> Iterator[Found]:
    """C2: Persian digits in a house that has others, two kinds of digits, or another kind than the document's."""
    text, house = pair.plain, pair.habit.digits
    indic, persian = _INDIC.search(text), _PERSIAN.search(text)
    if persian and house != "arabext":
        yield Found(msg("{character} is a Persian digit", character=name_of(persian[0])), _ONE_KIND)
    if not indic and house in ("", "latn"):
        return
    western = _WESTERN.search(PHONE.sub("", text))
    if indic and western:
        digits = (tick(western[0]), tick(indic[0]))
        yield Found(msg("Western and Arabic-Indic digits stand in one translation: {digits}", digits=digits), _ONE_KIND)
    elif indic and house in ("latn", "arabext"):
        yield Found(_other_digits(text, indic), _ONE_KIND)
    elif western and house in ("arab", "arabext"):
        yield Found(_other_digits(text, western), _ONE_KIND)


def _other_digits(text: str, digit: re.Match[str]) -> str:
    number = tick(_number_at(text, digit.start()))
    return msg("the digits of {number} are not those of the document", number=number)


def find_separators(pair: Pair) -> Iterator[Found]:
    """C3: Arabic separators among Western digits, and thousands that are grouped wrongly."""
    text = pair.plain
    if found := _SEPARATOR.search(text):
        yield Found(
            msg(
                "the separator of {number} belongs to Arabic-Indic digits",
                number=tick(_number_at(text, found.start())),
            ),
            _WESTERN_MARKS,
        )
    if "," not in text and "\u066c" not in text:
        return
    for number in _COMMAS.finditer(text):
        if not _WELL_GROUPED.fullmatch(number[0]) and _fold(number[0]) not in pair.source:
            yield Found(msg("{number} is not grouped by thousands", number=tick(number[0])), _GROUP)


def compare_numbers(
    source: str, value: str, source_writing: Writing = IN_ENGLISH, writing: Writing = IN_ARABIC
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the numbers that ``value`` lacks and those it adds, against ``source``; each as 0-9 digits.

    Digits of all scripts are equal. ``7.028`` and ``7,028`` differ, but for what each language takes them for. Excused
    is what either text says in words: one and two, ordinals, months, thousands; and digits glued to a Latin letter.
    """
    if not _NUMBER.search(source) and not _NUMBER.search(value):
        return (), ()
    required, optional = _read(plain(source), source_writing)
    found, _ = _read(plain(value), writing, strict=True)
    lacks = required - found
    for number in tuple(lacks):
        if count_spoken(value, number, writing.locale):
            del lacks[number]
    adds = found - required - optional
    adds -= Counter({number: count_spoken(source, number, source_writing.locale) for number in adds})
    _match_scaled(scaled_numbers(_western(source, source_writing)), lacks, adds)
    _match_scaled(((whole, part) for part, whole in scaled_numbers(_western(value, writing))), lacks, adds)
    return _list(lacks), _list(adds)


def _match_scaled(pairs: Iterable[tuple[str, str]], lacks: Counter[str], adds: Counter[str]) -> None:
    """Take away what one text says as ``5 thousand`` and the other as ``5,000``."""
    for one, other in pairs:
        if lacks[one] > 0 and adds[other] > 0:
            lacks[one] -= 1
            adds[other] -= 1


def _read(text: str, writing: Writing, *, strict: bool = False) -> tuple[Counter[str], Counter[str]]:
    required, optional = Counter[str](), Counter[str]()
    plain = _western(SYMBOL.sub(_blank, PHONE.sub(_blank, text)), writing)
    for found in _NUMBER.finditer(plain):
        before = plain[: found.start()][-1:]
        spoken = bool(_OPTIONAL_AFTER.match(plain, found.end())) or (before.isascii() and before.isalpha())
        (optional if spoken and not strict else required)[_fold(found[0])] += 1
    return required, optional


def _western(text: str, writing: Writing) -> str:
    """Return ``text`` with a comma between thousands and a point before decimals, where its language has others."""
    if (writing.thousands, writing.decimal) == (",", "."):
        return text
    return _number_of(writing).sub(lambda number: _respell(number[0], writing), text)


@lru_cache(maxsize=32)
def _number_of(writing: Writing) -> re.Pattern[str]:
    decimal = re.escape(writing.decimal) or "(?!)"
    between = _SPACES if writing.thousands.isspace() else re.escape(writing.thousands) or "(?!)"
    alone = (rf"(?<![\d.,])(?<!\d{_SPACES})", rf"(?![.,]?\d)(?!{_SPACES}\d)")
    return re.compile(
        rf"{alone[0]}\d{{1,3}}(?:{between}\d{{3}})+(?:{decimal}\d+)?{alone[1]}|(?<![\d.,])\d+{decimal}\d+(?![.,]?\d)"
    )


def _respell(number: str, writing: Writing) -> str:
    whole, _, fraction = number.partition(writing.decimal)
    grouped = re.sub(r"\D", ",", whole)
    return f"{grouped}.{fraction}" if fraction else grouped


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


def _fold(number: str) -> str:
    digits = "".join(_fold_digits(number))
    return digits.replace(",", "") if _GROUPED.fullmatch(digits) else digits


def _fold_digits(number: Iterable[str]) -> Iterator[str]:
    for char in number:
        yield {"\u066b": ".", "\u066c": ","}.get(char) or (str(unicodedata.decimal(char)) if char.isdecimal() else char)


def _number_at(text: str, offset: int) -> str:
    return next((found[0] for found in _NUMBER.finditer(text) if found.start() <= offset < found.end()), text[offset])


def _list(numbers: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(numbers.elements()))


def _name(numbers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tick(number) for number in numbers)
