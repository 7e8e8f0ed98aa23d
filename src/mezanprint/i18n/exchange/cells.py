"""The cells of a spreadsheet as they came back, and what programs make of texts in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mezanprint.model.translatable import msg

LONGEST = 200_000
"""Characters of a cell that are taken; spreadsheet programs hold fewer, but a CSV need not come from one."""
TEXT_AS_TEXT = msg("format the cell as text, then write the text again")
AS_UTF8 = msg("save the sheet as `CSV UTF-8` or as a workbook, not as plain CSV, which loses letters")
APART = msg("undo the merging, then write each text into its own row")
MERGED = msg("one of several that were merged")
"""What a cell holds that stands for others too: nobody can tell to which row its words belong."""
_ERRORS = re.compile(r"#(N/A|NAME\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|ERROR!)|Err:5\d\d")
_BARE = re.compile(r"-?\d+([.,]\d+)?(E[+-]?\d+)?", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d[\d.,'٬٫\u00a0\u202f ]*%?")
_DATE = re.compile(r"\d{1,4}([-/.])(\d{1,2}|\w{3,9})(\1\d{1,4})?|\w{3,9}-\d{2}")
_PARTS = re.compile(r"\d{1,4}([-/.])\d{1,2}(\1\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell."""

    text: str = ""
    name: str = ""
    """Where it stands, as spreadsheet programs say it: ``C14``."""
    holds: str = ""
    """What it holds instead of a text; empty for a text."""
    number: bool = False
    """Whether ``text`` is the shortest form of a number, which may or may not be what was written."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook, or the only one of a text file, from its first line on."""

    name: str
    """Empty where a format has no names for sheets."""
    lines: Iterable[tuple[int, Sequence[Cell]]]
    """Each with its number in the file."""


def text_cell(text: str, name: str) -> Cell:
    """Return a cell of a format that knows texts only; where programs write their errors as text they are told."""
    if _ERRORS.fullmatch(text.strip()):
        return Cell(text, name, msg("the error `{error}`", error=text.strip()))
    if len(text) > LONGEST:
        return Cell("", name, msg("more than {limit} characters", limit=LONGEST))
    return Cell(text, name)


def has_lost_letters(text: str, source: str) -> bool:
    """Tell whether a program put question marks for letters that its encoding lacks."""
    return "??" in text and "??" not in source


def is_made_of(came: str, stood: str) -> bool:
    """Tell whether a spreadsheet program made a number or a date of a text that it took for one.

    It drops separators, leading zeros and signs: ``12300`` of ``12,300``. It makes ``02-Jan`` of ``1-2``.
    """
    came, stood = came.strip(), stood.strip()
    if _BARE.fullmatch(came) and _NUMBER.fullmatch(stood):
        return "e" in came.lower() or (len(came) < len(stood) and _digits(came) == _digits(stood))
    return len(came) > len(stood) and bool(_DATE.fullmatch(came) and _PARTS.fullmatch(stood))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text).strip("0")
