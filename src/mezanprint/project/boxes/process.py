"""Starting boxes, and waiting for what comes out of them."""

import atexit
import os
import pickle
import selectors
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from mezanprint.project.boxes.budget import Room, Task
from mezanprint.project.boxes.server import HEAD, TAIL

_PACKAGES = str(Path(__file__).resolve().parents[3])
_WAIT = 20
"""Seconds on the clock for each processor second: a busy machine is slow, a box that sleeps is stuck."""
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Ended:
    """A box that has ended by itself."""

    written: bytes
    complained: bytes
    """What a program said on standard error."""
    status: int
    """As ``os.wait`` has it."""
    seconds: float
    """Processor seconds that it took."""


def environment() -> dict[str, str]:
    """Return the environment of a process that can import this program, wherever it was started from."""
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (_PACKAGES, known))), "PYTHONIOENCODING": "utf-8"}


class _Server:
    """The process that boxes are forked from, while there is one."""

    def __init__(self) -> None:
        self._requests, theirs = socket.socketpair()
        # Without -P, modules of the folder that somebody stands in would come before ours.
        words = [sys.executable, "-P", "-m", "mezanprint.project.boxes.server", str(theirs.fileno())]
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
                # Nor may its folder go while it lives: git and Java do not start in one that is gone.
                words,
                pass_fds=[theirs.fileno()],
                env=environment(),
                stdin=subprocess.DEVNULL,
                cwd=os.sep,
            )
        self._owner = os.getpid()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked: it lives, and is not that of a process above us."""
        return self._owner == os.getpid() and self._process.poll() is None

    def ask(self, task: Task) -> Ended:
        """Return what became of a box; ``OverflowError`` for a flood, ``OSError`` for one that is stuck or lost."""
        if task.room is Room.SEEKABLE:
            with TemporaryFile() as file:
                _, complained = self._hand_over(task, os.dup(file.fileno()))
                file.seek(0)
                answer = file.read(task.answer + 1)
            if len(answer) > task.answer:
                raise OverflowError
        else:
            output, write_output = os.pipe()
            with os.fdopen(output, "rb", 0) as from_output:
                answer, complained = self._hand_over(task, write_output, from_output)
        tail = self._requests.recv(TAIL.size, socket.MSG_WAITALL)
        if len(tail) < TAIL.size:
            raise ConnectionError
        return Ended(answer, complained, *TAIL.unpack(tail))

    def _hand_over(self, task: Task, to: int, *output: Any) -> tuple[bytes, bytes]:
        """Give a box its task and what it writes to, which is closed here; return what is read of it until it ends."""
        data = pickle.dumps(task)
        complaints, write_complaints = os.pipe()
        with os.fdopen(complaints, "rb", 0) as from_complaints:
            try:
                socket.send_fds(self._requests, [HEAD.pack(len(data))], [to, write_complaints])
                self._requests.sendall(data)
            finally:
                os.close(to)
                os.close(write_complaints)
            *written, complained = _read_all((*output, from_complaints), task)
        return b"".join(written), complained

    def end(self) -> None:
        """End the server, and its box with it."""
        self._requests.close()
        if self._owner == os.getpid():
            self._process.kill()
            self._process.wait()


def _read_all(streams: tuple[Any, ...], task: Task) -> tuple[bytes, ...]:
    """Return all that a box writes to each stream, when it has ended."""
    parts: dict[Any, bytearray] = {stream: bytearray() for stream in streams}
    until = time.monotonic() + _WAIT * task.seconds
    with selectors.DefaultSelector() as ready:
        for each in parts:
            ready.register(each, selectors.EVENT_READ)
        while ready.get_map():
            events = ready.select(max(0, until - time.monotonic()))
            if not events:
                raise TimeoutError
            for key, _ in events:
                piece = os.read(key.fd, _PIECE)
                if not piece:
                    ready.unregister(key.fileobj)
                parts[key.fileobj] += piece
                if len(parts[key.fileobj]) > task.answer:
                    raise OverflowError
    return tuple(map(bytes, parts.values()))


_server: _Server | None = None
_one_at_a_time = threading.Lock()


def run_box(task: Task) -> Ended:
    """Do a task in a box and return what became of it; ``OverflowError`` and ``OSError`` as above."""
    global _server
    with _one_at_a_time:
        if _server is None or not _server.is_alive:
            end_boxes()
            _server = _Server()
            atexit.register(end_boxes)
        try:
            return _server.ask(task)
        except BaseException:
            # Whatever it was, a box may still be at work: it ends with its server.
            end_boxes()
            raise


def end_boxes() -> None:
    """End the server and the box that may be at work."""
    global _server
    ended, _server = _server, None
    if ended is not None:
        with suppress(OSError):
            ended.end()
        atexit.unregister(end_boxes)
