"""Building and checking one edition in memory."""

from contextlib import ExitStack
from dataclasses import dataclass

from mezanprint.api.project import Edition, Project, find_editions
from mezanprint.api.workers import one_worker
from mezanprint.engine.build_history import Records
from mezanprint.engine.builder import Builder, Options, Progress, strictly
from mezanprint.engine.cache import Cache
from mezanprint.engine.fingerprint import tools
from mezanprint.engine.output_folder import OutputFolder, cache_folder
from mezanprint.engine.project import Project as Reading
from mezanprint.engine.selection import Selection
from mezanprint.model.compositions import Artifact
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors
from mezanprint.model.results import EditionResult
from mezanprint.project.folder import Folder


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one edition."""

    edition: Edition
    diagnostics: tuple[Diagnostic, ...]
    """All that was found, in the order of the stages."""
    data: bytes | None = None
    """The file; None where there is an error, for then it may not be published."""
    media_type: str | None = None
    """What the file is: ``application/pdf``."""
    pages: int | None = None
    """Pages of the file; None where it has none."""


def build(project: Project, edition: Edition, *, draft: bool = False, strict: bool = False) -> Result:
    """Build an edition, and write nothing.

    ``draft`` prints what is not translated too, with a mark; ``strict`` counts warnings as errors. What is wrong with
    the project is among the diagnostics of the result. ``MisuseError`` if the project has no such edition.
    """
    try:
        reading = Reading(project.open_files())
        (selected,) = find_editions(reading, Selection((edition.document,), (edition.locale,), edition.profile))
    except Fault as fault:
        return Result(edition, strictly(fault.diagnostics) if strict else fault.diagnostics)
    cache = _Kept(reading.folder)
    options = Options(draft, strict, use_cache=False, publish=False)
    builder = Builder(reading, tools(), cache, Records(), OutputFolder(reading.folder), options)
    with ExitStack() as stack:  # an edition that cannot be composed needs no worker
        (result,) = builder.build((selected,), lambda _: stack.enter_context(one_worker(reading.root)), _Silence())
    if has_errors(result.diagnostics) or cache.artifact is None:
        return Result(edition, result.diagnostics)
    media_type = selected.profile.medium.media_type
    return Result(edition, result.diagnostics, cache.artifact.data, media_type, cache.artifact.pages or None)


def check(project: Project, edition: Edition, *, draft: bool = False, strict: bool = False) -> tuple[Diagnostic, ...]:
    """Return what ``build`` would find in an edition: in content, translations, layout and the finished file."""
    return build(project, edition, draft=draft, strict=strict).diagnostics


class _Kept(Cache):
    """A cache in memory, for the one artifact of a build."""

    def __init__(self, root: Folder) -> None:
        super().__init__(cache_folder(root), writable=False)
        self.artifact: Artifact | None = None

    def keep(self, _key: str, artifact: Artifact) -> None:
        """Keep the artifact for who asked for it."""
        self.artifact = artifact


class _Silence(Progress):
    """Tells nobody how far a build is."""

    def begin(self, total: int) -> None:
        """Say nothing."""

    def at_work(self, names: tuple[str, ...]) -> None:
        """Say nothing."""

    def done(self, _result: EditionResult) -> None:
        """Say nothing."""
