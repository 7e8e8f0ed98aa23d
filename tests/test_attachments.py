"""A document carries the data behind it: named in its head, embedded as it is, and nothing else."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from mezanprint.finishing.finish import finish
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Fault
from mezanprint.preflight.release import check_release
from mezanprint.typesetting.typeset import typeset
from sheets import DAY, listed, sheet
from writing import BODY, HEAD, load, said, write

NewProject = Callable[..., Path]
FOLDER = "content/leaflet"
DATA = "year,lamps\n2017,12\n"


def leaflet(new_project: NewProject, attach: str) -> Path:
    root = new_project()
    for name in ("lamps.csv", "homes.json", "more/lamps.csv", "lamps.xlsx"):
        write(root, DATA, f"{FOLDER}/{name}")
    write(root, f"{HEAD}attach: {attach}\n{BODY}")
    return root


@pytest.mark.parametrize(
    ("attach", "names"),
    [("lamps.csv", ["lamps.csv"]), ("[lamps.csv, homes.json, lamps.csv]", ["homes.json", "lamps.csv"])],
)
def test_a_document_names_one_file_or_several(new_project: NewProject, attach: str, names: list[str]) -> None:
    document, diagnostics = load(leaflet(new_project, attach))
    assert diagnostics == ()
    assert [attachment.path for attachment in document.attachments] == [f"{FOLDER}/{name}" for name in names]


@pytest.mark.parametrize(
    ("attach", "code"),
    [
        ("lamps.xlsx", "content-attachment"),
        ("[lamps.csv, more/lamps.csv]", "content-attachment"),
        ("lost.csv", "content-missing-file"),
        ("../../../x.csv", "content-image-path"),
        ("{file: lamps.csv}", "content-wrong-shape"),
        ('""', "content-empty"),
    ],
)
def test_what_cannot_be_attached_is_told(new_project: NewProject, attach: str, code: str) -> None:
    assert said(leaflet(new_project, attach)) == [f"7 {code}"]


def test_data_that_is_no_text_is_refused(new_project: NewProject) -> None:
    root = leaflet(new_project, "lamps.csv")
    (root / FOLDER / "lamps.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Fault) as fault:
        load(root)
    assert [found.code for found in fault.value.diagnostics] == ["project-utf8"]


@pytest.fixture
def carrying(tmp_path: Path) -> Composition:
    (tmp_path / "lamps.csv").write_text(DATA, "utf-8")
    return replace(sheet("<p>نص</p>", resources=listed(tmp_path, "lamps.csv")), attachments=("lamps.csv",))


def test_the_file_is_associated_data_of_the_documents_day(carrying: Composition, tmp_path: Path) -> None:
    data = finish(typeset(carrying, tmp_path).data, carrying)
    assert check_release(data, carrying) == ()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (file,) = pdf.Root.AF
        assert pdf.attachments["lamps.csv"].get_file().read_bytes() == DATA.encode()
        assert (str(file.AFRelationship), str(file.Desc)) == ("/Data", carrying.metadata.title)
        dates = {str(file.EF.F.Params[key])[:10] for key in ("/CreationDate", "/ModDate")}
        assert dates == {f"D:{DAY:%Y%m%d}"}


def test_the_same_file_gives_the_same_bytes_whatever_its_date(carrying: Composition, tmp_path: Path) -> None:
    first = finish(typeset(carrying, tmp_path).data, carrying)
    (tmp_path / "lamps.csv").touch()
    assert finish(typeset(carrying, tmp_path).data, carrying) == first


def test_a_file_changed_since_it_was_listed_is_not_carried(carrying: Composition, tmp_path: Path) -> None:
    (tmp_path / "lamps.csv").write_text("another", "utf-8")
    with pytest.raises(Fault) as fault:
        typeset(carrying, tmp_path)
    assert fault.value.diagnostics[0].code == "typeset-changed"


def _other(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["lamps.csv"] = b"another"


def _second(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["secret.txt"] = b"secret"


def _nameless(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"secret")
    stream.Type = pikepdf.Name.EmbeddedFile
    pdf.Root.Hidden = stream


def _none(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Names.EmbeddedFiles
    del pdf.Root.AF


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_other, "release-attachment"),
        (_second, "release-attachment"),
        (_nameless, "release-object"),
        (_none, "release-attachment"),
    ],
)
@pytest.mark.provokes("release-attachment")
def test_any_other_file_is_found_in_the_release(
    carrying: Composition, tmp_path: Path, change: Callable[[pikepdf.Pdf], None], code: str
) -> None:
    with pikepdf.open(io.BytesIO(finish(typeset(carrying, tmp_path).data, carrying))) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    assert code in {found.code for found in check_release(out.getvalue(), carrying)}


CHART = """  - id: {id}
    component: chart
    slot: main
    form: bar
    title: Lamps of two years
    counted: Lamps
    data: lamps.csv
    labels: Street
    values: [{value}]
    source: Counted.
    alt: Two bars.
"""
MAP = """  - id: map
    component: map
    slot: main
    data: lamps.csv
    value: "2017"
    geojson: land.geojson
    source: Made up.
    alt: A street.
"""


@pytest.mark.parametrize(
    ("sections", "names"),
    [
        (CHART.format(id="one", value="2017"), []),
        (CHART.format(id="one", value="2017") + CHART.format(id="other", value="2016"), ["lamps.csv"]),
        (MAP, ["land.geojson"]),
        (MAP + CHART.format(id="one", value="2016"), ["lamps.csv", "land.geojson"]),
    ],
)
def test_a_file_with_a_column_that_no_section_shows_is_not_carried(
    new_project: NewProject, sections: str, names: list[str]
) -> None:
    """The column may be who counted, or whose house it is."""
    root = new_project()
    write(root, "Street,2016,2017\nMill Lane,7,12\nOld Market,4,9\n", f"{FOLDER}/lamps.csv")
    area = '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}'
    names_of = '{"name_en": "Mill Lane"}'
    feature = f'{{"type": "Feature", "properties": {names_of}, "geometry": {area}}}'
    write(root, f'{{"type": "FeatureCollection", "features": [{feature}]}}', f"{FOLDER}/land.geojson")
    write(root, f"{HEAD}sections:\n{sections}")
    assert [attachment.name for attachment in load(root)[0].attachments] == names
