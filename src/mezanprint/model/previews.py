"""What a preview is: pages of an edition laid out while somebody types, and their pictures. Pages count from 1."""

from dataclasses import dataclass

from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.regions import PageLayout


@dataclass(frozen=True, slots=True)
class Opened:
    """A whole layout of an edition."""

    layout: tuple[PageLayout, ...]
    diagnostics: tuple[Diagnostic, ...]
    """All findings of the layout: what does not fit, what has no glyph, what the typesetter said."""


@dataclass(frozen=True, slots=True)
class PagePreview:
    """One page as it looks with an edit that nobody has saved."""

    page: int
    layout: PageLayout
    png: bytes
    diagnostics: tuple[Diagnostic, ...]
    """What does not fit, as far as a layout of this page can tell."""
    is_whole: bool
    """All pages were laid out for it, so that ``pages`` is right too."""
    pages: int
    moves: bool
    """The next page begins otherwise than before: text moved on."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A whole layout after edits."""

    layout: tuple[PageLayout, ...]
    diagnostics: tuple[Diagnostic, ...]
    changed: tuple[int, ...]
    """Pages that do not look as they did in the whole layout before."""
