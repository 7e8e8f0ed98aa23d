"""Bringing one catalog up to date by itself, without a project around it."""

from mezanprint.i18n.memory import Memory
from mezanprint.i18n.po_file import PoFile
from mezanprint.i18n.update import merge_catalog, remember


def update_catalog(template: PoFile, catalog: PoFile, locale: str) -> PoFile:
    """Return ``catalog`` merged with ``template`` and explained, as it is done for a catalog that is alone."""
    return remember(merge_catalog(template, catalog, locale), Memory(()))
