"""C16 to C19: punctuation of Arabic where Arabic stands, with its spaces."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, around, quote, tick
from mezanprint.i18n.checks.pair import BLANK, Pair
from mezanprint.model.pasted import ARABIC, MARKS
from mezanprint.model.translatable import msg

_A = f"[{ARABIC}{MARKS}\u0640]"
_ASCII = re.compile(rf"(?:(?<={_A})|(?<={_A}[»”\")*])) ?[,;?](?![A-Za-z0-9])|[,;](?=\s+{_A})")
_TO_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_KEYWORDS = re.compile(r"[^\s;,؛]+(?:[;,؛][^\s;,؛]+){2,}[;,؛]?")
"""A list for a program, which takes the marks as they are."""
_IN_LATIN = re.compile(r"(?<=[A-Za-z0-9])[،؛](?=[A-Za-z0-9])|(?<=[A-Za-z])؟(?=[A-Za-z])")
_BEFORE = re.compile(rf"(?<=[\w)\]»”{MARKS}])[ \u00a0]+(?:[،؛؟!]|[:.](?![.:\w/\\)(-]))")
_AFTER = re.compile(rf"[،؛؟](?=[{ARABIC}(«“])|(?<=[{ARABIC}][{ARABIC}])[.:!](?=[{ARABIC}]{{2}})")
_FINAL = re.compile(r"([.?!:؟…]|\.\.\.)[\s\"'”»)\]*\u2069]*$")
_ABBREVIATED = re.compile(r"(?:\.\w\.|\b(?:etc|Inc|Ltd|No|Jr|Co|vs|approx)\.|\W\.)$", re.IGNORECASE)
_SAME = {"؟": "?", "...": "…"}
_TWO_MARKS = re.compile(r"[.،؛؟!?,;:][ »”\")']?[.،؛؟!?,;:]")
_DOUBLED = re.compile(
    r"(?<![.…/\s])\.\.(?![.…/\\\w])|(?<![.\s\"“«'`(])\.[»”\"')]\.(?!\.)|(?<![.\s])\. \.(?![ .\w])"
    r"|، ?(?:[،؛]|\.(?![.\w]))|؛ ?(?:[؛،]|\.(?![.\w]))|؟[؟.]|!\.(?!\w)|,,|;;|(?<!:)::(?![:\w])|\?\?|!!"
)
"""Not the two dots that stand for an ellipsis between spaces."""
_MIN_WORDS = 4
"""From how many words on a text is a sentence, in which the final mark counts; shorter ones are headings and labels."""

_WRITE_LATIN = msg("write the mark of the number or of the word")
_SPACES = msg("put the space after the mark, not before it")
_ONCE = msg("leave one of them; an ellipsis has three dots")
_END_ALIKE = msg("end the sentence as the source does")


def find_ascii_marks(pair: Pair) -> Iterator[Finding]:
    """C16: comma, semicolon and question mark of ASCII among Arabic letters."""
    plain = pair.plain
    if "," not in plain and ";" not in plain and "?" not in plain:
        return
    for found in _ASCII.finditer(_without_lists(plain)):
        mark = found[0].strip()
        text = around(pair.value, found.start(), found.end())
        yield Finding(
            msg("{mark} is no Arabic mark, in {text}", mark=tick(mark), text=text),
            msg("write {right}", right=tick(_TO_ARABIC[mark])),
        )


def _without_lists(text: str) -> str:
    return _KEYWORDS.sub(lambda list_: BLANK * len(list_[0]), text) if ";" in text or "," in text else text


def find_arabic_marks(pair: Pair) -> Iterator[Finding]:
    """C17: Arabic marks inside Latin words and numbers."""
    for found in _IN_LATIN.finditer(pair.plain):
        yield Finding(
            msg(
                "an Arabic mark stands inside a number or a Latin word: {text}",
                text=around(pair.value, found.start(), found.end()),
            ),
            _WRITE_LATIN,
        )


def find_mark_spaces(pair: Pair) -> Iterator[Finding]:
    """C18: a space before a mark, or none after it."""
    text = _without_lists(pair.plain)
    for match in _BEFORE.finditer(text):
        yield Finding(
            msg("a space before the mark in {text}", text=around(pair.value, match.start(), match.end())), _SPACES
        )
    for match in _AFTER.finditer(text):
        yield Finding(
            msg("no space after the mark in {text}", text=around(pair.value, match.start(), match.end())), _SPACES
        )


def find_final_mark(pair: Pair) -> Iterator[Finding]:
    """C19: another mark at the end than the source has; headings and abbreviations are let be."""
    source, value = _final(pair.source), _final(pair.value)
    if source == value or not source or pair.source.count(" ") + 1 < _MIN_WORDS:
        return
    if source == "." and _ABBREVIATED.search(pair.source):
        return
    last = _FINAL.search(pair.value)
    shown_end = tick(last[1]) if last else quote(pair.value.split()[-1] if pair.value.split() else "")
    yield Finding(
        msg(
            "the source ends with {source} and the translation with {translation}",
            source=tick(source),
            translation=shown_end,
        ),
        _END_ALIKE,
    )


def _final(text: str) -> str:
    found = _FINAL.search(text[-12:])
    return _SAME.get(found[1], found[1]) if found else ""


def find_doubled_marks(pair: Pair) -> Iterator[Finding]:
    """C43: a mark twice where the source has it once."""
    if not _TWO_MARKS.search(pair.plain):
        return
    match = _DOUBLED.search(pair.plain)
    if match is None or match[0] in pair.source or _DOUBLED.search(pair.plain_source):
        return
    yield Finding(
        msg(
            "{marks} stand together in {text}",
            marks=tick(match[0]),
            text=around(pair.value, match.start(), match.end()),
        ),
        _ONCE,
    )
