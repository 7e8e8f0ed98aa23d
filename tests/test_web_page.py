"""Web pages of editions: one file, for everybody, with the order and the words of the pages on paper."""

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias
from xml.etree.ElementTree import fromstring

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

import chromium
from axe import axe_script
from chromium import Chromium
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.installation import starter
from mezanprint.model.compositions import Composition
from mezanprint.outputs.produce import produce
from mezanprint.outputs.web import WEB_PAGE
from mezanprint.project.files import Files
from mezanprint.templating.texts.runs import Run, order_runs, to_html
from mezanprint.typesetting.page_sources import font_files, page_pictures
from mezanprint.webpage.assemble import assemble
from mezanprint.webpage.release import check_web_release
from studio_browser import needs_chromium
from test_lines import LINES, ROWS, folded

REPO = Path(__file__).resolve().parents[1]

KINDS = ("fishing-boats-2017", "al-mezan-booklet", "al-mezan-brochure", "fishing-count")
PHONE, DESK, NARROW = 360, 1280, 320


@cache
def compositions() -> dict[str, Composition]:
    """Return the compositions of the web pages of a document of each kind, by ``document locales``."""
    project = Project(Files(REPO))
    editions = select(project, Selection(KINDS, profile="web"))
    return {f"{e.document} {e.locale_code}": prepare(project, e).composition for e in editions}


NAMES = tuple(
    f"{name} {code}"
    for name in KINDS
    for code in (("en", "ar") if name in ("al-mezan-brochure", "fishing-count") else ("en", "ar", "ar+en"))
)
WHOLE = "fishing-boats-2017 ar+en"
"""The page that is looked at with its fonts."""


@cache
def bare(name: str) -> bytes:
    """Return a page in the fonts of the system, which is as quick as it is ugly."""
    composition = compositions()[name]
    return assemble(composition, page_pictures(composition, REPO, []), {})[0]


@cache
def whole() -> bytes:
    artifact = produce(compositions()[WHOLE], REPO)
    assert artifact.diagnostics == ()
    return artifact.data


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Chromium]:
    with chromium.opened(browser) as reader:
        yield reader


@dataclass(frozen=True)
class Shown:
    browser: Chromium
    path: Path

    def at(self, width: int) -> Chromium:
        self.browser.open(self.path, width)
        return self.browser


Show: TypeAlias = Callable[[bytes], Shown]


@pytest.fixture
def show(reader: Chromium, tmp_path: Path) -> Show:
    def put(data: bytes) -> Shown:
        path = tmp_path / "page.html"
        path.write_bytes(data)
        return Shown(reader, path)

    return put


def test_documents_of_every_kind_have_a_web_page_in_all_their_editions() -> None:
    assert set(compositions()) == set(NAMES)


@needs_chromium
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation_and_nothing_is_wider_than_a_phone(name: str, show: Show) -> None:
    shown = show(bare(name))
    phone = shown.at(NARROW)  # 1280 px at 400 %, or a phone at 200 % (WCAG 2.2, 1.4.10)
    assert phone.evaluate("document.documentElement.scrollWidth") == NARROW
    desk = shown.at(DESK)
    assert [address for address in desk.requests if not address.startswith("data:")] == [shown.path.as_uri()]
    desk.evaluate(f"{axe_script()};1")
    found = desk.evaluate(
        # Of what passes the count is enough: to find its places takes as long as the rules themselves.
        "axe.run({ resultTypes: ['violations'] })"
        ".then(r => [r.violations.map(v => [v.id, v.nodes[0].html]), r.passes.length])"
    )
    assert found[0] == []
    assert found[1] > 25


@needs_chromium
def test_the_page_is_set_in_the_fonts_it_brings(show: Show) -> None:
    fonts = show(whole()).at(DESK).fonts()
    assert {family.split(" Arabic")[0] for family, _ in fonts} == {"IBM Plex Sans"}
    assert all(is_own for _, is_own in fonts)


def test_a_font_has_what_is_printed_and_what_joins_it_and_no_more(tmp_path: Path) -> None:
    fonts = re.findall(
        rb'font-family: "([^"]+)"; font-weight: ([\d ]+);[^}]*?data:font/woff2;base64,([A-Za-z0-9+/=]+)', whole()
    )
    assert {(family.decode(), weight.decode()) for family, weight, _ in fonts} >= {
        ("IBM Plex Sans Arabic", "400"),
        ("IBM Plex Sans Arabic", "700"),
    }
    for family, _, data in fonts:
        file = tmp_path / "font.woff2"
        file.write_bytes(b64decode(data))
        with TTFont(file) as font:
            assert font.flavor == "woff2"
            assert len(font.getBestCmap()) < 120
            assert any(record.nameID == 13 for record in font["name"].names)  # the licence
            if family == b"IBM Plex Sans Arabic" and 0x645 in font.getBestCmap():
                features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
                assert {"init", "medi", "fina"} <= features


