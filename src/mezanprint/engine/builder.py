"""Builds editions: prepares all, typesets what is not kept, publishes what is without error."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from mezanprint.engine.build_history import Memory, Records
from mezanprint.engine.cache import Cache, Hit, Lookup, digest
from mezanprint.engine.delivery import Product
from mezanprint.engine.dependencies import Answers
from mezanprint.engine.fingerprint import composer
from mezanprint.engine.longest_list import name_largest
from mezanprint.engine.output_folder import OutputFolder, unwritable
from mezanprint.engine.pipeline import Prepared, prepare
from mezanprint.engine.project import Project
from mezanprint.engine.pseudo_editions import soften
from mezanprint.engine.reasons import explain
from mezanprint.engine.refused_pages import Marker
from mezanprint.engine.unexpected import internal
from mezanprint.engine.worker import Restored, Workers
from mezanprint.model.compositions import Artifact
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity, Span, has_errors
from mezanprint.model.editions import Edition
from mezanprint.model.results import EditionResult, State


class Progress(Protocol):
    """Who is told how far a build is."""

    def begin(self, total: int) -> None:
        """``total`` editions are going to be typeset."""

    def at_work(self, names: tuple[str, ...]) -> None:
        """These editions are being typeset."""

    def done(self, _outcome: EditionResult) -> None:
        """One edition is ready."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build."""

    draft: bool = False
    """Whether untranslated text is printed, with a mark."""
    strict: bool = False
    """Whether warnings count as errors."""
    use_cache: bool = True
    publish: bool = True
    """False for a check: nothing is written anywhere."""
    language: str | None = None
    """Language of what is said on refused pages: ``en`` or ``ar``, or None for the one that goes with the pages."""


@dataclass(frozen=True, slots=True)
class Task:
    """An edition that is prepared without error, and is to be published: as it was kept, or typeset anew."""

    edition: Edition
    prepared: Prepared
    memory: Memory
    lookup: Lookup | None
    reasons: tuple[str, ...]


