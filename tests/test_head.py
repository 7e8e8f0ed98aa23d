from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.model.kinds import Layout
from mezanprint.model.limits import Limits
from writing import BODY, HEAD, found, load, said, write

NewProject = Callable[..., Path]


def project(new_project: NewProject, old: str, new: str) -> Path:
    root = new_project()
    assert old in HEAD
    write(root, HEAD.replace(old, new) + BODY)
    return root


def test_editions_and_locale_come_from_the_settings_where_a_document_says_nothing(new_project: NewProject) -> None:
    document, _ = load(project(new_project, "editions: [en]\n", ""))
    assert (document.source_locale, document.editions) == ("en", (("en",), ("ar",)))


def test_two_locales_side_by_side_keep_their_order(new_project: NewProject) -> None:
    document, _ = load(project(new_project, "[en]", "[en, ar+en, en]"))
    assert document.editions == (("en",), ("ar", "en"))


def test_a_document_may_be_written_in_any_locale_of_the_project(new_project: NewProject) -> None:
    document, _ = load(project(new_project, "kind: fact-sheet\n", "kind: fact-sheet\nlocale: ar\n"))
    assert (document.source_locale, document.locale, document.title.locale) == ("ar", "ar", "ar")


def test_limits_of_a_document_go_before_those_of_its_project(new_project: NewProject) -> None:
    root = project(new_project, "editions: [en]", "editions: [en]\nlimits:\n  processor_seconds: 600")
    with (root / "mezanprint.toml").open("a") as settings:
        settings.write("\n[limits]\nprocessor_seconds = 120\nmemory_mb = 4096\n")
    document, _ = load(root)
    assert document.limits == Limits(processor_seconds=600, memory_mb=4096)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: fact-sheet\n", "", "1 content-missing-key"),
        ("fact-sheet", "factsheet", "1 content-unknown-kind"),
        ("fact-sheet", "[x]", "1 content-unknown-kind"),
        ("2026-11-22", "22 November", "2 content-value"),
        ("2026-11-22", "[x]", "2 content-value"),
        ("date: 2026-11-22\n", "", "1 content-missing-key"),
        ("[en]", "en", "3 content-wrong-shape"),
        ("[en]", "[]", "3 content-wrong-shape"),
        ("[en]", "[en, fr]", "3 content-edition"),
        ("[en]", "[en, ar+en+ar]", "3 content-edition"),
        ("[en]", "[en, [ar]]", "3 content-edition"),
        ("editions: [en]", "locale: fr", "3 content-locale"),
        ("editions: [en]", "limits: 300", "3 content-wrong-shape"),
        ("editions: [en]", "limits: {processor_second: 300}", "3 content-unknown-key"),
        ("editions: [en]", "limits: {processor_seconds: long}", "3 content-value"),
        ("editions: [en]", "limits: {processor_seconds: 601}", "3 content-value"),
        ("editions: [en]", "limits: {memory_mb: 511}", "3 content-value"),
    ],
)
def test_what_is_wrong_in_the_head_is_told(new_project: NewProject, old: str, new: str, expected: str) -> None:
    assert said(project(new_project, old, new)) == [expected]


def test_a_kind_that_cannot_set_two_locales_refuses_them(new_project: NewProject) -> None:
    root = new_project()
    write(root, "kind: brochure\ndate: 2026-11-22\neditions: [ar+en]\ntitle: x\nnames: $lamp.names\n")
    assert "a tri-fold brochure cannot be set in two languages at once" in [one.message for one in found(root)]


def test_a_document_takes_the_first_layout_of_its_kind_unless_it_names_another(new_project: NewProject) -> None:
    root = new_project()
    booklet = "kind: booklet\ndate: 2026-11-22\neditions: [ar+en]\ntitle: x\nnames: $lamp.names\n"
    write(root, booklet)
    assert load(root)[0].layout is Layout.DUAL
    write(root, booklet + "layout: parallel\n")
    assert load(root)[0].layout is Layout.PARALLEL


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[en]", "[en]\nlayout: dual", "`dual` is no layout of a fact sheet in two languages"),
        ("kind: fact-sheet", "kind: booklet\nlayout: duel", "`duel` is no layout of a booklet in two languages"),
        (
            "kind: fact-sheet",
            "kind: brochure\nlayout: dual",
            "`dual` is no layout of a tri-fold brochure in two languages",
        ),
    ],
)
def test_a_layout_must_be_one_of_the_kind(new_project: NewProject, old: str, new: str, message: str) -> None:
    findings = found(project(new_project, old, new))
    assert ("content-value", message) in [(one.code, one.message) for one in findings]


def test_a_book_with_two_covers_needs_languages_of_both_directions(new_project: NewProject) -> None:
    root = new_project()
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text().replace("[name]", '[name]\nfr = "x"') + "[locales.fr]\n")
    write(root, "kind: booklet\ndate: 2026-11-22\neditions: [fr+en]\ntitle: x\nnames: $lamp.names\n")
    (finding,) = [one for one in found(root) if one.code == "content-edition"]
    assert finding.message == "`fr+en` is read in one direction, and a book with two covers needs both"


@pytest.mark.parametrize("calendar", ["hijri", "both"])
def test_a_day_that_the_hijri_calendar_does_not_reach_is_told_where_a_language_prints_it(
    new_project: NewProject, calendar: str
) -> None:
    root = project(new_project, "date: 2026-11-22\neditions: [en]", "date: 1917-11-02\neditions: [en, ar]")
    settings = root / "mezanprint.toml"
    assert found(root) == ()
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("[locales.ar]\n", f'[locales.ar]\ncalendar = "{calendar}"\n'), "utf-8")
    (told,) = found(root)
    assert (told.code, told.span and told.span.line) == ("content-value", 2)
    assert told.message.startswith("1917-11-02 is outside the calendar of Umm al-Qura")
    assert "`[locales.ar]`" in told.hints[0]
    write(root, HEAD.replace("2026-11-22", "1917-11-02") + BODY)
    assert found(root) == (), "the English edition alone counts by the civil calendar"


def test_arabic_commas_between_editions_are_told_with_the_comma_to_write(new_project: NewProject) -> None:
    (finding,) = found(project(new_project, "[en]", '["en، ar"]'))
    assert finding.code == "content-edition"
    assert finding.hints == ("write the comma `,` between items, not `،`",)
