from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.model.documents import Image
from writing import HEAD, found, load, said, write

NewProject = Callable[..., Path]
PICTURE = """sections:
  - id: lamp
    component: picture
    slot: main
    image:
"""


def project(new_project: NewProject, *lines: str) -> Path:
    root = new_project()
    write(root, HEAD + PICTURE + "".join(f"      {line}\n" for line in lines))
    for name in ("lamp.svg", "images/صورة.png", "lamp.tiff", "../data/shared.jpg"):
        write(root, "pixels", f"content/leaflet/{name}")
    return root


def image(root: Path) -> Image:
    node = load(root)[0].sections[0].fields.get("image")
    assert isinstance(node, Image)
    return node


def test_a_picture_stands_beside_its_document(new_project: NewProject) -> None:
    found_image = image(project(new_project, "file: lamp.svg", "alt: A lamp", "caption: Lamp", "credit: The Lamp"))
    assert found_image.path == "content/leaflet/lamp.svg"
    assert (found_image.alt and found_image.alt.key) == "sections.lamp.image.alt"
    assert (found_image.caption and found_image.caption.source, found_image.decorative) == ("Lamp", False)


def test_a_picture_may_stand_in_a_folder_with_an_arabic_name(new_project: NewProject) -> None:
    assert image(project(new_project, "file: ./images/صورة.png", "alt: x")).path == "content/leaflet/images/صورة.png"


def test_a_picture_that_says_nothing_has_no_alt(new_project: NewProject) -> None:
    found_image = image(project(new_project, "file: lamp.svg", "decorative: yes"))
    assert (found_image.decorative, found_image.alt) == (True, None)


def test_a_picture_of_the_content_data_stands_beside_the_data(new_project: NewProject) -> None:
    root = project(new_project)
    write(root, HEAD + PICTURE.replace("image:\n", "image: $lamp.picture\n"))
    data = root / "content" / "data" / "lamp.yaml"
    data.write_text(data.read_text("utf-8") + "picture: {file: shared.jpg, alt: x}\n", "utf-8")
    assert image(root).path == "content/data/shared.jpg"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("file: lamp.svg",), "12 content-image-alt"),
        (("file: lamp.svg", "decorative: no"), "12 content-image-alt"),
        (("file: lamp.svg", "alt: x", "decorative: true"), "14 content-value"),
        (("alt: x",), "12 content-missing-key"),
        (("file: absent.svg", "alt: x"), "12 content-missing-file"),
        (("file: lamp.SVG", "alt: x"), "12 content-missing-file"),
        (("file: lamp.heic", "alt: x"), "12 content-image-kind"),
        (("file: lamp", "alt: x"), "12 content-image-kind"),
        (("file: ../../../x.png", "alt: x"), "12 content-image-path"),
        (("file: ../data/shared.jpg", "alt: x"), "12 content-image-path"),
        (("file: https://example.org/x.png", "alt: x"), "12 content-image-path"),
        (("file: file:///etc/x.png", "alt: x"), "12 content-image-path"),
        (("file: lamp.svg", "alt: x", "width: 3"), "14 content-unknown-key"),
    ],
)
def test_what_is_wrong_with_a_picture_is_told(new_project: NewProject, lines: tuple[str, ...], expected: str) -> None:
    assert said(project(new_project, *lines)) == [expected]


def test_a_picture_is_a_mapping(new_project: NewProject) -> None:
    root = project(new_project)
    write(root, HEAD + PICTURE.replace("image:\n", "image: lamp.svg\n"))
    assert said(root) == ["11 content-wrong-shape"]
    assert found(root)[0].hints == ("write `file` and `alt`, each on a line",)


def test_a_picture_without_words_can_be_mended(new_project: NewProject) -> None:
    (finding,) = found(project(new_project, "file: lamp.svg"))
    assert "`decorative: yes`" in finding.hints[0]


def test_a_picture_behind_a_link_is_refused(new_project: NewProject) -> None:
    root = project(new_project, "file: linked/x.png", "alt: x")
    (root / "outside").mkdir()
    (root / "outside" / "x.png").touch()
    (root / "content" / "leaflet" / "linked").symlink_to(root / "outside")
    assert said(root) == ["12 content-image-path"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("صورة.png", "did you mean `images/صورة.png`?"),
        ("images/lamp.svg", "did you mean `lamp.svg`?"),
        ("Lamp.svg", "did you mean `lamp.svg`?"),
        ("lmap.svg", "did you mean `lamp.svg`?"),
        ("other.webp", "known are `images/صورة.png`, `lamp.svg`, `lamp.tiff`"),
    ],
)
def test_a_picture_that_is_not_there_is_looked_for_in_the_folder_and_those_in_it(
    new_project: NewProject, typed: str, hint: str
) -> None:
    (finding,) = found(project(new_project, f"file: {typed}", "alt: x"))
    assert (finding.code, finding.hints) == ("content-missing-file", (hint,))
