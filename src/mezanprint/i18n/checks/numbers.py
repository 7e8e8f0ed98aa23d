"""C1 to C3: the same figures in source and translation, in one kind of digits, with the separators of that kind."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from mezanprint.i18n.checks.addresses import PHONE, SYMBOL
from mezanprint.i18n.checks.findings import Found, tick
from mezanprint.i18n.checks.pair import BLANK, Pair, plain
from mezanprint.model.characters import name_of
from mezanprint.model.translatable import msg

_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_OPTIONAL_AFTER = re.compile(r"(?:st|nd|rd|th|s)\b")
_SPELLED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_WORDS = {word: str(number) for number, word in enumerate(_SPELLED.split())}
_WORDS |= {"twice": "2", "once": "1", "both": "2", "single": "1", "dozen": "12", "hundred": "100", "thousand": "1000"}
_UNITS = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر")
_AROUND = r"(?<!\w)(?:[وف]?[بلك]?(?:ال)?)?{}(?!\w)"
_IN_WORDS = {
    "1": re.compile(r"واحد|أحد|إحد"),
    "2": re.compile(r"\w{2}(?:ان|ين|تا|تي)\b|اثن|كلا|كلت"),
    **{str(n): re.compile(_AROUND.format(f"{unit}(?:ي?ة|ي)?")) for n, unit in enumerate(_UNITS, 3)},
    **{str(n): re.compile(f"{unit}(?:ي?ة|ي)? عشرة?") for n, unit in enumerate(_UNITS[:-1], 13)},
    **{str(n): re.compile(f"{unit}[وي]ن") for n, unit in zip(range(20, 100, 10), (_UNITS[-1], *_UNITS), strict=False)},
    "100": re.compile("مئة|مائة"),
    "1000": re.compile(_AROUND.format("ألف")),
}
"""What Arabic may say in words: one, two by the dual of the noun, and other numbers that stand for themselves."""
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
    lacks, adds = compare_numbers(pair.plain_source, pair.plain)
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
    """C2: Persian digits, two kinds of digits, or another kind than the document's."""
    text = pair.plain
    if found := _PERSIAN.search(text):
        yield Found(msg("{character} is a Persian digit", character=name_of(found[0])), _ONE_KIND)
    indic = _INDIC.search(text)
    if not indic and pair.habit.digits != "arab":
        return
    western = _WESTERN.search(PHONE.sub("", text))
    if indic and western:
        yield Found(
            msg(
                "Western and Arabic-Indic digits stand in one translation: {digits}",
                digits=(tick(western[0]), tick(indic[0])),
            ),
            _ONE_KIND,
        )
    elif indic and pair.habit.digits == "latn":
        yield Found(
            msg("the digits of {number} are not those of the document", number=tick(_number_at(text, indic.start()))),
            _ONE_KIND,
        )
    elif western and pair.habit.digits == "arab":
        yield Found(
            msg("the digits of {number} are not those of the document", number=tick(_number_at(text, western.start()))),
            _ONE_KIND,
        )


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


def compare_numbers(source: str, value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the numbers that ``value`` lacks and those it adds, against ``source``; each as 0-9 digits.

    Digits of all scripts are equal. ``7.028`` and ``7,028`` differ. Excused is what Arabic usually says in words:
    ordinals, decades, one and two, digits glued to a Latin letter (``G7``); and what English said in words.
    """
    if not _NUMBER.search(source) and not _NUMBER.search(value):
        return (), ()
    required, optional = _read(plain(source))
    found, _ = _read(plain(value), strict=True)
    lacks = required - found
    for number in tuple(lacks):
        if number in _IN_WORDS and _IN_WORDS[number].search(value):
            del lacks[number]
    spelled = Counter(_WORDS[word] for word in re.findall(r"[a-z]+", source.lower()) if word in _WORDS)
    return _list(lacks), _list(found - required - optional - spelled)


def _read(text: str, *, strict: bool = False) -> tuple[Counter[str], Counter[str]]:
    required, optional = Counter[str](), Counter[str]()
    plain = SYMBOL.sub(_blank, PHONE.sub(_blank, text))
    for found in _NUMBER.finditer(plain):
        before = plain[: found.start()][-1:]
        spoken = bool(_OPTIONAL_AFTER.match(plain, found.end())) or (before.isascii() and before.isalpha())
        (optional if spoken and not strict else required)[_fold(found[0])] += 1
    return required, optional


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
