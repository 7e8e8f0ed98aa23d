"""Tables of data on the page: where numbers stand in each direction and in all digits, and what readers are told."""

import ctypes
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from conftest import REPO
from editions import copy_project, make_files, make_web_pages
from mezanprint.engine.selection import Selection
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.typesetting.text_layer.codes import Codes
from mezanprint.webpage.release import check_web_release
from positions import Place, characters, where
from writing import HEAD, found, said, write

NewProject = Callable[..., Path]
EXACT = 0.12
"""mm by which places may differ: the signs of a heavier face are that much wider."""
SIGNS = {"latn": ("0123456789", ",", "."), "arab": ("٠١٢٣٤٥٦٧٨٩", "٬", "٫"), "arabext": ("۰۱۲۳۴۵۶۷۸۹", "٬", "٫")}
COSTS = ("48,200.00", "1,204.50", "49,404.50", "310.00", "49,714.50")
"""Amounts of one column have as many decimals, if any has some."""
SHARES = ("12.8", "−3.25", "120")
EDITIONS = (("en", "latn"), ("ar", "arab"), ("latn", "latn"), ("arabext", "arabext"), ("ar+en", "arab"))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The PDFs of the project of tables, and of its Arabic edition in the other two kinds of digits.

    Each digit has a code of its own here, so that its place is known; the ink is the same (``test_turned_numbers``).
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Codes, "has_room", property(lambda _codes: False))
        patch.setattr("editions.shared_folder", lambda: None)
        return made_editions(tmp_path_factory.mktemp("tables"))


def made_editions(folder: Path) -> dict[str, bytes]:
    pdfs = {each.name: each.artifact.data for each in make_files(copy_project(REPO, "tables", folder / "arab"))}
    for digits in ("latn", "arabext"):
        root = copy_project(REPO, "tables", folder / digits)
        settings = root / "mezanprint.toml"
        settings.write_text(settings.read_text("utf-8").replace('"arab"', f'"{digits}"'), "utf-8")
        if digits == "latn":
            with_year(root)
        (arabic,) = make_files(root, Selection(locales=("ar",)))
        pdfs[digits] = arabic.artifact.data
    return {name.rpartition("/")[2].rpartition(" ")[2]: pdf for name, pdf in pdfs.items()}


def with_year(root: Path) -> None:
    """Say of one table when it was counted, as a year."""
    for name in ("content/aid/document.yaml", "locales/ar/LC_MESSAGES/aid.po"):
        text = (root / name).read_text("utf-8")
        text = text.replace("period: Since the fund began", 'period: "2025"').replace("Since the fund began", "2025")
        (root / name).write_text(text.replace("منذ قيام الصندوق", "2025"), "utf-8")


def printed(number: str, digits: str) -> str:
    figures, thousands, decimal = SIGNS[digits]
    return number.translate(str.maketrans("0123456789,.", figures + thousands + decimal))


def runs(pdf: bytes) -> Iterator[list[Place]]:
    """Yield the characters that touch one another, from left to right."""
    run: list[Place] = []
    for place in sorted(characters(pdf), key=lambda c: (c.page, round(c.y / 1.2), c.left)):
        if run and (abs(place.y - run[-1].y) > 1 or abs(place.left - run[-1].right) > 1):
            yield run
            run = []
        run.append(place)
    yield run


def ends_of_ones(pdf: bytes, numbers: tuple[str, ...], digits: str) -> list[float]:
    """Return where the ones of each number end: there the sign of decimals stands, or would stand."""
    decimal = SIGNS[digits][2]
    wanted = [printed(number, digits) for number in numbers]
    ends = [
        run[len(text.partition(decimal)[0]) - 1].right
        for run in runs(pdf)
        if (text := "".join(place.text for place in run)) in wanted
    ]
    assert len(ends) >= len(numbers)
    return ends


