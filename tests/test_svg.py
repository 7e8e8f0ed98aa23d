"""The drawing gate: shapes and colours pass; whatever fetches, runs, hides, explodes or speaks does not."""

import random
from contextlib import suppress
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from mezanprint.model.diagnostics import Fault
from mezanprint.typesetting.pictures.svg import clean_svg
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

HOSTILE = [
    "s01-xxe.svg", "s03-image-file.svg", "s05-use-external.svg", "s07-use-bomb.svg", "s09-font-face.svg",
    "s11-script.svg", "s13-huge-size.svg", "s15-pattern-tiny.svg", "s17-mask-loop.svg", "s19-editor-metadata.svg",
    "s21-data-chain.svg",
]  # fmt: skip


SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, attributes: str = 'width="20" height="10"') -> bytes:
    return f"<svg {SPACES} {attributes}>{inside}</svg>".encode()


def refusal(data: bytes) -> str:
    with pytest.raises(Fault) as fault:
        clean_svg("a.svg", data)
    (found,) = fault.value.diagnostics
    assert found.code == "image-svg"
    assert found.hints
    return found.message


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_drawing_is_refused_at_once(name: str, hostile: Path) -> None:
    refusal((hostile / "svg" / name).read_bytes())


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("<text>نص</text>", "holds text"),
        ("<script>1</script>", "`<script>`"),
        ("<style>@import 'x.css';</style>", "`@import`"),
        ("<style>@font-face{src:url(x)}</style>", "`@font-face`"),
        ("<style>@media print{rect{fill:red}}</style><rect/>", "`@media`"),
        ("<style>rect{fill:url(https://x.org/a)}</style><rect/>", "strange value"),
        ("<style>rect{fill:\\75rl(//x.org)}</style><rect/>", "strange value"),
        ("<style>rect{fill:url('data:image/png;base64,x')}</style><rect/>", "strange value"),
        ("<style>rect{fill:expression(1)}</style><rect/>", "strange value"),
        ("<style>rect{fill:var(--x)}</style><rect/>", "names the colour `x`"),
        ("<style>rect{behavior:url(#a)}</style><rect/>", "`behavior`"),
        ("<style>rect{mask:url(#a)}</style><rect/>", "`mask`"),
        ("<style>rect{fill</style><rect/>", "cannot be read"),
        ("<style>rect{fill:" + "(" * 30_000 + "}</style><rect/>", ""),
        ("<style>" + "a{fill:red}" * 600 + "</style>", "too many rules"),
        ("<style media='print'>rect{fill:red}</style><rect/>", "does not always hold"),
        ("<foreignObject/>", "`<foreignObject>`"),
        ('<image href="x.png"/>', "`<image>`"),
        ('<a href="#x"><path d="M0 0"/></a>', "`<a>`"),
        ('<use href="b.svg#x"/>', "points outside itself"),
        ('<use xlink:href="https://x.org/#x"/>', "points outside itself"),
        ('<rect fill="url(b.svg#x)"/>', "strange value"),
        ('<rect style="fill:url(https://x.org/)"/>', "strange value"),
        ('<rect onclick="x()"/>', "`onclick`"),
        ('<rect width="1e400"/>', "out of all proportion"),
        ('<path d="M0 0L99999999 0"/>', "out of all proportion"),
        ('<rect filter="url(#f)"/>', "`filter`"),
        ('<g id="a"><use href="#a"/></g>', "in a circle"),
        ('<linearGradient id="g" href="#h"/><linearGradient id="h" href="#g"/>', "in a circle"),
        ('<use href="#none"/>', "does not hold"),
        ('<rect id="a"/><rect id="a"/>', "two elements"),
        ("<g>" * 60 + "</g>" * 60, "too intricate"),
        ("<g>" + '<path d="M0 0h1"/>' * 20_001 + "</g>", "too intricate"),
    ],
)
def test_what_is_no_drawing_is_refused_with_the_reason(inside: str, why: str) -> None:
    assert why in refusal(svg(inside))


