"""Finishing: the file says what the house says, turns in the reading direction, and is the same every time."""

import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from mezanprint.finishing.finish import finish
from mezanprint.model.compositions import Composition, Metadata
from mezanprint.model.editions import Standard
from mezanprint.model.xmp import packet
from mezanprint.typesetting.typeset import typeset
from sheets import DAY, listed, sheet


def finished(composition: Composition, root: Path = Path("/")) -> bytes:
    return finish(typeset(composition, root).data, composition)


def opened(composition: Composition, root: Path = Path("/")) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(finished(composition, root)))


def test_the_same_composition_gives_the_same_bytes() -> None:
    composition = sheet("<h1>عنوان</h1><p>نص</p>")
    assert finished(composition) == finished(composition)


def test_facts_and_packet_say_the_same_of_one_day() -> None:
    pdf = opened(sheet("<p>نص</p>", title="مركز & <الميزان>"))
    facts = {key: str(value) for key, value in pdf.docinfo.items()}
    assert facts == {
        "/Title": "مركز & <الميزان>",
        "/Author": "Al Mezan",
        "/CreationDate": f"D:{DAY:%Y%m%d}",
        "/ModDate": f"D:{DAY:%Y%m%d}",
        "/Producer": "mezanprint",
    }
    text = pdf.Root.Metadata.read_bytes().decode()
    assert "مركز &amp; &lt;الميزان&gt;" in text
    assert "<pdfuaid:part>1</pdfuaid:part>" in text
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in text
    assert text.count(DAY.isoformat()) == 2


def test_the_packet_is_well_formed_whatever_the_facts_hold() -> None:
    metadata = Metadata("a & b < c", '"quoted" & more', "]]>", ("ar", "en"), DAY, rtl=True)
    ElementTree.fromstring(packet(metadata).split(b"?>", 1)[1].rsplit(b"<?xpacket", 1)[0])


def test_a_file_of_the_second_standard_says_so_in_its_packet_alone() -> None:
    pdf = opened(sheet("<h1>عن \u2066(OPT)\u2069</h1>", standard=Standard.UA_2))
    text = pdf.Root.Metadata.read_bytes().decode()
    assert pdf.pdf_version == "2.0"
    assert "/Info" not in pdf.trailer
    assert "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>" in text
    assert "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>" in text
    assert "conformance" not in text
    assert "pdfaExtension" not in text
    assert str(pdf.Root.Outlines.First.Title) == "عن (OPT)"


def test_the_file_says_what_its_colours_are() -> None:
    pdf = opened(sheet("<p>نص</p>"))
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_no_word_of_the_typesetter_is_left() -> None:
    data = finished(sheet("<p>نص</p>"))
    assert b"WeasyPrint" not in data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
    assert not any(b"WeasyPrint" in stream or b"pydyf" in stream for stream in streams)


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_viewers_show_the_title_and_are_told_no_direction_that_would_turn_the_lines_in_chrome(locale: str) -> None:
    pdf = opened(sheet("<p>x</p>", locale=locale))
    preferences = pdf.Root.ViewerPreferences
    assert preferences.DisplayDocTitle
    assert "/Direction" not in preferences


def test_pages_are_labelled_in_the_digits_of_the_reader() -> None:
    body = '<p>نص</p><p style="break-before: page">نص</p>'
    western, composition = sheet(body), sheet(body)
    arabic = replace(composition, metadata=replace(composition.metadata, digits="٠١٢٣٤٥٦٧٨٩"))
    plain, own = opened(western), opened(arabic)
    assert [str(page.label) for page in plain.pages] == ["1", "2"]
    assert [str(page.label) for page in own.pages] == ["١", "٢"]


def test_a_document_with_headings_opens_with_its_contents_beside_it() -> None:
    assert opened(sheet("<h1>عنوان</h1>")).Root.PageMode == "/UseOutlines"
    assert "/PageMode" not in opened(sheet("<p>نص</p>")).Root


def test_pictures_are_not_smoothed(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGBA", (9, 9), (1, 2, 3, 99)).save(tmp_path / "a.png")
    body = '<p><img src="a.png" alt="x"></p>'
    with opened(sheet(body, resources=listed(tmp_path, "a.png")), tmp_path) as pdf:
        images = [t for t in pdf.objects if isinstance(t, pikepdf.Stream) and t.get("/Subtype") == "/Image"]
        assert len(images) == 2
        assert not any(each.get("/Interpolate") for each in images)


def test_bookmarks_hold_no_direction_controls() -> None:
    with opened(sheet("<h1>عن \u2066(OPT)\u2069\u200f</h1>")).open_outline() as outline:
        assert [item.title for item in outline.root] == ["عن (OPT)"]


def test_a_small_sheet_is_a_small_file() -> None:
    assert len(finished(sheet("<h1>عنوان</h1><p>نص</p>"))) < 25_000
