"""A text of the content, replaced where its writer wrote it: in YAML or in a file of running text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mezanprint.content.data import REFERENCE
from mezanprint.content.data_files import PLAIN, SUFFIXES
from mezanprint.content.editing.csv_table import CsvTable
from mezanprint.content.editing.file_lines import FileLines
from mezanprint.content.editing.paragraphs import reads_as, replace_block
from mezanprint.content.editing.scalar_styles import block_lines, double_quoted, put_in_place, write_scalar
from mezanprint.content.editing.ways import Way, outline, reach, way_to
from mezanprint.content.parse import read_yaml
from mezanprint.content.prose import FILE
from mezanprint.content.raw import Mapping, Scalar
from mezanprint.content.texts import MAX_LENGTH, folds_blocks, normalise
from mezanprint.model.characters import check_characters
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.documents import Document, iter_prose
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg

Accepts = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where the words of a text stand: a place that other edits of the file do not move."""

    path: str
    ways: tuple[Way, ...] = ()
    """To its scalar; to that of each form of a counted phrase. None in a file of running text."""
    block: tuple[int, int] | None = None
    """Number of the block in running text, and of the item in it, from 0."""
    cell: str = ""
    """Words of a cell of a file of data: all cells that say them."""


def find_place(document: Document, text: Text, data: bytes) -> TextPlace:
    """Return where a text of ``document`` stands in its file, whose bytes are ``data``; ``Fault`` if it does not."""
    path, block = text.span.path, _block_of(document, text)
    if path.lower().endswith(SUFFIXES):
        return _place_in_data(text)
    if block and FILE.fullmatch(path.rpartition("/")[2]):
        return TextPlace(path, (), block)
    _, root = read_yaml(path, FileLines.of(path, data).text)
    way = way_to(root, text.span, Scalar)
    if way is None:
        raise Fault(_refusal(text.span))
    return TextPlace(path, tuple((*way[:-1], name) for name, _ in text.forms) or (way,), block)


def _place_in_data(text: Text) -> TextPlace:
    """Return the cells of a text file of data that say the same, which are one text; ``Fault`` for any other."""
    if text.span.path.lower().endswith(PLAIN) and text.span.line != 1:
        return TextPlace(text.span.path, cell=text.source)
    hint = msg("change it in the file")
    if text.span.line == 1:
        hint = msg("give the column a `title` in the document: its head is also its name")
    raise Fault(error("content-edit", msg("the text stands in a file of data"), text.span, hint))


def _block_of(document: Document, text: Text) -> tuple[int, int] | None:
    name = text.domain, text.key
    for prose in iter_prose(document):
        for number, block in enumerate(prose.blocks):
            for item, each in enumerate(block.texts):
                if (each.domain, each.key) == name:
                    return number, item
    return None


def replace_text(data: bytes, place: TextPlace, wordings: Sequence[str]) -> bytes:
    """Return a file with other words for the text at ``place``: all forms of a counted phrase, or one wording.

    The file that comes out is read again: it says what it said before but for this text, or a ``Fault`` says why not.
    """
    words = [normalise(each) for each in wordings]
    for each in words:
        _check_words(each, Span(place.path), running=place.block is not None)
    if place.cell:
        return _in_cells(data, place, words[0])
    if not place.ways:
        assert place.block is not None
        return _in_running_text(data, place, words[0])
    if len(words) != len(place.ways):
        raise Fault(_refusal(Span(place.path)))
    for way, each in zip(place.ways, words, strict=True):
        data = _in_block(data, place, way, each) if place.block else _in_scalar(data, place.path, way, each)
    return data


def _in_cells(data: bytes, place: TextPlace, words: str) -> bytes:
    """Return a text file of data with other words in each cell below its head that says what the text said."""
    for row, cells in enumerate(CsvTable.of(place.path, data).rows[1:], 1):
        for column, cell in enumerate(cells):
            if normalise(cell.value) == place.cell:
                data = CsvTable.of(place.path, data).replace(row, column, words)
    return data


def replace_value(data: bytes, path: str, way: Way, value: str) -> bytes:
    """Return a YAML file with another value, letter for letter, where ``way`` leads."""
    _check_words(value, Span(path), running=False)
    file, root, scalar = _scalar(data, path, way)
    if scalar.value == value:
        return data
    return _first(file, root, way, write_scalar(file, scalar, value, is_value=True), lambda text: text == value)


