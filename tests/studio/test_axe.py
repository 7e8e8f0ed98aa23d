"""axe-core finds no fault in any screen of the studio, at the desk and on a phone, in both languages."""

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import axe_script
from studio_browser import DESK, PHONE, Studio, needs_chromium, opened_page

pytestmark = needs_chromium
PATIENCE = 60_000


def violations(page: Page) -> list[list[str]]:
    """Return the rules that are broken, each with the first element that breaks it; some rules must have passed."""
    page.evaluate(f"{axe_script()};1")
    broken, passed = page.evaluate(
        # Of what passes the count is enough: to find its places takes as long as the rules themselves.
        "axe.run({ resultTypes: ['violations'] }).then(({ violations, passes }) => "
        "[violations.map(({ id, nodes }) => [id, nodes[0].html]), passes.length])"
    )
    assert passed > 10
    return list(broken)


# A rule breaks by what a screen holds, by its size, or by its words and direction: each of these is here.
@pytest.mark.parametrize(("language", "size"), [("en", DESK), ("ar", PHONE)], ids=["en-desk", "ar-phone"])
def test_axe_finds_no_violation_in_any_screen(
    language: str, size: tuple[int, int], studio: Studio, browser: Browser
) -> None:
    found = {}
    with opened_page(browser, studio, size, more=f"&language={language}") as page:
        expect(page.locator("#desk .edition").first).to_be_visible(timeout=PATIENCE)
        found["documents"] = violations(page)
        page.locator("#desk .acts button").nth(1).click()
        expect(page.locator(".paper:not(.waiting) img[src]").first).to_be_visible(timeout=PATIENCE)
        tasks = page.locator("#tasks button")
        for number, task in enumerate(["pages", "field", "list"]):
            if size == PHONE:
                tasks.nth(number).click()
            if size == PHONE or number == 0:
                found[task] = violations(page)
        if size == DESK:
            page.keyboard.press("F1")
            found["keys"] = violations(page)
    with opened_page(browser, studio, size, more=f"&language={language}&document=about-al-mezan&locale=en") as page:
        expect(page.locator(".paper:not(.waiting) img[src]").first).to_be_visible(timeout=PATIENCE)
        page.locator(".top .write").click()
        for tab in ("sections", "pictures", "figures"):
            page.locator(f"#writer [data-tab={tab}]").click()
            expect(page.locator("#writer .tab > *").first).to_be_visible(timeout=PATIENCE)
            found[tab] = violations(page)
    assert {screen: broken for screen, broken in found.items() if broken} == {}
