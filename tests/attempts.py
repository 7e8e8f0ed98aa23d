"""Confines itself, tries what a confined process may do and what not, and prints as JSON how each attempt ended.

Takes a folder with ``kept.txt``, ``given.txt``, ``given/inside.txt``, ``given/link`` and ``listed/in/file.txt``.
"""

import ctypes
import json
import os
import platform
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from mezanprint.project.confinement.confine import confine, program_places
from mezanprint.project.confinement.kernel import call
from mezanprint.project.confinement.limits import limit

Attempts = dict[str, Callable[[], object]]
NEW_USER = 0x10000000


def by_number(x86: int, arm: int, *arguments: object) -> Callable[[], int]:
    number = arm if platform.machine() == "aarch64" else x86
    return lambda: call(number, *(arguments or (0, 0, 0, 0, 0)))


def start_thread() -> None:
    thread = threading.Thread(target=os.getpid)
    thread.start()
    thread.join()


def work(root: Path, kept: int) -> Attempts:
    return {
        "read what is given": (root / "given/inside.txt").read_bytes,
        "read a file that is given": (root / "given.txt").read_bytes,
        "read on in what is open": lambda: os.read(kept, 1),
        "list what is given": lambda: os.listdir(root / "given"),
        "list what is listable": lambda: os.listdir(root / "listed/in"),
        "start a thread": start_thread,
        "import": lambda: __import__("decimal"),
        "signal itself": lambda: os.kill(os.getpid(), 0),
        "ask for limits": lambda: resource.getrlimit(resource.RLIMIT_AS),
    }


def read(root: Path) -> Attempts:
    return {
        "read outside": (root / "kept.txt").read_bytes,
        "read what is listable": (root / "listed/in/file.txt").read_bytes,
        "read through a link": (root / "given/link").read_bytes,
        "read the system": Path("/etc/passwd").read_bytes,
        "read another process": Path(f"/proc/{os.getppid()}/maps").read_bytes,
        "list outside": lambda: os.listdir(root),
    }


def change(root: Path) -> Attempts:
    file = root / "given.txt"
    return {
        "write a new file": lambda: (root / "given/new.txt").write_text("x"),
        "write a file": lambda: file.write_text("x"),
        "add to a file": lambda: file.open("a"),
        "cut a file": lambda: os.truncate(file, 0),
        "remove a file": file.unlink,
        "rename a file": lambda: file.rename(root / "x"),
        "make a folder": (root / "given/x").mkdir,
        "make a link": lambda: (root / "given/x").symlink_to("y"),
        "change a mode": lambda: file.chmod(0o777),
        "change a time": lambda: os.utime(file),
        "write to shared memory": lambda: Path("/dev/shm/x").write_text("x"),
    }


def reach(limits: object) -> Attempts:
    return {
        "run a program": lambda: subprocess.run(["true"], check=False),
        "become a program": lambda: os.execv("/bin/true", ["true"]),
        "fork": os.fork,
        "open a connection": socket.socket,
        "open a socket of the computer": lambda: socket.socket(socket.AF_UNIX),
        "open a pair of sockets": socket.socketpair,
        "signal the parent": lambda: os.kill(os.getppid(), 0),
        "signal all": lambda: os.kill(-1, 0),
        "trace the parent": by_number(101, 117, 16, os.getppid(), 0, 0),
        "read the parent's memory": by_number(310, 270, os.getppid(), 0, 0, 0, 0, 0),
        "make an io_uring": by_number(425, 425),
        "load a program into the kernel": by_number(321, 280),
        "catch page faults": by_number(323, 282),
        "count events": by_number(298, 241),
        "open a keyring": by_number(250, 219),
        "mount": by_number(165, 40),
        "leave its view of the system": by_number(272, 97, NEW_USER),
        "set a limit": by_number(302, 261, 0, resource.RLIMIT_CORE, limits, 0),
        "type on the terminal": by_number(16, 29, 0, 0x5412, b"x"),
    }


def ask_anew() -> Attempts:
    return {
        "make a process by the newest call": by_number(435, 435),
        "open a file by the newest call": by_number(437, 437),
        "make a call that nobody knew": by_number(470, 470),
        "make a call of x32": by_number(0x40000000 + 39, 0x40000000 + 39),
    }


def ending(attempt: Callable[[], object]) -> str:
    """Return ``done``, or the words of the system for why not."""
    try:
        attempt()
    except OSError as refused:
        return refused.strerror or ""
    return "done"


def main() -> None:
    root = Path(sys.argv[1])
    kept = os.open(root / "kept.txt", os.O_RDONLY)
    limits = ctypes.create_string_buffer(16)
    limit(2 * 1024**3, 60, 1024**2, 64)
    given = (root / "given", root / "given.txt", root / "absent")
    held = confine((*program_places(), *given), (root / "listed",))
    parts = {"work": work(root, kept), "read": read(root), "change": change(root), "reach": reach(limits)}
    told = {
        part: {name: ending(attempt) for name, attempt in attempts.items()}
        for part, attempts in (parts | {"ask anew": ask_anew()}).items()
    }
    print(json.dumps({"held": [held.landlock, held.seccomp], **told}))


if __name__ == "__main__":
    main()
