"""C29: texts that were left in the language of the source."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding
from mezanprint.i18n.checks.lexicon import is_common
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.locales import Direction, direction_of
from mezanprint.model.pasted import ARABIC
from mezanprint.model.translatable import msg

_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
"""Arabic all the same; C12 tells of them."""
_RTL = re.compile(f"[{ARABIC}]")
_USAGE = re.compile(r"^/[A-Z]|\[[a-z][\w =|-]*\]|(?<!\S)--?[a-z][\w-]*|<[a-z]+(?:[ -][a-z]+)*> *(?:\.\.\.|$)")
"""A path, or what a line of command has: options and what stands for a value. Its words are names for a program."""
_ACCESS_KEY = re.compile("(?<![&_])[&_](?=[A-Za-z])|(?<=[A-Za-z])_(?=$|\\W)")
_AROUND = "\"'`()[]{}<>*.,:;!?…“”‘’«»–—~\ufffc\u200e\u200f"
_PROSE = re.compile("[A-Za-z]+(?:['’][a-z]+)?")
_COMPOUND = re.compile("[A-Za-z]{2,}(?:-[a-z]{2,})+")
_CONTEXT = re.compile(r"^[^|\n]{2,}\|(?=\S)")
"""What gettext's ``Q_`` has before a text to tell it from others: `percent sign|%`."""
_COPYRIGHT = re.compile(r"(?:Copyright )?(?:\([Cc]\)|©) ?\d{4}")
"""The law asks for these words and the names behind them."""
_LONE = re.compile(r"[\W_]*[a-z]+[\W_]*")
_ENDING = re.compile(r"\W*\.\w")
"""Of the names of files."""
_SURE = 3
"""So many words in small letters are no name, though none of them is a common one."""

_SAME = msg("the translation is the source text")
_ONLY_ARABIC = msg("the translation has Arabic letters only")
_NO_ARABIC = msg("the translation has no Arabic letter")
_TRANSLATE = msg("translate it; for a name or code that stays, write the comment `# check: ignore C29`")


def find_untranslated(pair: Pair) -> Iterator[Finding]:
    """C29: no Arabic letter where the source has words; addresses, codes and names are let be."""
    if pair.arabic or _SHAPES.search(pair.value) or _USAGE.search(pair.source):
        return
    if is_left_word(pair) or _is_list(pair.source) or _COPYRIGHT.match(pair.source):
        return
    if pair.lone and not any(map(str.isalnum, pair.plain)):
        return  # the rest of the sentence says it all: `%1 days %2` of no days
    words = _words(_CONTEXT.sub("", pair.plain_source))
    ordinary = [word for word in words if _is_ordinary(word)]
    if any(map(is_common, ordinary)) or len(ordinary) >= _SURE or _is_heading(words):
        yield Finding(_SAME if pair.source == pair.value else _NO_ARABIC, _TRANSLATE)


def is_left_word(pair: Pair) -> bool:
    """Tell whether a text is one word in small letters, left as it is: a word, or the name of a command or a value.

    Which of them cannot be known, so that C40 warns of it.
    """
    return pair.source == pair.value and _LONE.fullmatch(pair.source) is not None


def _is_list(text: str) -> bool:
    """Tell whether a text is a list of names, one of which may be a common word: `xine, vlc, dragon`."""
    names = text.split(", ")
    return len(names) > 2 and " " not in "".join(names) and 2 * sum(map(is_common, names)) < len(names)


def _words(text: str) -> list[str]:
    """Return the words of a text. What has a mark or a digit inside is a code or a path, but for `full-screen`."""
    words: list[str] = []
    pieces = _ACCESS_KEY.sub("", text).split()
    for piece in pieces:
        core = piece.strip(_AROUND)
        if _ENDING.match(piece):
            continue
        if _PROSE.fullmatch(core):
            words.append(core)
        elif len(pieces) > 1 and _COMPOUND.fullmatch(core):
            words += core.split("-")
    return words


def _is_ordinary(word: str) -> bool:
    """Tell whether a word is written as no name or code is: small letters, and more than a unit, suffix or pattern."""
    return len(word) > 2 and word.islower() and len(set(word)) > 1


def _is_heading(words: list[str]) -> bool:
    """Capitalised words are a heading and no name if all are common: `Summary Table`, not `Allen Winter`."""
    return len(words) > 1 and all(word.istitle() and len(word) > 2 and is_common(word) for word in words)


def find_left_arabic(pair: Pair) -> Iterator[Finding]:
    """C29: a text that came out of Arabic, or another right-to-left language, and has not one letter of its own."""
    if not pair.arabic or direction_of(pair.writing.locale) is Direction.RTL:
        return
    if not any(char.isalpha() and not _RTL.search(char) for char in pair.plain):
        yield Finding(_SAME if pair.source == pair.value else _ONLY_ARABIC, _TRANSLATE)
