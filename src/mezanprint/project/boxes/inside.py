"""What a box does with itself before it looks at the file: limits, confinement, silence."""

import fcntl
import os
import resource
import traceback
from pathlib import Path
from typing import NoReturn

from mezanprint.model.diagnostics import Fault
from mezanprint.model.foreign import said_by
from mezanprint.project.boxes.answers import packed
from mezanprint.project.boxes.budget import FILES, MEGABYTE, NO_MEMORY, SUCCESS, TEMPORARY, Program, Room, Task
from mezanprint.project.confinement.confine import confine, program_places
from mezanprint.project.confinement.limits import limit
from mezanprint.project.confinement.parent import die_with

DEBUG = "MEZANPRINT_DEBUG"
_MAPPED = 512 * MEGABYTE
"""Addresses of libraries and of the file itself, beside the memory that a box has of its own."""
_ROOMY = 1 << 40
_DATA = (
    *map(Path, ("/etc/fonts", "/usr/share/fonts", "/usr/share/poppler", "/usr/share/java", "/etc/ssl/openssl.cnf")),
    *map(Path, ("/usr/share/ghostscript", "/var/lib/ghostscript", "/etc/ghostscript", "/usr/share/color/icc")),
    *Path("/etc").glob("java-*"),
)
"""What readers look up: fonts and tables of characters, the rest of Ghostscript, settings of Java and JavaScript."""
_ADDRESSED = (Room.ADDRESSES, Room.FILES)
_WRITING = (Room.SEEKABLE, Room.FILES)


def run(task: Task, server: int, channels: tuple[int, int, int]) -> NoReturn:
    """Do a task and end this process: it writes to the first two channels, and holds the third open until then."""
    status = 1
    try:
        die_with(server)
        _connect(channels)
        _restrict(task)
        status = _work(task)
    except MemoryError:
        status = NO_MEMORY
    finally:
        os._exit(status)


def _connect(channels: tuple[int, int, int]) -> None:
    """Keep what is open for a box, and close all else: none of the program's own files gets into it."""
    nowhere = os.open(os.devnull, os.O_RDONLY)
    # First out of the way of the places they go to.
    kept = [fcntl.fcntl(each, fcntl.F_DUPFD, 16) for each in (nowhere, *channels)]
    for place, each in enumerate(kept):
        os.dup2(each, place)
    os.closerange(len(kept), resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _restrict(task: Task) -> None:
    """Give up all that reading the file does not need, for good."""
    addresses = _ROOMY if task.room in _ADDRESSED else task.memory + _MAPPED
    limit(addresses, task.seconds, TEMPORARY if task.room in _WRITING else 0, FILES)
    resource.setrlimit(resource.RLIMIT_DATA, (task.memory, task.memory))
    places = (*program_places(), *_DATA, *task.readable)
    if isinstance(task.work, Program):
        confine(places, programs=(Path(task.work.words[0]), *_linkers()), nowhere=task.room is Room.NOWHERE)
    elif task.room is not Room.FILES:
        # Java does not open a file without having a pair of sockets, which reaches nobody.
        confine(places, spared=("socketpair",) if task.room is Room.ADDRESSES else ())


def _linkers() -> tuple[Path, ...]:
    """Return what the system starts programs with, which it must be allowed to execute as well."""
    return tuple(each for folder in ("/lib", "/lib64") for each in Path(folder).glob("ld-*.so*"))


def _work(task: Task) -> int:
    if isinstance(task.work, Program):
        os.execve(task.work.words[0], task.work.words, dict(task.work.environment))  # noqa: S606 - as a box
    try:
        answer = _answer(task)
    except RecursionError:
        answer = packed("it is nested too deep")
    with os.fdopen(1, "wb", closefd=False) as stream:
        stream.write(answer)
    return SUCCESS


def _answer(task: Task) -> bytes:
    """Return the value of a function in a tuple, or the fault it raised, or else a sentence: why there is neither."""
    assert callable(task.work)
    try:
        return packed((task.work(*task.arguments),))
    except Fault as fault:
        return packed(fault)
    except MemoryError:
        raise
    except Exception as unforeseen:  # whatever a file does to its reader, it is the file that is told of
        if os.environ.get(DEBUG):
            traceback.print_exception(unforeseen)
        said = " ".join(said_by(unforeseen).split())
        for path in task.readable:
            said = said.replace(str(path), path.name)
        return packed(f"{type(unforeseen).__name__}: {said[:200]}" if said else type(unforeseen).__name__)
