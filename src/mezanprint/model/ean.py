"""EAN-13: numbers of books and goods, and the bars that say them (GS1 General Specifications, 5.2; ISO/IEC 15420)."""

import re
from itertools import pairwise

FORM = re.compile(r"[0-9](?:[ -]?[0-9]){12}(?: ?\+ ?(?:[0-9]{2}|[0-9]{5}))?")
"""Thirteen digits, grouped or not; behind ``+`` the two or five of an add-on, such as a price."""
_TEN = re.compile(r"(?:[0-9][ -]?){9}[0-9Xx]")
_BOOKS = ("978", "979")
LONG, SHORT, ADD_ON_TWO, ADD_ON_FIVE = 13, 12, 2, 5
_SETS: dict[str, tuple[str, ...]] = {
    "A": ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"),
}
_SETS["C"] = tuple(digit.translate({48: "1", 49: "0"}) for digit in _SETS["A"])
_SETS["B"] = tuple(digit[::-1] for digit in _SETS["C"])
"""Modules of each digit in the three sets of symbols; B and C follow from A."""
_FIRST = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")
"""The sets of the left half, by which the first digit is said."""
_TWO = ("AA", "AB", "BA", "BB")
_FIVE = ("BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA", "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB")
GUARD, _MIDDLE, _ADD_ON_GUARD, _BETWEEN = "101", "01010", "1011", "01"


def split_number(number: str) -> tuple[str, str]:
    """Return the thirteen digits of a number and those of its add-on, which may be none."""
    main, _, more = number.partition("+")
    return re.sub("[ -]", "", main), more.strip()


def check_digit(digits: str) -> str:
    """Return the last digit of a number, which follows from the twelve before it."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits[:SHORT]))
    return str(-total % 10)


def is_book(number: str) -> bool:
    """Tell whether a number is an ISBN."""
    return split_number(number)[0].startswith(_BOOKS)


def from_ten(number: str) -> str:
    """Return what an ISBN of ten digits is today; empty for what is none."""
    digits = re.sub("[ -]", "", number)
    if not _TEN.fullmatch(number) or not _is_sound_ten(digits):
        return ""
    longer = f"978{digits[:-1]}"
    return longer + check_digit(longer)


def _is_sound_ten(digits: str) -> bool:
    values = [10 if digit in "Xx" else int(digit) for digit in digits]
    return sum(value * weight for value, weight in zip(values, range(10, 0, -1), strict=True)) % 11 == 0


def bars(digits: str) -> str:
    """Return the 95 modules of thirteen digits, each ``1`` for a bar or ``0`` for paper."""
    left = "".join(_SETS[kind][int(digit)] for kind, digit in zip(_FIRST[int(digits[0])], digits[1:7], strict=True))
    right = "".join(_SETS["C"][int(digit)] for digit in digits[7:])
    return f"{GUARD}{left}{_MIDDLE}{right}{GUARD}"


def add_on_bars(digits: str) -> str:
    """Return the modules of an add-on of two digits or five."""
    if len(digits) == ADD_ON_TWO:
        kinds = _TWO[int(digits) % 4]
    else:
        kinds = _FIVE[sum(int(digit) * (9 if place % 2 else 3) for place, digit in enumerate(digits)) % 10]
    return _ADD_ON_GUARD + _BETWEEN.join(_SETS[kind][int(digit)] for kind, digit in zip(kinds, digits, strict=True))


def runs(modules: str) -> tuple[tuple[int, int], ...]:
    """Return where bars begin and how many modules each is wide."""
    edges = [place for place, (one, other) in enumerate(pairwise(f"0{modules}0")) if one != other]
    return tuple((start, end - start) for start, end in zip(edges[::2], edges[1::2], strict=True))
