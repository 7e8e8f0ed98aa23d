"""Arabic charts of ours beside those of Vega-Lite, made of the same data: what stands where, and what readers find.

``python benchmarks/charts.py [--picture FILE.png] [--pdfs FOLDER]`` prints a row a chart and program, with ``--labels``
instead how many of all texts on the pages of the twelve charts each reader tells, in Arabic-Indic digits and in 0-9.
Vega-Lite draws each chart twice: ``plain``, as its specification comes, and ``by hand``, with all that one can say in
it for Arabic (scales turned round, axes on the other side, digits of the locale). It needs ``pip install
vl-convert-python``; the data are those of ``tests/projects/charts``. pypdf and pdf.js are asked where they are there.
"""

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
import yaml
from PIL import Image

import corpus
from charts_vega import draw_plain, draw_turned
from mezanprint.preflight.readers.recall import normal
from more_readers import read

LIBRARY = corpus.REPO / "tests" / "projects" / "charts"
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩٬", "0123456789,")


@dataclass(frozen=True, slots=True)
class Case:
    """A chart of the library, with what must be found in it and what must stand where."""

    document: str
    section: str
    texts: tuple[str, ...]
    numbers: tuple[str, ...]
    """In the digits of the house."""
    down: tuple[str, ...] = ()
    """Texts from the top of the page down."""
    leftwards: tuple[tuple[str, str], ...] = ()
    """Pairs of which the first stands at the right of the second."""


CASES = (
    Case(
        "branches",
        "loans",
        ("شارع البستان الأكثر إعارة", "الكتب المعارة في", "شارع البستان", "الميناء", "السوق القديم", "زقاق الطاحونة",
         "ساحة الهلال", "البوابة الشمالية"),
        ("٤٨٬٢١٠", "٣٩٬٨٧٠", "٣١٬٤٥٠", "٢٢٬٩٤٠", "١٨٬٣٠٠", "٩٬١٢٠"),
        ("الميناء", "السوق القديم", "زقاق الطاحونة", "البوابة الشمالية"),
        (("الميناء", "٣٩٬٨٧٠"), ("٩٬١٢٠", "٣٩٬٨٧٠")),
    ),
    Case(
        "visitors",
        "visits",
        ("الأطفال يسبقون البالغين", "الزيارات في الشهر", "البالغون", "الأطفال"),
        ("٨٬٢٦٠", "٩٬١٢٠", "٢٠١٨"),
        (),
        (("٢٠١٨", "٢٠٢٢"), ("٤٬٠٠٠", "٢٠١٨")),
    ),
)  # fmt: skip


def ours(case: Case, folder: Path) -> Path:
    """Return our PDF of one chart: its document with nothing else in it."""
    from mezanprint.engine.pipeline import prepare
    from mezanprint.engine.project import Project
    from mezanprint.engine.selection import Selection, select
    from mezanprint.outputs.produce import produce
    from mezanprint.project.files import Files

    root = folder / "ours"
    if not root.exists():
        _library(root)
    file = root / "content" / case.document / "document.yaml"
    document = yaml.safe_load(file.read_text("utf-8"))
    document["sections"] = [{**each, "slot": "main"} for each in document["sections"] if each["id"] == case.section]
    file.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), "utf-8")
    project = Project(Files(root))
    (edition,) = select(project, Selection((case.document,), ("ar",), "screen"))
    target = folder / f"{case.section}-ours.pdf"
    target.write_bytes(produce(prepare(project, edition).composition, root).data)
    return target


def _library(root: Path) -> None:
    """Copy the library, with the templates of the house and their Arabic words."""
    shutil.copytree(LIBRARY, root)
    shutil.copytree(corpus.REPO / "templates", root / "templates")
    words = "locales/ar/LC_MESSAGES/templates.po"
    shutil.copyfile(corpus.REPO / words, root / words)


def labels(folder: Path) -> None:
    """Print how many of all texts of two characters and more, on all pages of the library, each reader tells."""
    for digits in ("arab", "latn"):
        root = folder / digits
        _library(root)
        settings = root / "mezanprint.toml"
        settings.write_text(settings.read_text("utf-8").replace('"arab"', f'"{digits}"'), "utf-8")
        counts: Counter[str] = Counter()
        total = 0
        for _, pdf, texts in corpus.published(folder / "built", root):
            wanted = [normal(text) for text in texts if len(normal(text)) > 1]
            total += len(wanted)
            for reader, told in read(pdf, rtl=True).items():
                counts[reader] += sum(text in normal(told) for text in wanted)
        _row(digits, str(total), *(f"{reader} {count}" for reader, count in counts.items() if " call" not in reader))


