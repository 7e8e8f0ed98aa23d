"""Previews by whole layouts: every question has all pages laid out and drawn as a proof has them."""

from pathlib import Path

from mezanprint.engine.pool import Pool
from mezanprint.model.compositions import Composition
from mezanprint.model.limits import DEFAULT
from mezanprint.model.previews import Opened, PagePreview, Settled
from mezanprint.model.regions import Measured
from mezanprint.outputs.page_pictures import draw_pages
from mezanprint.proofing.worker_tasks import measure


class WholeLayouts:
    """Lays out one edition."""

    def __init__(self, root: Path) -> None:
        """Take the project folder."""
        self._pool = Pool(1, root, measure)
        self._last: Measured | None = None

    def open(self, composition: Composition) -> Opened:
        """Lay out all pages."""
        measured = self._lay_out(composition)
        return Opened(measured.layout, measured.diagnostics)

    def picture(self, page: int, dpi: int) -> bytes:
        """Draw a page of the last layout."""
        del dpi
        assert self._last is not None
        return draw_pages(self._last.data, frozenset((page,)))[page]

    def preview(self, composition: Composition, page: int, dpi: int) -> PagePreview:
        """Lay out all pages and draw one."""
        measured = self._lay_out(composition)
        page = min(page, len(measured.layout))
        png = self.picture(page, dpi)
        return PagePreview(
            page, measured.layout[page - 1], png, measured.diagnostics, True, len(measured.layout), moves=False
        )

    def settle(self, composition: Composition) -> Settled:
        """Lay out all pages, and tell which look otherwise."""
        before = self._last.looks if self._last else ()
        measured = self._lay_out(composition)
        changed = (n for n, look in enumerate(measured.looks, 1) if before[n - 1 : n] != (look,))
        return Settled(measured.layout, measured.diagnostics, tuple(changed))

    def close(self) -> None:
        """End the process."""
        self._pool.stop()

    def _lay_out(self, composition: Composition) -> Measured:
        measured = self._pool.make(measure, composition, DEFAULT)
        assert isinstance(measured, Measured)
        self._last = measured
        return measured
