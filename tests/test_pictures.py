"""Pictures in the PDF: what is seen, as fine as the output needs, and not a pixel of what was cut away."""

import io
import random
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from mezanprint.model.compositions import Artifact
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet


def half_red(path: Path, width: int = 400, height: int = 200) -> None:
    """Left half green, right half red."""
    image = Image.new("RGB", (width, height), (0, 160, 0))
    image.paste((255, 0, 0), (width // 2, 0, width, height))
    image.save(path, quality=95)


def made(body: str, root: Path, css: str = "", dpi: int = 150) -> Artifact:
    names = sorted(path.name for path in root.iterdir())
    return typeset(sheet(body, css, locale="en", resources=listed(root, *names), dpi=dpi), root)


def printed(artifact: Artifact) -> list[Image.Image]:
    with pikepdf.open(io.BytesIO(artifact.data)) as pdf:
        images = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        return [pikepdf.PdfImage(each).as_pil_image().convert("RGB") for each in images]


def reds(image: Image.Image) -> int:
    raw = image.convert("RGB").tobytes()
    return sum(r > 180 and g < 80 and b < 80 for r, g, b in zip(raw[::3], raw[1::3], raw[2::3], strict=True))


def test_a_photo_is_scaled_to_the_resolution_of_the_output(tmp_path: Path) -> None:
    half_red(tmp_path / "a.jpg", 2000, 1000)
    (image,) = printed(made('<p><img src="a.jpg" alt="x" style="width:50.8mm"></p>', tmp_path, dpi=100))
    assert image.size == (200, 100)


def test_a_photo_that_is_not_too_fine_is_left_alone(tmp_path: Path) -> None:
    half_red(tmp_path / "a.jpg", 300, 150)
    (image,) = printed(made('<p><img src="a.jpg" alt="x" style="width:50.8mm"></p>', tmp_path))
    assert image.size == (300, 150)


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_what_object_fit_cuts_away_is_not_in_the_pdf(tmp_path: Path, name: str) -> None:
    half_red(tmp_path / name)
    style = "width:20mm;height:20mm;object-fit:cover;object-position:left"
    artifact = made(f'<p><img src="{name}" alt="x" style="{style}"></p>', tmp_path)
    (image,) = printed(artifact)
    assert reds(image) == 0
    assert artifact.diagnostics == ()


def test_what_a_box_round_the_picture_cuts_away_is_not_in_the_pdf(tmp_path: Path) -> None:
    half_red(tmp_path / "a.png")
    body = '<div style="width:20mm;height:20mm;overflow:hidden"><img src="a.png" alt="x" style="height:20mm"></div>'
    (image,) = printed(made(body, tmp_path))
    assert reds(image) == 0
    assert abs(image.width / image.height - 1) < 0.03


def test_what_lies_off_the_paper_is_not_in_the_pdf(tmp_path: Path) -> None:
    half_red(tmp_path / "a.png")
    css = "img { position: absolute; left: 70mm; top: 0; width: 40mm }"
    (image,) = printed(made('<img src="a.png" alt="x">', tmp_path, css))
    assert reds(image) == 0


def test_the_face_outside_the_crop_is_gone(tmp_path: Path, hostile: Path) -> None:
    data = (hostile / "images" / "i23-face-outside-crop.png").read_bytes()
    (tmp_path / "i.png").write_bytes(data)
    whole = Image.open(io.BytesIO(data)).convert("RGB")
    assert reds(whole) > 0
    redness = whole.getchannel("R").tobytes()
    columns = [x for x in range(whole.width) if max(redness[x :: whole.width]) > 180]
    side = "left" if min(columns) > whole.width / 2 else "right"
    style = f"width:10mm;height:40mm;object-fit:cover;object-position:{side}"
    (image,) = printed(made(f'<p><img src="i.png" alt="x" style="{style}"></p>', tmp_path))
    assert reds(image) == 0


def test_a_cut_picture_stands_where_it_stood(tmp_path: Path) -> None:
    half_red(tmp_path / "a.png")
    style = "width:20mm;height:20mm;object-fit:cover;object-position:30% 0"
    artifact = made(f'<p><img src="a.png" alt="x" style="{style}"></p>', tmp_path, "img { vertical-align: top }")
    page = pypdfium2.PdfDocument(artifact.data)[0]
    (picture,) = (thing for thing in page.get_objects() if thing.type == 3)
    left, bottom, right, top = picture.get_bounds()
    mm = 72 / 25.4
    assert (left, right) == pytest.approx((10 * mm, 30 * mm), abs=0.5)
    assert top - bottom == pytest.approx(20 * mm, abs=0.5)
    pixels = page.render(scale=2).to_pil().convert("RGB")
    # 40 mm shown in 20: the seam lies at 20 mm of 40, of which 30 % of the hidden 20 mm are cut on the left.
    seam = int((10 + 20 - 6) * mm * 2)
    assert pixels.getpixel((seam - 6, int(20 * mm * 2)))[1] > 120
    assert pixels.getpixel((seam + 6, int(20 * mm * 2)))[0] > 200


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("background: url(a.jpg) 0 0 / cover no-repeat", []),
        ("background: url(a.jpg) -10mm 0 / 40mm 20mm repeat", []),
        ("background: url(a.jpg) -30mm 0 / 40mm 20mm repeat", ["image-crop"]),
        ("border-image: url(a.jpg) 30; border: 2mm solid", ["image-crop"]),
    ],
)
@pytest.mark.provokes("image-crop")
def test_what_is_hidden_of_a_background_and_stays_is_said(tmp_path: Path, css: str, told: list[str]) -> None:
    half_red(tmp_path / "a.jpg")
    found = made("<div></div><p>x</p>", tmp_path, f"div {{ width: 20mm; height: 20mm; {css} }}").diagnostics
    assert [each.code for each in found] == told


