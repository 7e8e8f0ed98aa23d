"""What somebody hides in a finished PDF is seen, wherever it is put and whoever wrote the file last.

Each plant is put into a file that passes. Most are then saved in the form of the house, so that the form gives nothing
away; those on bytes are as other programs leave them.
"""

import io
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from mezanprint.finishing.document.save import saved
from mezanprint.finishing.finish import finish
from mezanprint.model.compositions import Composition
from mezanprint.model.editions import Profile
from mezanprint.pdf.to_unicode import read_own_to_unicode, write_to_unicode
from mezanprint.preflight.goods.glyphs import check_program
from mezanprint.preflight.goods.streams import Hidden
from mezanprint.preflight.release import check_release
from mezanprint.typesetting.typeset import typeset
from papers import printed
from sheets import DAY, listed, sheet

SECRET = "written by Layla, 14 May"
BODY = """<h1 id="head">Balance and justice</h1><p>Words of <b>one</b> page <a href="https://mezan.example/a">out</a>
<a href="#head">to the head</a></p><ul><li>first</li></ul><h2>عنوان ثانٍ</h2><p lang="ar" dir="rtl">نص عربي من كلمات</p>
<table><tr><th>year</th></tr><tr><td>2026</td></tr></table>
<p><img src="a.jpg" alt="a field" style="width:9mm"> <img src="b.png" alt="a wall" style="width:9mm">
<img src="c.png" alt="a door" style="width:9mm"></p>
<p style="background: linear-gradient(red, blue); opacity: .5">shade</p>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plants")
    Image.effect_noise((40, 30), 40).convert("RGB").save(folder / "a.jpg")
    Image.new("RGBA", (20, 20), (9, 90, 9, 120)).save(folder / "b.png")
    Image.new("L", (20, 20), 90).save(folder / "c.png")
    (folder / "facts.csv").write_text("a,b\n1,2\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def composition(folder: Path) -> Composition:
    resources = listed(folder, "a.jpg", "b.png", "c.png", "facts.csv")
    made = sheet(BODY, locale="en", title="Balance", resources=resources)
    return replace(made, attachments=("facts.csv",))


@pytest.fixture(scope="module")
def clean(composition: Composition, folder: Path) -> bytes:
    return finish(typeset(composition, folder).data, composition)


@pytest.fixture(scope="module")
def pressed(composition: Composition, folder: Path) -> tuple[bytes, Composition]:
    profile = Profile("press", bleed=3, slug=12, marks=("crop", "slug"), colour="cmyk")
    css = "@page { size: 100mm 140mm; margin: 10mm; bleed: 3mm }"
    made = sheet(BODY, css, locale="en", title="Balance", resources=composition.resources)
    made = replace(made, edition=replace(made.edition, profile=profile))
    return printed(made, folder), made


def test_what_nothing_was_put_into_passes(
    clean: bytes, composition: Composition, pressed: tuple[bytes, Composition]
) -> None:
    assert check_release(clean, composition) == ()
    assert check_release(*pressed) == ()


def test_a_file_that_is_saved_again_stays_the_same(clean: bytes) -> None:
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        assert saved(pdf) == clean


Change = Callable[[pikepdf.Pdf], object]


def of_type(pdf: pikepdf.Pdf, key: str, value: str) -> Any:
    return next(
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and thing.get(key) == value
    )


def picture(pdf: pikepdf.Pdf, form: str) -> Any:
    return next(
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" and thing.get("/Filter") == form
    )


def element(pdf: pikepdf.Pdf, key: str) -> Any:
    return next(t for t in pdf.objects if isinstance(t, Dictionary) and t.get("/Type") == "/StructElem" and key in t)


def font(pdf: pikepdf.Pdf) -> Any:
    return of_type(pdf, "/Subtype", "/Type0")


def descriptor(pdf: pikepdf.Pdf) -> Any:
    return font(pdf).DescendantFonts[0].FontDescriptor


def put(key: str, value: Any, where: Callable[[pikepdf.Pdf], Any] = lambda pdf: pdf.Root) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        where(pdf)[key] = value

    return change


def page(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


def in_packet(before: bytes, after: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        said = pdf.Root.Metadata.read_bytes()
        assert before in said
        pdf.Root.Metadata.write(said.replace(before, after, 1))

    return change


def painting(before: bytes, after: bytes) -> Change:
    """Change what a page paints."""

    def change(pdf: pikepdf.Pdf) -> None:
        written = pdf.pages[0].Contents.read_bytes()
        assert before in written
        pdf.pages[0].Contents.write(written.replace(before, after, 1))

    return change


def holding(where: Callable[[pikepdf.Pdf], Any], change: Callable[[bytes], bytes]) -> Change:
    """Change the bytes of a stream, packed or as they are stored."""

    def change_stream(pdf: pikepdf.Pdf) -> None:
        stream = where(pdf)
        if stream.get("/Filter") == "/FlateDecode":
            kept = {key: stream[key] for key in ("/DecodeParms",) if key in stream}
            stream.write(zlib.compress(change(zlib.decompress(stream.read_raw_bytes()))), filter=Name.FlateDecode)
            for key, value in kept.items():
                stream[key] = value
        else:
            stream.write(change(stream.read_raw_bytes()), filter=stream.get("/Filter"))

    return change_stream


def behind_the_end(where: Callable[[pikepdf.Pdf], Any]) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = where(pdf)
        kept = stream.get("/DecodeParms")
        stream.write(stream.read_raw_bytes() + SECRET.encode(), filter=Name.FlateDecode)
        if kept is not None:
            stream.DecodeParms = kept

    return change


def after_soi(segment: bytes) -> Change:
    return holding(lambda pdf: picture(pdf, "/DCTDecode"), lambda jpeg: jpeg[:2] + segment + jpeg[2:])


def program(change: Callable[[dict[bytes, bytes]], None]) -> Change:
    """Change the tables of a font, and write it with a true directory."""

    def rewritten(data: bytes) -> bytes:
        count = struct.unpack_from(">H", data, 4)[0]
        entries = [struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count)]
        tables = {tag: data[start : start + length] for tag, _, start, length in entries}
        change(tables)
        head, body, place = data[:4] + struct.pack(">4H", len(tables), 0, 0, 0), b"", 12 + 16 * len(tables)
        for tag in sorted(tables):
            head += struct.pack(">4sIII", tag, 0, place + len(body), len(tables[tag]))
            body += tables[tag] + bytes(-len(tables[tag]) % 4)
        return head + body

    def change_font(pdf: pikepdf.Pdf) -> None:
        file = descriptor(pdf).FontFile2
        file.write(rewritten(file.read_bytes()))
        file.Length1 = len(file.read_bytes())

    return change_font


def hidden_glyph(tables: dict[bytes, bytes]) -> None:
    """Give an empty glyph an outline that no code leads to."""
    wide = struct.unpack_from(">h", tables[b"head"], 50)[0]
    places = list(
        struct.unpack(f">{len(tables[b'loca']) // (4 if wide else 2)}{'I' if wide else 'H'}", tables[b"loca"])
    )
    empty = next(n for n in range(1, len(places) - 1) if places[n] == places[n + 1])
    glyph = struct.pack(">hhhhhHH", 1, 0, 0, 9, 9, 0, 0) + b"\x37\x01\x01\x00"
    shift = len(glyph) if wide else len(glyph) // 2
    at = places[empty] if wide else 2 * places[empty]
    tables[b"glyf"] = tables[b"glyf"][:at] + glyph + tables[b"glyf"][at:]
    places[empty + 1 :] = [place + shift for place in places[empty + 1 :]]
    tables[b"loca"] = struct.pack(f">{len(places)}{'I' if wide else 'H'}", *places)


def bookmark(pdf: pikepdf.Pdf) -> None:
    last = pdf.Root.Outlines.Last
    new = pdf.make_indirect(Dictionary(Title=String(SECRET), Parent=pdf.Root.Outlines, Prev=last, Count=0))
    new.Dest = last.Dest
    last.Next, pdf.Root.Outlines.Last = new, new
    pdf.Root.Outlines.Count += 1


def unknown_code(said: bytes) -> bytes:
    """Let a code that nothing shows say a word."""
    codes = sorted([*re.findall(rb"^<[0-9a-f]{4}> <[0-9a-f]+>$", said, re.MULTILINE), b"<fff0> <" + b"004c" + b">"])
    head, foot = said[: said.index(b"endcodespacerange") + 17], said[said.rindex(b"endbfchar") + 9 :]
    return head + b"\n%d beginbfchar\n" % len(codes) + b"\n".join(codes) + b"\nendbfchar" + foot


def form(pdf: pikepdf.Pdf) -> Any:
    return of_type(pdf, "/Subtype", "/Form")


def link(pdf: pikepdf.Pdf) -> Any:
    return next(each for each in pdf.pages[0].Annots if "/A" in each)


def outside_the_tree(pdf: pikepdf.Pdf) -> None:
    new = Dictionary(Type=Name.Page, Parent=pdf.Root.Pages, MediaBox=Array([0, 0, 9, 9]), Resources=Dictionary())
    link(pdf).Dest = Array([pdf.make_indirect(new), Name.XYZ, 0, 0, 0])
    del link(pdf).A


def annotation(**entries: Any) -> Change:
    return lambda pdf: pdf.pages[0].Annots.append(
        pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **entries))
    )


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["note.txt"] = SECRET.encode()


def type_3(pdf: pikepdf.Pdf) -> None:
    shape = pdf.make_stream(b"9 0 d0")
    new = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary({f"/{n}": shape for n in "layla"}))
    pdf.pages[0].Resources.Font["/QWERTY"] = pdf.make_indirect(new)


def second_destination(pdf: pikepdf.Pdf) -> None:
    names = list(pdf.Root.Names.Dests.Names)
    pdf.Root.Names.Dests.Names = Array([*names, String("zz " + SECRET), names[1]])


def masked(pdf: pikepdf.Pdf) -> None:
    size = {"Width": 40, "Height": 30, "BitsPerComponent": 1}
    picture(pdf, "/DCTDecode").Mask = pdf.make_stream(bytes(150), Subtype=Name.Image, ImageMask=True, **size)


def owned_by_user(pdf: pikepdf.Pdf) -> None:
    told = Dictionary(N=String("who"), V=String(SECRET))
    element(pdf, "/Alt").A = Dictionary(O=Name.UserProperties, P=Array([told]))


TEXT, OBJECT, STREAM, META = "release-text", "release-object", "release-stream", "release-metadata"
PICTURE, FONT, ACTIVE = "release-picture", "release-font", "release-active"
LINK, FILE = "release-link", "release-attachment"

OBJECTS: dict[str, tuple[str, Change]] = {
    # Metadata
    "history in the packet": (META, in_packet(b"</rdf:RDF>", b"<xmpMM:History>x</xmpMM:History></rdf:RDF>")),
    "comment in the packet": (META, in_packet(b"</rdf:RDF>", b"<!-- x --></rdf:RDF>")),
    "attribute in the packet": (META, in_packet(b'rdf:about=""', b'rdf:about="" xmp:x="y"')),
    "spaces behind the packet": (META, in_packet(b'<?xpacket end="r"?>', b'  \t \n<?xpacket end="r"?>')),
    "author": (META, lambda pdf: pdf.docinfo.__setitem__("/Author", "Layla")),
    "key of the facts": (META, lambda pdf: pdf.docinfo.__setitem__("/Company", SECRET)),
    "date with a time": (
        "release-date",
        lambda pdf: pdf.docinfo.__setitem__("/CreationDate", f"{DAY:D:%Y%m%d}143322+03'00'"),
    ),
    "home folder": ("release-trace", lambda pdf: pdf.docinfo.__setitem__("/Producer", f"{Path.home()}/x")),
    "notes of an editor": (META, put("/PieceInfo", Dictionary(Word=Dictionary(Private=String(SECRET))), page)),
    "thumbnail": (META, lambda pdf: put("/Thumb", pdf.make_stream(b"x"), page)(pdf)),
    "packet of a picture": (META, lambda pdf: put("/Metadata", pdf.make_stream(b"x"), form)(pdf)),
    "version of the catalog": (OBJECT, put("/Version", Name("/1.9"))),
    "language of words": (TEXT, put("/Lang", String(SECRET))),
    "words of the output intent": (META, lambda pdf: put("/Info", String(SECRET))(_root(pdf.Root.OutputIntents[0]))),
    # Objects
    "key of a page": (OBJECT, put("/Layla", 14, page)),
    "name": (OBJECT, put("/Tabs", Name("/Layla"), page)),
    "unit of a page": (OBJECT, put("/UserUnit", 1.5, page)),
    "page outside the tree": (OBJECT, outside_the_tree),
    "stream of the catalog": (OBJECT, lambda pdf: put("/Loose", pdf.make_stream(b"x"))(pdf)),
    "long number": (OBJECT, lambda pdf: put("/MediaBox", _long(page(pdf).MediaBox), page)(pdf)),
    "rights": (OBJECT, put("/Perms", Dictionary(DocMDP=String(SECRET)))),
    "base of addresses": (OBJECT, put("/URI", Dictionary(Base=String("https://x.example/")))),
    "layers": (ACTIVE, put("/OCProperties", Dictionary(OCGs=Array(), D=Dictionary()))),
    "layer of a form": (ACTIVE, put("/OC", Dictionary(Type=Name.OCG, Name=String(SECRET)), form)),
    "script": (ACTIVE, put("/JavaScript", Dictionary(Names=Array()), lambda pdf: pdf.Root.Names)),
    "preference": (OBJECT, put("/Enforce", Array([String(SECRET)]), lambda pdf: pdf.Root.ViewerPreferences)),
    "mark of user properties": (OBJECT, put("/UserProperties", True, lambda pdf: pdf.Root.MarkInfo)),
    "key of the trailer": (OBJECT, lambda pdf: pdf.trailer.__setitem__("/Layla", 1)),
    # Tags, bookmarks, links
    "alternative text": (TEXT, lambda pdf: put("/Alt", String(SECRET))(_root(element(pdf, "/Alt")))),
    "actual text": (TEXT, lambda pdf: put("/ActualText", String(SECRET))(_root(element(pdf, "/ActualText")))),
    "spaces in actual text": (
        TEXT,
        lambda pdf: put("/ActualText", String("نص  عربي   من كلمات"))(_root(element(pdf, "/ActualText"))),
    ),
    "marks without ink": (
        TEXT,
        lambda pdf: put("/Alt", String("a\u200b fi\u200celd"))(_root(element(pdf, "/Alt"))),
    ),
    "case of letters": (TEXT, lambda pdf: put("/Alt", String("a fIelD"))(_root(element(pdf, "/Alt")))),
    "known words in another order": (
        TEXT,
        lambda pdf: put("/Alt", String("one field of justice out"))(_root(element(pdf, "/Alt"))),
    ),
    "title of a tag": (OBJECT, lambda pdf: put("/T", String(SECRET))(_root(element(pdf, "/Alt")))),
    "expansion of a tag": (OBJECT, lambda pdf: put("/E", String(SECRET))(_root(element(pdf, "/Alt")))),
    "identifier of a tag": (TEXT, lambda pdf: put("/ID", String("layla"))(_root(element(pdf, "/Alt")))),
    "heads of a cell": (
        TEXT,
        lambda pdf: put("/A", Dictionary(O=Name.Table, Headers=Array([String(SECRET)])))(_root(element(pdf, "/Alt"))),
    ),
    "properties of a user": (OBJECT, owned_by_user),
    "roles": (OBJECT, put("/RoleMap", Dictionary(Layla=Name.P), lambda pdf: pdf.Root.StructTreeRoot)),
    "classes": (OBJECT, put("/ClassMap", Dictionary(Layla=Dictionary()), lambda pdf: pdf.Root.StructTreeRoot)),
    "language of a tag": (TEXT, lambda pdf: put("/Lang", String("x-layla"))(_root(element(pdf, "/Alt")))),
    "bookmark": (TEXT, bookmark),
    "colour of a bookmark": (OBJECT, put("/C", Array([0.1, 0.2, 0.3]), lambda pdf: pdf.Root.Outlines.First)),
    "page label": (TEXT, put("/PageLabels", Dictionary(Nums=Array([0, Dictionary(P=String("Layla"))])))),
    "destination": (TEXT, second_destination),
    "words of a link": (TEXT, put("/Contents", String(SECRET), link)),
    "name of a link": (LINK, put("/NM", String(SECRET), link)),
    "foreign link": (LINK, put("/URI", String("https://layla.example/"), lambda pdf: link(pdf).A)),
    "note": (LINK, annotation(Subtype=Name.Text, Contents=String(SECRET))),
    "appearance of a link": (LINK, lambda pdf: put("/AP", Dictionary(N=pdf.make_stream(b"")), link)(pdf)),
    # Files
    "attachment": (FILE, attached),
    "words about an attachment": (META, lambda pdf: put("/Desc", String(SECRET))(_root(pdf.Root.AF[0]))),
    "sum of an attachment": (FILE, lambda pdf: put("/CheckSum", String("layla"))(_root(pdf.Root.AF[0].EF.F.Params))),
    # What pages paint
    "actual text in a page": (STREAM, painting(b"<</MCID 0>>", b"<</MCID 0/ActualText (Layla)>>")),
    "remark in a page": (STREAM, painting(b"\nBT\n", b"\n% Layla\nBT\n")),
    "spaces in a page": (STREAM, painting(b" re\n", b"  re\n")),
    "empty lines in a page": (STREAM, painting(b"\nBT\n", b"\n\n\nBT\n")),
    "long number in a page": (STREAM, painting(b"1 0 0 -1 0 ", b"1 0 0 -1 0.00000001451 ")),
    "inline picture": (STREAM, painting(b"\nBT\n", b"\nBI /W 1 /H 1 /BPC 8 /CS /G ID x EI\nBT\n")),
    "property of marked content": (STREAM, painting(b"<</MCID 0>>", b"<</MCID 0/Title (Layla)>>")),
    "point of marked content": (STREAM, painting(b"\nBT\n", b"\n/Span <</T (Layla)>> DP\nBT\n")),
    "text that is not painted": ("release-hidden", painting(b"\nBT\n", b"\nBT\n3 Tr\n")),
    "covered text": ("release-hidden", lambda pdf: _behind(pdf, b"1 1 1 rg\n0 0 900 900 re\nf")),
    "white text": ("release-hidden", lambda pdf: _white(pdf)),
    "text beside the paper": ("release-off-page", painting(b"1 0 0 -1 0 ", b"1 0 0 -1 -2000 ")),
    "literal string": (STREAM, painting(b"\nET\n", b"\n(Layla) Tj\nET\n")),
    "name that is not there": (STREAM, painting(b"\nBT\n", b"\n/sLayla gs\nBT\n")),
    "state that no page uses": (OBJECT, lambda pdf: put("/s77", Dictionary(ca=0.5))(_root(_states(pdf)))),
    "number of a state": (OBJECT, lambda pdf: put("/s77", Dictionary(ca=0.123456789))(_root(_states(pdf)))),
    # Pictures
    "bytes behind pixels": (PICTURE, holding(lambda pdf: picture(pdf, "/FlateDecode"), lambda data: data + b"Layla")),
    "bytes behind packed pixels": (PICTURE, behind_the_end(lambda pdf: picture(pdf, "/FlateDecode"))),
    "EXIF": (PICTURE, after_soi(b"\xff\xe1\x00\x08Exif\0\0")),
    "remark in a picture": (PICTURE, after_soi(b"\xff\xfe\x00\x07Layla")),
    "table that no scan uses": (PICTURE, after_soi(b"\xff\xdb\x00\x43\x03" + (SECRET * 4).encode()[:64])),
    "bytes behind a picture": (
        PICTURE,
        holding(lambda pdf: picture(pdf, "/DCTDecode"), lambda data: data + SECRET.encode()),
    ),
    "mask of a picture": (PICTURE, masked),
    "other colours of a picture": (PICTURE, put("/Decode", Array([0, 1, 0, 1, 0.25, 1]), lambda pdf: _jpeg(pdf))),
    "other pictures for a picture": (PICTURE, put("/Alternates", Array(), lambda pdf: _jpeg(pdf))),
    "name of a picture": (PICTURE, put("/Name", Name.Layla, lambda pdf: _jpeg(pdf))),
    # Fonts and profiles
    "font that is not there": (
        FONT,
        lambda pdf: pdf.pages[0].Resources.Font.__setitem__(
            "/QWERTY", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        ),
    ),
    "font of drawings": (FONT, type_3),
    "bytes behind a font": (FONT, holding(lambda pdf: descriptor(pdf).FontFile2, lambda data: data + b"Layla123")),
    "names in a font": (FONT, program(lambda tables: tables.__setitem__(b"name", SECRET.encode()))),
    "names of glyphs": (FONT, program(lambda tables: tables.__setitem__(b"post", bytes(32) + b"\x05Layla"))),
    "glyph that no page shows": (FONT, program(hidden_glyph)),
    "code that no page shows": (FONT, holding(lambda pdf: font(pdf).ToUnicode, unknown_code)),
    "remark in a map of letters": (
        FONT,
        holding(lambda pdf: font(pdf).ToUnicode, lambda said: said.replace(b"endcmap", b"% Layla\nendcmap")),
    ),
    "family of a font": (FONT, put("/FontFamily", String("Layla Sans"), descriptor)),
    "name of a font": (FONT, put("/BaseFont", Name("/ABCDEF+Layla"), font)),
    "set of letters": (FONT, put("/CharSet", String("/L/a/y/l/a"), descriptor)),
    "bytes behind a profile": (
        STREAM,
        holding(lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile, lambda data: data + b"Layla"),
    ),
}


def _root(thing: Any) -> Any:
    """Return what stands in for a document whose root is ``thing``."""

    class Holder:
        Root = thing

    return Holder


def _long(box: Any) -> Array:
    return Array([*list(box)[:3], pikepdf.Object.parse(b"340.15748031451")])


def _jpeg(pdf: pikepdf.Pdf) -> Any:
    return picture(pdf, "/DCTDecode")


def _states(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].Resources.ExtGState


def _behind(pdf: pikepdf.Pdf, operators: bytes) -> None:
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes() + b"\nq\n" + operators + b"\nQ")


def _white(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    stream.write(re.sub(rb"\n[\d.]+ [\d.]+ [\d.]+ rg\n", b"\n1 1 1 rg\n", stream.read_bytes()))


@pytest.mark.parametrize("name", OBJECTS)
@pytest.mark.provokes("release-object", "release-stream")
def test_a_plant_in_an_object_is_seen(name: str, clean: bytes, composition: Composition) -> None:
    code, change = OBJECTS[name]
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        change(pdf)
        planted = saved(pdf)
    assert planted != clean
    assert code in {found.code for found in check_release(planted, composition)}


def gap(data: bytes) -> bytes:
    """Put bytes between two objects, and keep every place right."""
    return moved(data, data.index(b"endobj\n") + 7, b"(Layla)\n")


def table_at(data: bytes) -> int:
    """Return where the table of references stands."""
    (place,) = re.findall(rb"startxref\n(\d+)", data)
    return int(place)


def moved(data: bytes, place: int, more: bytes) -> bytes:
    """Put ``more`` at a place, and write the table of references anew: as a stream with the places moved."""
    start = table_at(data)
    head, table = data[:start], data[start:]
    packed = re.search(rb"stream\r?\n(.*)\nendstream", table, re.DOTALL)[1]  # type: ignore[index]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        widths = [int(width) for width in pdf.trailer.W]
    rows = _unpredicted(zlib.decompress(packed), sum(widths))
    new = b""
    for row in rows:
        kind, at, rest = row[0], int.from_bytes(row[1 : 1 + widths[1]], "big"), row[1 + widths[1] :]
        at += len(more) if kind == 1 and at >= place else 0
        new += bytes([kind]) + at.to_bytes(widths[1], "big") + rest
    entries = re.sub(rb"/Filter /FlateDecode|/DecodeParms <<.*?>>|/Length \d+", b"", table[: table.index(b"stream")])
    entries = entries.replace(b">>", b"/Length %d >>" % len(new), 1)
    body = entries + b"stream\n" + new + b"\nendstream\nendobj\n"
    return head[:place] + more + head[place:] + body + b"startxref\n%d\n%%%%EOF\n" % (start + len(more))


def _unpredicted(data: bytes, width: int) -> list[bytes]:
    """Return the rows of a table that was foretold from the row above (PNG specification, section 9, filter 2)."""
    rows, above = [], bytes(width)
    for at in range(0, len(data), width + 1):
        assert data[at] == 2
        above = bytes((a + b) & 255 for a, b in zip(data[at + 1 : at + 1 + width], above, strict=True))
        rows.append(above)
    return rows


def updated(data: bytes) -> bytes:
    """Add a second state, as exiftool does."""
    more = b"\n999 0 obj\n<< /Author (Layla) >>\nendobj\nxref\n999 1\n%010d 00000 n \n" % (len(data) + 1)
    return (
        data + more + b"trailer\n<< /Size 1000 /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (table_at(data), len(data) + 60)
    )


def written_by(**how: Any) -> Callable[[bytes], bytes]:
    def again(data: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(out, **how)
        return out.getvalue()

    return again


def another_identity(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.trailer.ID = Array([String("laylalaylalayla1"), String("laylalaylalayla2")])
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True, fix_metadata_version=False)
    return out.getvalue()


def loose_object(data: bytes) -> bytes:
    """Put an object into the file that nothing leads to."""
    return moved(data, data.index(b"endobj\n") + 7, b"9999 0 obj\n(Layla)\nendobj\n")


BYTES: dict[str, Callable[[bytes], bytes]] = {
    "bytes before the head": lambda data: b"Layla\n" + data,
    "remark behind the head": lambda data: moved(data, data.index(b"\n") + 1, b"% Layla\n"),
    "other bytes in the second line": lambda data: data.replace(b"%\xbf\xf7\xa2\xfe", b"%\xcc\xe1\xf9\xec", 1),
    "bytes between objects": gap,
    "spaces between objects": lambda data: moved(data, data.index(b"endobj\n") + 7, b" \n \n\n"),
    "object that nothing leads to": loose_object,
    "bytes before the table of references": lambda data: moved(
        data,
        table_at(data),
        b"Layla ",
    ),
    "remark before the end": lambda data: data.replace(b"startxref", b"% Layla\nstartxref"),
    "bytes behind the end": lambda data: data + b"Layla",
    "line behind the end": lambda data: data + b"\n \n",
    "second state": updated,
    "identity": another_identity,
    "random identity": written_by(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "comments of qpdf": written_by(qdf=True),
    "written for the web": written_by(linearize=True),
    "written without streams of objects": written_by(object_stream_mode=pikepdf.ObjectStreamMode.disable),
    "another version": written_by(object_stream_mode=pikepdf.ObjectStreamMode.generate, force_version="1.6"),
    "encrypted": written_by(encryption=pikepdf.Encryption(owner="layla", user="")),
    "cut off": lambda data: data[: len(data) * 2 // 3],
}


@pytest.mark.parametrize("name", BYTES)
def test_a_plant_in_the_bytes_is_seen(name: str, clean: bytes, composition: Composition) -> None:
    planted = BYTES[name](clean)
    assert planted != clean
    assert "release-damaged" in {found.code for found in check_release(planted, composition)}


def test_the_places_are_right_where_bytes_are_put_between_objects(clean: bytes) -> None:
    """Otherwise the file would be refused because it is broken, and not for what is in it."""
    with pikepdf.open(io.BytesIO(gap(clean)), attempt_recovery=False) as pdf:
        assert pdf.docinfo["/Producer"] == "mezanprint"
        assert pdf.get_warnings() == []


def test_bytes_behind_the_profile_of_a_press_are_seen(pressed: tuple[bytes, Composition]) -> None:
    pdf, composition = pressed
    with pikepdf.open(io.BytesIO(pdf)) as document:
        holding(lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile, lambda data: data + b"Layla")(document)
        planted = saved(document)
    assert STREAM in {found.code for found in check_release(planted, composition)}


@pytest.mark.provokes("release-text")
def test_the_file_of_another_text_is_seen(clean: bytes, composition: Composition) -> None:
    other = replace(composition, html=composition.html.replace("justice", "mercy").replace("first", "last"))
    found = [each.message for each in check_release(clean, other) if each.code == TEXT]
    assert any("`justice`" in message and message.startswith("page 1") for message in found)
    assert any("`first`" in message for message in found)


def test_a_font_that_was_let_pass_is_refused_where_fewer_of_its_glyphs_are_shown(clean: bytes) -> None:
    """What a font program holds is remembered; who may have it is asked of each file."""
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        program = descriptor(pdf).FontFile2.read_bytes()
    check_program(program, range(70_000))
    for _ in range(2):
        with pytest.raises(Hidden, match="a glyph that no page shows"):
            check_program(program, ())


def test_a_word_beside_a_code_that_says_a_line_break_is_looked_at(clean: bytes, composition: Composition) -> None:
    """Rows are compared all at once, as lines of one text."""

    def say_breaks(data: bytes) -> bytes:
        said = dict(read_own_to_unicode(data))
        code = next(code for code, text in sorted(said.items()) if text == "a")
        return write_to_unicode(said | {code: "\nqx"})

    with pikepdf.open(io.BytesIO(clean)) as pdf:
        holding(lambda pdf: font(pdf).ToUnicode, say_breaks)(pdf)
        planted = saved(pdf)
    assert TEXT in {found.code for found in check_release(planted, composition)}
