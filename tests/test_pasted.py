"""Characters that came along when a text was pasted are told where they stand, in every file of the content."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Severity
from writing import HEAD, PROSE, found, said, write, write_prose

NewProject = Callable[..., Path]
FORMS = "ﻣﻜﺘﺒﺔ"
TATWEEL = "مـــكتبة"
SOFT = "ency\u00adclopaedias"


@pytest.mark.parametrize(
    ("words", "severity", "column", "length", "remedy"),
    [
        (f"Our {FORMS} here", Severity.ERROR, 11, 5, "write `مكتبة`"),
        (f"Our {SOFT} here", Severity.WARNING, 11, 15, "delete it"),
        (f"Our {TATWEEL} here", Severity.WARNING, 11, 8, "delete the tatweel"),
    ],
)
def test_what_no_search_finds_is_told_with_its_place_and_a_remedy(
    new_project: NewProject, words: str, severity: Severity, column: int, length: int, remedy: str
) -> None:
    root = new_project()
    write_prose(root, f"First line.\n{words}")
    (told,) = found(root)
    assert (told.code, told.severity) == ("content-pasted", severity)
    assert told.span
    assert (told.span.line, told.span.column, told.span.length) == (13, column, length)
    assert remedy in told.hints[0]
    assert "mezanprint fix" in told.hints[0]


@pytest.mark.parametrize("words", ["ﷺ", "﴿نص﴾", "بـ 5", "الـ HTTP", "هـ", "١٤٤٨ هـ", "سطر\u200cآخر"])
def test_what_has_its_use_is_left_alone(new_project: NewProject, words: str) -> None:
    root = new_project()
    write_prose(root, words)
    assert found(root) == ()


@pytest.mark.parametrize(
    "line",
    [
        f"title: {FORMS}",
        f'title: "{FORMS}"',
        f"title: >-\n  Our\n  {FORMS}",
        f"title: Our\n  {FORMS}",
        f"title: {{text: {FORMS}}}",
        f"names: {{en: The Lamp, ar: {FORMS}}}",
        f"links: {{plan: https://example.org/{FORMS}}}",
    ],
)
def test_it_is_found_in_every_value_and_in_names(new_project: NewProject, line: str) -> None:
    root = new_project()
    key = line.partition(":")[0]
    head = "".join(f"{each}\n" for each in HEAD.splitlines() if not each.startswith(f"{key}:"))
    write(root, head + PROSE + "      Words.\n" + line + "\n")
    assert "content-pasted" in {each.code for each in found(root)}


def test_it_is_found_in_shared_data_and_in_a_file_of_running_text(new_project: NewProject) -> None:
    root = new_project()
    write(root, f"names: {{en: The Lamp, ar: {FORMS}}}\n", "content/data/lamp.yaml")
    write(root, f"Words.\n\nOur\n{FORMS}\n", "content/leaflet/what.md")
    write(root, HEAD + PROSE.replace("text: |\n", "text: what.md\n"))
    places = [str(each.span) for each in found(root) if each.code == "content-pasted"]
    assert places == ["content/data/lamp.yaml:1:27", "content/leaflet/what.md:4:1"]


def test_a_text_full_of_it_is_told_once(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, f"{FORMS}\n{FORMS} {TATWEEL}\n{FORMS}")
    assert said(root) == ["12 content-pasted", "13 content-pasted"]


def test_a_remark_is_no_text(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD + PROSE + f"      Words.\n# {FORMS} {TATWEEL}\n")
    assert found(root) == ()


def test_a_project_that_sets_the_check_aside_for_translations_does_so_for_its_sources(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, TATWEEL)
    assert said(root) == ["12 content-pasted"]
    for name in ("C15", "i18n-tatweel"):
        settings = (root / "mezanprint.toml").read_text("utf-8")
        write(root, settings + f'\n[checks]\nignore = ["{name}"]\n', "mezanprint.toml")
        assert found(root) == ()
        write(root, settings, "mezanprint.toml")
