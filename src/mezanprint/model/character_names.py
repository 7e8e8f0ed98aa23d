"""Names of characters in messages: of those that nobody sees in the language of the reader, of others as in Unicode."""

import unicodedata

from mezanprint.model.translatable import as_message, gettext_noop, msg

_NAMES = {
    0x0000: gettext_noop("NULL"),
    0x0008: gettext_noop("BACKSPACE"),
    0x000D: gettext_noop("CARRIAGE RETURN"),
    0x001B: gettext_noop("ESCAPE"),
    0x007F: gettext_noop("DELETE"),
    0x0085: gettext_noop("NEXT LINE"),
    0x00AD: gettext_noop("SOFT HYPHEN"),
    0x061C: gettext_noop("ARABIC LETTER MARK"),
    0x200B: gettext_noop("ZERO WIDTH SPACE"),
    0x200C: gettext_noop("ZERO WIDTH NON-JOINER"),
    0x200D: gettext_noop("ZERO WIDTH JOINER"),
    0x200E: gettext_noop("LEFT-TO-RIGHT MARK"),
    0x200F: gettext_noop("RIGHT-TO-LEFT MARK"),
    0x2028: gettext_noop("LINE SEPARATOR"),
    0x2029: gettext_noop("PARAGRAPH SEPARATOR"),
    0x202A: gettext_noop("LEFT-TO-RIGHT EMBEDDING"),
    0x202B: gettext_noop("RIGHT-TO-LEFT EMBEDDING"),
    0x202C: gettext_noop("POP DIRECTIONAL FORMATTING"),
    0x202D: gettext_noop("LEFT-TO-RIGHT OVERRIDE"),
    0x202E: gettext_noop("RIGHT-TO-LEFT OVERRIDE"),
    0x2060: gettext_noop("WORD JOINER"),
    0x2066: gettext_noop("LEFT-TO-RIGHT ISOLATE"),
    0x2067: gettext_noop("RIGHT-TO-LEFT ISOLATE"),
    0x2068: gettext_noop("FIRST STRONG ISOLATE"),
    0x2069: gettext_noop("POP DIRECTIONAL ISOLATE"),
    0xFEFF: gettext_noop("ZERO WIDTH NO-BREAK SPACE"),
    0xFFFD: gettext_noop("REPLACEMENT CHARACTER"),
}
_KINDS = {
    "Cc": gettext_noop("CONTROL CHARACTER"),
    "Cs": gettext_noop("SURROGATE"),
    "Cn": gettext_noop("NOT A CHARACTER"),
}


def name_of(char: str) -> str:
    """Return code point and name of a character: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    point = ord(char)
    known = _NAMES.get(point) or _KINDS.get(unicodedata.category(char))
    name = as_message(known) if known else unicodedata.name(char, "") or msg("UNNAMED")
    return msg("{code} {name}", code=f"U+{point:04X}", name=name)
