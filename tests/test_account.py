"""Nothing vanishes: all that was composed is on a page, whole, uncovered, and with what it belongs to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

LONG = "We hang lamps where people walk at night, in each street, and keep them lit. " * 6
PHOTO = "https://project.invalid/photo.png"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a photograph."""
    folder = tmp_path_factory.mktemp("account")
    Image.linear_gradient("L").resize((300, 200)).convert("RGB").save(folder / "photo.png")
    return folder


@pytest.fixture(scope="module")
def layout(root: Path) -> Callable[..., list[Diagnostic]]:
    """Return a function that gives the findings about the layout of a page."""

    def find(body: str, css: str = "", locale: str = "en") -> list[Diagnostic]:
        artifact = typeset(sheet(body, css, locale=locale, resources=listed(root, "photo.png")), root)
        return [found for found in artifact.diagnostics if found.code.startswith("layout-")]

    return find


Layout = Callable[..., list[Diagnostic]]


def only(found: list[Diagnostic]) -> Diagnostic:
    assert len(found) == 1, [(each.code, each.message) for each in found]
    return found[0]


def picture(key: str = "doc:sections.p.image") -> str:
    return f'<img data-key="{key}" src="{PHOTO}" alt="A lamp">'


def test_a_picture_that_a_full_panel_drops_is_told_by_file_section_and_panel(layout: Layout) -> None:
    body = f"""<section style="height:90mm" data-slot="Panel 1"><p>{LONG}</p><p>{LONG}</p>
        <figure data-section="doc:sections.p" style="margin:0">{picture()}</figure></section>"""
    found = next(each for each in layout(body, "img { display: block; width: 60mm }") if each.key)
    assert (found.code, found.key, found.severity) == ("layout-lost", "doc:sections.p.image", Severity.ERROR)
    assert found.message == (
        "the picture `photo.png` of `sections.p` is on no page for want of room in the panel `Panel 1`"
    )


def test_words_without_a_key_are_told_by_their_section(layout: Layout) -> None:
    body = f"""<section style="height:90mm" data-slot="Panel 1"><p>{LONG}</p><p>{LONG}</p>
        <div class="c" data-section="doc:sections.c"><p style="height:40mm"></p>12 o’clock</div></section>"""
    found = {each.key: each for each in layout(body, ".c { break-inside: avoid }")}
    assert found["doc:sections.c"].code == "layout-lost"


@pytest.mark.parametrize("hidden", ["display:none", "visibility:hidden", "transform:scale(0)", "transform:scale(.001)"])
def test_what_a_style_sheet_hides_is_lost(layout: Layout, hidden: str) -> None:
    body = f'<p>Lamps</p><p style="{hidden}" data-key="doc:a">Night</p><div style="{hidden}">{picture()}</div>'
    assert {each.key for each in layout(body)} == {"doc:a", "doc:sections.p.image"}


SVG = '<svg xmlns="http://www.w3.org/2000/svg" class="d" width="60" height="40"><path d="M0 0h60v40h-60z"/></svg>'
PLAIN = f'<img src="{PHOTO}" alt="A lamp">'


@pytest.mark.parametrize(
    ("picture", "name"),
    [
        (PLAIN, "the picture `photo.png`"),
        (SVG, "the picture `<svg.d>`"),
        (f'<object data="{PHOTO}"></object>', "the picture `photo.png`"),
        ('<b class="c"></b>', "the picture `<b.c::before>`"),
        ('<div class="bordered"></div>', "what is painted for `<div.bordered>`"),
    ],
)
def test_a_picture_of_a_template_that_a_full_panel_drops_is_told_without_a_key(
    layout: Layout, picture: str, name: str
) -> None:
    css = f""".c::before {{ content: url({PHOTO}) }}
        .bordered {{ height: 20mm; border: 3mm solid transparent; break-inside: avoid }}
        .bordered {{ border-image: url({PHOTO}) 30 }}"""
    body = f'<section style="height:90mm" data-slot="Panel 1"><p>{LONG}</p><p>{LONG}</p>{picture}</section>'
    found = [each.message for each in layout(body, css) if each.code == "layout-lost"]
    assert f"{name} is on no page for want of room in the panel `Panel 1`" in found


def test_each_picture_of_a_section_is_told_and_so_is_one_whose_text_is_lost(layout: Layout) -> None:
    body = f"""<section style="height:90mm" data-slot="Panel 1"><p>{LONG}</p><p>{LONG}</p>
        <div data-section="doc:sections.c">{PLAIN}<div class="d">{SVG}</div></div>
        <p class="d" data-key="doc:k">{LONG} {SVG}</p></section>"""
    lost = [each for each in layout(body, "img { display: block } .d { break-inside: avoid }") if "lost" in each.code]
    assert [each.key for each in lost if "picture" in each.message] == ["doc:sections.c", "doc:sections.c", "doc:k"]
    assert [each.key for each in lost if each.message.startswith("`k` is on no page")] == ["doc:k"]


