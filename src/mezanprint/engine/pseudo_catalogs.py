"""Writes the catalogs of pseudo-locales."""

from collections.abc import Iterable
from pathlib import Path

from mezanprint.engine.extraction import extract_all
from mezanprint.engine.publish import write_changed
from mezanprint.engine.shelf import unwritable
from mezanprint.i18n.catalogs import catalog_path
from mezanprint.i18n.po_parser import parse_po
from mezanprint.i18n.po_writer import write_po
from mezanprint.i18n.pseudo import pseudo_catalog
from mezanprint.model.diagnostics import Fault


def write_pseudo_catalogs(root: Path, locales: Iterable[str], out: Path | None) -> tuple[str, ...]:
    """Write the catalogs of ``locales`` below ``out``, by default below ``locales/``; return what was not so before.

    ``Fault`` if content or templates can not be read, or nothing can be written there.
    """
    templates = [(Path(path).stem, parse_po(text.encode(), path)) for path, text in extract_all(root)]
    written: list[str] = []
    for locale in locales:
        for domain, template in templates:
            path = catalog_path(locale, domain)
            target = root / path if out is None else out / Path(path).relative_to("locales")
            shown = path if out is None else str(target)
            try:
                if write_changed(target, write_po(pseudo_catalog(template, locale, domain)), parents=True):
                    written.append(shown)
            except OSError as failed:
                raise Fault(unwritable(shown, failed)) from None
    return tuple(written)
