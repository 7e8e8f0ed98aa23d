"""Morning and evening beside an hour: 8 pm is 20, and is not 8 am."""

import re

from mezanprint.i18n.quantities.facts import NONE

_AM, _PM = frozenset({"am"}), frozenset({"pm"})
_EITHER = _AM | _PM
_MARKS = (
    (re.compile(r"[ \u00a0]?a\.?m\b\.?", re.IGNORECASE), _AM),
    (re.compile(r"[ \u00a0]?p\.?m\b\.?", re.IGNORECASE), _PM),
    (re.compile(r"[ \u00a0](?:o['’]clock )?in the morning\b"), _AM),
    (re.compile(r"[ \u00a0](?:o['’]clock )?(?:in the (?:evening|afternoon)|at night)\b"), _PM),
    (re.compile(r"[ \u00a0]?(?:ص(?![\w.])|صباح|فجر|من فجر|من صباح)"), _AM),
    (re.compile(r"[ \u00a0]?م(?![\w.])"), _PM | {"metre"}),
    (re.compile(r"[ \u00a0]?(?:مساء|عصر|من مساء|من عصر|بعد الظهر|من بعد ظهر)"), _PM),
    # Noon is eleven to two, night is nine to three.
    (re.compile(r"[ \u00a0](?:من )?(?:ال)?(?:ليل|ظهر|ضحى)"), _EITHER),
    (re.compile(r"[ \u00a0]o['’]clock\b"), NONE),
)
_HOUR = re.compile(
    r"(?:الساعة|في تمام)\s+$|\b(?:at|until|till|before|after|from|past|to|between|and)\s+$", re.IGNORECASE
)


def half_of_day(text: str, start: int, end: int) -> tuple[bool, frozenset[str], str]:
    """Return whether a number at a place may be an hour, and what is said of its half of the day, with the words."""
    for mark, half in _MARKS:
        if found := mark.match(text, end):
            return True, half, found[0].strip()
    return _HOUR.search(text, max(0, start - 16), start) is not None, NONE, ""
