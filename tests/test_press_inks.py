"""Files for the press hold ink and no light: each colour, drawing, gradient and picture."""

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image

from mezanprint.finishing.press import put_in_ink
from mezanprint.finishing.press.likeness import tell_unlike
from mezanprint.finishing.press.separation import Separation
from mezanprint.model.compositions import Composition, Twin
from mezanprint.model.diagnostics import Fault, Severity
from mezanprint.model.editions import Profile
from mezanprint.project.icc import standard_profile
from mezanprint.templating.styles.style_lint import read_sheet
from mezanprint.templating.styles.tokens import Token, find_clashes, twins_of
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

INK: Twin = ((28, 35, 33), (0.0, 0.0, 0.0, 1.0))
GREEN: Twin = ((35, 81, 63), (0.75, 0.3, 0.7, 0.5))
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><defs>'
    '<linearGradient id="g"><stop offset="0" stop-color="#23513f"/><stop offset="1" stop-color="#ffffff"/>'
    '</linearGradient></defs><path d="M0 0H40V9H0Z" fill="#23513f"/><path d="M0 11H40V20H0Z" fill="url(#g)"/></svg>'
)
BODY = """<p>نص أسود</p><h2>عنوان</h2><p class="grey">رمادي</p><p class="other">لون آخر</p>
<p><img src="photo.png" alt="صورة" style="width: 30mm"></p><p><img src="drawing.svg" alt="رسم"></p>"""
CSS = "body { color: #1c2321 } h2 { color: #23513f } .grey { color: #808080 } .other { color: #aa3377 }"


@pytest.fixture(scope="module")
def composition(tmp_path_factory: pytest.TempPathFactory) -> tuple[Composition, Path]:
    root = tmp_path_factory.mktemp("press")
    ramp = np.linspace(0, 255, 90 * 60 * 3).reshape(60, 90, 3).astype("uint8")
    ramp[:20] = 0
    Image.fromarray(ramp).save(root / "photo.png")
    (root / "drawing.svg").write_text(DRAWING, "utf-8")
    made = sheet(BODY, CSS, resources=listed(root, "photo.png", "drawing.svg"))
    edition = replace(made.edition, profile=Profile("press", 300, colour="cmyk"))
    return replace(made, edition=edition, twins=(INK, GREEN)), root


@pytest.fixture(scope="module")
def pressed(composition: tuple[Composition, Path]) -> bytes:
    """The page in ink."""
    return in_ink(*composition)


def in_ink(composition: Composition, root: Path) -> bytes:
    with pikepdf.open(io.BytesIO(typeset(composition, root).data)) as document:
        document.trailer.Info = document.make_indirect(pikepdf.Dictionary())
        put_in_ink(document, composition, b"")
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def paints(pdf: pikepdf.Pdf) -> dict[str, set[tuple[float, ...]]]:
    """Return the operands of every operator that sets a colour, of pages and of what they draw."""
    found: dict[str, set[tuple[float, ...]]] = {}
    contents: list[Any] = [*pdf.pages, *(s for s in pdf.objects if is_drawn(s))]
    for content in contents:
        for instruction in pikepdf.parse_content_stream(content):
            operator = str(instruction.operator)
            if operator in ("rg", "RG", "k", "K", "g", "G"):
                found.setdefault(operator, set()).add(tuple(round(float(x), 3) for x in instruction.operands))
    return found


