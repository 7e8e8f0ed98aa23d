"""A text of a YAML file in the style it stands in: plain, in quotes, or as a block; in quotes where it has to be."""

import re
from collections.abc import Callable, Iterator

import yaml

from mezanprint.content.editing.file_lines import FileLines
from mezanprint.content.editing.wrapping import rewrap
from mezanprint.content.raw import Scalar

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_SPECIAL = re.compile(r'[\\"\n\t]')
_TYPED = re.compile(r"[-+]?[\d.][\d.eE+-]*|~|(?i:true|false|yes|no|on|off|null)")
"""What other readers of YAML take for something else than a text."""


def begin(scalar: Scalar) -> tuple[int, int]:
    """Return 0-based line and column of the first sign of a scalar."""
    return (scalar.span.line or 1) - 1, (scalar.span.column or 1) - 1


def style_of(file: FileLines, scalar: Scalar) -> str:
    """Return the sign with which a scalar begins, if it is one of YAML: a quote, ``|`` or ``>``; else nothing."""
    line, column = begin(scalar)
    sign = file.lines[line][column : column + 1] if line < len(file.lines) else ""
    return sign if sign and sign in "\"'|>" else ""


def block_lines(file: FileLines, scalar: Scalar) -> tuple[int, int]:
    """Return the first line of a ``|`` or ``>`` block, 0-based, and the one behind its last that is not empty."""
    first = begin(scalar)[0] + 1
    line, column = scalar.end
    last = min(line + bool(column), len(file.lines))
    while last > first and not file.lines[last - 1].strip():
        last -= 1
    return first, last


def write_scalar(file: FileLines, scalar: Scalar, words: str, *, is_value: bool = False) -> Iterator[FileLines]:
    """Yield files that have ``words`` in the place of a scalar, the nearest to how it stands first.

    Not all of them are read as meant: whoever takes one reads it. A number or a word such as ``yes`` gets quotes, for
    other readers would not take it for a text, unless it ``is_value``.
    """
    style = style_of(file, scalar)
    if style and style in "|>":
        yield from _in_block(file, scalar, words)
        line, column = begin(scalar)
        last = block_lines(file, scalar)[1] - 1
        yield file.replace(line, max(last, line), [file.lines[line][:column] + double_quoted(words)])
        return
    for lines in _in_flow(_lines_of(file, scalar), style, words, file.width, is_value=is_value):
        yield put_in_place(file, scalar, lines)


def put_in_place(file: FileLines, scalar: Scalar, lines: list[str]) -> FileLines:
    """Return a file with lines in the place of a scalar that is no block; what stands around it stays."""
    (first, column), (last, end) = begin(scalar), scalar.end
    before, behind = file.lines[first][:column], file.lines[last][end:]
    gap = " " if before and before[-1] not in " \t[{," else ""  # `key:` without a value has no room for one
    indent = _indent(file.lines[min(first + 1, last)])
    whole = [before + gap + lines[0], *(indent + line for line in lines[1:])]
    return file.replace(first, last, [*whole[:-1], whole[-1] + behind])


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def double_quoted(words: str) -> str:
    """Return a text in double quotes: any text can stand so."""
    return f'"{_escaped(words)}"'


def quoted(words: str) -> str:
    """Return a text in the quotes that need no escapes, as far as there are such."""
    return single_quoted(words) if _SPECIAL.search(words) and "\n" not in words else double_quoted(words)


def single_quoted(words: str) -> str:
    """Return a text in single quotes; it must not hold a line feed."""
    return "'{}'".format(words.replace("'", "''"))


def _escaped(words: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], words)


def _lines_of(file: FileLines, scalar: Scalar) -> list[str]:
    """Return the lines of a scalar in the file, without what stands around it."""
    (first, column), (last, end) = begin(scalar), scalar.end
    if first == last:
        return [file.lines[first][column:end]]
    return [file.lines[first][column:], *file.lines[first + 1 : last], file.lines[last][:end]]


def _in_flow(lines: list[str], style: str, words: str, width: int | None, *, is_value: bool) -> Iterator[list[str]]:
    """Yield ways to write what is no block."""
    if "\n" not in words and (style or is_value or not _TYPED.fullmatch(words)):
        write: Callable[[str], str] = {'"': _escaped, "'": lambda text: text.replace("'", "''")}.get(style, str)
        inner = [line.strip(" \t") for line in lines]
        inner[0], inner[-1] = inner[0].removeprefix(style), inner[-1].removesuffix(style) if style else inner[-1]
        width = width if len(inner) > 1 else None
        for ends in (width, None):
            wrapped = rewrap(inner, write(words), ends, _same(style, write))
            wrapped[0] = style + wrapped[0]
            yield [*wrapped[:-1], wrapped[-1] + style]
        yield [f"{style}{write(words)}{style}"]
    if "\n" not in words:
        yield [quoted(words)]
    yield [double_quoted(words)]


def _same(style: str, write: Callable[[str], str]) -> Callable[[str], str]:
    """Return what tells how we would write a word that somebody has written with escapes of another kind."""

    def respelt(word: str) -> str:
        if style != '"' or "\\" not in word:
            return word
        try:
            return write(str(yaml.safe_load(f'"{word}"')))
        except yaml.YAMLError:
            return word

    return respelt


def _in_block(file: FileLines, scalar: Scalar, words: str) -> Iterator[FileLines]:
    """Yield ways to write one paragraph as a block; its header and the lines behind it stay."""
    first, last = block_lines(file, scalar)
    full = file.lines[first:last]
    old = [line.strip() for line in full]
    if not any(old):
        return
    indents = [_indent(line) for line in full if line.strip()]
    whole_lines = {line: whole for line, whole in zip(old, full, strict=True) if line}
    width = file.width and file.width - len(indents[0])
    for ends in (width, None):
        lines = rewrap([line for line in old if line], words, ends)
        indented = [indents[min(place, len(indents) - 1)] + line for place, line in enumerate(lines)]
        yield file.replace(first, last - 1, [whole_lines.get(*pair) for pair in zip(lines, indented, strict=True)])
