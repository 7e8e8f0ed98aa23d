"""What a reader finds: the words of an edition looked up again in the finished PDF, as Chrome's pdfium reads it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import msg, nmsg
from mezanprint.preflight.readers.open_file import open_file
from mezanprint.preflight.readers.recall import bare, normal

_WORD = re.compile(r"[^\W\d_]{2,}|\d{2,}")
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209c]+")
"""Raised and lowered digits, which pdfium tells on either side of their word in a right-to-left line."""
_SHOWN = 8


def count_words(pdf: bytes, lines: Iterable[str]) -> tuple[int, int, tuple[Diagnostic, ...]]:
    """Return how many words ``lines`` hold, how many of them the PDF gives back, and what is lost.

    Words are two letters or two digits and more, of any script, each occurrence counted, and compared as a search
    does: without vowel marks and tatweel, in one case; raised and lowered digits are left out.
    """
    expected = _words(lines)
    if not expected:
        return 0, 0, ()
    read = _words([read_file(pdf)])
    lost = _lost(expected - read, read - expected)
    total = expected.total()
    return total, total - lost.total(), _report(lost)


def _words(lines: Iterable[str]) -> Counter[str]:
    return Counter(_WORD.findall(bare(normal(_plain("\n".join(lines))))))


def _plain(text: str) -> str:
    """Return a text with the letters of ligatures apart, as readers tell them, and without raised digits."""
    return unicodedata.normalize("NFKC", _RAISED.sub(" ", text))


def _lost(missing: Counter[str], others: Counter[str]) -> Counter[str]:
    """Return which of the missing words are not in ``others`` either, the words that were read and not looked for.

    A word cut by an inline element is set in pieces and read as one.
    """
    longer = " ".join(others.elements())
    return +Counter({word: count - longer.count(word) for word, count in missing.items()})


@lru_cache(maxsize=1)
def read_file(pdf: bytes) -> str:
    """Return the text of a file as pdfium tells it; kept for the next question about the same file."""
    return "\n".join(page.text for page in open_file(pdf).pages)


def _report(missing: Counter[str]) -> tuple[Diagnostic, ...]:
    if not missing:
        return ()
    names = tuple(f"`{word}`" for word in sorted(missing)[:_SHOWN])
    message = nmsg(
        "{n} word cannot be found in the PDF: {words}",
        "{n} words cannot be found in the PDF: {words}",
        missing.total(),
        words=names,
    )
    hint = msg("the font draws letters in pieces that the text layer does not know; try another font")
    return (warning("release-lost-words", message, None, hint),)
