"""Numbers as programs and people write them in cells.

The same sign parts thousands in one country and decimals in another: what has two readings is given both, and nothing
is guessed.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from unicodedata import decimal

POINT, COMMA = ".", ","
_OTHER = {POINT: COMMA, COMMA: POINT}
_SPACES = " \u00a0\u2009\u202f'\u2019\u066c"
_GROUPED = re.compile(rf"(?<!\d)[1-9]\d{{0,2}}(?P<sign>[{_SPACES}])\d{{3}}(?:(?P=sign)\d{{3}})*(?!\d)")
"""Thousands apart by a sign that is no decimal sign anywhere."""
_FORMS = {
    sign: re.compile(rf"-?(?:0|[1-9]\d*|[1-9]\d{{0,2}}(?:\{other}\d{{3}})+)(?:\{sign}\d{{1,9}})?", re.ASCII)
    for sign, other in _OTHER.items()
}
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d{1,9})?", re.ASCII)
_LONGEST = 24
_PERCENT = re.compile(r"[ \u00a0\u202f]*[%\u066a]$")


def has_percent(text: str) -> bool:
    """Tell whether a sign of percent stands behind what a cell says."""
    return bool(_PERCENT.search(text.strip()))


def without_percent(text: str) -> str:
    """Return what a cell says without a sign of percent behind it."""
    return _PERCENT.sub("", text.strip())


def readings(text: str) -> Mapping[str, Decimal]:
    """Return the number that a text is by each sign that may part its decimals; empty if it is none.

    >>> readings("1,250"), readings("12,5")
    ({'.': Decimal('1250'), ',': Decimal('1.250')}, {',': Decimal('12.5')})
    """
    text = _in_western_digits(text.strip())
    if not 0 < len(text) <= _LONGEST:
        return {}
    bare = _GROUPED.sub(lambda group: group[0].replace(group["sign"], ""), text)
    if "\u066b" in bare:  # the Arabic decimal sign has no other meaning
        number = bare.replace(",", "").replace("\u066b", POINT)
        return {POINT: Decimal(number), COMMA: Decimal(number)} if _PLAIN.fullmatch(number) else {}
    return {sign: _number(bare, sign) for sign, form in _FORMS.items() if form.fullmatch(bare)}


def plain_number(text: str) -> Decimal | None:
    """Return the number that a text is in the one form of YAML and of workbooks: a point, no mark between thousands."""
    return Decimal(text) if len(text) <= _LONGEST and _PLAIN.fullmatch(text) else None


def _number(text: str, sign: str) -> Decimal:
    return Decimal(text.replace(_OTHER[sign], "").replace(sign, POINT))


def _in_western_digits(text: str) -> str:
    digits = "".join(str(decimal(char)) if char.isdecimal() else char for char in text)
    return digits.replace("\u2212", "-")
