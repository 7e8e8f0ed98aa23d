"""seccomp: which system calls a process may make from now on. x86-64 and ARM64, the machines whose calls we know.

What is refused answers EPERM, and nobody dies of it: a library that tries falls back, or its error is a finding.
The program is classic BPF as in seccomp(2) and ``linux/filter.h``.
"""

import ctypes
import os
from collections.abc import Iterator
from errno import ENOSYS, EPERM
from typing import TypeAlias

from mezanprint.project.confinement.calls import LOOKED_AT, NEWEST, REFUSED
from mezanprint.project.confinement.kernel import ask, call

_SECCOMP = (317, 277)
_SET_FILTER, _ACTION_AVAILABLE, _ALL_THREADS = 1, 2, 1
# ``uname -m``: place in ``Numbers``, and what the kernel calls it where it looks at a call (AUDIT_ARCH_*).
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_LOAD, _IF_EQUAL, _IF_ABOVE, _IF_ANY, _ANSWER = 0x20, 0x15, 0x25, 0x45, 0x06
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_REFUSE, _UNKNOWN = _ERROR | EPERM, _ERROR | ENOSYS
# Places in ``struct seccomp_data``; both machines store the low half of an argument first.
_NUMBER, _MACHINE = 0, 4
_CLONE_THREAD = 0x10000
OPENING = ("open", "openat")
"""Calls that are refused where they open for writing; without them Landlock alone says what can be written."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_PUSH_INPUT = (0x5412, 0x541C)
"""TIOCSTI and TIOCLINUX, which type on the terminal of whoever started us."""

Step: TypeAlias = tuple[int, int, int, int]
"""Code, steps to pass over if it is so, steps to pass over if not, and the value."""


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def is_offered() -> bool:
    """Tell whether the kernel has it and we know the calls of this machine."""
    machine = os.uname().machine
    if machine not in _MACHINES:
        return False
    number = _SECCOMP[_MACHINES[machine][0]]
    return ask(number, _ACTION_AVAILABLE, 0, ctypes.byref(ctypes.c_uint32(_ERROR))) == 0


def refuse_calls(spared: tuple[str, ...] = ()) -> bool:
    """Refuse this process, with all its threads, what ``calls.py`` says; False where there is no such thing.

    All but the calls that are ``spared``.
    ``no_new_privs`` must be on; ``OSError`` if the kernel refuses.
    """
    if not is_offered():
        return False
    place, machine = _MACHINES[os.uname().machine]
    steps = tuple(_program(place, machine, os.getpid(), spared))
    program = _Program(len(steps), (_Step * len(steps))(*(_Step(*step) for step in steps)))
    if call(_SECCOMP[place], _SET_FILTER, _ALL_THREADS, ctypes.byref(program)):
        raise OSError(EPERM, "a thread of this process can not be confined")
    return True


def _program(place: int, machine: int, process: int, spared: tuple[str, ...]) -> Iterator[Step]:
    # The same number is another call where a process speaks as another machine does (32 bits, x32).
    yield from ((_LOAD, 0, 0, _MACHINE), (_IF_EQUAL, 1, 0, machine), (_ANSWER, 0, 0, _REFUSE))
    yield from ((_LOAD, 0, 0, _NUMBER), (_IF_ABOVE, 0, 1, NEWEST), (_ANSWER, 0, 0, _UNKNOWN))
    for name, numbers in REFUSED.items():
        if (number := numbers[place]) is not None and name not in spared:
            yield from ((_IF_EQUAL, 0, 1, number), (_ANSWER, 0, 0, _REFUSE))
    for name, steps in _by_argument(process).items():
        if (number := LOOKED_AT[name][place]) is not None and name not in spared:
            # Whoever comes to the end of its steps goes on with the next call.
            yield from ((_IF_EQUAL, 0, len(steps) + 1, number), *steps, (_LOAD, 0, 0, _NUMBER))
    yield (_ANSWER, 0, 0, _ALLOW)


def _by_argument(process: int) -> dict[str, list[Step]]:
    refuse: Step = (_ANSWER, 0, 0, _REFUSE)
    own = [_argument(0), (_IF_EQUAL, 1, 0, process), refuse]
    return {
        "open": [_argument(1), (_IF_ANY, 0, 1, _WRITING), refuse],
        "openat": [_argument(2), (_IF_ANY, 0, 1, _WRITING), refuse],
        # What they ask stands in memory, where a filter can not look: the C library then takes the older call.
        "openat2": [(_ANSWER, 0, 0, _UNKNOWN)],
        "clone3": [(_ANSWER, 0, 0, _UNKNOWN)],
        # A thread is no new process.
        "clone": [_argument(0), (_IF_ANY, 1, 0, _CLONE_THREAD), refuse],
        "kill": own,
        "tgkill": own,
        # To ask for limits is allowed, to set them is not: where the new ones stand must be nowhere.
        "prlimit64": [_argument(2), (_IF_EQUAL, 0, 2, 0), _argument(2, 4), (_IF_EQUAL, 1, 0, 0), refuse],
        "ioctl": [_argument(1), (_IF_EQUAL, 1, 0, _PUSH_INPUT[0]), (_IF_EQUAL, 0, 1, _PUSH_INPUT[1]), refuse],
    }


def _argument(index: int, half: int = 0) -> Step:
    return (_LOAD, 0, 0, 16 + 8 * index + half)
