"""The door: this process gives up all it does not need, before it reads what a stranger has made.

On the standard library alone: of the packages for Landlock and seccomp one is an early draft, and the other needs a
library of the system that few computers have.
"""

import os
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mezanprint.project.confinement import landlock, seccomp
from mezanprint.project.confinement.kernel import prctl

_NO_NEW_PRIVILEGES = 38
_NOWHERE = Path(os.devnull)
_TRUNCATION = 3
"""ABI of Landlock from which on it refuses all that changes a file."""
_PACKAGES = ("site-packages", "dist-packages")
_SYSTEM = (
    "/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache",
    "/usr/share/zoneinfo", "/etc/localtime", "/dev/null", "/dev/urandom", "/proc/self", "/sys/devices/system/cpu",
)  # fmt: skip
"""Libraries, time zones, and what the C library reads to know the process and the machine it runs in."""


@dataclass(frozen=True, slots=True)
class Confinement:
    """What holds, or can be made to hold."""

    landlock: int
    """ABI of Landlock, 0 for none: without it a process can read whatever its user can."""
    seccomp: bool
    """Without it a process can start programs and open connections, and without Landlock write files too."""


def offered() -> Confinement:
    """Return what this computer offers; nothing but on Linux."""
    if sys.platform != "linux":
        return Confinement(0, seccomp=False)
    return Confinement(landlock.offered(), seccomp.is_offered())


def confine(
    readable: Iterable[Path],
    listable: Iterable[Path] = (),
    programs: tuple[Path, ...] = (),
    spared: tuple[str, ...] = (),
    *,
    nowhere: bool = False,
) -> Confinement:
    """Let this process read what lies at or below ``readable``, and do nothing else, for good; say what holds.

    At or below ``listable`` it can open folders, but no file. It writes to what is open already, and nowhere else; it
    starts no program and no process, opens no connection, sets no limit and reaches no other process. Call it with one
    thread, after `limit` and with all open that is named nowhere. It can become one of ``programs``, if there are any,
    and make the system calls that are ``spared``; with ``nowhere`` it can open ``/dev/null`` for writing too, as git
    must, where Landlock keeps it from all else. ``OSError`` if the kernel offers this and refuses it.
    """
    if sys.platform != "linux":
        return Confinement(0, seccomp=False)
    prctl(_NO_NEW_PRIVILEGES, 1)
    calls = ("execve", *spared) if programs else spared
    files = landlock.restrict(readable, listable, programs, (_NOWHERE,) if nowhere else ())
    if nowhere and files >= _TRUNCATION:  # nothing but Landlock keeps it from writing elsewhere then
        calls = (*calls, *seccomp.OPENING)
    return Confinement(files, seccomp.refuse_calls(calls))


@cache
def program_places() -> tuple[Path, ...]:
    """Return where this program itself lies: interpreter, packages and libraries of the system.

    The folder of the script that was started is not among them: for ``python -m`` it is wherever somebody stands.
    """
    standard = (sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    packages = (place for place in sys.path if Path(place).name in _PACKAGES)
    own = Path(__file__).parents[2]
    return tuple(dict.fromkeys((own, *map(Path, (*standard, *packages, sys.base_prefix + "/lib", *_SYSTEM)))))
