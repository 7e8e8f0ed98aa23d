"""Asking a box, and telling what was too much for one."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg, nmsg
from mezanprint.project.boxes.answers import unpacked
from mezanprint.project.boxes.budget import MEGABYTE, NO_MEMORY, SUCCESS, Budget, Program, Room, Task
from mezanprint.project.boxes.process import Ended, run_box

T = TypeVar("T")
_CODES = ("file-crash", "file-memory", "file-size", "file-time", "file-unreadable")
SUSPICIOUS = msg("it may be made to exhaust a computer; ask who sent it for a smaller one")
"""Hint for what is too much."""


def boxed(
    function: Callable[..., T], *arguments: object, file: Path, budget: Budget,
    readable: tuple[Path, ...] = (), room: Room = Room.PLAIN,
) -> T:  # fmt: skip
    """Return what a function of a module makes of ``file``, which with ``readable`` is all it can read in its box.

    What it takes goes off ``budget``. ``Fault`` is the one that the function raised, or says what was too much.
    Arguments and value are plain values and values of ours; ``file`` is also the name under which faults are told.
    """
    task = _task(function, arguments, (file, *readable), budget, room)
    span = Span(file.name)
    ended = _ended(task, budget, span)
    if ended.status != SUCCESS:
        raise Fault(_why(ended, task, span))
    try:
        answer = unpacked(ended.written)
    except ValueError:
        answer = None
    match answer:
        case Fault():
            raise answer
        case str():
            raise Fault(error("file-unreadable", msg("the file can not be read: {problem}", problem=answer), span))
        case (value,):
            known: T = value
            return known
        case _:
            raise Fault(_crashed(msg("its answer can not be read"), task, span))


def is_too_much(fault: Fault) -> bool:
    """Tell whether a fault is one of the box, and not of the function in it."""
    return fault.diagnostics[0].code in _CODES


def run_program(program: Program, *readable: Path, budget: Budget, room: Room = Room.PLAIN) -> tuple[str, str]:
    """Return what a program prints, and what it says on standard error; else as ``output_of``."""
    written, complained = output_of(program, *readable, budget=budget, room=room)
    return written.decode("utf-8", "replace"), complained


def output_of(program: Program, *readable: Path, budget: Budget, room: Room = Room.PLAIN) -> tuple[bytes, str]:
    """Return the bytes that a program writes to its output, and what it says on standard error.

    It can read ``readable``, itself and the libraries of the system, and write nothing else. ``OSError`` with a
    sentence when it fails, is not there, or takes too much.
    """
    task = _task(program, (), readable, budget, room)
    try:
        ended = _ended(task, budget, None)
    except Fault as fault:
        raise OSError(fault.diagnostics[0].message) from None
    complained = ended.complained.decode("utf-8", "replace")
    if os.WIFSIGNALED(ended.status):
        raise OSError(_why(ended, task, None).message)
    if ended.status:
        said, status = complained.strip().splitlines(), os.WEXITSTATUS(ended.status)
        raise OSError(said[-1][:200] if said else msg("it ended with {status}", status=status))
    return ended.written, complained


def _task(work: Any, arguments: tuple[object, ...], readable: tuple[Path, ...], budget: Budget, room: Room) -> Task:
    places = tuple(path.absolute() for path in readable)
    return Task(work, arguments, places, budget.share, budget.memory, budget.answer, room)


def _ended(task: Task, budget: Budget, span: Span | None) -> Ended:
    try:
        ended = run_box(task)
    except OverflowError:
        message = msg("what is in the file comes to more than {size} MB", size=task.answer // MEGABYTE)
        raise Fault(error("file-size", message, span, SUSPICIOUS)) from None
    except OSError:
        raise Fault(_crashed(msg("nothing came back"), task, span)) from None
    budget.seconds = max(0, budget.seconds - ended.seconds)
    return ended


def _why(ended: Ended, task: Task, span: Span | None) -> Diagnostic:
    """Return the finding for a box that ended without an answer."""
    status = ended.status
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == NO_MEMORY:
        message = msg("reading the file takes more than {size} MB of memory", size=task.memory // MEGABYTE)
        return error("file-memory", message, span, SUSPICIOUS)
    if os.WIFSIGNALED(status) and (os.WTERMSIG(status) == signal.SIGXCPU or ended.seconds >= task.seconds):
        message = nmsg(
            "reading the file takes more than {n} processor second",
            "reading the file takes more than {n} processor seconds",
            task.seconds,
        )
        return error("file-time", message, span, SUSPICIOUS)
    if os.WIFSIGNALED(status):
        return _crashed(signal.Signals(os.WTERMSIG(status)).name, task, span)
    return _crashed(msg("exit status {status}", status=os.WEXITSTATUS(status)), task, span)


def _crashed(why: str, task: Task, span: Span | None) -> Diagnostic:
    """Return the finding for a library that died, as some do when they get no more memory."""
    size = task.memory // MEGABYTE
    message = msg(
        "reading the file ended in a crash ({ending}), or took more than {size} MB of memory", ending=why, size=size
    )
    return error("file-crash", message, span, msg("it is damaged, or made to harm: open it nowhere else"))
