"""Characters that no font of the house can draw."""

import logging

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.typesetting.records import NOTDEF
from mezanprint.typesetting.tree import texts
from mezanprint.typesetting.weasy import Document


def check_glyphs(document: Document, records: list[logging.LogRecord]) -> tuple[Diagnostic, ...]:
    """Return an error for every text that holds a character drawn as an empty box."""
    args = [record.args for record in records if str(record.msg).startswith(NOTDEF)]
    missing = dict.fromkeys(str(arg[0]) for arg in args if isinstance(arg, tuple))
    found: list[Diagnostic] = []
    for character in missing:
        placed = [(key, ", ".join(box.style["font_family"])) for box, key in texts(document) if character in box.text]
        found += (_missing(character, key, fonts) for key, fonts in dict.fromkeys(placed or [(None, "")]))
    return tuple(found)


def _missing(character: str, key: str | None, fonts: str) -> Diagnostic:
    shown = character if character.isprintable() else "?"
    return error(
        "typeset-glyph",
        f"no font has the character `{shown}` (U+{ord(character):04X})",
        None,
        f"fonts asked: {fonts}" if fonts else "the character stands in words that a style sheet adds",
        "write another character, or ask the designer for a font that has it",
        key=key,
    )