def is_drawn(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and (thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1)


def test_no_light_is_left_and_the_theme_has_its_own_inks(pressed: bytes) -> None:
    with pikepdf.open(io.BytesIO(pressed)) as pdf:
        found = paints(pdf)
        assert not found.keys() & {"rg", "RG"}
        assert {INK[1], GREEN[1]} <= found["k"]
        grey = next(inks for inks in found["k"] if inks[:3] == (0, 0, 0) and 0 < inks[3] < 1)
        assert grey[3] == pytest.approx(1 - 128 / 255, abs=0.01)
        data = b"".join(thing.unparse() for thing in pdf.objects if not isinstance(thing, pikepdf.Stream))
        assert b"DeviceRGB" not in data
        (shading,) = (thing for thing in pdf.objects if is_gradient(thing))
        assert shading.ColorSpace == "/DeviceCMYK"
        assert {len(part.C0) for part in shading.Function.get("/Functions", [shading.Function])} == {4}


def is_gradient(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and "/ShadingType" in thing


def test_pictures_hold_no_more_ink_than_the_paper_bears(pressed: bytes) -> None:
    with pikepdf.open(io.BytesIO(pressed)) as pdf:
        (picture,) = (s for s in pdf.objects if isinstance(s, pikepdf.Stream) and s.get("/Subtype") == "/Image")
        assert picture.ColorSpace == "/DeviceCMYK"
        inks = np.frombuffer(picture.read_bytes(), "uint8").reshape(-1, 4).astype(int).sum(axis=1) / 255
        assert 2.5 < inks.max() <= 3.0
        assert "/DCTDecode" not in str(picture.get("/Filter"))


def test_the_file_says_what_it_is_printed_for(composition: tuple[Composition, Path], pressed: bytes) -> None:
    with pikepdf.open(io.BytesIO(pressed)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert intent.DestOutputProfile.read_bytes() == standard_profile()
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in packet
        assert "<xmp:Label>for printing only</xmp:Label>" in packet
        assert f"<rdf:li>{composition[0].metadata.author}</rdf:li>" in packet
        assert re.search(r"<xmpMM:DocumentID>uuid:[0-9a-f-]{36}<", packet)
        assert str(pdf.trailer.Info.Trapped) == "/False"


def test_the_same_page_gives_the_same_bytes(composition: tuple[Composition, Path], pressed: bytes) -> None:
    assert in_ink(*composition) == pressed


def test_ghostscript_finds_text_on_the_black_plate_alone(tmp_path: Path) -> None:
    made = sheet("<p>نص أسود</p>", CSS)
    edition = replace(made.edition, profile=Profile("press", 300, colour="cmyk"))
    (tmp_path / "text.pdf").write_bytes(in_ink(replace(made, edition=edition, twins=(INK, GREEN)), tmp_path))
    command = ["gs", "-q", "-o", "-", "-sDEVICE=inkcov", "text.pdf"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    cyan, magenta, yellow, black = map(float, told.stdout.split()[:4])
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black > 0


@pytest.mark.provokes("finish-colour-profile")
def test_a_profile_of_a_screen_is_refused(composition: tuple[Composition, Path]) -> None:
    profile = bytearray(standard_profile())
    profile[16:20] = b"RGB "
    with pikepdf.new() as document, pytest.raises(Fault) as fault:
        put_in_ink(document, composition[0], bytes(profile))
    assert fault.value.diagnostics[0].code == "finish-colour-profile"


@pytest.mark.parametrize(("colour", "black"), [((0, 0, 0), 1.0), ((255, 255, 255), 0.0), ((120, 121, 120), 0.53)])
def test_greys_are_printed_in_black_alone(colour: tuple[int, int, int], black: float) -> None:
    inks = Separation(standard_profile(), {}).inks(colour)
    assert inks[:3] == (0, 0, 0)
    assert inks[3] == pytest.approx(black, abs=0.01)


def tokens(*sheets: str) -> list[Token]:
    return [token for number, css in enumerate(sheets) for token in read_sheet(f"templates/{number}.css", css).tokens]


@pytest.fixture(scope="module")
def theme(repo_root: Path) -> list[Token]:
    return tokens((repo_root / "templates/base/base.css").read_text("utf-8"))


def test_every_colour_of_the_theme_has_its_inks(theme: list[Token], repo_root: Path) -> None:
    assert {INK, GREEN} <= set(twins_of(theme))
    assert not re.search(r"--[a-z]+: *#", (repo_root / "templates/base/base.css").read_text("utf-8"))


def test_a_later_sheet_changes_a_token_and_what_stands_in_drawings_keeps_its_inks() -> None:
    sheets = ":root { --a: ink(#010203, 0 0 0 1) }", ":root { --a: ink(#040506, 1 0 0 1); --b: ink(#010203, 0 0 0 1) }"
    assert dict(twins_of(tokens(*sheets))) == {(1, 2, 3): (0, 0, 0, 1), (4, 5, 6): (1, 0, 0, 1)}
    changed = tokens(sheets[0], ":root { --a: ink(#010203, 0 1 0 1) }")
    assert dict(twins_of(changed)) == {(1, 2, 3): (0, 1, 0, 1)}
    assert list(find_clashes(changed)) == []


def test_two_tokens_of_one_colour_have_the_same_inks() -> None:
    (found,) = find_clashes(tokens(":root { --a: ink(#123, 0 0 0 1) }", "p { --b: ink(#112233, 0.6 0.4 0.4 1) }"))
    assert (found.code, str(found.message)) == ("style-ink", "`--b` is `#112233` as `--a` is, and has other inks")
    assert found.span
    assert (found.span.path, found.span.line) == ("templates/1.css", 1)


def themed(composition: Composition, *twins: Twin) -> Composition:
    return replace(composition, twins=twins)


def test_the_inks_of_the_theme_print_what_a_screen_shows(
    composition: tuple[Composition, Path], theme: list[Token]
) -> None:
    assert list(tell_unlike(themed(composition[0], *twins_of(theme)), b"")) == []
    usual = (
        ((0, 0, 0), (0.0, 0.0, 0.0, 1.0)),
        ((0, 159, 227), (1.0, 0.0, 0.0, 0.0)),
        ((227, 6, 19), (0.0, 1.0, 1.0, 0.0)),
    )
    assert list(tell_unlike(themed(composition[0], *usual), b"")) == []


@pytest.mark.provokes("finish-ink-colour")
def test_a_colour_changed_on_the_screen_alone_is_told_with_the_inks_for_it(
    composition: tuple[Composition, Path],
) -> None:
    changed: Twin = ((31, 58, 138), GREEN[1])
    (found,) = tell_unlike(themed(composition[0], INK, changed), b"")
    assert (found.code, found.severity) == ("finish-ink-colour", Severity.WARNING)
    assert found.message == "`#1f3a8a` on a screen is another colour than `0.75 0.3 0.7 0.5` in print: ΔE 37"
    (hint,) = found.hints
    inks = [float(share) for share in re.findall(r"[\d.]+", hint.split(" in `")[1])]
    mended: Twin = (changed[0], (inks[0], inks[1], inks[2], inks[3]))
    assert list(tell_unlike(themed(composition[0], INK, mended), b"")) == []
