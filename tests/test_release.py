"""The release check finds each planted fault for its own reason, and lets a clean PDF pass."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from mezanprint.finishing.document.save import saved
from mezanprint.finishing.finish import finish
from mezanprint.model.compositions import Composition
from mezanprint.preflight.readers.words import read_file
from mezanprint.preflight.release import check_release
from mezanprint.preflight.visible import check_visible
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

BODY = """<h1>عنوان</h1><p>نص <a href="https://mezan.example/a?b=1&amp;c=2">رابط</a> <a href="#e">إلى الآخر</a></p>
<p id="e">x</p>"""


@pytest.fixture(scope="module")
def composition() -> Composition:
    return sheet(BODY)


@pytest.fixture(scope="module")
def clean(composition: Composition) -> bytes:
    return finish(typeset(composition, Path("/")).data, composition)


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        for page in pdf.pages:
            page.contents_coalesce()
        return saved(pdf)


def codes(data: bytes, composition: Composition) -> set[str]:
    return {found.code for found in check_release(data, composition)}


def test_a_clean_pdf_passes(clean: bytes, composition: Composition) -> None:
    assert check_release(clean, composition) == ()


@pytest.mark.parametrize("damage", ["cut", "twice", "after", "noise", "head"])
@pytest.mark.provokes("release-damaged")
def test_a_file_that_is_not_whole_is_refused(damage: str, clean: bytes, composition: Composition) -> None:
    data = {
        "cut": clean[: len(clean) // 2],
        "twice": clean + clean,
        "after": clean + b"PK\x03\x04",
        "noise": b"%PDF-1.7\n" + bytes(500) + b"\n%%EOF",
        "head": b"x" + clean,
    }[damage]
    assert codes(data, composition) == {"release-damaged"}


def _action(pdf: pikepdf.Pdf, kind: str) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    link.A = Dictionary(Type=Name.Action, S=Name(kind), URI=String("https://mezan.example/a?b=1&c=2"))
    pdf.pages[0].Annots.append(pdf.make_indirect(link))


def _uri(pdf: pikepdf.Pdf, address: str, size: float = 9) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, size, size]))
    link.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(address))
    pdf.pages[0].Annots.append(pdf.make_indirect(link))


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["secret.txt"] = b"secret"


def _outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].title = "\u202eعنوان"


def _info(key: str, value: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[key] = value

    return change


def _xmp_date(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"2026-11-22", b"2026-11-22T10:00:00Z", 1))


def _note(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots.append(
        pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9])))
    )


def _off_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"q 1 0 0 1 -2000 0 cm", prepend=True)
    pdf.pages[0].contents_add(b"Q")


def _loose_font(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Font["/F9"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def _open(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert(1)"))


def _packet_of_a_font(pdf: pikepdf.Pdf) -> None:
    font = next(t for t in pdf.objects if isinstance(t, pikepdf.Stream) and "/Length1" in t)
    font.Metadata = pdf.make_stream(b"x")


def _other_picture(pdf: pikepdf.Pdf) -> None:
    size = {"Width": 1, "Height": 1, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
    picture = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, **size)
    picture.write(b"x", filter=Name.JPXDecode)
    pdf.pages[0].Resources.XObject["/i9"] = picture


FAULTS: dict[str, tuple[str, Callable[[pikepdf.Pdf], None]]] = {
    "javascript": ("release-active", _open),
    "launch": ("release-active", lambda pdf: _action(pdf, "/Launch")),
    "submit": ("release-active", lambda pdf: _action(pdf, "/SubmitForm")),
    "attachment": ("release-attachment", _attach),
    "form": ("release-active", lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=Array([])))),
    "file link": ("release-link", lambda pdf: _uri(pdf, "file:///x/a.html")),
    "javascript link": ("release-link", lambda pdf: _uri(pdf, "javascript:alert(1)")),
    "plain http": ("release-link", lambda pdf: _uri(pdf, "http://mezan.example/")),
    "unknown link": ("release-link", lambda pdf: _uri(pdf, "https://tracker.example/?id=7")),
    "huge link": ("release-link", lambda pdf: _uri(pdf, "https://mezan.example/a?b=1&c=2", 900)),
    "note": ("release-link", _note),
    "other title": ("release-metadata", _info("/Title", "عنوان آخر")),
    "keywords": ("release-metadata", _info("/Keywords", "draft 3")),
    "time of the build": ("release-date", _info("/ModDate", "D:20261123101112Z")),
    "time in the packet": ("release-metadata", _xmp_date),
    "home folder": ("release-trace", _info("/Producer", f"mezanprint {Path.home()}/x")),
    "file address": ("release-trace", _info("/Producer", "file:///x")),
    "relative link": ("release-trace", lambda pdf: _uri(pdf, "https://project.invalid/other.html")),
    "layers": ("release-active", lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary(OCGs=Array([])))),
    "notes of an editor": ("release-metadata", lambda pdf: setattr(pdf.pages[0].obj, "PieceInfo", Dictionary())),
    "thumbnail": ("release-metadata", lambda pdf: setattr(pdf.pages[0].obj, "Thumb", pdf.make_stream(b""))),
    "packet of a page": ("release-metadata", lambda pdf: setattr(pdf.pages[0].obj, "Metadata", pdf.make_stream(b"x"))),
    "packet of a font": ("release-metadata", _packet_of_a_font),
    "picture of another kind": ("release-picture", _other_picture),
    "bidi control": ("release-bidi-control", _outline),
    "text beside the paper": ("release-off-page", _off_page),
    "font not embedded": ("release-font", _loose_font),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.provokes(
    "release-active",
    "release-bidi-control",
    "release-date",
    "release-font",
    "release-link",
    "release-metadata",
    "release-off-page",
    "release-trace",
)
def test_a_planted_fault_is_found(name: str, clean: bytes, composition: Composition) -> None:
    code, change = FAULTS[name]
    assert code in codes(changed(clean, change), composition)


def _again(before: bytes, after: bytes = b"") -> Callable[[pikepdf.Pdf], None]:
    """Set the first line of the page a second time, far below, in the state of ``before``."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.ExtGState = Dictionary(Gone=Dictionary(ca=0))
        found: list[Any] = []
        for each in pikepdf.parse_content_stream(page):
            if str(each.operator) == "BT" or (
                found and str(each.operator) not in ("rg", "RG", "scn", "SCN", "cs", "CS")
            ):
                found.append(each)
            if str(each.operator) == "ET":
                break
        line = pikepdf.unparse_content_stream(found)
        page.contents_add(b"q 1 0 0 1 0 200 cm q " + before + b"\n" + line + b"\nQ " + after + b" Q")

    return change


