"""The index of rules and the lengths that are found once: each style and box as WeasyPrint has it by itself."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from mezanprint.typesetting import typeset as typesetting
from mezanprint.typesetting.kept import rules, selectors, sheets
from mezanprint.typesetting.kept.backdrops import kept_backdrops
from mezanprint.typesetting.kept.cascade import kept_rules
from mezanprint.typesetting.kept.first_lines import kept_lines
from mezanprint.typesetting.kept.font_map import kept_fonts
from mezanprint.typesetting.kept.lengths import kept_lengths
from mezanprint.typesetting.kept.rules import Indexes
from mezanprint.typesetting.kept.sheets import Sheets, kept_sheets
from mezanprint.typesetting.kept.styles import kept_styles
from mezanprint.typesetting.weasyprint.box_answers import plain_answers
from mezanprint.typesetting.weasyprint.weasy import HTML, CounterStyle, weasyprint
from sheets import sheet

LAST_WINS = "p { color: red } p { color: blue } .a { color: green } p.a { color: black } #b { color: lime }"
RULES = (
    LAST_WINS,
    "p, .a, .a::before { color: red; content: 'x' } .a { color: blue } p::after { content: attr(id) }",
    "p { color: red !important } .a { color: blue } #b { color: green !important }",
    "[lang] { color: red } [lang=ar] p { margin: 3% } :lang(en) { color: blue } p[class] { color: green }",
    "p + p { color: red } p:first-child { color: blue } div > p:not(.a) { color: green } * { color: gray }",
    "li:nth-child(2) { top: 0 } b:only-of-type { color: blue } li:last-child b { color: tan } li:empty { top: 1mm }",
    "li:has(b) { color: red } li:nth-child(2 of .a) { color: blue } b:first-of-type { top: 1mm } li ~ .a { left: 1mm }",
    "[data-x^=o] { color: red } [data-x] b { top: 0 } ul:is([lang=ar], .z) > :where(li) { top: 1mm } #e b { left: 0 }",
    "p { --x: 3mm; margin: var(--x) } .a { --x: 5mm } div { --x: 1mm } p { padding: var(--y, 2mm) }",
    "@media print { p { color: red } } @media screen { p { color: blue } } P { margin-inline-start: 2mm }",
    "p { -weasy-anchor: 'x' } p::before { -weasy-anchor: 'y'; content: 'x' } li::marker { color: red }",
    "p { display: table; border-collapse: collapse; padding: 1mm } li { display: table-cell; margin: 2mm }",
)
PAGES = (
    "@page { margin: 9mm; @top-left { content: 'a' } @top-left { content: 'b' } @footnote { margin: 1mm } }",
    "@page :left { margin: 8mm } @page :first { margin: 7mm; @bottom-right { content: counter(page) } }",
    "@page wide { margin: 6mm } @page :nth(2) { margin: 5mm } @page :blank { margin: 4mm } @page { margin: 3mm }",
)
BODY = """<div lang=en><p>a</p><p class=a>b</p><p class="a c" id=b style="margin: 1mm">c</p><p style=" ">d</p></div>
<ul lang=ar><li class=a>e<li style="color: navy !important">f<li class=a><b>g</b><b>h</b><li class=a><b>i</b></ul>
<ul lang=en id=e><li data-x=one><b>k</b><li data-x=two data-y=1><b>l</b><li data-x=one data-y=2><b>m</b><li></ul>"""
SIDES = [("left", 0, ""), ("right", 1, "wide"), ("right", 2, "")]


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "SHEETS", Sheets())
    monkeypatch.setattr(rules, "INDEXES", Indexes())


def styles_of(css: tuple[str, ...]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return every property of every style of a page, and the anchors that were found."""
    html = HTML(string=f"<html>{''.join(f'<style>{each}</style>' for each in css)}<body>{BODY}")
    anchors: list[str] = []
    collector = type("Collector", (), {"collect_anchor": lambda _, name: anchors.append(name)})()
    read = weasyprint.css.get_all_computed_styles
    options = {"counter_style": CounterStyle(), "page_rules": [], "layers": [], "font_config": kept_fonts()}
    style_for = read(html, target_collector=collector, **options)
    pseudos = (None, *sorted(weasyprint.css.PSEUDO_ELEMENTS - {None}))
    keys = [(element, pseudo) for element in html.etree_element.iter() for pseudo in pseudos]
    for side, index, name in SIDES:
        page = weasyprint.layout.page.PageType(side, False, name, index, ())
        weasyprint.layout.page.set_page_type_computed_styles(page, html, style_for)
        keys += [(page, pseudo) for pseudo in (None, "@top-left", "@bottom-right", "@footnote", "@left-top")]
    styles = [style_for(*key) for key in keys]
    names = weasyprint.css.properties.INITIAL_VALUES
    return [{name: style[name] for name in names} if style is not None else {} for style in styles], sorted(anchors)


def looks(css: tuple[str, ...]) -> Any:
    with kept_sheets(), kept_rules(), kept_styles():
        return styles_of(css)


