"""Each chart of docs/charts.md is one of the test project, which is built, and each form and code is named there."""

import re
import tomllib

import yaml

from conftest import REPO
from mezanprint.model.locales import Direction
from mezanprint.model.register.register import entries
from mezanprint.project.house_style import read_style
from mezanprint.project.tables import Table
from mezanprint.templating.charts.forms import FORMS

PAGE = (REPO / "docs" / "charts.md").read_text("utf-8")
BLOCK = re.compile(r"^```(yaml|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROJECT = REPO / "tests" / "projects" / "charts" / "content"


def blocks(language: str) -> list[str]:
    return [match[2] for match in BLOCK.finditer(PAGE) if match[1] == language]


def sections() -> dict[str, object]:
    """Return the sections of the project that tests/test_chart_project.py builds, by their names."""
    documents = (yaml.safe_load(path.read_text("utf-8")) for path in PROJECT.glob("*/document.yaml"))
    return {section["id"]: section for document in documents for section in document["sections"]}


def test_every_example_is_a_section_of_the_project_that_is_built() -> None:
    shown = [section for block in blocks("yaml") for section in yaml.safe_load(block)]
    assert len(shown) == len({section["id"] for section in shown}) == 12
    for section in shown:
        assert section == sections()[section["id"]]


def test_every_form_and_finding_is_on_the_page_and_every_picture_beside_it() -> None:
    assert [form for form in FORMS if f"`{form}`" not in PAGE] == []
    codes = {entry.code for entry in entries() if entry.code.startswith("chart-")}
    assert codes == set(re.findall(r"`(chart-[a-z-]+)`", PAGE))
    pictures = set(re.findall(r"\(pictures/([\w-]+\.png)\)", PAGE))
    assert pictures == {*(f"chart-{name}.png" for name in sections()), "charts-vega-lite.png"}
    assert [name for name in pictures if (REPO / "docs/pictures" / name).stat().st_size > 80_000] == []


def test_the_setting_of_time_is_read_as_the_page_says() -> None:
    (text,) = blocks("toml")
    table = Table("mezanprint.toml", text, tomllib.loads(text)["locales"]["ar"], ("locales", "ar"), [])
    assert read_style("ar", table).time is Direction.LTR
    assert table.faults == []
