"""Texts that were drawn once for a picture are drawn again as they were, where a page has them once more."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from mezanprint.model.compositions import Composition
from mezanprint.typesetting.kept.drawn_lines import DrawnLines
from mezanprint.typesetting.preview import draw, drawn_texts
from mezanprint.typesetting.preview.whole import Whole, lay_out_whole
from mezanprint.typesetting.weasyprint.log_findings import listening
from sheets import sheet

NOWHERE = Path("/")
CSS = """
p { margin: 0 } .small { font-size: 8pt } .grey { color: #666 } .under { text-decoration: underline }
.wide { letter-spacing: 1mm } .end { text-align: justify } .cut { width: 20mm; overflow: hidden; white-space: nowrap;
text-overflow: ellipsis } .serif { font-family: "EB Garamond", "Noto Naskh Arabic" } .gone { visibility: hidden }
"""
TEXTS = "حقوق الإنسان 2026", "human rights", "one <b>two</b> مركز", "😀 نص ⿕ لا", "بِسْمِ اللَّهِ", "Al Mezan & غزة"
CLASSES = "", "small", "grey", "under", "wide", "end", "cut", "serif", "gone", "grey small"


def page(*numbers: int) -> Composition:
    """Return a page of texts, each in a class."""
    rows = (
        f'<p class="{CLASSES[n % len(CLASSES)]}">{TEXTS[n % len(TEXTS)]} {TEXTS[n // 5 % len(TEXTS)]}</p>'
        for n in numbers
    )
    return sheet("".join(rows).replace("&", "&amp;"), CSS)


def looks(whole: Whole) -> list[tuple[bytes, bytes]]:
    return [(draw.look(whole.document, n, {}), whole.picture(n, 60)) for n in range(len(whole.layout))]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what begins as a process that has drawn nothing yet."""
    return lambda: monkeypatch.setattr(drawn_texts, "DRAWN", DrawnLines())


def test_a_page_looks_the_same_whatever_was_drawn_before_it(fresh: Callable[[], None]) -> None:
    wholes = [lay_out_whole(page(*numbers), NOWHERE) for numbers in (range(30), range(29, 0, -2), range(0, 30, 3))]
    alone = []
    for whole in wholes:
        fresh()
        alone.append(looks(whole))
    fresh()
    for _ in range(2):
        assert [looks(whole) for whole in wholes] == alone
    assert len(drawn_texts.DRAWN._lines) > 10


def test_a_picture_of_texts_that_are_kept_is_the_picture_of_weasyprint(
    fresh: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = lay_out_whole(page(*range(30)), NOWHERE)
    fresh()
    kept = [whole.picture(0, 144) for _ in range(3)]
    with listening() as told:
        fresh()
        draw.look(whole.document, 0, {})
    monkeypatch.setattr(draw, "drawn_texts", nullcontext)
    assert {*kept, whole.picture(0, 144)} == {kept[0]}
    with listening() as told_by_weasyprint:
        draw.look(whole.document, 0, {})
    assert [each.getMessage() for each in told] == [each.getMessage() for each in told_by_weasyprint] != []


def test_texts_that_are_kept_are_not_asked_of_pango(fresh: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    draw_line = drawn_texts._draw_first_line

    def noted(*arguments: Any) -> Any:
        asked.append(arguments[1].text)
        return draw_line(*arguments)

    whole = lay_out_whole(sheet("<p>one</p><p>two</p><p>one</p>"), NOWHERE)
    monkeypatch.setattr(drawn_texts, "_draw_first_line", noted)
    fresh()
    for _ in range(2):
        draw.look(whole.document, 0, {})
    # The first text of a page brings its font.
    assert asked == ["one", "two", "one"]
    asked.clear()
    lay_out_whole(sheet("<p>one</p><p>six</p><p>two</p>"), NOWHERE)
    assert asked == ["one", "six"]
