"""C4 and C4b: percent signs and ranges."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, around, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.i18n.quantities import compare, read_quantities
from mezanprint.i18n.quantities.copied import PHONE
from mezanprint.model.numerals import ANY_DIGIT
from mezanprint.model.translatable import msg

_D = f"[{ANY_DIGIT}]"
_SPACED = re.compile(f"{_D}[ \u00a0\u202f]+[%٪]")
_BEFORE = re.compile(f"(?<!{_D})[%٪] ?{_D}")
_WRONG = re.compile("[0-9]٪|[\u0660-\u0669\u06f0-\u06f9]%")
_SIGN = re.compile("[%٪]")
_PERCENT = re.compile(r"[%٪]|\bp(?:er ?cent\b|ercent|our ?cent\b|or ciento\b)|\byüzde\b", re.IGNORECASE)
_IN_WORDS = re.compile("بالمائة|بالمئة|في المائة|في المئة|بالمية|نسبة|نسب")
_RANGE = re.compile(
    rf"(?<![\w./:{ANY_DIGIT}-])(?P<low>{_D}{{1,4}}(?:[.,]{_D}+)?)(?P<dash>[ \u00a0]?[-\u2010-\u2015\u2212][ \u00a0]?)"
    rf"(?P<high>{_D}{{1,4}}(?:[.,]{_D}+)?)(?![\w/:-])"
)
_EN_DASH = "\u2013"

_CLOSE_UP = msg("write the sign right after the number")
_TYPE_AFTER = msg("type it after the number: the page puts it on the side of the house")
_ONE_KIND = msg("write `%` after 0-9 and `٪` after ٠-٩")
_SAY_EACH = msg("say of each number whether it is a percentage")
_DASH = msg("write `–` between the two numbers, without spaces")
_RISE = msg("type the smaller number first: the page turns the range")


def find_percents(pair: Pair) -> Iterator[Finding]:
    """C4: spaces, side, kind and number of percent signs."""
    text = pair.plain
    if _SIGN.search(text):
        if match := _SPACED.search(text):
            place = around(pair.value, match.start(), match.end())
            yield Finding(msg("a space between number and percent sign: {text}", text=place), _CLOSE_UP)
        if match := _BEFORE.search(text):
            place = around(pair.value, match.start(), match.end())
            yield Finding(msg("the percent sign stands before the number: {text}", text=place), _TYPE_AFTER)
        if match := _WRONG.search(text):
            place = around(pair.value, match.start(), match.end())
            yield Finding(msg("the percent sign and the digits are not of one kind: {text}", text=place), _ONE_KIND)
    # What programs print as one sign is written twice beside their directives, and is blanked out.
    expected = len(_PERCENT.findall(pair.plain_source)) + pair.source.count("%%")
    if not expected and not _SIGN.search(text):
        return
    signs = len(_SIGN.findall(text)) + pair.value.count("%%")
    if signs > expected or (signs + len(_IN_WORDS.findall(text)) < expected and not _is_said_otherwise(pair, expected)):
        yield Finding(
            msg("the source has {wanted} percentages and the translation {found}", wanted=expected, found=signs),
            _SAY_EACH,
        )


def _is_said_otherwise(pair: Pair, wanted: int) -> bool:
    """Tell whether all ``wanted`` percentages are numbers, and the translation says the same: half of them for 50%."""
    read = read_quantities(pair.plain_source, pair.source_writing)
    if sum("percent" in each.units for each in read) < wanted:
        return False
    return not compare(pair.plain_source, pair.plain, pair.source_writing, pair.writing, pair.own)


def find_ranges(pair: Pair) -> Iterator[Finding]:
    """C4b: ranges with a hyphen or spaces, or in falling order where the source rises."""
    text = pair.plain
    if "-" not in text and not re.search("[\u2010-\u2015\u2212]", text):
        return
    text = PHONE.sub(lambda phone: " " * len(phone[0]), text)
    rising = {_numbers(match) for match in _RANGE.finditer(pair.plain_source)}
    for match in _RANGE.finditer(text):
        low, high = _numbers(match)
        if match["dash"] != _EN_DASH and (low, high) != (high, low):
            yield Finding(msg("the range {range} has no en dash (U+2013)", range=tick(match[0])), _DASH)
        if low > high and (low, high) not in rising:
            yield Finding(msg("the range {range} begins with its larger number", range=tick(match[0])), _RISE)


def _numbers(range_: re.Match[str]) -> tuple[float, float]:
    low, high = (float(range_[name].replace(",", "")) for name in ("low", "high"))
    return low, high
