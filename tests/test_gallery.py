"""The gallery: every template with sample content, in whatever project."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import golden
from editions import copy_project
from mezanprint.cli.main import command
from mezanprint.engine.project import Project
from mezanprint.engine.selection import choose_profile
from mezanprint.gallery.gallery import Gallery
from mezanprint.model.compositions import Composition
from mezanprint.project.files import Files
from mezanprint.typesetting.typeset import typeset
from positions import where

TIMELINE = """
[timeline]
says = "timeline"
[timeline.fields]
title = { type = "text", says = "heading", room = 40 }
[timeline.fields.steps]
type = "list"
required = true
[timeline.fields.steps.item]
type = "record"
[timeline.fields.steps.item.fields]
year = { type = "number", required = true }
text = { type = "text", required = true, room = 90 }
"""
MACRO = """
{% macro timeline(sections) %}
<section class="section timeline"{{ attrs(sections[0]) }}>
  {{ title(sections) }}
  {% call(step, view) rows.lines(pairs_of(*sections|map(attribute='fields.steps'))) %}
  <dl class="row">
    <dt class="label"{{ attrs(step.year) }}>{{ step.year|value(view) }}</dt>
    <dd{{ attrs(step.text) }}>{{ step.text|inline }}</dd>
  </dl>
  {% endcall %}
</section>
{% endmacro %}
"""


@pytest.mark.parametrize("name", golden.SHEETS)
def test_components_and_kinds_look_as_they_did(name: str) -> None:
    drawn, kept = golden.draw(name), golden.kept(name)
    changed = {part for part, picture in drawn.items() if part in kept and not golden.is_like(kept[part], picture)}
    assert changed <= golden.BROKEN_ELSEWHERE, "look at it in `mezanprint gallery`; `make gallery` keeps what is meant"
    assert drawn.keys() == kept.keys()


def add_timeline(root: Path) -> None:
    """Give a project a component, as a designer does: a table, a macro, and its name in a kind."""
    base, kind = root / "templates/base", root / "templates/fact-sheet/kind.toml"
    for path, more in ((base / "components.toml", TIMELINE), (base / "components.html.jinja", MACRO)):
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    kind.write_text(re.sub(r"components = \[.*\]", 'components = ["timeline"]', kind.read_text("utf-8")), "utf-8")


def composed(root: Path, name: str) -> Composition:
    """Return a sheet of the gallery, of whose templates nothing is said."""
    project = Project(Files(root))
    gallery = Gallery(project)
    specimens = gallery.specimens(project.kinds.values(), choose_profile(project.config, ""))
    composition, found = gallery.compose(next(each for each in specimens if each.edition.name == name))
    assert found == ()
    return composition


@pytest.fixture(scope="module")
def with_timeline(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(repo_root, "components", tmp_path_factory.mktemp("gallery") / "project")
    add_timeline(root)
    return root


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_component_that_somebody_adds_is_in_the_gallery_by_itself(with_timeline: Path, locale: str) -> None:
    html = composed(with_timeline, f"fact-sheet-components {locale}").html
    assert re.findall("<strong>(.*?)</strong> <em>(.*?)</em>", html) == [
        ("timeline-short", "timeline(sections)"),
        ("timeline-long", "timeline(sections)"),
    ]
    assert '<div class="rows">' in html
    assert ".timeline .rows .row .label" in " ".join(html.split())
    assert 'class="half"' not in html


def test_a_component_written_once_stands_level_in_two_languages(with_timeline: Path) -> None:
    pdf = typeset(composed(with_timeline, "fact-sheet-components ar+en"), with_timeline).data
    english, arabic = where(pdf, "Aheading"), where(pdf, "عنوان"[::-1])
    assert abs(english.y - arabic.y) < 1
    assert english.right < 105 < arabic.left
    assert arabic.right - 193 < 0.5


def test_the_command_needs_no_content_and_what_it_writes_stays_until_it_is_cleaned(
    repo_root: Path, tmp_path: Path
) -> None:
    shutil.copytree(repo_root / "tests/projects/lamps/templates", tmp_path / "templates")
    shutil.copyfile(repo_root / "tests/projects/lamps/mezanprint.toml", tmp_path / "mezanprint.toml")

    def run(*words: str) -> Result:
        return CliRunner().invoke(command, [*words, "--project", str(tmp_path)], standalone_mode=False)

    made = run("gallery")
    assert (made.return_value, "error[" in made.stdout) == (0, False)
    names = sorted(path.relative_to(tmp_path).as_posix() for path in (tmp_path / "build/gallery").rglob("*.pdf"))
    assert [line for line in made.stdout.splitlines() if line.startswith("build/")] == names
    assert "build/gallery/en/note-components.pdf" in names
    assert {path.split("/")[2] for path in names} >= {"en", "ar"}
    listed = run("clean", "--list").stdout
    assert [name for name in names if name not in listed] == []
    run("clean")
    assert not (tmp_path / "build").exists()


def test_a_kind_that_is_not_there_is_a_misuse(repo_root: Path) -> None:
    done = CliRunner().invoke(command, ["gallery", "bookle", "--project", str(repo_root)])
    assert done.exit_code == 2
    assert "there is no kind `bookle`" in done.stderr
    assert "`booklet`" in done.stderr


def test_the_index_for_designers_names_each_component_with_its_macro_and_classes(repo_root: Path) -> None:
    rows = re.findall(
        r"^\| ([a-z-]+) \| `([a-z_]+)` \| (.*) ?\|$", (repo_root / "docs/designers.md").read_text("utf-8"), re.MULTILINE
    )
    html = composed(repo_root, "booklet-components en").html
    known: dict[str, set[str]] = {}
    for name, classes in re.findall(r"<strong>([a-z-]+)-(?:short|long)</strong> <em>\w+\(sections\)</em>([^<]*)", html):
        known.setdefault(name, set()).update(classes.split())
    general = {".section", ".short", ".unit", ".numbered", ".footnote", ".of-ltr", ".of-rtl"}
    listed = {
        name: set(classes.replace("`", "").split()) for name, macro, classes in rows if macro == name.replace("-", "_")
    }
    shown = {
        name: {each for each in classes - general if not each.startswith((".tiles-", ".long-", ".digits-"))}
        for name, classes in known.items()
    }
    assert set(listed) == set(shown)
    assert {name: lacking for name in shown if (lacking := shown[name] - listed[name])} == {}
    rules = "".join(path.read_text("utf-8") for path in (repo_root / "templates").rglob("*.css"))
    charts = (repo_root / "src/mezanprint/templating/charts").glob("*.py")
    beyond = {each for name in shown for each in listed[name] - shown[name]}  # what the sample has no cause for
    roles = {f".{role}" for path in charts for role in re.findall(r'role="(\w+)"', path.read_text("utf-8"))}
    assert {each for each in beyond - roles if not re.search(rf"\{each}\b", rules)} == set()
