"""Text that people read: one message each, with its key and its place in the source."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from mezanprint.model.diagnostics import Span

Forms: TypeAlias = tuple[tuple[str, str], ...]
"""Forms of a counted phrase by plural category of CLDR: ``(("one", "{n} boat"), ("other", "{n} boats"))``."""


class TextState(StrEnum):
    """Where the value of a text comes from."""

    SOURCE = "source"
    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    """There is a translation, and nobody has confirmed it."""
    DISPUTED = "disputed"
    """There is a translation, and a check objects to it."""
    MISSING = "missing"

    @property
    def is_printed(self) -> bool:
        """Whether it may be published; anything else is printed in drafts, with a mark."""
        return self in (TextState.SOURCE, TextState.TRANSLATED)


@dataclass(frozen=True, slots=True)
class Text:
    """One heading, paragraph, item or cell in the small inline markup.

    ``source`` never changes; ``value`` is what is printed, in ``locale``. A missing text holds its source text as
    ``value`` and the source locale as ``locale``; one that is not confirmed, or disputed, holds the translator's words.
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
    """Plural of a counted phrase (``{n} fishermen``), for catalogs; ``source`` is then its singular."""
    forms: Forms = ()
    """All forms of a counted phrase in its own language, of which those two are taken."""
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

    columns: int = 1
    """Over how many columns its cell goes, in a row of a table."""

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that was written of it: the text, or each form of a counted phrase."""
        return tuple(words for _, words in self.forms) or (self.source,)


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