def measure(case: Case, program: str, pdf: Path) -> Iterator[str]:
    """Yield the cells of a row."""
    has_house_digits = program != "Vega-Lite, plain"
    numbers = case.numbers if has_house_digits else tuple(number.translate(WESTERN) for number in case.numbers)
    needles = (*case.texts, *numbers)
    readings = read(pdf, rtl=True)
    readings.pop("pdfium's call")
    yield from (case.section, program)
    yield (
        "text"
        if any(needle in " ".join(told.split()) for needle in needles for told in readings.values())
        else "outlines"
    )
    for reader in ("pdfium", "poppler", "MuPDF", "pdf.js", "pypdf"):
        told = " ".join(readings[reader].split()) if reader in readings else None
        yield "–" if told is None else f"{sum(needle in told for needle in needles)} of {len(needles)}"
    yield _yes(_is_down(pdf, case.down)) if case.down else "–"
    pairs = [pair if has_house_digits else tuple(each.translate(WESTERN) for each in pair) for pair in case.leftwards]
    yield f"{sum(_is_right_of(pdf, *pair) for pair in pairs)} of {len(pairs)}"
    yield "house" if has_house_digits else "0-9"
    with pikepdf.open(pdf) as document:
        yield _yes("/StructTreeRoot" in document.Root)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _places(pdf: Path, words: str) -> tuple[float, float] | None:
    """Return how far from the left and from the top words stand for the last time; None if they are not found."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        search, place = page.search(words), None
        while match := search.get_next():
            place = match
        if place is None:
            return None
        boxes = [page.get_charbox(index) for index in range(place[0], sum(place))]
        return min(box[0] for box in boxes), -max(box[3] for box in boxes)
    finally:
        document.close()


def _is_down(pdf: Path, words: Sequence[str]) -> bool:
    places = [_places(pdf, each) for each in words]
    tops = [place[1] for place in places if place]
    return len(tops) == len(words) and tops == sorted(tops)


def _is_right_of(pdf: Path, one: str, other: str) -> bool:
    first, second = _places(pdf, one), _places(pdf, other)
    return bool(first and second and first[0] > second[0])


def side_by_side(pdfs: Sequence[Path], target: Path) -> None:
    """Write a picture of all charts: programs from right to left, charts from top to bottom."""
    pictures = [_picture(pdf) for pdf in pdfs]
    width, gap = 560, 36
    scaled = [
        each.resize((width, round(each.height * width / each.width)), Image.Resampling.LANCZOS) for each in pictures
    ]
    rows = [scaled[start : start + 3] for start in range(0, len(scaled), 3)]
    heights = [max(each.height for each in row) for row in rows]
    sheet = Image.new("RGB", (3 * width + 2 * gap, sum(heights) + gap * (len(rows) - 1)), "white")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for place, each in enumerate(row):
            sheet.paste(each, ((2 - place) * (width + gap), top))
        top += height + gap
    sheet.quantize(64, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)


def _picture(pdf: Path) -> Image.Image:
    """Return what is printed on the first page: of ours the chart alone, without the head and the foot of the page."""
    with pymupdf.open(pdf) as document:
        page = document[0]
        clip = page.rect
        if clip.height > 800:
            top = min(box.y0 for words in ("شارع البستان الأكثر", "الأطفال يسبقون") for box in page.search_for(words))
            clip = pymupdf.Rect(200, top - 4, clip.width - 40, top + 250)
        pixels = page.get_pixmap(dpi=200, clip=clip)
    image = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
    inverted = image.convert("L").point(lambda value: 255 if value < 250 else 0)
    left, top, right, bottom = inverted.getbbox() or (0, 0, *image.size)
    return image.crop((max(left - 10, 0), max(top - 10, 0), right + 10, bottom + 10))


def main() -> None:
    """Print the table; write picture and files if they are asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--pdfs", type=Path)
    parser.add_argument("--labels", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.pdfs or Path(name)
        folder.mkdir(exist_ok=True)
        if options.labels:
            labels(folder)
            return
        pdfs = []
        head = ("chart", "program", "texts are", "pdfium", "poppler", "MuPDF", "pdf.js", "pypdf")
        _row(*head, "rows in order", "places from the right", "digits", "tagged")
        _row(*("---",) * 12)
        for case in CASES:
            made = {
                "ours": ours(case, folder),
                "Vega-Lite, by hand": draw_turned(case.section, LIBRARY, folder),
                "Vega-Lite, plain": draw_plain(case.section, LIBRARY, folder),
            }
            for program, pdf in made.items():
                _row(*measure(case, program, pdf))
                pdfs.append(pdf)
        if options.picture:
            side_by_side(pdfs, options.picture)


def _row(*cells: str) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")


if __name__ == "__main__":
    main()
