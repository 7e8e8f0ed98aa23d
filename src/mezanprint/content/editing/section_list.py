"""Sections of a document as pieces of its file: put in, moved and taken out with the remarks that stand above them."""

from collections.abc import Mapping as Named
from collections.abc import Sequence
from dataclasses import dataclass

from mezanprint.content.editing.file_lines import FileLines
from mezanprint.content.editing.scalar_styles import quoted
from mezanprint.content.parse import read_yaml
from mezanprint.content.raw import Mapping, Raw, Scalar, scalars
from mezanprint.content.raw import Sequence as RawSequence
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg

Content = str | Sequence["Content"] | Named[str, "Content"]
"""What a new section has: texts, lists and mappings."""


@dataclass(frozen=True, slots=True)
class SectionList:
    """The sections of a file, each with its own lines; ``gaps`` are the empty lines before each and stay in place."""

    file: FileLines
    start: int
    """First line of them all, 0-based."""
    stop: int
    """The line behind them."""
    indent: str
    names: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]
    gaps: tuple[int, ...]

    @classmethod
    def of(cls, path: str, data: bytes) -> "SectionList":
        """Read the sections of a document; ``Fault`` if they do not stand line by line in the file."""
        file = FileLines.of(path, data)
        _, root = read_yaml(path, file.text)
        entry = next((entry for entry in root.entries if entry.key == "sections"), None)
        listed = entry.value if entry else None
        if entry is None or not isinstance(listed, RawSequence) or not listed.items:
            raise Fault(_refusal(path, entry.span if entry else root.span))
        firsts = [_first_line(file, item) for item in listed.items]
        stops = [_behind(file, item) for item in listed.items]
        indents = {file.lines[line][: file.lines[line].find("-")] for line in firsts}
        if len(indents) != 1 or None in firsts or any(indent.strip() for indent in indents):
            raise Fault(_refusal(path, listed.span))
        starts = [
            _with_remarks(file, first, stop)
            for first, stop in zip(firsts, (entry.span.line or 1, *stops), strict=False)
        ]
        return cls(
            file,
            starts[0],
            stops[-1],
            indents.pop(),
            tuple(_name(item) for item in listed.items),
            tuple(file.lines[start:stop] for start, stop in zip(starts, stops, strict=True)),
            (0, *(start - stop for start, stop in zip(starts[1:], stops[:-1], strict=True))),
        )

    def move(self, name: str, before: str | None) -> bytes:
        """Return the file with a section before another one, or behind all."""
        order = [each for each in range(len(self.names)) if each != self._place(name)]
        place = order.index(self._place(before)) if before is not None else len(order)
        order.insert(place, self._place(name))
        return self._written([self.pieces[n] for n in order], self.gaps, [self.names[n] for n in order])

    def remove(self, name: str) -> bytes:
        """Return the file without a section; one stays, for a document without any has no pages."""
        place = self._place(name)
        if len(self.names) == 1:
            hint = msg("add another section first")
            raise Fault(error("content-edit", msg("this is the only section"), Span(self.file.path), hint))
        gaps = [*self.gaps[: max(place, 1)], *self.gaps[max(place, 1) + 1 :]]
        pieces = [piece for n, piece in enumerate(self.pieces) if n != place]
        return self._written(pieces, gaps, [each for each in self.names if each != name])

    def add(self, content: Named[str, Content], before: str | None) -> bytes:
        """Return the file with a new section before another one, or behind all."""
        place = self._place(before) if before is not None else len(self.names)
        usual = max(self.gaps[1:], default=1)
        gaps = [*self.gaps[:1], *self.gaps[1:], usual]
        piece = tuple(_item(content, self.indent))
        pieces = [*self.pieces[:place], piece, *self.pieces[place:]]
        return self._written(pieces, gaps, [*self.names[:place], str(content["id"]), *self.names[place:]])

    def _place(self, name: str) -> int:
        if name not in self.names:
            message = msg("there is no section `{name}`", name=name)
            raise Fault(error("content-edit", message, Span(self.file.path)))
        return self.names.index(name)

    def _written(self, pieces: Sequence[Sequence[str]], gaps: Sequence[int], names: Sequence[str]) -> bytes:
        """Return the file with these pieces, once it is read as having these sections and all else as before."""
        lines = [line for piece, gap in zip(pieces, gaps, strict=True) for line in (*("",) * gap, *piece)]
        new = self.file.replace(self.start, self.stop - 1, lines)
        _, before = read_yaml(self.file.path, self.file.text)
        _, after = read_yaml(self.file.path, new.text)
        old_sections, sections = _sections(before), _sections(after)
        stays = all(sections[name] == old_sections.get(name, sections[name]) for name in sections)
        if [*sections] != [*names] or not stays or _rest(before) != _rest(after):
            raise Fault(_refusal(self.file.path, before.span))
        return new.data


