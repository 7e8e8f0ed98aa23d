"""Tags and texts that are read whole: the same tokens, errors and tree as tinyhtml5 has, whatever the page."""

import random
from typing import Any
from xml.etree.ElementTree import tostring

import pytest
import tinyhtml5
from tinyhtml5 import parser
from tinyhtml5.tokenizer import HTMLTokenizer

from mezanprint.typesetting.weasyprint import html_tokens
from mezanprint.typesetting.weasyprint.html_tokens import plain_tokens

PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><title>عنوان <b>ليس وسمًا</b> &amp; آخر</title>
<style>p > a { content: "</p><p class='x'>" }</style><script>if (a < b && "<p>") {}</script></head>
<body class="a b" hidden>\t\x0c<P Class="One" CLASS="two">نصّ &lt; &quot;آخر&quot; &copy &nosuch; a & b</P>
<table><tr><td>1<td>2</tr>misplaced<tr></table><p>one<p>two<br/>three<BR></p></p>
<svg viewBox="0 0 1 1"><path d="M0 0" fill-rule="evenodd"/><g><text x='1'>s</text></g></svg>
<math><mi>x</mi></math><pre>
  kept</pre><textarea>
<p></textarea><!-- a <p> --><ul><li>a<li>b</ul><a href="x"><a href="y">nested</a><i><b>mis</i>nested</b>
<img alt="" src="a.png"  /><p data-x="1 < 2 > 3" data-y='q"q' data-z=bare data-e="a&amp;b" x/y=z =1>end</p/ ></p >
<0><?php ?></><select><option>a<option>b</select>\x00\r\n<p\n>\r</p\n></body></html>\n"""
PIECES = [
    *"<>/&\"'= \n\0a",
    "</",
    "<p",
    "<!--",
    "-->",
    "/>",
    "&amp",
    '="',
    "<style>",
    "</title>",
    "\r\n",
    "ق",
    "\ud7ff",
]
_PIECE = 10_240
"""Characters that tinyhtml5 reads at once."""


def read(page: str, tokens: type[HTMLTokenizer], monkeypatch: pytest.MonkeyPatch) -> tuple[Any, ...]:
    """Return tokens, errors and tree of a page."""
    seen: list[dict[str, Any]] = []

    class Noted(tokens):  # type: ignore[misc]
        def __iter__(self) -> Any:
            for token in super().__iter__():
                seen.append(dict(token))
                yield token

    monkeypatch.setattr(parser, "HTMLTokenizer", Noted)
    reader = parser.HTMLParser(namespace_html_elements=False)
    tree = reader.parse(page)
    return seen, reader.errors, tostring(tree)


def assert_same(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(page, html_tokens._Tokens, monkeypatch) == read(page, HTMLTokenizer, monkeypatch)


def test_a_page_of_all_kinds_of_markup_has_the_same_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same(PAGE, monkeypatch)
    monkeypatch.setattr(HTMLTokenizer, "tag_name_state", None)
    with pytest.raises(TypeError):
        read("x<p>one</p>", HTMLTokenizer, monkeypatch)
    assert b"one" in read('x<p class="a b">one</p>', html_tokens._Tokens, monkeypatch)[-1]  # without that state


def test_pages_that_are_cut_and_spoilt_have_the_same_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(70)  # the same pages in every run
    for _ in range(150):
        start, end = sorted(chance.choices(range(len(PAGE)), k=2))
        page = list(PAGE[start:end])
        for _ in range(chance.randrange(4)):
            page.insert(chance.randrange(len(page) + 1), chance.choice(PIECES))
        assert_same("".join(page), monkeypatch)


def test_what_lies_over_the_end_of_a_piece_is_one_token(monkeypatch: pytest.MonkeyPatch) -> None:
    markup = '<p class="a">one  \n two</p> \n <br/>&amp;three<!-- four --></b>'
    for before in range(_PIECE - len(markup), _PIECE + 1):
        assert_same("x" * before + markup * 2, monkeypatch)


def test_pages_are_parsed_so_inside_the_block_only() -> None:
    with plain_tokens():
        assert parser.HTMLTokenizer is html_tokens._Tokens
        assert tinyhtml5.parse("<p id='a'>b", namespace_html_elements=False).find(".//p").get("id") == "a"
    assert parser.HTMLTokenizer is HTMLTokenizer


def test_another_release_reads_as_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tinyhtml5, "__version__", "3.0")
    with plain_tokens():
        assert parser.HTMLTokenizer is HTMLTokenizer
