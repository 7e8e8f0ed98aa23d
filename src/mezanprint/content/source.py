"""A text file with its lines, so that a finding can show the one it is about."""

import re
from dataclasses import dataclass, field

from mezanprint.model.characters import check_controls, without_refused
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error

MAX_FINDINGS = 20
MAX_EXCERPT = 300
_REMARK = re.compile(r"\s+(?:#|<!--)")
_PRIVATE = re.compile(r"(?:^|[\s{,\[?-])([\"']?_\w*[\"']?\s*:)")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the project as text, lines ended by a line feed."""

    path: str
    text: str
    lines: tuple[str, ...] = field(init=False)
    shown: dict[int, str] = field(init=False, default_factory=dict, repr=False, compare=False)
    """Lines as excerpts may show them, each made when it is first asked for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(self.text.split("\n")))

    def span(self, line: int, column: int, length: int = 1, end: int | None = None) -> Span:
        """Return the place at ``line`` and ``column``, 1-based.

        The excerpt is the line up to any key that starts with ``_``, and to any remark after column ``end``, where the
        thing ends that a finding is about: these may be notes that were never meant to be shown.
        """
        if line not in self.shown:
            self.shown[line] = _showable(self.lines[line - 1]) if 0 < line <= len(self.lines) else ""
        shown = self.shown[line] if column <= MAX_EXCERPT else ""
        remark = _REMARK.search(shown, end - 1) if end is not None else None
        return Span(self.path, line, column, max(length, 1), shown[: remark.start()] if remark else shown.rstrip())

    def find(self, words: str, near: Span, lines: int = 200) -> Span:
        """Return the place of ``words`` in the ``lines`` from ``near`` on, or ``near`` itself."""
        first = near.line or 1
        for number in range(first, min(first + lines, len(self.lines) + 1)):
            start = (near.column or 1) - 1 if number == first else 0
            at = self.lines[number - 1].find(words, start)
            if at >= 0:
                return self.span(number, at + 1, len(words), at + len(words) + 1)
        return near


def _showable(line: str) -> str:
    line = line[:MAX_EXCERPT]
    private = _PRIVATE.search(line)
    return without_refused(line[: private.end()] if private else line)


def read_source(path: str, text: str) -> Source:
    """Return ``text`` as a source; ``Fault`` where it holds characters that no text may hold, even in a comment."""
    source = Source(path, text)
    faults: list[Diagnostic] = []
    for fault in check_controls(text)[:MAX_FINDINGS]:
        line = text.count("\n", 0, fault.offset) + 1
        column = fault.offset - text.rfind("\n", 0, fault.offset)
        faults.append(error("content-character", fault.says, source.span(line, column, 1, column + 1), fault.hint))
    if faults:
        raise Fault(*faults)
    return source