HIDDEN = {
    "not painted": (b"3 Tr", b""),
    "painted in the colour of the paper": (b"1 1 1 rg", b""),
    "transparent": (b"/Gone gs", b""),
    "clipped away": (b"0 0 1 1 re W n", b""),
    "covered": (b"", b"1 1 1 rg 0 0 900 900 re f"),
    "too small to see": (b"0.02 0 0 0.02 90 0 cm", b""),
}


@pytest.mark.parametrize("way", HIDDEN)
@pytest.mark.provokes("release-hidden")
def test_words_that_nobody_sees_are_found(way: str, clean: bytes, composition: Composition) -> None:
    assert "release-hidden" in codes(changed(clean, _again(*HIDDEN[way])), composition)


@pytest.mark.parametrize("before", [b"", b"0.9 g", b"1 0.98 0.6 rg"])
def test_words_that_are_pale_are_seen(before: bytes, clean: bytes, composition: Composition) -> None:
    assert "release-hidden" not in codes(changed(clean, _again(before)), composition)


@pytest.mark.parametrize("fact", ["getpass.getuser", "socket.gethostname"])
def test_names_of_the_machine_are_found(
    fact: str, clean: bytes, composition: Composition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fact, lambda: "witness-desk")
    assert codes(changed(clean, _info("/Producer", "made on witness-desk")), composition) == {"release-trace"}


