"""Pages with the same digest look the same: all that draws a page is in it, and nothing else of its file."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from mezanprint.finishing.looks import digest_pages


def pages(change: Callable[[Pdf], object] = bool) -> tuple[str, ...]:
    """Return the digests of two pages that share a form, one of which leads back to the other."""
    pdf = pikepdf.new()
    form = pdf.make_stream(b"0 0 5 5 re f", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=Dictionary())
    form.Resources.XObject = Dictionary(Own=form)
    for text in (b"/F Do", b"/F Do 1 0 0 RG"):
        page = pdf.add_blank_page(page_size=(100, 100))
        page.Contents = pdf.make_stream(text)
        page.Resources = Dictionary(XObject=Dictionary(F=form), Font=Dictionary())
    pdf.pages[0].Annots = pdf.make_indirect(Array([Dictionary(Subtype=Name.Link, P=pdf.pages[1].obj)]))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return digest_pages(out.getvalue())


def other_form(pdf: Pdf) -> None:
    pdf.pages[0].Resources.XObject.F.write(b"0 0 6 6 re f")


def font(pdf: Pdf) -> None:
    pdf.pages[1].Resources.Font.A = pdf.make_indirect(Dictionary(Type=Name.Font, FontFile=pdf.make_stream(b"glyphs")))


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda pdf: pdf.pages[1].Contents.write(b"/F Do 0 1 0 RG"), (True, False)),
        (lambda pdf: setattr(pdf.pages[1], "Rotate", 90), (True, False)),
        (other_form, (False, False)),
        (font, (True, False)),
        (lambda pdf: pdf.docinfo.update({"/Title": "other"}), (True, True)),
        (lambda pdf: pdf.pages.insert(0, pdf.pages[0]), (True, True)),
    ],
)
def test_what_is_drawn_counts_and_nothing_else(change: Callable[[Pdf], object], same: tuple[bool, bool]) -> None:
    before, after = pages(), pages(change)[-2:]
    assert tuple(a == b for a, b in zip(before, after, strict=True)) == same
    assert len(set(before)) == 2
