"""C36: texts of the source that are not those that were translated."""

from collections.abc import Iterable, Iterator

from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks.findings import Finding, quote
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg

_UPDATE = msg("run `mezanprint i18n update`, then mend what it marks fuzzy")


def find_changed_sources(catalog: Catalog, texts: Iterable[Text]) -> Iterator[tuple[Entry, Finding]]:
    """C36: each finished entry of ``catalog`` whose text says something else now."""
    seen: set[str] = set()
    for text in texts:
        if text.domain != catalog.domain or text.key in seen:
            continue
        seen.add(text.key)
        entry = catalog.find(text.key, text.source)
        if entry is None or entry.fuzzy or entry.blank:
            continue
        if (entry.source, entry.plural or "") != (text.source, text.source_plural):
            yield entry, Finding(msg("the source text is now {text}", text=quote(text.source)), _UPDATE)
