"""Repairs what a writer pasted: in documents, shared data and running text, and nothing else in their files."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mezanprint.content.parse import parse_yaml
from mezanprint.content.pasted import kinds_but, paragraphs_of, texts_of
from mezanprint.content.raw import Mapping, Raw, Scalar, Sequence
from mezanprint.content.source import Source
from mezanprint.i18n.repairs.controls import delete_refused
from mezanprint.i18n.words.visual import is_visual
from mezanprint.model.characters import without_refused
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.discovery import CONTENT, DATA, DOCUMENT, list_documents
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.translating.catalog_fixing import diff_of, put_in_place

_LINE_END = re.compile("(\r\n|\r|\n)")
_DOUBTFUL = re.compile(r"((?<=\w)[\u200b\u2060\ufeff](?=\w))")
"""Inside a word or between two: only its writer knows which."""
_BOM = b"\xef\xbb\xbf"
_MASK = "\ue000"
"""Stands for what is refused: a character that no rule of YAML or of the content knows."""
_YAML, _PROSE = ".yaml", ".md"


@dataclass(frozen=True, slots=True)
class SourceRepairs:
    """What can be done for one file of the content; what is doubtful is left to its writer, not suggested."""

    folder: Folder
    name: str
    data: bytes
    repaired: bytes
    suggestions: tuple[()] = ()

    @property
    def diff(self) -> str:
        """What the repairs change in the file; empty if nothing."""
        return diff_of(self.name, self.data, self.repaired)

    def write(self, accepted: Iterable[object] = (), *, safe: bool = True) -> bool:
        """Write the file whole with its repairs; tell whether anything changed. ``Fault`` if it is another by now."""
        del accepted
        return put_in_place(self.folder, self.name, self.name, self.data, self.repaired if safe else self.data)


def find_source_repairs(root: Path) -> tuple[tuple[SourceRepairs, ...], tuple[Diagnostic, ...]]:
    """Look through the content of a project; ``Fault`` if its settings or the names of its documents are unsound.

    The faults that come along are those of files that cannot be read.
    """
    files = Files(root)
    waived = read_config(files, MEDIA).ignored_checks
    repairs: list[SourceRepairs] = []
    faults: list[Diagnostic] = []
    for name in _names(files):
        try:
            files.read_text(name)  # says of what is no UTF-8 what it is
            data = files.read_bytes(name)
            repairs.append(SourceRepairs(files.folder, name, data, repair_source(name, data, waived)))
        except Fault as fault:
            faults.extend(fault.diagnostics)
    return tuple(repairs), tuple(faults)


def _names(files: Files) -> Iterator[str]:
    for document in list_documents(files):
        folder = f"{CONTENT}/{document}"
        yield from (f"{folder}/{name}" for name in files.list(folder) if name == DOCUMENT or name.endswith(_PROSE))
    yield from (f"{DATA}/{name}" for name in files.list(DATA) if name.endswith(_YAML))


def repair_source(name: str, data: bytes, waived: Collection[str] = ()) -> bytes:
    """Return a file of the content without what came along when its texts were pasted.

    Only those characters change: no line is added or lost; line ends, remarks and keys stay. Shapes of letters in a
    text that seems to stand in visual order are left, for they tell its order. A file that would be read otherwise
    stays as it is. ``Fault`` if it cannot be read as YAML.
    """
    pieces = _LINE_END.split(data.removeprefix(_BOM).decode())
    lines = [_without_refused(line) for line in pieces[::2]]
    source, before = _source(name, lines), _source(name, pieces[::2])
    for number, start, end, words in sorted(_edits(source, lines, waived), reverse=True):
        lines[number] = lines[number][:start] + words + lines[number][end:]
    if not _reads_alike(before, _source(name, lines)):
        return data
    pieces[::2] = lines
    return (_BOM if data.startswith(_BOM) else b"") + "".join(pieces).encode()


def _without_refused(line: str) -> str:
    parts = _DOUBTFUL.split(line)
    parts[::2] = map(delete_refused, parts[::2])
    return "".join(parts)


def _source(name: str, lines: list[str]) -> Source:
    """Return a file to be read: what is still refused in it, and left to its writer, is masked in its place."""
    return Source(name, without_refused("\n".join(lines)).replace("\ufffd", _MASK))


def _edits(source: Source, lines: list[str], waived: Collection[str]) -> Iterator[tuple[int, int, int, str]]:
    """Yield 0-based line, start, end and new words of each piece that changes."""
    texts = texts_of(source, parse_yaml(source)) if source.path.endswith(_YAML) else paragraphs_of(source)
    for text in texts:
        held = [(number - 1, start, lines[number - 1][start : start + len(shown)]) for number, start, shown in text]
        if is_visual("\n".join(words for _, _, words in held)):
            continue
        for number, start, words in held:
            repaired = words
            for kind in kinds_but(waived):
                repaired = kind.repair(repaired)
            if repaired != words:
                yield number, start, start + len(words), repaired


def _reads_alike(before: Source, after: Source) -> bool:
    """Tell whether a file has the same keys and texts; one that could not be read before may have any."""
    try:
        outline = _outline(before)
    except Fault:
        return True
    return _outline(after) == outline


def _outline(source: Source) -> object:
    """Return the keys of a file and which of them have a text; of running text, its lines that have words."""
    if not source.path.endswith(_YAML):
        return [bool(line.strip()) for line in source.lines]
    return _keys(parse_yaml(source))


def _keys(raw: Raw) -> object:
    match raw:
        case Scalar():
            return bool(raw.value.strip())
        case Sequence(items):
            return [_keys(item) for item in items]
        case Mapping(entries):
            return {entry.key: _keys(entry.value) for entry in entries}