class Builder:
    """One build of one reading of a project."""

    def __init__(
        self,
        project: Project,
        tools: Mapping[str, str],
        cache: Cache,
        records: Records,
        output_folder: OutputFolder,
        options: Options,
    ) -> None:
        self._project, self._tools, self._cache = project, tools, cache
        self._records, self._shelf, self._options = records, output_folder, options
        self._answers = Answers(project.files("answers").beside())
        self.keys: list[str] = []
        """Keys of the artifacts this build used."""
        self._marker = Marker(
            project, cache, output_folder, records, tools, options.language, options.use_cache, self.keys
        )

    def build(
        self, editions: tuple[Edition, ...], workers: Callable[[int], Workers], progress: Progress
    ) -> tuple[EditionResult, ...]:
        """Return what came of each edition, in order. ``workers`` is asked only if something is to be published."""
        results: dict[int, EditionResult] = {}
        tasks: dict[int, Task] = {}
        restored: dict[int, Restored] = {}
        for number, edition in enumerate(editions):
            plan = self._plan(edition)
            if isinstance(plan, EditionResult):
                results[number] = plan
                continue
            tasks[number] = plan
            if isinstance(plan.lookup, Hit):
                restored[number] = Restored(plan.prepared.composition, plan.lookup.artifact, plan.prepared.limits)
        if tasks:
            crew = workers(len(tasks))
            for number, product, _ in crew.check(restored):
                results[number] = self._conclude(tasks[number], product, None)
            new = {number: task for number, task in tasks.items() if number not in restored}
            results.update(self._typeset(new, crew, progress))
        made = tuple(results[number] for number in range(len(editions)))
        return self._marker.finish(made, workers) if self._options.publish else made

    def _plan(self, edition: Edition) -> Task | EditionResult:
        try:
            return self._recalled(edition) or self._prepared(edition)
        except Fault as fault:
            failed = self._failed(edition, fault.diagnostics)
            return replace(failed, unread=not self._project.can_read(edition.document))
        except Exception as unexpected:  # whatever it is, it costs this edition only
            return self._failed(edition, (internal(unexpected),))

    def _recalled(self, edition: Edition) -> EditionResult | None:
        """Return the outcome where all that was read for the edition, all that reads, and its file are as they were.

        Composing is a function of these, so its result needs no second look.
        """
        before = self._records.editions.get(edition.name)
        if before is None or not self._options.use_cache or has_errors(self._weigh(before.findings)):
            return None
        same = (before.draft, before.tools, before.composer) == (self._options.draft, self._tools, composer())
        if not same or not self._answers.are_still(before.reads):
            return None
        lookup = self._cache.find(before.key)
        if not isinstance(lookup, Hit) or not self._shelf.has(edition.output_path, lookup.artifact.data):
            return None
        return self._publish(edition, before, lookup.artifact, explain(lookup, before, before), None)

    def _prepared(self, edition: Edition) -> Task | EditionResult:
        prepared = prepare(self._project, edition, draft=self._options.draft)
        if has_errors(self._weigh(prepared.diagnostics)):
            return self._refused(edition, prepared, prepared.diagnostics)
        key = digest(prepared.composition, self._tools)
        memory = Memory(key, self._options.draft, self._tools, prepared.reads, composer())
        lookup = self._cache.find(key) if self._options.use_cache else None
        reasons = explain(lookup, memory, self._records.editions.get(edition.name))
        task = Task(edition, prepared, memory, lookup, reasons)
        if isinstance(lookup, Hit) and self._is_settled(edition, lookup.artifact):
            return self._conclude(task, lookup.artifact, None)
        return task

    def _is_settled(self, edition: Edition, artifact: Artifact) -> bool:
        """Tell whether there is nothing to publish: this very file is, or it must not be."""
        return self._shelf.has(edition.output_path, artifact.data) or has_errors(self._weigh(artifact.diagnostics))

    def _typeset(
        self, waiting: Mapping[int, Task], workers: Workers, progress: Progress
    ) -> Iterator[tuple[int, EditionResult]]:
        """Longest compositions first: the last worker to end should not be one that has just begun a book."""
        if not waiting:
            return
        progress.begin(len(waiting))
        order = sorted(waiting, key=lambda number: (-len(waiting[number].prepared.composition.html), number))
        compositions = {number: waiting[number].prepared.composition for number in order}

        def watch(numbers: tuple[int, ...]) -> None:
            progress.at_work(tuple(waiting[number].edition.name for number in numbers))

        limits = {number: task.prepared.limits for number, task in waiting.items()}
        for number, product, seconds in workers.produce(compositions, watch, limits):
            result = self._conclude(waiting[number], product, seconds)
            progress.done(result)
            yield number, result

    def _conclude(self, task: Task, product: Product, seconds: float | None) -> EditionResult:
        """Keep and publish what was made, unless there is an error in it; it was kept already if it took no time."""
        found = product.diagnostics if isinstance(product, Artifact) else product
        located = (soften(locate(one, task.prepared.places), task.edition) for one in found)
        memory = replace(task.memory, findings=(*task.prepared.diagnostics, *located))
        if not isinstance(product, Artifact):
            return self._failed(task.edition, memory.findings, task.reasons)
        if seconds is not None:
            try:
                self._cache.keep(memory.key, product)
            except OSError as failed:
                return self._unwritten(task.edition, memory, failed)
        if has_errors(self._weigh(memory.findings)):
            self.keys.append(memory.key)
            return self._refused(task.edition, task.prepared, memory.findings, task.reasons)
        return self._publish(task.edition, memory, product, task.reasons, seconds)

    def _publish(
        self, edition: Edition, memory: Memory, artifact: Artifact, reasons: tuple[str, ...], seconds: float | None
    ) -> EditionResult:
        self.keys.append(memory.key)
        try:
            put = self._options.publish and self._shelf.put(edition.output_path, artifact.data)
        except OSError as failed:
            return self._unwritten(edition, memory, failed)
        sha256 = hashlib.sha256(artifact.data).hexdigest()
        self._records.editions[edition.name] = memory
        if self._shelf.is_own:
            self._records.outputs[edition.output_path] = sha256
        path = self._shelf.path(edition)
        return EditionResult(
            edition,
            path,
            State.TYPESET if seconds is not None else State.RESTORED if put else State.UNCHANGED,
            self._weigh(tuple(settle(found, path) for found in memory.findings)),
            reasons,
            pages=artifact.pages or None,
            plan=artifact.plan,
            size=len(artifact.data),
            sha256=sha256,
            seconds=seconds or 0.0,
            pairs=artifact.pairs,
            pairs_found=artifact.pairs_found,
        )

    def _unwritten(self, edition: Edition, memory: Memory, failed: OSError) -> EditionResult:
        return self._failed(edition, (*memory.findings, unwritable(self._shelf.path(edition), failed)))

    def _refused(
        self, edition: Edition, prepared: Prepared, diagnostics: tuple[Diagnostic, ...], reasons: tuple[str, ...] = ()
    ) -> EditionResult:
        """Return the outcome of an edition that can be laid out, and not be published."""
        self._marker.prepared[edition] = prepared
        return self._failed(edition, diagnostics, reasons)

    def _failed(
        self, edition: Edition, diagnostics: tuple[Diagnostic, ...], reasons: tuple[str, ...] = ()
    ) -> EditionResult:
        path = self._shelf.path(edition)
        named = (name_largest(found, self._project, edition.document) for found in diagnostics)
        told = self._weigh(tuple(settle(found, path) for found in named))
        return EditionResult(edition, path, State.FAILED, told, reasons, stale=self._shelf.holds(edition))

    def _weigh(self, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        return strictly(diagnostics) if self._options.strict else diagnostics


def strictly(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the findings with every warning made an error."""
    return tuple(replace(d, severity=Severity.ERROR) if d.severity is Severity.WARNING else d for d in diagnostics)


def locate(found: Diagnostic, places: Mapping[str, Span]) -> Diagnostic:
    """Give a finding about a text of an edition the line where that text can be changed."""
    if found.key is None or found.key not in places:
        return found
    return replace(found, span=_on_page(places[found.key], found.span), key=found.key.rpartition("/")[2])


def settle(found: Diagnostic, output: str) -> Diagnostic:
    """Give a finding without a file of its own the output as its place."""
    if found.span is None or (found.span.page is not None and found.span.line is None):
        return replace(found, span=_on_page(Span(output), found.span))
    return found


def _on_page(place: Span, laid_out: Span | None) -> Span:
    """Return ``place`` with the page, and the area there, of what was laid out."""
    return replace(place, page=laid_out.page, area=laid_out.area) if laid_out else place
