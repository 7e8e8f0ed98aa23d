"""Translating a string beside its page, in a real browser on the real studio."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from studio_browser import Studio, needs_chromium, opened_page

pytestmark = needs_chromium
CATALOG = "locales/ar/LC_MESSAGES/al-mezan-brochure.po"
REPORT = "al-mezan-brochure:sections.report.text.1"
TITLE = "al-mezan-brochure:sections.report.title"
COUNTED = "data:fishing.figures.held.counted"
LONG = " وهذه جملة طويلة تزيد على ما في اللوح من متسع فتدفع ما بعدها من النصوص خارج الصفحة كلها." * 7
PATIENCE = 90_000


@pytest.fixture(scope="module")
def page(browser: Browser, studio: Studio) -> Iterator[Page]:
    """The brochure, opened to be translated into Arabic; a conflict is answered with 409."""
    with opened_page(browser, studio, more="&document=al-mezan-brochure&locale=ar", refusals=(409,)) as opened:
        expect(opened.locator("#editor .place")).not_to_be_empty(timeout=PATIENCE)
        opened.set_default_timeout(PATIENCE)
        yield opened


def choose(page: Page, string: str) -> Locator:
    """Choose a string in the list; return its field."""
    page.locator(f'.row[data-id="{string}"]').click()
    field = page.locator("#editor textarea")
    expect(field.first).to_be_visible()
    return field


def picture(page: Page) -> str | None:
    return page.locator('.pane[data-side="target"] img').first.get_attribute("src")


def condition(page: Page, words: str) -> None:
    expect(page.locator("#editor .state")).to_have_text(words, timeout=PATIENCE)


def bare(text: str) -> str:
    """Return a text without the isolates round its pieces."""
    return re.sub("[\u2066-\u2069]", "", text)


def answered(page: Page) -> None:
    """Wait until the page has answered: the picture is of what is written now."""
    expect(page.locator("#editor .state.working")).to_have_count(0, timeout=PATIENCE)


def test_while_one_types_the_page_follows_and_the_caret_stays(page: Page) -> None:
    field = choose(page, REPORT)
    field.click()
    page.keyboard.press("Control+Home")
    before = picture(page)
    page.keyboard.type("وقد ")
    condition(page, "not saved")
    expect(page.locator('.pane[data-side="target"] img').first).not_to_have_attribute(
        "src", before or "", timeout=PATIENCE
    )
    answered(page)
    expect(field).to_be_focused()
    assert field.evaluate("field => [field.selectionStart, field.selectionEnd]") == [4, 4]
    page.keyboard.press("Control+End")
    page.keyboard.type(" Al Mezan (Gaza)")
    expect(field).to_have_value(re.compile(r"\u2066Al Mezan \(Gaza\)\u2069$"), timeout=PATIENCE)
    page.keyboard.press("Escape")
    condition(page, "translated")


def test_a_placeholder_that_is_missing_is_marked_and_put_in_by_a_click(page: Page) -> None:
    field = choose(page, REPORT)
    saved = bare(field.input_value())
    chip = page.locator('#editor .source .chip[data-chip="{fishing.hours.counted}"]')
    expect(chip).not_to_have_class("chip missing")
    field.click()
    field.evaluate(
        "field => { const at = field.value.indexOf('hours.counted}\\u2069') + 15; field.setSelectionRange(at, at); }"
    )
    page.keyboard.press("Backspace")
    expect(chip).to_have_class("chip missing")
    assert bare(field.input_value()) == saved.replace("{fishing.hours.counted}", "")
    chip.click()
    expect(chip).to_have_class("chip")
    expect(field).to_be_focused()
    assert bare(field.input_value()) == saved
    condition(page, "translated")


def test_what_is_pushed_off_the_page_is_named_until_the_text_is_short_again(page: Page) -> None:
    field = choose(page, REPORT)
    field.click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(LONG)
    expect(page.locator("#editor .room.over b")).to_contain_text("Characters too many")
    harmed = page.locator("#editor .findings .harmed")
    expect(harmed).to_have_count(8, timeout=PATIENCE)
    page.locator("#editor .findings summary").click()
    words = harmed.first.locator("bdi").inner_text()
    harmed.first.click()
    expect(page.locator("#editor textarea").first).to_have_value(words)
    choose(page, REPORT)
    page.locator("#editor textarea").press("Control+z")
    expect(harmed).to_have_count(0, timeout=PATIENCE)
    condition(page, "translated")


def test_each_plural_form_has_a_field_and_the_printed_one_is_marked(page: Page) -> None:
    fields = choose(page, COUNTED)
    expect(fields).to_have_count(6)
    labels = [bare(label) for label in page.locator("#editor .form label").all_inner_texts()]
    numbers = [re.split(r"\D+", label.partition(" numbers ")[2])[0] for label in labels]
    assert numbers == ["0", "1", "2", "3", "11", "100"]
    expect(page.locator("#editor .form:has(.printed) textarea")).to_have_value("\u2066{n}\u2069 صيادين آخرين")
    lines = page.locator("#editor .source")
    expect(lines).to_have_count(2)
    expect(page.locator("#editor .source .chip.missing")).to_have_count(0)


def test_undoing_brings_every_plural_form_back(page: Page) -> None:
    fields = choose(page, COUNTED)
    before = [field.input_value() for field in fields.all()]
    for field in fields.all()[3:5]:
        field.press("Control+End")
        page.keyboard.type(" جدا")
    condition(page, "not saved")
    page.keyboard.press("Escape")
    condition(page, "translated")
    assert [field.input_value() for field in fields.all()] == before


def test_saving_changes_one_entry_and_goes_on_to_the_next_open_text(page: Page, studio: Studio) -> None:
    catalog = studio.root / CATALOG
    before = catalog.read_text()
    field = choose(page, TITLE)
    number = page.locator("#editor .where .number").inner_text()
    field.press("Control+End")
    page.keyboard.type(" في البحر")
    page.keyboard.press("Control+s")
    condition(page, "translated")
    changed = [line for line in difflib.ndiff(before.splitlines(), catalog.read_text().splitlines()) if line[0] in "+-"]
    assert [line[:8] for line in changed] == ["- msgstr", "+ msgstr"]
    assert changed[1].endswith(' في البحر"')
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#editor .where .number")).not_to_have_text(number)
    expect(page.locator("#editor textarea").first).to_be_focused()


def test_a_text_that_somebody_else_changed_is_shown_beside_ours_and_not_overwritten(page: Page, studio: Studio) -> None:
    catalog = studio.root / CATALOG
    field = choose(page, TITLE)
    mine = field.input_value() + " نصّي"
    field.press("Control+End")
    page.keyboard.type(" نصّي")
    condition(page, "not saved")
    _write_entry(catalog, "sections.report.title", "نص زميل")
    page.keyboard.press("Control+s")
    condition(page, "conflict")
    clash = page.locator("#editor .clash")
    expect(clash).to_contain_text("نص زميل")
    expect(clash.locator("ins")).to_have_text(mine)
    assert "نص زميل" in catalog.read_text()
    page.get_by_role("button", name="Keep mine").click()
    condition(page, "not saved")
    expect(field).to_be_focused()
    page.keyboard.press("Control+s")
    condition(page, "translated")
    assert mine in catalog.read_text()
    assert "نص زميل" not in catalog.read_text()


def _write_entry(catalog: Path, key: str, text: str) -> None:
    lines = catalog.read_text().splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line == f'msgctxt "{key}"\n')
    end = next(at for at in range(start, len(lines)) if lines[at].startswith("msgstr"))
    lines[end] = f'msgstr "{text}"\n'
    catalog.write_text("".join(lines))


def test_help_is_a_key_away(page: Page) -> None:
    field = choose(page, REPORT)
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_count(4)
    expect(page.locator("#editor .term")).not_to_have_count(0)
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(2)).to_have_attribute("aria-selected", "true")
    page.locator("#editor .neighbour").first.click()
    expect(field.first).to_be_focused()


def test_a_text_in_a_column_is_not_told_of_room_while_it_pushes_others_off(browser: Browser, studio: Studio) -> None:
    with opened_page(browser, studio, more="&document=about-al-mezan&locale=ar&language=en") as page:
        page.set_default_timeout(PATIENCE)
        field = choose(page, "about-al-mezan:sections.aim.text.1")
        room, words = page.locator("#editor .room"), bare(field.input_value())
        expect(room).to_contain_text("there is room below")
        field.fill(" ".join([words] * 4))
        expect(page.locator("#editor .findings .harmed").first).to_be_attached(timeout=PATIENCE)
        expect(room).not_to_contain_text("there is room below")
        expect(room).to_contain_text("Characters:")
        page.locator("[data-act=save]").click()
        expect(page.locator("#toast")).to_contain_text("other texts have no room any more", timeout=PATIENCE)
        field.fill(words)
        page.locator("[data-act=save]").click()
        expect(room).to_contain_text("there is room below", timeout=PATIENCE)


def test_a_document_that_breaks_while_it_is_open_says_why_until_it_is_mended(browser: Browser, studio: Studio) -> None:
    path = studio.root / "content/about-al-mezan/document.yaml"
    good = path.read_bytes()
    with opened_page(browser, studio, more="&document=about-al-mezan&locale=ar", refusals=(422,)) as page:
        expect(page.locator("#editor .place")).not_to_be_empty(timeout=PATIENCE)
        try:
            path.write_bytes(good.replace(b"title:", b"title: [", 1))
            expect(page.locator("[data-banner=refused]")).to_contain_text("document.yaml:", timeout=PATIENCE)
        finally:
            path.write_bytes(good)
        expect(page.locator("[data-banner=refused]")).to_have_count(0, timeout=PATIENCE)


def test_a_refused_save_says_so_until_the_text_is_another(page: Page) -> None:
    field = choose(page, REPORT)
    field.press("Control+a")
    page.keyboard.type("نص بلا أعداد")
    condition(page, "not saved")
    answered(page)
    page.keyboard.press("Control+s")
    condition(page, "not saved: a check objects")
    expect(page.locator("#toast")).to_contain_text("Not saved: a check objects")
    page.keyboard.type(" ولا غيرها")
    condition(page, "not saved")
    page.keyboard.press("Escape")
    condition(page, "translated")


def test_what_is_not_saved_is_laid_out_again_after_files_have_changed(page: Page, studio: Studio) -> None:
    catalog = studio.root / CATALOG
    field = choose(page, TITLE)
    box = page.locator('.pane[data-side="target"] .box.chosen i').first
    narrow = _width(box)
    field.press("Control+End")
    page.keyboard.type(" جدا جدا")
    answered(page)
    page.wait_for_timeout(1500)  # all pages are laid out with it
    for _ in range(100):  # a busy machine has shown nothing of it yet
        if (wide := _width(box)) > narrow:
            break
        page.wait_for_timeout(100)
    assert wide > narrow
    before = catalog.read_text()
    for words in ("كلمة", "كلمتان"):  # the second comes while the first is read and laid out
        _write_entry(catalog, "sections.report.text.1", words)
        page.wait_for_timeout(700)
    expect(page.locator(f'.row[data-id="{REPORT}"] .words')).to_have_text("كلمتان", timeout=PATIENCE)
    catalog.write_text(before)
    expect(page.locator(f'.row[data-id="{REPORT}"] .words')).not_to_have_text("كلمتان", timeout=PATIENCE)
    for _ in range(100):
        if abs(_width(box) - wide) < 1:
            break
        page.wait_for_timeout(100)
    assert abs(_width(box) - wide) < 1
    page.keyboard.press("Escape")
    condition(page, "translated")


def _width(box: Locator) -> float:
    return float(box.evaluate("element => element.getBoundingClientRect().width"))
