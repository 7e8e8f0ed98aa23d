from pathlib import Path

import pikepdf
import pytest

from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.preflight.inspection.examine import examine, stated_language
from mezanprint.preflight.inspection.facts import Facts
from mezanprint.preflight.inspection.fonts import fs_type, licence
from mezanprint.preflight.inspection.tags import tagged_text, walk
from mezanprint.preflight.readers import pdfium
from papers import encoded, encrypted, foreign, html, ours, plain


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Facts, tuple[Diagnostic, ...]]:
    return examine(foreign(tmp_path_factory.mktemp("pdf") / "odd.pdf"))


def pictured(file: Path) -> tuple[Facts, tuple[Diagnostic, ...]]:
    return examine(file, pdfium.images(file))


def codes(found: tuple[Diagnostic, ...]) -> set[str]:
    return {finding.code for finding in found}


def test_a_good_file_has_no_fault(tmp_path: Path) -> None:
    facts, found = examine(ours(tmp_path / "x.pdf"))
    assert found == ()
    assert facts.claims == ("PDF/A-3a", "PDF/UA-1")
    assert facts.language == facts.languages[0][0] == "ar"
    assert dict(facts.info)["Title"] == "ورقة"
    assert {"Document", "H1", "P"} <= {tag.role for tag in walk(facts.tags)}
    font = next(font for font in facts.fonts if font.name == "IBM-Plex-Sans-Arabic")
    assert (font.embedded, font.subset, font.unicode) == (True, True, True)
    assert font.licence == "installable"
    assert dict(facts.pages[0].boxes)["MediaBox"] == (0, 0, 283.46, 340.16)


@pytest.mark.provokes(
    "inspect-active", "inspect-figure", "inspect-font", "inspect-language", "inspect-link", "inspect-title"
)
def test_each_fault_of_a_bad_file_is_told(odd: tuple[Facts, tuple[Diagnostic, ...]]) -> None:
    assert codes(odd[1]) == {
        "inspect-font",
        "inspect-language",
        "inspect-title",
        "inspect-figure",
        "inspect-link",
        "inspect-active",
    }


@pytest.mark.provokes("inspect-untagged")
def test_a_file_without_tags_is_told(tmp_path: Path) -> None:
    assert "inspect-untagged" in codes(examine(plain(tmp_path / "x.pdf"))[1])


def test_what_is_in_a_foreign_file(odd: tuple[Facts, tuple[Diagnostic, ...]]) -> None:
    facts = odd[0]
    assert facts.claims == ("PDF/A-2u",)
    assert [(each.name, each.size) for each in facts.attachments] == [("notes.txt", 6)]
    assert [link.target for link in facts.links] == ["file:///etc/motd"]
    assert facts.pages[0].rotation == 90
    assert [(font.name, font.embedded) for font in facts.fonts] == [("Helvetica", False)]


def test_tags_that_run_in_circles_end(odd: tuple[Facts, tuple[Diagnostic, ...]]) -> None:
    assert [tag.role for tag in walk(odd[0].tags)] == ["P", "Figure"]
    assert tagged_text(odd[0].tags).split() == ["Hello", "there"]


@pytest.mark.provokes("inspect-resolution")
def test_coarse_pictures_are_told_with_their_resolution(tmp_path: Path) -> None:
    from PIL import Image

    Image.effect_noise((60, 60), 90).save(tmp_path / "grey.png")
    page = html(f"<h1>ا</h1><img src='{(tmp_path / 'grey.png').as_uri()}' alt='grey' style='width: 36pt'>")
    facts, found = pictured(encoded(tmp_path / "x.pdf", page))
    assert [(image.width, round(image.dpi)) for image in facts.images] == [(60, 120)]
    assert "inspect-resolution" not in codes(found)
    facts, found = pictured(encoded(tmp_path / "x.pdf", page.replace("36pt", "72pt")))
    assert [round(image.dpi) for image in facts.images] == [60]
    assert "inspect-resolution" in codes(found)


@pytest.mark.provokes("inspect-encrypted")
def test_a_file_with_a_password_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(Fault) as refused:
        examine(encrypted(tmp_path / "x.pdf", "secret"))
    assert [finding.code for finding in refused.value.diagnostics] == ["inspect-encrypted"]
    assert examine(encrypted(tmp_path / "y.pdf", ""))[0].encryption.startswith("256 bits")


@pytest.mark.parametrize("data", [b"", b"<html>", b"%PDF-1.7\n%%EOF"])
@pytest.mark.provokes("inspect-no-pdf")
def test_what_is_no_pdf_is_refused_without_the_folder_it_lies_in(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    with pytest.raises(Fault) as refused:
        examine(tmp_path / "x.pdf")
    (finding,) = refused.value.diagnostics
    assert finding.code == "inspect-no-pdf"
    assert str(tmp_path) not in finding.message
    assert any("web page" in hint for hint in finding.hints) == (data == b"<html>")


@pytest.mark.provokes("inspect-damaged")
def test_a_damaged_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = ours(tmp_path / "x.pdf").read_bytes()
    (tmp_path / "x.pdf").write_bytes(whole[: whole.rindex(b"xref")])
    facts, found = examine(tmp_path / "x.pdf")
    assert len(facts.pages) == 1
    assert "inspect-damaged" in codes(found)


def test_metadata_that_is_no_xml_is_told(tmp_path: Path) -> None:
    with pikepdf.open(ours(tmp_path / "x.pdf"), allow_overwriting_input=True) as pdf:
        pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta")
        pdf.save(tmp_path / "x.pdf", fix_metadata_version=False)
    assert any("the XMP packet can not be read" in finding.message for finding in examine(tmp_path / "x.pdf")[1])


def test_the_language_of_a_file_is_read_alone(tmp_path: Path) -> None:
    assert stated_language(ours(tmp_path / "x.pdf")) == "ar"
    (tmp_path / "x.pdf").write_bytes(b"nothing")
    assert stated_language(tmp_path / "x.pdf") == ""


@pytest.mark.parametrize(
    ("bits", "says"),
    [(None, ""), (0, "installable"), (2, "no embedding"), (4, "preview and print"), (0x108, "editing, no subsetting")],
)
def test_licence_bits_in_words(bits: int | None, says: str) -> None:
    assert licence(bits) == says


def test_licence_bits_of_what_is_no_font() -> None:
    assert fs_type(b"") is None
    assert fs_type(b"\0" * 40) is None
