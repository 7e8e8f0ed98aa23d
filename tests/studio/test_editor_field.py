"""The field of the studio in a real browser: the order of what is seen, the caret, deleting, undoing, copying."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from studio_browser import needs_chromium

pytestmark = needs_chromium

SCRIPTS = Path(__file__).resolve().parents[2] / "src/mezanprint/studio/page"
ADDRESS = "http://localhost"
SHELL = """<!doctype html><meta charset="utf-8"><title>field</title>
<style>body { font: 17px/1.7 sans-serif } textarea { width: 420px; font: inherit }</style><script type="module">
import { Field } from "/field.js";
window.calls = 0;
window.field = new Field(() => { window.calls += 1; });
document.body.append(field.element);
</script>"""
TEXT = (
    "كان القارب قبالة الساحل.[^report] واحتُجز {fishing.held.counted} لمدة 24 ساعة، هاتف +970 8 282 0447، "
    "بنسبة 40% لدى Al Mezan (Gaza) في **نص** غزة."
)


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Any]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.route("**/*", _answer)
    page.goto(ADDRESS + "/")
    page.wait_for_function("window.field")
    yield page
    context.close()


def _answer(route: Any) -> None:
    name = route.request.url.removeprefix(ADDRESS + "/")
    if not name:
        route.fulfill(body=SHELL, content_type="text/html")
    elif (SCRIPTS / name).is_file():
        route.fulfill(body=(SCRIPTS / name).read_text(), content_type="text/javascript")
    else:
        route.fulfill(body="", content_type="text/plain")


def show(tab: Any, text: str, *pieces: str, direction: str = "rtl", chips: tuple[str, ...] = ()) -> None:
    """Show ``text`` with ``pieces`` of it as islands of the other direction, the caret at its end."""
    other = "ltr" if direction == "rtl" else "rtl"
    islands = [[at := text.index(piece), at + len(piece), other] for piece in pieces]
    shown = {"text": text, "locale": "ar", "dir": direction, "islands": islands, "chips": list(chips)}
    tab.evaluate("shown => { field.show(shown); field.focus(); window.calls = 0; }", shown)


def state(tab: Any) -> tuple[str, int, int]:
    text, (start, end) = tab.evaluate("[field.text, field.selection()]")
    return text, start, end


def press(tab: Any, *keys: str) -> None:
    """Press keys; what the field sets right after a key is done before the next."""
    for key in keys:
        tab.keyboard.press(key)
        tab.evaluate("new Promise((done) => setTimeout(done))")


def place(tab: Any, at: int) -> None:
    tab.evaluate("at => field.render(at, at)", at)


def glyphs(tab: Any, piece: str) -> str:
    """Return ``piece`` in the order in which the field shows its characters, from left to right.

    The glyphs of a <textarea> have no boxes that a script could ask for: a block with the same text and style has.
    """
    return str(
        tab.evaluate(
            """piece => {
              const { element } = field, mirror = document.createElement("div"), style = getComputedStyle(element);
              mirror.style.cssText = `position: absolute; top: 0; width: 2000px; white-space: pre`;
              mirror.style.font = style.font;
              mirror.style.unicodeBidi = style.unicodeBidi;
              mirror.dir = element.dir;
              mirror.textContent = element.value;
              document.body.append(mirror);
              const node = mirror.firstChild, boxes = [], start = element.value.indexOf(piece);
              for (let at = start; at < start + piece.length; at++) {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                boxes.push([range.getClientRects()[0].left, piece[at - start]]);
              }
              mirror.remove();
              return boxes.sort((one, other) => one[0] - other[0]).map((box) => box[1]).join("");
            }""",
            piece,
        )
    )


ISLANDS = ("+970 8 282 0447", "Al Mezan (Gaza)")


@pytest.mark.parametrize("piece", ["[^report]", "{fishing.held.counted}", *ISLANDS])
def test_a_piece_of_the_other_direction_is_read_in_its_own_order(tab: Any, piece: str) -> None:
    show(tab, TEXT, *ISLANDS)
    assert glyphs(tab, piece) == piece


def test_without_isolates_these_pieces_would_be_torn(tab: Any) -> None:
    """The measure measures: a plain field shows the same pieces in another order."""
    show(tab, TEXT)
    tab.evaluate("text => { field.element.value = text; }", TEXT)
    assert glyphs(tab, "[^report]") != "[^report]"
    assert glyphs(tab, "+970 8 282 0447") != "+970 8 282 0447"


def test_percentages_and_stars_follow_the_line_as_on_the_page(tab: Any) -> None:
    show(tab, TEXT, *ISLANDS)
    assert glyphs(tab, "40%") == "%40"
    assert glyphs(tab, "**نص**") == "**صن**"
    show(tab, "In **bold** and 40% of {a.b}[^x].", direction="ltr")
    assert [glyphs(tab, piece) for piece in ("**bold**", "40%", "{a.b}")] == ["**bold**", "40%", "{a.b}"]


@pytest.mark.parametrize("keys", [("ArrowLeft", "Control+Home"), ("ArrowRight", "Control+End")])
def test_each_arrow_key_takes_the_caret_on_and_over_a_placeholder(tab: Any, keys: tuple[str, str]) -> None:
    show(tab, TEXT, *ISLANDS)
    press(tab, keys[1])
    places = [state(tab)[1]]
    goal = len(TEXT) - places[0]
    while places[-1] != goal:
        press(tab, keys[0])
        places.append(state(tab)[1])
        assert places[-1] not in places[:-1], "the caret stands still or goes back"
    inside = range(TEXT.index("[^report]") + 1, TEXT.index("[^report]") + len("[^report]"))
    assert not set(places) & set(inside)


def test_shift_and_arrow_select_a_placeholder_whole(tab: Any) -> None:
    show(tab, "أ {a.b} ب")
    place(tab, 2)
    press(tab, "Shift+ArrowLeft")
    assert state(tab)[1:] == (2, 7)
    press(tab, "Shift+ArrowRight")
    assert state(tab)[1:] == (2, 2)


@pytest.mark.parametrize(("key", "at"), [("Backspace", 7), ("Delete", 2), ("Backspace", 5), ("Delete", 4)])
def test_a_placeholder_is_deleted_whole_and_comes_back_whole(tab: Any, key: str, at: int) -> None:
    show(tab, "أ {a.b} ب")
    place(tab, at)
    press(tab, key)
    assert state(tab) == ("أ  ب", 2, 2)
    press(tab, "Control+z")
    assert state(tab)[0] == "أ {a.b} ب"
    assert tab.evaluate("field.element.value") == "أ \u2066{a.b}\u2069 ب"
    press(tab, "Control+Shift+z")
    assert state(tab)[0] == "أ  ب"


@pytest.mark.parametrize(("key", "at", "rest"), [("Backspace", 12, "مع Al Meza في"), ("Delete", 2, "معAl Mezan في")])
def test_beside_an_isolate_a_letter_is_deleted_and_not_the_mark(tab: Any, key: str, at: int, rest: str) -> None:
    show(tab, "مع Al Mezan في", "Al Mezan")
    place(tab, 11 if key == "Backspace" else at)
    press(tab, key)
    assert state(tab)[0] == rest


def test_backspace_takes_a_vowel_mark_from_its_letter(tab: Any) -> None:
    show(tab, "{a.b} كتبَ")
    press(tab, "Backspace")
    assert state(tab)[0] == "{a.b} كتب"


def test_what_is_typed_is_the_text_without_any_isolate(tab: Any) -> None:
    show(tab, "")
    tab.keyboard.type("عدد {a.b} من ")
    assert state(tab)[0] == "عدد {a.b} من "
    assert tab.evaluate("field.element.value") == "عدد \u2066{a.b}\u2069 من "


def test_a_foreign_name_goes_on_where_it_is_typed_on(tab: Any) -> None:
    show(tab, "مع Al Mezan", "Al Mezan")
    tab.keyboard.type(" Cen")
    assert tab.evaluate("field.element.value") == "مع \u2066Al Mezan Cen\u2069"
    tab.keyboard.type("ter في غزة")
    assert tab.evaluate("field.element.value") == "مع \u2066Al Mezan Center\u2069 في غزة"


def test_an_answer_sets_islands_and_moves_neither_caret_nor_history(tab: Any) -> None:
    show(tab, "هاتف ")
    tab.keyboard.type("+970 8 282 0447 الآن")
    place(tab, 9)
    tab.evaluate("field.isolate([[5, 20, 'ltr']], field.text)")
    assert tab.evaluate("field.element.value") == "هاتف \u2066+970 8 282 0447\u2069 الآن"
    assert state(tab)[1:] == (9, 9)
    tab.evaluate("field.isolate([[0, 2, 'ltr']], 'another text')")
    assert tab.evaluate("field.element.value") == "هاتف \u2066+970 8 282 0447\u2069 الآن"
    while state(tab)[0] != "هاتف ":
        before = state(tab)[0]
        press(tab, "Control+z")
        assert len(state(tab)[0]) < len(before)


def test_the_caret_stays_within_a_name_that_is_being_typed_and_behind_one_that_it_has_left(tab: Any) -> None:
    show(tab, "")
    tab.keyboard.type("مع Al Mezan")
    tab.evaluate("field.isolate([[3, 11, 'ltr']], field.text)")
    assert tab.evaluate("[field.element.value.length, field.element.selectionEnd]") == [13, 12]
    press(tab, "Control+End")
    tab.evaluate("field.isolate([[3, 11, 'ltr']], field.text)")
    assert tab.evaluate("field.element.selectionEnd") == 13


def test_a_pause_in_typing_is_one_step_of_undoing(tab: Any) -> None:
    show(tab, "نص")
    tab.keyboard.type(" أول")
    tab.keyboard.type(" ثان")
    press(tab, "Control+z")
    assert state(tab)[0].startswith("نص أول")
    assert state(tab)[0] != "نص أول ثان"


def test_isolates_of_ours_are_not_copied_and_those_of_the_text_are_kept(tab: Any) -> None:
    own = "نص \u2067قديم\u2069 {a.b}."
    show(tab, own)
    press(tab, "Control+a", "Control+c")
    assert tab.evaluate("navigator.clipboard.readText()") == own
    press(tab, "Control+x")
    assert state(tab)[0] == ""
    press(tab, "Control+v")
    assert state(tab)[0] == own
    assert tab.evaluate("field.element.value") == "نص \u2067قديم\u2069 \u2066{a.b}\u2069."


def test_a_chip_of_the_source_is_one_piece_though_its_form_is_unknown(tab: Any) -> None:
    show(tab, "ربع %(n)s من", chips=("%(n)s",))
    assert tab.evaluate("field.element.value") == "ربع \u2066%(n)s\u2069 من"


def test_a_word_that_an_input_method_composes_is_told_and_left_alone(tab: Any) -> None:
    show(tab, "{a.b} ")
    method = tab.context.new_cdp_session(tab)
    for word in ("ك", "كت", "كتب"):
        method.send("Input.imeSetComposition", {"text": word, "selectionStart": len(word), "selectionEnd": len(word)})
        assert state(tab)[0] == "{a.b} " + word
        tab.evaluate("field.isolate([[0, 5, 'rtl']], field.text)")
        assert tab.evaluate("field.element.value") == "\u2066{a.b}\u2069 " + word
    method.send("Input.insertText", {"text": "كتاب"})
    assert state(tab) == ("{a.b} كتاب", 10, 10)
    press(tab, "Control+z")
    assert state(tab)[0] == "{a.b} "


def test_each_change_is_told_once(tab: Any) -> None:
    show(tab, "نص")
    tab.keyboard.type("ab")
    press(tab, "Backspace", "Control+z", "ArrowLeft")
    assert tab.evaluate("calls") == 4


SET = """([old, now]) => {
  const { element } = field;
  element.value = element.value.replace(old, now);
  element.setSelectionRange(element.value.length, element.value.length);
  element.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""


@pytest.mark.parametrize(
    ("old", "now", "text"),
    [
        ("كان", "وقد كان", TEXT.replace("كان", "وقد كان", 1)),
        ("{fishing.held.counted}", "", TEXT.replace("{fishing.held.counted}", "")),
        ("\u2066{fishing.held.counted}\u2069", "", TEXT.replace("{fishing.held.counted}", "")),
        ("(Gaza)", "(Rafah)", TEXT.replace("Gaza", "Rafah")),
        ("كان", "\u2067كان\u2069", TEXT.replace("كان", "\u2067كان\u2069", 1)),
    ],
)
def test_a_value_that_another_program_sets_leaves_none_of_our_isolates_behind(
    tab: Any, old: str, now: str, text: str
) -> None:
    show(tab, TEXT, *ISLANDS)
    tab.evaluate(SET, [old, now])
    assert state(tab)[0] == text


def test_isolates_of_ours_that_come_with_a_pasted_value_are_taken_off(tab: Any) -> None:
    show(tab, "أ {a.b} ب")
    tab.evaluate("field.element.setSelectionRange(0, 0)")
    tab.keyboard.insert_text("\u2066{a.b}\u2069 و\u2067قديم\u2069 ")
    assert state(tab)[0] == "{a.b} و\u2067قديم\u2069 أ {a.b} ب"
