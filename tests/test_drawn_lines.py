"""Lines are drawn again from what is kept of them; no document looks or reads otherwise for it."""

import random
from collections.abc import Callable

import pytest

from mezanprint.typesetting.kept import drawn_lines
from mezanprint.typesetting.kept.drawn_lines import DrawnLines
from mezanprint.typesetting.text_layer import layer as text_layers
from mezanprint.typesetting.text_layer.drawing import draw_line
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.typeset import lay_out
from mezanprint.typesetting.weasyprint.weasy import HTML

TEXTS = (
    "The office of Al Mezan, founded 2026, (pays) 1,500 a month.",
    "مكتب الميزان للمحاسبة (تأسس ٢٠٢٦) يدفع ١٬٥٠٠ في الشهر، لا أكثر.",
    "اللَّهُ نُورُ السَّمَاوَاتِ وَالْأَرْضِ Al Mezan 115 في المئة",
    "Fish <bdi dir=rtl>سمك السردين</bdi>, and <bdi dir=rtl>لا</bdi> <i>more</i> of <b>it</b><sup>12</sup>",
    "سعر <bdi dir=ltr>12.5 kg</bdi> هو <b>٣٠٠</b> ليرة<sup>٧</sup> فقط.",
    "<u>underlined</u> <span style='letter-spacing: 1pt'>spaced</span> لا&#x200b;لا a&shy;b",
    "missing &#x13000; here, \U0001f41f there",
    "<span dir=rtl>نص</span>",
)


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_lines, "DRAWN", DrawnLines())


def page(chance: random.Random) -> str:
    """A page of some of the texts in some order, each in one of two sizes, widths and directions."""
    parts = [
        f"<p dir={chance.choice(('ltr', 'rtl'))} style='font-size: {chance.choice((9, 9, 9, 0.4))}px; "
        f"width: {chance.choice((90, 300))}px; text-align: {chance.choice(('start', 'start', 'justify'))}'>{text}"
        for text in chance.choices(TEXTS, k=10)
    ]
    cells = "".join(f"<td>{text}" for text in chance.choices(TEXTS, k=3))
    return f"<html lang=ar><style>* {{ font-family: Amiri }}</style>{''.join(parts)}<table dir=rtl><tr>{cells}</table>"


def written(html: str) -> tuple[bytes, list[str], list[str]]:
    document, _ = lay_out(HTML(string=html))
    with text_layer() as layer:
        return document.write_pdf(pdf_tags=True), layer.lines, layer.rows


def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that Pango is asked for, filled while pages are drawn."""
    texts: list[str] = []
    draw: Callable[..., object] = draw_line

    def note(layer: object, stream: object, textbox: object, *arguments: object) -> object:
        texts.append(textbox.text)  # type: ignore[attr-defined]
        return draw(layer, stream, textbox, *arguments)

    monkeypatch.setattr(text_layers, "draw_line", note)
    return texts


def test_a_document_is_written_as_if_no_other_had_been(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [page(random.Random(seed)) for seed in range(8)]
    texts = asked(monkeypatch)
    after_others = [written(html) for html in pages]
    less = len(texts)
    for html, known in zip(pages, after_others, strict=True):
        monkeypatch.setattr(drawn_lines, "DRAWN", DrawnLines())
        assert written(html) == known
    assert less < len(texts) - less


def test_pango_is_asked_for_no_line_of_a_document_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    html = "".join(f"<p style='font-family: Amiri'>{TEXTS[number]}" for number in (0, 1, 2, 4))
    texts = asked(monkeypatch)
    first = written(html)
    drawn = len(texts)
    assert written(html) == first
    # The first line of each font brings the font into the file.
    assert drawn > 10 > 4 >= len(texts) - drawn


def test_a_line_is_drawn_anew_where_its_glyphs_are_otherwise_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    # In the file a glyph is as wide as in the size it is met in first; Pango tells it in 1/1024 px.
    small, alone = (f"<p style='font-family: Amiri; font-size: {size}px'>abcdefgh" for size in (0.3, 40))
    known = written(alone)
    monkeypatch.setattr(drawn_lines, "DRAWN", DrawnLines())
    both = written(small + alone)
    assert written(alone) == known
    assert written(small + alone) == both


def test_a_line_is_drawn_anew_where_the_text_before_it_runs_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    # MuPDF needs a mark where the pen jumps and the direction stays the same.
    texts = [f"<p dir=rtl style='font-family: Amiri'><b>{text}</b> <b>لا</b>" for text in ("سعر 7", "٣")]
    after_the_other = [written(text) for text in texts][1]
    monkeypatch.setattr(drawn_lines, "DRAWN", DrawnLines())
    assert written(texts[1]) == after_the_other


def test_what_is_kept_is_bounded_and_the_last_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_lines, "_MOST", 20_000)
    for number in range(60):
        written(f"<p style='font-family: Amiri'>line {number:03}")
    assert 10_000 < drawn_lines.DRAWN.size <= 20_000
    assert drawn_lines.DRAWN.size == sum(line.size for line in drawn_lines.DRAWN._lines.values())
    assert [name[1] for name in drawn_lines.DRAWN._lines][-1] == "line 059"  # type: ignore[index]
