"""Tables of data: typed in the document or in a text file beside it, read once, and nothing in them is guessed."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from mezanprint.content.editing.edited_files import edited_files
from mezanprint.model.datasets import ColumnType, Dataset
from mezanprint.model.diagnostics import Fault
from mezanprint.model.documents import iter_messages
from writing import HEAD, found, load, said, write

NewProject = Callable[..., Path]
PLOT = """
[plot]
says = "plot"
[plot.fields]
data = { type = "data", required = true }  # all columns are printed
labels = { type = "column" }
values = { type = "list", item = { type = "column" } }
highlight = { type = "row" }
"""
SECTION = "sections:\n  - id: s\n    component: plot\n    slot: main\n"
FOLDER = "content/leaflet"


def project(new_project: NewProject, *lines: str, csv: str | bytes = "", name: str = "held.csv") -> Path:
    """Return a project whose leaflet has one section with data; line 11 is the first of ``lines``."""
    root = new_project()
    components = root / "templates/base/components.toml"
    components.write_text(components.read_text("utf-8") + PLOT, "utf-8")
    kind = root / "templates/fact-sheet/kind.toml"
    kind.write_text(kind.read_text("utf-8").replace("components = [", 'components = ["plot", '), "utf-8")
    write(root, HEAD + SECTION + "".join(f"    {line}\n" for line in lines))
    (root / FOLDER / name).write_bytes(csv.encode() if isinstance(csv, str) else csv)
    return root


def data(root: Path) -> Dataset:
    dataset = load(root)[0].sections[0].fields.get("data")
    assert isinstance(dataset, Dataset)
    return dataset


def numbers(dataset: Dataset, column: int) -> list[str | None]:
    return [None if row[column].number is None else str(row[column].number) for row in dataset.rows]


def types(dataset: Dataset) -> list[str]:
    return [str(column.unit or column.type) for column in dataset.columns]


TYPED = (
    "data:",
    "  columns: {place: {title: Place}, year: {title: Year, type: year}, usd: {title: Cost, type: USD}}",
    '  rows: [[Gaza, 2016, 1200.50], [Rafah, 2017, ""], [Gaza, 2018, {figure: lamp.lit}]]',
)


def test_a_table_typed_in_the_document_is_texts_and_numbers(new_project: NewProject) -> None:
    root = project(new_project, *TYPED)
    write(root, "figures:\n  lit: {value: 900, unit: USD, label: L, source: S}\n", "content/data/lamps.yaml")
    write(root, (root / FOLDER / "document.yaml").read_text("utf-8").replace("lamp.lit", "lamps.lit"))
    dataset = data(root)
    assert types(dataset) == ["text", "year", "USD"]
    assert [column.title.source for column in dataset.columns] == ["Place", "Year", "Cost"]
    assert numbers(dataset, 1) == ["2016", "2017", "2018"]
    assert numbers(dataset, 2) == ["1200.50", None, "900"]
    assert dataset.rows[1][2].is_empty
    assert dataset.rows[2][2].key == "data:lamps.figures.lit.value"


def test_equal_words_of_a_table_are_one_message_and_numbers_are_none(new_project: NewProject) -> None:
    root = project(new_project, "data: held.csv", csv="place,from,held\nGaza,Gaza,12\nRafah,Gaza,7\n")
    messages = {text.key: text.source for text in iter_messages(load(root)[0]) if ".data." in text.key}
    assert sorted(messages.values()) == ["Gaza", "Rafah", "from", "held", "place"]
    rows = data(root).rows
    assert rows[0][0].text is not None
    assert rows[0][0].text == rows[0][1].text == rows[1][1].text
    assert rows[0][0].text.key == "sections.s.data.rows.1.place"


@pytest.mark.parametrize(
    "text",
    [
        "year,held\n2016,1250\n2017,12.5\n",
        "\ufeffyear,held\r\n2016,1250\r\n2017,12.5\r\n",
        "year;held\n2016;1250\n2017;12,5\n",
        "year;held\r2016;1.250\r2017;12,5\r",
        "sep=;\nyear;held\n2016;1 250\n2017;12,5\n",
        "year\theld\n2016\t1'250\n2017\t12.5\n",
        'year,held\n2016,"1,250"\n2017,12.5\n\n',
        '"year","held"\n"2016","1,250"\n"2017","12.5"\n,\n',
        "year,held,\n2016,1250,\n2017,12.5,\n",
        "year,held\n٢٠١٦,١٢٥٠\n٢٠١٧,١٢٫٥\n",
        "year,held\n٢٠١٦,١٬٢٥٠\n٢٠١٧,١٢٫٥\n",
    ],
)
def test_files_of_all_programs_are_read_alike(new_project: NewProject, text: str) -> None:
    columns = "{file: held.csv, columns: {year: {type: year}, held: {type: number}}}"
    dataset = data(project(new_project, f"data: {columns}", csv=text))
    assert [column.name for column in dataset.columns] == ["year", "held"]
    assert numbers(dataset, 0) == ["2016", "2017"]
    assert [Decimal(number or 0) for number in numbers(dataset, 1)] == [1250, Decimal("12.5")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("place,held\nGaza,12\nRafah,\n", ["text", "number"]),
        ("year,held\n2016,12\n2017,13\n", ["year", "number"]),
        ("held,since\n12,2016\n13,2017\n", ["number", "number"]),
        ("place,السنة\nGaza,2016\nRafah,2017\n", ["text", "year"]),
        ("place,share\nGaza,12 %\nRafah,٣٠٪\n", ["text", "percent"]),
        ("day,code\n2016-05-01,007\n2016-05-02,008\n", ["date", "text"]),
        ("place,held\nGaza,\nRafah,\n", ["text", "text"]),
    ],
)
def test_what_a_column_holds_is_told_from_its_cells(new_project: NewProject, text: str, expected: list[str]) -> None:
    assert types(data(project(new_project, "data: held.csv", csv=text))) == expected


@pytest.mark.provokes("content-data-cell")
@pytest.mark.parametrize("decimal", ["point", "comma"])
def test_a_number_that_has_two_readings_is_not_guessed(new_project: NewProject, decimal: str) -> None:
    text = "place;held\nGaza;1.250\nRafah;12\n"
    root = project(new_project, "data: held.csv", csv=text)
    (fault,) = found(root)
    assert (fault.code, fault.span and (fault.span.line, fault.span.column)) == ("content-data-cell", (2, 6))
    assert "1250" in str(fault.message)
    assert "decimal: comma" in str(fault.hints)
    root = project(new_project, f"data: {{file: held.csv, decimal: {decimal}}}", csv=text)
    assert numbers(data(root), 1) == [{"point": "1.250", "comma": "1250"}[decimal], "12"]


def test_columns_of_a_file_are_chosen_ordered_and_named(new_project: NewProject) -> None:
    text = "Jahr,عدد المحتجزين,Name\n2016,120,A\n2017,42,B\n"
    columns = "{held: {head: عدد المحتجزين, title: Held, type: number}, Jahr: {title: Year}}"
    root = project(new_project, f"data: {{file: held.csv, columns: {columns}}}", csv=text)
    dataset = data(root)
    assert [(column.name, column.title.source) for column in dataset.columns] == [("held", "Held"), ("Jahr", "Year")]
    assert (numbers(dataset, 0), types(dataset)) == (["120", "42"], ["number", "year"])
    assert load(root)[0].attachments == ()  # what is left out may be for nobody's eyes


def test_the_file_of_the_data_is_attached(new_project: NewProject) -> None:
    document, _ = load(project(new_project, "data: held.csv", csv="year,held\n2016,12\n"))
    assert [each.path for each in document.attachments] == [f"{FOLDER}/held.csv"]


PLAIN = "place,held\nGaza,12\nRafah,7\nTotal,19\n"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["1 content-data-file"]),
        ("place,held\n", ["1 content-data-file"]),
        ("place,held\nGaza,12\nRafah\n", ["3 content-uneven-rows"]),
        ("place,held\nGaza,12,250\nRafah,7\n", ["2 content-uneven-rows"]),
        ("place,,held\nGaza,1,12\n", ["1 content-data-column"]),
        ("place,held,place\nGaza,1,12\n", ["1 content-data-column"]),
        ("place,held\nGaza,12\nRafah,1.2.3\nJenin,4\n", ["3 content-data-cell"]),
        ("place,held\nGaza,12\nRafah,12 kg\nJenin,4\n", ["3 content-data-cell"]),
        ("place,held\nGaza,12\nRafah,-\nJenin,4\n", ["3 content-data-cell"]),
        ("place,held\nGaza,12\nRafah,n/a\nJenin,4\n", ["3 content-data-cell"]),
        ("place,held\nGaza,12.5\nRafah,\"7,5\"\nJenin,4\n", ["2 content-data-cell"]),
        ('place,held\n"Gaza,12\nRafah,4\n', ["2 content-data-file"]),
        ("place,held\n" + "Gaza,12\n" * 2001, ["2002 content-too-large"]),
        (f"{','.join(map(str, range(61)))}\n{'1,' * 60}1\n", ["1 content-too-large"]),
    ],
)  # fmt: skip
def test_each_fault_of_a_file_has_its_line(new_project: NewProject, text: str, faults: list[str]) -> None:
    root = project(new_project, "data: held.csv", csv=text)
    assert said(root) == faults
    assert all(each.hints and each.span and each.span.path == f"{FOLDER}/held.csv" for each in found(root))


def test_a_file_in_another_encoding_is_told_as_everywhere(new_project: NewProject) -> None:
    root = project(new_project, "data: held.csv", csv="المكان,العدد\nغزة,12\n".encode("cp1256"))
    (fault,) = found(root)
    assert (fault.code, "WINDOWS-1256" in str(fault.message)) == ("project-utf8", True)


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        (["data: held.ods"], ["11 content-data-file"]),
        (["data: hold.csv"], ["11 content-missing-file"]),
        (["data: [held.csv]"], ["11 content-wrong-shape"]),
        (["data: {fil: held.csv}"], ["11 content-missing-key", "11 content-unknown-key"]),
        (["data: {file: held.csv, rows: [[1]]}"], ["11 content-data-file"]),
        (["data: {file: held.csv, columns: {helt: {type: number}}}"], ["11 content-data-column"]),
        (["data: {file: held.csv, columns: {held: {type: nummer}}}"], ["11 content-value"]),
        (["data: {file: held.csv, columns: {held: {typ: number}}}"], ["11 content-unknown-key"]),
        (["data: {file: held.csv, columns: {held: number}}"], ["11 content-wrong-shape"]),
        (["data: {file: held.csv, decimal: dot}"], ["11 content-value"]),
        (["data: {file: held.csv, columns: {place: {type: number}}}"], [f"{n} content-data-cell" for n in (2, 3, 4)]),
        (["data: held.csv", "labels: plaze"], ["12 content-data-name"]),
        (["data: held.csv", "values: [held, holt]"], ["12 content-data-name"]),
        (["data: held.csv", "highlight: Gazza"], ["12 content-data-name"]),
        (["data: {columns: {a: {title: A}}}"], ["11 content-missing-key"]),
        (["data: {columns: {a: {title: A}}, rows: []}"], ["11 content-wrong-shape"]),
        (["data: {columns: {a: {title: A}}, rows: [1]}"], ["11 content-wrong-shape"]),
        (["data: {columns: {a: {title: A}}, rows: [[1, 2]]}"], ["11 content-uneven-rows"]),
        (["data: {columns: {a: {title: A, type: number}}, rows: [['1,250']]}"], ["11 content-data-cell"]),
        (["data: {columns: {a: {title: A, type: year}}, rows: [[20167]]}"], ["11 content-data-cell"]),
        (["data: {columns: {a: {title: A, type: date}}, rows: [[2016-13-01]]}"], ["11 content-data-cell"]),
        (["data: {columns: {a: {title: A, type: number}}, rows: [[{figure: l.x}]]}"], ["11 content-unknown-figure"]),
    ],
)  # fmt: skip
def test_each_fault_of_a_document_has_its_line(new_project: NewProject, lines: list[str], faults: list[str]) -> None:
    assert said(project(new_project, *lines, csv=PLAIN)) == faults


@pytest.mark.provokes("content-data-name")
def test_names_are_offered(new_project: NewProject) -> None:
    for line, name in (("labels: plaze", "place"), ("highlight: Gazza", "Gaza")):
        (fault,) = found(project(new_project, "data: held.csv", line, csv=PLAIN))
        assert f"did you mean `{name}`?" in str(fault.hints)


def test_what_is_named_is_kept(new_project: NewProject) -> None:
    root = project(new_project, "data: held.csv", "labels: place", "values: [held]", "highlight: Total", csv=PLAIN)
    assert data(root).column("held") == 1
    assert data(root).row("Total") == 2
    assert data(root).columns[1].type is ColumnType.NUMBER


def test_a_text_of_a_file_is_edited_in_all_its_cells(new_project: NewProject) -> None:
    root = project(new_project, "data: held.csv", csv='\ufeffplace;since\r\nGaza;"Gaza"\r\nRafah;May\r\n')
    document = load(root)[0]
    read = lambda path: (root / path).read_bytes()  # noqa: E731 - as a reader is handed over
    edited = edited_files(document, {"leaflet:sections.s.data.rows.1.place": ["Gaza; City"]}, read)
    assert edited == {f"{FOLDER}/held.csv": '\ufeffplace;since\r\n"Gaza; City";"Gaza; City"\r\nRafah;May\r\n'.encode()}
    with pytest.raises(Fault) as fault:
        edited_files(document, {"leaflet:sections.s.data.columns.place": ["Where"]}, read)
    assert "`title`" in str(fault.value.diagnostics[0].hints)


def test_months_are_times_and_are_called_as_they_were_typed(new_project: NewProject) -> None:
    root = project(new_project, "data: held.csv", 'highlight: "2025-12"', csv="Month,A\n2025-02,1\n2025-12,2\n")
    months = data(root)
    assert types(months) == ["month", "number"]
    first, last = (row[0] for row in months.rows)
    assert first.day
    assert last.day
    assert (last.day - first.day).days == 303
    assert last.typed == "2025-12"
    assert not [each for each in iter_messages(load(root)[0]) if each.source.startswith("2025")]
    assert types(data(project(new_project, "data: held.csv", csv="Y,A\n2009-10,1\n2010-11,2\n")))[0] == "text"
    typed = ("data: {file: held.csv, columns: {Month: {type: month}, A: {title: A}}}",)
    assert said(project(new_project, *typed, csv="Month,A\n2025-13,1\n")) == ["2 content-data-cell"]


def test_a_column_that_nothing_prints_is_neither_checked_nor_translated(new_project: NewProject) -> None:
    csv = "Branch,Loans,Weight,Remark\nHill,120,12 kg,old\nQuay,80,9,new\nMill,30,4,new\n"
    lines = ("data: held.csv", "labels: Branch", "values: [Loans]", "highlight: old")
    root = project(new_project, *lines, csv=csv)
    assert said(root) == ["2 content-data-cell"]
    (fault,) = found(root)
    assert "or leave the column out: name the others under `columns`" in fault.hints
    components = root / "templates/base/components.toml"
    text = components.read_text("utf-8").replace("required = true }  # all", "required = true, selects = true }  # all")
    components.write_text(text, "utf-8")
    assert said(root) == []
    assert types(data(root)) == ["text", "number", "id", "id"]
    messages = {each.source for each in iter_messages(load(root)[0]) if ".data." in each.key}
    assert messages == {"Branch", "Hill", "Quay", "Mill"}  # the head of a column that is alone in its list says nothing
    document = root / FOLDER / "document.yaml"
    document.write_text(document.read_text("utf-8").replace("[Loans]", "[Laons]"), "utf-8")
    (fault,) = found(root)
    assert (fault.code, fault.hints) == ("content-data-name", ("did you mean `Loans`?",))


@pytest.mark.parametrize("columns", ["", ", columns: {Branch: {title: B}, Late: {title: L, type: percent}}"])
@pytest.mark.parametrize(("cells", "bare"), [(("12%", "9", "4%"), "9"), (("12", "9", "4%"), "12")])
def test_all_cells_of_a_column_have_a_percent_sign_or_none(
    columns: str, cells: tuple[str, ...], bare: str, new_project: NewProject
) -> None:
    csv = "Branch,Late\n" + "".join(f"Row {cell},{cell}\n" for cell in cells)
    (fault,) = found(project(new_project, f"data: {{file: held.csv{columns}}}", csv=csv))
    assert fault.code == "content-data-cell"
    assert fault.message.startswith(f"column `Late`: `{bare}` has no `%`")
    whole = csv.replace("%", "")
    assert types(data(project(new_project, f"data: {{file: held.csv{columns}}}", csv=whole)))[1] in (
        "number",
        "percent",
    )