def _check_words(words: str, span: Span, *, running: bool) -> None:
    """Refuse what no text may be, and what would be read as the name of another place."""
    if faults := check_characters(words):
        raise Fault(*(error("content-character", fault.says, span, fault.hint) for fault in faults))
    if not words:
        hint = msg("delete its key or its section if it is not needed")
        raise Fault(error("content-empty", msg("the text is empty"), span, hint))
    if len(words.encode()) > MAX_LENGTH:
        message = msg("the text is longer than {limit} KiB", limit=MAX_LENGTH // 1024)
        raise Fault(error("content-too-large", message, span, msg("divide the text into sections")))
    if REFERENCE.fullmatch(words) or (running and FILE.fullmatch(words)):
        message = msg("`{words}` alone would be read as the name of another text", words=words[:80])
        raise Fault(error("content-edit", message, span, msg("write a word beside it")))


def _in_running_text(data: bytes, place: TextPlace, words: str) -> bytes:
    file = FileLines.of(place.path, data)
    assert place.block is not None
    if _says_already(file.text, place.block, words):
        return data
    for lines in replace_block(file.lines, file.text, place.block, words, file.width):
        new = file.replace(0, len(file.lines) - 1, lines)
        if reads_as(file.text, new.text, place.block, words):
            return new.data
    raise Fault(_reads_otherwise(place.path))


def _in_block(data: bytes, place: TextPlace, way: Way, words: str) -> bytes:
    """Return a file with other words in a block of running text that stands in YAML."""
    block = place.block
    assert block is not None
    file, root, scalar = _scalar(data, place.path, way)
    if _says_already(scalar.value, block, words):
        return data

    def accepts(text: str) -> bool:
        return reads_as(scalar.value, text, block, words)

    try:
        return _first(file, root, way, _ways_in_block(file, scalar, block, words), accepts)
    except Fault:
        if scalar.block_line is None:
            raise
        raise Fault(_reads_otherwise(place.path)) from None


def _ways_in_block(file: FileLines, scalar: Scalar, block: tuple[int, int], words: str) -> Iterable[FileLines]:
    if scalar.block_line is not None:
        first, last = block_lines(file, scalar)
        first = scalar.block_line - 1
        for lines in replace_block(file.lines[first:last], scalar.value, block, words, file.width):
            yield file.replace(first, last - 1, lines)
        return
    if reads_as(scalar.value, words, block, words):  # one paragraph, in whatever style
        yield from write_scalar(file, scalar, words)
    for lines in replace_block(scalar.value.split("\n"), scalar.value, block, words):
        yield put_in_place(file, scalar, [double_quoted("\n".join(lines))])


def _in_scalar(data: bytes, path: str, way: Way, words: str) -> bytes:
    file, root, scalar = _scalar(data, path, way)
    if normalise(scalar.value) == words:
        return data
    return _first(file, root, way, write_scalar(file, scalar, words), lambda text: normalise(text) == words)


def _first(file: FileLines, root: Mapping, way: Way, ways: Iterable[FileLines], accepts: Accepts) -> bytes:
    """Return the first file that is read as before, but for a text at ``way`` that ``accepts`` what stands there."""
    before = [line for line in outline(root) if line[0] != way]
    for new in ways:
        try:
            _, after = read_yaml(file.path, new.text)
        except Fault:
            continue
        scalar = reach(after, way)
        if not isinstance(scalar, Scalar) or not accepts(scalar.value) or folds_blocks(scalar):
            continue
        if [line for line in outline(after) if line[0] != way] == before:
            return new.data
    raise Fault(_refusal(Span(file.path, _line_of(root, way))))


def _line_of(root: Mapping, way: Way) -> int | None:
    node = reach(root, way)
    return node.span.line if node else None


def _scalar(data: bytes, path: str, way: Way) -> tuple[FileLines, Mapping, Scalar]:
    file = FileLines.of(path, data)
    _, root = read_yaml(path, file.text)
    scalar = reach(root, way)
    if not isinstance(scalar, Scalar):
        raise Fault(_refusal(Span(path)))
    return file, root, scalar


def _says_already(text: str, block: tuple[int, int], words: str) -> bool:
    return reads_as(text, text, block, words)


def _refusal(span: Span) -> Diagnostic:
    message = msg("the text can not be changed without changing what stands beside it")
    return error("content-edit", message, span, msg("change it in the file"))


def _reads_otherwise(path: str) -> Diagnostic:
    message = msg("the text would become something else: a list, a heading, a quote or two paragraphs")
    hint = msg("write a backslash before the sign that it begins with")
    return error("content-edit", message, Span(path), hint)