def test_a_drawing_without_any_size_is_refused_and_one_with_a_view_box_is_sized() -> None:
    assert "neither a width" in refusal(svg("", ""))
    cleaned = clean_svg("a.svg", svg('<path d="M0 0h5"/>', 'viewBox="0 0 30 15"'))
    assert b'width="30"' in cleaned
    assert b'height="15"' in cleaned
    assert b'width="37.7952755' in clean_svg("a.svg", svg("", 'width="10mm" height="100%" viewBox="0 0 3 3"'))


def test_what_editors_and_hidden_layers_say_is_dropped() -> None:
    inside = """<metadata>SECRET</metadata><title>SECRET</title><desc>SECRET</desc><!-- SECRET -->
        <g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="SECRET"><path d="M0 0h5v5z" i:x="SECRET"/></g>
        <g display="none"><path id="SECRET1" d="M0 0h5v5z"/></g>
        <path id="SECRET2" style="visibility:hidden" d="M0 0h5v5z"/>
        <path id="SECRET3" opacity="0" d="M0 0h5v5z"/>
        <path id="SECRET4" fill="none" d="M0 0h5v5z"/>
        <path id="SECRET5" fill="red" fill-opacity="0" d="M0 0h5v5z"/>
        <path id="SECRET6" fill="red" d="M900 0h5v5z"/>
        <g transform="translate(-500 0)"><rect width="6" height="5"/></g>
        <g transform="translate(-500 0) translate(500)"><rect width="7" height="5"/></g>"""
    cleaned = clean_svg("a.svg", svg(inside))
    assert b"SECRET" not in cleaned
    assert cleaned.count(b"<path") == 1
    assert b'width="6"' not in cleaned
    assert b'width="7"' in cleaned


def test_styles_become_attributes_and_leftovers_of_fonts_go() -> None:
    cleaned = clean_svg(
        "a.svg", svg('<path style="fill:#123;-inkscape-font-specification:x;font-family:Y" d="M0 0h5v5z"/>')
    )
    assert b'fill="#123"' in cleaned
    assert b"font" not in cleaned


def test_gradients_clips_and_uses_inside_the_drawing_pass() -> None:
    inside = """<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>
        <clipPath id="c"><rect width="9" height="9"/></clipPath><path id="p" d="M0 0h5v5z"/></defs>
        <rect width="9" height="9" fill="url(#g)" clip-path="url('#c')"/><use href="#p" x="3"/>"""
    cleaned = clean_svg("a.svg", svg(inside))
    assert cleaned.count(b"<rect") == 2
    assert b"<use" in cleaned


def test_names_that_an_editor_gave_are_numbers_that_lead_where_they_led() -> None:
    inside = """<defs><linearGradient id="SECRET.1"><stop offset="0" stop-color="red"/></linearGradient>
        <radialGradient id="SECRET:2" xlink:href="#SECRET.1"/><path id="SECRET3" d="M0 0h5v5z"/></defs>
        <g id="SECRET4"><rect width="9" height="9" fill="url('#SECRET:2')" stroke="url( #SECRET.1 ) red"/></g>
        <use id="SECRET5" href="#SECRET3" x="3"/>"""
    cleaned = clean_svg("a.svg", svg(inside))
    assert b"SECRET" not in cleaned
    assert clean_svg("a.svg", cleaned) == cleaned
    root = fromstring(cleaned)
    by_id = {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}
    space = "{http://www.w3.org/2000/svg}"
    rect, use = next(root.iter(f"{space}rect")).attrib, next(root.iter(f"{space}use")).attrib
    gradient = by_id[rect["fill"][5:-1]]
    assert gradient.tag == f"{space}radialGradient"
    assert rect["stroke"] == f"url(#{gradient.attrib['href'][1:]}) red"
    assert by_id[use["href"][1:]].tag == f"{space}path"


def test_cleaning_twice_changes_nothing() -> None:
    cleaned = clean_svg("a.svg", svg('<g style="fill:red"><path d="M0 0h5v5z"/></g>', 'viewBox="0 0 9 9"'))
    assert clean_svg("a.svg", cleaned) == cleaned


def test_an_illustrator_doctype_is_no_fault_but_an_entity_is() -> None:
    head = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert clean_svg("a.svg", head + svg('<path d="M0 0h5v5z"/>'))
    refusal(b'<!DOCTYPE svg [<!ENTITY x "y">]>' + svg("&x;"))


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_a_drawing_with_a_view_box_alone_does_not_bring_down_a_line(locale: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg('<path d="M0 0h9v9z"/>', 'viewBox="0 0 9 9"'))
    body = '<p>نص <img src="a.svg" alt="x"> نص</p>'
    assert typeset(sheet(body, locale=locale, resources=listed(tmp_path, "a.svg")), tmp_path).diagnostics == ()


