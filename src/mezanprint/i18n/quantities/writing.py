"""How a text writes numbers: the words of its language and its separators."""

import re
from functools import lru_cache
from typing import NamedTuple

_SPACES = "[ \u00a0\u2009\u202f]"


class Writing(NamedTuple):
    """How numbers are written in a text: its locale, whose words they may be in, and their separators."""

    locale: str
    thousands: str = ","
    decimal: str = "."


IN_ENGLISH, IN_ARABIC = Writing("en"), Writing("ar")


def western(text: str, writing: Writing) -> str:
    """Return ``text`` of the same length, with commas between thousands and points before decimals."""
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
