"""Characters that no font of the house can draw."""

import logging
import unicodedata
from collections.abc import Iterable

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.faces import IN_PACKAGE, PACKAGE
from mezanprint.model.translatable import msg, nmsg
from mezanprint.typesetting.boxes.tree import texts
from mezanprint.typesetting.weasyprint.log_findings import NOTDEF
from mezanprint.typesetting.weasyprint.weasy import Document

_STRAY = 4
"""So many letters of one script may be strays in a text; more are a script that the fonts do not have."""


def check_glyphs(document: Document, records: list[logging.LogRecord]) -> tuple[Diagnostic, ...]:
    """Return an error for every text that holds a character drawn as an empty box, or one for a whole script."""
    args = [record.args for record in records if str(record.msg).startswith(NOTDEF)]
    missing = dict.fromkeys(str(arg[0]) for arg in args if isinstance(arg, tuple))
    scripts = _scripts(missing)
    lacking = {character for of in scripts.values() for character in of}
    found = [_no_script(script, of, document) for script, of in scripts.items()]
    for character in (character for character in missing if character not in lacking):
        placed = [(key, ", ".join(box.style["font_family"])) for box, key in texts(document) if character in box.text]
        found += (_missing(character, key, fonts) for key, fonts in dict.fromkeys(placed or [(None, "")]))
    return tuple(found)


def _scripts(missing: Iterable[str]) -> dict[str, list[str]]:
    """Return the scripts of which more than stray letters are missing, with all that is missing of them."""
    found: dict[str, list[str]] = {}
    for character in missing:
        # Names begin with the script: HEBREW LETTER ALEF, HEBREW PUNCTUATION MAQAF (Unicode Standard, 4.8).
        found.setdefault(unicodedata.name(character, "?").split()[0].capitalize(), []).append(character)
    return {script: of for script, of in found.items() if sum(map(str.isalpha, of)) > _STRAY}


def _no_script(script: str, missing: list[str], document: Document) -> Diagnostic:
    key = next((key for box, key in texts(document) if key and not set(missing).isdisjoint(box.text)), None)
    return error(
        "typeset-script",
        nmsg(
            "no font has the script of these words: `{script}`, {n} characters",
            "no font has the script of these words: `{script}`, {n} characters",
            len(missing),
            script=script,
        ),
        None,
        *_remedies(script),
        key=key,
    )


def _remedies(script: str) -> tuple[str, ...]:
    """Return where a font with a script is to be had."""
    code = IN_PACKAGE.get(script)
    if code is None:
        return (msg("bring a font that has it, `mezanprint font add FILE`; `mezanprint explain fonts` tells more"),)
    command = f'mezanprint font add --package {PACKAGE} --family "Noto Sans {script}" --text {code}'
    return (msg("`pip install {package}`, then `{command}`", package=PACKAGE, command=command),)


def _missing(character: str, key: str | None, fonts: str) -> Diagnostic:
    shown = character if character.isprintable() else "?"
    return error(
        "typeset-glyph",
        msg("no font has the character `{character}` (U+{code})", character=shown, code=f"{ord(character):04X}"),
        None,
        msg("fonts asked: {fonts}", fonts=fonts)
        if fonts
        else msg("the character stands in words that a style sheet adds"),
        msg("write another character, or bring a font that has it: `mezanprint font add FILE`"),
        key=key,
    )