@pytest.mark.parametrize("picture", [PLAIN, SVG])
@pytest.mark.parametrize(
    "hidden",
    [
        "display: none",
        "visibility: hidden",
        "opacity: 0",
        "height: 0; overflow: hidden",
        "transform: skewX(0) scaleX(0)",
    ],
)
def test_a_picture_of_a_template_that_a_style_sheet_hides_is_lost(layout: Layout, picture: str, hidden: str) -> None:
    assert only(layout(f'<p>Lamps</p><div style="{hidden}">{picture}</div>')).code == "layout-lost"


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_what_is_scaled_to_nothing_is_lost_in_a_cell_a_list_and_a_link_and_what_is_mirrored_is_not(
    layout: Layout, locale: str
) -> None:
    body = f"""<p>Lamps</p><p class="m" data-key="doc:m">Night</p>
        <table><tr><th data-key="doc:th">a</th><td class="n" data-key="doc:td">b</td></tr>
        <tr class="n"><th data-key="doc:tr">c</th><td data-key="doc:d">d</td></tr></table>
        <ul><li class="n" data-key="doc:li">e</li><li data-key="doc:on">f</li></ul>
        <p>On <a class="n" href="https://x.example/" data-key="doc:a">g</a></p><div class="n">{picture()}</div>"""
    css = ".n { transform: scale(0) } a { display: inline-block } img { height: 5mm } .m { transform: scale(-1, 1) }"
    found = layout(body, css, locale)
    assert {each.code for each in found} == {"layout-lost"}
    assert {each.key for each in found} == {"doc:td", "doc:tr", "doc:d", "doc:li", "doc:a", "doc:sections.p.image"}


def test_what_a_transform_puts_off_the_paper_is_told_and_what_it_puts_on_it_is_not(layout: Layout) -> None:
    away = '<div style="transform: translate({})">{}</div>'
    for what in (PLAIN, SVG, "<p>Lamps</p>"):
        assert only(layout(away.format("300mm", what), "img { width: 20mm }")).code == "layout-off-page"
        assert layout(away.format("-5mm, 30mm", what), "img { width: 20mm }") == []


def test_a_logo_in_a_running_head_that_no_page_rule_asks_for_is_lost(layout: Layout) -> None:
    body = f'<div class="head">{PLAIN}</div><p>Night</p>'
    assert layout(body, HEADS) == []
    assert only(layout(body, ".head { position: running(head) }")).code == "layout-lost"


HEADS = """.head { position: running(head); border-bottom: 1px solid #000 }
    @page { @top-center { content: element(head, first-except) } }"""
"""A head that stands only on the pages after the one on which its chapter begins."""


@pytest.mark.parametrize("more", ["", '<p style="break-before: page">Night</p>'])
def test_a_running_head_that_no_page_asks_for_repeats_a_title_and_is_not_lost(layout: Layout, more: str) -> None:
    head = '<div class="head"><span>Lamps</span></div>'
    body = (
        f'<section data-section="doc:sections.a">{head}<h1 data-key="doc:sections.a.title">Lamps</h1>{more}</section>'
    )
    assert [found for found in layout(body, HEADS) if found.code == "layout-lost"] == []


def test_a_text_of_the_content_in_a_running_head_that_no_page_asks_for_is_lost(layout: Layout) -> None:
    body = '<div class="head"><span data-key="doc:a">Lamps</span></div><p data-key="doc:b">Night</p>'
    assert [found.key for found in layout(body, HEADS) if found.code == "layout-lost"] == ["doc:a"]


def test_a_rule_that_is_dropped_is_told(layout: Layout) -> None:
    rule = '<div class="beam" style="height:8mm;border-top:1pt solid black;break-inside:avoid"></div>'
    body = f'<section style="height:90mm">{"<p>Lamps</p>" * 16}{rule}</section>'
    lost = [found.message for found in layout(body) if found.code == "layout-lost"]
    assert lost == ["what is painted for `<div.beam>` is on no page"]


def test_a_picture_that_is_cut_is_told_unless_it_has_its_frame_for_itself(layout: Layout) -> None:
    css = "img { display: block; width: 60mm } .frame { height: 20mm; overflow: hidden }"
    found = only(layout(f'<div class="frame"><p>Lamp</p>{picture()}</div>', css))
    assert (found.code, found.key) == ("layout-clipped", "doc:sections.p.image")
    assert layout(f'<div class="frame">{picture()}</div>', css) == []


def test_a_number_that_lies_on_its_label_or_touches_it_is_told(layout: Layout) -> None:
    css = ".row { display: flex } .value { width: 14mm; white-space: nowrap; font-size: 20pt } .label { width: 30mm }"

    def row(number: str) -> str:
        cells = '<div class="value" data-key="d:n">{}</div><div class="label" data-key="d:l">loans</div>'
        return f'<div class="row">{cells.format(number)}</div>'

    assert layout(row("41"), css) == []
    for number in ("571,000", "57110"):
        found = layout(row(number), css)
        assert {each.key for each in found} <= {"d:n", "d:l"}
        assert found, number


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_words_that_stand_close_to_other_words_read_as_one_with_them(layout: Layout, locale: str) -> None:
    def cells(gap: str, second: str = "d:b") -> str:
        words = f'<span data-key="d:a">571</span><span data-key="{second}">000</span>'
        return f'<div style="display:flex;column-gap:{gap}">{words}</div>'

    found = only(layout(cells("0"), locale=locale))
    assert (found.code, found.severity) == ("layout-covered", Severity.WARNING)
    assert "touches" in found.message
    assert layout(cells("2mm"), locale=locale) == []
    assert layout(cells("0", "d:a"), locale=locale) == []


