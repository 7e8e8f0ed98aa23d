"""A table of data as templates read it: heads, groups of rows, and cells with what keeps numbers in line."""

from dataclasses import dataclass

from markupsafe import Markup

from mezanprint.model.documents import Value
from mezanprint.model.texts import Text
from mezanprint.templating.texts.views import View

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class HeadView:
    """The head of a column: its words in each language that reads it, with the unit of its numbers."""

    titles: tuple[Text, ...]
    units: tuple[Markup, ...]
    """One for each title; nothing where the words say it all."""
    views: tuple[View, ...]
    """The language of each title."""
    is_number: bool
    is_plain: bool
    """Whether nothing stands in it: an empty head would be read aloud."""


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: a text, a number or day as ``html``, or nothing."""

    view: View
    is_number: bool
    is_head: bool
    """Whether its row is headed by it."""
    text: Text | None = None
    value: Value | None = None
    """Names a number or day in findings."""
    html: Markup = NOTHING
    script: str = ""
    """Numbering system of its digits, as CLDR calls it."""
    before: str = ""
    after: str = ""
    """What a number of the column has more, before its first digit and behind its last: room is kept for it."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of cells."""

    cells: tuple[CellView, ...]
    is_total: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """Rows with what stands over them: a text in each language with the columns that it goes over, or nothing."""

    titles: tuple[tuple[Text, View, int], ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A table, or a part of one whose columns are split."""

    heads: tuple[HeadView, ...]
    groups: tuple[GroupView, ...]
    rows: tuple[RowView, ...]
    """Those of all groups."""


TABLE_VIEWS = (CellView, GroupView, HeadView, PartView, RowView)
