"""HTML of which the texts alone are others is the tree that a parser makes of it, or is parsed."""

import gc
import weakref
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from mezanprint.project.files import Files
from mezanprint.typesetting.preview.markup import Markup
from mezanprint.typesetting.preview.session import Session
from mezanprint.typesetting.preview.whole import Whole, lay_out_whole
from mezanprint.typesetting.typeset import picture_gate
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.weasy import HTML
from sheets import sheet

NOWHERE = Path("/")
FETCHER = ProjectFetcher(Files(NOWHERE), (), picture_gate(72))
SHELL = (
    '<!DOCTYPE html><html lang="ar"><head><title>{}</title><style>p {{ margin: 0 }}</style></head>'
    "<body>{}</body></html>"
)
BODIES = (
    '<p data-key="d:a">{}</p><p>نص<br>{}<b>x</b> {}</p>',
    '<ul><li>{}</li></ul><img alt="" src="a.png">{}<svg viewBox="0 0 9 9"><path d="M0 0"/><text>{}</text></svg>',
    "<table><tbody><tr><td>{}</td></tr></tbody></table>{}<ruby>{}<rt>rt</rt></ruby>",
    # What a parser reads otherwise than it is written.
    "<table>{}<tbody><tr><td>{}</td></tr></tbody></table>{}",
    "<p>{}<p>{}<div>{}</div>",
    "<pre>{}</pre><textarea>{}</textarea><style>{}</style>",
    '<p title="a > b">{}</p><!-- {} --><i>{}</i>',
    "<select><option>{}</option>{}</select><template>{}</template>",
    "<b><p>{}</b>{}</p>{}",
)
TEXTS = ("كلمة", "one &amp; two", " نص ", "a b", "&#34;c&#39; &lt;b&gt;", "😀 ط‍ي")
ODD = (
    "",
    " ",
    "\n",
    "a\rb",
    "\nb",
    "&copy; &notit; &#x80; &amp",
    "a\x00b",
    "a\x0cb",
    "<b>b</b>",
    "b > c",
    "<",
    "\x85b",
)


def tree(element: Element) -> list[tuple[object, ...]]:
    return [(each.tag, each.attrib, each.text, each.tail, len(each)) for each in element.iter()]


def page(body: str, *texts: str) -> str:
    return SHELL.format(texts[0], body.format(*texts))


def reads(before: str, after: str) -> bool:
    """Tell whether HTML is known from other HTML without a parser, after it was compared with what a parser says."""
    markup = Markup.parsed(before, FETCHER).with_texts(after)
    parsed = tree(HTML(string=after, url_fetcher=FETCHER).etree_element)
    assert markup is None or tree(markup._page.etree_element) == parsed
    for more in ("كلمة", "w"):  # what was not parsed is as good as what was
        longer = after.replace(more, more * 2)
        further = markup and markup.with_texts(longer)
        if further:
            assert tree(further._page.etree_element) == tree(HTML(string=longer, url_fetcher=FETCHER).etree_element)
    return markup is not None


@pytest.mark.parametrize("body", BODIES)
def test_a_tree_with_other_texts_is_the_tree_of_a_parser(body: str) -> None:
    known = [
        reads(page(body, before, "w", before), page(body, after, "w", after))
        for before in (*TEXTS[:2], *ODD)
        for after in (*TEXTS, *ODD)
        if before != after
    ]
    assert sum(known) >= (10 if BODIES.index(body) < 3 else 0)
    assert not all(known)


def test_other_tags_are_parsed() -> None:
    body = '<p class="a">{} <b>x</b> {}{}</p>'
    for old, new in (("<b>", "<i>"), ('"a"', '"b"'), ("<b>x</b>", "x"), ("x</b>", "x</b><br>")):
        assert not reads(page(body, "a", "b", "c"), page(body, "a", "b", "c").replace(old, new))


CSS = """
@page { @top-center { content: string(head) } }
@counter-style stars { system: cyclic; symbols: '*'; suffix: ' ' }
p:empty { height: 20mm; background: #060 } p:not(:empty)::before { content: counter(n, arabic-indic) " " }
p { counter-increment: n; color: var(--tone, #600) } p:nth-child(3) { color: #006 }
[data-key="d:b"] { font-size: var(--nothing) ; letter-spacing: var(--tone) }
h2 { string-set: head content(); --tone: 2mm } h2 + p { text-indent: 5mm } .wide { width: 50vw }
a::after { content: target-counter(attr(href), page) target-text(attr(href)) }
li { list-style: stars inside }
"""
BODY = (
    '<h2 id="a" data-key="d:a">{}</h2><p data-key="d:b">{}</p><p class="wide" style="margin: 2mm">{}</p>'
    "<ol><li><a href='#a'>a</a></li></ol>"
)


def same(one: Whole, other: Whole) -> None:
    assert (one.looks, one.layout, one.diagnostics) == (other.looks, other.layout, other.diagnostics)


@pytest.mark.parametrize("css", [CSS, CSS + "p { color: nocolour }", CSS.replace("letter-spacing", "--other")])
def test_each_settling_shows_and_tells_what_a_first_layout_does(css: str) -> None:
    texts = [("عنوان", "نص", "نص"), ("عنوان آخر", "نص", "نص أطول"), ("عنوان", "", "نص"), ("عنوان", "نص", "نص")]
    before = None
    for words in texts:
        composition = sheet(BODY.format(*words), css)
        before = lay_out_whole(composition, NOWHERE, before)
        same(before, lay_out_whole(composition, NOWHERE))
    other = sheet(BODY.format(*texts[0]), css + "p { color: #066 }")
    same(lay_out_whole(other, NOWHERE, before), lay_out_whole(other, NOWHERE))


def test_styles_of_a_text_that_is_typed_are_not_matched_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(NOWHERE)
    css = "p:nth-child(2) { color: #060 }"
    session.open(sheet(BODY.format("a", "b", "c"), css))
    for module, name in (("markup", "HTML"), ("preview_cascade", "_get_all_computed_styles")):
        monkeypatch.setattr(f"mezanprint.typesetting.preview.{module}.{name}", None)
    settled = [session.settle(sheet(BODY.format("a", words, "c"), css)).changed for words in ("d", "d e", "d e")]
    assert settled == [(1,), (1,), ()]
    assert not session.preview(sheet(BODY.format("a", "f", "c"), css), 1, 72).is_whole


def test_what_is_known_of_style_sheets_holds_no_layout() -> None:
    whole = lay_out_whole(sheet(BODY.format("a", "b", "c"), CSS), NOWHERE)
    cascades, page = whole.cascades, [weakref.ref(whole.source.roots[0]), weakref.ref(whole.html.etree_element)]
    held = lay_out_whole(sheet(BODY.format("a", "d", "c"), CSS), NOWHERE, whole)
    del whole
    gc.collect()
    assert held.cascades is cascades
    assert [each() for each in page] == [None, None]
