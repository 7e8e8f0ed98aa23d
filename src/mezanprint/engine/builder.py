"""Builds editions: prepares all, typesets what is not kept, publishes what is without error."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from mezanprint.engine.cache import Cache, Hit, Lookup, digest
from mezanprint.engine.explain import explain
from mezanprint.engine.internal import internal
from mezanprint.engine.outcomes import Outcome, State
from mezanprint.engine.pipeline import Prepared, prepare
from mezanprint.engine.project import Project
from mezanprint.engine.records import Memory, Records
from mezanprint.engine.shelf import Shelf, unwritable
from mezanprint.engine.worker import Product
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity, Span, has_errors
from mezanprint.model.editions import Edition


class Workers(Protocol):
    """What turns compositions into artifacts: see ``pool.Pool.produce``."""

    def produce(
        self, compositions: Mapping[int, Composition], watch: Callable[[tuple[int, ...]], None] | None = None
    ) -> Iterator[tuple[int, Product, float]]:
        """Yield name, product and seconds of each composition."""

    def start(self) -> object:
        """Get ready."""


class Progress(Protocol):
    """Who is told how far a build is."""

    def begin(self, total: int) -> None:
        """``total`` editions are going to be typeset."""

    def at_work(self, names: tuple[str, ...]) -> None:
        """These editions are being typeset."""

    def done(self, _outcome: Outcome) -> None:
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


@dataclass(frozen=True, slots=True)
class Task:
    """An edition that is prepared without error."""

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
        shelf: Shelf,
        options: Options,
    ) -> None:
        self._project, self._tools, self._cache = project, tools, cache
        self._records, self._shelf, self._options = records, shelf, options
        self.keys: list[str] = []
        """Keys of the artifacts this build used."""

    def build(
        self, editions: tuple[Edition, ...], workers: Callable[[int], Workers], progress: Progress
    ) -> tuple[Outcome, ...]:
        """Return what came of each edition, in order. ``workers`` is asked only if something is to be typeset."""
        outcomes: dict[int, Outcome] = {}
        waiting: dict[int, Task] = {}
        for number, edition in enumerate(editions):
            plan = self._plan(edition)
            if isinstance(plan, Outcome):
                outcomes[number] = plan
            elif isinstance(plan.lookup, Hit):
                outcomes[number] = self._conclude(plan, plan.lookup.artifact, 0.0)
            else:
                waiting[number] = plan
        if waiting:
            outcomes.update(self._typeset(waiting, workers, progress))
        return tuple(outcomes[number] for number in range(len(editions)))

    def _plan(self, edition: Edition) -> Task | Outcome:
        try:
            prepared = prepare(self._project, edition, draft=self._options.draft)
        except Fault as fault:
            return self._failed(edition, fault.diagnostics)
        except Exception as unexpected:  # whatever it is, it costs this edition only
            return self._failed(edition, (internal(unexpected),))
        if has_errors(self._weigh(prepared.diagnostics)):
            return self._failed(edition, prepared.diagnostics)
        key = digest(prepared.composition, self._tools)
        memory = Memory(key, self._options.draft, self._tools, prepared.reads)
        lookup = self._cache.find(key) if self._options.use_cache else None
        return Task(
            edition, prepared, memory, lookup, explain(lookup, memory, self._records.editions.get(edition.name))
        )

    def _typeset(
        self, waiting: Mapping[int, Task], workers: Callable[[int], Workers], progress: Progress
    ) -> Iterator[tuple[int, Outcome]]:
        """Longest compositions first: the last worker to end should not be one that has just begun a book."""
        progress.begin(len(waiting))
        order = sorted(waiting, key=lambda number: (-len(waiting[number].prepared.composition.html), number))
        compositions = {number: waiting[number].prepared.composition for number in order}

        def watch(numbers: tuple[int, ...]) -> None:
            progress.at_work(tuple(waiting[number].edition.name for number in numbers))

        for number, product, seconds in workers(len(waiting)).produce(compositions, watch):
            outcome = self._conclude(waiting[number], product, seconds)
            progress.done(outcome)
            yield number, outcome

    def _conclude(self, task: Task, product: Product, seconds: float) -> Outcome:
        """Keep and publish what was made, unless there is an error in it."""
        found = product.diagnostics if isinstance(product, Artifact) else product
        located = (locate(one, task.prepared.places, self._shelf.path(task.edition)) for one in found)
        diagnostics = (*task.prepared.diagnostics, *located)
        fresh = not isinstance(task.lookup, Hit)
        try:
            if isinstance(product, Artifact):
                if fresh:
                    self._cache.keep(task.memory.key, product)
                self.keys.append(task.memory.key)
                if not has_errors(self._weigh(diagnostics)):
                    return self._published(task, product, diagnostics, seconds)
        except OSError as failed:
            diagnostics = (*diagnostics, unwritable(self._shelf.path(task.edition), failed))
        return self._failed(task.edition, diagnostics, task.reasons)

    def _published(
        self, task: Task, artifact: Artifact, diagnostics: tuple[Diagnostic, ...], seconds: float
    ) -> Outcome:
        put = self._options.publish and self._shelf.put(task.edition, artifact.pdf)
        fresh = not isinstance(task.lookup, Hit)
        sha256 = hashlib.sha256(artifact.pdf).hexdigest()
        self._records.editions[task.edition.name] = task.memory
        if self._shelf.is_own:
            self._records.outputs[task.edition.output_path] = sha256
        return Outcome(
            task.edition,
            self._shelf.path(task.edition),
            State.TYPESET if fresh else State.RESTORED if put else State.UNCHANGED,
            self._weigh(diagnostics),
            task.reasons,
            pages=artifact.pages,
            size=len(artifact.pdf),
            sha256=sha256,
            seconds=seconds,
        )

    def _failed(self, edition: Edition, diagnostics: tuple[Diagnostic, ...], reasons: tuple[str, ...] = ()) -> Outcome:
        path = self._shelf.path(edition)
        located = tuple(locate(found, {}, path) for found in diagnostics)
        stale = self._shelf.holds(edition)
        return Outcome(edition, path, State.FAILED, self._weigh(located), reasons, stale)

    def _weigh(self, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        return strictly(diagnostics) if self._options.strict else diagnostics


def strictly(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the findings with every warning made an error."""
    return tuple(replace(d, severity=Severity.ERROR) if d.severity is Severity.WARNING else d for d in diagnostics)


def locate(found: Diagnostic, places: Mapping[str, Span], output: str) -> Diagnostic:
    """Give a finding about a PDF its place: the line of the text it is about, or else the PDF itself."""
    page = found.span.page if found.span else None
    if found.key is not None and found.key in places:
        return replace(found, span=replace(places[found.key], page=page))
    if found.span is None or page is not None:
        return replace(found, span=Span(output, page=page))
    return found
