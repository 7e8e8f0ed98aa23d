"""Which letters join which, by Unicode's ArabicShaping.txt, for Arabic, Syriac and N'Ko."""

import unicodedata
from itertools import takewhile

_RIGHT = """0622-0625 0627 0629 062F-0632 0648 0671-0673 0675-0677 0688-0699 06C0 06C3-06CB 06CD 06CF 06D2-06D3 06D5
06EE-06EF 0710 0715-0719 071E 0728 072A 072C 072F 074D 0759-075B 076B-076C 0771 0773-0774 0778-0779 0870-0882 088E
08AA-08AC 08AE 08B1-08B2 08B9"""
_DUAL = """0620 0626 0628 062A-062E 0633-063F 0641-0647 0649-064A 066E-066F 0678-0687 069A-06BF 06C1-06C2 06CC 06CE
06D0-06D1 06FA-06FC 06FF 0712-0714 071A-071D 071F-0727 0729 072B 072D-072E 074E-0758 075C-076A 076D-0770 0772
0775-0777 077A-077F 07CA-07EA 0886 0889-088D 08A0-08A9 08AF-08B0 08B3-08B8 08BA-08C8"""
_CAUSING = "0640 07FA 0883-0885 200D"
_OPAQUE = "0600-0605 06DD 070F 0890-0891 08E2 200C 2066-2069"
"""Formatting characters that are not transparent as others are."""


def _characters(ranges: str) -> frozenset[str]:
    ends = [[int(end, 16) for end in each.split("-")] for each in ranges.split()]
    return frozenset(chr(code) for each in ends for code in range(each[0], each[-1] + 1))


_JOINS_NEXT = _characters(f"{_DUAL} {_CAUSING}")
_JOINS_PREVIOUS = _JOINS_NEXT | _characters(_RIGHT)
_NOT_TRANSPARENT = _characters(f"{_OPAQUE} {_CAUSING}")


def joins_next(text: str) -> bool:
    """Tell whether the last letter of ``text`` joins a letter after it."""
    return next((char for char in reversed(text) if not _is_transparent(char)), "") in _JOINS_NEXT


def joins_previous(text: str) -> bool:
    """Tell whether the first letter of ``text`` joins a letter before it."""
    return next((char for char in text if not _is_transparent(char)), "") in _JOINS_PREVIOUS


def leading_marks(text: str) -> str:
    """Return the marks at the beginning of ``text``: they belong to the letter before them."""
    return "".join(takewhile(_is_mark, text))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me")


def _is_transparent(char: str) -> bool:
    return _is_mark(char) or (unicodedata.category(char) == "Cf" and char not in _NOT_TRANSPARENT)
