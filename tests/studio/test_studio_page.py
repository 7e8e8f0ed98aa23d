"""The page of the studio as somebody uses it: pages, list and documents, with mouse, keys and on a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from studio_browser import PHONE, Studio, needs_chromium, opened_page

pytestmark = needs_chromium

DOCUMENT = "&document=about-al-mezan&locale=ar"
CATALOG = "locales/ar/LC_MESSAGES/about-al-mezan.po"
PATIENT = 90_000
CONTRAST = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (c) => (c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
  const light = (colour) => [.2126, .7152, .0722].reduce((sum, share, at) => sum + share * linear(colour[at] / 255), 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const [r, g, b, a = 1] = numbers(getComputedStyle(each).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const weak = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest(":disabled")) continue;
    const both = [numbers(getComputedStyle(element).color), ground(element)];
    const [one, other] = both.map(light).sort((a, b) => b - a);
    if ((one + .05) / (other + .05) < 4.5) weak.push(walker.currentNode.data.trim());
  }
  return weak;
}"""
FOCUSED = """() => {
  const part = document.activeElement.closest("#editor, #list, #pages")?.id ?? "";
  return [part, getComputedStyle(document.activeElement).outlineStyle];
}"""
MANY = """async () => {
  const store = await import("/store.js"), [first] = store.state.strings;
  const copy = (_, at) => ({ ...first, spots: at ? {} : first.spots, id: `many-${at}`, number: at + 1 });
  store.opened({ ...store.state, document: "many", strings: Array.from({ length: 2000 }, copy), findings: [] });
}"""
COVERED = """() => {
  const { left, right, top, bottom } = document.querySelector("#toast").getBoundingClientRect();
  return [...document.querySelectorAll("button, select, .banner, textarea")].filter((each) => {
    const box = each.getBoundingClientRect(), y = Math.min(Math.max(box.top, top), bottom - 1) + 1;
    const isApart = box.left >= right || left >= box.right || box.top >= bottom || top >= box.bottom;
    const x = (Math.max(box.left, left) + Math.min(box.right, right)) / 2;
    return each.checkVisibility() && !isApart && document.elementsFromPoint(x, y).includes(each);
  }).map((each) => each.outerHTML.slice(0, 90));
}"""
BAR = """async () => {
  const { progress } = await import("/dashboard.js");
  return [134, 135, 136].map((translated) => {
    const line = progress({ translated, unconfirmed: 0, total: 136 });
    document.querySelector("#top").append(line);
    const [bar, done] = [".bar", ".done"].map((part) => line.querySelector(part));
    const free = bar.clientWidth - done.getBoundingClientRect().width;
    line.remove();
    return Math.round(free);
  });
}"""
NAMELESS = """() => [...document.querySelectorAll("button, select, input, textarea, [role=img]")]
  .filter((each) => each.checkVisibility() && !(each.ariaLabel || each.textContent.trim() || each.labels?.length))
  .map((each) => each.outerHTML.slice(0, 90))"""


@pytest.fixture
def page(browser: Browser, studio: Studio) -> Iterator[Page]:
    """The fact sheet, opened to be translated into Arabic."""
    with opened_page(browser, studio, more=DOCUMENT) as page:
        shown(page)
        yield page


def shown(page: Page) -> Page:
    """Wait until a page of the document is seen."""
    expect(page.locator(".paper img[src]").first).to_be_visible(timeout=PATIENT)
    return page


