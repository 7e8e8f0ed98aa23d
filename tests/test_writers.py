"""docs/writers.md: what it shows is read, what it calls refused is refused, what it lists is all there is."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from fakes import Silence
from mezanprint.engine.builder import Options
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.model.documents import iter_texts
from mezanprint.model.plurals import CATEGORIES, categories, category, choose, required
from mezanprint.model.texts import Text
from mezanprint.project.files import Files
from mezanprint.project.kind_files import read_kinds
from writing import found, load, write

NewProject = Callable[..., Path]
PAGE = (Path(__file__).resolve().parents[1] / "docs" / "writers.md").read_text("utf-8")
DOCUMENT = "content/street-light/document.yaml"
BLOCKS = re.findall(r"^```(?:yaml|markdown)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PATHS = [re.match(r"(?:# |<!-- )(content/\S+)", block) for block in BLOCKS]
FILES = {path[1]: block for path, block in zip(PATHS, BLOCKS, strict=True) if path}
SECTIONS = [block for block in BLOCKS if block.startswith("- id:")]
REFUSED = re.findall(r"^\| `(\w+: .*?)` \| `(content-[a-z-]+)` \|", PAGE, re.MULTILINE)
ROWS = re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", PAGE.partition("## Components")[2].partition("```")[0], re.MULTILINE)


@pytest.fixture
def project(new_project: NewProject) -> Path:
    root = new_project()
    for path, text in FILES.items():
        write(root, text.partition("\n")[2] if path.endswith(".md") else text, path)
    write(root, "<svg/>", "content/street-light/lamp.svg")
    return root


def test_every_example_is_looked_at() -> None:
    assert len(FILES) == 8
    assert len(FILES) + len(SECTIONS) == len(BLOCKS)
    assert len(SECTIONS) >= 8
    assert len(REFUSED) == len(re.findall(r"\| `content-", PAGE)) >= 12


def test_the_documents_on_the_page_load(project: Path) -> None:
    titles = {}
    for name in ("street-light", "quoted", "lamps-in-brief", "lamps-at-length"):
        document, diagnostics = load(project, name)
        assert [finding.code for finding in diagnostics] == ["content-no-sections"] * (name == "quoted")
        titles[document.kind] = document.title.source
    assert titles == {"fact-sheet": "Light: a right", "brochure": "Light at night", "booklet": "Ten years of light"}


@pytest.mark.parametrize("name", ["lamps-in-brief", "lamps-at-length"])
def test_the_brochure_and_the_booklet_on_the_page_fit_their_paper(project: Path, name: str) -> None:
    with BuildSession(project, Options(publish=False), jobs=1) as session:
        report = session.build(Selection((name,), ("en",)), Silence())
    # So short a sample fills no page: what may not happen is that there are more or fewer of them.
    assert {found.code for found in report.findings} <= {"layout-near-empty-page"}
    assert [result.pages for result in report.results] == [2 if name == "lamps-in-brief" else 4]


def test_the_document_in_arabic_loads_and_counts_in_arabic(project: Path) -> None:
    document, diagnostics = load(project, "qawarib")
    assert {finding.code for finding in diagnostics} <= {"content-no-sections"}
    ((_, phrase),) = document.references
    assert isinstance(phrase, Text)
    assert (phrase.domain, phrase.locale) == ("data_ar", "ar")
    assert choose(phrase.forms, phrase.count, phrase.locale) == "{n} قاربًا"


def test_each_number_of_the_table_of_forms_takes_that_form() -> None:
    table = PAGE.partition("## Writing in Arabic")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| .*? \| `(?:(\d+) )?", table, re.MULTILINE)
    assert [form for form, *_ in rows] == list(CATEGORIES)
    for form, numbers, printed in rows:
        ends = [end.replace(",", "") for pair in re.findall(r"([\d,]+)(?:–([\d,]+))?", numbers) for end in pair if end]
        assert {category(int(number), "ar") for number in [*ends, *([printed] if printed else [])]} == {form}


def test_the_forms_that_each_language_needs_are_those_it_is_told(project: Path) -> None:
    codes = {"English": "en", "Arabic": "ar", "French": "fr", "Hebrew": "he"}
    rows = re.findall(r"^\| (\w+) \| ((?:`\w+`(?:, )?)+) \| (.*?) ?\|$", PAGE, re.MULTILINE)
    assert {name for name, *_ in rows} == set(codes)
    for name, always, sometimes in rows:
        told = set(re.findall(r"`(\w+)`", always))
        assert set(required(1250, codes[name])) == told
        assert set(categories(codes[name])) == told | set(re.findall(r"`(\w+)`", sometimes))


def test_the_sections_on_the_page_load(project: Path) -> None:
    sections = "".join("  " + line + "\n" if line else "\n" for block in SECTIONS for line in block.splitlines())
    write(project, FILES[DOCUMENT].replace("sections:\n", f"sections:\n{sections}"), DOCUMENT)
    document, diagnostics = load(project, "street-light")
    assert diagnostics == ()
    assert len(document.sections) == len(SECTIONS) + 2
    keys = {text.key for text in iter_texts(document)}
    assert {"sections.plan.text.4.2", "lamp.goals.2", "sections.motto.text"} <= keys


@pytest.mark.parametrize(("line", "code"), REFUSED)
def test_the_lines_that_are_called_refused_are_refused(project: Path, line: str, code: str) -> None:
    key = line.partition(":")[0]
    document = FILES["content/quoted/document.yaml"].replace("[en]", "[en, ar]").replace("The Lamp}", "x, ar: x}")
    rest = re.sub(rf"^{key}:.*\n(?:  .*\n)*", "", document, flags=re.MULTILINE)
    write(project, rest + line + "\n", "content/quoted/document.yaml")
    assert code in {finding.code for finding in found(project, "quoted")}
    write(project, document, "content/quoted/document.yaml")
    assert {finding.code for finding in found(project, "quoted")} == {"content-no-sections"}


def test_the_table_of_components_is_whole(repo_root: Path) -> None:
    components = tomllib.loads((repo_root / "templates/base/components.toml").read_text("utf-8"))
    own = {name: re.sub(r"\(each.*?\)", "", fields) for name, fields in ROWS}
    assert {name: set(re.findall(r"`([a-z-]+)`", fields)) for name, fields in own.items()} == {
        name: set(spec["fields"]) for name, spec in components.items()
    }
    assert {name: set(re.findall(r"`([a-z-]+)`\*", fields)) for name, fields in own.items()} == {
        name: {field for field, about in spec["fields"].items() if about.get("required")}
        for name, spec in components.items()
    }


@pytest.mark.parametrize("kind", ["fact-sheet", "brochure", "booklet"])
def test_the_slots_and_fields_of_each_kind_are_told(repo_root: Path, kind: str) -> None:
    spec = read_kinds(Files(repo_root))[kind]
    words = "fact sheet" if kind == "fact-sheet" else kind
    line = next(line for line in PAGE.splitlines() if line.startswith(f"A **{words}**"))
    assert set(re.findall(r"`([a-z0-9-]+)`", line)) == {
        *(slot.name for slot in spec.slots),
        *(field.name for field in spec.fields),
    }