@pytest.mark.parametrize("css", [*((rule,) for rule in (*RULES, *PAGES)), RULES, RULES[::-1], (*PAGES, *RULES)])
def test_each_style_has_each_value_that_weasyprint_computes(css: tuple[str, ...]) -> None:
    alone = styles_of(css)
    assert sum(map(bool, alone[0])) > 20
    assert looks(css) == alone
    assert looks(css) == alone  # from what is kept


def test_sheets_in_another_order_are_other_rules() -> None:
    colours = ("p { color: red }", "p { color: blue }")
    one, other = looks(colours), looks(colours[::-1])
    assert one != other
    assert [looks(colours), looks(colours[::-1])] == [one, other]
    assert rules.INDEXES.size == 2


def test_rules_of_a_sheet_that_is_not_kept_are_not_kept() -> None:
    layers = "@layer one { p { color: red } } p { color: blue }"
    assert looks((layers,)) == styles_of((layers,))
    assert rules.INDEXES.size == 0


def test_indexes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_MOST", 2)
    monkeypatch.setattr(rules, "_MOST_MATCHES", 3)
    monkeypatch.setattr(selectors, "_MOST", 2)
    for n in range(3):
        css = (*RULES, f"p {{ margin: {n}mm }}")
        assert looks(css) == styles_of(css)
        assert rules.INDEXES.size <= 2
    assert all(len(index._matches) <= 3 for index, _ in rules.INDEXES._indexes.values())


Around: TypeAlias = Callable[[], AbstractContextManager[Any]]
LENGTHS = """@page { size: 90mm 70mm; margin: 5% 4mm }
.a { margin: 2mm auto; padding: 0 3% 1mm; width: 40%; min-height: 5mm; box-sizing: border-box; border: 1mm solid }
.b { width: 30mm; box-sizing: padding-box; padding: 2mm; height: 50%; max-width: calc(20% + 2mm); margin: -1mm }
.c { display: flex } .c > * { flex: 1; min-width: 0; margin: 1mm } .d { float: left; width: 33% }
table { border-collapse: collapse } td { border: .5mm solid; padding: 1mm } td.a { border-width: 2mm }
.e { position: absolute; inset: 10% auto auto 2mm; width: 20mm } .f { display: grid; grid-template-columns: 1fr 2fr }
@page wide { size: 120mm 70mm } .g { page: wide; background: #eee; border-radius: 2mm } .h { border-radius: 10% 0 }
.i { float: footnote } .j { display: inline-block; overflow: hidden; box-shadow: 0 0 1mm red } .k { direction: rtl }
.l { position: relative; top: 1mm; display: flow-root } .m { columns: 2; border-image: linear-gradient(red, blue) 1 }
.n { visibility: hidden; background: red } .o { position: fixed; bottom: 0; width: 50%; background: lime }"""
BLOCKS = """<p class=a>{0}</p><p class=b>{0}</p><div class=c><p>{0}</p><p class=b>{0}</p></div><p class=d>{0}</p>
<table><tr><td>{0}<td class=a>{0}</table><p class=e>{0}</p><div class=f><p>{0}</p><p class=a>{0}</p></div>
<section class=g><p class=h>{0}<span class=i>{0}</span></p><p class=k>{0}<span class=j>{0}</span></p></section>
<div class=l><p class=d>{0}</p><p>{0}</p><table class=d><tr><td>{0}</table></div><div class=m><p>{0}</p><p>{0}</p></div>
<p class=n>{0}</p><p class=o>{0}</p>"""


def places(around: Around) -> Iterator[dict[str, Any]]:
    """Yield the numbers of every box of a document of several pages."""
    html = HTML(string=f"<style>{LENGTHS}</style>{BLOCKS.format('some words of a text ' * 4) * 2}")
    with around():
        document = html.render(font_config=kept_fonts())
    for page in document.pages:
        for box in page._page_box.descendants():
            plain = {name: value for name, value in vars(box).items() if isinstance(value, int | float | str)}
            plain |= {name: value for name, value in vars(box).items() if name.endswith("_radius")}
            background = getattr(box, "background", None)
            yield plain | {"painted": background and (background.color, len(background.layers)), "kind": type(box)}


@pytest.fixture(scope="module")
def alone() -> list[dict[str, Any]]:
    return list(places(nullcontext))


@pytest.mark.parametrize("around", [kept_lengths, kept_lines, kept_backdrops, plain_answers])
def test_boxes_are_what_and_where_weasyprint_makes_them(around: Around, alone: list[dict[str, Any]]) -> None:
    assert len(alone) > 500
    found = list(places(around))
    assert len(found) == len(alone)
    assert [(ours, theirs) for ours, theirs in zip(found, alone, strict=True) if ours != theirs] == []


def test_an_edition_uses_them(monkeypatch: pytest.MonkeyPatch) -> None:
    page = sheet(BLOCKS.format("نصّ قصير "), LENGTHS)
    ours = typesetting.typeset(page, Path("/")).data
    assert rules.INDEXES.size == 1
    for name in ("kept_layout", "plain_answers"):
        monkeypatch.setattr(typesetting, name, nullcontext)
    assert typesetting.typeset(page, Path("/")).data == ours
