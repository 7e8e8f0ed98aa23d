"""Figures and attached tables of a document as small grids, of which one cell is changed at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from mezanprint.content.editing.csv_table import CsvTable
from mezanprint.content.editing.file_lines import FileLines
from mezanprint.content.editing.replace_text import TextPlace, replace_text, replace_value
from mezanprint.content.editing.ways import Way, reach
from mezanprint.content.figures import LABEL, PERIOD, SOURCE
from mezanprint.content.parse import read_yaml
from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.content.raw import Raw, Scalar
from mezanprint.engine.project import Project
from mezanprint.model.documents import iter_datasets, iter_figures
from mezanprint.model.translatable import as_message, msg
from mezanprint.project.files import Files
from mezanprint.studio.answers import Refusal
from mezanprint.studio.saving import Saver
from mezanprint.studio.sectioning import digest
from mezanprint.studio.told import words
from mezanprint.studio.writing import put_files

_TEXTS = (LABEL.name, PERIOD.name, SOURCE.name)
_FIELDS = ("value", "unit", *_TEXTS)
_WORDS = (msg("value"), msg("unit"), *(as_message(each.says) for each in (LABEL, PERIOD, SOURCE)))
_TABLES = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Grid:
    """A file with figures."""

    path: str
    data: bytes

    @property
    def root(self) -> RawMapping:
        """The file as it was typed."""
        return read_yaml(self.path, FileLines.of(self.path, self.data).text)[1]

    @property
    def names(self) -> tuple[str, ...]:
        """The figures in a file of shared data."""
        figures = self.root.get("figures")
        return figures.keys() if isinstance(figures, RawMapping) else ()

    def as_value(self) -> Mapping[str, Any]:
        """Return the grid as the page shows it; a cell that is not there is nothing, and cannot be changed."""
        columns: list[Any]
        rows: list[list[str | None]]
        if self.path.endswith(_TABLES):
            head, *rest = CsvTable.of(self.path, self.data).rows or ((),)
            columns = [{"en": cell.value, "ar": cell.value} for cell in head]
            rows, fixed = [[cell.value for cell in row] for row in rest], list[int]()
        else:
            columns = [words(msg("figure")), *map(words, _WORDS)]
            rows = [[name, *(self._cell(name, field) for field in _FIELDS)] for name in self.names]
            fixed = [0]
        table = {"table": self.path, "title": self.path.rpartition("/")[2], "columns": columns, "rows": rows}
        return {**table, "fixed": fixed, "seen": digest(self.data)}

    def changed(self, row: int, column: int, text: str) -> bytes:
        """Return the file with another text in a cell; ``Refusal`` if there is none, ``Fault`` if it cannot be."""
        if self.path.endswith(_TABLES):
            return CsvTable.of(self.path, self.data).replace(row + 1, column, text)
        if not (row < len(self.names) and 0 < column <= len(_FIELDS)):
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
        field = _FIELDS[column - 1]
        way = self._way(self.names[row], field)
        if way is None:
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
        if field in _TEXTS:
            return replace_text(self.data, TextPlace(self.path, (way,)), (text,))
        return replace_value(self.data, self.path, way, text)

    def _way(self, name: str, field: str) -> Way | None:
        way: Way = ("figures", name, field)
        node: Raw | None = reach(self.root, way)
        if isinstance(node, RawMapping):
            way = (*way, "text")
            node = reach(self.root, way)
        return way if isinstance(node, Scalar) else None

    def _cell(self, name: str, field: str) -> str | None:
        way = self._way(name, field)
        node = reach(self.root, way) if way else None
        return node.value if isinstance(node, Scalar) else None


def grids(project: Project, name: str) -> Iterator[Grid]:
    """Yield the files with figures that a document prints, and the tables that it shows or carries."""
    document = project.document(name)[0]
    reader = project.files("edited")
    paths = dict.fromkeys(sorted(figure.span.path for figure in iter_figures(document)))
    tables = sorted({*(each.path for each in document.attachments), *(each.path for each in iter_datasets(document))})
    paths |= dict.fromkeys(path for path in tables if path.lower().endswith(_TABLES))
    yield from (Grid(path, reader.read_bytes(path)) for path in paths)


def save_cell(
    files: Files, saver: Saver, document: str, table: str, cell: tuple[int, int], text: str, seen_digest: str
) -> Mapping[str, Any]:
    """Change one cell of a grid that the page has seen; ``Refusal`` where the file is another by now."""
    project = Project(files.beside())
    grid = next((grid for grid in grids(project, document) if grid.path == table), None)
    if grid is None:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    if digest(grid.data) != seen_digest:
        raise Refusal(HTTPStatus.CONFLICT)
    edited = grid.changed(*cell, text)
    put_files(files, saver, project, {grid.path: edited})
    return {"saved": True, "seen": digest(edited)}
