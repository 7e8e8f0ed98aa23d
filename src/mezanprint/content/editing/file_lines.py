"""A file as lines that remember their ends, so that an edit changes its own lines and no others."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mezanprint.model.diagnostics import Fault
from mezanprint.project.encodings import not_utf8

_LINE_END = re.compile("(\r\n|\r|\n)")
_BOM = b"\xef\xbb\xbf"
_UNBROKEN = 130
"""Characters of a line from which on its writer leaves it to the editor to break lines on the screen."""
_LEAST = 80


@dataclass(frozen=True, slots=True)
class FileLines:
    """The lines of a file, each with its own end: a file may have ends of both kinds, and none after its last line."""

    path: str
    lines: tuple[str, ...]
    ends: tuple[str, ...]
    bom: bytes = b""

    @classmethod
    def of(cls, path: str, data: bytes) -> "FileLines":
        """Return the lines of a UTF-8 file; ``Fault`` if it is none."""
        bom = _BOM if data.startswith(_BOM) else b""
        try:
            pieces = _LINE_END.split(data.removeprefix(_BOM).decode())
        except UnicodeDecodeError as bad:
            raise Fault(not_utf8(path, data.removeprefix(_BOM), bad.start)) from None
        return cls(path, tuple(pieces[::2]), (*pieces[1::2], ""), bom)

    @property
    def text(self) -> str:
        """The file as it is read: every line end a line feed, no BOM."""
        return "\n".join(self.lines)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        text = "".join(line + end for line, end in zip(self.lines, self.ends, strict=True))
        return self.bom + text.encode()

    @property
    def usual_end(self) -> str:
        """The line end that most lines have; a line feed in a file of one line."""
        return Counter(end for end in self.ends if end).most_common(1)[0][0] if any(self.ends) else "\n"

    @property
    def width(self) -> int | None:
        """How long a line of several may get; None in a file with lines that no one broke."""
        longest = max(map(len, self.lines))
        return max(longest, _LEAST) if longest <= _UNBROKEN else None

    def replace(self, first: int, last: int, lines: Sequence[str]) -> "FileLines":
        """Return the file with other lines in the place of those from ``first`` to ``last``, 0-based, both included.

        Lines that are equal at the beginning and the end of the piece keep their ends; new ones end as their
        neighbours do.
        """
        old, new = self.lines[first : last + 1], tuple(lines)
        while new and old and new[0] == old[0] and len(new) > 1 and len(old) > 1:
            first, old, new = first + 1, old[1:], new[1:]
        while new and old and new[-1] == old[-1] and len(new) > 1 and len(old) > 1:
            last, old, new = last - 1, old[:-1], new[:-1]
        ends = (self.ends[first] or self.usual_end,) * (len(new) - 1) + (self.ends[last],) * bool(new)
        return FileLines(
            self.path,
            (*self.lines[:first], *new, *self.lines[last + 1 :]),
            (*self.ends[:first], *ends, *self.ends[last + 1 :]),
            self.bom,
        )

    def insert(self, before: int, lines: Sequence[str]) -> "FileLines":
        """Return the file with further lines before the one at ``before``, 0-based; at the end after the last one."""
        end = self.usual_end
        if before < len(self.lines):
            ends = (*self.ends[:before], *(end,) * len(lines), *self.ends[before:])
        else:  # the last line had no end, and the new last one has none either
            ends = (*self.ends[:-1], *(end,) * len(lines), "")
        return FileLines(self.path, (*self.lines[:before], *lines, *self.lines[before:]), ends, self.bom)