def left(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box
    return box["x"]


def pane(page: Page, side: str) -> Locator:
    return page.locator(f'.pane[data-side="{side}"]')


def chosen_id(page: Page) -> str:
    return page.locator(".row[aria-current='true']").get_attribute("data-id") or ""


def is_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_panes_and_arrows_are_mirrored_with_the_interface_which_is_remembered(page: Page) -> None:
    side, arrow = (
        page.locator("#side"),
        "getComputedStyle(document.querySelector('.arrow.after'), '::before').transform",
    )
    assert left(pane(page, "source")) < left(pane(page, "target")) < left(side)
    rightwards = page.evaluate(arrow)
    page.get_by_role("button", name="العربية", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert left(pane(page, "source")) > left(pane(page, "target")) > left(side)
    assert page.evaluate(arrow) != rightwards
    assert not is_sideways(page)
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(shown(page).locator("#pages")).to_be_visible()


def test_a_string_is_chosen_on_its_page_in_both_languages_and_in_the_list(page: Page) -> None:
    line = pane(page, "target").locator(".box i").nth(5)
    line.click()
    chosen = chosen_id(page)
    assert line.locator("..").get_attribute("data-id") == chosen
    for side in ("source", "target"):
        expect(pane(page, side).locator(f'.box.chosen[data-id="{chosen}"]').first).to_be_visible()


def test_a_drag_is_no_click(page: Page) -> None:
    before, box = chosen_id(page), pane(page, "target").locator(".box:not(.chosen) i").nth(3).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 4, y)
    page.mouse.down()
    page.mouse.move(x + 4, y, steps=3)
    page.mouse.up()
    assert chosen_id(page) == before
    page.mouse.click(x, y)
    assert chosen_id(page) != before


def test_the_page_is_scrolled_by_nothing_but_a_string_that_was_chosen_elsewhere(page: Page) -> None:
    page.locator("select.zoom").select_option("300")
    scroller = pane(page, "target").locator(".scroller")
    page.locator(".row").first.click()
    expect(pane(page, "target").locator(".box.chosen").first).to_be_in_viewport()
    page.wait_for_timeout(600)  # the scrolling comes to rest
    top = scroller.evaluate("element => element.scrollTop")
    line = pane(page, "target").locator(".box:not(.chosen) i").first
    line.click()
    page.wait_for_timeout(600)
    after = scroller.evaluate("element => element.scrollTop")
    assert after == top
    page.locator(".row").last.scroll_into_view_if_needed()
    page.locator(".row").nth(25).click()
    expect(pane(page, "target").locator(".box.chosen").first).to_be_in_viewport()
    page.wait_for_timeout(600)
    assert scroller.evaluate("element => element.scrollTop") != top
    page.locator("select.zoom").select_option("width")


def test_keys_lead_everywhere_and_what_has_the_focus_is_seen(page: Page) -> None:
    page.locator(".row").nth(2).click()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".row").nth(3)).to_have_attribute("aria-current", "true")
    expect(page.locator("#editor textarea").first).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".row").nth(2)).to_have_attribute("aria-current", "true")
    page.keyboard.press("F1")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    parts = ["editor"]
    while parts[-1]:
        page.keyboard.press("Tab")
        part, outline = page.evaluate(FOCUSED)
        assert outline != "none" or not part, part
        parts.append(part)
    assert parts.index("list") < parts.index("pages")


def test_the_list_is_searched_without_regard_to_vowels_and_forms_of_letters(page: Page) -> None:
    page.locator("body").press("/")
    search = page.locator("#list input")
    expect(search).to_be_focused()
    search.fill("مَرْكَـز إلميزان")
    expect(page.locator(".row .words", has_text="مركز الميزان").first).to_be_visible()
    search.fill("no text says this")
    expect(page.locator(".row")).to_have_count(0)
    search.fill("")
    page.get_by_role("button", name="Changed by me").click()
    expect(page.locator(".row")).to_have_count(0)


def test_of_many_strings_only_those_in_sight_are_drawn(browser: Browser, studio: Studio) -> None:
    with opened_page(browser, studio, more=DOCUMENT, refusals=(422,)) as page:
        shown(page).evaluate(MANY)
        assert page.locator(".row").count() < 100
        expect(page.locator(".row[aria-current='true'] .number")).to_have_text("1")
        page.evaluate("import('/store.js').then((store) => store.choose('many-1999', 'keys'))")
        expect(page.locator(".row[aria-current='true'] .number")).to_be_in_viewport()
        expect(page.locator(".row[aria-current='true'] .number")).to_have_text("2000")
        assert page.locator(".row").count() < 100


def test_a_phone_shows_one_task_a_screen(browser: Browser, studio: Studio) -> None:
    with opened_page(browser, studio, PHONE, more=f"&language=ar{DOCUMENT}") as page:
        shown(page)
        parts = [page.locator(part) for part in ("#pages", "#editor", "#list")]
        for number, tab in enumerate(("الصفحة", "النص", "القائمة")):
            page.locator("#tasks button").nth(number).click()
            assert [part.is_visible() for part in parts] == [number == other for other in range(3)], tab
            assert not is_sideways(page)
        page.locator(".row").nth(4).click()
        expect(page.locator("#editor textarea").first).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_that_can_be_used_has_a_name_and_all_words_can_be_read(
    browser: Browser, studio: Studio, language: str
) -> None:
    with opened_page(browser, studio, more=f"&language={language}") as page:
        expect(page.locator(".edition").first).to_be_visible(timeout=PATIENT)
        assert page.evaluate(NAMELESS) == []
        assert page.evaluate(CONTRAST) == []
        page.locator('[data-part="open about-al-mezan ar ar"]').click()
        shown(page)
        assert page.evaluate(NAMELESS) == []
        assert page.evaluate(CONTRAST) == []
        assert not re.search(
            r"\b[a-z]+_[a-z_]+\b", page.locator("body").inner_text()
        )  # names of words that are not there