def test_no_damage_to_a_drawing_is_a_crash() -> None:
    data = svg('<g id="a" style="fill:red"><path d="M0 0h5v5z" transform="rotate(3)"/></g><use href="#a"/>')
    dice = random.Random(3)
    for _ in range(300):
        bad = bytearray(data)
        for _ in range(dice.randrange(1, 5)):
            bad[dice.randrange(len(bad))] = dice.choice(b'<>"/#()=;: 0123456789eahMrx\x00\xff')
        with suppress(Fault):
            assert clean_svg("a.svg", bytes(bad))


CHART = """
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li>SECRET</rdf:li></rdf:RDF></metadata>
<!-- SECRET -->
<defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
<g id="figure_1"><g id="patch_1"><path d="M 0 10 L 20 10 L 20 0 L 0 0 z" style="fill: #ffffff"/></g>
<g id="marks"><defs><path id="m1" d="M 0 3 C 0.8 3 1.6 2.7 2.1 2.1 z" style="stroke: #ff7f0e"/></defs>
<g clip-path="url(#p1)"><use xlink:href="#m1" x="5" y="6" style="fill: #ff7f0e; stroke: #ff7f0e"/></g></g>
<path d="M 1 9 L 4 9 L 4 2 L 1 2 z" clip-path="url(#p1)" style="fill: #1f77b4; opacity: 0.7"/></g>
<defs><clipPath id="p1"><rect x="0" y="0" width="20" height="10"/></clipPath></defs>"""
EDITED = """
<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" id="n" pagecolor="#ffffff"/>
<title>SECRET</title>
<style>.cls-1, path.cls-2 { fill: #123456 } #own { fill: #abcdef } .svglite line { stroke: #00ff00 }
.late { fill: red !important } path { fill: #111111 }</style>
<path class="cls-1" d="M0 0h1v1z"/><path class="cls-2" id="own" d="M0 0h2v2z"/><path d="M0 0h3v3z"/>
<path class="late" style="fill: blue" d="M0 0h4v4z"/><path class="cls-1" style="fill: blue" d="M0 0h5v5z"/>
<g class="svglite"><line x1="0" y1="0" x2="5" y2="5"/></g>"""


def test_the_sheet_of_a_chart_is_written_out_into_its_elements() -> None:
    cleaned = clean_svg("a.svg", svg(CHART, 'width="20pt" height="10pt" viewBox="0 0 20 10" version="1.1"')).decode()
    assert "SECRET" not in cleaned
    assert "style" not in cleaned
    root = fromstring(cleaned)
    shapes = [element for element in root.iter() if element.tag.endswith(("path", "use"))]
    assert [shape.get("stroke-linejoin") for shape in shapes] == ["round"] * 4
    assert [shape.get("fill") for shape in shapes] == ["#ffffff", None, "#ff7f0e", "#1f77b4"]


def test_rules_hold_as_they_do_in_a_browser() -> None:
    cleaned = clean_svg("a.svg", svg(EDITED)).decode()
    assert "SECRET" not in cleaned
    assert "class" not in cleaned
    root = fromstring(cleaned)
    fills = [element.get("fill") for element in root.iter() if element.tag.endswith("path")]
    assert fills == ["#123456", "#abcdef", "#111111", "red", "blue"]
    (line,) = (element for element in root.iter() if element.tag.endswith("line"))
    assert line.get("stroke") == "#00ff00"


def test_text_in_a_chart_is_still_refused_with_its_reason() -> None:
    assert "holds text" in refusal(svg("<style>text{fill:red}</style><text>a</text>"))