@pytest.mark.parametrize(
    "extra",
    [b"\xff\xe1\x00\x08Exif\0\0", b"\xff\xfe\x00\x05abc", b"\xff\xed\x00\x06Phot", b"\xff\xe2\x00\x05ICC"],
)
@pytest.mark.provokes("release-picture")
def test_a_picture_with_more_than_pixels_is_found(extra: bytes, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (50, 50), (9, 99, 9)).save(tmp_path / "a.jpg")
    composition = sheet('<p><img src="a.jpg" alt="x"></p>', resources=listed(tmp_path, "a.jpg"))
    clean = finish(typeset(composition, tmp_path).data, composition)
    assert check_release(clean, composition) == ()

    def plant(pdf: pikepdf.Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == "/DCTDecode":
                raw = thing.read_raw_bytes()
                thing.write(raw[:2] + extra + raw[2:], filter=Name.DCTDecode)

    assert codes(changed(clean, plant), composition) == {"release-picture"}

    def append(pdf: pikepdf.Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == "/DCTDecode":
                thing.write(thing.read_raw_bytes() + extra, filter=Name.DCTDecode)

    assert codes(changed(clean, append), composition) == {"release-picture"}


def test_a_picture_in_two_wrappings_is_looked_at_too(clean: bytes, composition: Composition) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
        jpeg = b"\xff\xd8\xff\xe1\x00\x08Exif\0\0\xff\xd9"
        picture.write(zlib.compress(jpeg), filter=Array([Name.FlateDecode, Name.DCTDecode]))
        pdf.pages[0].Resources.XObject["/i9"] = picture

    assert "release-picture" in codes(changed(clean, plant), composition)


def test_a_remark_between_objects_is_found(clean: bytes, composition: Composition) -> None:
    assert codes(clean.replace(b"startxref", b"% made by me\nstartxref"), composition) == {"release-damaged"}


def test_links_the_content_writes_in_another_way_are_the_same_links() -> None:
    body = '<p><a href="https://mezan.example/ورقة">x</a> <a href="mailto:press@mezan.example">y</a></p>'
    composition = sheet(body)
    assert check_release(finish(typeset(composition, Path("/")).data, composition), composition) == ()


@pytest.mark.parametrize("sign", ["-", "–"])
@pytest.mark.parametrize("width", [9, 12])
def test_a_sign_at_the_end_of_a_line_is_seen_where_it_is_drawn(sign: str, width: int) -> None:
    times = f'<span dir="ltr">8:30</span>\u200b{sign}\u200b<span dir="ltr">16:30</span>'
    css = f"table {{ table-layout: fixed; width: {width}mm }}"
    pdf = typeset(sheet(f"<table><tr><td>{times}</td></tr></table><p>نص عربي هنا</p>", css), Path("/")).data
    assert check_visible(pdf) == ()


def test_dashes_of_a_light_face_that_fall_between_two_rows_of_pixels_are_seen() -> None:
    css = "p { font: 100 6pt/1.13 'IBM Plex Sans'; color: #555 }"
    composition = sheet("<p>a – b</p>" * 16, css, locale="en")
    pdf = finish(typeset(composition, Path("/")).data, composition)
    assert check_visible(pdf) == ()


@pytest.fixture(scope="module")
def half_hidden() -> bytes:
    """Words whose first letter, whose last letters, and all of whose letters are as white as the paper."""
    body = """<p><i>W</i>illow a<i>lder</i> <i>poplar</i></p><p style="margin-left: -40mm">beech</p>"""
    return typeset(sheet(body, "i { color: white }", locale="en"), Path("/")).data


def test_a_word_is_seen_if_any_of_it_is(half_hidden: bytes) -> None:
    assert [str(found.message) for found in check_visible(half_hidden)] == [
        "page 1: `beech` stands outside the paper",
        "page 1: `poplar` is in the PDF and not to be seen",
    ]


def test_a_file_that_was_looked_at_says_what_it_says(half_hidden: bytes) -> None:
    """To look for hidden words, the pages lose their text: not for whoever asks next."""
    told = read_file(half_hidden)
    found = check_visible(half_hidden)
    assert check_visible(half_hidden) == found != ()
    read_file.cache_clear()
    assert read_file(half_hidden) == told
    assert "poplar" in told
