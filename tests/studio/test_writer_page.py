"""The writer's mode in a real browser: a source is edited on its page, and the document beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from studio_browser import DESK, PHONE, Studio, as_it_was, needs_chromium, opened_page

pytestmark = needs_chromium
expect.set_options(timeout=60_000)  # a busy machine is no fault of the page
DOCUMENT = "fishing-count"
OPEN = f"&document={DOCUMENT}&locale=en"
OLD, NEW = "The count at sea", "The count: at sea"


@pytest.fixture(autouse=True)
def as_before(studio: Studio) -> Iterator[None]:
    """Put back what a test wrote."""
    with as_it_was(studio.root):
        yield


def source(studio: Studio, path: str = f"content/{DOCUMENT}/document.yaml") -> str:
    return (studio.root / path).read_text("utf-8")


def chosen_title(page: Page) -> None:
    expect(page.locator("#list .row", has_text=OLD).first).to_be_visible()
    page.locator("#list .row", has_text=OLD).first.click()
    expect(page.locator("#editor textarea")).to_have_value(OLD)


def opened_sheet(page: Page, tab: str) -> None:
    expect(page.locator(".top .write")).to_be_visible()
    page.locator(".top .write").click()
    page.locator(f"[data-tab={tab}]").click()
    expect(page.locator("#writer .tab > *").first).to_be_visible()


def test_a_title_is_edited_on_the_page_and_written_into_its_file(browser: Browser, studio: Studio) -> None:
    before = source(studio)
    with opened_page(browser, studio, DESK, more=OPEN) as page:
        chosen_title(page)
        with page.expect_response("**/api/picture/*"):  # the page with the new title, which nobody has saved
            page.locator("#editor textarea").fill(NEW)
        expect(page.locator("#list .row", has_text=NEW)).to_have_count(1)
        assert source(studio) == before
        page.locator("[data-act=save]").click()
        expect(page.locator("#toast")).to_contain_text("Arabic: 1")
        assert source(studio) == before.replace(f"title: {OLD}", f'title: "{NEW}"', 1)
        page.locator("#editor textarea").fill(OLD)
        page.locator("[data-act=save]").click()
        expect(page.locator("#list .row", has_text=NEW)).to_have_count(0)
        expect(page.locator("[data-act=save]")).to_be_disabled()


def test_a_text_of_another_hand_becomes_a_conflict_and_stays(browser: Browser, studio: Studio) -> None:
    path, before = studio.root / f"content/{DOCUMENT}/document.yaml", source(studio)
    with opened_page(browser, studio, DESK, more=OPEN, refusals=(409,)) as page:
        chosen_title(page)
        page.locator("#editor textarea").fill("Mine")
        path.write_text(before.replace(f"title: {OLD}", "title: Theirs", 1), "utf-8")
        page.locator("[data-act=save]").click()
        expect(page.locator("#editor")).to_contain_text("Theirs")
        assert "title: Theirs\n" in source(studio)


def test_what_no_document_can_hold_is_said_and_not_written(browser: Browser, studio: Studio) -> None:
    before = source(studio)
    with opened_page(browser, studio, DESK, more=OPEN, refusals=(422,)) as page:
        chosen_title(page)
        page.locator("#editor textarea").fill("Gone {no.such}")
        expect(page.locator("#toast")).to_contain_text("no.such")
        page.locator("[data-act=save]").click()
        expect(page.locator("[data-act=save]")).to_be_enabled()
        assert source(studio) == before


def test_sections_move_are_put_in_and_taken_out(browser: Browser, studio: Studio) -> None:
    before = source(studio)
    with opened_page(browser, studio, DESK, more=OPEN) as page:
        opened_sheet(page, "sections")
        rows = page.locator("#writer .sections li")
        first = rows.first.get_attribute("data-section")
        rows.first.get_by_label("Move down").click()
        expect(rows.nth(1)).to_have_attribute("data-section", first or "")
        rows.nth(1).get_by_label("Move up").click()
        expect(rows.first).to_have_attribute("data-section", first or "")
        assert source(studio) == before
        count = rows.count()
        page.locator("#writer .add .main").click()
        expect(rows).to_have_count(count + 1)
        assert source(studio).count("New text") > 0
        remove = rows.last.locator(".remove")
        remove.click()
        expect(remove).to_have_text("Take out for good")
        assert source(studio) != before
        remove.click()
        expect(rows).to_have_count(count)
        assert source(studio) == before


def test_a_picture_is_chosen_seen_and_saved_and_what_is_none_is_refused(
    browser: Browser, studio: Studio, tmp_path: Path
) -> None:
    folder = studio.root / f"content/{DOCUMENT}"
    names = {path.name for path in folder.iterdir()}
    (tmp_path / "false.png").write_bytes(b"no picture")
    with opened_page(browser, studio, DESK, more=OPEN, refusals=(422,)) as page:
        opened_sheet(page, "pictures")
        row = page.locator("#writer .pictures li", has_text="sea.jpg")
        row.locator("input").set_input_files(tmp_path / "false.png")
        expect(page.locator("#writer .trouble")).not_to_be_empty()
        row.locator("input").set_input_files(folder / "logo.png")
        expect(row).to_contain_text("1000 × 500")
        row.locator("textarea").fill("Another picture")
        row.locator(".main").click()
        expect(page.locator("#writer .pictures li", has_text="sea.jpg")).to_have_count(0)
        new = {path.name for path in folder.iterdir()} - names
        assert len(new) == 1
        assert f"file: {new.copy().pop()}\n" in source(studio)
        assert "alt: Another picture\n" in source(studio)


def test_a_figure_is_changed_in_its_cell(browser: Browser, studio: Studio) -> None:
    path = "content/data/fishing.yaml"
    before = source(studio, path)
    with opened_page(browser, studio, DESK, more=OPEN, refusals=(422,)) as page:
        opened_sheet(page, "figures")
        cell = page.locator("#writer tbody textarea").first
        cell.fill("many")
        cell.press("Enter")
        expect(page.locator("#writer .trouble")).to_contain_text("many")
        assert source(studio, path) == before
        cell.fill("1234")
        cell.press("Enter")
        expect(page.locator("#toast")).to_contain_text("fishing.yaml")
        assert source(studio, path) != before
        assert "value: 1234\n" in source(studio, path)


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_sheet_is_mirrored_and_nothing_is_cut_off(browser: Browser, studio: Studio, size: tuple[int, int]) -> None:
    places = {}
    for language in ("en", "ar"):
        with opened_page(browser, studio, size, more=OPEN) as page:
            expect(page.locator(".top .write")).to_be_visible()
            if language == "ar":
                page.locator(".top button[lang=ar]").click()
            page.locator(".top .write").click()
            for tab in ("sections", "pictures", "figures"):
                page.locator(f"[data-tab={tab}]").click()
                expect(page.locator("#writer .tab > *").first).to_be_visible()
            sheet = page.locator("#writer").bounding_box()
            close = page.locator("#writer .close").bounding_box()
            assert sheet
            assert close
            assert sheet["x"] >= 0
            assert sheet["x"] + sheet["width"] <= size[0]
            places[language] = close["x"] + close["width"] / 2 - size[0] / 2
    assert places["en"] > 0
    assert abs(places["en"] + places["ar"]) < 2
