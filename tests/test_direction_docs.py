"""docs/direction.md and its Arabic twin say what the grammar of units does, rule by rule."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from composing import BODY, body, composed, document
from mezanprint.model.direction.rule import Order, Rule
from mezanprint.model.direction.rules import RULES
from mezanprint.model.documents import iter_texts
from writing import load, write

DOCS = Path(__file__).resolve().parents[1] / "docs"
ORDERS = {
    Order.LTR: ("from left to right", "من اليسار إلى اليمين"),
    Order.RTL: ("from right to left", "من اليمين إلى اليسار"),
    Order.PAIR: ("parts with the line", "أجزاؤه باتجاه السطر"),
    Order.PERCENT: ("sign on the side of the house", "العلامة في الجانب الذي تختاره الدار"),
    Order.LINE: ("with the line", "باتجاه السطر"),
}
WHOLE = ("yes", "نعم")
BREAKS = ("after its signs", "بعد علاماته")
PAGES = [("direction.md", 0), ("direction.ar.md", 1)]


def row(rule: Rule, language: int) -> str:
    """Return the line of a rule in the table of a page."""
    typed = "; ".join(f"`{example.typed}`" for example in rule.examples)
    seen = "; ".join(f"`{example.seen}`" for example in rule.examples if example.seen != example.typed)
    line = BREAKS[language] if rule.breaks else WHOLE[language] if rule.whole else ""
    return f"| `{rule.name}` | {rule.says[language]} | {typed} | {seen} | {ORDERS[rule.order][language]} | {line} |"


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_the_page_has_the_rules_in_the_order_in_which_they_are_tried(page: str, language: int) -> None:
    starts = tuple(f"| `{rule.name}` | " for rule in RULES)
    lines = (DOCS / page).read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith(starts)] == [row(rule, language) for rule in RULES]


@pytest.mark.parametrize("page", [page for page, _ in PAGES])
def test_what_the_page_shows_of_markup_is_an_element(page: str, tmp_path: Path) -> None:
    rows = re.findall(r"^\| `(\[(.*)\]\{(.*)\})` \|", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 4
    for typed, words, said in rows:
        html = body(composed(tmp_path, BODY, document(f"هنا {typed} هنا"))[0].html)
        opened = [each.replace('"', "").split() for each in re.findall('<span ([^>]*dir="[^>]*)>', html)]
        assert any(set(each) >= set(said.split()) for each in opened)
        assert words in re.sub("<[^>]*>", "", html)


@pytest.mark.parametrize("page", [page for page, _ in PAGES])
def test_the_section_that_the_page_shows_loads_in_its_language(page: str, new_project: Callable[..., Path]) -> None:
    root = new_project()
    (section,) = re.findall(r"^```yaml\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    head = (
        "kind: fact-sheet\ndate: 2026-11-22\neditions: [en]\nnames: {en: The Lamp}\ntitle: Light\nstandfirst: Light\n"
    )
    write(root, f"{head}sections:\n{section}")
    loaded, diagnostics = load(root, "leaflet")
    assert diagnostics == ()
    spoken = {text.source: text.locale for text in iter_texts(loaded)}
    assert (spoken["Personne ne dormait."], spoken["A neighbour"]) == ("fr", "en")
