"""System calls that the C library has no function for."""

import ctypes
import os
from functools import cache


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def ask(number: int, *arguments: object) -> int:
    """Return what the system call says, -1 where it refuses or is not known."""
    return int(_library().syscall(ctypes.c_long(number), *map(_passed, arguments)))


def call(number: int, *arguments: object) -> int:
    """Return what the system call says; ``OSError`` where it refuses."""
    answer = ask(number, *arguments)
    if answer < 0:
        raise _failure()
    return answer


def prctl(option: int, value: int) -> None:
    """Set an attribute of this process; ``OSError`` where the kernel refuses."""
    if _library().prctl(option, *map(_passed, (value, 0, 0, 0))) != 0:
        raise _failure()


def _passed(argument: object) -> object:
    return ctypes.c_ulong(argument) if isinstance(argument, int) else argument


def _failure() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))
