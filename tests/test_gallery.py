"""The gallery: every template with sample content, in whatever project."""

import re
from pathlib import Path

import pytest

import golden
from editions import copy_project
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
steps = { type = "list", required = true, item = { type = "record", says = "step", fields = { FIELDS } } }
""".replace("FIELDS", 'year = { type = "number", required = true }, text = { type = "text", required = true, room = 90 }')
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
    changed = [part for part, picture in drawn.items() if part in kept and not golden.is_like(kept[part], picture)]
    assert changed == [], "look at it in `mezanprint gallery`; if it is meant, `make gallery` keeps it"
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
