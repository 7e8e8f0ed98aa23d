"""Text pasted from a PDF in the order in which it was seen: found, and turned back as a suggestion.

What is found is never certain, so nothing of this is done without a reader. The order is turned back first and the
shapes are resolved after that: a ligature of lam and alef resolved first would come out as alef and lam.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from mezanprint.i18n.words.clitics import fold
from mezanprint.i18n.words.visual_order import as_seen
from mezanprint.model.locales import Direction
from mezanprint.model.pasted import FORMS, decompose

_ARABIC = "\u0621-\u065f\u066e-\u06d3\u06d5\ufb50-\ufdff\ufe70-\ufefc"
_WORD = re.compile(f"[{_ARABIC}]+")
_ODD_MARK = re.compile(
    "(?<![\u0621-\u064a\u0671-\u06d3\u0640\u064b-\u0652\u0670])[\u064b-\u0652\u0670]"
    "|\u0627[\u064c-\u0652]|\u0649[\u064e-\u0652]"
    "|[\u064b-\u064d](?=[\u0621-\u0626\u0628-\u0648\u064a])|\u064b(?=[\u0627\u0649][\u0621-\u064a])"
    "|(?<![\u0621-\u064a\u064b-\u0652])\u0627\u0644\u0651|[\u0622\u0623]\u0650|\u0625[\u064e\u064f]"
    "|(?<![\u0621-\u064a\u064b-\u0652])[\u0621-\u064a]\u0651"
)
"""A vowel mark on no letter, on a bare alef, a vowel its hamza contradicts, tanwin inside a word, shadda on a first
letter or the article."""
_VOWEL = re.compile("[\u064b-\u0652\u0670]")
_SWAPPED = re.compile("([\u064b-\u0652\u0670]+)([\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc])")
_LOGICAL = {("i", "m"), ("i", "f"), ("m", "f")}
_VISUAL = {(after, before) for before, after in _LOGICAL}
_ARTICLE, _ARTICLE_TURNED = "\u0627\u0644", "\u0644\u0627"
_NEVER_FIRST = "\u0629\u0649\u0621\u0624\u0626"
"""Teh marbuta, alef maqsura and hamza alone or on a seat begin no word."""
_TANWIN_FIRST = re.compile("\u0627?\u064b")
_NEVER_LAST = "\u0625\u0622"
"""Alef with hamza below or madda ends none."""
_ENDS = _NEVER_FIRST[:2]
_STOPS = ".\u060c\u061b\u061f:!"
_STOP_FIRST = re.compile(f"\\s*[{_STOPS}](?=[{_ARABIC}])")
_STOP_LAST = re.compile(f"[{_ARABIC}]{{2,}}[{_STOPS}]\\s*$")
_COMMON = frozenset(("من", "في", "على", "إلى", "عن", "أن", "التي", "الذي", "هذا", "كان", "بين", "أو"))
"""Not `لم`: turned it is `مل`, millilitre, which stands behind numbers."""
_COMMON_TURNED = frozenset(word[::-1] for word in _COMMON)
_MARKS = "\u064b-\u0652\u0670\u0640"
_ANY_SIGN = re.compile(
    f"[{_NEVER_FIRST}](?<![{_ARABIC}].)[{_ARABIC}]{{2}}|(?<![{_ARABIC}])(?:{'|'.join(_COMMON_TURNED)})(?![{_ARABIC}])"
    f"|\u0627?\u064b(?<![{_ARABIC}]\u0627\u064b)(?<![{_ARABIC}]\u064b)|[{_NEVER_LAST}](?![{_ARABIC}])|^\\s*[{_STOPS}](?=[{_ARABIC}])"
)
"""Without one of these nothing speaks for visual order; most texts have none. Not a `لا` at the end of words, which is
the article turned: so end accusatives too (`رجلا`)."""
_IN_ORDER = re.compile(f"[{_ENDS}](?![{_ARABIC}])|(?<![{_ARABIC}])(?:{'|'.join(_COMMON)})(?![{_ARABIC}])")
_MAY_END_TURNED = re.compile(
    f"\u0644[{_MARKS}]*[\u0627\u0623\u0625\u0622][{_MARKS}]*[{_ARABIC}]?[{_MARKS}]*(?![{_ARABIC}])"
)
"""Without a sign it takes words that end as the article turned does, and none that speaks for the usual order."""
_SURE, _LIKELY = 2, 1
_ENOUGH = 3
"""Votes that it takes: one sign alone may be a slip of the keyboard, or a foreign word (`نيب`)."""
_LEANING = {
    letter: weight
    for letters, weight in (
        ("ةى", -6), ("ء", -5), ("رئ", -2), ("دظثزض", -1.5), ("نط", -1), ("بكعمجوصس", 0.5), ("شأغخ", 1.5), ("إآ", 4),
    )
    for letter in letters
}  # fmt: skip
"""How much rather a letter begins a word than ends it: logarithms of the ratio, as counted in the catalogs of some
programs. Alef is left out: it begins the article and ends accusatives."""
_LEANS = 6
"""What the words of a text come to, letters of beginnings less letters of ends, where it leans to one order."""


def is_visual(text: str) -> bool:
    """Tell whether ``text`` seems to be in visual order: by how its presentation forms join, or else by its words."""
    logical, visual = _count(_form_votes(text))
    if visual > 1 and visual > logical:
        return True
    if logical:
        return False
    text = decompose(text).replace("_", "")  # which marks a letter of a menu
    if not _ANY_SIGN.search(text) and (_IN_ORDER.search(text) or not _MAY_END_TURNED.search(text)):
        return False
    logical, visual = _count(_word_votes(text))
    return visual > 2 * logical and visual >= _ENOUGH


def turn_back(text: str) -> str:
    """Return visual ``text`` in the order in which it is read, line by line, in plain letters.

    Numbers and Latin words keep their order, brackets are mirrored.
    """
    return "\n".join(_turn_line(line) for line in text.split("\n"))


def suggest(text: str) -> str | None:
    """Return what a text in visual order probably says, or None if it seems to be in order."""
    if not is_visual(text):
        return None
    turned = turn_back(text)
    return None if is_visual(turned) else turned


def _turn_line(line: str) -> str:
    """Turn one line. A vowel mark may stand before its letter, where all was turned, or behind it, as it was seen."""
    turned = decompose(as_seen(_SWAPPED.sub(lambda found: found[2] + found[1][::-1], line), Direction.RTL))
    if not _VOWEL.search(line):
        return turned
    seen = decompose(as_seen(line, Direction.RTL))
    return turned if len(_ODD_MARK.findall(turned)) <= len(_ODD_MARK.findall(seen)) else seen


def _count(votes: Iterator[bool]) -> tuple[int, int]:
    """Count votes for logical and for visual order."""
    cast = list(votes)
    return cast.count(False), cast.count(True)


def _form_votes(text: str) -> Iterator[bool]:
    if not FORMS.search(text):
        return
    for word in _WORD.findall(text):
        shapes = [shape for char in word if (shape := _shape(char))]
        if len(shapes) > 1 and shapes[0] in "fm":
            yield True
        if len(shapes) > 1 and shapes[-1] in "im":
            yield True
        for pair in pairwise(shapes):
            if pair in _LOGICAL or pair in _VISUAL:
                yield pair in _VISUAL


def _shape(char: str) -> str:
    """Return ``i``, ``m`` or ``f`` for the initial, medial or final form of a letter; empty for all else."""
    tag = unicodedata.decomposition(char).partition(">")[0]
    return {"<initial": "i", "<medial": "m", "<final": "f"}.get(tag, "")


def _word_votes(text: str) -> Iterator[bool]:
    """Yield the votes of words and stops: more for what does not occur in the other order than for what is rare."""
    words = _WORD.findall(text)
    if _STOP_FIRST.match(text):
        yield from (_SURE if len(words) > 2 else _LIKELY) * (True,)
    elif _STOP_LAST.search(text):
        yield False
    leaning, articles = 0.0, 0
    for word_there in words:
        word = re.sub(f"[{_MARKS}]", "", word_there)
        if word in _COMMON_TURNED or word in _COMMON:
            yield from _SURE * (word in _COMMON_TURNED,)
        elif len(word) > 2:
            turned = word[0] in _NEVER_FIRST or word[-1] in _NEVER_LAST or _TANWIN_FIRST.match(word_there) is not None
            if turned or word[-1] in _ENDS:
                yield from _SURE * (turned,)
            leaning += _LEANING.get(word[0], 0) - _LEANING.get(word[-1], 0)
            articles += _has_article(word, fold(word_there))
    if articles:
        yield from min(abs(articles), _SURE) * (articles < 0,)
    if abs(leaning) >= _LEANS:
        yield from _SURE * (leaning < 0,)


def _has_article(word: str, folded: str) -> int:
    """Return 1 for a word that has the article, -1 for one that ends as the article turned does, or else 0."""
    begins = word.startswith(_ARTICLE) or word[1:].startswith(_ARTICLE)
    ends = folded.endswith(_ARTICLE_TURNED) or folded[:-1].endswith(_ARTICLE_TURNED)
    return begins - ends if len(word) > 3 else 0
