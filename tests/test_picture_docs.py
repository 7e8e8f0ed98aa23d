"""docs/pictures.md: every example is part of a document that is made in both languages; its table is what there is."""

import re
from pathlib import Path

import pytest
import yaml
from PIL import Image

from conftest import REPO
from editions import copy_project
from mezanprint.content.images import KEYS
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Severity
from mezanprint.project.files import Files
from mezanprint.typesetting.typeset import typeset

PAGE = (REPO / "docs" / "pictures.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
HEAD = """kind: fact-sheet
locale: en
date: 2026-11-22
editions: [en, ar, ar+en]
title: The harbour at dawn
names: $lamp.names
standfirst: Lamps show boats the way home.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Composition]:
    """Return the compositions of a document of all examples, each laid out without an error; as drafts."""
    root = copy_project(REPO, "pictures", tmp_path_factory.mktemp("documented") / "pictures")
    folder = root / "content" / "harbour"
    Image.new("RGB", (900, 600), "navy").save(folder / "sea.jpg")
    Image.new("RGB", (300, 600), "teal").save(folder / "post.jpg")
    for locale in ("en", "ar"):
        Image.new("RGB", (600, 400), "olive").save(folder / f"plan-{locale}.png")
    sections = [example for example in EXAMPLES if example.startswith("- id")]
    fields = "".join(example for example in EXAMPLES if example not in sections)
    body = "".join(f"  {line}\n" for example in sections for line in example.splitlines())
    (folder / "document.yaml").write_text(f"{HEAD}{fields}sections:\n{body}", "utf-8")
    kind = root / "templates/fact-sheet/kind.toml"
    kind.write_text(kind.read_text("utf-8").replace("max_pages = 2", "max_pages = 9"), "utf-8")
    project, compositions = Project(Files(root)), {}
    for edition in select(project, Selection(("harbour",), profile="screen")):
        prepared = prepare(project, edition, draft=True)
        artifact = typeset(prepared.composition, root)
        faults = (*prepared.diagnostics, *artifact.diagnostics)
        assert [found for found in faults if found.severity is Severity.ERROR] == []
        compositions["+".join(edition.locales)] = prepared.composition
    return compositions


def test_every_example_is_printed_in_each_language_and_in_both(made: dict[str, Composition]) -> None:
    assert set(made) == {"en", "ar", "ar+en"}
    names = {section["id"] for example in EXAMPLES for section in _sections(example)}
    assert len(names) == len(EXAMPLES) - 1
    for composition in made.values():
        assert {name for name in names if f'data-section="harbour:sections.{name}"' in composition.html} == names
        assert 'class="photograph"' in composition.html


def _sections(example: str) -> list[dict[str, object]]:
    read = yaml.safe_load(example)
    return read if isinstance(read, list) else []


def test_every_width_and_key_is_in_the_page() -> None:
    components = (REPO / "templates/base/components.toml").read_text("utf-8")
    widths = re.search(r'width = \{ type = "token", choices = \[(.*?)\]', components)
    assert widths
    for name in re.findall(r'"(.*?)"', widths[1]):
        assert re.search(rf"^\| `{name}`", PAGE, re.MULTILINE)
    assert {key for key in KEYS if re.search(rf"`{key}[`:]", PAGE)} >= {
        "alt",
        "caption",
        "credit",
        "crop",
        "focus",
        "tint",
    }


def test_the_picture_of_the_page_is_there_and_small() -> None:
    for name in re.findall(r"\]\((pictures/[\w-]+\.png)\)", PAGE):
        assert Path(REPO / "docs" / name).stat().st_size <= 80 * 1024
