"""Kinds and components: what a document may hold. Both are data (TOML under ``templates/``), not code."""

from dataclasses import dataclass
from enum import StrEnum

from mezanprint.model.paper import Cards, Fold


class FieldType(StrEnum):
    """Types a field may have; the value decides how YAML is read and which node comes out."""

    TEXT = "text"
    """Inline markup, one message: ``Text``."""
    PROSE = "prose"
    """Markdown subset, or the name of a ``.md`` file beside the document: ``Prose``."""
    NAMES = "names"
    """A mapping from locale to spelling, never translated: ``Names``."""
    FIGURE = "figure"
    """The name of a figure in content data (``fishing.killed``): ``Figure``."""
    IMAGE = "image"
    """A mapping ``file``, ``alt`` (or ``decorative: yes``), ``caption``, ``credit``: ``Image``."""
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    NUMBER = "number"
    DATE = "date"
    TOKEN = "token"  # noqa: S105 - one word of a closed list, ``choices``
    VERBATIM = "verbatim"
    """Printed as typed, in every language (a document symbol, a Latin name): ``Value``."""
    DATA = "data"
    """A table of data, typed in the document or in a file beside it: ``Dataset``."""
    COLUMN = "column"
    """The name of a column of the field of type ``data`` beside it: ``Value``."""
    ROW = "row"
    """The first cell of a row of it, which is then the row's name: ``Value``."""
    LINK = "link"
    """The id of a link of the document, or an address: ``Value`` of the address."""
    EAN = "ean"
    """The number of a book or of goods, whose last digit is checked: ``Value``."""
    GEOJSON = "geojson"
    """The name of a GeoJSON file beside the document: ``Geography``."""
    FEATURE = "feature"
    """The id of something on the map of the same section: ``Value``."""
    RECORD = "record"
    """Named fields of its own, ``fields``: ``Record``."""
    LIST = "list"
    """Items of one type, ``item``: ``Items``."""


BLANKS_AT_END, BLANKS_BEFORE_LAST = "end", "before-last"


class Layout(StrEnum):
    """How a page or a book holds two languages."""

    PARALLEL = "parallel"
    """Side by side, text by text."""
    DUAL = "dual"
    """One from each cover; they meet in the middle."""


class Justify(StrEnum):
    """How running text in Arabic fills its lines."""

    START = "start"
    """Ragged at the end."""
    KASHIDA = "kashida"
    """Even at both ends, by longer joins between letters."""


SECTION_KEYS = ("id", "component", "slot", "justify", "lang")
DOCUMENT_KEYS = (
    "kind",
    "locale",
    "date",
    "editions",
    "title",
    "layout",
    "sections",
    "notes",
    "links",
    "attach",
    "limits",
)
"""Keys of a section, and of a document, that have a meaning of their own: no field can be called so."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a kind or component."""

    name: str
    type: FieldType
    required: bool = False
    says: str = ""
    """What the field is, in words for translators: ``heading``, ``person's role``."""
    room: int | None = None
    """About how many characters fit."""
    choices: tuple[str, ...] = ()
    fields: tuple["FieldSpec", ...] = ()
    item: "FieldSpec | None" = None
    unless: str = ""
    """A field of the same record that may stand in its place: then it must not be there, else it may be required."""
    sums: bool = False
    """Of rows of data: whether each is the sum of those above it."""
    selects: bool = False
    """Of data: whether only those columns are printed that fields beside it name."""
    first: bool = False
    """Of such data: whether the cells of its first column are printed too."""
    head: bool = True
    """Of a column that a field names: whether its head is printed. Of a list of columns only several have heads."""
    empty: bool = False
    """Whether a text may be empty, as a cell of a table."""
    like: str = ""
    """Of a list in a list: the field of the same record that has as many items, as each row has its columns."""
    least: int | None = None
    """The least that a number may be; so ``most``."""
    most: int | None = None
    describes: bool = False
    """Whether the text of this field of a kind becomes the description of the PDF."""


@dataclass(frozen=True, slots=True)
class ComponentSpec:
    """A section component: ``templates/base/components.toml``, one table each."""

    name: str
    says: str
    fields: tuple[FieldSpec, ...]


@dataclass(frozen=True, slots=True)
class SlotSpec:
    """A place of the layout that holds sections: a column, a panel, the chapters."""

    name: str
    says: str
    """In words for translators: ``Panel 2 of 6, inside left``."""
    max_sections: int | None = None
    room: int | None = None
    """About how many characters the whole slot holds."""
    width: float = 0.0
    """Of what stands in it, mm, for drawings; 0 where the kind says nothing."""
    half: float = 0.0
    """The same of each of two languages side by side."""
    bold: float = 0.0
    """The width in the bold look, where that is another; 0 where it is not."""


@dataclass(frozen=True, slots=True)
class FitRules:
    """What preflight demands of the layout."""

    max_pages: int | None = None
    exact_pages: int | None = None
    page_multiple: int = 1
    """Print files are filled up with blank pages to a multiple of this; readers have no use for blank ones."""
    min_last_page: float = 0.15
    """Share of the last page's text height that must be used."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: ``templates/<name>/kind.toml``."""

    name: str
    says: str
    page: str
    """CSS page size: ``A4``, ``A4 landscape``, ``A5``."""
    bilingual: bool
    """Whether documents can be in two locales at once."""
    fields: tuple[FieldSpec, ...]
    slots: tuple[SlotSpec, ...]
    components: tuple[ComponentSpec, ...]
    fit: FitRules
    binding: bool = False
    """Whether pages are bound, so that recto and verso differ."""
    notes: str = "end"
    """Where footnotes stand: listed at the ``end`` of the document, or at the foot of their ``page``."""
    justify: Justify = Justify.START
    """How running text in Arabic fills its lines, unless a section says otherwise."""
    fold: Fold | None = None
    """How its sheets are folded; slots are then panels, in the order of reading."""
    booklet: bool = False
    """Whether its pages are stitched through the fold."""
    cards: Cards | None = None
    """How its pages are put on sheets, if they are cards."""
    blanks: str = BLANKS_AT_END
    """Where blank pages of a print file go: ``end``, ``before-last``, or the name of a slot.

    With a slot they go before the last page if something stands in that slot, otherwise to the end.
    """
    layouts: tuple[Layout, ...] = (Layout.PARALLEL,)
    """In which ways, where it is bilingual; the first unless a document says otherwise."""

    @property
    def describing(self) -> tuple[str, ...]:
        """The fields that describe a document; the first of them that is filled becomes the description of the PDF."""
        return tuple(spec.name for spec in self.fields if spec.describes)
