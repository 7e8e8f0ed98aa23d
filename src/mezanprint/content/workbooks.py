"""Workbooks of the project: a box reads their cells, and the same bytes are asked once."""

import mimetypes
from functools import lru_cache
from pathlib import Path

from mezanprint.content.data_grid import GridCell
from mezanprint.model.cell_names import name_of_cell
from mezanprint.model.diagnostics import Span
from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import Budget


@lru_cache(maxsize=16)
def workbook_cells(data: bytes, path: str, sheet: str) -> tuple[tuple[GridCell, ...], ...]:
    """Return the rows of a sheet that are not empty; ``Fault`` with what cannot be read."""
    rows = boxed(_read, data, path, sheet, file=Path(path), budget=Budget())
    width = max((len(cells) for _, cells in rows), default=0)
    return tuple(
        tuple(
            GridCell(value, Span(path, number), name_of_cell(place, number))
            for place, value in enumerate((*cells, *[""] * (width - len(cells))), 1)
        )
        for number, cells in rows
    )


def _read(data: bytes, path: str, sheet: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    mimetypes.knownfiles.clear()  # openpyxl has it read the tables of the machine, which a box may not
    # Only the box has the libraries in it.
    from mezanprint.content.tabular.workbook import read_workbook

    return read_workbook(data, path, sheet)
