"""Landlock: which files a process can open from now on, as far as the kernel knows it.

The numbers are those of ``linux/landlock.h`` and of landlock(7), which says from which ABI each right is known.
"""

import ctypes
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from mezanprint.project.confinement.kernel import ask, call

# The same on every machine.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1
_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 1 << 1, 1 << 2, 1 << 3
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
"""Rights on files by the ABI that brought them: all but those above are given to nobody."""
_TCP, _TCP_FROM = 0b11, 4
"""Binding and connecting, from ABI 4."""
_SCOPES, _SCOPES_FROM = 0b11, 6
"""Abstract sockets and signals of other processes, from ABI 6."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    # As the kernel packs it; from Python 3.14 on the two go together.
    _layout_, _pack_ = "ms", 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def offered() -> int:
    """Return the ABI of the kernel's Landlock, 0 if it has none or it is switched off."""
    return max(ask(_CREATE_RULESET, None, 0, _VERSION), 0)


def restrict(
    readable: Iterable[Path], listable: Iterable[Path], programs: Iterable[Path] = (), writable: Iterable[Path] = ()
) -> int:
    """Let this thread open for reading what lies at or below ``readable``, and folders at or below ``listable``.

    It can execute ``programs``, and open for writing the devices ``writable``. Everything else about files is refused
    from now on, and TCP, and signals to other processes. Paths that are not there are passed over. Returns the ABI, 0
    where the kernel has none and nothing is restricted. ``no_new_privs`` must be on; ``OSError`` if the kernel refuses.
    """
    abi = offered()
    if not abi:
        return 0
    rights = sum(right for since, right in _FILE_RIGHTS.items() if since <= abi)
    wanted = _Ruleset(rights, _TCP if abi >= _TCP_FROM else 0, _SCOPES if abi >= _SCOPES_FROM else 0)
    rules = call(_CREATE_RULESET, ctypes.byref(wanted), ctypes.sizeof(wanted), 0)
    try:
        for path in readable:
            _allow(rules, path, _READ_FILE | _READ_DIR)
        for path in listable:
            _allow(rules, path, _READ_DIR)
        for path in programs:
            _allow(rules, path, _EXECUTE | _READ_FILE)
        for path in writable:
            _allow(rules, path, _WRITE_FILE | _READ_FILE)
        call(_RESTRICT_SELF, rules, 0)
    finally:
        os.close(rules)
    return abi


def _allow(rules: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _EXECUTE | _WRITE_FILE | _READ_FILE
        call(_ADD_RULE, rules, _PATH_BENEATH, ctypes.byref(_Beneath(rights, place)), 0)
    finally:
        os.close(place)
