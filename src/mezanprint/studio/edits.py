"""Edits that nobody has saved, as the files they would be: what is previewed is what would be saved."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from mezanprint.i18n.catalogs.catalogs import read_if_present
from mezanprint.i18n.catalogs.rewording import reworded
from mezanprint.i18n.po.po_file import PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.project.files import Files
from mezanprint.studio.answers import Refusal
from mezanprint.studio.rows import Row


def edited_catalogs(files: Files, rows: Mapping[str, Row], edits: Mapping[str, Sequence[str]]) -> dict[str, bytes]:
    """Return the catalogs, by their paths, with the translations of ``edits`` in them, each as if it were confirmed.

    ``Refusal`` for a message that the table does not have; ``Fault`` for a catalog that can not be read.
    """
    catalogs: dict[str, PoFile] = {}
    for id_, forms in edits.items():
        row = translatable(rows, id_, forms)
        assert row.catalog is not None
        path = row.catalog.path
        if path not in catalogs:
            catalogs[path] = parsed_catalog(read_if_present(files, path), row)
        catalogs[path] = reworded(catalogs[path], row.message, forms)
    return {path: write_po(file) for path, file in catalogs.items()}


def parsed_catalog(data: bytes | None, row: Row) -> PoFile:
    """Return the catalog of a message as it was read, or a new one where there is none."""
    assert row.catalog is not None
    catalog = row.catalog
    if data is None:
        return PoFile((Slot(new_header(catalog.locale, catalog.domain, catalog.source_locale)),))
    return parse_po(data, catalog.path)


def translatable(rows: Mapping[str, Row], id_: str, forms: Sequence[str]) -> Row:
    """Return the row of a message that is translated in so many forms; ``Refusal`` if there is none such."""
    row = rows.get(id_)
    if row is None or row.catalog is None or len(forms) != row.count:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    return row
