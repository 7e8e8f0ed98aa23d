"""Who has looked at a translation stands in its catalog, and holds for the words that were read and no others."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from leaflets import HEADER, entry, leaflet, put
from mezanprint.cli.main import command
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import read_catalog, read_catalogs
from mezanprint.i18n.catalogs.gaps import report_unreviewed
from mezanprint.i18n.catalogs.reviews import Review, is_reviewed, reviews_of, with_review, without_reviews
from mezanprint.i18n.catalogs.status import read_status
from mezanprint.i18n.checks import check_catalog
from mezanprint.i18n.po.po_file import Entry
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Fault, Severity
from mezanprint.model.editions import Edition
from mezanprint.project.files import Files
from mezanprint.translating.reviewing import Chosen, change_reviews

DAY = date(2026, 11, 27)
OPEN = Entry("Open", "a", values=("مفتوح",), comments=("mine",))
COUNTED = Entry("{n} boat", "n", "{n} boats", values=("قارب", "قاربان"))
LEAFLET = "locales/ar/LC_MESSAGES/leaflet.po"


def by(name: str) -> Callable[[Entry], Entry]:
    return lambda entry: with_review(entry, name, DAY)


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["i18n", *arguments, "--project", str(root)], standalone_mode=False)


def test_a_review_is_one_comment_with_name_day_and_the_digest_of_the_words() -> None:
    reviewed = with_review(OPEN, "Rana", DAY)
    assert reviewed == replace(OPEN, comments=("mine", "reviewed: Rana 2026-11-27 (9d9e2866)"))
    assert reviews_of(reviewed) == (Review("Rana", "2026-11-27", "9d9e2866"),)
    assert is_reviewed(reviewed)
    assert not is_reviewed(OPEN)


@pytest.mark.parametrize(
    "change",
    [{"source": "Open!"}, {"values": ("مفتوحة",)}, {"flags": ("fuzzy",)}, {"values": ("",)}],
    ids=["source", "translation", "mark", "blank"],
)
def test_a_change_lifts_it_and_to_change_back_sets_it_again(change: dict[str, object]) -> None:
    reviewed = with_review(OPEN, "Rana", DAY)
    changed = replace(reviewed, **change)  # type: ignore[arg-type]
    assert not is_reviewed(changed)
    assert is_reviewed(replace(changed, source=OPEN.source, values=OPEN.values, flags=()))


@pytest.mark.parametrize("change", [{"plural": "{n} ships"}, {"values": ("قارب", "قاربين")}])
def test_it_is_of_every_form_of_a_counted_phrase(change: dict[str, object]) -> None:
    reviewed = with_review(COUNTED, "Rana", DAY)
    assert is_reviewed(reviewed)
    assert not is_reviewed(replace(reviewed, **change))  # type: ignore[arg-type]


def test_another_key_notes_and_comments_change_nothing() -> None:
    reviewed = with_review(OPEN, "Rana", DAY)
    assert is_reviewed(replace(reviewed, context="b", notes=("Room",), comments=("more", *reviewed.comments)))


def test_several_may_review_and_each_stands_there_once_and_for_today() -> None:
    both = with_review(with_review(OPEN, "Rana", DAY), "سامي", DAY)
    assert [review.by for review in reviews_of(both)] == ["Rana", "سامي"]
    assert reviews_of(with_review(both, "Rana", date(2026, 12, 1)))[1].day == "2026-12-01"
    changed = with_review(replace(both, values=("افتح",)), "Ali", DAY)
    assert [review.by for review in reviews_of(changed)] == ["Ali"]


def test_it_can_be_taken_away_for_all_or_for_one() -> None:
    both = with_review(with_review(OPEN, "Rana", DAY), "Sami", DAY)
    assert [review.by for review in reviews_of(without_reviews(both, "Rana"))] == ["Sami"]
    assert without_reviews(both) == OPEN


def test_a_comment_written_by_hand_is_of_no_words() -> None:
    assert not is_reviewed(replace(OPEN, comments=("reviewed: Rana 2026-11-27",)))
    assert reviews_of(replace(OPEN, comments=("reviewed: by nobody",))) == ()


def test_gettext_keeps_it_and_merging_a_changed_source_lifts_it(tmp_path: Path) -> None:
    catalog = put(tmp_path, "leaflet", entry("a", "Open", "مفتوح")).root / LEAFLET
    change_reviews(tmp_path, Chosen("ar", document="leaflet"), by("Rana"), finished=True)
    (tmp_path / "new.pot").write_text(HEADER.replace("Language: ar", "Language: ") + entry("a", "Open now", ""))
    kept = subprocess.run(["msgcat", "--no-wrap", catalog], capture_output=True, check=True).stdout
    assert kept == catalog.read_bytes().rstrip() + b"\n"
    merged: list[str | Path] = ["msgmerge", "--quiet", "--previous", catalog, tmp_path / "new.pot"]
    merged_entry = [*parse_po(subprocess.run(merged, capture_output=True, check=True).stdout, "m.po").entries][1]
    assert [review.by for review in reviews_of(merged_entry)] == ["Rana"]
    assert not is_reviewed(replace(merged_entry, flags=()))


def test_nothing_else_of_the_file_is_touched(tmp_path: Path) -> None:
    texts = (
        entry("a", "one", "واحد", before="#mine\n#  mine\n"),
        entry("b", "two", "اثنان", before="#, fuzzy\n"),
        "#~ # odd\n",
    )
    path = put(tmp_path, "leaflet", *texts).root / LEAFLET
    before = path.read_bytes()
    changed = change_reviews(tmp_path, Chosen("ar", document="leaflet"), by("Rana"), finished=True)
    assert (changed.messages, changed.unfinished, changed.written) == (1, 1, (LEAFLET,))
    added = [line for line in path.read_bytes().splitlines(True) if line not in before.splitlines(True)]
    assert [line.split(b" 2026")[0] for line in added] == [b"# reviewed: Rana"]
    change_reviews(tmp_path, Chosen("ar", document="leaflet"), without_reviews, finished=False)
    assert path.read_bytes() == before


@pytest.mark.provokes("i18n-key")
def test_a_key_must_be_one_finished_message_or_nothing_is_written(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", entry("title", "one", "واحد"), entry("b", "two", "اثنان", before="#, fuzzy\n"))
    put(tmp_path, "poster", entry("title", "one", "واحد"), entry("c", "three", ""))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.po")}
    told = {}
    for key in ("title", "titel", "b", "c"):
        with pytest.raises(Fault) as refused:
            change_reviews(tmp_path, Chosen("ar", ("leaflet:title", key)), by("Rana"), finished=True)
        (told[key],) = refused.value.diagnostics
    assert {found.code for found in told.values()} == {"i18n-key"}
    assert told["title"].hints == ("name one of them: `leaflet:title`, `poster:title`",)
    assert told["titel"].hints[0] == "did you mean `title`?"
    assert (told["b"].message, str(told["b"].span)) == ("nobody has confirmed `b` yet", f"{LEAFLET}:14")
    assert told["c"].message == "`c` is not translated"
    with pytest.raises(Fault, match="`leaflets` has no catalog in `ar`"):
        change_reviews(tmp_path, Chosen("ar", document="leaflets"), by("Rana"), finished=True)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.po")} == before


def test_a_word_of_the_templates_is_named_by_itself(tmp_path: Path) -> None:
    put(tmp_path, "templates", entry("", "Notes", "حواش"), entry("menu", "Notes", "حواش"))
    change_reviews(tmp_path, Chosen("ar", ("templates:Notes",)), by("Rana"), finished=True)
    assert [
        is_reviewed(each)
        for each in parse_po((tmp_path / LEAFLET.replace("leaflet", "templates")).read_bytes(), "t").entries
    ][1:] == [True, False]


def test_they_are_counted_and_a_lifted_one_is_told(tmp_path: Path) -> None:
    files = put(
        tmp_path, "leaflet", entry("a", "one", "واحد"), entry("b", "two", "اثنان"), entry("c", "three", "ثلاثة")
    )
    change_reviews(tmp_path, Chosen("ar", ("a", "b")), by("Rana"), finished=True)
    path = tmp_path / LEAFLET
    path.write_text(
        path.read_text().replace("اثنان", "اثنين").replace('msgctxt "c"', '# reviewed: Sami 2026-11-01\nmsgctxt "c"')
    )
    (state,) = read_status(Files(tmp_path), "ar")
    assert (state.translated.messages, state.reviewed.messages) == (3, 1)
    told = [
        found for found in check_catalog(read_catalog(files.beside(), "ar", "leaflet")) if found.code == "i18n-review"
    ]
    assert [(found.severity, found.key, found.message) for found in told] == [
        (Severity.INFO, "leaflet:b", "source or translation changed since `Rana` reviewed it on 2026-11-27 [C45]"),
        (Severity.INFO, "leaflet:c", "the review by `Sami` does not say of which words it is [C45]"),
    ]


def test_a_profile_that_demands_it_is_refused_until_all_are_reviewed(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text().replace("[profiles.print]", '[profiles.print]\nrelease = "reviewed"'))

    def found(profile: str, *, draft: bool = False) -> list[tuple[str, str]]:
        project = Project(Files(root))
        edition = Edition("leaflet", ("ar",), project.config.profile(profile))
        return [(each.severity.value, each.code) for each in prepare(project, edition, draft=draft).diagnostics]

    assert found("screen") == []
    assert found("print") == [("error", "i18n-unreviewed")] * 2
    assert found("print", draft=True) == [("warning", "i18n-unreviewed")] * 3  # and the word for a draft
    for document in ("leaflet", "data"):
        assert run(root, "review", "--document", document, "--by", "Rana", "--locale", "ar").return_value == 0
    assert found("print") == []
    catalog = root / LEAFLET
    catalog.write_text(catalog.read_text().replace("مصباح", "المصباح", 1))
    assert found("print") == [("error", "i18n-unreviewed")]


def test_words_of_the_templates_count_as_far_as_they_are_printed(tmp_path: Path) -> None:
    files = put(tmp_path, "templates", entry("", "Notes", "حواش"), entry("", "Page", ""), entry("", "Menu", "قائمة"))
    catalogs = read_catalogs(files, "ar", {"templates": "en"})
    (found,) = report_unreviewed(leaflet(), catalogs, [("", "Notes"), ("", "Page")])
    assert found.message == "1 of 2 words of the templates in `leaflet` have an unreviewed `ar` translation: `Notes`"


def test_the_command_says_what_it_did_and_what_it_needs(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    key = "sections.what.title"
    assert run(root, "review", key, "--by", "Rana").output == f"1 message reviewed\n{LEAFLET} written\n"
    assert run(root, "review", key, "--undo").output == f"1 message without reviews\n{LEAFLET} written\n"
    for arguments, complaint in (
        ((key,), "--by NAME"),
        ((key, "--by", "a\nb"), "--by NAME"),
        (("--by", "Rana"), "name messages by their keys, or a document"),
    ):
        refused = run(root, "review", *arguments)
        assert isinstance(refused.exception, SystemExit | Exception)
        assert complaint in str(refused.exception)
