"""Labels of pages: what a viewer calls a page is what stands on it."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, String

from mezanprint.model.numerals import WESTERN


def page_labels(parts: tuple[tuple[int, str, str], ...]) -> Dictionary:
    """Return the labels of parts, each of so many pages, with these ten digits, and with words before its numbers."""
    entries: list[int | Dictionary] = []
    place = 0
    for pages, digits, before in parts:
        entries += [entry for at, label in _labels(pages, digits, before) for entry in (place + at, label)]
        place += pages
    return Dictionary(Nums=Array(entries))


def _labels(pages: int, digits: str, before: str) -> Iterator[tuple[int, Dictionary]]:
    """Yield labels and where they begin; other digits than 0-9 are known as prefixes only (12.4.2)."""
    if digits == WESTERN:
        label = Dictionary(S=Name.D)
        if before:
            label.P = String(before)
        yield 0, label
        return
    table = str.maketrans(WESTERN, digits)
    for number in range(1, pages + 1):
        yield number - 1, Dictionary(P=String(before + str(number).translate(table)))