def test_a_text_may_stand_wholly_on_a_picture_that_was_put_under_it_and_not_half(layout: Layout) -> None:
    css = "section { position: relative } img { display: block; width: 60mm } p { position: absolute; left: 5mm }"
    title = '<p style="top:{}" data-key="d:t">Lamps</p>'
    assert layout(f"<section>{picture()}{title.format('10mm')}</section>", css) == []
    half = only(layout(f"<section>{picture()}{title.format('38mm')}</section>", css))
    assert (half.code, half.key) == ("layout-covered", "d:t")


def test_a_picture_painted_over_a_text_is_told(layout: Layout) -> None:
    css = "section { position: relative } img { position: absolute; top: 0; left: 0; width: 60mm }"
    found = only(layout(f'<section><p data-key="d:t">Lamps</p>{picture()}</section>', css))
    assert (found.code, found.key) == ("layout-covered", "doc:sections.p.image")


def test_lines_of_one_paragraph_and_words_over_words_are_their_own_affair(layout: Layout) -> None:
    assert layout(f'<p style="line-height:0.9">{LONG}</p>') == []
    assert layout("<p>Lamps <ruby>灯<rt>deng</rt></ruby> at night<sup>1</sup></p>".replace("灯", "L")) == []


BELOW = '<p style="height:{}mm">Night</p>'


@pytest.mark.parametrize(
    "body",
    [
        '<h2 data-key="d:h">Lamps</h2><p class="tall">Street</p>',
        '<table><caption data-key="d:h">Lamps</caption><tr><td class="tall">1</td></tr></table>',
        '<header><h2 data-key="d:h">Lamps</h2></header><section><p class="tall">Street</p></section>',
    ],
    ids=["heading", "caption", "nested"],
)
def test_a_heading_or_caption_alone_at_the_end_of_a_page_is_told(layout: Layout, body: str) -> None:
    css = "h2, caption { break-after: auto } table { width: 100% } .tall, tr { height: 20mm; break-inside: avoid }"
    found = only(layout(BELOW.format(90) + body, css))
    assert (found.code, found.key, found.severity) == ("layout-parted", "d:h", Severity.WARNING)
    assert layout(BELOW.format(40) + body, css) == []


def test_what_keeps_together_goes_to_the_next_page_without_a_word(layout: Layout) -> None:
    body = '<h2 data-key="d:h">Lamps</h2><p style="break-inside:avoid;height:20mm">Street</p>'
    assert layout(BELOW.format(85) + body, "h2 { break-after: avoid }") == []


def test_what_one_of_two_cells_side_by_side_asks_for_is_not_asked_for_by_both(layout: Layout) -> None:
    pair = '<div class="pair"><div><ol><li>Lamps</li></ol></div><div><ol><li>Night</li></ol></div></div>'
    css = ".pair { display: table; break-inside: avoid } .pair > div { display: table-cell; padding: 2mm }"
    assert layout(pair * 12, css) == []


def test_what_cannot_stay_whole_is_told(layout: Layout) -> None:
    found = only(layout(f'<div style="break-inside:avoid"><p data-key="d:p">{LONG * 4}</p></div>'))
    assert (found.code, found.key) == ("layout-parted", "d:p")


def test_a_break_that_was_asked_for_parts_nothing(layout: Layout) -> None:
    assert layout('<h1 data-key="d:h">Lamps</h1><p style="break-before:page">Street</p>') == []


@pytest.mark.parametrize("display", ["block", "flex", "grid"])
@pytest.mark.parametrize("placed", ["inset-inline:20mm", "inset-inline-start:20mm;width:40mm"])
def test_a_placed_box_stands_at_the_mirrored_place_in_arabic(display: str, placed: str) -> None:
    body = '<div class="a"><p>1</p></div><p>2</p>'
    css = f".a {{ position: absolute; top: 30mm; {placed}; display: {display}; border: 1pt solid black }}"
    left, right = (edges(sheet(body, css, locale=locale).html) for locale in ("en", "ar"))
    assert [round(each) for each in left] == [round(378 - each) for each in reversed(right)]


def edges(page: str) -> tuple[float, float]:
    """Return the left and right edge of the box that is placed, in px of a page of 378 px."""
    from mezanprint.typesetting.boxes.tree import border_box, descendants
    from mezanprint.typesetting.typeset import lay_out
    from mezanprint.typesetting.weasyprint.weasy import HTML

    document, _ = lay_out(HTML(string=page))
    (box,) = (each for each in descendants(document.pages[0]._page_box) if each.style["position"] == "absolute")
    return border_box(box).left, border_box(box).right