@pytest.mark.parametrize(("name", "digits"), EDITIONS)
@pytest.mark.parametrize("numbers", [COSTS, SHARES])
def test_numbers_stand_at_their_decimal_sign(
    editions: dict[str, bytes], name: str, digits: str, numbers: tuple[str, ...]
) -> None:
    ends = ends_of_ones(editions[name], numbers, digits)
    assert max(ends) - min(ends) < EXACT


def test_columns_stand_in_the_order_of_the_language(editions: dict[str, bytes]) -> None:
    boats, cost = (where(editions["en"], number) for number in ("1,388", "49,714.50"))
    assert where(editions["en"], "Allharbours").right < boats.left < boats.right < cost.left
    boats, cost = (where(editions["latn"], number) for number in ("1,388", "49,714.50"))
    assert cost.right < boats.left


def test_a_number_stands_once_between_two_languages(editions: dict[str, bytes]) -> None:
    boats, cost = (where(editions["ar+en"], printed(number, "arab")) for number in ("1,388", "49,714.50"))
    english = where(editions["ar+en"], "Allharbours")
    assert english.right < cost.left < cost.right < boats.left
    assert abs(english.y - boats.y) < 1


def fonts_at(pdf: bytes, place: Place) -> set[str]:
    """Return the names of the fonts in which a run stands."""
    page = pypdfium2.PdfDocument(pdf)[place.page - 1]
    text, names = page.get_textpage(), set()
    for index in range(text.count_chars()):
        left, bottom, _, top = text.get_charbox(index, loose=True)
        y = page.get_height() - (bottom + top) / 2
        if place.left - 0.1 <= left * 25.4 / 72 <= place.right and abs(y * 25.4 / 72 - place.y) < 1:
            buffer = ctypes.create_string_buffer(200)
            pypdfium2.raw.FPDFText_GetFontInfo(text, index, buffer, 200, ctypes.c_int())
            names.add(buffer.value.decode())
    return names


def rules(pdf: bytes) -> list[float]:
    """Return where the long rules of the first page stand, in mm from its top, each once."""
    page = pypdfium2.PdfDocument(pdf)[0]
    paths = (each for each in page.get_objects(max_depth=9) if each.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH)
    bounds = [each.get_bounds() for each in paths]
    return sorted(
        {round((page.get_height() - top) * 25.4 / 72, 1) for left, _, right, top in bounds if right - left > 9}
    )


def test_a_total_is_heavier_and_stands_under_a_rule_of_its_own(editions: dict[str, bytes]) -> None:
    pdf = editions["en"]
    total, plain = where(pdf, "49,404.50"), where(pdf, "1,204.50")
    assert {name.rpartition("-")[2] for name in fonts_at(pdf, total)} != {
        name.rpartition("-")[2] for name in fonts_at(pdf, plain)
    }
    first = where(pdf, "48,200")
    assert [plain.y < y < total.y for y in rules(pdf) if first.y < y < total.y] == [True]


def test_split_columns_stand_under_one_another_with_the_first(editions: dict[str, bytes]) -> None:
    pdf = editions["en"]
    heads = [run for run in runs(pdf) if "".join(place.text for place in run) == "harbour"]
    assert len(heads) == 2
    assert abs(heads[0][0].left - heads[1][0].left) < EXACT
    january, may = where(pdf, "Jan"), where(pdf, "May")
    assert [abs(january.y - heads[0][0].y) < 1, abs(may.y - heads[1][0].y) < 1] == [True, True]


