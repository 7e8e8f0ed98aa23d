"""A place to build in: folder, lock, cache, records and workers, for one build or for many."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from mezanprint.console.report_json import as_json
from mezanprint.engine.build_history import Records, Run, read_records, write_records
from mezanprint.engine.builder import Builder, Options, Progress, strictly
from mezanprint.engine.cache import Cache
from mezanprint.engine.fingerprint import tools
from mezanprint.engine.lock import alone
from mezanprint.engine.output_folder import BUILD, CACHE, REPORT, OutputFolder, cache_folder, unwritable
from mezanprint.engine.project import Project
from mezanprint.engine.refused_pages import remove_refused
from mezanprint.engine.selection import Selection, output_paths, select
from mezanprint.engine.unexpected import internal
from mezanprint.engine.worker import Produce, Workers
from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import GALLERY, Edition
from mezanprint.model.results import Report
from mezanprint.outputs.output import Output, media_of
from mezanprint.outputs.produce import produce as make
from mezanprint.outputs.table import OUTPUTS
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder


class BuildSession:
    """Builds the project below ``root``, as often as asked. Use as a context: its end is the end of all workers."""

    def __init__(
        self,
        root: Path,
        options: Options,
        *,
        out: Path | None = None,
        jobs: int = 1,
        produce: Produce | None = None,
        outputs: Sequence[Output] = OUTPUTS,
    ) -> None:
        """Take what editions can become; ``produce`` makes it in place of their stages."""
        files = Files(root)
        self.root, self._out = files.root, out
        self._options, self._jobs = options, jobs
        self._produce = produce or partial(make, outputs=outputs)
        self._outputs, self._media = outputs, media_of(outputs)
        self._settle_in(files.folder)
        self.reads: Mapping[str, str] = {}
        """Everything the last build read, with its answer: what a watcher has to look at."""
        self._project: Project | None = None
        """As it was read for the last build: most of it holds for the next."""
        self._workers: Workers | None = None
        self._stop: Callable[[], None] = lambda: None
        self._passing: TemporaryDirectory[str] | None = None

    def _settle_in(self, root: Folder) -> None:
        """Write below this folder from now on, wherever it is moved."""
        self.output_folder = OutputFolder(root, self._out)
        self.cache = Cache(cache_folder(root), writable=self._options.publish)

    def __enter__(self) -> "BuildSession":
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        if self._passing:
            self._passing.cleanup()

    def build(self, selection: Selection, progress: Progress, waiting: Callable[[], None] = lambda: None) -> Report:
        """Read the project anew and build what is selected. Every fault ends up in the report, none is raised.

        ``waiting`` is called when another build of the project must end first.
        """
        files: Files | None = None
        project: Project | None = None
        try:
            files = Files(self.root)
            self._settle_in(files.folder)
            project = self._project = self._project.again(files) if self._project else Project(files, self._media)
            editions = select(project, selection)
            if not self._options.publish:
                # What is remembered saves composing; what this build would remember is lost on purpose.
                builder = self._builder(project, read_records(self.cache.folder, self._media))
                return Report(builder.build(editions, self.workers, progress))
            self._open(editions)
            with alone(self.cache.folder, waiting):
                return self._reported(self._build(project, editions, selection, progress))
        except Fault as fault:
            diagnostics = fault.diagnostics
        except Exception as unexpected:
            diagnostics = (internal(unexpected),)
        finally:
            self.reads = project.reads() if project else files.records if files else {}
        report = Report(diagnostics=strictly(diagnostics) if self._options.strict else diagnostics)
        if project is None and not report.is_gone and self._options.publish:
            self._drop_refused(waiting)
        return self._reported(report)

    def workers(self, editions: int) -> Workers:
        """Return the workers: not more than there are editions to typeset when they are first asked for."""
        if self._workers is None:
            # Pebble is not imported where there is nothing to typeset.
            from mezanprint.engine.pool import Pool

            pool = Pool(min(self._jobs, editions), self.root, self._produce, self._outputs)
            self._workers, self._stop = pool, pool.stop
        return self._workers

    def warm_up(self, editions: int) -> None:
        """Start the workers before there is anything to do; what hinders them is told when there is."""
        workers = self.workers(editions)
        with suppress(Fault):
            workers.start()

    def _builder(self, project: Project, records: Records) -> Builder:
        return Builder(project, tools(), self.cache, records, self.output_folder, self._options)

    def _open(self, editions: tuple[Edition, ...]) -> None:
        self.output_folder.open(editions)
        try:
            self.cache.open()
        except OSError as failed:
            if self.output_folder.is_own:
                raise Fault(unwritable(f"{BUILD}/{CACHE}", failed)) from None
            # A project that cannot be written is built elsewhere. To that folder, any, go only outputs and report.
            self._passing = self._passing or TemporaryDirectory(prefix="mezanprint-")
            self.cache = Cache(Folder.hold(Path(self._passing.name)).below(CACHE))
            self.cache.open()

    def _build(
        self, project: Project, editions: tuple[Edition, ...], selection: Selection, progress: Progress
    ) -> Report:
        records = read_records(self.cache.folder, self._media)
        builder = self._builder(project, records)
        results = builder.build(editions, self.workers, progress)
        removed = self._remove_orphans(project, records) if selection.is_full and self.output_folder.is_own else ()
        records.note_run(Run(editions[0].profile.name if selection.is_full else "", tuple(sorted(set(builder.keys)))))
        try:
            write_records(self.cache.folder, records)
            self.cache.drop_all_but(records.keys)
        except OSError as failed:
            return Report(results, (unwritable(f"{BUILD}/{CACHE}", failed),), removed)
        return Report(results, removed=removed)

    def _remove_orphans(self, project: Project, records: Records) -> tuple[str, ...]:
        """Remove files of ours, and only as we wrote them, whose edition the project has no more."""
        known = output_paths(project)
        known = known and known | {path for path in records.outputs if path.startswith(f"{GALLERY}/")}
        gone = [path for path in records.outputs if path not in known] if known is not None else []
        removed = []
        for path in sorted(gone):
            digest = records.outputs.pop(path)
            if self.output_folder.folder.digest(path) == digest:
                self.output_folder.folder.remove(path)
                removed.append(f"{self.output_folder.shown}/{path}")
        return tuple(removed)

    def _drop_refused(self, waiting: Callable[[], None]) -> None:
        """Remove all marked pages: of a project that can not be read they show an older state."""
        if self.output_folder.is_own and self.cache.folder.is_there():
            with suppress(OSError, Fault), alone(self.cache.folder, waiting):
                records = read_records(self.cache.folder, self._media)
                remove_refused(self.output_folder, records)
                write_records(self.cache.folder, records)

    def _reported(self, report: Report) -> Report:
        """Write the report beside the outputs, in English, unless nothing may be written or nothing was meant."""
        if self._options.publish and report.status != Report.MISUSED and not report.is_gone:
            with suppress(OSError):  # where it can not be written, neither can the outputs, and that is told already
                self.output_folder.folder.write_changed(REPORT, as_json(report).encode("utf-8", "backslashreplace"))
        return report
