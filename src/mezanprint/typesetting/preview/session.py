"""A session of previews: one edition, whose last whole layout is kept while its texts change."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.previews import Opened, PagePreview, Settled
from mezanprint.model.regions import PageLayout
from mezanprint.typesetting.preview.edited_page import lay_out_page
from mezanprint.typesetting.preview.whole import Whole, lay_out_whole


class Session:
    """Pages of an edition while somebody types. A book with two covers has a whole layout for each of its parts.

    All that is asked may raise ``Fault``, with what the typesetter says; the last whole layout stays then.
    """

    def __init__(self, root: Path) -> None:
        """Take the project folder, of which nothing is read but the resources of compositions."""
        self._root = root
        self._wholes: tuple[Whole, ...] = ()
        # Of the pages that whoever asks has been given: a preview that needed a whole layout gave but one of its own.
        self._looks: tuple[bytes, ...] = ()
        self._begin: tuple[object, ...] = ()

    def open(self, composition: Composition) -> Opened:
        """Lay out all pages, and keep them."""
        self._show(composition)
        return Opened(self._layout(), self._diagnostics())

    def picture(self, page: int, dpi: float) -> bytes:
        """Return the picture of a page of the last whole layout, from 1, as PNG."""
        _, whole, index = self._find(page)
        return whole.picture(index, dpi)

    def preview(self, composition: Composition, page: int, dpi: float) -> PagePreview:
        """Return a page with edits on it, from 1; the last one if it is beyond that."""
        alone = self._lay_out_page(composition, page, dpi)
        if alone:
            return alone
        self._wholes = self._lay_out(composition)
        layout = self._layout()
        page = min(page, len(layout))
        png = self.picture(page, dpi)
        moves = _beginnings(layout)[page : page + 1] != self._begin[page : page + 1]
        return PagePreview(page, layout[page - 1], png, self._diagnostics(), True, len(layout), moves)

    def settle(self, composition: Composition) -> Settled:
        """Lay out all pages, keep them, and tell which look otherwise than before."""
        before = self._looks
        self._show(composition)
        changed = tuple(page for page, look in enumerate(self._looks, 1) if look not in before[page - 1 : page])
        return Settled(self._layout(), self._diagnostics(), changed)

    def _show(self, composition: Composition) -> None:
        self._wholes = self._lay_out(composition)
        self._looks = tuple(look for whole in self._wholes for look in whole.looks)
        self._begin = _beginnings(self._layout())

    def _lay_out(self, composition: Composition) -> tuple[Whole, ...]:
        """Return whole layouts; those of parts in which nothing changed are the ones that are kept."""
        known = {whole.composition: whole for whole in self._wholes}
        parts = composition.parts or (composition,)
        return tuple(
            known.get(part) or lay_out_whole(part, self._root, before)
            for part, before in zip_longest(parts, self._wholes[: len(parts)])
        )

    def _lay_out_page(self, composition: Composition, page: int, dpi: float) -> PagePreview | None:
        """Return a page that can be laid out alone, as nothing changed but on it; None where it can not."""
        try:
            place, whole, index = self._find(page)
            parts = composition.parts or (composition,)
            others = tuple(each.composition for each in self._wholes)
            if parts[:place] + parts[place + 1 :] != others[:place] + others[place + 1 :]:
                return None
            alone = lay_out_page(whole, parts[place], index, dpi, self._root)
        except MemoryError:
            raise
        except Exception:
            # Not alone, or not at all: that tells a whole layout, with its reasons.
            return None
        diagnostics = tuple(self._told(place, alone.diagnostics))
        return PagePreview(page, alone.layout, alone.png, diagnostics, False, len(self._layout()), alone.moves)

    def _find(self, page: int) -> tuple[int, Whole, int]:
        """Return the number of a part, its layout, and the number of the page in it, all from 0."""
        index = page - 1
        for place, whole in enumerate(self._wholes):
            if index < len(whole.layout):
                return place, whole, index
            index -= len(whole.layout)
        raise IndexError(page)

    def _layout(self) -> tuple[PageLayout, ...]:
        return tuple(page for whole in self._wholes for page in whole.layout)

    def _diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(each for place, whole in enumerate(self._wholes) for each in self._told(place, whole.diagnostics))

    def _told(self, place: int, diagnostics: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
        """Yield the findings of a part as ``outputs.parts`` tells them: pages of the whole, keys with a locale."""
        locale = self._wholes[place].composition.edition.locale_code
        before = sum(len(whole.layout) for whole in self._wholes[:place])
        for each in diagnostics:
            if len(self._wholes) > 1 and each.key:
                each = replace(each, key=f"{locale}/{each.key}")
            if before and each.span and each.span.page:
                each = replace(each, span=replace(each.span, page=each.span.page + before))
            yield each


def _beginnings(layout: tuple[PageLayout, ...]) -> tuple[object, ...]:
    """Return what tells with which text each page begins."""
    return tuple(next(((region.key, region.text) for region in page.regions), None) for page in layout)
