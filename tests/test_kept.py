"""Kept from one document to the next: sheets, styles, measures, faces and lines. No document looks otherwise for it."""

import io
import os
import re
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from inspect import getsource
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from mezanprint.engine.blank_page import warm_up
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.finishing.finish import finish
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import Edition, Profile
from mezanprint.project.files import Files
from mezanprint.typesetting import typeset as typesetting
from mezanprint.typesetting.boxes.line_ink import glyph_inks, ink_of
from mezanprint.typesetting.boxes.tree import texts
from mezanprint.typesetting.kept import (
    drawn_lines,
    faces,
    first_lines,
    font_map,
    inks,
    measures,
    rules,
    sheets,
    streams,
    styles,
)
from mezanprint.typesetting.kept.drawn_lines import DrawnLines
from mezanprint.typesetting.kept.faces import Faces, growing_faces
from mezanprint.typesetting.kept.first_lines import Lines
from mezanprint.typesetting.kept.font_map import kept_fonts
from mezanprint.typesetting.kept.rules import Indexes
from mezanprint.typesetting.kept.sheets import Sheets
from mezanprint.typesetting.kept.streams import Streams, kept_streams
from mezanprint.typesetting.kept.styles import Styles
from mezanprint.typesetting.pictures import kept_drawings
from mezanprint.typesetting.pictures.kept_drawings import clean_drawing
from mezanprint.typesetting.pictures.svg import clean_svg
from mezanprint.typesetting.typeset import lay_out, typeset
from mezanprint.typesetting.weasyprint.fonts import pinned_fonts
from mezanprint.typesetting.weasyprint.weasy import HTML, pydyf, weasyprint
from shapes import FONT
from sheets import sheet

FAMILIES = ("IBM Plex Sans", "EB Garamond", "Noto Serif", "Heebo", "Frank Ruhl Libre")
"""The variable ones."""


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin each test as a process that has set nothing yet."""
    monkeypatch.setattr(sheets, "SHEETS", Sheets())
    monkeypatch.setattr(styles, "STYLES", Styles())
    monkeypatch.setattr(rules, "INDEXES", Indexes())
    monkeypatch.setattr(measures.MEASURES, "_measures", OrderedDict())
    monkeypatch.setattr(faces, "FACES", Faces())
    monkeypatch.setattr(first_lines, "LINES", Lines())
    monkeypatch.setattr(streams, "STREAMS", Streams())
    monkeypatch.setattr(inks.INKS, "_inks", OrderedDict())
    monkeypatch.setattr(drawn_lines, "DRAWN", DrawnLines())


def keep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have WeasyPrint do all of it, as it does without us."""
    for name in ("kept_layout", "kept_faces", "kept_streams", "plain_answers"):
        monkeypatch.setattr(typesetting, name, nullcontext)
    monkeypatch.setattr(measures, "_MOST", 0)
    monkeypatch.setattr(inks, "_MOST", 0)


@pytest.fixture(scope="module")
def compositions(repo_root: Path) -> tuple[Composition, ...]:
    project = Project(Files(repo_root))
    editions = (Edition(name, ("ar",), Profile("screen")) for name in ("about-al-mezan", "fishing-count"))
    return tuple(prepare(project, edition, draft=True).composition for edition in editions)


