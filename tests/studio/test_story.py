"""A translator's story, in a real browser: an open text is found, written, seen on the page, and saved."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.preflight.readers.pdfium import read
from studio_browser import DESK, PHONE, Studio, copied_project, needs_chromium, opened_page, running_studio

pytestmark = needs_chromium
CATALOG = Path(catalog_path("ar", "about-al-mezan"))
KEY = "about-al-mezan:standfirst"
REPORT = "al-mezan-brochure:sections.report.text.1"
WORDS = (
    "من مخيم جباليا للاجئين في قطاع غزة، يوثّق المركز ما يُدّعى وقوعه من انتهاكات، ويقدّم المساعدة القانونية، "
    "ويعرّف الناس بحقوقهم."
)
LONG = (
    " وقالت المؤسسة إن التقرير يصف ما جرى في ذلك اليوم كما رواه الصيادون الذين كانوا على متن القارب، "
    "وما تلا ذلك من احتجاز ومصادرة، وما طلبته من تحقيق ومحاسبة"
)
PICTURE = ".pane[data-side=target] .paper img"
ADDRESS = "&document={document}&locale=ar&language={language}"
PATIENCE = 60_000
"""Milliseconds: a page is laid out in a third of a second, but not on a machine that does ten other things."""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    root = copied_project(tmp_path_factory.mktemp("story"))
    blank(root)
    with running_studio(root) as running:
        yield running


def blank(root: Path) -> None:
    """Take the translation of one text away, as if it had never been made."""
    data = (root / CATALOG).read_bytes()
    assert data.count(f'msgstr "{WORDS}"'.encode()) == 1
    (root / CATALOG).write_bytes(data.replace(f'msgstr "{WORDS}"'.encode(), b'msgstr ""'))


def opened(page: Page) -> Page:
    """Wait until the pages of the document are there."""
    expect(page.locator(".paper:not(.waiting) img[src]").first).to_be_visible(timeout=PATIENCE)
    return page


def row_of(page: Page, key: str) -> Locator:
    """Return the text in the list."""
    return page.locator(f'#list [data-id="{key}"]')


def source_of(image: Locator) -> str:
    return image.get_attribute("src") or ""


# What is on a screen depends on its size, and its words and sides on the language; the way through it on neither.
@pytest.mark.parametrize(("language", "size"), [("en", DESK), ("ar", PHONE)], ids=["en-desk", "ar-phone"])
def test_an_open_text_is_written_on_its_page_and_saved(
    language: str, size: tuple[int, int], studio: Studio, browser: Browser
) -> None:
    blank_again = (studio.root / CATALOG).read_bytes()
    more = ADDRESS.format(document="about-al-mezan", language=language)
    try:
        with opened_page(browser, studio, size, more=more) as page:
            opened(page)
            tasks = page.locator("#tasks button")
            if size == PHONE:
                tasks.nth(2).click()
            page.locator("[data-filter=open]").click()
            row_of(page, KEY).click()
            if size == PHONE:
                tasks.nth(1).click()
            field = page.locator("#editor textarea").first
            expect(field).to_have_attribute("dir", "rtl")
            expect(page.locator("#editor .state")).to_have_class(re.compile("missing"))
            shown = page.locator(PICTURE) if size == DESK else page.locator("#editor .cut img")
            before = source_of(shown.first)
            field.fill(WORDS)
            expect(shown.first).not_to_have_attribute("src", before, timeout=PATIENCE)
            expect(page.locator("#editor .room")).to_contain_text(str(len(WORDS)))
            page.keyboard.press("Control+s")
            expect(page.locator("#editor .state")).to_have_class(re.compile("translated"), timeout=PATIENCE)
            expect(page.locator("[data-filter=open] small")).to_have_text("0")
        assert changed_entries(blank_again, (studio.root / CATALOG).read_bytes()) == {"standfirst": WORDS}
    finally:
        (studio.root / CATALOG).write_bytes(blank_again)


def changed_entries(before: bytes, after: bytes) -> dict[str, str]:
    old, new = (list(parse_po(data, CATALOG.name).entries) for data in (before, after))
    assert len(old) == len(new)
    return {now.context or "": now.values[0] for was, now in zip(old, new, strict=True) if was.values != now.values}


def test_texts_that_lose_their_room_are_named_until_it_is_theirs_again(studio: Studio, browser: Browser) -> None:
    more = ADDRESS.format(document="al-mezan-brochure", language="en")
    with opened_page(browser, studio, more=more) as page:
        opened(page)
        row_of(page, REPORT).click()
        field = page.locator("#editor textarea").first
        words = field.input_value()
        field.fill(words + LONG * 4)
        harmed = page.locator("#editor .harmed")
        expect(harmed).to_have_count(8, timeout=PATIENCE)
        page.locator("#editor .findings summary").click()
        harmed.first.click()
        expect(page.locator("#editor .room")).to_have_text("pushed off the page for want of room", timeout=PATIENCE)
        row_of(page, REPORT).click()
        field.fill(words)
        expect(harmed).to_have_count(0, timeout=PATIENCE)


def test_the_whole_story_is_told_with_keys_alone(studio: Studio, browser: Browser) -> None:
    blank_again = (studio.root / CATALOG).read_bytes()
    try:
        with opened_page(browser, studio, more=ADDRESS.format(document="about-al-mezan", language="en")) as page:
            opened(page)
            page.keyboard.press("/")
            page.keyboard.type("Jabalia refugee camp in the Gaza")
            for _ in range(12):
                page.keyboard.press("Tab")
                assert page.evaluate("document.activeElement !== document.body")
                assert outlined(page), "the focus is seen wherever it is"
                if page.evaluate("document.activeElement.dataset.id ?? ''") == KEY:
                    break
            page.keyboard.press("Enter")
            field = page.locator("#editor textarea").first
            field.focus()
            before = source_of(page.locator(PICTURE))
            page.keyboard.insert_text(WORDS)
            page.keyboard.press("ArrowRight")
            caret = field.evaluate("field => field.selectionStart")
            expect(page.locator(PICTURE)).not_to_have_attribute("src", before, timeout=PATIENCE)
            assert field.evaluate("field => document.activeElement === field && field.selectionStart") == caret
            page.keyboard.press("Control+Enter")
            expect(page.locator("[data-filter=open] small")).to_have_text("0", timeout=PATIENCE)
        assert changed_entries(blank_again, (studio.root / CATALOG).read_bytes()) == {"standfirst": WORDS}
    finally:
        (studio.root / CATALOG).write_bytes(blank_again)


def outlined(page: Page) -> bool:
    style = page.evaluate(
        "(({ outlineStyle, outlineWidth, boxShadow }) => [outlineStyle, parseFloat(outlineWidth), boxShadow])"
        "(getComputedStyle(document.activeElement))"
    )
    return bool((style[0] != "none" and style[1] >= 2) or style[2] != "none")


def test_a_newcomer_gets_a_sentence_into_the_pdf_by_the_words_on_buttons(studio: Studio, browser: Browser) -> None:
    """From the list of documents, by what is written on buttons: no address, no key, no word of documentation."""
    blank_again = (studio.root / CATALOG).read_bytes()
    try:
        with opened_page(browser, studio, more="&language=en") as page:
            page.locator("#desk button", has_text="Translate").first.click(timeout=PATIENCE)
            opened(page)
            page.locator("[data-filter=open]").click()
            page.locator("#list .row").first.click()
            page.locator("#editor textarea").first.fill(WORDS)
            page.get_by_role("button", name="Save, next").click()
            expect(page.locator("[data-filter=open] small")).to_have_text("0", timeout=PATIENCE)
            page.get_by_role("button", name="Documents", exact=True).click()
            edition = page.locator("#desk .edition", has=page.get_by_text("about-al-mezan ar", exact=True))
            edition.get_by_role("button", name="Build").click()
            expect(edition).to_have_class(re.compile(r"\bbuilt\b"), timeout=PATIENCE)
            expect(edition.locator("img")).to_be_visible(timeout=PATIENCE)
        printed = read(studio.root / "build/ar/about-al-mezan.pdf").text
        assert {word for word in ("جباليا", "القانونية", "بحقوقهم") if word not in printed} == set()
    finally:
        (studio.root / CATALOG).write_bytes(blank_again)