def test_a_background_is_no_finer_than_the_output_needs(tmp_path: Path) -> None:
    half_red(tmp_path / "a.jpg", 2000, 1000)
    css = "div { width: 50.8mm; height: 25.4mm; background: url(a.jpg) 0 0 / cover no-repeat }"
    (image,) = printed(made("<div></div><p>x</p>", tmp_path, css, dpi=100))
    assert image.size == (200, 100)


def test_a_picture_that_is_scaled_up_is_as_fine_as_it_is_seen(tmp_path: Path) -> None:
    half_red(tmp_path / "a.jpg", 2000, 1000)
    css = "img { width: 25.4mm; transform: scale(2) rotate(90deg); margin: 20mm }"
    (image,) = printed(made('<p><img src="a.jpg" alt="x"></p>', tmp_path, css, dpi=100))
    assert image.size == (200, 100)


def test_a_cut_picture_keeps_its_border_where_it_was(tmp_path: Path) -> None:
    half_red(tmp_path / "a.png")
    css = "div { width: 20mm; height: 22mm; overflow: hidden } img { width: 40mm; border: 1mm solid blue }"
    artifact = made('<div><img src="a.png" alt="x"></div>', tmp_path, css)
    pixels = pypdfium2.PdfDocument(artifact.data)[0].render(scale=2).to_pil().convert("RGB")
    mm = 144 / 25.4
    assert pixels.getpixel((int(10.5 * mm), int(20 * mm))) == (0, 0, 255)
    assert pixels.getpixel((int(29.5 * mm), int(20 * mm)))[1] > 120


def test_a_picture_used_twice_at_one_size_is_stored_once(tmp_path: Path) -> None:
    half_red(tmp_path / "a.jpg", 2000, 1000)
    body = '<p><img src="a.jpg" alt="x" style="width:30mm"><img src="a.jpg" alt="x" style="width:30mm"></p>'
    assert len(printed(made(body, tmp_path))) == 1


def test_a_photograph_does_not_make_the_file_large(tmp_path: Path) -> None:
    dice = random.Random(1)
    image = Image.new("RGB", (120, 80))
    image.putdata([(dice.randrange(256), dice.randrange(256), dice.randrange(256)) for _ in range(120 * 80)])
    image.resize((3000, 2000), Image.Resampling.BICUBIC).save(tmp_path / "a.jpg", quality=97)
    artifact = made('<p><img src="a.jpg" alt="x" style="width:80mm"></p>', tmp_path)
    assert len(artifact.data) < 100_000


def test_it_stays_transparent_for_readers(tmp_path: Path) -> None:
    clear(tmp_path)
    assert len(printed(made('<p><img src="a.png" alt="x" style="width: 30mm"></p>', tmp_path))) == 2


def clear(root: Path) -> None:
    """A green square on nothing, whose invisible pixels are black."""
    image = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    image.paste((0, 160, 0, 255), (20, 20, 40, 40))
    image.save(root / "a.png")
