"""What is wrong with one line of YAML, by its look: what people type and paste that is nearly right."""

import re
from dataclasses import dataclass

from mezanprint.content.source import Source
from mezanprint.model.character_names import name_of
from mezanprint.model.diagnostics import Span
from mezanprint.model.translatable import msg

SHOWN = 60
"""Characters of a text that an example repeats at most."""
CURLY = "“”„‟‘’‚‛"
_GUILLEMETS = "«»‹›"
_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_KEY = r"[A-Za-z][\w-]*"
_TAB = re.compile(r" *(?P<at>\t)")
_ODD_SPACE = re.compile(rf" *(?:- *)*(?:{_KEY}:)?(?P<at>[{_ODD}])")
_DASH = re.compile(rf" *(?P<at>-)(?P<name>{_KEY}):(?:\s|$)")
_COLON = re.compile(rf" *(?:- +)*(?P<name>{_KEY})(?P<at>:)(?P<text>[^\s:/].*)")
_VALUE = re.compile(rf" *(?:- +)*(?:{_KEY}: +)?(?P<text>\S.*)")
_SIGNS = "*&!%@`|>,?-]}"
"""With which no text begins that stands without quotes."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong, where, and what to write."""

    span: Span
    problem: str
    hint: str


def find_slip(source: Source, number: int) -> Slip | None:
    """Return what is wrong between the words of a line, 1-based: a tab, an odd space, a space that is missing."""
    if not 0 < number <= len(source.lines):
        return None
    line = source.lines[number - 1]
    if match := _TAB.match(line):
        hint = msg("indent with spaces, no tabs")
        return _slip(source, number, match, msg("a tab stands before the words of the line"), hint)
    if match := _ODD_SPACE.match(line):
        message = msg("the character {character} stands where a space belongs", character=name_of(match["at"]))
        return _slip(source, number, match, message, msg("delete it and type a space"))
    if match := _DASH.match(line):
        hint = msg("write `- {name}:`", name=match["name"])
        return _slip(source, number, match, msg("a space is missing behind `-`"), hint)
    if match := _COLON.match(line):
        example = f"{match['name']}: {_showable(source, number, match.start('text'))}"
        message = msg("a space is missing behind the colon of `{name}`", name=match["name"])
        return _slip(source, number, match, message, msg("write {example}", example=f"`{example}`"))
    return None


def find_bare_text(source: Source, number: int) -> Slip | None:
    """Return what is wrong with how the text of a line begins: with a sign of YAML, or a curly quote."""
    found = _VALUE.match(source.lines[number - 1]) if 0 < number <= len(source.lines) else None
    if found is None or found["text"][0] not in _SIGNS + CURLY + _GUILLEMETS:
        return None
    at = found.start("text")
    sign, text = found["text"][0], _showable(source, number, at)
    span = source.span(number, at + 1, 1, at + 2)
    if sign in CURLY:
        message = msg("`{mark}` is no quotation mark of YAML", mark=sign)
        return Slip(span, message, msg("use straight quotes: {example}", example=in_quotes(text.strip(CURLY))))
    message = msg("a text begins with a backtick") if sign == "`" else msg("a text begins with `{sign}`", sign=sign)
    return Slip(span, message, quotes_hint(text))


def quotes_hint(text: str) -> str:
    """Return the remedy for a text that must stand in quotes."""
    return msg("put it in quotes: {example}", example=in_quotes(text))


def in_quotes(text: str) -> str:
    """Return a text as YAML has it in quotes, in double ones unless it holds any: as a piece of code in a sentence."""
    if '"' in text or "\\" in text:
        return "`'{}'`".format(text.replace("'", "''"))
    return f'`"{text}"`'


def value_of(source: Source, number: int) -> str:
    """Return the text of a line behind its key, as far as it may be shown; empty where there is no key."""
    found = re.match(rf" *(?:- +)*{_KEY}: +(?=\S)", source.lines[number - 1])
    return _showable(source, number, found.end()) if found else ""


def _slip(source: Source, number: int, found: re.Match[str], problem: str, hint: str) -> Slip:
    at = found.start("at") + 1
    return Slip(source.span(number, at, 1, at + 1), problem, hint)


def _showable(source: Source, number: int, start: int) -> str:
    """Return a line from a 0-based column on, but nothing behind a private key, and no remark."""
    return re.split(r"\s+#|\s*$", source.span(number, 1).excerpt[start:], maxsplit=1)[0][:SHOWN]
