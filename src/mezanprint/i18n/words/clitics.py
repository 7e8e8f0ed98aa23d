"""Arabic words without what is written onto them: articles, prepositions, pronouns, vowel marks.

``bil-hisar`` (by the siege) and ``lil-miyah`` (for the waters) are one written word each, so that no search for whole
words finds siege or waters in them. No dictionary is used: a word has several readings, and all are returned.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_ARTICLE = "\u0627\u0644"
_LAM = "\u0644"
_TO_THE = _LAM + _LAM
_TEH, _TEH_MARBUTA, _HEH = "\u062a", "\u0629", "\u0647"
_ALEF, _YEH, _HAMZA = "\u0627", "\u064a", "\u0621"
_AND = ("", "\u0648", "\u0641")
_TO = ("", "\u0628", _LAM, "\u0643", "\u0633")
_PRONOUNS = (
    *("\u0647\u0645\u0627", "\u0643\u0645\u0627", "\u0647\u0627", "\u0647\u0645", "\u0647\u0646"),
    *("\u0643\u0645", "\u0643\u0646", "\u0646\u0627", "\u0647", "\u0643"),
)
_MINE = ("\u0646\u064a", _YEH)
_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c-\u200f\u061c]"
)
_TANWIN = re.compile("\u0627\u064b$|\u064b\u0627$")
_SIGNS = frozenset("\u0640\u06e5\u06e6")
"""Tatweel and small letters above the line: of the marks, those that count as letters."""
_SAME = str.maketrans({"\u0623": _ALEF, "\u0625": _ALEF, "\u0622": _ALEF, "\u0671": _ALEF, "\u0649": _YEH})
_BEFORE_PRONOUN = {_TEH: _TEH_MARBUTA, _ALEF: _YEH, "\u0626": _HAMZA, "\u0624": _HAMZA}
"""How the last letter of a word alone is written when a pronoun has changed it."""


def fold(word: str) -> str:
    """Return a word without vowel marks and tatweel, with one alef for all its forms and yeh for alef maqsura."""
    if not word.isalpha() or not _SIGNS.isdisjoint(word):  # most words have no mark
        word = _MARKS.sub("", _TANWIN.sub("", word))
    return word.translate(_SAME)


@lru_cache(maxsize=65536)
def stems(word: str, *, lenient: bool) -> frozenset[str]:
    """Return what ``word`` may be without its clitics, the folded word itself among it.

    A stem has three letters or more (two after the article). Where it is worse to miss a word than to find one too
    many, be ``lenient``: two letters are enough, and a yeh at the end is taken for the pronoun too.
    """
    folded = fold(word)
    least = 2 if lenient else 3
    forms = {folded}
    if folded == word.translate(_SAME) and folded.endswith(_ALEF) and len(folded) > least:
        forms.add(folded[:-1])  # an accusative whose mark was not written
    for bare in _without_prefix(folded, least):
        forms.add(bare)
        forms.update(_without_pronoun(bare, least, (*_PRONOUNS, *_MINE) if lenient else _PRONOUNS))
    return frozenset(forms)


def bare(word: str) -> frozenset[str]:
    """Return the forms under which a word of a glossary is looked up: folded, with the article and without."""
    folded = fold(word)
    article = folded.startswith(_ARTICLE) and len(folded) > len(_ARTICLE) + 1
    return frozenset({folded, folded.removeprefix(_ARTICLE)} if article else {folded})


def _without_prefix(word: str, least: int) -> Iterator[str]:
    yield word
    for conjunction in _AND:
        if not word.startswith(conjunction):
            continue
        rest = word.removeprefix(conjunction)
        if rest.startswith(_TO_THE) and len(rest) > 3:
            yield from (rest[2:], rest[1:])  # of three lams two are written
        for preposition in _TO:
            stem = rest.removeprefix(preposition) if rest.startswith(preposition) else ""
            if len(stem) >= least:
                yield stem
            if stem.startswith(_ARTICLE) and len(stem) > len(_ARTICLE) + 1:
                yield stem.removeprefix(_ARTICLE)


def _without_pronoun(word: str, least: int, pronouns: tuple[str, ...]) -> Iterator[str]:
    if word.endswith(_HEH):
        yield word[:-1] + _TEH_MARBUTA  # its dots are often left out
    for pronoun in pronouns:
        stem = word.removesuffix(pronoun)
        if stem == word or len(stem) < least:
            continue
        yield stem
        if stem[-1] in _BEFORE_PRONOUN:
            yield stem[:-1] + _BEFORE_PRONOUN[stem[-1]]
