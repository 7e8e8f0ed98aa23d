"""A document as templates read it: names as attributes, nothing that can be changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from mezanprint.model.documents import Document, Figure, Image, Items, Node, Record, Section, map_document
from mezanprint.model.kinds import FieldSpec, Kind
from mezanprint.model.locales import LocaleSpec
from mezanprint.model.texts import Block, Prose, Text
from mezanprint.templating.texts.markup import PieceKind, parse_markup

Name: TypeAlias = tuple[str, str]
"""``domain:key`` of a text and the locale it is shown in: two languages share a key."""


class Fields:
    """Fields of a record by name; ``-`` in a name is read as ``_``. A field the writer left out is None."""

    __slots__ = ("_values",)

    def __init__(self, record: Record, specs: tuple[FieldSpec, ...]) -> None:
        given = dict(record.fields)
        self._values = {spec.name.replace("-", "_"): readable(given.get(spec.name), spec) for spec in specs}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._values:
            raise AttributeError(name)
        return self._values[name]

    def __dir__(self) -> list[str]:
        return sorted(self._values)


class Blocks(tuple[Block, ...]):
    """The blocks of running text; ``blocks`` is the same, for those who expect it."""

    __slots__ = ()

    @property
    def blocks(self) -> "Blocks":
        """The blocks themselves."""
        return self


class SectionView:
    """A section: ``id``, ``key``, ``component``, ``slot``, ``justify``, ``language`` of its own, and its ``fields``."""

    __slots__ = ("component", "fields", "id", "justify", "key", "language", "slot")

    def __init__(self, section: Section, kind: Kind) -> None:
        spec = next(spec for spec in kind.components if spec.name == section.component)
        self.id, self.key, self.component, self.slot = section.id, section.key, section.component, section.slot
        self.justify, self.language = str(section.justify), section.language
        self.fields = Fields(section.fields, spec.fields)


@dataclass(frozen=True, slots=True)
class LogoView:
    """The logo of the house: the address of its file, the name of the house, and whether it needs a field of paper."""

    src: str
    alt: str
    on_paper: bool


class View:
    """A document in one locale.

    ``notes`` are ``(number, id, text)`` of the notes that are used, in order of first use; ``figures`` are the figures
    that are used, each once.
    """

    __slots__ = ("_sections", "date", "dir", "fields", "figures", "lang", "locale", "notes", "title")

    def __init__(self, document: Document, kind: Kind, locale: LocaleSpec) -> None:
        self.locale, self.dir = document.locale, str(locale.direction)
        self.lang = document.locale.replace("_", "-")
        self.title, self.date = document.title, document.date
        self.fields = Fields(document.fields, kind.fields)
        self._sections = tuple(SectionView(section, kind) for section in document.sections)
        self.notes = _used_notes(document, kind)
        self.figures = _used_figures(document)

    def sections(self, slot: str) -> tuple[SectionView, ...]:
        """Return the sections that stand in ``slot``, in order."""
        return tuple(section for section in self._sections if section.slot == slot)


def readable(node: Node | None, spec: FieldSpec) -> Any:
    """Return a node as templates read it: records as attributes, lists and running text as sequences."""
    match node:
        case Record():
            return Fields(node, spec.fields)
        case Items(items):
            assert spec.item is not None
            return tuple(readable(item, spec.item) for item in items)
        case Prose(blocks):
            return Blocks(blocks)
        case _:
            return node


def reading_order(document: Document, kind: Kind) -> tuple[Text, ...]:
    """Return the texts of a document slot by slot, as its kind orders them; references and notes come last."""
    slots = {slot.name: place for place, slot in enumerate(kind.slots)}
    texts: list[Text] = []

    def note(text: Text) -> Text:
        texts.append(text)
        return text

    sections = sorted(document.sections, key=lambda section: slots.get(section.slot, len(slots)))
    map_document(replace(document, sections=tuple(sections)), document.locale, note)
    return tuple(texts)


def _used_notes(document: Document, kind: Kind) -> tuple[tuple[int, str, Text], ...]:
    texts = dict(document.notes)
    names = dict.fromkeys(
        piece.text
        for text in reading_order(document, kind)
        if "[^" in text.value
        for piece in parse_markup(text.value)
        if piece.kind is PieceKind.NOTE and piece.text in texts
    )
    return tuple((number, name, texts[name]) for number, name in enumerate(names, start=1))


def _used_figures(document: Document) -> tuple[Figure, ...]:
    leaves = [*own_leaves(document), *(node for _, node in document.references)]
    return tuple({node.name: node for node in leaves if isinstance(node, Figure)}.values())


def own_texts(document: Document) -> dict[Name, Text]:
    """Return the texts a document itself shows: not those of its figures, notes and references."""
    return {name_of(node): node for node in own_leaves(document) if isinstance(node, Text)}


def name_of(text: Text) -> Name:
    """Return ``domain:key`` of a text and the locale it is shown in."""
    return f"{text.domain}:{text.key}", text.locale


def own_leaves(document: Document) -> Iterator[Node]:
    """Yield title, fields and sections of a document down to texts, figures, names, values and tables of data.

    A table of data is shown as far as a component shows it: a chart of two columns hides no text.
    """
    yield document.title
    for record in (document.fields, *(section.fields for section in document.sections)):
        yield from _leaves(record)


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case Record(fields):
            for _, child in fields:
                yield from _leaves(child)
        case Items(items):
            for child in items:
                yield from _leaves(child)
        case Prose(blocks):
            for block in blocks:
                yield from block.texts
        case Image():
            words = (None if node.decorative else node.alt, node.caption, node.credit)
            yield from (text for text in words if text is not None)
        case _:
            yield node
