"""A document as a typed tree: loaded once in its source locale, then translated leaf by leaf."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from mezanprint.model.cropping import CENTRE, UNTREATED, Treatment
from mezanprint.model.datasets import Cell, Dataset
from mezanprint.model.diagnostics import Span
from mezanprint.model.geography import Geography
from mezanprint.model.kinds import Justify, Layout
from mezanprint.model.limits import DEFAULT, Limits
from mezanprint.model.locales import real_locale
from mezanprint.model.texts import Block, Prose, Text


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar that is never translated: a phone number, an address, a year, a token of a closed list."""

    type: str
    """Field type of the schema: ``phone``, ``email``, ``url``, ``number``, ``date``, ``token``, ``verbatim``."""
    value: str
    span: Span
    key: str = ""
    """``domain:key``, by which a finding about the page names what it is about; so in all nodes that have one."""


@dataclass(frozen=True, slots=True)
class Names:
    """A proper name in several languages, each in its own spelling: ``{"en": ..., "ar": ...}``."""

    names: tuple[tuple[str, str], ...]
    span: Span
    key: str = ""

    def in_locale(self, locale: str) -> str | None:
        """Return the name in ``locale``, or None."""
        return dict(self.names).get(locale)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its source: stands once in content data and is used everywhere from there."""

    name: str
    """``fishing.killed``: data file and figure."""
    value: Decimal
    unit: str
    """``count`` (default), ``percent``, ``year``, ``ordinal``, or an ISO 4217 currency code."""
    label: Text
    counted: Text | None
    period: Text | None
    source: Text
    span: Span
    feminine: tuple[str, ...] = ()
    """Locales whose ordinal takes the feminine; the others take the masculine."""
    key: str = ""
    """Of its number; its texts have their own."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the project with its words. ``alt`` is required unless ``decorative``."""

    path: str
    """Project-relative path of an SVG file or of one of the kinds of ``typesetting.raster``: that of its language."""
    alt: Text | None
    caption: Text | None
    credit: Text | None
    decorative: bool
    span: Span
    key: str = ""
    paths: tuple[tuple[str, str], ...] = ()
    """The file of each language, where these differ: ``{"en": ..., "ar": ...}``."""
    focus: tuple[int, int] = CENTRE
    """The point that stays in view, in per cent from left and top."""
    treatment: Treatment = UNTREATED

    def in_locale(self, locale: str) -> "Image":
        """Return the picture with the file of a language."""
        return replace(self, path=dict(self.paths).get(real_locale(locale), self.path))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of data that a document's PDF carries."""

    path: str
    """Project-relative path of a text file."""
    span: Span

    @property
    def name(self) -> str:
        """Name under which readers find it."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Record:
    """Named fields, in schema order. Templates read them as attributes: ``section.fields.title``."""

    fields: tuple[tuple[str, "Node"], ...]
    span: Span

    def get(self, name: str) -> "Node | None":
        """Return the field ``name``, or None when the writer left it out."""
        return dict(self.fields).get(name)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of nodes of one type."""

    items: tuple["Node", ...]
    span: Span


Node: TypeAlias = Text | Prose | Value | Names | Figure | Image | Dataset | Geography | Record | Items


