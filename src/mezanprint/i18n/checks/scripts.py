"""C42: words whose letters are of two scripts, so that they look right and are not found."""

import re
from collections.abc import Iterator

from mezanprint.i18n.checks.findings import Finding, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.character_names import name_of
from mezanprint.model.locales import language_of
from mezanprint.model.pasted import ARABIC, MARKS
from mezanprint.model.translatable import msg

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_ALIKE = "\u0400-\u052f\u0531-\u0587Α-ΓΕ-ΗΙ-ΡΤ-Χαγεη-λν-ρτ-χ"
"""Cyrillic, Armenian, and those Greek letters that are no signs of units (as are Ω, Δ, µ and σ)."""
_AMONG_LATIN = re.compile(f"[{_LATIN}]['’]?[{_ALIKE}]|[{_ALIKE}]['’]?[{_LATIN}]")
_OTHER = re.compile(f"[{_ALIKE}]")
_AMONG_ARABIC = re.compile(
    f"(?<![~\\\\%])[{_LATIN}{_ALIKE}א-ת][{ARABIC}][{MARKS}]*[{ARABIC}]"
    f"|[{ARABIC}][{MARKS}]*[{_ALIKE}א-ת]"
    f"|[{ARABIC}][{MARKS}]*[{ARABIC}][{MARKS}]*[{_LATIN}](?=[{ARABIC}])"
)
_GLUED = re.compile(f"(?<![{ARABIC}{MARKS}~\\\\%])(?P<word>[{_LATIN}]+)(?=[{ARABIC}][{MARKS}]*[{ARABIC}])")
"""A Latin word with an Arabic one behind it, in which no letter is wrong: a space is missing."""
_FOREIGN = re.compile(f"[{_LATIN}{_ALIKE}א-ת]")
_WORD = re.compile(f"[{_LATIN}{_ALIKE}{ARABIC}{MARKS}א-ת'’]+")
_LOOKS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν",
    "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXoiv",
)
"""Letters that look the same as Latin ones, of Unicode's list of confusables."""

_TIMES = re.compile(r"[a-z\d]x[a-z\d]")
_RETYPE = msg("type the whole word again on one keyboard")


def find_mixed_scripts(pair: Pair) -> Iterator[Finding]:
    """C42: a letter of another script inside a word, or for a whole word that the source has in Latin letters."""
    text = pair.plain
    if not _FOREIGN.search(text):
        return
    among = _AMONG_LATIN.search(text)
    if not among and language_of(pair.writing.locale) == "ar":  # others write their endings behind Latin letters
        ends = {each.end() for each in find_glued_latin(text, pair.source)}
        others = (each for each in _AMONG_ARABIC.finditer(text) if each.start() + 1 not in ends)
        among = next((each for each in others if not _is_times(each[0], pair.source)), None)
    if among:
        yield _tell(text, among.start())
    elif (other := _OTHER.search(text)) and not _OTHER.search(pair.source):
        for word in _WORD.finditer(text, other.start()):
            looks = word[0].translate(_LOOKS)
            if looks != word[0] and looks.isascii() and len(looks) > 1 and looks in pair.source:
                yield _tell(text, word.start())
                return


def find_glued_latin(text: str, source: str) -> Iterator[re.Match[str]]:
    """Yield the Latin words of a text that touch the Arabic word behind them, one letter only if it is one there."""
    for found in _GLUED.finditer(text):
        word = found["word"]
        if len(word) > 1 or re.search(rf"(?<![^\W\d_]){word}(?![^\W\d_])", source, re.IGNORECASE):
            yield found


def _is_times(letters: str, source: str) -> bool:
    """Tell whether the Latin letter among Arabic ones is a sign of multiplication that the source has too."""
    return "x" in letters and _TIMES.search(source) is not None


def _tell(text: str, start: int) -> Finding:
    """Return the finding of the word around a place; its stranger is the letter that is of the rarer script there."""
    word = next(each for each in _WORD.finditer(text) if each.end() > start)[0]
    return Finding(
        msg("{word} has letters of another script, among them {character}", word=tick(word), character=_stranger(word)),
        _RETYPE,
    )


def _stranger(word: str) -> str:
    """Return the name of the letter of a word that is not of the script of most others."""
    letters = [char for char in word if char.isalpha()]
    scripts = [next(at for at, each in enumerate(_SCRIPTS) if each.match(char)) for char in letters]
    fewest = min(scripts, key=lambda script: (scripts.count(script), -script))
    return name_of(letters[scripts.index(fewest)])


_SCRIPTS = tuple(map(re.compile, (f"[{_LATIN}]", f"[{ARABIC}]", f"[{_ALIKE}]", "[א-ת]", ".")))
