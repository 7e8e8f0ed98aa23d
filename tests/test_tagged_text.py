"""The tags give the source text back: every word, in its order, in both languages."""

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest

from editions import Made, make_components, make_editions
from mezanprint.pdf.structure import Element, read_structure

INLINE = {"span", "a", "strong", "em", "b", "i", "bdi", "sup", "sub"}
VOID = {"img", "br", "meta", "link", "wbr"}
CONTROLS = re.compile("[\u061c\u200b\u200d\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RUNNING = {"folio", "draft"}
"""Classes of what stands in the margins of the pages."""


class Source(HTMLParser):
    """The words of a page of HTML in the order of reading, foot notes behind the block that calls them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self._notes: list[list[str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = next((value or "" for name, value in attrs if name == "class"), "")
        if kind == "footnote":
            self._notes.append([])
        self._break(tag)
        if tag not in VOID:
            self._open.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        kinds = {kind for _, kind in self._open}
        tags = {tag for tag, _ in self._open}
        if tags & {"style", "title"} or kinds & RUNNING or "note-call" in kinds:
            return
        (self._notes[-1] if "footnote" in kinds else self.text).append(data)

    def _break(self, tag: str) -> None:
        if tag not in INLINE:
            self.text += [" ", *(piece for note in self._notes for piece in (*note, " "))]
            self._notes = []

    @property
    def words(self) -> list[str]:
        return CONTROLS.sub("", "".join(self.text)).split()


def tagged_words(tags: tuple[Element, ...]) -> list[str]:
    """The words of a tag tree; labels of items and numbers of notes are not in the source."""
    return CONTROLS.sub("", "".join(pieces(tags))).split()


def pieces(tags: tuple[Element, ...], around: Element | None = None) -> Iterator[str]:
    terms = around is not None and around.role == "LI" and not is_numbered(around)
    entry = around is not None and around.role == "TOCI"
    for tag in tags:
        if (tag.role == "Reference" and not entry) or (tag.role == "Lbl" and not terms):
            continue
        block = tag.role not in ("Span", "Link")
        yield " " if block else ""
        yield tag.actual or tag.own_text
        yield from () if tag.actual else pieces(tag.elements, tag)
        yield " " if block else ""


def is_numbered(item: Element) -> bool:
    """Whether the label of an item is a bullet or a number, which style sheets add."""
    return any(kid.role == "Lbl" and re.fullmatch(r"\W*|\d+\W*", kid.text.strip()) for kid in item.elements)


def added(tagged: list[str], source: list[str]) -> list[str] | None:
    """Return the words of ``tagged`` beyond those of ``source``; None if these are not all there, in order."""
    rest, extra = iter(tagged), []
    for word in source:
        for found in rest:
            if found == word:
                break
            extra.append(found)
        else:
            return None
    return [*extra, *rest]


@pytest.fixture(scope="module")
def made(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, ...]:
    return (*make_editions(repo_root), make_components(repo_root, tmp_path_factory.mktemp("made") / "components"))


def read(pdf: bytes) -> tuple[Element, ...]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return read_structure(document)


def test_every_word_of_every_edition_stands_in_the_tags_in_order(made: tuple[Made, ...]) -> None:
    wrong = {}
    for each in made:
        source, tagged = Source(each.composition.html).words, tagged_words(read(each.artifact.data))
        extra = added(tagged, source)
        assert len(source) > 60
        if extra is None or any(not word.isdigit() for word in extra):
            wrong[each.name] = extra or first_difference(tagged, source)
    assert wrong == {}


def test_every_text_of_every_edition_is_in_a_language_of_its_letters(made: tuple[Made, ...]) -> None:
    letters = {"ar": re.compile("[\u0620-\u06ff]{2}"), "en": re.compile("[A-Za-z]{2}")}
    address = re.compile(r"\S+[@/]\S+\.\S+|\S+\.\S+/\S+|\b(?:QR|EAN|ISBN)\b")
    texts = [
        (each.name, tag.language, address.sub("", tag.own_text))
        for each in made
        for top in read(each.artifact.data)
        for tag in top.read_aloud.walk()
    ]
    for language, other in (("ar", "en"), ("en", "ar")):
        assert sum(said == language and bool(letters[language].search(words)) for _, said, words in texts) > 100
        assert [text for text in texts if text[1] != other and letters[other].search(text[2])] == []


def first_difference(tagged: list[str], source: list[str]) -> tuple[list[str], list[str]]:
    place = next((n for n, (a, b) in enumerate(zip(tagged, source, strict=False)) if a != b), 0)
    return tagged[place : place + 8], source[place : place + 8]


def test_words_out_of_order_are_found_out() -> None:
    assert added(["a", "c", "b"], ["a", "b", "c"]) is None
    assert added(["a", "1", "b", "2"], ["a", "b"]) == ["1", "2"]


def test_a_file_without_tags_has_none() -> None:
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    assert read(out.getvalue()) == ()
