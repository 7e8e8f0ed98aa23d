"""C39: a sentence that is lost, and the translation of another text, told by words, names and lengths.

Everything is a weight for or against "these two say the same": a natural logarithm of how much likelier it is seen in a
good pair than in a bad one, as counted in catalogs of some programs. Arabic joins sentences with a waw or a comma, so
that their number alone says little.
"""

import re
from collections.abc import Iterator
from math import log

from mezanprint.i18n.checks.figures import find_numbered_names
from mezanprint.i18n.checks.findings import Finding, quote
from mezanprint.i18n.checks.lexicon import concepts, fold_text, says
from mezanprint.i18n.checks.pair import BLANK, Pair
from mezanprint.i18n.checks.sentences import split_spans
from mezanprint.model.locales import language_of
from mezanprint.model.translatable import msg

_SAID, _UNSAID = 2.9, -2.1
"""A word of the lexicon whose translation is there, in 88 % of good pairs and 5 % of bad ones, or is not."""
_RATIO = -0.17
"""Logarithm of Arabic letters for one of English."""
_SPREAD, _SPREAD_OF_SHORT = 0.2, 2.0
"""Standard deviation of that, and what is added for a text of one letter."""
_MOST = 6.0
"""What lengths may weigh: they are never a proof."""
_OTHER = -3.4
_LOST = -2.0
"""Sums below which a finding is made."""
_SEVERAL = re.compile(r"[.!?؟…]\W*\s\W*\w|\n\n")
"""Without this a text has one sentence; most have."""
_SHARED = re.compile(r"\{[^{}]*\}|`[^`]*`|%\(\w+\)|[A-Za-z]{2,}|\d{2,}")
"""Names, acronyms, numbers, code and placeholders: what both texts have of these says that they belong together."""
_CODE = re.compile(r"`[^`\n]*`")
_ACCESS_KEY = re.compile("[&_^]")
_FEW, _BRIEF = 2, 40
"""Known words and characters of a source below which lengths say nothing, and one word is no evidence."""
_SHORT = 12
"""Letters of a sentence below which nothing is told of it."""

_COMPARE = msg("compare the translation with its source; if it is right, write the comment `# check: ignore C39`")
_ONCE = msg("delete one of them")
_ADD = msg("translate it too; if another sentence says it, write the comment `# check: ignore C39`")


def find_lost_text(pair: Pair) -> Iterator[Finding]:
    """C39: a translation that has nothing of its source or of one of its sentences, or says a sentence twice."""
    if (twice := _find_twice(pair)) is not None:
        yield Finding(msg("the sentence {text} stands twice", text=quote(twice)), _ONCE)
    yield from find_numbered_names(pair)
    languages = language_of(pair.source_writing.locale), language_of(pair.writing.locale)
    if set(languages) != {"en", "ar"} or not (pair.arabic or languages[0] == "ar"):
        return  # of what is not translated C29 speaks
    if _is_other(pair, turned=languages[0] == "ar"):
        says_other = msg("the translation seems to be that of another text than {text}", text=quote(pair.source))
        yield Finding(says_other, _COMPARE)
    elif (lost := _find_lost(pair, turned=languages[0] == "ar")) is not None:
        yield Finding(msg("the sentence {text} of the source seems to be missing", text=quote(lost)), _ADD)


def _find_twice(pair: Pair) -> str | None:
    """Return a sentence that the translation has twice, and the source has none twice."""
    if not _SEVERAL.search(pair.plain):
        return None
    sentences = [pair.value[start:end].strip() for start, end in split_spans(pair.plain)]
    if len(set(sentences)) == len(sentences) or len(split_spans(pair.plain_source)) >= len(sentences):
        return None
    return next((each for each in sentences if sentences.count(each) > 1 and _letters(each) >= _SHORT), None)


def _is_other(pair: Pair, *, turned: bool) -> bool:
    texts = _CODE.sub(" ", pair.plain_source), _CODE.sub(" ", pair.plain)
    english, arabic = reversed(texts) if turned else texts
    if " " not in english.strip() or english.isupper():
        return False  # a name or a key
    weight = _weigh_length(_letters(english), _letters(arabic))
    unsaid = len(spoken := concepts(english))
    if unsaid < _FEW and len(english) < _BRIEF:
        return False
    folded = ""
    for concept in spoken:
        if weight + unsaid * _UNSAID >= _OTHER:
            return False
        folded = folded or fold_text(f"{arabic} {_ACCESS_KEY.sub('', pair.source if turned else pair.value)}")
        weight += _SAID if says(folded, concept) else _UNSAID
        unsaid -= 1
    return weight < _OTHER and not _share(pair.source, pair.value)


def _share(one: str, other: str) -> bool:
    return not set(_SHARED.findall(one)).isdisjoint(_SHARED.findall(other))


def _letters(text: str) -> int:
    """Return about how many letters a text has."""
    return len(text) - text.count(" ") - text.count(BLANK)


def _weigh_length(english: int, arabic: int) -> float:
    """Return how well the lengths fit, from 1 for just as usual down to the most that lengths may weigh."""
    if english < 1 or arabic < 1:
        return 0.0
    off = (log(arabic / english) - _RATIO) / (_SPREAD + _SPREAD_OF_SHORT / english)
    return max(1 - off * off / 2, -_MOST)


def _find_lost(pair: Pair, *, turned: bool) -> str | None:
    """Return the sentence of the source that the translation seems to lack."""
    if not _SEVERAL.search(pair.plain_source):
        return None
    spans = split_spans(pair.plain_source)
    if len(spans) < 2 or len(split_spans(pair.plain)) >= len(spans):
        return None
    weighed = [
        (_weigh_sentence(pair, start, end, turned=turned), pair.source[start:end].strip())
        for start, end in spans
        if _letters(pair.plain_source[start:end]) >= _SHORT and not _share(pair.source[start:end], pair.value)
    ]
    weight, sentence = min(weighed, default=(0.0, ""))
    return sentence if weight < _LOST else None


def _weigh_sentence(pair: Pair, start: int, end: int, *, turned: bool) -> float:
    """Return what speaks for a sentence being there (above zero) or not: its words, and the length with and without."""
    sentence, of_source, of_value = pair.plain_source[start:end], _letters(pair.plain_source), _letters(pair.plain)
    without = of_source - _letters(sentence)
    if turned:
        return _weigh_length(of_value, of_source) - _weigh_length(of_value, without)
    folded = fold_text(pair.plain)
    of_others = concepts(f"{pair.plain_source[:start]} {pair.plain_source[end:]}")
    words = sum(_SAID if says(folded, each) else _UNSAID for each in concepts(sentence) - of_others)
    return words + _weigh_length(of_source, of_value) - _weigh_length(without, of_value)
