"""What a reader tells: words side by side in an edition, looked up so in the PDF as Chrome's pdfium reads it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import TypeAlias

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import Translatable, msg
from mezanprint.preflight.readers.recall import bare, in_lines

Pair: TypeAlias = tuple[str, str]
ENOUGH = 0.99
"""Share of pairs under which a file is warned of."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_CALL = re.compile(r"(?<=[^\W\d_])[.,;:!?\u060c\u061b\u061f\u00bb\u201d\")\]]*(?=\d)")
"""Between a word and the number of its note, which readers tell with a space or without."""
_LINE_HYPHEN = "\ufffe"
"""pdfium tells this for a hyphen that ends a line, and no break after it: what stands before and behind is found."""
_NUMBER = re.compile(r"\d{1,2}")
_SHOWN = 5


def tokens(text: str) -> list[str]:
    """Return the words of a text as a search compares them, each with what stands inside it: ``covid-19``, ``1,500``.

    Marks of direction, vowel marks and tatweel, and signs at the ends of words are left out; digits of any script are
    the same; letters are in one case.
    """
    return _words(_plain(text))


def _plain(text: str) -> str:
    """Return a text in the form in which its words are compared, its white space as it is."""
    plain = bare(unicodedata.normalize("NFKC", in_lines(text.replace(_LINE_HYPHEN, " "))))
    for sign in set(plain):
        if sign.isdigit():
            plain = plain.replace(sign, str(unicodedata.digit(sign)))
    return _CALL.sub(" ", plain)


def _words(plain: str) -> list[str]:
    return [word for each in plain.split() if (word := each if each.isalnum() else _EDGES.sub("", each))]


def pairs(text: str) -> Counter[Pair]:
    """Return how often two words follow one another in a text."""
    return Counter(pairwise(tokens(text)))


def pairs_of(rows: Iterable[str]) -> Counter[Pair]:
    """Return the pairs of lines, each line by itself."""
    # Each row on a line of one text: to bring a text into its form costs more than its letters do.
    lines = _plain("\n".join(" ".join(row.split()) for row in rows)).split("\n")
    return Counter(chain.from_iterable(pairwise(_words(line)) for line in lines))


def count_pairs(text: str, rows: Iterable[str]) -> tuple[int, int, tuple[Diagnostic, ...]]:
    """Return how many pairs ``rows`` hold, how many ``text`` of a file tells, and a warning if these are too few.

    The number of a note, which stands in no row, may be told between two words: pdfium tells it where it likes.
    """
    expected = pairs_of(rows)
    reader_words = tokens(text)
    over = Counter(
        (a, c)
        for a, b, c in zip(reader_words, reader_words[1:], reader_words[2:], strict=False)
        if _NUMBER.fullmatch(b)
    )
    lost = expected - Counter(pairwise(reader_words)) - over
    total = expected.total()
    found = total - lost.total()
    return total, found, () if found >= ENOUGH * total else (_report(lost, reader_words, found, total),)


def _report(lost: Counter[Pair], told: Sequence[str], found: int, total: int) -> Diagnostic:
    causes = [_cause(pair, told) for pair in sorted(lost, key=lambda pair: (-lost[pair], pair))[:_SHOWN]]
    message = msg(
        "Chrome's reader tells {found} of {total} pairs of neighbouring words; lost are {pairs}",
        found=found,
        total=total,
        pairs=tuple(causes),
    )
    hint = msg(
        "words of two directions that touch, as `a` and `ب` without a space, are told in another order; set a space"
    )
    return warning("release-lost-pairs", message, None, hint)


def _cause(pair: Pair, reader_words: Sequence[str]) -> Translatable:
    """Return a lost pair with what is told in its place."""
    first, second = pair
    followers = Counter(after for before, after in pairwise(reader_words) if before == first)
    if first not in reader_words or second not in reader_words:
        absent = first if first not in reader_words else second
        return msg("`{first} {second}` (`{word}` is not told whole)", first=first, second=second, word=absent)
    if not followers:
        return msg("`{first} {second}` (nothing follows `{first}`)", first=first, second=second)
    other = max(followers, key=lambda word: (followers[word], word))
    return msg("`{first} {second}` (told is `{first} {other}`)", first=first, second=second, other=other)
