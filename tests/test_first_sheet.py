"""``docs/first-sheet.md``: a writer's first ten minutes, done as the page says, with nothing but the page."""

import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image, ImageDraw

from conftest import REPO
from mezanprint.cli.main import command as program
from mezanprint.pdf.structure import Element, read_structure

PAGE = (REPO / "docs" / "first-sheet.md").read_text("utf-8")
BLOCK = re.compile(r"(?:^New: `(\S+)`\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def photograph(path: Path) -> None:
    """Take a photograph: a room of planes in soft light, as large as telephones make them."""
    picture = Image.radial_gradient("L").resize((2400, 1800)).convert("RGB")
    drawing = ImageDraw.Draw(picture)
    for n in range(12):
        drawing.rectangle((200 * n, 900 + 40 * n, 200 * n + 150, 1700), fill=(90 + 9 * n, 120, 140 - 6 * n))
    picture.save(path, quality=90)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project after all the steps of the page; each command says what the page says of it."""
    folder = tmp_path_factory.mktemp("first-sheet")
    for path, language, text in BLOCK.findall(PAGE):
        if path:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
            photograph((folder / path).with_name("reading-room.jpg"))
        elif language == "console":
            for command, words in re.findall(r"^\$ (.+)\n((?:(?!\$ ).+\n)*)", text, re.MULTILINE):
                name, *arguments = command.split()
                if name == "cd":
                    folder /= arguments[0]
                    continue
                with chdir(folder):
                    done = CliRunner().invoke(program, arguments)
                assert (name, done.exit_code) == ("mezanprint", 0), f"{command}\n{done.output}"
                assert [line for line in words.splitlines() if line not in done.output] == []
    return folder


def test_the_sheet_has_two_pages_and_all_that_was_written(project: Path) -> None:
    with pikepdf.open(project / "build/en/reading.pdf") as pdf:
        assert len(pdf.pages) == 2
        roles = list(_roles(read_structure(pdf)))
    assert roles.count("Figure") >= 3  # the photograph, the chart, the code
    assert roles.count("Table") == 1


def test_numbers_of_the_chart_and_of_the_table_are_those_of_the_file(project: Path) -> None:
    pages = pypdfium2.PdfDocument(project / "build/en/reading.pdf")
    words = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert [words.count(number) for number in ("10,250", "21,300", "7,200")] == [2, 2, 1]


def test_the_code_leads_where_the_writer_said(project: Path) -> None:
    pages = pypdfium2.PdfDocument(project / "build/en/reading.pdf")
    codes = [code.text for page in pages for code in zxingcpp.read_barcodes(page.render(scale=4).to_pil())]
    assert codes == ["https://example.org/hours"]


def test_the_draft_for_the_translator_is_mirrored(project: Path) -> None:
    """The years of the chart stand at the right, where lines of Arabic begin."""
    (english,), (arabic,) = (_places(project / f"build/{locale}/reading.pdf", "10,250") for locale in ("en", "ar"))
    assert english < 0.5 < arabic


def _roles(elements: tuple[Element, ...]) -> Iterator[str]:
    for element in elements:
        yield element.role
        yield from _roles(element.elements)


def _places(pdf: Path, words: str) -> list[float]:
    """Return where words stand first, from the left edge of their page as a share of its width."""
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        if place := text.search(words).get_next():
            left, _, right, _ = text.get_charbox(place[0])
            return [(left + right) / 2 / page.get_width()]
    return []
