"""Draw the pictures of the documentation anew, out of the projects whose documents it shows.

    scripts/pictures.py             # all of them
    scripts/pictures.py charts maps

A picture of a part of a page is one of a document that has this part alone: head and foot are left out, and what is
white about it. All have few colours, so that none is larger than 80 KB.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.outputs.produce import produce
from mezanprint.project.files import Files

REPO = Path(__file__).resolve().parents[1]
TARGET = REPO / "docs" / "pictures"
TESTED = REPO / "tests" / "projects"
MOST_BYTES = 80 * 1024
SHARP = 2.6
"""Pixels a point, where letters are to be read."""
SMALLER = 1.8
"""Where several parts stand beside each other."""
WIDE = 1100
"""Pixels of a part beside which there is no room for another one."""
EDGE, BETWEEN, PAPER = 12, 40, "white"
"""What is white about a picture and between two parts of one, in pixels."""


def project(folder: Path, source: Path, *, look: str = "sober", is_bare: bool = False) -> Path:
    """Return a copy of a project in a look; bare, its fact sheets have no head and foot."""
    root = folder / f"{source.name}-{look}"
    for name in ("content", "locales", "brand"):
        if (source / name).is_dir():
            shutil.copytree(source / name, root / name)
    shutil.copytree(REPO / "templates", root / "templates")
    words = root / "locales/ar/LC_MESSAGES/templates.po"
    if not words.exists():
        shutil.copyfile(REPO / "locales/ar/LC_MESSAGES/templates.po", words)
    settings = (source / "mezanprint.toml").read_text("utf-8")
    brand = re.search(r"^\[brand\].*\n", settings, re.MULTILINE)
    said = f'look = "{look}"\n'
    settings = settings.replace(brand[0], brand[0] + said) if brand else f"{settings}\n[brand]\n{said}"
    (root / "mezanprint.toml").write_text(settings, "utf-8")
    if is_bare:
        template = root / "templates/fact-sheet/document.html.jinja"
        text = template.read_text("utf-8")
        head = text[text.index("{% if not web %}") : text.index("</header>") + len("</header>")]
        template.write_text(text.replace(head, ""), "utf-8")
    return root


def alone(document: str, section: str) -> str:
    """Return a document with one of its sections, and with all that stands behind the sections."""
    head, *parts = document.split("\n  - id: ")
    (own,) = (part for part in parts if part.split("\n")[0] == section)
    return f"{head}\n  - id: {own}" if own == parts[-1] else f"{head}\n  - id: {own}\n" + _behind(parts[-1])


def _behind(last: str) -> str:
    """Return the keys of a document behind its sections, which stand in the text of the last one."""
    lines = last.splitlines(keepends=True)
    first = next(
        (number for number, line in enumerate(lines[1:], 1) if line.strip() and line[0] not in " #"), len(lines)
    )
    return "".join(lines[first:])


def pages(root: Path, document: str, locale: str, scale: float) -> list[Image.Image]:
    """Return the pages of an edition as a reader shows them."""
    of_project = Project(Files(root))
    (edition,) = select(of_project, Selection((document,), (locale,), "screen"))
    artifact = produce(prepare(of_project, edition).composition, root)
    pdf = pypdfium2.PdfDocument(artifact.data)
    return [page.render(scale=scale).to_pil().convert("RGB") for page in pdf]


def trimmed(picture: Image.Image) -> Image.Image:
    """Return what is not white of a picture, and a little about it."""
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, PAPER)).getbbox()
    assert box, "something is drawn"
    part = picture.crop(box)
    framed = Image.new("RGB", (part.width + 2 * EDGE, part.height + 2 * EDGE), PAPER)
    framed.paste(part, (EDGE, EDGE))
    return framed


def beside(pictures: Sequence[Image.Image], between: int = BETWEEN) -> Image.Image:
    """Return pictures side by side, their heads at one height."""
    whole = Image.new(
        "RGB",
        (sum(each.width for each in pictures) + between * (len(pictures) - 1), max(each.height for each in pictures)),
        PAPER,
    )
    left = 0
    for each in pictures:
        whole.paste(each, (left, 0))
        left += each.width + between
    return whole


def under(pictures: Sequence[Image.Image]) -> Image.Image:
    """Return pictures one under the other."""
    turned = [each.transpose(Image.Transpose.TRANSPOSE) for each in pictures]
    return beside(turned).transpose(Image.Transpose.TRANSPOSE)


def edged(page: Image.Image, height: int) -> Image.Image:
    """Return a page at a height, with a fine edge, for its paper is as white as what lies around it."""
    scaled = page.resize((round(page.width * height / page.height), height), Image.Resampling.LANCZOS)
    framed = Image.new("RGB", (scaled.width + 2, scaled.height + 2), "#b9b4a5")
    framed.paste(scaled, (1, 1))
    return framed


def save(name: str, picture: Image.Image) -> None:
    """Write a picture with as many colours as its size allows; rare ones stay, for an accent is rare."""
    path = TARGET / f"{name}.png"
    for colours in (128, 64, 32, 16):
        picture.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            break
    print(path.relative_to(REPO), *picture.size, path.stat().st_size)


def draw_charts(folder: Path) -> None:
    """Draw each chart of the library in English and in Arabic."""
    root = project(folder, TESTED / "charts", is_bare=True)
    for path in sorted((root / "content").glob("*/document.yaml")):
        text = path.read_text("utf-8")
        for section in (part.split("\n")[0] for part in text.split("\n  - id: ")[1:]):
            path.write_text(alone(text, section), "utf-8")
            parts = [trimmed(pages(root, path.parent.name, locale, SHARP)[0]) for locale in ("en", "ar")]
            save(f"chart-{section}", beside(parts) if parts[0].width < WIDE else under(parts))
        path.write_text(text, "utf-8")


def draw_maps(folder: Path) -> None:
    """Draw two maps of the island, a code for telephones and the bars of a book."""
    root = project(folder, TESTED / "island", is_bare=True)
    path = root / "content/island/document.yaml"
    text = path.read_text("utf-8")
    for locale in ("en", "ar"):
        parts = []
        for section in ("places", "homes", "more", "book"):
            path.write_text(alone(text, section), "utf-8")
            parts.append(trimmed(pages(root, "island", locale, SMALLER)[0]))
        save(f"maps-{locale}", beside(parts if locale == "en" else parts[::-1]))


def draw_tables(folder: Path) -> None:
    """Draw a table of numbers in groups."""
    root = project(folder, TESTED / "tables", is_bare=True)
    path = root / "content/aid/document.yaml"
    path.write_text(alone(path.read_text("utf-8"), "repairs"), "utf-8")
    for locale in ("en", "ar"):
        save(f"table-{locale}", trimmed(pages(root, "aid", locale, SHARP)[0]))


def draw_looks(folder: Path) -> None:
    """Draw a sheet and the outside of a brochure in both looks."""
    shown = []
    for document, locale in (("fishing-boats-2017", "ar"), ("al-mezan-brochure", "en")):
        for look in ("sober", "bold"):
            root = folder / f"{REPO.name}-{look}"
            root = root if root.is_dir() else project(folder, REPO, look=look)
            shown.append(edged(pages(root, document, locale, 2)[0], 420))
    save("looks", beside(shown, 24))


def draw_pages(folder: Path) -> None:
    """Draw the pages that the README shows."""
    root = folder / f"{REPO.name}-sober"
    root = root if root.is_dir() else project(folder, REPO)
    for name, document, locale in (
        ("fact-sheet-ar", "fishing-boats-2017", "ar"),
        ("fact-sheet-ar-en", "fishing-boats-2017", "ar+en"),
        ("brochure-ar", "al-mezan-brochure", "ar"),
    ):
        page = pages(root, document, locale, 2)[0]
        save(name, edged(page, 494 if page.width > page.height else 789))
    facing = pages(root, "al-mezan-booklet", "ar", 2)[6:8]
    save("booklet-ar", beside([edged(page, 494) for page in reversed(facing)], 0))  # bound at the right


DRAWINGS: dict[str, Callable[[Path], None]] = {
    "charts": draw_charts,
    "maps": draw_maps,
    "tables": draw_tables,
    "looks": draw_looks,
    "pages": draw_pages,
}


def chosen(names: Sequence[str]) -> Iterator[Callable[[Path], None]]:
    """Yield what draws the pictures that are named, or all of them."""
    if unknown := set(names) - DRAWINGS.keys():
        sys.exit(f"no pictures are called {', '.join(sorted(unknown))}; there are {', '.join(DRAWINGS)}")
    yield from (draw for name, draw in DRAWINGS.items() if not names or name in names)


if __name__ == "__main__":
    for draw in chosen(sys.argv[1:]):
        with tempfile.TemporaryDirectory() as scratch:
            draw(Path(scratch))
