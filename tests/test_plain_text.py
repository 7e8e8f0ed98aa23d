from mezanprint.preflight.readers.plain_text import paragraphs


def test_blocks_are_paragraphs_and_inline_elements_cut_no_word() -> None:
    html = "<body><h1>One <b>t</b>wo</h1><p>three<br>four</p><table><tr><td>five<td>six</table>"
    assert paragraphs(html) == ("One two", "three", "four", "five", "six")


def test_titles_styles_and_descriptions_are_no_text() -> None:
    html = "<head><title>t</title><style>p {}</style></head><p>a<svg><title>x</title><desc>y</desc></svg>&amp; b</p>"
    assert paragraphs(html) == ("a", "& b")


def test_headers_and_footers_are_no_text() -> None:
    html = "<style>p { x: y } .folio {\n  position: running(folio);\n}</style><p>a</p>"
    html += '<div class="note folio"><div>b</div> c</div><div>d</div>'
    assert paragraphs(html) == ("a", "d")
