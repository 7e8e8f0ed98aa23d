"""The finished page looked over."""

from dataclasses import replace
from pathlib import Path

import pytest

from composing import BODY, SPAN, composed, document, section, text
from mezanprint.model.compositions import BASE_URL
from mezanprint.model.diagnostics import Severity
from mezanprint.model.documents import Record
from mezanprint.templating.page import check_page, label_headings

PATH = "templates/leaf/document.html.jinja"
START = '<html lang="ar" dir="rtl"><h1>t</h1>'


def found(html: str) -> list[str]:
    return [f"{d.code}: {d.message}" for d in check_page(html, PATH)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<html lang="ar"><h1>t</h1>', "template-language: `<html>` says no language or direction"),
        (START + f'<img src="{BASE_URL}x.png">', "template-alt: a picture has no `alt`"),
        (START + '<img alt="" src="x.png">', "template-address: a picture comes from `x.png`"),
        (START + '<a href="http://example.org">x</a>', "template-address: a link leads to `http://example.org`"),
        (START + "<a href='javascript:alert(1)'>x</a>", "template-address: a link leads to `javascript:alert(1)`"),
        (START + "<a href=x.html>x</a>", "template-address: a link leads to `x.html`"),
        (START + "<h3>x</h3>", "template-heading: `<h3>` follows `<h1>`"),
        ('<html lang="ar" dir="rtl"><h2>t</h2>', "template-heading: the first heading is `<h2>`"),
        (START + "<table><tr><td>x</table></table>", "template-table: a table has no head"),
        (START + '<p id="a"></p><b id="a"></b>', 'template-id: `id="a"` stands twice'),
        (START + '<a href="#x"> · </a>', "template-link: a link has no words"),
        (START + f'<a href="#x"><img src="{BASE_URL}x.png" alt=""></a>', "template-link: a link has no words"),
    ],
)
def test_what_a_reader_s_software_would_miss_is_told(html: str, expected: str) -> None:
    assert found(html) == [expected]


def test_a_finding_says_near_which_text_it_is() -> None:
    assert found(START + '<p data-key="leaf:body">x</p><img alt="" src="y">') == [
        "template-address: a picture comes from `y`, at or after `leaf:body`"
    ]


@pytest.mark.parametrize(
    "html",
    [
        START + "<h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3><h4>e</h4><h1>f</h1>",
        START + "<table><tr><th>a<td>b</table>",
        START + "<table><tr><th>a<td><table><tr><th>x</table></table>",
        START + '<a href="#note-1">1</a><a href="mailto:a@b.org">m</a><a href="https://x.org">h</a><a id="n">a</a>',
        START + f'<img src="{BASE_URL}x.png" alt="">',
        START + f'<a href="#x"><img src="{BASE_URL}x.png" alt="a"></a><a id="y"></a><a href="#x"><b>1</b></a>',
        START + '<p title="<h5> & <img>">x</p><style>a > h6 {}</style>',
    ],
)
def test_a_sound_page_is_silent(html: str) -> None:
    assert found(html) == []


def test_a_table_without_head_in_a_table_with_one_is_told() -> None:
    assert found(START + "<table><tr><th>a<td><table><tr><td>x</table></table>") == [
        "template-table: a table has no head"
    ]


def test_a_finding_stands_at_the_line_of_the_template_that_wrote_the_tag(tmp_path: Path) -> None:
    body = "<p>x</p>\n\n<h4>{{ view.date|date(view) }}</h4>\n{% if true %}\n<table>\n<tr><td>y</table>\n{% endif %}\n"
    body += "<p>\n <a href='#e'></a></p>"
    page, found = composed(tmp_path, body, replace(document(), fields=Record((), SPAN)))
    assert [(told.code, str(told.span and told.span.path), told.span and told.span.line) for told in found] == [
        ("template-heading", PATH, 6),
        ("template-table", PATH, 8),
        ("template-link", PATH, 12),
    ]
    assert not any("\ufdd0" <= character <= "\ufdef" for character in page.html)


def test_a_heading_has_a_label_of_plain_words_in_its_own_language() -> None:
    words = {("leaf:t", ""): 'ن "5"', ("leaf:t", "en"): "A & B"}
    html = (
        '<h2 class="x" data-key="leaf:t">N</h2><h3 data-key="leaf:t" data-locale="en" lang="en" dir="ltr">A</h3>'
        '<p data-key="leaf:t">p</p>'
    )
    assert label_headings(html, lambda name, language: words[name, language]) == (
        '<h2 class="x" data-label="ن &#34;5&#34;" data-key="leaf:t">N</h2>'
        '<h3 data-label="A &amp; B" data-key="leaf:t" data-locale="en" lang="en" dir="ltr">A</h3>'
        '<p data-key="leaf:t">p</p>'
    )


def test_a_text_of_the_document_that_is_on_no_page_is_told(tmp_path: Path) -> None:
    given = replace(document(), sections=(section("منسي"),))
    (diagnostic,) = composed(tmp_path, BODY, given)[1]
    assert (diagnostic.code, diagnostic.severity) == ("template-unprinted", Severity.WARNING)
    assert diagnostic.message == "`leaf:sections.one.title` is printed nowhere"
    assert diagnostic.key == "sections.one.title"


def test_a_text_whose_element_does_not_name_it_is_told(tmp_path: Path) -> None:
    (diagnostic,) = composed(tmp_path, "<p>{{ view.fields.body|inline }}</p>")[1]
    assert (diagnostic.code, diagnostic.message) == ("template-key", "no element carries `attrs(...)` of `leaf:body`")


def test_words_of_an_attribute_need_no_element_of_their_own(tmp_path: Path) -> None:
    assert composed(tmp_path, '<p title="{{ view.fields.body|plain }}">x</p>', document(text("نص").value))[1] == ()
