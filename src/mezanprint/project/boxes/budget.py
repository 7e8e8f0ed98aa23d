"""What boxes may take."""

import math
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

MEGABYTE = 1024**2


@dataclass(slots=True)
class Budget:
    """What all boxes of one command may take together: whoever opens a file of a stranger spends no more on it."""

    seconds: float = 60
    """Processor seconds that are left."""
    memory: int = 640 * MEGABYTE
    """Bytes that one box may have; one works at a time. Not enforced on macOS."""
    answer: int = 128 * MEGABYTE
    """Bytes that one box may give back."""

    @property
    def share(self) -> int:
        """Processor seconds that the next box may take: a third of what is left, and the rest is for others."""
        return max(1, math.ceil(self.seconds / 3))


class Room(Enum):
    """What a reader cannot do without, beside the file."""

    PLAIN = "plain"
    ADDRESSES = "addresses"
    """It reserves far more addresses than it uses, as the machines of JavaScript and Java do."""
    SEEKABLE = "seekable"
    """It goes back in what it writes: its output is a file without a name, not a pipe."""
    NOWHERE = "nowhere"
    """It opens ``/dev/null`` for writing before it does anything, as git does."""
    FILES = "files"
    """It reserves addresses, and writes temporary files: so only its limits hold it. veraPDF, of tests and releases."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program of the machine that is given a file to read."""

    words: tuple[str, ...]
    """Its path, absolute, and what it is told."""
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of a box: a function of a module with its arguments, or a program."""

    work: Any
    arguments: tuple[object, ...]
    readable: tuple[Path, ...]
    seconds: int
    memory: int
    answer: int
    room: Room


FILES = 128
"""Open files of a box."""
TEMPORARY = 256 * MEGABYTE
"""Bytes of a file that it writes, if it may."""
SUCCESS = 0
NO_MEMORY = 86
"""Exit status of a box that has no memory left; above those of programs, below those of shells."""
