"""Previews from a process that may be ended and replaced at any time, which whoever asks does not notice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TypeVar

from mezanprint.engine.exits import crash
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Fault
from mezanprint.model.limits import DEFAULT, Limits
from mezanprint.model.previews import Opened, PagePreview, Settled
from mezanprint.model.translatable import msg
from mezanprint.previewing.inside import Session, Task, session_of
from mezanprint.previewing.process import LostError, PreviewProcess
from mezanprint.project.font_packages import places_of

T = TypeVar("T")
_ENOUGH = 200
"""Previews after which a process is replaced when all pages are laid out anyway: what libraries keep ends with it."""
_TOO_MANY = 400
"""Previews after which it is replaced though somebody waits for one page."""


class Previewer:
    """One edition that is looked at while somebody edits it. Use as a context: its end is the end of its process.

    It takes one question at a time, from any thread. Each may raise ``Fault``: then there is no such page, and others
    can be asked for.
    """

    def __init__(
        self,
        root: Path,
        document: str,
        limits: Limits = DEFAULT,
        begin: Callable[[Path], Session] = session_of,
    ) -> None:
        """Take the project folder, and the document with what a question about it may take of the computer.

        ``begin`` makes what is asked in the process.
        """
        self._root, self._document, self._limits, self._begin_session = root, document, limits, begin
        self._process: PreviewProcess | None = None
        self._whole: Composition | None = None
        """The last one of which all pages were laid out."""
        self._readable: frozenset[tuple[str, str]] = frozenset()
        self._previews = 0
        self._is_closed = False
        self._asking = Lock()
        self.replaced = 0
        """How often a process died over a question."""

    def __enter__(self) -> "Previewer":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, from any thread; a question that is at work raises ``Fault``, as all further ones do."""
        self._is_closed = True
        if process := self._process:
            process.end()

    def open(self, composition: Composition) -> Opened:
        """Lay out all pages."""
        with self._asking:
            self._whole = None
            opened = self._asked(Opened, "open", composition)
            self._whole = composition
            return opened

    def picture(self, page: int, dpi: float) -> bytes:
        """Return a page of the last whole layout, from 1, as PNG."""
        with self._asking:
            return self._asked(bytes, "picture", None, page, dpi)

    def preview(self, composition: Composition, page: int, dpi: float) -> PagePreview:
        """Return a page as it looks with edits."""
        with self._asking:
            self._previews += 1
            if self._previews > _TOO_MANY:
                self._drop()
            return self._asked(PagePreview, "preview", composition, page, dpi)

    def settle(self, composition: Composition) -> Settled:
        """Lay out all pages, and tell which look otherwise than in the whole layout before."""
        with self._asking:
            if self._previews >= _ENOUGH:
                self._drop()
            before = self._whole
            settled = self._asked(Settled, "settle", composition)
            if before is not self._whole:  # that could not be laid out again, so nobody knows
                settled = replace(settled, changed=tuple(range(1, len(settled.layout) + 1)))
            self._whole = composition
            return settled

    def _asked(self, kind: type[T], name: str, composition: Composition | None, *arguments: object) -> T:
        """Return the answer to a question; of a new process, if the one there is fails."""
        question = arguments if composition is None else (composition, *arguments)
        while True:
            is_new = not self._can_answer(composition)
            try:
                process = self._begin(composition) if is_new else self._process
                assert process
                return process.ask(kind, name, question)
            except LostError as lost:
                self.replaced += 1
                if is_new or self._is_closed:
                    raise Fault(lost.finding) from None
            except Fault:
                # A file that was replaced can not be read by who was allowed to read the one before; who took too
                # much is ended already, and the next one would too.
                if is_new or self._is_closed or not (self._process and self._process.is_there()):
                    raise
            self._drop()

    def _can_answer(self, composition: Composition | None) -> bool:
        """Tell whether there is a process that may read what a composition needs."""
        needed = _resources(composition) if composition else frozenset()
        return self._process is not None and self._process.is_there() and needed <= self._readable

    def _begin(self, composition: Composition | None) -> PreviewProcess:
        """Return a new process that has the last whole layout, if there is one."""
        self._drop()
        wanted = [each for each in (composition, self._whole) if each]
        self._readable, self._previews = frozenset().union(*map(_resources, wanted)), 0
        files = tuple(sorted({self._root / path for path, _ in self._readable}))
        process = self._process = PreviewProcess(
            Task(self._begin_session, self._root, self._document, self._limits, files)
        )
        if self._is_closed:  # meanwhile, by another thread
            self._drop()
            raise Fault(crash(msg("its worker gave no answer")))
        if self._whole:
            self._open_again(process, self._whole, composition)
        return process

    def _open_again(self, process: PreviewProcess, whole: Composition, composition: Composition | None) -> None:
        """Lay out all pages once more; those with the edit, if the others can not be had again."""
        try:
            process.ask(Opened, "open", (whole,))
        except Fault:
            if composition is None or not process.is_there():
                raise
            self._whole = None
            process.ask(Opened, "open", (composition,))
            self._whole = composition

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process:
            process.end()


def _resources(composition: Composition) -> frozenset[tuple[str, str]]:
    """Return the files that a composition needs, and its parts, with their digests; of packages, their places."""
    parts = (composition, *composition.parts)
    own = {(each.path, each.digest) for part in parts for each in part.resources}
    return frozenset(own | {(str(place), "") for part in parts for place in places_of(part.fonts)})
