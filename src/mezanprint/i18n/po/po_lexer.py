"""Lines of a gettext file, told apart: comment, keyword with its string, string alone, blank. No line is guessed."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from mezanprint.i18n.po.po_faults import Complaint, complain
from mezanprint.model.translatable import msg

BLANK, COMMENT, NOTE, REFERENCE, FLAG, MORE = "blank", "#", "#.", "#:", "#,", "more"
CONTEXT, SOURCE, PLURAL, VALUE = "msgctxt", "msgid", "msgid_plural", "msgstr"
_COMMENTS = {".": NOTE, ":": REFERENCE, ",": FLAG}
_STRING = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_MESSAGE = re.compile(
    rf"[ \t]*(?:#(~\||~|\|)[ \t]*)?(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{{1,3}})\])?)?[ \t]*{_STRING}[ \t]*"
)
_KEYWORD = re.compile(r"[ \t]*(?:#(~\||~|\|)[ \t]*)?(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,3})\])?")
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3}(?:\\[0-7]{1,3})*)|(.))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\"}
_NEWLINES = re.compile(r"[^\n]*\n|[^\n]+")


class Line(NamedTuple):
    """One line: its kind, the mark before a keyword (``~``, ``|``, ``~|`` or none), its unescaped text."""

    kind: str
    mark: str
    text: str
    form: int
    """Of ``msgstr[index]``; -1 for a plain ``msgstr`` and everything else."""


_BLANK = Line(BLANK, "", "", -1)


@dataclass(frozen=True, slots=True)
class Lexed:
    """The raw lines with their ends, what each says, and what is wrong, by 0-based line."""

    raw: tuple[str, ...]
    lines: tuple[Line, ...]
    faults: tuple[tuple[int, Complaint], ...]


def lex(text: str) -> Lexed:
    """Tell the lines of ``text`` apart. A line that cannot be read is a complaint, and stands as what it meant."""
    raw = tuple(_NEWLINES.findall(text))
    faults: list[tuple[int, Complaint]] = []
    lines = []
    for number, whole in enumerate(raw):
        line, complaint = _lex_line(whole.rstrip("\r\n"))
        lines.append(line)
        if complaint is not None:
            faults.append((number, complaint))
    return Lexed(raw, tuple(lines), tuple(faults))


def _lex_line(line: str) -> tuple[Line, Complaint | None]:
    match = _MESSAGE.fullmatch(line)
    if match is not None:
        mark, keyword, index, text = match.groups()
        kind = keyword or MORE
        if (index is None or kind == VALUE) and "\\" not in text:
            return Line(kind, mark or "", text, -1 if index is None else int(index)), None
        return _lex_escaped(line, match)
    if line.startswith("#") and line[1:2] not in ("~", "|"):
        return _lex_comment(line), None
    if not line.strip():
        return _BLANK, None
    if line.startswith("#~ #"):
        return _lex_comment(line[3:])._replace(mark="~"), None
    return _lex_broken(line), complain(line)


def _lex_comment(line: str) -> Line:
    kind = _COMMENTS.get(line[1:2], COMMENT)
    return Line(kind, "", line[len(kind) :].removeprefix(" "), -1)


def _lex_escaped(line: str, match: re.Match[str]) -> tuple[Line, Complaint | None]:
    mark, keyword, index, text = match.groups()
    wrong = next((found for found in _ESCAPE.finditer(text) if _unescape(found) is None), None)
    complaint = None
    if index is not None and keyword != VALUE:
        complaint = complain(line)
    elif wrong is not None:
        column = match.start(4) + wrong.start() + 1
        hint = msg('write the character itself; only `\\n`, `\\t`, `\\"` and `\\\\` need a backslash')
        complaint = Complaint(
            "i18n-syntax", msg("`{text}` is not an escape", text=wrong[0]), column, len(wrong[0]), hint
        )
    value = text if complaint else unescape(text)
    return Line(keyword or MORE, mark or "", value, -1 if index is None else int(index)), complaint


def unescape(text: str) -> str:
    """Return what stands between the quotation marks of a catalog as the text it means; wrong escapes are left out."""
    return _ESCAPE.sub(lambda found: _unescape(found) or "", text)


def _unescape(match: re.Match[str]) -> str | None:
    """Return the characters an escape stands for, None if it is none. Octal numbers are bytes of UTF-8."""
    if match[1] is None:
        return _ESCAPES.get(match[2])
    try:
        return bytes(int(digits, 8) for digits in match[1].split("\\")).decode()
    except ValueError:
        return None


def _lex_broken(line: str) -> Line:
    """Stand in for a line with a fault, so that the lines after it are not blamed."""
    match = _KEYWORD.match(line.lstrip("\ufeff\u200e\u200f\u061c "))
    if match is None:
        return _BLANK
    return Line(match[2], match[1] or "", "", -1 if match[3] is None else int(match[3]))
