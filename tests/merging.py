"""Bringing one catalog up to date by itself, without a project around it."""

from mezanprint.i18n.catalogs.memory import Memory
from mezanprint.i18n.catalogs.update import merge_catalog, remember
from mezanprint.i18n.po.po_file import PoFile


def update_catalog(template: PoFile, catalog: PoFile, locale: str) -> PoFile:
    """Return ``catalog`` merged with ``template`` and explained, as it is done for a catalog that is alone."""
    return remember(merge_catalog(template, catalog, locale), Memory(()))
