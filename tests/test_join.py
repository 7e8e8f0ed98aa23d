"""Books with two covers: both parts in one file to read, and from both covers to the middle on the sheets."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest

from editions import Made, make_editions
from folds import AR, EN, large, made, project, strips
from mezanprint.engine.builder import locate
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.finishing.joining.joining_order import paper_order
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Severity, Span, warning
from mezanprint.outputs.parts import in_parts
from mezanprint.pdf.structure import read_structure
from mezanprint.preflight.release import check_release
from mezanprint.printing.dummies import make_dummies
from mezanprint.project.files import Files
from mezanprint.typesetting.typeset import typeset
from paper_model import bound, leafed, printed, turned

KIND = 'booklet = true\nbinding = true\nbilingual = true\nlayouts = ["dual"]'
SHORTER = "html:lang(en) .page:nth-last-child(5) { break-after: auto }"
"""The English part has one page less."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pages in English, five in Arabic; three blank ones are needed."""
    root = project(tmp_path_factory.mktemp("dual") / "b", KIND, 5, page="A5", style=SHORTER)
    file = root / "content/numbers/document.yaml"
    file.write_text(
        file.read_text("utf-8").replace("title:", "editions: [ar+en, en+ar]\nattach: numbers.csv\ntitle:"), "utf-8"
    )
    (file.parent / "numbers.csv").write_text("number\n1\n", "utf-8")
    return root


def names(words: tuple[str, ...]) -> list[str]:
    """Return which page of which part each text is on: ``en-2``, or nothing for a blank page."""
    english, arabic = (EN[1], EN[2], EN[3], EN[4]), AR[:5]
    found = []
    for text in words:
        places = [f"en-{n}" for n, word in enumerate(english, 1) if word in text]
        places += [f"ar-{n}" for n, word in enumerate(arabic, 1) if word in text]
        found.append(" ".join(places))
    return found


def pages(edition: Made) -> list[str]:
    with pikepdf.open(io.BytesIO(edition.artifact.data)) as pdf:
        count = len(pdf.pages)
    return names(tuple(strips(edition.artifact.data, page, ())[0] for page in range(count)))


def test_the_file_to_read_has_each_part_in_its_own_order(book: Path) -> None:
    arabic, english = [f"ar-{n}" for n in range(1, 6)], [f"en-{n}" for n in range(1, 5)]
    assert pages(made(book, "screen", "ar+en")) == arabic + english
    assert pages(made(book, "screen", "en+ar")) == english + arabic


def test_the_file_to_read_calls_its_pages_by_part_and_shows_them_one_by_one(book: Path) -> None:
    with pikepdf.open(io.BytesIO(made(book, "screen", "ar+en").artifact.data)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
        assert labels == ["ar-1", "ar-2", "ar-3", "ar-4", "ar-5", "en-1", "en-2", "en-3", "en-4"]
        assert pdf.Root.PageLayout == "/OneColumn"
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["أرقام", "Numbers"]


def test_tags_of_both_parts_stand_in_one_tree_each_in_its_language(book: Path) -> None:
    with pikepdf.open(io.BytesIO(made(book, "screen", "ar+en").artifact.data)) as pdf:
        (top,) = read_structure(pdf)
        told = [(tag.role, tag.language, [word for word in (*AR, *EN) if word in tag.text]) for tag in top.elements]
        numbers = [int(number) for number in list(pdf.Root.StructTreeRoot.ParentTree.Nums)[::2]]
        used = [int(page.obj.StructParents) for page in pdf.pages]
    assert (top.role, told) == ("Document", [("Part", "ar", list(AR[:5])), ("Part", "en", list(EN[:5]))])
    assert numbers == list(range(len(numbers)))
    assert len(set(used)) == len(used)
    assert set(used) <= set(numbers)


def test_the_file_to_read_carries_the_data_once_under_the_title_of_its_first_part(book: Path) -> None:
    edition = made(book, "screen", "ar+en")
    with pikepdf.open(io.BytesIO(edition.artifact.data)) as pdf:
        assert {name: spec.description for name, spec in pdf.attachments.items()} == {"numbers.csv": "أرقام"}
    assert check_release(edition.artifact.data, edition.composition) == ()


def test_links_and_notes_of_a_part_are_its_own(repo_root: Path) -> None:
    """In the sample booklet both tables of contents name the same chapters, and both count their notes from one."""
    (booklet,) = make_editions(repo_root, Selection(("al-mezan-booklet",), ("ar+en",)))
    with pikepdf.open(io.BytesIO(booklet.artifact.data)) as pdf:
        names = list(pdf.Root.Names.Dests.Names)
        places = {str(name): place[0].objgen for name, place in zip(names[::2], names[1::2], strict=True)}
        order = [page.obj.objgen for page in pdf.pages]
        half = len(order) // 2
        led = [
            (order.index(page.obj.objgen) < half, order.index(_led(link.Dest, places)) < half)
            for page in pdf.pages
            for link in page.obj.get("/Annots", ())
            if "/Dest" in link
        ]
        ids = [str(name) for name in list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]]
        elements = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/ID" in thing]
        heads = {str(head) for each in elements for a in _traits(each) for head in a.get("/Headers", ())}
    assert [before for before, _ in led].count(True) == [before for before, _ in led].count(False) >= 7
    assert all(before == after for before, after in led)
    assert ids == sorted(set(ids))
    assert sorted(str(each.ID) for each in elements) == ids
    assert heads <= set(ids)


