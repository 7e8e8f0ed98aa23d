"""The table of an open document: the only way from the name of a message in a request to a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.extraction.text_entries import text_entry
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.documents import iter_messages
from mezanprint.model.domains import TEMPLATES
from mezanprint.model.plurals import category
from mezanprint.model.texts import Text


@dataclass(frozen=True, slots=True)
class Row:
    """One message of a document, with the catalog that has its translation, if it is translated at all."""

    id: str
    """``domain:key``; of words of templates ``templates:CONTEXT|SOURCE``."""
    message: Entry
    """As extraction has it today."""
    catalog: Catalog | None
    """None for what is written in the locale itself."""
    text: Text | None = None
    """None for words of templates."""

    @property
    def entry(self) -> Entry | None:
        """What the catalog has for it."""
        if self.catalog is None:
            return None
        if self.text is None:
            return self.catalog.by_id.get((self.message.context or "", self.message.source))
        return self.catalog.find(self.text.key, self.text.source)

    @property
    def count(self) -> int:
        """How many forms a translation has."""
        if self.catalog is None or self.message.plural is None:
            return 1
        return self.catalog.forms

    @property
    def forms(self) -> tuple[str, ...]:
        """What the catalog has for each form; empty texts where it has nothing, or another number of forms."""
        entry = self.entry
        return entry.values if entry is not None and len(entry.values) == self.count else ("",) * self.count

    @property
    def printed_form(self) -> int:
        """Which of the forms the page prints; a fraction takes the last one."""
        if self.text is None or self.message.plural is None:
            return 0
        if self.catalog is None:
            return source_form(self.text)
        return self.catalog.rule(abs(self.text.count)) if self.text.count is not None else self.count - 1

    @property
    def source_forms(self) -> tuple[str, ...]:
        """The wordings of the source, as its file has them."""
        return self.text.wordings if self.text else (self.message.source,)


def source_form(text: Text) -> int:
    """Return which wording of a counted phrase the page of the source prints."""
    names = [name for name, _ in text.forms]
    name = category(abs(text.count), text.locale) if text.count is not None and names else ""
    return names.index(name) if name in names else max(len(names) - 1, 0)


def rows_of(project: Project, document: str, locale: str) -> Mapping[str, Row]:
    """Return the messages of a document, to be translated into ``locale``, by their ids."""
    rows: dict[str, Row] = {}
    for row in _rows(project, document, locale):
        rows.setdefault(row.id, row)
    return rows


def _rows(project: Project, document: str, locale: str) -> Iterator[Row]:
    source, _ = project.document(document)
    catalogs = project.catalogs(document, locale).by_domain
    for text in iter_messages(source):
        yield Row(f"{text.domain}:{text.key}", text_entry(text), catalogs.get(text.domain), text)
    if words := catalogs.get(TEMPLATES):
        for entry in words.by_id.values():
            yield Row(word_id(entry.context or "", entry.source), entry, words)


def word_id(context: str, source: str) -> str:
    """Return the id of words of templates."""
    return f"{TEMPLATES}:{context}|{source}"