def test_at_twice_the_size_nothing_has_to_be_moved_sideways(browser: Browser, studio: Studio) -> None:
    with opened_page(browser, studio, (700, 450), more=DOCUMENT) as page:
        assert not is_sideways(shown(page))


def test_what_is_not_saved_outlives_a_reload_and_meets_what_others_write(page: Page, studio: Studio) -> None:
    page.locator(".row").first.click()
    field = page.locator("#editor textarea").first
    before, mine = field.input_value(), "نص لم يُحفظ بعد"
    field.fill(mine)
    page.reload()
    expect(shown(page).locator("#editor textarea").first).to_have_value(mine)
    catalog = studio.root / CATALOG
    text = catalog.read_text(encoding="utf-8")
    assert f'msgstr "{before}"' in text
    theirs = text.replace(f'msgstr "{before}"', 'msgstr "نص كتبه غيري"')
    catalog.write_text(theirs, encoding="utf-8")
    expect(page.locator("#banners")).to_contain_text("Somebody else has changed", timeout=PATIENT)
    assert catalog.read_text(encoding="utf-8") == theirs


def test_an_edition_in_two_languages_is_opened_on_its_own_pages_and_stays_through_a_reload(
    browser: Browser, studio: Studio
) -> None:
    with opened_page(browser, studio) as page:
        edition = page.locator("#desk .edition", has=page.get_by_text("about-al-mezan ar+en", exact=True))
        edition.locator("[data-part^='open ']").click(timeout=PATIENT)
        for _ in range(2):
            shown(page)
            expect(page.locator(".pane")).to_have_count(1)
            expect(page.locator(".pane figcaption")).to_contain_text("Arabic")
            expect(page.locator(".pane figcaption")).to_contain_text("English")
            assert page.locator(".box.beside").count() > 10
            page.reload()
        shown(page)
        box = page.locator(".box.beside i").nth(8)
        box.click()
        chosen = chosen_id(page)
        expect(page.locator(f".box.chosen:not(.beside)[data-id='{chosen}']").first).to_be_visible()
        expect(page.locator(f".box.chosen.beside[data-id='{chosen}']").first).to_be_visible()
        page.locator("#editor textarea").first.fill("كلمات")
        expect(page.locator(f".box.edited[data-id='{chosen}']").first).to_be_visible()
        expect(page.locator(f".box.edited.beside[data-id='{chosen}']")).to_have_count(0)


def test_text_that_moves_on_is_told_while_it_does(page: Page) -> None:
    page.evaluate("import('/store.js').then((store) => store.choose('about-al-mezan:sections.aim.text.1', 'keys'))")
    field, toast = page.locator("#editor textarea").first, page.locator("#toast")
    field.press("Control+End")
    page.keyboard.insert_text((" " + field.input_value()) * 5)
    expect(toast).to_have_text("Text moves on to page 2.", timeout=PATIENT)
    page.keyboard.press("Control+z")
    expect(page.locator("select[data-part=page] option")).to_have_count(1, timeout=PATIENT)
    expect(toast).to_be_empty(timeout=1000)


def test_on_a_phone_what_is_told_covers_nothing(browser: Browser, studio: Studio) -> None:
    with opened_page(browser, studio, PHONE, more="&language=ar") as page:
        expect(page.locator(".edition").first).to_be_visible(timeout=PATIENT)
        page.evaluate("import('/store.js').then(({ emit }) => emit('say', { words: 'نص '.repeat(30), stays: true }))")
        expect(page.locator("#toast")).to_be_in_viewport(ratio=1)
        assert page.evaluate(COVERED) == []
        page.locator('[data-part="open about-al-mezan ar ar"]').click()
        shown(page)
        page.evaluate("import('/store.js').then(({ emit }) => emit('say', { words: 'نص '.repeat(30), stays: true }))")
        for task in page.locator("#tasks button").all():
            task.click()
            expect(page.locator("#toast")).to_be_in_viewport(ratio=1)
            assert page.evaluate(COVERED) == []


def test_a_bar_is_full_when_all_is_translated_and_not_before(page: Page) -> None:
    before, last, full = page.evaluate(BAR)
    assert before >= last >= 3
    assert full <= 0
