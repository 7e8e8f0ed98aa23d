"""What our own reading finds painted on a page, container by container."""

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from mezanprint.preflight.press.painted import Painted, Sort
from mezanprint.preflight.press.reader.pages import read_pages

FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=65, Widths=Array([600, 700]))


def read(content: str, **resources: Any) -> tuple[Painted, ...]:
    """Return what a page of 200 by 200 pt with this content paints."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        page.Contents = pdf.make_stream(content.encode())
        page.Resources = Dictionary(Font=Dictionary(F=FONT), **resources)
        (painted,) = read_pages(pdf)
        return painted()


def test_a_text_carries_its_font_and_the_codes_that_are_shown() -> None:
    (text,) = read("BT /F 10 Tf 20 20 Td [(AB) -50 (A)] TJ ET")
    assert text.codes == b"ABA"
    assert text.font.BaseFont == "/Helvetica"


def test_a_text_that_paints_nothing_is_kept_apart() -> None:
    (text,) = read("BT 3 Tr /F 10 Tf 20 20 Td (AB) Tj ET")
    assert (text.sort, text.mode, text.shows) == (Sort.HIDDEN, 3, False)