@pytest.mark.parametrize(
    ("shape", "shown"),
    [
        ('<polygon points="1,2 3"/>', '<polygon points="1,2 3">'),
        ('<polyline points="1 a"/>', '<polyline points="1 a">'),
        ('<path d="M0 0 L5"/>', '<path d="M0 0 L5">'),
        ('<path d="M0 0 a5 5 0 1 2 3 3"/>', '<path d="M0 0 a5 5 0 1 2 3 3">'),
        ('<path d="L5 5"/>', '<path d="L5 5">'),
        ('<path d="M0 0l' + "1.1" * 9000 + 'x"/>', '<path d="M0 0l1.1'),
        ('<g transform="rotate()"><path d="M0 0h5v5z"/></g>', '<g transform="rotate()">'),
        ('<g transform="scale(1 2"><path d="M0 0h5v5z"/></g>', '<g transform="scale(1 2">'),
        ('<rect width="%" height="2"/>', '<rect width="%">'),
        ('<rect width="2" height="2" stroke-dasharray="2 x"/>', '<rect stroke-dasharray="2 x">'),
        ('<circle r="2" stroke-miterlimit="5%"/>', '<circle stroke-miterlimit="5%">'),
        ('<svg viewBox="1 2 3"/>', '<svg viewBox="1 2 3">'),
        ('<linearGradient><stop offset="a"/></linearGradient>', '<stop offset="a">'),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_element(shape: str, shown: str) -> None:
    assert shown in refusal(svg(shape))


def test_every_way_to_write_numbers_that_editors_have_is_drawn() -> None:
    inside = """<path d="M.5.5-3-2l1e2,3.,4 5H3v-2 1z m1 1q1 1 2 2t1,1c1 1 2 2 3 3s1 1 2 2"/>
        <path d="m1 1A5 5 0 01 9,9a1 1 0 0 1-.5.5zM1 1"/>
        <polygon points=" 0,0 5.5-3 , 2 2 "/><polyline points=""/><path d=""/>
        <g transform=" translate(3) , rotate(45deg 1 1)scale(1,-1) skewX( 3 ) matrix(1 0 0 1 0 0) "><rect width="50%"
        height="2em" rx="auto" stroke-dasharray="1, 2px 3%" opacity="50%" stroke-width="inherit"/></g>"""
    assert clean_svg("a.svg", svg(inside)).count(b"<path") == 3


def test_a_drawing_is_drawn_or_refused_by_its_name(tmp_path: Path) -> None:
    dice = random.Random(11)
    odd = (
        "0",
        "-2",
        ".5",
        "1e1",
        "%",
        "e",
        "nan",
        "2mm",
        "",
        "1,2",
        "rotate(1",
        "M0 0l5",
        "none",
        "a1 1 0 0",
        "5%",
        "3 4 5",
    )
    good = {"points": "0,0 5 5", "d": "M0 0l5 5z", "transform": "rotate(4)", "viewBox": "0 0 5 5"}
    names = (*good, "width", "r", "stroke-width", "stroke-dasharray", "opacity", "stroke-miterlimit", "cx", "x2")
    passed = []
    for number in range(300):
        shape = dice.choice(("path", "polygon", "rect", "circle", "line", "svg", "linearGradient"))
        said = {name: good.get(name, "5") for name in dice.sample(names, 3)}
        said[dice.choice(list(said))] = dice.choice(odd)
        written = " ".join(f'{name}="{value}"' for name, value in said.items())
        data = svg(f'<g stroke="red"><{shape} {written}/></g>')
        with suppress(Fault):
            clean_svg("a.svg", data)
            (tmp_path / f"{number}.svg").write_bytes(data)
            passed.append(f"{number}.svg")
    shown = "".join(f'<p><img src="{name}" alt="x"></p>' for name in passed)
    found = typeset(sheet(shown, locale="en", resources=listed(tmp_path, *passed)), tmp_path).diagnostics
    assert len(passed) > 40
    assert [each for each in found if each.code.startswith("typeset")] == []


def test_what_only_the_typesetter_cannot_draw_is_told_by_the_name_of_the_drawing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mezanprint.typesetting.pictures.svg.is_drawable", lambda *_: True)
    (tmp_path / "a.svg").write_bytes(svg('<circle r="2" stroke-miterlimit="5%" stroke="red"/>'))
    page = sheet('<p><img src="a.svg" alt="x"></p>', locale="en", resources=listed(tmp_path, "a.svg"))
    (found,) = typeset(page, tmp_path).diagnostics
    assert (found.code, str(found.span)) == ("image-svg", "a.svg")
    assert "project.invalid" not in found.message
