"""What is ordered of a print shop, as the options of a command say it."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from mezanprint.cli.options import Whole
from mezanprint.cli.speech import misuse
from mezanprint.model.paper import Bound, Cards, Fold, Paper, size_of
from mezanprint.model.translatable import msg
from mezanprint.pdf.painting.painted import PROCESS
from mezanprint.preflight.press.ticket import Ticket

F = TypeVar("F", bound=Callable[..., Any])
_PAPERS = {
    "booklet": Paper(booklet=True),
    **{str(fold): Paper(fold=fold) for fold in Fold},
    "cards": Paper(cards=Cards.EACH),
    "sheet": Paper(),
}
_LETTERS = dict(zip("CMYK", PROCESS, strict=True))
_LENGTHS = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(?:mm)?")
_as = click.option(
    "--as",
    "kind",
    type=click.Choice(tuple(_PAPERS)),
    help="What the file is for: a stitched booklet, a sheet with a letter, Z or half fold, cards, a flat sheet.",
)
_binding = click.option(
    "--binding",
    type=click.Choice([str(bound) for bound in Bound]),
    help="Edge at which it is bound, or from which it opens; otherwise as the file says.",
)
_pages = click.option("--pages", type=Whole(1, 10000), metavar="N", help="How many pages are ordered.")
_size = click.option("--size", metavar="SIZE", help="Size of a page after cutting: `A5`, `A4 landscape`, `148x210`.")
_inks = click.option(
    "--inks",
    multiple=True,
    metavar="INKS",
    help="Inks that are ordered, with commas: `CMYK`, `K`, `K, PANTONE 349 C`. May be repeated.",
)


def ordering(function: F) -> F:
    """Add the options that say what a file is for."""
    for option in reversed((_as, _binding, _pages, _size, _inks)):
        function = option(function)
    return function


def ticket_of(
    is_file: bool, kind: str | None, binding: str | None, pages: int | None, size: str | None, inks: tuple[str, ...]
) -> Ticket | None:
    """Return what is ordered; None if nothing is said. Complains about what can not be meant."""
    if not (kind or binding or pages or size or inks):
        return None
    if not is_file:
        raise misuse(
            msg("a document says itself what it is for"), msg("name a file, or leave out `--as` and what goes with it")
        )
    if binding and kind not in ("booklet", *Fold):
        raise misuse(
            msg("`--binding` is for what is bound or folded"), msg("add `--as booklet`, `letter`, `z` or `half`")
        )
    paper = _PAPERS[kind] if kind else None
    if paper and binding:
        paper = Paper(Bound(binding), paper.fold, paper.booklet)
    wanted = _size_of(size, is_flat=bool(paper and paper.fold)) if size is not None else None
    return Ticket(paper, bool(kind and not binding), pages, wanted, _inks_of(inks) if inks else PROCESS)


def _size_of(words: str, *, is_flat: bool) -> tuple[float, float]:
    """Return width and height in mm; paper that is named lies on its long edge if it is to be folded across."""
    if lengths := _LENGTHS.fullmatch(words.strip()):
        return float(lengths[1]), float(lengths[2])
    name, _, way = words.strip().partition(" ")
    name = name.upper() if name[:1] in "aA" else name
    try:
        return size_of(f"{name} {way or ('landscape' if is_flat else 'portrait')}")
    except ValueError:
        raise misuse(
            msg("`{size}` is no size of paper", size=words), msg("write a name such as `A5`, or `148x210` in mm")
        ) from None


def _inks_of(lists: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of inks, each once: ``CMYK`` and parts of it by their letters, others as they are written."""
    names = [" ".join(name.split()) for words in lists for name in words.split(",")]
    if not all(names):
        raise misuse(msg("an ink has no name"), msg("write `--inks CMYK`, `--inks K` or `--inks 'K, PANTONE 349 C'`"))
    inks: dict[str, None] = {}
    for name in names:
        known = [_LETTERS[letter] for letter in name.upper()] if set(name.upper()) <= set(_LETTERS) else [name]
        inks |= dict.fromkeys(ink.capitalize() if ink.capitalize() in PROCESS else ink for ink in known)
    return tuple(inks)
