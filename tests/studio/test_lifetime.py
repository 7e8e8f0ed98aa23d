"""The page while its server comes and goes, and beside another tab: no text is lost, be it saved or not."""

import signal
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Locator, Page, expect

from mezanprint.server.opening import leading_page
from studio_browser import PHONE, Studio, copied_project, needs_chromium, opened_page, running_studio

pytestmark = needs_chromium
PLACE = "&document=fishing-count&locale=ar"
CATALOG = "locales/ar/LC_MESSAGES/fishing-count.po"
expect.set_options(timeout=60_000)


def field(page: Page) -> Locator:
    """Return the field of the translation."""
    return page.get_by_role("textbox", name="Translation:")


def test_the_page_takes_the_key_out_of_its_address_and_shows_it_nowhere(browser: Browser, studio: Studio) -> None:
    with opened_page(browser, studio, PHONE) as page:
        expect(page).to_have_url(f"{studio.origin}/")
        expect(page.get_by_text("The count at sea").first).to_be_visible()
        assert studio.token not in page.content()


def test_the_file_that_opens_the_page_leads_to_it(browser: Browser, studio: Studio, tmp_path: Path) -> None:
    """A file is of another origin, and what comes from one is otherwise refused."""
    (tmp_path / "open.html").write_text(leading_page(studio.address))
    page = browser.new_page()
    page.goto((tmp_path / "open.html").as_uri())
    expect(page).to_have_url(f"{studio.origin}/")
    expect(page.get_by_text("The count at sea").first).to_be_visible()
    page.close()


def test_two_tabs_never_overwrite_one_another(browser: Browser, studio: Studio) -> None:
    catalog = studio.root / CATALOG
    before = catalog.read_text("utf-8")
    with (
        opened_page(browser, studio, more=PLACE) as first,
        opened_page(browser, studio, more=PLACE, refusals=(409,)) as second,
    ):
        for page, text in ((first, "صيادو غزة"), (second, "صيادون من غزة")):
            expect(field(page)).to_have_value("صيادون في غزة")
            field(page).fill(text)
        field(first).press("Control+s")
        expect(first.locator("#editor .state")).to_have_text("translated")
        field(second).press("Control+s")
        conflict = second.locator("#editor").get_by_text("Nothing was overwritten.")
        expect(conflict).to_be_visible()
        expect(second.locator("#editor").get_by_text("صيادو غزة").first).to_be_visible()
        expect(field(second)).to_have_value("صيادون من غزة")
        assert catalog.read_text("utf-8") == before.replace('msgstr "صيادون في غزة"', 'msgstr "صيادو غزة"')
        second.get_by_role("button", name="Keep mine").click()
        field(second).press("Control+s")
        expect(second.locator("#editor .state")).to_have_text("translated")
        assert catalog.read_text("utf-8") == before.replace('msgstr "صيادون في غزة"', 'msgstr "صيادون من غزة"')
        expect(field(first)).to_have_value("صيادون من غزة")


def test_a_server_that_is_killed_takes_no_text_with_it(browser: Browser, tmp_path: Path) -> None:
    """Its helpers end with it; the page keeps what was written, says how to go on, and hands it to the next one."""
    root = copied_project(tmp_path)
    with (
        running_studio(root) as studio,
        opened_page(browser, studio, more=PLACE, refusals=(403, "net::ERR_")) as page,
    ):
        expect(field(page)).to_have_value("صيادون في غزة")
        field(page).fill("صيادو غزة")
        expect(page.locator("#editor .state")).to_have_text("not saved")
        helpers = psutil.Process(studio.process.pid).children(recursive=True)
        assert studio.stop(signal.SIGKILL) == -signal.SIGKILL
        assert psutil.wait_procs(helpers, timeout=60)[1] == []
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("has ended. Texts that are not saved: 1")
        expect(alert).to_contain_text(f"Start mezanprint studio --port {studio.port}")
        expect(field(page)).to_have_value("صيادو غزة")
        with running_studio(root, "--port", str(studio.port)) as again:
            assert again.token != studio.token
            expect(alert).to_contain_text("This address is no longer valid.")
            expect(alert).to_contain_text("not saved: 1. Open that address in this window")
            expect(field(page)).to_have_value("صيادو غزة")
            page.goto(again.address)
            expect(page.locator("#desk .unsaved")).to_contain_text("The count at sea")
            page.locator("#desk .unsaved button").click()
            expect(field(page)).to_have_value("صيادو غزة")
            field(page).press("Control+s")
            expect(page.locator("#editor .state")).to_have_text("translated")
            assert 'msgstr "صيادو غزة"' in (root / CATALOG).read_text("utf-8")
