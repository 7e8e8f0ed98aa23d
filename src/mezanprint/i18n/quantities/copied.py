"""Figures that say no quantity: they are copied, not read."""

import re

PHONE = re.compile(
    r"(?<![\w/.,:])(?!\d{1,2}-\d{1,2}-\d{4}(?!\d))"
    r"(?:(?:\+|00)\d[\d \u00a0().-]{5,30}\d|\(?[0\u0660\u06f0]\d{1,3}\)?[- ]\d[\d -]{4,30}\d)(?![\w/])"
)
"""A telephone number."""
SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,4}(?:/[A-Z0-9][A-Za-z0-9.]*)*/[A-Za-z.]*\d[A-Za-z0-9.]*(?:/[A-Za-z0-9.]+)*")
"""The symbol of a document: ``A/HRC/12/48``."""
_FORMAT = re.compile(
    r"(?<!\d)%(?:\d{1,2}\$)?[-+#0'I]*(?:\d+|\*)?(?:\.\d+)?(?:hh|ll|[hlqjzt])?[a-zA-Z]|(?<![\d%])%\d{1,2}(?!\d)"
    r"|&#?[0-9A-Za-z]{2,8};|&#\d+|\\[ux][0-9A-Fa-f]{2,4}|#[0-9A-Fa-f]{6}\b|\b0x[0-9A-Fa-f]+\b|(?<![A-Za-z])U\+[0-9A-Fa-f]{4,6}"
    r"|\b24/7\b|(?<![\d:\u2236])[1\u0661\u06f1][:\u2236][1\u0661\u06f1](?![\d:\u2236])"
    r"|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+"
)
"""Directives of programs, ``%1$s`` and ``%1``; characters by numbers; colours; day and night; a size as it is."""
_NUMBERED = re.compile(r"\$([1-9])(?!\d|[.,]\d)")
"""Placeholders of some programs, ``$1 of $2``, if they follow one another from one or two."""
_BLANK = "\ufffc"


def without_copied(text: str) -> str:
    """Return ``text`` of the same length, with these blanked out."""
    for pattern in (_FORMAT, PHONE, SYMBOL):
        text = pattern.sub(lambda found: _BLANK * len(found[0]), text)
    numbered = {int(found[1]) for found in _NUMBERED.finditer(text)}
    if len(numbered) > 1 and min(numbered) < 3 and max(numbered) - min(numbered) < len(numbered):
        text = _NUMBERED.sub(_BLANK * 2, text)
    return text
