"""In what is published, whatever is taken out, covered or pushed off the page is told: each part of what has Arabic."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import pytest

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.compositions import Composition
from mezanprint.project.files import Files
from mezanprint.typesetting.account.source import Source
from mezanprint.typesetting.account.subject import file_of
from mezanprint.typesetting.boxes.tree import Box, children, descendants, real
from mezanprint.typesetting.layout_checks.fit import check_fit
from mezanprint.typesetting.pictures.proportions import parsed_page
from mezanprint.typesetting.typeset import lay_out, picture_gate
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.weasy import Document, boxes

REPO = Path(__file__).resolve().parents[1]
# Each document once: its English pages are those beside the Arabic ones. That nothing is told of a good page in Arabic
# alone either, every build of it says (test_print_samples.py).
EDITIONS = {
    edition.name: edition
    for edition in {
        each.document: each for each in select(Project(Files(REPO)), Selection(locales=("ar", "ar+en")))
    }.values()
}
KINDS = {
    "pictures": ("img", "{http://www.w3.org/2000/svg}svg"),
    "rows of tables": ("tr",),
    "cells": ("td", "th"),
    "items": ("li",),
    "captions": ("caption", "figcaption"),
    "headings": ("h1", "h2", "h3"),
    "paragraphs": ("p", "blockquote"),
    "facts": ("dt", "dd"),
    "tiles and rows": (".tile", ".row"),
    "numbers and words beside them": (".value", ".label", ".period", ".source", ".name", ".role"),
    "addresses": (".phone", ".email", ".url"),
    "ornaments": (".mark", ".beam"),
}


@dataclass(frozen=True, eq=False)
class Part:
    """A box that shows something, with the box it stands in and its keys, by which it can be told."""

    box: Box
    around: Box
    siblings: tuple[Box, ...]
    keys: frozenset[str]
    page: int
    first: Box | None
    """Its first text or picture; an ornament has none."""

    @cached_property
    def text(self) -> str:
        return "".join(each.text for each in descendants(self.box) if isinstance(each, boxes.TextBox))

    @cached_property
    def boxes(self) -> frozenset[Box]:
        return frozenset(descendants(self.box)) | {self.box}


@dataclass(frozen=True, eq=False)
class Laid:
    """A sample edition, or one of the two sides of a book, as it was laid out."""

    document: Document
    source: Source
    html: Any
    composition: Composition

    def told(self) -> set[str]:
        """Return the keys of what is told, and the messages of what has none."""
        found = check_fit(self.document, self.source, self.html.etree_element, self.composition)
        return {each.key or each.message for each in found if each.code.startswith("layout-")}

    def parts(self, names: tuple[str, ...]) -> list[Part]:
        """Return the outermost boxes of some kinds, each element once."""
        found: dict[object, Part] = {}
        for number, page in enumerate(self.document.pages, 1):
            for box, around, keys in _walk(page._page_box, frozenset()):
                element = box.element
                if element is None or "::" in box.element_tag or element in found:
                    continue
                if not {box.element_tag, *(f".{each}" for each in element.get("class", "").split())} & set(names):
                    continue
                own = {each.element.get("data-key") for each in descendants(box) if each.element is not None} - {None}
                shown = (each for each in descendants(box) if isinstance(each, boxes.TextBox | boxes.ReplacedBox))
                first = next((each for each in shown if not isinstance(each, boxes.TextBox) or each.text.strip()), None)
                if first is not None or names == KINDS["ornaments"]:
                    part = Part(box, around, tuple(around.children), frozenset(own) or keys, number, first)
                    found[element] = part
        return list(found.values())

    @cached_property
    def kinds(self) -> tuple[list[Part], ...]:
        """The parts of each kind that there is."""
        return tuple(filter(None, map(self.parts, KINDS.values())))

    @cached_property
    def groups(self) -> list[list[Part]]:
        """The parts of all kinds, in groups that are damaged at once, for to tell what is wrong takes long.

        In one group are kinds of which nothing that is told of one is taken for the other.
        """
        groups: list[list[Part]] = []
        for parts in self.kinds:
            free = (each for each in groups if not any(mistaken(one, two) for one in each for two in parts))
            if (group := next(free, None)) is None:
                groups.append(list(parts))
            else:
                group += parts
        return groups


def mistaken(one: Part, two: Part) -> bool:
    """Tell whether what is told of one of two parts may name the other one as well, or be seen in it."""
    if one.box in two.boxes or two.box in one.boxes or one.keys & two.keys:
        return True
    if one.box.element_tag == two.box.element_tag:
        return True
    pairs = ((one.text.split()[:2], two.text), (two.text.split()[:2], one.text))
    return any(words and all(word in text for word in words) for words, text in pairs)


def _walk(box: Box, keys: frozenset[str]) -> Iterator[tuple[Box, Box, frozenset[str]]]:
    for child in children(box):
        if isinstance(child, boxes.TextBox | boxes.LineBox | boxes.MarginBox) or child.style["position"] == "fixed":
            continue
        element = child.element
        own = {element.get("data-key"), element.get("data-section")} - {None} if element is not None else set()
        yield child, box, frozenset(own) or keys
        yield from _walk(child, frozenset(own) or keys)


@pytest.fixture(scope="module", params=EDITIONS, ids=str)
def sides(request: pytest.FixtureRequest) -> list[Laid]:
    composition = prepare(Project(Files(REPO)), EDITIONS[request.param]).composition
    made = []
    for part in composition.parts or (composition,):
        fetcher = ProjectFetcher(Files(REPO), part.resources, picture_gate(150))
        html = parsed_page(part, fetcher)
        made.append(Laid(*lay_out(html), html, part))
    return made


def test_nothing_is_told_of_a_good_page(sides: list[Laid]) -> None:
    assert [laid.told() for laid in sides] == [set() for _ in sides]


def damage(laid: Laid, parts: list[Part], change: Callable[[Part], None], undo: Callable[[Part], None]) -> set[str]:
    """Return what is told of a layout with changed parts, and put it right again."""
    for part in parts:
        change(part)
    try:
        return laid.told()
    finally:
        for part in reversed(parts):
            undo(part)


def is_told(part: Part, told: set[str]) -> bool:
    """Tell whether a part is named: by its key, that of its section, or by its words or its element."""
    words = part.text.split()
    named = part.keys & told or any(all(word in each for word in words[:2]) for each in told if words)
    # A picture that is no part of the content, the logo, is named by its file.
    files = {file_of(each.element) for each in descendants(part.box) if isinstance(each, boxes.ReplacedBox)} - {""}
    named = named or any(file in each for file in files for each in told)
    return bool(named or any(f"<{part.box.element_tag}." in each for each in told))


def test_each_part_that_is_taken_out_is_told(sides: list[Laid]) -> None:
    counted = 0
    for laid in sides:
        for parts in laid.groups:
            told = damage(laid, parts, take_out, put_back)
            assert [part for part in parts if not is_told(part, told)] == []
            counted += len(parts)
        assert laid.told() == set()
    assert counted > 40


def take_out(part: Part) -> None:
    part.around.children = [
        each for each in part.siblings if each in part.around.children and real(each) is not part.box
    ]


def put_back(part: Part) -> None:
    part.around.children = list(part.siblings)


def test_each_picture_is_told_by_itself_whether_or_not_it_has_a_key(sides: list[Laid]) -> None:
    for laid in sides:
        parts = list(pictures(laid))
        assert {part.box.element for part in parts} == {
            each.element for each in laid.source.boxes() if isinstance(each, boxes.ReplacedBox)
        }
        kept = [(each, dict(each.attrib)) for each in laid.html.etree_element.iter() if isinstance(each.tag, str)]
        for element, _ in kept:
            for name in ("data-key", "data-section"):
                element.attrib.pop(name, None)
        try:
            told = damage(laid, parts, take_out, put_back)
        finally:
            for element, attributes in kept:
                element.attrib.update(attributes)
        assert [part for part in parts if not any(called(part.box) in each for each in told)] == []


def pictures(laid: Laid) -> Iterator[Part]:
    """Yield the pictures and drawings of the pages, those in lines of text too."""
    for number, page in enumerate(laid.document.pages, 1):
        for around in descendants(page._page_box):
            for box in children(around):
                if isinstance(box, boxes.ReplacedBox):
                    yield Part(box, around, tuple(around.children), frozenset(), number, box)


def called(picture: Box) -> str:
    return file_of(picture.element) or f"`<{picture.element_tag.rpartition('}')[2]}"


def test_each_part_that_is_pushed_off_the_paper_is_told(sides: list[Laid]) -> None:
    for laid in sides:
        for group in laid.groups:
            parts = [part for part in group if part.first]
            told = damage(laid, parts, lambda part: part.box.translate(2000), lambda part: part.box.translate(-2000))
            assert [part for part in parts if not is_told(part, told)] == []


def test_each_text_and_picture_that_is_laid_on_the_next_is_told(sides: list[Laid]) -> None:
    counted = 0
    for laid in sides:
        for kind in laid.kinds:
            parts = [part for part in kind if part.first]
            pairs = [(one, two) for one, two in zip(parts[::2], parts[1::2], strict=False) if one.page == two.page]
            ways = {id(one): way(one.first, two.first) for one, two in pairs}
            moved = [one for one, _ in pairs]
            told = damage(laid, moved, partial(move, ways, 1), partial(move, ways, -1))
            assert [pair for pair in pairs if not is_told(pair[0], told) and not is_told(pair[1], told)] == []
            counted += len(pairs)
    assert counted > 15


def way(one: Box, other: Box) -> tuple[float, float]:
    return other.position_x - one.position_x, other.position_y - one.position_y


def move(ways: dict[int, tuple[float, float]], sign: int, part: Part) -> None:
    right, down = ways[id(part)]
    part.box.translate(sign * right, sign * down)