def test_a_document_has_the_same_bytes_alone_after_others_and_without_anything_kept(
    compositions: tuple[Composition, ...], repo_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = compositions
    alone = typeset(one, repo_root)
    later = typeset(other, repo_root)
    assert later.data != alone.data
    assert typeset(one, repo_root) == alone
    assert sheets.SHEETS.size > 10_000
    assert faces.FACES.size > 10_000
    assert first_lines.LINES.size > 10_000
    assert streams.STREAMS.size > 10_000
    assert styles.STYLES.size > 100
    assert measures.MEASURES.size > 10
    assert inks.INKS.size > 10
    keep_nothing(monkeypatch)
    assert typeset(one, repo_root) == alone
    assert typeset(other, repo_root) == later


def test_what_finishing_reads_once_is_packed_once_and_finished_to_the_same_bytes(
    compositions: tuple[Composition, ...], repo_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    data = pydyf.Stream.data

    def counted(stream: Any) -> bytes:
        written.append(id(stream))
        return bytes(data.fget(stream))

    monkeypatch.setattr(pydyf.Stream, "data", property(counted))
    monkeypatch.setattr(typesetting, "kept_streams", nullcontext)
    composition = compositions[0]
    plain = typeset(composition, repo_root).data
    assert len(written) == len(set(written)) > 20
    assert b"/StructElem" in plain
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        assert "/ID" not in pdf.trailer
    monkeypatch.setattr(typesetting, "plain_objects", nullcontext)
    packed = typeset(composition, repo_root).data
    assert b"/StructElem" not in packed
    assert finish(packed, composition) == finish(plain, composition)


def test_sheets_that_come_along_are_parsed_before_any_edition(
    compositions: tuple[Composition, ...], repo_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each edition is made in a fork that has what was kept before it, and leaves nothing to the next."""
    parsed: list[str] = []
    parse = sheets._parsed

    def counted(text: str, options: dict[str, Any]) -> Any:
        parsed.append(text)
        return parse(text, options)

    monkeypatch.setattr(sheets, "_parsed", counted)
    warm_up()
    before = set(parsed)
    assert len(before) > 5
    for composition in compositions:
        typeset(composition, repo_root)
    assert len(parsed) == len(set(parsed))
    assert sum(map(len, before)) > 2 * sum(map(len, set(parsed) - before))


def test_a_sheet_serves_its_own_text_and_no_other() -> None:
    def size(css: str) -> list[float]:
        artifact = typeset(sheet("<p>نص</p>", css), Path("/"))
        with pikepdf.open(io.BytesIO(artifact.data)) as pdf:
            return [float(side) for side in pdf.pages[0].MediaBox[2:]]

    widths = [size(f"@page {{ size: {width}pt 300pt }}")[0] for width in (200, 201, 200, 201)]
    assert widths == pytest.approx([200, 201, 200, 201], abs=0.01)


@pytest.mark.parametrize(
    "css",
    [
        "p { colour: red }",
        "p { --size: green; font-size: var(--size) }",
        "p { margin: calc(1px * none) }",
        "p::nothing { color: red }",
        "p { color: red",
        "@page { @top-middle { content: 'x' } }",
    ],
)
def test_what_is_wrong_with_a_sheet_is_told_of_every_document_that_has_it(css: str) -> None:
    first, second = (typeset(sheet(f"<p>نص {n}</p>", css), Path("/")).diagnostics for n in (1, 2))
    assert second == first


def test_a_value_that_can_not_be_used_is_told_again() -> None:
    css = "p { --size: green; font-size: var(--size) }"
    told = [typeset(sheet(f"<p>نص {n}</p>", css), Path("/")).diagnostics for n in (1, 2)]
    assert [[found.code for found in each] for each in told] == [["typeset-style"]] * 2


MARKUP = "<p data-key='a:b'>نص</p>"


@pytest.mark.parametrize(
    ("shared", "own"),
    [
        ("p { font-size: 20vw; margin: 0 1em }", "@page { size: %s 300pt; margin: 9pt }"),
        ("p { margin: 0 1em }", "html { font-size: %s }"),
        ("p { margin: 0 var(--side) }", "html { --side: calc(%s / 2) }"),
        ("p { margin: 0 1rem }", ":root { font-size: %s }"),
    ],
)
def test_a_value_is_that_of_the_elements_the_page_and_the_sheets_of_its_own_document(
    shared: str, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looks() -> list[bytes]:
        css = [f"{shared} </style><style>{own % width}" for width in ("30pt", "60pt")]
        return [typeset(sheet(MARKUP, each), Path("/")).data for each in css]

    one, other = looks()
    assert one != other
    again = looks()
    keep_nothing(monkeypatch)
    assert [one, other] == again == looks()


RULES = (
    "",
    "p { text-indent: 31mm }",
    "span { padding: 0 7mm }",
    "span { border-right: 9mm solid }",
    "b { letter-spacing: 1.2mm }",
    "span { white-space: nowrap }",
    "span { font-size: 19pt }",
    "p { direction: ltr }",
    "p { margin-right: 11mm }",
    "span { display: inline-block }",
    "b::before { content: 'من قبل ومن بعد ' }",
)
"""Each of which ends a paragraph elsewhere."""


def test_a_paragraph_ends_as_it_would_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "صدر العدد الأوّل في <span>ربيع تلك السنة <b>قبل أن</b></span> تفتح أبوابها كلّها هنا"
    body = f"<h2>{text}</h2><p>{text} {text} هنا</p>"

    def looks(rules: Iterable[str]) -> dict[str, bytes]:
        return {css: typeset(sheet(body, css), Path("/")).data for css in rules}

    first = looks(RULES)
    assert len({*first.values()}) == len(RULES)
    assert measures.MEASURES.size
    again = looks(reversed(RULES))
    keep_nothing(monkeypatch)
    monkeypatch.setattr(measures.MEASURES, "_measures", OrderedDict())
    alone = looks(RULES)
    assert [rule for rule in RULES if not first[rule] == again[rule] == alone[rule]] == []


def test_the_ink_of_a_text_is_that_of_its_own_words_style_and_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<b>قبل أن</b> تفتح أبوابها كلّها هنا في ربيع تلك السنة " * 3
    justified = "p { width: 300px; text-align: justify }"
    sizes = ("p { font-size: 19pt }", "b { letter-spacing: 1.2mm }", "b { word-spacing: 1.2mm }")
    css = ("", *sizes, justified, "p { font-family: Amiri }", "p { font-weight: 700 }")

    def rects(rule: str, words: str = text) -> list[object]:
        page = f"<html lang=ar dir=rtl>{FONT}<style>{rule}</style><p>{words}"
        document, _ = lay_out(HTML(string=page))
        return [(ink_of(box), glyph_inks(box), box.text, box.position_x, box.position_y) for box, _ in texts(document)]

    first = [*map(rects, css), rects("", text[3:])]
    again = [*map(rects, css), rects("", text[3:])]
    assert inks.INKS.size > 20
    alone = []
    for most in (5, 0):
        monkeypatch.setattr(inks, "_MOST", most)
        monkeypatch.setattr(inks.INKS, "_inks", OrderedDict())
        alone = [*map(rects, css), rects("", text[3:])]
        assert inks.INKS.size == most
    assert first == again == alone
    assert len({str(each) for each in first}) == len(first)


def test_what_stands_in_a_margin_runs_as_its_own_document_does(monkeypatch: pytest.MonkeyPatch) -> None:
    css = "@page { size: 300pt; margin: 40pt; @top-center { content: 'x' counter(page); text-align: start } }"

    def looks() -> list[bytes]:
        pages = [sheet(MARKUP, css, locale=locale) for locale in ("en", "ar")]
        return [typeset(page, Path("/")).data for page in pages]

    one, other = looks()
    assert one != other
    again = looks()
    keep_nothing(monkeypatch)
    assert [one, other] == again == looks()


@pytest.mark.parametrize(
    "rule",
    [
        "@import url(other.css)",
        "@\\69mport url(other.css)",
        "@font-face { font-family: X; src: url(x.ttf) }",
        "@layer one { p { color: red } }",
        "@media print { @font-face { font-family: X; src: url(x.ttf) } }",
    ],
)
def test_a_sheet_that_fetches_or_sets_something_outside_of_itself_is_not_kept(rule: str) -> None:
    def kept() -> int:
        return sheets.SHEETS.size

    typeset(sheet("<p>نص</p>", "p { color: red }"), Path("/"))
    before = kept()
    assert before
    typeset(sheet("<p>نص</p>", f"{rule}; p {{ color: red }}"), Path("/"))
    assert kept() == before


def test_a_counter_style_of_one_document_is_none_of_the_next() -> None:
    css = "p::before { content: counter(page, stars) }"
    stars = "@counter-style stars { system: cyclic; symbols: '*'; suffix: '' }"
    plain = typeset(sheet("<p>نص</p>", css), Path("/")).lines
    assert typeset(sheet("<p>نص</p>", stars + css), Path("/")).lines != plain
    assert typeset(sheet("<p>نص</p>", css), Path("/")).lines == plain


def test_a_font_that_a_document_brings_is_none_of_the_next() -> None:
    amiri = next(path for font in pinned_fonts() if font.family == "Amiri" and (path := font.locate()))
    shared = kept_fonts()
    own = kept_fonts()
    assert own.font_map is shared.font_map
    face = {"font_family": "House", "src": [("external", "house:amiri")]}
    own.add_font_face(face, lambda _: {"string": amiri.read_bytes()})
    assert own.font_map is not shared.font_map
    assert kept_fonts().font_map is shared.font_map


def test_a_fork_opens_fonts_anew_where_a_thread_of_pango_serves_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """From Pango 1.51 on: a fork that asked the map of its parent for one more font waited for ever."""
    monkeypatch.setattr(font_map, "_THREADED", 0)
    parents = kept_fonts().font_map
    assert kept_fonts().font_map is parents
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert kept_fonts().font_map is not parents


def test_a_line_is_kept_by_all_that_is_asked_of_a_style_to_break_it() -> None:
    text = weasyprint.text
    breaking = getsource(text.line_break).replace(getsource(text.line_break.strut), "")
    asked = set(re.findall(r"style\['(\w+)'\]", breaking + getsource(text.fonts.get_font_description)))
    assert asked - {"line_height"} == set(
        first_lines.PROPERTIES
    )  # the height is asked for where a line stands, not here


def test_a_height_is_known_by_all_that_weasyprint_knows_it_by() -> None:
    key = getsource(first_lines._face_key)
    assert re.findall(r"style\['(\w+)'\]", key) == [*first_lines._HEIGHT, "font_size", "line_height"]


def test_what_is_kept_is_bounded_and_the_last_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_MOST", 600)
    monkeypatch.setattr(faces, "_MOST", 60_000)
    monkeypatch.setattr(first_lines, "_MOST", 3_000)
    monkeypatch.setattr(styles, "_MOST", 20)
    monkeypatch.setattr(measures, "_MOST", 3)
    monkeypatch.setattr(streams, "_MOST", 30_000)
    for n in range(8):
        css = f"p {{ margin: {n}pt; font-family: {('Amiri', 'Noto Serif')[n % 2]} }} /* {'x' * 50} */"
        typeset(sheet(f"<p>{'كلمة ' * (n + 1)}</p>" * 3, css), Path("/"))
        assert 0 < sheets.SHEETS.size <= 600
        assert 0 < faces.FACES.size <= 60_000
        assert 0 < first_lines.LINES.size <= 3_000
        assert 0 < styles.STYLES.size <= 20
        assert 0 < measures.MEASURES.size <= 3
        assert 0 < streams.STREAMS.size <= 30_000
    assert sheets.SHEETS.size == sum(len(text) for *_, text in sheets.SHEETS._sheets)
    assert faces.FACES.size == sum(map(len, faces.FACES._faces.values()))
    kept = streams.STREAMS._packed.items()
    assert streams.STREAMS.size == sum(len(content) + len(packed) for content, packed in kept)


def test_no_stream_is_kept_that_pages_paint_or_that_is_large() -> None:
    typeset(sheet("<p>نص</p>", "p { font-family: Amiri }"), Path("/"))
    kept = streams.STREAMS._packed
    assert any(b"glyf" in content for content in kept)
    assert not any(b" TJ" in content for content in kept)
    assert all(zlib.decompress(packed) == content for content, packed in kept.items())
    before = len(kept)
    large = pydyf.Stream([bytes(500_000)], compress=True)
    with kept_streams():
        assert zlib.decompress(large.data.split(b"\nstream\n")[1].removesuffix(b"\nendstream")) == bytes(500_000)
    assert len(kept) == before


def test_a_drawing_is_cleaned_once_for_each_theme_and_refused_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    kept_drawings._clean.cache_clear()
    cleaned: list[str] = []

    def counted(path: str, data: bytes, colours: Mapping[str, str]) -> bytes:
        cleaned.append(path)
        return clean_svg(path, data, colours)

    monkeypatch.setattr(kept_drawings, "clean_svg", counted)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h5v5z" fill="var(--brand)"/>%s</svg>'
    good, bad, large = svg % b"", svg % b"<script/>", svg % (b"<!-- large -->" * 9_000)
    red, blue = ({"brand": colour} for colour in ("#ff0000", "#0000ff"))
    for _ in range(3):
        assert [b"#ff0000" in clean_drawing("a.svg", good, colours) for colours in (red, blue)] == [True, False]
        with pytest.raises(Fault):
            clean_drawing("b.svg", bad, red)
        assert clean_drawing("c.svg", large, red) == clean_drawing("a.svg", good, red)
    assert sorted(cleaned) == ["a.svg"] * 2 + ["b.svg"] * 3 + ["c.svg"] * 3


@pytest.mark.parametrize("style", ["", "font-weight: 300; font-style: italic", "font-weight: 700; font-stretch: 85%"])
def test_faces_are_those_that_fonttools_makes_by_itself(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = "".join(
        f'<p lang=en dir=ltr style="font-family: {family}; {style}">Ångström fly “12%” שלום' for family in FAMILIES
    )
    page = sheet(texts)
    ours = typeset(page, Path("/"))
    keep_nothing(monkeypatch)
    assert typeset(page, Path("/")).data == ours.data
    assert len(_fonts(ours.data)) >= len(FAMILIES)


def _fonts(pdf: bytes) -> list[TTFont]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        files = [thing.FontFile2.read_bytes() for thing in document.objects if "/FontFile2" in _keys(thing)]
    return [TTFont(io.BytesIO(file)) for file in files]


def _keys(thing: object) -> set[str]:
    return thing.keys() if isinstance(thing, pikepdf.Dictionary) else set()


def test_faces_for_looking_at_grow_and_then_are_made_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    made = list[int]()
    clean = faces._clean

    def counted(font: object, glyphs: dict[int, str], hinting: bool) -> None:
        made.append(len(glyphs))
        clean(font, glyphs, hinting)

    monkeypatch.setattr(faces, "_clean", counted)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")

    def look(text: str) -> bytes:
        html = HTML(string=f"<p style='font-family: Noto Serif'>{text}")
        with growing_faces():
            pdf: bytes = html.write_pdf(uncompressed_pdf=True)
        return pdf

    look("some letters")
    first = made[-1]
    look("and others")
    assert made[-1] > first
    count = len(made)
    last = look("letters, no others")
    assert len(made) == count + 1  # the comma is new
    assert look("letters, no others") == last
    assert len(made) == count + 1
    (font,) = _fonts(last)
    assert sum(glyph.numberOfContours != 0 for glyph in map(font["glyf"].__getitem__, font.getGlyphOrder())) == len(
        set("someltrandh,")
    )