def cells(pdf: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield kind and attributes of each cell that the tags tell."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pending: list[Any] = [document.Root.StructTreeRoot.K]
        while pending:
            node = pending.pop()
            if isinstance(node, pikepdf.Array):
                pending += reversed(list(node))
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                if str(node.S) in ("/TH", "/TD"):
                    held: Any = node.get("/A", pikepdf.Dictionary())
                    each = list(held) if isinstance(held, pikepdf.Array) else [held]
                    yield str(node.S), {str(key): value for one in each for key, value in one.items()}
                pending.append(node.get("/K", pikepdf.Array()))


def test_readers_are_told_rows_groups_and_spans(editions: dict[str, bytes]) -> None:
    told = list(cells(editions["en"]))
    heads = [attributes for kind, attributes in told if kind == "/TH"]
    rows = [each for each in heads if str(each["/Scope"]) == "/Row"]
    assert len(rows) == 7 + 2 + 1 + 2 * 2  # harbours, their groups, the group of crews, harbours by month
    assert sorted(int(each["/ColSpan"]) for _, each in told if "/ColSpan" in each) == [2, 3, 4, 4]


def test_a_web_page_keeps_the_room_beside_numbers(tmp_path: Path) -> None:
    root = copy_project(REPO, "tables", tmp_path / "web")
    (made,) = make_web_pages(root, Selection(locales=("ar",), profile="web"))
    page = made.artifact.data.decode()
    assert '<span class="digits arab" dir="ltr" data-before="١٬٢">٩٦</span>' in page
    assert check_web_release(made.artifact.data, made.composition) == ()
    forged = page.replace('data-before="١٬٢"', 'data-before="free"')
    assert [each.code for each in check_web_release(forged.encode(), made.composition)] == ["release-web"]


def test_a_year_and_who_counted_are_read_in_their_order(editions: dict[str, bytes]) -> None:
    read = pypdfium2.PdfDocument(editions["latn"])[0].get_textpage().get_text_range()
    (line,) = (line for line in strip_controls(read).splitlines() if "2025" in line or "٢٠٢٥" in line)
    assert re.sub(r"[\s·]+", " ", line).strip().endswith("2025 حسابات الصندوق، مدققة كل سنة")


CREWS = "sections:\n  - id: s\n    component: table\n    slot: main\n    caption: Crews\n"


def table(new_project: NewProject, *lines: str) -> Path:
    root = new_project()
    write(root, HEAD + CREWS + "".join(f"    {line}\n" for line in lines))
    return root


@pytest.mark.provokes("content-data-total")
def test_a_total_that_is_no_sum_is_told(new_project: NewProject) -> None:
    columns = "columns: {a: {title: A, type: text}, n: {title: N, type: number}, p: {title: P, type: percent}}"
    rows = "rows: [[x, 1.5, 1], [y, 2, 2], [X, 3.5, 9], [z, 4, 1], [Z, 4, 9], [All, {}, 9]]"
    lines = ("data:", f"  {columns}", f"  {rows}", "totals: [X, Z, All]")
    assert said(table(new_project, *(line.replace("{}", "7.5") for line in lines))) == []
    (finding,) = found(table(new_project, *(line.replace("{}", "7.6") for line in lines)))
    assert (finding.code, finding.span and finding.span.line) == ("content-data-total", 14)
    assert "come to 7.5" in str(finding.message)


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        (["columns: [a, b]", "rows:", "  - [{text: x, span: 2}]"], []),
        (["columns: [a, b]", "rows:", "  - [{text: x, span: 3}]"], ["14 content-uneven-rows"]),
        (["columns: [a, b]", "rows:", "  - [{text: x, span: two}, y]"], ["14 content-value"]),
        (["columns: [{text: a, note: n, spam: 2}, b]", "rows:", "  - [x, y]"], ["12 content-unknown-key"]),
        (["data: {columns: {a: {title: A}}, rows: [[1]]}", "rows:", "  - [x]"], ["14 content-wrong-shape"]),
        (["note: none"], ["8 content-missing-key", "8 content-missing-key"]),
        (["columns: [a]", "rows: [[x]]", "totals: [x]"], ["14 content-data-name"]),
    ],
)
def test_faults_of_tables_have_their_lines(new_project: NewProject, lines: list[str], faults: list[str]) -> None:
    assert said(table(new_project, *lines)) == faults
