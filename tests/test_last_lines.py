"""Paragraphs do not end in one short word, headings break evenly, and no word changes or begins elsewhere."""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from functools import cache

import pypdfium2
import pytest

from mezanprint.typesetting import typeset
from positions import Place, lines, printed

WORDS = {
    "en": "A Palestinian fishing boat was off the coast of Al Waha, North Gaza, when Israeli naval forces fired at it. "
    "One fisherman was shot in the back, five others were detained for a day and their boat was confiscated.",
    "ar": "كان قارب صيد فلسطيني قبالة ساحل الواحة شمال غزة عندما أطلقت القوات البحرية الإسرائيلية النار عليه. "
    "وأصيب أحد الصيادين بعيار ناري في ظهره واحتجز خمسة صيادين آخرين يومًا كاملًا وصودر قاربهم.",
}
TITLE = {
    "en": "Reported acts of Israeli forces against fishermen and boats",
    "ar": "أفعال القوات الإسرائيلية بحق الصيادين والقوارب بحسب ما أفيد",
}
WIDTHS = range(50, 110, 3)
LEFT, PAGE = 10.0, 130.0
CSS = f"""@page {{ size: {PAGE + 2 * LEFT}mm 290mm; margin: 10mm }} * {{ font-size: 10pt; line-height: 14pt }}
p, h2 {{ margin: 0 0 6mm; break-after: auto; break-inside: avoid }}"""


def _blocks(tag: str, words: str, style: str = "", widths: range = WIDTHS) -> str:
    return "".join(f'<{tag} style="width: {width}mm; {style}">{words}</{tag}>' for width in widths)


def _set(pdf: bytes) -> list[list[Place]]:
    """Return the lines of each block: between blocks lines are further apart."""
    blocks: list[list[Place]] = []
    for line in lines(pdf):
        last = blocks[-1][-1] if blocks else None
        if last and last.page == line.page and abs(line.y - last.y) < 1:
            left, right = min(last.left, line.left), max(last.right, line.right)
            blocks[-1][-1] = Place(line.page, f"{line.text} {last.text}", left, right, last.y)
        elif last and last.page == line.page and line.y - last.y < 7:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _width(line: Place) -> float:
    return line.right - line.left


@cache
def _better(locale: str) -> bytes:
    """Return paragraphs of all widths as they are set."""
    return printed(_blocks("p", WORDS[locale]), CSS, locale=locale)


def _plain(monkeypatch: pytest.MonkeyPatch, body: str, locale: str) -> bytes:
    with monkeypatch.context() as patch:
        patch.setattr(typeset, "better_ends", nullcontext)
        return printed(body, CSS, locale=locale)


def _poor(blocks: list[list[Place]]) -> Iterator[int]:
    for number, (block, width) in enumerate(zip(blocks, WIDTHS, strict=True)):
        if len(block) >= 3 and _width(block[-1]) < width / 4 - 0.5:
            yield number


@pytest.mark.parametrize("locale", WORDS)
def test_a_last_line_of_one_short_word_becomes_longer_in_as_many_lines(
    locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, better = _set(_plain(monkeypatch, _blocks("p", WORDS[locale]), locale)), _set(_better(locale))
    poor = list(_poor(plain))
    assert len(poor) >= 3  # or the widths prove nothing
    assert [len(block) for block in better] == [len(block) for block in plain]
    assert not list(_poor(better))
    for number, (before, after) in enumerate(zip(plain, better, strict=True)):
        if number not in poor:
            assert after == before


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("align", ["start", "end", "center"])
def test_mended_lines_keep_the_edge_they_are_set_to(align: str, locale: str) -> None:
    blocks = _set(printed(_blocks("p", WORDS[locale], f"text-align: {align}"), CSS, locale=locale))
    for block, width in zip(blocks, WIDTHS, strict=True):
        start = LEFT if locale == "en" else LEFT + PAGE - width
        for line in block:
            edges = {"left": line.left - start, "right": start + width - line.right}
            if align == "center":
                assert edges["left"] == pytest.approx(edges["right"], abs=0.8)  # letters have room at their sides
            else:
                assert edges["left" if (align == "start") == (locale == "en") else "right"] == pytest.approx(0, abs=0.5)


@pytest.mark.parametrize("locale", TITLE)
def test_lines_of_a_heading_are_about_equally_long(locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    body = _blocks("h2", TITLE[locale], widths=WIDTHS[:11])
    plain, even = _set(_plain(monkeypatch, body, locale)), _set(printed(body, CSS, locale=locale))
    assert [len(block) for block in even] == [len(block) for block in plain]
    several = [block for block in even if len(block) > 1]
    assert len(several) >= 5
    for block in several:
        assert min(map(_width, block)) > 0.55 * max(map(_width, block))


def test_justified_lines_still_fill_their_column(monkeypatch: pytest.MonkeyPatch) -> None:
    body = _blocks("p", WORDS["en"], "text-align: justify")
    assert lines(printed(body, CSS, locale="en")) == lines(_plain(monkeypatch, body, "en"))


def test_a_paragraph_over_two_pages_is_mended_as_one() -> None:
    body, css = (
        _blocks("p", WORDS["en"]),
        CSS.replace("avoid", "auto").replace("290mm", "81mm") + " p { orphans: 1; widows: 1 }",
    )
    parted = [_width(line) for line in _ends(printed(body, css, locale="en"))]
    assert parted == pytest.approx([_width(line) for line in _ends(_better("en"))], abs=0.1)


def _ends(pdf: bytes) -> list[Place]:
    return [line for line in lines(pdf) if line.text.endswith("confiscated.")]


def test_words_are_found_and_copied_as_they_were_written() -> None:
    page = pypdfium2.PdfDocument(_better("en"))[0].get_textpage()
    text = re.sub(r"\s+", " ", page.get_text_range())
    assert text.count("their boat was confiscated.") >= 5
    assert "\u00a0" not in page.get_text_range()
