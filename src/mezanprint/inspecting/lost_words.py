"""Where on the pages the words stand that readers cannot find."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from mezanprint.inspecting.inspect import FLOORS, TAGS, Inspection
from mezanprint.model.translatable import msg, parted
from mezanprint.preflight.readers.pdfium import Look
from mezanprint.preflight.readers.recall import bare, words

_LIKENESS = 0.5
"""How like a lost word what stands in its place must be, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on the picture of a page, in per cent of it, with what is wrong there."""

    left: float
    top: float
    width: float
    height: float
    says: str


def place_marks(inspection: Inspection, pages: Sequence[Look]) -> tuple[tuple[Mark, ...], ...]:
    """Return the marks of each page: words that some reader loses, or, without a source, letters without meaning."""
    losers = _losers(inspection)
    rest = Counter(map(bare, inspection.source))
    by_pdfium = [word for word, readers in losers.items() if "pdfium" in readers]
    return tuple(
        tuple(
            Mark(left, top, width, height, says)
            for text, left, top, width, height in page.words
            if (says := _fault(text) or _loss(text, losers, rest, by_pdfium))
        )
        for page in pages
    )


def _losers(inspection: Inspection) -> dict[str, tuple[str, ...]]:
    """Return each lost word with the readers that lose it."""
    words: dict[str, tuple[str, ...]] = {}
    for found in inspection.found:
        name = found.reading.reader
        if found.recall and name in FLOORS and name != TAGS:
            for word in dict.fromkeys(map(bare, found.recall.lost)):
                words[word] = (*words.get(word, ()), name)
    return words


def _fault(text: str) -> str:
    meaningless = [c for c in text if c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cc")]
    return msg("its letters have no meaning: nobody can find it") if meaningless else ""


def _loss(text: str, losers: Mapping[str, tuple[str, ...]], rest: Counter[str], by_pdfium: list[str]) -> str:
    return parted(tuple(_losses(text, losers, rest, by_pdfium)))


def _losses(
    text: str, losers: Mapping[str, tuple[str, ...]], rest: Counter[str], by_pdfium: list[str]
) -> Iterator[str]:
    """Yield what is wrong with a word of the page; ``rest`` holds what the page may still say of the source."""
    for form in map(bare, words(text)):
        if rest[form] > 0:
            rest[form] -= 1
            if form in losers:
                yield msg("{word}: not found by {readers}", word=form, readers=losers[form])
        elif meant := get_close_matches(form, by_pdfium, 1, _LIKENESS):
            yield msg(
                "{word}: not found by {readers}; pdfium reads {form}",
                word=meant[0],
                readers=losers[meant[0]],
                form=form,
            )
