"""docs/direction.md and its Arabic twin say what the grammar of units does, rule by rule."""

from pathlib import Path

import pytest

from mezanprint.model.direction.rule import Order, Rule
from mezanprint.model.direction.rules import RULES

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