def _refusal(path: str, span: Span) -> Diagnostic:
    message = msg("the sections of this file cannot be told from one another line by line")
    return error("content-edit", message, Span(path, span.line), msg("change it in the file"))


def _name(item: Raw) -> str:
    name = item.get("id") if isinstance(item, Mapping) else None
    return name.value if isinstance(name, Scalar) else ""


def _first_line(file: FileLines, item: Raw) -> int:
    """Return the line of the dash of an item, 0-based."""
    line = (item.span.line or 1) - 1
    column = (item.span.column or 1) - 1
    if "-" in file.lines[line][:column]:
        return line
    above = range(line - 1, -1, -1)
    return next((n for n in above if file.lines[n].split("#")[0].strip() == "-"), line)


def _behind(file: FileLines, item: Raw) -> int:
    """Return the line behind the last one that an item has words in, and behind remarks that stand further in."""
    line, column = max(scalar.end for scalar in scalars(item))
    stop = line + bool(column)
    while not file.lines[stop - 1].strip():
        stop -= 1
    first = _first_line(file, item)
    dash = file.lines[first].find("-")
    while stop < len(file.lines) and _is_remark(file.lines[stop]) and _indent(file.lines[stop]) > dash:
        stop += 1
    return stop


def _with_remarks(file: FileLines, first: int, least: int) -> int:
    """Return the first line of an item with the remarks above it, none of which is before ``least``."""
    start = first
    while start > least and (_is_remark(file.lines[start - 1]) or not file.lines[start - 1].strip()):
        start -= 1
    while not file.lines[start].strip():
        start += 1
    return start


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _sections(root: Mapping) -> dict[str, object]:
    listed = root.get("sections")
    assert isinstance(listed, RawSequence)
    return {_name(item): _plain(item) for item in listed.items}


def _rest(root: Mapping) -> list[tuple[str, object]]:
    return [(entry.key, _plain(entry.value)) for entry in root.entries if entry.key != "sections"]


def _plain(raw: Raw) -> object:
    match raw:
        case Scalar(value):
            return value.rstrip("\n")  # a block at the end of a file without a line end has none either
        case RawSequence(items):
            return [_plain(item) for item in items]
        case Mapping(entries):
            return [(entry.key, _plain(entry.value)) for entry in entries]


def _item(content: Named[str, Content], indent: str) -> list[str]:
    """Return the lines of a new section, as the starters of the program write them."""
    lines = [line for key, value in content.items() for line in _entry(key, value, f"{indent}  ")]
    return [f"{indent}- {lines[0].removeprefix(f'{indent}  ')}", *lines[1:]]


def _entry(key: str, value: Content, indent: str) -> list[str]:
    if isinstance(value, str):
        return [f"{indent}{key}: {_word(value)}"]
    if isinstance(value, Named):
        return [
            f"{indent}{key}:",
            *(line for name, each in value.items() for line in _entry(name, each, f"{indent}  ")),
        ]
    return [f"{indent}{key}:", *(line for each in value for line in _listed(each, f"{indent}  "))]


def _listed(value: Content, indent: str) -> list[str]:
    if isinstance(value, str):
        return [f"{indent}- {_word(value)}"]
    if isinstance(value, Named):
        return _item(value, indent)
    inner = [line for each in value for line in _listed(each, f"{indent}  ")]
    return [f"{indent}- {inner[0].strip()}", *inner[1:]]


def _word(value: str) -> str:
    return value if value.isascii() and value.replace("-", "").replace(".", "").isalnum() else quoted(value)