def test_a_page_without_photographs_is_light() -> None:
    assert len(whole()) < 400_000


def test_the_same_page_is_made_twice() -> None:
    composition = compositions()[WHOLE]
    again = assemble(composition, page_pictures(composition, REPO, []), {})[0]
    assert sha256(again).digest() == sha256(bare(WHOLE)).digest()


@needs_chromium
def test_notes_lead_to_their_text_and_back(show: Show) -> None:
    page = show(bare("al-mezan-booklet ar")).at(PHONE)
    script = """[...document.querySelectorAll('a.note-call')].map(call => {
        const note = document.querySelector(call.getAttribute('href'));
        const back = note.querySelector('[role=doc-backlink]');
        const to = document.querySelector(back.getAttribute('href'));
        return [back.textContent, to.textContent == call.textContent]})"""
    calls = page.evaluate(script)
    assert len(calls) >= 3
    assert {tuple(call) for call in calls} == {("العودة إلى النص", True)}


@needs_chromium
def test_rows_of_two_languages_stand_beside_one_another_on_a_desk_and_below_on_a_phone(show: Show) -> None:
    script = """[...document.querySelectorAll('.pair')].map(pair => {
        const [a, b] = [...pair.children].map(half => half.getBoundingClientRect());
        return [a.left >= b.right || b.left >= a.right, b.top >= a.bottom]})"""
    shown = show(bare(WHOLE))
    assert {tuple(row) for row in shown.at(DESK).evaluate(script)} == {(True, False)}
    assert {tuple(row) for row in shown.at(PHONE).evaluate(script)} == {(False, True)}


@needs_chromium
def test_notes_of_two_languages_have_the_same_numbers(show: Show) -> None:
    page = show(bare("al-mezan-booklet ar+en")).at(DESK)
    rows = page.evaluate(
        "[...document.querySelectorAll('.notes .pair')].map(r => [...r.querySelectorAll('li')].map(i => i.value))"
    )
    assert [row for row in rows if row] == [[n, n] for n in range(1, len([row for row in rows if row]) + 1)]


def page_of(body: str, language: str) -> Composition:
    """Return the composition of a page with these paragraphs, in the fonts of the house and without its sizes."""
    direction = LINES[language].direction
    style = "p { white-space: nowrap; font-family: IBM Plex Sans Arabic, IBM Plex Sans } strong { font-weight: 600 }"
    html = f"<html lang={language} dir={direction}><style>{style}</style><body>{body}</body></html>"
    return replace(compositions()[WHOLE], html=html)


@needs_chromium
@pytest.mark.parametrize("language", LINES)
def test_every_mixed_line_is_seen_in_its_order(language: str, show: Show) -> None:
    rows = [row for row in ROWS if row[0] == language]
    body = "".join(f"<p>{to_html(order_runs([Run(typed)], LINES[language])[0])}</p>" for _, typed, _ in rows)
    page, _ = assemble(page_of(body, language), no_picture, {})
    seen = show(page).at(DESK).evaluate(SEEN)
    wrong = {row[1]: line for row, line in zip(rows, seen, strict=True) if folded(line) != folded(row[2])}
    assert wrong == {}
    assert len(rows) >= 30


SEEN = """[...document.querySelectorAll('p')].map(line => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), places = [], range = new Range();
    for (let node; node = walker.nextNode();)
        for (let i = 0; i < node.length; i++) {
            range.setStart(node, i); range.setEnd(node, i + 1);
            places.push([range.getBoundingClientRect().left, node.data[i]]);
        }
    return places.sort((a, b) => a[0] - b[0]).map(place => place[1]).join('')})"""


def no_picture(address: str) -> tuple[bytes, str]:
    raise AssertionError(address)


@needs_chromium
def test_letters_join_across_elements(show: Show) -> None:
    words = ("بيت", "<b id=x>ب</b>يت", "<b id=x>ب</b><strong>يت</strong>", "<b id=x>ب</b>\u200cيت")
    style = "b { font-weight: 400 }"
    pages = (page_of(f"<style>{style}</style><p><span>{word}</span></p>", "ar") for word in words)
    widths = []
    for page in pages:
        shown = show(assemble(page, no_picture, font_files(page, Path()))[0]).at(DESK)
        widths.append(
            shown.evaluate("[...document.querySelectorAll('#x, p > span')].map(e => e.getBoundingClientRect().width)")
        )
    (whole,), (parted, first), (_, before_bold), (_, alone) = widths
    assert parted == pytest.approx(whole, abs=0.1)
    assert before_bold == pytest.approx(first, abs=0.1)
    assert alone > first + 2


