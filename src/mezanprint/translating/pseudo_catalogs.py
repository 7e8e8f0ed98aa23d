"""Writes the catalogs of pseudo-locales."""

from collections.abc import Iterable
from pathlib import Path

from mezanprint.engine.output_folder import writing
from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.i18n.pseudo.pseudo import pseudo_catalog
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.translating.extraction import extract_all


def write_pseudo_catalogs(root: Path, locales: Iterable[str], out: Path | None) -> tuple[str, ...]:
    """Write the catalogs of ``locales`` below ``out``, by default below ``locales/``; return what was not so before.

    ``Fault`` if content or templates can not be read, or nothing can be written there.
    """
    files = Files(root)
    folder = files.folder if out is None else Folder.chosen(out, files.folder)
    templates = [(Path(path).stem, parse_po(text.encode(), path)) for path, text in extract_all(files)]
    paths: list[str] = []
    for locale in locales:
        for domain, template in templates:
            path = catalog_path(locale, domain)
            place = path if out is None else path.removeprefix("locales/")
            shown = path if out is None else str(out / place)
            with writing(shown):
                if folder.write_changed(place, write_po(pseudo_catalog(template, locale, domain))):
                    paths.append(shown)
    return tuple(paths)
