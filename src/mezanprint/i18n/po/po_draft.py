"""An entry while its lines are read: which line may follow which."""

from typing import NamedTuple

from mezanprint.i18n.po.po_file import Entry, Previous
from mezanprint.i18n.po.po_lexer import CONTEXT, FLAG, MORE, NOTE, PLURAL, REFERENCE, SOURCE, VALUE, Line
from mezanprint.model.translatable import msg

_RANK = {CONTEXT: 1, SOURCE: 2, PLURAL: 3, VALUE: 4}
_COMPLETE = _RANK[VALUE]


class Misplaced(NamedTuple):
    """A line that may not stand where it does, or an entry that ends too soon: sentence and remedy."""

    message: str
    hint: str


class Draft:
    """Collects the lines of one entry. Line numbers are 0-based indexes."""

    def __init__(self, first: int) -> None:
        """Begin at the line ``first``."""
        self.first = self.last = first
        self.line = first
        self.value_lines: list[int] = []
        self.mark = ""
        self.rank = 0
        self.comments: list[Line] = []
        self.parts: dict[str, list[str]] = {}
        self.previous: dict[str, list[str]] = {}
        self.values: list[list[str]] = []
        self.target: list[str] | None = None
        self.target_mark = ""
        self.broken = False
        """Whether a line of the entry could not be read: it is then no use to say what else is wrong with it."""

    def ends_before(self, line: Line) -> bool:
        """Tell whether ``line`` belongs to another entry."""
        if line.kind in (MORE, VALUE):
            return False
        if self.rank == _COMPLETE:
            return True
        if line.kind not in _RANK or "|" in line.mark or not self.rank:
            return False
        return _RANK[line.kind] <= self.rank or line.mark != self.mark

    def add(self, line: Line, number: int) -> Misplaced | None:
        """Take one line; return what is wrong with its place, if anything."""
        self.last = number
        if line.kind == MORE:
            return self._add_more(line)
        if line.kind not in _RANK or "|" in line.mark:
            return self._add_before(line)
        if not self.rank:
            self.line, self.mark = number, line.mark
        self.target_mark = self.mark
        if line.mark != self.mark:
            return _HALF
        if line.kind == VALUE:
            return self._add_value(line, number)
        out_of_order = line.kind == PLURAL and self.rank != _RANK[SOURCE]
        self.rank = _RANK[line.kind]
        self.target = self.parts[line.kind] = [line.text]
        if out_of_order:
            return Misplaced(
                msg("`msgid_plural` without `msgid`"), msg("put `msgid_plural` right after the lines of `msgid`")
            )
        return None

    def _add_more(self, line: Line) -> Misplaced | None:
        if self.target is None:
            return Misplaced(
                msg("a text without a keyword"), msg("begin it with `msgid` or `msgstr`, or delete the line")
            )
        self.target.append(line.text)
        return None if line.mark == self.target_mark else _HALF

    def _add_before(self, line: Line) -> Misplaced | None:
        if "|" in line.mark:
            self.target = self.previous[line.kind] = [line.text]
            self.target_mark = line.mark
        else:
            self.target = None
            self.comments.append(line)
        if self.rank:
            return Misplaced(
                msg("a comment between the lines of an entry"), msg("put comments above `msgctxt` and `msgid`")
            )
        return None

    def _add_value(self, line: Line, number: int) -> Misplaced | None:
        lone = self.rank < _RANK[SOURCE]
        self.value_lines.append(number + 1)
        due = len(self.values) if PLURAL in self.parts else -1
        self.rank = _COMPLETE
        self.target = [line.text]
        self.values.append(self.target)
        if lone:
            return Misplaced(msg("`msgstr` without `msgid`"), msg("each entry is `msgctxt`, `msgid`, then `msgstr`"))
        if due == -1 and len(self.values) > 1:
            return Misplaced(
                msg("a second `msgstr` for one `msgid`"), msg("keep one; an entry begins with `msgctxt` or `msgid`")
            )
        if line.form == due:
            return None
        found, expected = (f"`msgstr[{n}]`" if n >= 0 else "`msgstr`" for n in (line.form, due))
        return Misplaced(
            msg("{found} where {expected} is due", found=found, expected=expected),
            msg("number the forms 0, 1, 2 ... after a `msgid_plural`"),
        )

    def finish(self) -> Entry | Misplaced | None:
        """Return the entry, what it lacks, or None when there were only comments."""
        if not self.rank:
            return None if not self.previous else Misplaced(msg("`#|` lines without an entry"), msg("delete them"))
        if self.rank < _COMPLETE:
            lacks = "`msgstr`" if SOURCE in self.parts else "`msgid`"
            return Misplaced(
                msg("the entry has no {keyword}", keyword=lacks), msg("each entry is `msgctxt`, `msgid`, then `msgstr`")
            )
        comments, notes, references, flags = self._sort_comments()
        return Entry(
            "".join(self.parts.get(SOURCE, ())),
            _join(self.parts, CONTEXT),
            _join(self.parts, PLURAL),
            tuple(["".join(value) for value in self.values]),
            comments,
            notes,
            references,
            flags,
            Previous(*(_join(self.previous, kind) for kind in (CONTEXT, SOURCE, PLURAL))) if self.previous else _NONE,
            self.mark == "~",
            self.line + 1,
            tuple(self.value_lines),
        )

    def _sort_comments(self) -> tuple[tuple[str, ...], ...]:
        comments: list[str] = []
        notes: list[str] = []
        references: list[str] = []
        flags: list[str] = []
        for line in self.comments:
            if line.kind == NOTE:
                notes.append(line.text)
            elif line.kind == REFERENCE:
                references.extend(split_references(line.text))
            elif line.kind == FLAG:
                flags.extend(flag.strip() for flag in line.text.split(",") if flag.strip())
            else:
                comments.append(line.text)
        return tuple(comments), tuple(notes), tuple(references), tuple(flags)


_NONE = Previous()
_HALF = Misplaced(
    msg("one part of the entry is obsolete and another is not"), msg("begin all its lines with `#~`, or none")
)


def _join(parts: dict[str, list[str]], kind: str) -> str | None:
    return "".join(parts[kind]) if kind in parts else None


def split_references(text: str) -> list[str]:
    """Return the file names of a ``#:`` line; one with blanks in it stands between U+2068 and U+2069."""
    if "\u2068" not in text:
        return text.split()
    names = []
    for number, part in enumerate(text.replace("\u2069", "\u2068").split("\u2068")):
        names.extend([part] if number % 2 else part.split())
    return names
