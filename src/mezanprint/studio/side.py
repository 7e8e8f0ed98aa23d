"""One edition that is open on the desk: its project with edits laid over it, and the layout of its pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from mezanprint.engine.builder import locate
from mezanprint.engine.pipeline import Prepared
from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Edition
from mezanprint.model.limits import Limits
from mezanprint.model.previews import Opened, PagePreview, Settled
from mezanprint.model.regions import PageLayout
from mezanprint.outputs.refused_places import LAYOUT
from mezanprint.previewing.edition import OpenEdition
from mezanprint.previewing.remote import Previewer
from mezanprint.project.files import Files
from mezanprint.proofing.strings import String


@dataclass(frozen=True, slots=True)
class Reading:
    """A project as it was read with edits over it, and the edition that was prepared of it."""

    project: Project
    prepared: Prepared

    def located(self, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Return findings of a layout with the lines of the files where each can be mended."""
        return tuple(locate(each, self.prepared.places) for each in diagnostics)


@dataclass(slots=True)
class Side:
    """An edition beside another one: the translation, or what it is translated from."""

    name: str
    locale: str
    edition: Edition
    previewer: Previewer
    root: Path
    limits: Limits
    opened: OpenEdition | None = None
    layout: tuple[PageLayout, ...] = ()
    """Of the last whole layout."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Of the same."""
    saved: frozenset[tuple[str, str]] = frozenset()
    """Code and key of each finding about the layout of what is saved."""
    fitting: Mapping[str, String] = field(default_factory=dict)
    """The strings as they were measured when nothing left its frame: how much room there is, is told of these."""
    edits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What was not saved of what the last whole layout shows."""
    lock: RLock = field(default_factory=RLock)

    @property
    def key(self) -> tuple[Edition, str]:
        """What two sides that are the same have in common."""
        return self.edition, self.locale

    def read(self, files: Mapping[str, bytes]) -> Reading:
        """Read the project with ``files`` over it, and prepare the edition as a proof does."""
        if self.opened is None:
            self.opened = OpenEdition(Project(Files(self.root)), self.edition)
        prepared = self.opened.again(files)
        return Reading(self.opened.project, prepared)

    def open(self, reading: Reading) -> Opened:
        """Lay out all pages of what is saved."""
        opened = self.previewer.open(reading.prepared.composition)
        self._keep(reading, opened)
        self.saved = layout_faults(opened.diagnostics)
        return opened

    def settle(self, reading: Reading) -> Settled:
        """Lay out all pages with the edits."""
        settled = self.previewer.settle(reading.prepared.composition)
        self._keep(reading, settled)
        return settled

    def preview(self, reading: Reading, page: int, dpi: int) -> PagePreview:
        """Lay out one page with the edits."""
        return self.previewer.preview(reading.prepared.composition, page, dpi)

    def _keep(self, reading: Reading, whole: Opened | Settled) -> None:
        self.layout, self.diagnostics = whole.layout, reading.located(whole.diagnostics)


def layout_faults(diagnostics: tuple[Diagnostic, ...]) -> frozenset[tuple[str, str]]:
    """Return code and key of each finding about what does not fit."""
    return frozenset((each.code, bare(each.key)) for each in diagnostics if each.code.startswith(LAYOUT) and each.key)


def bare(key: str | None) -> str:
    """Return a key without the locale that stands before it in an edition of two."""
    return (key or "").rpartition("/")[2]