@dataclass(frozen=True, slots=True)
class Section:
    """One component of a document, standing in a slot of its kind (a column, a panel, a chapter list)."""

    id: str
    component: str
    slot: str
    fields: Record
    span: Span
    justify: Justify = Justify.START
    language: str = ""
    """Language that the writer says of the whole section, or empty."""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one locale. ``fields`` are those of its kind (standfirst, masthead ...), ``title`` apart."""

    id: str
    kind: str
    source_locale: str
    locale: str
    date: date
    editions: tuple[tuple[str, ...], ...]
    """Locales of each edition the document is published in: ``(("en",), ("ar",), ("ar", "en"))``."""
    title: Text
    fields: Record
    sections: tuple[Section, ...]
    notes: tuple[tuple[str, Text], ...]
    """Footnotes by id, in the order of the file."""
    links: tuple[tuple[str, str], ...]
    """Link targets by id: https or mailto only."""
    references: tuple[tuple[str, Node], ...]
    """What ``{name}`` in a text may stand for: data texts, names and figures, by full name."""
    span: Span
    attachments: tuple[Attachment, ...] = ()
    """Files that the PDF carries, in the order of their paths."""
    layout: Layout = Layout.PARALLEL
    """How it is set in two languages."""
    limits: Limits = DEFAULT
    """What each of its editions may take of the computer."""


def filled_slots(document: Document) -> frozenset[str]:
    """Return the slots in which a section stands."""
    return frozenset(section.slot for section in document.sections)


def map_texts(node: Node, change: Callable[[Text], Text], locale: str) -> Node:
    """Return ``node`` in ``locale``, with ``change`` applied to every text in it."""
    match node:
        case Text():
            return change(node)
        case Prose(blocks):
            return Prose(tuple(Block(b.kind, tuple(map(change, b.texts)), b.level) for b in blocks))
        case Record(fields, span):
            return Record(tuple((name, map_texts(child, change, locale)) for name, child in fields), span)
        case Items(items, span):
            return Items(tuple(map_texts(child, change, locale) for child in items), span)
        case Figure():
            return replace(
                node,
                label=change(node.label),
                counted=node.counted and change(node.counted),
                period=node.period and change(node.period),
                source=change(node.source),
            )
        case Image():
            return replace(
                node.in_locale(locale),
                alt=node.alt and change(node.alt),
                caption=node.caption and change(node.caption),
                credit=node.credit and change(node.credit),
            )
        case Dataset():
            return _map_dataset(node, change)
        case _:
            return node


def _map_dataset(dataset: Dataset, change: Callable[[Text], Text]) -> Dataset:
    def of(cell: Cell) -> Cell:
        return replace(cell, text=change(cell.text)) if cell.text else cell

    columns = tuple(replace(column, title=change(column.title)) for column in dataset.columns)
    return replace(dataset, columns=columns, rows=tuple(tuple(map(of, row)) for row in dataset.rows))


def map_document(document: Document, locale: str, change: Callable[[Text], Text]) -> Document:
    """Return ``document`` in ``locale`` with ``change`` applied to every text."""

    def record(node: Record) -> Record:
        changed = map_texts(node, change, locale)
        assert isinstance(changed, Record)
        return changed

    return replace(
        document,
        locale=locale,
        title=change(document.title),
        fields=record(document.fields),
        sections=tuple(replace(s, fields=record(s.fields)) for s in document.sections),
        notes=tuple((name, change(text)) for name, text in document.notes),
        references=tuple((name, map_texts(node, change, locale)) for name, node in document.references),
    )


def iter_texts(document: Document) -> Iterator[Text]:
    """Yield every text once, in the order a reader meets them; references come last."""
    texts: dict[tuple[str, str], Text] = {}

    def note(text: Text) -> Text:
        texts.setdefault((text.domain, text.key), text)
        return text

    map_document(document, document.locale, note)
    yield from texts.values()


def iter_places(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield key and place of everything that is no text and can be found on a page: values, pictures, sections."""
    yield from ((section.key, section.span) for section in document.sections if section.key)
    for leaf in _iter_leaves(document):
        match leaf:
            case (Value() | Names() | Figure() | Image() | Geography()) as node if node.key:
                yield node.key, node.span
            case Dataset(_, rows):
                yield from ((cell.key, cell.span) for row in rows for cell in row if cell.key and cell.span)


def iter_names(document: Document) -> Iterator[Names]:
    """Yield every proper name of a document and of what it refers to."""
    return (leaf for leaf in _iter_leaves(document) if isinstance(leaf, Names))


def iter_prose(document: Document) -> Iterator[Prose]:
    """Yield all running text of a document, in no order."""
    return (leaf for leaf in _iter_leaves(document) if isinstance(leaf, Prose))


def iter_images(document: Document) -> Iterator[Image]:
    """Yield the pictures of a document, in no order."""
    return (leaf for leaf in _iter_leaves(document) if isinstance(leaf, Image))


def iter_geographies(document: Document) -> Iterator[Geography]:
    """Yield the files of maps of a document, in no order."""
    return (leaf for leaf in _iter_leaves(document) if isinstance(leaf, Geography))


def iter_figures(document: Document) -> Iterator[Figure]:
    """Yield the figures that a document prints, in no order."""
    return (leaf for leaf in _iter_leaves(document) if isinstance(leaf, Figure))


def iter_datasets(document: Document) -> Iterator[Dataset]:
    """Yield the tables of data of a document, in no order."""
    return (leaf for leaf in _iter_leaves(document) if isinstance(leaf, Dataset))


def _iter_leaves(document: Document) -> Iterator[Node]:
    pending: list[Node] = [document.fields, *(section.fields for section in document.sections)]
    pending += [node for _, node in document.references]
    while pending:
        match pending.pop():
            case Record(fields, _):
                pending += [node for _, node in fields]
            case Items(items, _):
                pending += items
            case leaf:
                yield leaf


def iter_messages(document: Document) -> Iterator[Text]:
    """Yield every text that is translated: not an empty cell, and none whose writer says its language."""
    return (text for text in iter_texts(document) if text.source.strip() and not text.kept)
