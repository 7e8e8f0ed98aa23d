"""Text that people read: one message each, with its key and its place in the source."""

from dataclasses import dataclass
from enum import StrEnum

from mezanprint.model.diagnostics import Span


class TextState(StrEnum):
    """Where the value of a text comes from."""

    SOURCE = "source"
    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Text:
    """One heading, paragraph, item or cell in the small inline markup.

    ``source`` never changes; ``value`` is what is printed, in ``locale``. A fuzzy or missing text holds its
    source text as ``value`` and the source locale as ``locale``: what is shown is always what ``locale`` says.
    """

    key: str
    """Key path inside its catalog, for example ``sections.funding.items.2``: the ``msgctxt``."""
    domain: str
    """Catalog the message belongs to: a document id, or ``data`` for content shared by documents."""
    source: str
    value: str
    locale: str
    span: Span
    state: TextState = TextState.SOURCE
    source_plural: str = ""
    """``other`` form of a counted phrase (``{n} fishermen``); ``source`` is then the ``one`` form."""
    count: int | None = None
    """The number that chooses the form of a counted phrase."""
    place: str = ""
    """Where the text stands, in words for translators: ``Panel 2 of 6, heading``."""
    room: int | None = None
    """About how many characters fit, or None where the text flows."""
    note: str = ""
    """The writer's word to the translator."""
    kept: bool = False
    """Whether its writer says its language: it is then printed as it was written, and never translated."""


class BlockKind(StrEnum):
    """The blocks of running text that the Markdown subset knows."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLETS = "bullets"
    NUMBERED = "numbered"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of running text; a list has one text an item, every other kind has exactly one text."""

    kind: BlockKind
    texts: tuple[Text, ...]
    level: int = 0
    """Of a heading: 3 for ``###`` and so on; 0 for every other kind."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text from a YAML block or a Markdown file."""

    blocks: tuple[Block, ...]
