"""What the pages of a file paint, and with what: no resource without use, no word that the content does not say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.goods_fonts import Font
from mezanprint.preflight.goods.graph import Objects, Stream
from mezanprint.preflight.goods.kinds import Place
from mezanprint.preflight.goods.painted import DEVICES, codes_of, painted, stranger
from mezanprint.preflight.goods.said import WORD, Said, letters
from mezanprint.preflight.goods.streams import Hidden, unpacked
from mezanprint.preflight.goods.walk import Met, Reader

_SHARED = ("/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject")
"""Resources that are there because something is painted with them; colour spaces are always the same."""


class Finding(NamedTuple):
    """Something wrong: in a stream, a font, a picture, an object, a text or in metadata."""

    kind: str
    place: Place
    what: str


class Contents:
    """The pages, forms and patterns of a file, read once."""

    def __init__(self, reader: Reader, objects: Objects, expected: Said, *, on_sheets: bool) -> None:
        """Read all content that was met."""
        self.faults: list[Finding] = []
        self.written: list[bytes] = []
        """The bytes of each page, in the order of pages."""
        self._objects, self._said = objects, expected
        self._used: defaultdict[int | str, set[str]] = defaultdict(set)
        self._rows: defaultdict[str, dict[str, Place]] = defaultdict(dict)
        pages = sorted((met for met in reader.met if met.kind == "Page"), key=lambda met: int(met.place.detail))
        for met in pages:
            self._read(objects.get(str(met.value.get("/Contents"))), met, on_sheets=on_sheets)
        for met in reader.met:
            if met.kind in ("Form", "Tiling"):
                self._read(met.value, met, on_sheets=False)
        for met in reader.met:
            if met.kind == "Resources":
                self._check_use(met)
            elif met.kind == "Font":
                self._check_font(met)

    def _read(self, stream: Any, met: Met, *, on_sheets: bool) -> None:
        if not isinstance(stream, Stream):
            return
        try:
            content = unpacked(stream)
        except Hidden as hidden:
            self.faults.append(Finding("stream", met.place, hidden.args[0]))
            return
        if met.kind == "Page":
            self.written.append(content)
        if strange := stranger(content, on_sheets=on_sheets):
            told = msg("`{words}`, which is no instruction of this program", words=strange.replace("`", "'"))
            self.faults.append(Finding("stream", met.place, told))
        entries = met.value if met.kind == "Page" else met.value.entries
        resources = self._resolved(entries.get("/Resources"))
        drawing = painted(content)
        for kind, name in drawing.names:
            if name in self._resolved(resources.get(kind)):
                self._used[_key(resources[kind])].add(name)
            elif kind != "/ColorSpace" or name not in DEVICES:
                self.faults.append(Finding("stream", met.place, msg("`{words}`, which is not there", words=name)))
        fonts = self._resolved(resources.get("/Font"))
        for name, rows in drawing.codes.items():
            for row in rows:
                self._rows[fonts.get(name, "")].setdefault(row, met.place)

    def _resolved(self, value: Any) -> Mapping[str, Any]:
        found = self._objects.get(value) if isinstance(value, str) else value
        return found if isinstance(found, dict) else {}

    def _check_use(self, met: Met) -> None:
        for kind in _SHARED:
            names = self._resolved(met.value.get(kind))
            for name in sorted(names.keys() - self._used[_key(met.value.get(kind))]):
                self.faults.append(Finding("object", met.place, msg("`{name}`, which no page uses", name=name)))

    def _check_font(self, met: Met) -> None:
        name = met.value.get("/BaseFont", "/?").removeprefix("/")
        font = Font(name, met.value, self._objects, self._said.families)
        rows = {codes_of(row): place for row, place in self._rows[met.reference].items()}
        codes = set().union(*rows)
        try:
            says = font.says
        except Hidden as hidden:
            self.faults.append(Finding("font", met.place, hidden.args[0]))
            return
        self.faults += (Finding("font", met.place, what) for what in font.check(says, codes))
        self._check_words([[says.get(code, "") for code in row] for row in rows], list(rows.values()))

    def _check_words(self, rows: list[list[str]], places: list[Place]) -> None:
        """Note each row with words that the content does not say, read from the left or from the right."""
        is_said = self._said.has_words
        ahead = _words("".join(row) for row in rows)
        doubtful = [at for at, words in enumerate(ahead) if not is_said(words)]
        back = _words("".join(reversed(rows[at])) for at in doubtful)
        for at, words in zip(doubtful, back, strict=True):
            if not is_said(words) and (strange := self._unknown(ahead[at], words)):
                self.faults.append(Finding("text", places[at], strange))

    def _unknown(self, ahead: list[str], back: list[str]) -> str:
        """Return a word of a row that the content does not say, by its words from the left and from the right."""
        if len(ahead) != len(back):
            return next(iter(self._strange(ahead)), "") and next(iter(self._strange(back)), "")
        words = zip(ahead, reversed(back), strict=True)
        return next((word for word, turned in words if not self._said.knows_word(word, turned)), "")

    def _strange(self, words: list[str]) -> Iterator[str]:
        return (word for word in words if not self._said.knows_word(word))


def _key(value: Any) -> int | str:
    return value if isinstance(value, str) else id(value)


def _words(rows: Iterable[str]) -> list[list[str]]:
    """Return the words of each row."""
    texts = list(rows)
    # One text of all: to bring a text into its form costs more than its letters do.
    lines = letters("\n".join(texts)).split("\n")
    if len(lines) != len(texts):  # a row says a line break
        lines = list(map(letters, texts))
    return list(map(WORD.findall, lines))
