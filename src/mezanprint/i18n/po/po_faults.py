"""What is wrong with a line of a gettext file, in words a translator can act on."""

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from mezanprint.model.character_names import name_of
from mezanprint.model.translatable import msg

if TYPE_CHECKING:
    from mezanprint.model.finding_codes import ErrorCode

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
_WORD = re.compile(r"(?:#(?:~\||~|\|)[ \t]*)?([^\s\"\[]+)(\[[^\]\s]*\]?)?[ \t]*")
_CURLY = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u2033\uff02'`"
_QUOTE_HINT = msg('every text stands between two straight quotation marks, `"` and `"`, on its own line')


class Complaint(NamedTuple):
    """A fault of one line: code of the finding, sentence, 1-based column, characters, remedy."""

    code: "ErrorCode"
    message: str
    column: int
    length: int
    hint: str


def complain(line: str) -> Complaint:
    """Return what is wrong with ``line``, which is none of the lines a gettext file may hold."""
    if _CONFLICT.match(line):
        hint = msg("two people changed this place: keep one version of each entry and delete the marker lines")
        return Complaint(
            "i18n-conflict", msg("`{mark}` is the mark of an unfinished merge", mark=line[:7]), 1, len(line), hint
        )
    first = len(line) - len(line.lstrip(" \t"))
    if unicodedata.category(line[first]) == "Cf":
        return Complaint(
            "i18n-syntax",
            msg("invisible {character} before the text of the line", character=name_of(line[first])),
            first + 1,
            1,
            msg("delete it"),
        )
    if line[first] == '"':
        return _complain_string(line, first)
    return _complain_word(line, first)


def _complain_word(line: str, first: int) -> Complaint:
    match = _WORD.match(line, first)
    if match is None:
        return _complain_unknown(line, first, line[first])
    word, index, after = match[1], match[2] or "", match.end()
    if word not in _KEYWORDS:
        return _complain_unknown(line, first, word)
    if index and (word != "msgstr" or not re.fullmatch(r"\[\d{1,3}\]", index)):
        hint = msg("only `msgstr` takes a number: `msgstr[0]`, `msgstr[1]` and so on")
        return Complaint(
            "i18n-syntax",
            msg("`{word}{index}` is not a keyword", word=word, index=index),
            match.start(1) + 1,
            len(word + index),
            hint,
        )
    if after < len(line) and line[after] == '"':
        return _complain_string(line, after)
    if after < len(line) and line[after] in _CURLY:
        message = msg("`{mark}` is not a straight quotation mark", mark=line[after])
        return Complaint("i18n-syntax", message, after + 1, 1, _QUOTE_HINT)
    return Complaint(
        "i18n-syntax", msg("no quotation mark after `{word}{index}`", word=word, index=index), after + 1, 1, _QUOTE_HINT
    )


def _complain_unknown(line: str, first: int, word: str) -> Complaint:
    near = get_close_matches(word.lower(), _KEYWORDS, 1)
    if near:
        message = msg("unknown keyword `{word}`", word=word)
        return Complaint("i18n-syntax", message, first + 1, len(word), msg("did you mean `{name}`?", name=near[0]))
    if line[first] in _CURLY:
        message = msg("`{mark}` is not a straight quotation mark", mark=line[first])
        return Complaint("i18n-syntax", message, first + 1, 1, _QUOTE_HINT)
    shown = line.strip()[:40]
    hint = msg("put a text between quotation marks, or begin a comment with `# `")
    return Complaint("i18n-syntax", msg("stray text `{text}`", text=shown), first + 1, len(shown), hint)


def _complain_string(line: str, opening: int) -> Complaint:
    closing = re.compile(r'"(?:[^"\\]|\\.)*"').match(line, opening)
    if closing is None:
        return Complaint("i18n-syntax", msg("the text has no closing quotation mark"), len(line), 1, _QUOTE_HINT)
    hint = msg('write a quotation mark inside a text as `\\"`; keep one text on a line')
    return Complaint("i18n-syntax", msg("more text after the closing quotation mark"), closing.end() + 1, 1, hint)
