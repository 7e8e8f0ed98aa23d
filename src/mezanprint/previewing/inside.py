"""The inside of a process of previews: it keeps one edition laid out, and answers until nobody asks."""

import gc
import os
import pickle
import select
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Protocol, TypeAlias

from mezanprint.engine.exits import too_much
from mezanprint.engine.fork import FORKS
from mezanprint.engine.unexpected import internal
from mezanprint.engine.worker import settle
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Fault
from mezanprint.model.limits import Limits
from mezanprint.model.previews import Opened, PagePreview, Settled
from mezanprint.previewing.messages import read_message, write_message
from mezanprint.project.boxes.answers import packed
from mezanprint.project.confinement.confine import confine, program_places
from mezanprint.project.confinement.limits import limit
from mezanprint.typesetting.weasyprint.fonts import font_places

Question: TypeAlias = tuple[str, tuple[object, ...]]
"""The name of a method of ``typesetting.preview.session.Session``, and its arguments."""
_QUESTIONS = ("open", "picture", "preview", "settle")
_LAYOUTS = ("open", "settle")
_LIFE = 100_000
"""Processor seconds of a process in all. Those of a question are counted by whoever asks it."""
_CHANNEL = 3
_FILES = 256
"""That may be open: pictures and fonts. None of them may grow."""
_PAUSE = 0.05
"""Seconds without a question after which a hand rests."""
_REST = 600
"""Seconds without a question after which there is no use in a process. Another one is opened when there is."""
_YOUNG, _OLD = 0, 2
_OFTEN = 10
"""Questions after which all is collected, whether the hand rests or not."""


class Session(Protocol):
    """What is asked in the process: see ``typesetting.preview.session.Session``."""

    def open(self, composition: Composition) -> Opened:
        """Lay out all pages, and keep them."""

    def picture(self, page: int, dpi: float) -> bytes:
        """Return a page of the last whole layout, from 1, as PNG."""

    def preview(self, composition: Composition, page: int, dpi: float) -> PagePreview:
        """Return a page with edits on it."""

    def settle(self, composition: Composition) -> Settled:
        """Lay out all pages, keep them, and tell which look otherwise than before."""


def session_of(root: Path) -> Session:
    """Begin a session of real pages."""
    from mezanprint.typesetting.preview.session import Session

    return Session(root)


@dataclass(frozen=True, slots=True)
class Task:
    """What a process is for."""

    begin: Callable[[Path], Session]
    """Makes a session of a project folder, once the process is confined."""
    root: Path
    document: str
    limits: Limits
    files: tuple[Path, ...]
    """What it may read beside the program and the fonts."""


def serve(channel: socket.socket, parent: int, task: Task) -> NoReturn:
    """Answer what comes through ``channel`` until nobody is there to ask."""
    try:
        settle(parent)
        end = _alone(channel)
        if FORKS:
            places = (*program_places(), *font_places(), *task.files)
            limit(task.limits.memory, _LIFE, 0, _FILES)
            confine(places, (task.root,))
        _answer_all(end, task)
    finally:
        os._exit(0)


def _alone(channel: socket.socket) -> int:
    """Keep the channel, and close all else that is open: nothing of the program's own gets in here."""
    if not FORKS:
        return channel.detach()
    os.dup2(channel.fileno(), _CHANNEL)
    os.closerange(_CHANNEL + 1, os.sysconf("SC_OPEN_MAX"))
    return _CHANNEL


def _answer_all(channel: int, task: Task) -> None:
    session, rest = task.begin(task.root), _Collector()
    while rest.until(channel) and (message := read_message(channel)) is not None:
        # Who asks is the program itself.
        name, arguments = pickle.loads(message)  # noqa: S301
        answer, is_sound = _answer(session, (name, arguments), task)
        write_message(channel, answer)
        if not is_sound:
            return
        rest.note(name)


def _answer(session: Session, question: Question, task: Task) -> tuple[bytes, bool]:
    """Return what is to be sent, and whether the session can be asked further."""
    name, arguments = question
    try:
        assert name in _QUESTIONS
        return packed(getattr(session, name)(*arguments)), True
    except Fault as fault:
        return packed(fault), True
    except MemoryError:
        finding = too_much(task.limits, task.document)
    except (Exception, SystemExit) as unexpected:
        finding = internal(unexpected)
    return packed(Fault(finding)), False


class _Collector:
    """Sees to it that garbage is collected while the hand rests, and not while somebody waits for a page.

    A page of WeasyPrint is made of rings, which the collector alone ends, and a full collection takes as long as a
    page. So a preview is followed by one of what is new; a full one follows each whole layout, for it replaces another,
    and now and then a preview, some of which has grown old.
    """

    def __init__(self) -> None:
        gc.disable()
        self._is_due = self._is_full = False
        self._questions = 0

    def note(self, name: str) -> None:
        """Take the name of what was just answered."""
        self._questions += 1
        self._is_due = True
        self._is_full |= name in _LAYOUTS or self._questions >= _OFTEN

    def until(self, channel: int) -> bool:
        """Collect what is due, and wait for a question; tell whether there was one before it was no use to wait."""
        if self._is_due and (self._questions >= _OFTEN or not _comes(channel, _PAUSE)):
            gc.collect(_OLD if self._is_full else _YOUNG)
            self._questions = 0 if self._is_full else self._questions
            self._is_due = self._is_full = False
        return _comes(channel, _REST)


def _comes(channel: int, seconds: float) -> bool:
    return bool(select.select([channel], (), (), seconds)[0])
