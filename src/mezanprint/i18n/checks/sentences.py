"""C39: sentences, where they end, and those that stand in the language of the source."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mezanprint.i18n.checks.findings import Finding, quote
from mezanprint.i18n.checks.lexicon import is_common
from mezanprint.i18n.checks.pair import BLANK, Pair
from mezanprint.model.locales import Direction, direction_of, language_of
from mezanprint.model.pasted import ARABIC, MARKS
from mezanprint.model.translatable import msg

_END = re.compile(
    rf"(?<![.\s])(?P<mark>[.!?؟…۔]+)[\"'”’»)\]*_{BLANK}]*(?:\s+(?=[\"'“‘«(\[*_{BLANK}]*[A-Z0-9{ARABIC}\u00c0-\u00de\u05d0-\u05ea])|\s*$)"
    r"|\n{2,}"
)
_SHORT_FORM = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Gen|Col|Lt|No|Nos|vs|cf|etc|e\.g|i\.e|approx|Inc|Ltd|Co|Jr|Sr|Art|Vol|Fig|pp?|ed|al"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.N|a\.m|p\.m)|(?<!\w)[A-Zء-ي]|إلخ|الخ|(?<!\S )\b\d{1,3})$"
)
"""What a full stop behind is no end of a sentence; ``3.`` begins an item of a list."""
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[,;:]? [A-Za-z][A-Za-z'’-]*){2,}")
_RTL_RUN = re.compile(rf"[{ARABIC}א-ת][{ARABIC}{MARKS}א-ת]*(?:[،؛:]? [{ARABIC}א-ת][{ARABIC}{MARKS}א-ת]*){{2,}}")
_FUNCTION = re.compile(
    "the|of|and|to|is|are|was|were|in|on|at|for|with|from|by|that|this"
    "|these|those|it|its|not|has|have|had|be|been|will|would|can|could|may|must"
    "|should|their|they|he|she|we|you|your|his|her|our|who|which|or|as|if"
    "|when|than|into|about|after|before|under|over|between|during|there|no|all|any"
    "|do|does|did|but|so"
)
"""Words without which English makes no sentence."""
_FUNCTION_OF_ARABIC = re.compile("و?(?:من|في|على|إلى|عن|أن|إن|التي|الذي|الذين|لم|لن|لا|ما|قد|كان|كانت|هذا|هذه|بعد|قبل)")
"""Words that sentences of Arabic have and names have seldom."""
_LEAST = 3
_LEAST_ALIKE = 5
"""Words in a row, where source and translation are of one script: there names and loans are shared."""
_QUOTED = re.compile('"[^"]*"|\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb')
_QUOTES = "\"'“”‘’«»`„"

_TRANSLATE = msg("translate it; for a title or name that stays, write the comment `# check: ignore C39`")


@lru_cache(maxsize=4096)
def split_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a plain text begin and end. A full stop behind an abbreviation ends none."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if end["mark"] == "." and end.end() < len(text) and _SHORT_FORM.search(text, start, end.start()):
            continue
        spans.append((start, end.end()))
        start = end.end()
    spans.append((start, len(text)))
    return tuple((start, end) for start, end in spans if any(map(str.isalnum, text[start:end])))


def find_left_sentences(pair: Pair) -> Iterator[Finding]:
    """C39: words in a row that are no name, in the order and the language of the source."""
    if pair.source == pair.value or language_of(pair.writing.locale) == language_of(pair.source_writing.locale):
        return
    of_source, of_value = (direction_of(each.locale) for each in (pair.source_writing, pair.writing))
    runs = _RTL_RUN if of_source is Direction.RTL else _LATIN_RUN
    least = _LEAST if of_source is not of_value else _LEAST_ALIKE
    for run in runs.finditer(pair.plain):
        words = run[0].split()
        if len(words) >= least and run[0] in pair.plain_source and _is_prose(words) and not _is_quoted(pair.plain, run):
            yield Finding(msg("{text} stands in the language of the source", text=quote(run[0])), _TRANSLATE)
            return


def _is_prose(words: list[str]) -> bool:
    """Tell whether words are no name and no code: by small words, and if Latin by small letters and common ones."""
    if not words[0].isascii():
        return any(map(_FUNCTION_OF_ARABIC.fullmatch, words))
    bare = [word.strip(",;:") for word in words]
    small, common = sum(map(str.islower, bare)), sum(map(is_common, bare))
    sure = 4 * common >= 3 * len(words) if len(words) < _LEAST_ALIKE else 2 * common >= len(words)
    return sure and 2 * small > len(words) and any(_FUNCTION.fullmatch(word.casefold()) for word in bare)


def _is_quoted(text: str, run: re.Match[str]) -> bool:
    if any(each.start() < run.start() and run.end() < each.end() for each in _QUOTED.finditer(text)):
        return True
    return text[: run.start()][-1:] in (*_QUOTES, "(") and text[run.end() :].lstrip(".,")[:1] in (*_QUOTES, ")")