def _led(place: pikepdf.Object, places: dict[str, tuple[int, int]]) -> tuple[int, int]:
    return place[0].objgen if isinstance(place, pikepdf.Array) else places[str(place)]


def _traits(element: pikepdf.Dictionary) -> list[Any]:
    traits: Any = element.get("/A", ())
    return [traits] if isinstance(traits, pikepdf.Dictionary) else list(traits)


def test_a_finding_tells_the_page_of_the_joined_file_and_the_line_of_its_own_language(book: Path) -> None:
    def make(part: Composition) -> Artifact:
        found = warning("layout-covered", part.edition.locale_code, Span("build/x.pdf", page=2), key="numbers:title")
        return replace(typeset(part, book), diagnostics=(found,))

    project = Project(Files(book))
    (edition,) = select(project, Selection(locales=("ar+en",)))
    prepared = prepare(project, edition)
    told = [locate(one, prepared.places) for one in in_parts(prepared.composition, make).diagnostics]
    assert [(one.message, one.key, one.span and (one.span.page, one.span.path)) for one in told] == [
        ("ar", "numbers:title", (2, "locales/ar/LC_MESSAGES/numbers.po")),
        ("en", "numbers:title", (7, "content/numbers/document.yaml")),
    ]


@pytest.mark.parametrize(("code", "side"), [("ar+en", "right"), ("en+ar", "left")])
def test_each_cover_opens_its_own_part_and_the_blanks_are_in_the_middle(book: Path, code: str, side: str) -> None:
    """Whichever language comes first, the paper is the same; turned over, it is the book of the other one."""
    closed = bound(printed(made(book, "office", code).artifact.data), 148.5, side)
    read = leafed(closed if side == "right" else turned(closed))
    other = leafed(turned(closed) if side == "right" else closed)
    blank = [""] * 3
    english, arabic = [f"en-{n}" for n in range(1, 5)], [f"ar-{n}" for n in range(1, 6)]
    assert names(tuple(page.text for page in read)) == [*arabic, *blank, *english[::-1]]
    assert names(tuple(page.text for page in other)) == [*english, *blank, *arabic[::-1]]
    assert all(page.is_upright for page in (*read, *other))


def test_the_print_shop_gets_single_pages_in_the_order_of_the_paper(book: Path) -> None:
    arabic, english = [f"ar-{n}" for n in range(1, 6)], [f"en-{n}" for n in range(4, 0, -1)]
    assert pages(made(book, "press", "ar+en")) == [*arabic, "", "", "", *english]


@pytest.mark.parametrize("counts", [(1, 1), (5, 4), (12, 12), (3, 8), (1, 30)])
@pytest.mark.parametrize("code", ["ar+en", "en+ar"])
def test_every_page_is_on_paper_once_and_all_blanks_are_in_the_middle(
    book: Path, code: str, counts: tuple[int, int]
) -> None:
    order = paper_order(made(book, "office", code).composition, counts)
    assert len(order) % 4 == 0
    assert order.count(None) < 4
    assert [place for place in order if place] == [
        *((0, page) for page in range(counts[0])),
        *((1, page) for page in range(counts[1] - 1, -1, -1)),
    ]
    assert order[counts[0] : len(order) - counts[1]] == (None,) * order.count(None)


@pytest.mark.parametrize("profile", ["office", "press"])
@pytest.mark.provokes("finish-blanks")
def test_the_tool_says_that_there_are_blank_pages_and_why(book: Path, profile: str) -> None:
    (told,) = [one for one in made(book, profile, "ar+en").artifact.diagnostics if one.code == "finish-blanks"]
    assert told.severity is Severity.INFO
    assert told.message == "3 blank pages in the middle: `ar` 5 and `en` 4 pages do not fill the sheets"


def test_nothing_is_said_of_blanks_to_readers(book: Path) -> None:
    assert made(book, "screen", "ar+en").artifact.diagnostics == ()


def test_a_dummy_numbers_the_pages_of_each_part_from_its_own_cover(book: Path) -> None:
    paths, found = make_dummies(Project(Files(book)), Selection(locales=("ar+en",), profile="office"))
    pdf = (book / paths[0]).read_bytes()
    codes = [re.findall(r"\b(?:ar|en)\b", words) for page in range(6) for words in strips(pdf, page, (148.5,))]
    digits = [[told for x, told in large(pdf, page) if (x > 148.5) == half] for page in range(6) for half in (0, 1)]
    assert found == ()
    numbers = ["".join((*code, *digit)) for code, digit in zip(codes, digits, strict=True)]
    assert numbers == ["ar1", "en1", "en2", "ar2", "ar3", "en3", "en4", "ar4", "ar5", "", "", ""]
    with pymupdf.open("pdf", pdf) as document:
        steps = sorted((word[0], word[1]) for word in document[0].get_text("words") if word[4] == "Staple")
        opens = [document[0].search_for(f"It opens from the {side}")[0].x0 for side in ("right", "left")]
    # Each cover says what to do in its own language first, and from where its own part opens.
    (_, under_arabic), (_, alone) = steps
    assert under_arabic > alone
    assert opens[0] < opens[1]