def test_what_a_page_says_is_what_its_pages_say() -> None:
    for name in NAMES:
        assert check_web_release(bare(name), compositions()[name]) == (), name


STYLE = b"</style>"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"</main>", b"<script>1</script></main>", "it holds `<script>`"),
        (b"<h1", b"<h1 onclick='x()'", "`<h1>` has the attribute `onclick`"),
        (b"<h1", b"<h1 style='color: red'", "`<h1>` has the attribute `style`"),
        (b"</main>", b"<a href='https://example.org/'></a></main>", "a link leads to `https://example.org/`"),
        (b"</main>", b"<a href='#nowhere'></a></main>", "a link leads to `#nowhere`"),
        (b"</main>", b"<p> More. </p></main>", "its words are others from `More. 22"),
        (b"</main>", b"<!-- Sami wrote this --></main>", "something stands in it beside its elements"),
        (b"</main>", b"<img src='https://example.org/a.png' alt=''></main>", "it would fetch `https://example.org/a.png`"),
        (STYLE, b"p { background: url(https://example.org/b.png) }</style>", "it would fetch `https://example.org/b.png`"),
        (STYLE, b"p { color: red }</style>", "its policy does not fit its style sheet"),
        (b"default-src 'none'", b"default-src 'self'", "its policy does not fit its style sheet"),
        (b'name="author" content="', b'name="author" content="Sami, ', "its title, or what it says of itself"),
    ],
)  # fmt: skip
@pytest.mark.provokes("release-web")
def test_what_the_content_does_not_say_is_refused(old: bytes, new: bytes, fault: str) -> None:
    page = bare("fishing-boats-2017 en")
    assert old in page
    found = check_web_release(page.replace(old, new, 1), compositions()["fishing-boats-2017 en"])
    assert {each.code for each in found} == {"release-web"}
    assert any(fault in each.message for each in found), [each.message for each in found]


def test_pictures_carry_nothing_beside_what_is_seen() -> None:
    composition = compositions()["fishing-boats-2017 en"]
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x04tEXtSami" + b"\0" * 4 + b"\0\0\0\0IEND\xaeB`\x82"
    jpeg = b"\xff\xd8\xff\xe1\0\x06Exif\xff\xda\0\x02\xff\xd9"
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><metadata>Sami</metadata></svg>"
    assert fromstring(svg) is not None
    named = b'<svg xmlns="http://www.w3.org/2000/svg"><path id="sami" d="M0 0h1"/></svg>'
    image = replace(composition, html='<body><img src="x" alt="">')
    plants = ((png, "png", "tEXt"), (jpeg, "jpeg", "APP1"), (svg, "svg+xml", "<metadata"), (named, "svg+xml", ' id="'))
    for data, kind, name in plants:
        page, _ = assemble(image, {"x": (data, f"image/{kind}")}.__getitem__, {})
        assert [f"a picture carries `{name}`" in found.message for found in check_web_release(page, image)] == [True]


def test_drafts_say_so_on_the_web_too() -> None:
    project = Project(Files(REPO))
    edition = next(iter(select(project, Selection(("fishing-boats-2017",), ("en",), "web"))))
    composition = prepare(project, edition, draft=True).composition
    page = assemble(composition, page_pictures(composition, REPO, []), {})[0]
    assert b'<aside class="draft"' in page
    assert WEB_PAGE.medium == edition.profile.medium


CODES = """kind: booklet
date: 2026-11-28
editions: [ar+en]
title: Lamps
names: $organisation.names
sections:
  - {id: text, component: chapter, slot: chapters, title: Lamps, lead: Night}
  - {id: isbn, component: barcode, slot: back, label: This guide as a book, number: 978-0-306-40615-7}
  - {id: site, component: qr, slot: back, label: More, link: "https://lamps.example.org/all-of-the-lamps-and-their-posts"}
"""


@needs_chromium
def test_the_words_of_two_languages_stand_over_and_under_a_code_on_a_phone(show: Show, tmp_path: Path) -> None:
    root = tmp_path / "new"
    starter.create(root)
    (root / "content/codes").mkdir()
    (root / "content/codes/document.yaml").write_text(CODES, "utf-8")
    project = Project(Files(root))
    (edition,) = select(project, Selection(("codes",), profile="web"))
    composition = prepare(project, edition, draft=True).composition
    shown = show(assemble(composition, page_pictures(composition, root, []), {})[0])
    for width in (390, NARROW):
        assert shown.at(width).evaluate("document.documentElement.scrollWidth") == width
    tops = "[...document.querySelectorAll('.barcode .sides > *')].map(e => e.getBoundingClientRect().top)"
    assert len({round(top) for top in shown.browser.evaluate(tops)}) == 3
