"""Where in the HTML of a template a value may stand."""

from pathlib import Path

import pytest

from composing import BODY, faults
from mezanprint.templating.placement import Place, Scanner


def place(html: str) -> Place:
    scanner = Scanner()
    scanner.feed(html)
    return scanner.place()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", Place.TEXT),
        ("<p>", Place.TEXT),
        ("<p>a < b ", Place.TEXT),
        ('<p class="', Place.ATTRIBUTE),
        ("<p class='", Place.ATTRIBUTE),
        ('<p class="a" ', Place.TAG),
        ("<p", Place.TAG),
        ("<p class=", Place.UNQUOTED),
        ("<p class=a", Place.TAG),
        ('<p title="a > b" class="', Place.ATTRIBUTE),
        ("<p title='\"' class=", Place.UNQUOTED),
        ('<p onclick="', Place.EVENT),
        ('<p ONCLICK="', Place.EVENT),
        ('<p style="color: ', Place.STYLE_ATTRIBUTE),
        ("<style>", Place.STYLE),
        ("<style media='x'>p { ", Place.STYLE),
        ("<style></style>", Place.TEXT),
        ("<script>'<p>'", Place.SCRIPT),
        ("<script></SCRIPT >", Place.TEXT),
        ("<!-- <p ", Place.COMMENT),
        ("<!-- x --><p>", Place.TEXT),
        ("<br/>", Place.TEXT),
        ('<p class = "', Place.ATTRIBUTE),
    ],
)
def test_the_place_of_an_expression_is_known(html: str, expected: Place) -> None:
    assert place(html) is expected


def test_a_tag_may_be_cut_by_statements() -> None:
    scanner = Scanner()
    for data in ("<p", " class='a", " b'", ' id="x', '"><style>p {', "}</style><!-- <b>", " --><img title='"):
        scanner.feed(data)
    assert scanner.place() is Place.ATTRIBUTE


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("<p class={{ view.lang }}>", "`view.lang` stands in an attribute without quotes"),
        ("<p {{ view.lang }}>", "`view.lang` stands in a tag, outside an attribute"),
        (
            "<p{{ attrs(view.title) ~ view.lang }}>",
            "`attrs(view.title) ~ view.lang` stands in a tag, outside an attribute",
        ),
        ('<p style="color: {{ view.lang }}">', "`view.lang` stands in a `style` attribute"),
        ('<p onclick="{{ view.lang }}">', "`view.lang` stands in an event attribute"),
        ("<!-- {{ view.lang }} -->", "`view.lang` stands in a comment"),
    ],
)
def test_a_value_in_a_place_that_escaping_cannot_make_safe_is_refused(
    tmp_path: Path, template: str, message: str
) -> None:
    assert f"template-placement 4: {message}" in faults(tmp_path, template)


def test_attributes_of_a_text_may_stand_in_a_tag(tmp_path: Path) -> None:
    assert faults(tmp_path, BODY) == []


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ view.lang|safe }}", "`|safe` prints a value without escaping it"),
        ("{{ view.lang|tojson }}", "`|tojson` prints a value without escaping it"),
        ("{% autoescape false %}{% endautoescape %}", "`autoescape` cannot be changed"),
    ],
)
def test_escaping_cannot_be_switched_off(tmp_path: Path, template: str, message: str) -> None:
    assert faults(tmp_path, template) == [f"template-unescaped 4: {message}"]


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("<script>alert(1)</script>", "`<script>`"),
        ("<style>p { left: 0 }</style>", "`<style>`"),
        ('<p style="left: 0">', "`style=`"),
        ('<p onload="x">', "`onload=`"),
        ('<link rel="attachment" href="x">', "`<link>`"),
        ("<iframe></iframe>", "`<iframe>`"),
        ("<svg></svg>", "`<svg>`"),
        ('<base href="x">', "`<base>`"),
        ("<BODY ONLOAD=x>", "`onload=`"),
    ],
)
def test_elements_that_pages_do_not_have_are_refused_with_their_line(tmp_path: Path, template: str, what: str) -> None:
    assert faults(tmp_path, "\n" + template) == [f"template-element 5: {what} is not for pages"]
