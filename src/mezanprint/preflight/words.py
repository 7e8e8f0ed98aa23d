"""What a reader finds: right-to-left words looked up again in the finished PDF, as Chrome's pdfium reads it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import pypdfium2

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import msg, nmsg

_RTL_WORD = re.compile("[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06ee\u06ef\u06fa-\u06fc]{2,}")
_SHOWN = 8


def count_words(pdf: bytes, lines: Iterable[str]) -> tuple[int, int, tuple[Diagnostic, ...]]:
    """Return how many right-to-left words ``lines`` hold, how many of them the PDF gives back, and what is lost.

    Words of two letters and more, compared without vowel marks: readers ignore these when they search.
    """
    wanted = _words(lines)
    if not wanted:
        return 0, 0, ()
    text = _text(pdf)
    missing = wanted - _words([text])
    # A word cut by an inline element is set in two pieces and read as one.
    lost = Counter({word: count for word, count in missing.items() if word not in text})
    total = wanted.total()
    return total, total - lost.total(), _report(lost)


def _words(lines: Iterable[str]) -> Counter[str]:
    return Counter(word for line in lines for word in _RTL_WORD.findall(_bare(line)))


def _bare(text: str) -> str:
    """Return ``text`` without vowel marks and controls."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in ("Mn", "Cf"))


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return _bare("\n".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def _report(lost: Counter[str]) -> tuple[Diagnostic, ...]:
    if not lost:
        return ()
    names = tuple(f"`{word}`" for word in sorted(lost)[:_SHOWN])
    message = nmsg(
        "{n} words cannot be found in the PDF: {words}",
        "{n} words cannot be found in the PDF: {words}",
        lost.total(),
        words=names,
    )
    hint = msg("the font draws letters in pieces that the text layer does not know; try another font")
    return (warning("release-lost-words", message, None, hint),)
