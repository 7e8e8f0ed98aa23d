"""The one reader of PDF: maps of letters, fonts, layers, and what pages have from the nodes above them."""

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from mezanprint.pdf.fonts import Meanings, is_embedded
from mezanprint.pdf.layers import is_off, layers_off
from mezanprint.pdf.page_boxes import page_box
from mezanprint.pdf.structure import read_structure
from mezanprint.pdf.to_unicode import read_own_to_unicode, read_to_unicode, write_to_unicode

TEXTS = {3: "لا", 0x41: "A", 0x1F00: "\U0001f54c"}


def test_a_map_of_letters_is_read_as_it_was_written() -> None:
    assert read_to_unicode(write_to_unicode(TEXTS)) == read_own_to_unicode(write_to_unicode(TEXTS)) == TEXTS


@pytest.mark.parametrize(
    ("ours", "other"),
    [(b"<0041> <0041>", b"<0041>  <0041>"), (b"<0003> <06440627>", b"<0003> <06440627> <0004> <0041>"), (b"def", b"%")],
)
def test_a_map_that_differs_by_a_byte_from_ours_is_not_taken_for_one(ours: bytes, other: bytes) -> None:
    written = write_to_unicode(TEXTS)
    assert ours in written
    with pytest.raises(ValueError, match="another form"):
        read_own_to_unicode(written.replace(ours, other, 1))


def test_a_map_of_others_may_have_ranges_and_is_not_ours() -> None:
    ranges = b"2 beginbfrange <0010> <0012> <00480041> <20> <21> [<0041> <0627>] endbfrange"
    assert read_to_unicode(ranges) == {16: "HA", 17: "HB", 18: "HC", 32: "A", 33: "ا"}
    with pytest.raises(ValueError, match="another form"):
        read_own_to_unicode(ranges)


def test_half_a_code_at_the_end_of_a_text_says_nothing() -> None:
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(write_to_unicode(TEXTS))
        meanings = Meanings(Dictionary(Type=Name.Font, Subtype=Name.Type0, ToUnicode=stream))
    assert meanings.text(b"\x00\x41\x00\x03\x00") == "Aلا"
    assert meanings.text(b"\x00\x42") == "\ufffd"


def test_a_font_is_in_the_file_wherever_its_program_hangs() -> None:
    with pikepdf.new() as pdf:
        held = Dictionary(FontDescriptor=Dictionary(FontFile3=pdf.make_stream(b"glyphs")), Subtype=Name.CIDFontType0)
        bare = Dictionary(FontDescriptor=Dictionary(), Subtype=Name.CIDFontType0)
        whole, hollow = (Dictionary(Subtype=Name.Type0, DescendantFonts=Array([below])) for below in (held, bare))
        assert [is_embedded(font) for font in (held, whole)] == [True, True]
        assert [is_embedded(font) for font in (bare, hollow, Dictionary(Subtype=Name.Type1))] == [False] * 3
        assert is_embedded(Dictionary(Subtype=Name.Type3))


def test_layers_are_off_by_event_and_by_conditions_of_any_depth() -> None:
    with pikepdf.new() as pdf:
        shown, hidden, screen = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("a", "b", "c"))
        screen.Usage = Dictionary(Print=Dictionary(PrintState=Name.OFF), View=Dictionary(ViewState=Name.ON))
        applied = [Dictionary(Event=event, OCGs=Array([shown, hidden, screen])) for event in (Name.Print, Name.View)]
        settings = Dictionary(OFF=Array([hidden]), AS=Array(applied))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden, screen]), D=settings)
        off = layers_off(pdf)
        assert off == {hidden.objgen, screen.objgen}
        assert layers_off(pdf, "View") == {hidden.objgen}

        def condition(**entries: Any) -> bool:
            return is_off(Dictionary(Type=Name.OCMD, **entries), off)

        assert not condition(VE=Array([Name.Not, hidden]))
        assert condition(VE=Array([Name.And, shown, Array([Name.Not, shown])]))
        assert condition(OCGs=Array([shown, hidden]), P=Name.AllOn)
        assert not condition(OCGs=Array([shown, hidden]))
        assert not condition()


def test_pages_have_boxes_and_fonts_from_the_nodes_above_them() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 100))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, ToUnicode=pdf.make_stream(write_to_unicode({0x41: "ب"})))
        page.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC BT /F 9 Tf (A) Tj ET EMC")
        del page.obj["/MediaBox"], page.obj["/Resources"]
        pdf.Root.Pages.MediaBox = Array([200, 100, 0, 0])
        pdf.Root.Pages.Resources = Dictionary(Font=Dictionary(F=font))
        paragraph = Dictionary(S=Name.P, Pg=page.obj, K=0)
        pdf.Root.StructTreeRoot = Dictionary(K=pdf.make_indirect(paragraph))
        assert page_box(page, "/TrimBox") == (0, 0, 200, 100)
        assert [(tag.role, tag.text) for tag in read_structure(pdf)] == [("P", "ب")]


def test_what_stands_for_an_element_is_read_in_the_place_of_what_is_in_it() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        inner = pdf.make_indirect(Dictionary(S=Name.Span, ActualText="word"))
        outer = Dictionary(S=Name.P, K=Array([inner, Dictionary(S=Name.Figure, Alt="a boat", Lang="en")]), Lang="ar")
        pdf.Root.StructTreeRoot = Dictionary(K=outer)
        (tag,) = read_structure(pdf)
    assert [(each.role, each.language, each.text) for each in tag.walk()] == [
        ("P", "ar", "word"), ("Span", "ar", "word"), ("Figure", "en", "")]  # fmt: skip
    assert [(each.role, each.text) for each in tag.read_aloud.walk()] == [
        ("P", "worda boat"), ("Span", "word"), ("Figure", "a boat")]  # fmt: skip
