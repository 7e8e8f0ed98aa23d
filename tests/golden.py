"""Pictures of the gallery: each component, and each page of a kind, in greys that are small enough to keep.

``make gallery`` draws them anew into ``tests/gallery``; look at what changed before it is kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from mezanprint.engine.project import Project
from mezanprint.engine.selection import choose_profile
from mezanprint.gallery.gallery import Gallery, Specimen
from mezanprint.model.brand import Look
from mezanprint.model.compositions import Composition
from mezanprint.project.files import Files
from mezanprint.typesetting.kept.faces import kept_faces
from mezanprint.typesetting.output_intent import OPEN_NONE
from mezanprint.typesetting.pictures.crop import fit_pictures
from mezanprint.typesetting.pictures.proportions import parsed_page
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.typeset import gate_of, lay_out, laying_out
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.house_fonts import house_fonts
from mezanprint.typesetting.weasyprint.weasy import pango

REPO = Path(__file__).resolve().parents[1]
KEPT = REPO / "tests" / "gallery"
SHEETS = (
    *("fact-sheet-components ar+en", "fact-sheet-components en", "fact-sheet-components ar", "booklet-components ar"),
    *("fact-sheet en", "booklet en", "brochure ar", "leaflet ar"),
    *("bold fact-sheet-components ar+en", "bold fact-sheet-components en", "bold fact-sheet-components ar"),
    *("bold fact-sheet ar+en", "bold booklet ar", "bold brochure en", "bold leaflet en"),
)
"""Every component in each language and in both, and every kind, in the sober look; as much in the bold one."""
BOLD = "bold "
BROKEN_ELSEWHERE = frozenset({"sources-long", "table-long"} if pango.pango_version() >= 15800 else ())
"""Parts with a line that is as wide as its measure: Pango 1.58 breaks it before its last word, and 1.50 behind it."""
_NAME = re.compile('class="gallery-name"[^>]*><strong>([^<]+)<')
_DPI = 40
_COARSE = 4
"""Side in pixels of the squares that are compared: another release of pdfium draws edges otherwise."""
_TOLERANCE = 12
"""By how many of 255 greys the mean of a square may differ."""
_SLACK = 2
"""By how many pixels a picture may be higher or lower."""


@cache
def _gallery(look: Look) -> tuple[Gallery, Mapping[str, Specimen]]:
    project = Project(Files(REPO))
    project.config = replace(project.config, brand=replace(project.config.brand, look=look))
    gallery, profile = Gallery(project), choose_profile(project.config, "")
    return gallery, {each.edition.name: each for each in gallery.specimens(project.kinds.values(), profile)}


def draw(name: str) -> dict[str, Image.Image]:
    """Return the pictures of a sheet, named as its edition is, by component or page."""
    edition = name.removeprefix(BOLD)
    gallery, specimens = _gallery(Look.SOBER if edition == name else Look.BOLD)
    composition, _ = gallery.compose(specimens[edition])
    pdf = pypdfium2.PdfDocument(_typeset(composition))
    components = _NAME.findall(composition.html)
    return dict(_cut(pdf, components)) if components else {f"page-{n}": _grey(page) for n, page in enumerate(pdf, 1)}


def _typeset(composition: Composition) -> bytes:
    """Return the pages as they are set and drawn, without tags and questions, which nobody sees on a picture."""
    fetcher = ProjectFetcher(Files(REPO), composition.resources, gate_of(composition, REPO, []))
    with laying_out(composition, fetcher):
        document, _ = lay_out(parsed_page(composition, fetcher), house_fonts(composition, REPO))
        fit_pictures(document, composition.edition.profile.image_dpi)
        with text_layer(), kept_faces():
            pdf: bytes = document.write_pdf(output_intent=OPEN_NONE)
    return pdf


def _cut(pdf: pypdfium2.PdfDocument, components: list[str]) -> Iterator[tuple[str, Image.Image]]:
    """Yield each component with its picture: the page from its name down to the next name, or the end of the page."""
    places, pages = list(_places(pdf, components)), [_grey(page) for page in pdf]
    assert [name for name, *_ in places] == components
    for (name, number, top), (_, other, end) in zip(places, [*places[1:], ("", -1, 0.0)], strict=True):
        picture = pages[number]
        bottom = round(end * _DPI / 72) if other == number else picture.height
        yield name, _trimmed(picture.crop((0, round(top * _DPI / 72), picture.width, bottom)))


def _places(pdf: pypdfium2.PdfDocument, components: list[str]) -> Iterator[tuple[str, int, float]]:
    """Yield where the name of each component stands: page, and points from its top."""
    left = list(components)
    for number, page in enumerate(pdf):
        text, last = page.get_textpage(), 0
        while left and (found := _find(text, left[0], last)) is not None:
            last = found + len(left[0])
            top = max(text.get_charbox(index, loose=True)[3] for index in range(found, last))
            yield left.pop(0), number, page.get_height() - top


def _find(text: pypdfium2.PdfTextPage, words: str, start: int) -> int | None:
    """Return the first of the characters that a page has of ``words``, after those before ``start``."""
    found = text.search(words, index=start, match_case=True, match_whole_word=True).get_next()
    return int(found[0]) if found else None


def _grey(page: pypdfium2.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=_DPI / 72, grayscale=True).to_pil()
    return picture.convert("L")


def _trimmed(picture: Image.Image) -> Image.Image:
    """Return a picture without the white below what it shows."""
    shown = ImageChops.invert(picture).getbbox()
    return picture.crop((0, 0, picture.width, shown[3] if shown else 1))


def is_like(one: Image.Image, other: Image.Image) -> bool:
    """Tell whether two pictures look alike."""
    if one.width != other.width or abs(one.height - other.height) > _SLACK:
        return False
    height = min(one.height, other.height)
    coarse = [each.crop((0, 0, each.width, height)).reduce(_COARSE) for each in (one, other)]
    greys = ImageChops.difference(*coarse).histogram()
    return not any(greys[_TOLERANCE + 1 :])


def kept(name: str) -> dict[str, Image.Image]:
    """Return the pictures of a sheet that are kept."""
    return {path.stem: _read(path) for path in sorted((KEPT / name.replace(" ", ".")).glob("*.png"))}


def _read(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.copy()


def main() -> None:
    """Draw all pictures anew; those that look as before stay as they are."""
    for name in SHEETS:
        folder, known = KEPT / name.replace(" ", "."), kept(name)
        folder.mkdir(parents=True, exist_ok=True)
        drawn = draw(name)
        for gone in known.keys() - drawn.keys():
            (folder / f"{gone}.png").unlink()
        for part, picture in drawn.items():
            if part not in known or not is_like(known[part], picture):
                picture.save(folder / f"{part}.png", optimize=True)
                print(f"{folder.relative_to(REPO)}/{part}.png")


if __name__ == "__main__":
    main()
