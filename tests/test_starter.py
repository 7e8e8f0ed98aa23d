"""``mezanprint new``: a whole project or none."""

import os
import re
import shlex
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from mezanprint.cli.main import command
from mezanprint.engine.project import Project
from mezanprint.installation import starter
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.translating.catalog_update import read_progress, update_catalogs
from test_translators_docs import COMMAND, parsed

MM = 72 / 25.4
ARABIC = ("data", "kutayyib", "matwiya", "nashra", "waraqa")
SAMPLES = ("how-it-works", "library-brochure", "library-leaflet", "library-booklet")


def tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_project_has_settings_content_translations_and_templates(tmp_path: Path) -> None:
    made = starter.create(tmp_path / "leaflets")
    assert set(made) == tree(tmp_path / "leaflets")
    assert {
        ".gitignore",
        "mezanprint.toml",
        "README.md",
        "content/how-it-works/document.yaml",
        "content/library-brochure/document.yaml",
        "content/library-booklet/document.yaml",
        "content/data/organisation.yaml",
        "locales/ar/LC_MESSAGES/how-it-works.po",
        "locales/ar/LC_MESSAGES/library-brochure.po",
        "locales/ar/LC_MESSAGES/library-booklet.po",
        "locales/ar/LC_MESSAGES/data.po",
        "templates/base/components.toml",
        "templates/fact-sheet/kind.toml",
    } <= set(made)
    assert os.listdir(tmp_path) == ["leaflets"]


def test_the_words_of_the_templates_come_translated(tmp_path: Path, repo_root: Path) -> None:
    starter.create(tmp_path / "leaflets")
    ours = repo_root / "locales/ar/LC_MESSAGES/templates.po"
    assert (tmp_path / "leaflets/locales/ar/LC_MESSAGES/templates.po").read_bytes() == ours.read_bytes()


def built(folder: Path, *arguments: str) -> set[str]:
    """Build a project as its user would, with warnings as errors; return the PDFs."""
    build = ["build", "--strict", "--project", str(folder), *arguments]
    run = CliRunner().invoke(command, build, standalone_mode=False)
    assert run.return_value == 0, run.output
    assert "error" not in run.output
    return {path.relative_to(folder / "build").as_posix() for path in (folder / "build").rglob("*.pdf")}


def test_it_builds_at_once_without_a_finding(tmp_path: Path) -> None:
    starter.create(tmp_path / "leaflets")
    expected = {f"{edition}/{name}.pdf" for edition in ("en", "ar") for name in SAMPLES}
    expected |= {f"ar+en/{name}.pdf" for name in ("how-it-works", "library-booklet")}
    assert built(tmp_path / "leaflets") == expected
    assert built(tmp_path / "leaflets", SAMPLES[-1], "--profile", "office", "--locale", "ar") == expected | {
        f"ar/{SAMPLES[-1]}.office.pdf"
    }


def test_its_booklet_can_have_both_languages_on_one_page(tmp_path: Path) -> None:
    """Some of its chapters end on the page on which they begin."""
    starter.create(tmp_path / "new")
    file = tmp_path / "new/content/library-booklet/document.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: booklet", "kind: booklet\nlayout: parallel"), "utf-8")
    parallel = built(tmp_path / "new", "library-booklet", "--locale", "ar+en")
    assert parallel == {"ar+en/library-booklet.pdf"}


def test_one_in_arabic_is_arabic_alone_and_builds_at_once(tmp_path: Path) -> None:
    made = starter.create(tmp_path / "nasharat", "ar")
    assert {"mezanprint.toml", "content/nashra/document.yaml", "content/data/muassasa.yaml", "locales/data.pot"} <= set(
        made
    )
    assert not [name for name in made if "how-it-works" in name or name.startswith("locales/en/")]
    assert built(tmp_path / "nasharat", "--profile", "press") == {f"ar/{name}.press.pdf" for name in ARABIC[1:]}


@pytest.mark.parametrize("source", starter.SOURCES)
def test_it_has_one_sample_of_every_kind_that_is_shipped(tmp_path: Path, source: str) -> None:
    starter.create(tmp_path / "new", source)
    project = Project(Files(tmp_path / "new"))
    kinds = [project.document(name)[0].kind for name in project.documents]
    assert sorted(kinds) == sorted(project.kinds)
    assert len(kinds) == 4
    data = [file.read_text("utf-8") for file in (tmp_path / "new/content/data").iterdir()]
    assert [each for each in data if "  kinds:\n    value: 4\n" in each]


@pytest.mark.parametrize("source", starter.SOURCES)
def test_it_has_no_sign_and_no_name_of_another_organisation(tmp_path: Path, source: str) -> None:
    made = starter.create(tmp_path / "new", source)
    assert [name for name in made if name.endswith((".svg", ".png", ".jpg")) and name.startswith("templates/")] == [
        "templates/base/beam.svg"
    ]
    texts = {name: (tmp_path / "new" / name).read_text("utf-8") for name in made}
    assert [name for name, text in texts.items() if re.search("Al Mezan|الميزان|Gaza|غزة", text)] == []


@pytest.mark.parametrize("source", starter.SOURCES)
def test_nobody_can_be_reached_under_what_it_says(tmp_path: Path, source: str) -> None:
    made = starter.create(tmp_path / "new", source)
    text = "\n".join(path.read_text("utf-8") for path in map((tmp_path / "new").joinpath, made) if "data" in path.parts)
    assert set(re.findall(r"https?://([^/\s]+)", text)) == {"example.org"}
    assert set(re.findall(r"[\w.]+@([\w.]+)", text)) == {"example.org"}
    assert set(re.findall(r"\+[\d ]{6,}", text)) == {"+1 555 0142"}


@pytest.mark.parametrize("source", starter.SOURCES)
def test_the_readme_names_what_is_there_and_commands_that_can_be_given(
    tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = starter.create(tmp_path / "new", source)
    monkeypatch.chdir(tmp_path / "new")
    page = Path("README.md").read_text("utf-8")
    commands = COMMAND.findall(page)
    assert len(commands) > 10
    assert None not in {parsed(line) for line in commands if line != "explain"}
    project = Project(Files(tmp_path / "new"))
    assert {words[1] for words in map(str.split, commands) if words[0] == "watch"} <= set(project.documents)
    named = {code for code in re.findall(r"`([\w.-]+/[\w./-]*|[\w-]+\.toml)`", page) if code != "build/"}
    assert {code for code in named if not (tmp_path / "new" / code).exists()} == set()
    assert {"content/", "mezanprint.toml"} <= named
    assert set(made) > {"README.md"}
    assert set(project.documents) - set(re.findall(r"`([\w-]+)`", page)) == set()


@pytest.mark.parametrize("source", starter.SOURCES)
def test_its_catalogs_are_those_of_its_content(tmp_path: Path, source: str) -> None:
    starter.create(tmp_path / "new", source)
    assert update_catalogs(tmp_path / "new") == ()
    assert {state.translated for state in read_progress(tmp_path / "new")} == {
        state.total for state in read_progress(tmp_path / "new")
    }


def test_whoever_reads_arabic_alone_can_read_every_remark_in_it(tmp_path: Path) -> None:
    starter.create(tmp_path / "nasharat", "ar")
    remarks = {
        f"{path.name}: {line.strip()}": line.partition("#")[2]
        for path in (*(tmp_path / "nasharat/content").rglob("*.yaml"), tmp_path / "nasharat/mezanprint.toml")
        for line in path.read_text("utf-8").splitlines()
        if "#" in line
    }
    assert len(remarks) > 20
    assert [line for line, remark in remarks.items() if not re.search("[\u0621-\u064a]", remark)] == []


def test_another_language_is_added_to_it_as_its_remarks_say(tmp_path: Path) -> None:
    root = tmp_path / "nasharat"
    starter.create(root, "ar")
    settings = root / "mezanprint.toml"
    text = settings.read_text("utf-8").replace('# en = "', 'en = "').replace("# [locales.en]", "[locales.en]")
    settings.write_text(text.replace('editions = ["ar"]', 'editions = ["ar", "en"]'), "utf-8")
    data = root / "content/data/muassasa.yaml"
    data.write_text(data.read_text("utf-8").replace("# en: ", "en: "), "utf-8")
    assert set(update_catalogs(root)) == {f"locales/en/LC_MESSAGES/{name}.po" for name in ARABIC}
    assert {state.domain for state in read_progress(root, ["en"])} == set(ARABIC)


def test_the_command_it_tells_can_be_pasted(tmp_path: Path) -> None:
    root = tmp_path / "نشرات 2026"
    said = CliRunner().invoke(command, ["new", str(root)], standalone_mode=False).output
    (line,) = re.findall(r"`mezanprint build --project (.+?)`", said)
    assert shlex.split(line) == [str(root)]
    assert "`README.md`" in said
    assert (root / "README.md").is_file()


def test_parents_are_made_and_the_folder_is_readable_by_others(tmp_path: Path) -> None:
    starter.create(tmp_path / "a" / "b")
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o777 & ~umask


def test_an_empty_folder_is_filled_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    inode = (tmp_path / "here").stat().st_ino
    monkeypatch.chdir(tmp_path / "here")
    starter.create(Path("."))
    assert (tmp_path / "here").stat().st_ino == inode
    assert Path("mezanprint.toml").is_file()
    assert os.listdir(tmp_path) == ["here"]


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
@pytest.mark.provokes("starter-not-empty")
def test_a_folder_with_anything_in_it_is_refused_untouched(tmp_path: Path, name: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / name).write_text("mine")
    with pytest.raises(Fault) as raised:
        starter.create(tmp_path / "full")
    assert [d.code for d in raised.value.diagnostics] == ["starter-not-empty"]
    assert tree(tmp_path) == {f"full/{name}"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "leaflets").write_text("mine")
    with pytest.raises(Fault) as raised:
        starter.create(tmp_path / "leaflets")
    assert raised.value.diagnostics[0].code == "starter-not-empty"


@pytest.mark.provokes("starter-unwritable")
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault) as raised:
        starter.create(tmp_path / "file" / "inside")
    assert raised.value.diagnostics[0].code == "starter-unwritable"


@pytest.mark.parametrize("exists", [False, True])
def test_nothing_stays_behind_when_making_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: bool
) -> None:
    real = os.replace

    def full(source: str, target: str, **folders: int) -> None:
        if source == "mezanprint.toml" or target == "leaflets":
            raise OSError(28, "No space left on device")
        real(source, target, **folders)

    if exists:
        (tmp_path / "leaflets").mkdir()
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(Fault) as raised:
        starter.create(tmp_path / "leaflets")
    assert raised.value.diagnostics[0].message.endswith("no space left on device")
    assert tree(tmp_path) == set()
    assert os.listdir(tmp_path) == (["leaflets"] if exists else [])


def cut_short(tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Make a project and stop, as a kill does, when something is about to be given the name ``at``."""
    real, alive = os.replace, True

    def killed(source: str, new: str, **folders: int) -> None:
        nonlocal alive
        alive = alive and new != at
        if not alive:
            raise KeyboardInterrupt
        real(source, new, **folders)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", killed)
        patched.setattr(Folder, "remove_all", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            starter.create(target)
    assert not (target / "mezanprint.toml").exists()
    assert list(tmp_path.rglob(".mezanprint-new-*"))


@pytest.mark.parametrize("at", ["README.md", "leaflets"])
def test_what_a_killed_run_left_aside_goes_with_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    cut_short(tmp_path, tmp_path / "leaflets", monkeypatch, at)
    made = starter.create(tmp_path / "leaflets")
    assert set(made) == tree(tmp_path / "leaflets")
    assert os.listdir(tmp_path) == ["leaflets"]


@pytest.mark.parametrize("at", ["README.md", "whole", "content", "mezanprint.toml"])
def test_an_empty_folder_that_a_killed_run_began_to_fill_is_filled_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    whole = set(starter.create(tmp_path / "whole"))
    target = tmp_path / "leaflets"
    target.mkdir()
    cut_short(tmp_path, target, monkeypatch, at)
    assert set(starter.create(target)) == whole == tree(target)
    assert not list(tmp_path.rglob(".mezanprint-new-*"))


def test_what_somebody_is_making_just_now_is_left_alone(tmp_path: Path) -> None:
    name = ".mezanprint-new-01234567"
    with Folder.hold(tmp_path).below(name).lock("lock", lambda: None):
        starter.create(tmp_path / "leaflets")
        assert sorted(os.listdir(tmp_path)) == [name, "leaflets"]


def test_what_others_left_is_left_to_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".mezanprint-new-01234567").mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    starter.create(tmp_path / "leaflets")
    assert sorted(os.listdir(tmp_path)) == [".mezanprint-new-01234567", "leaflets"]


def test_no_project_is_made_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "leaflets").symlink_to("elsewhere")
    with pytest.raises(Fault) as raised:
        starter.create(tmp_path / "leaflets")
    assert [found.code for found in raised.value.diagnostics] == ["starter-not-empty"]
    assert os.listdir(tmp_path / "elsewhere") == []


LONG_TITLE = """kind: fact-sheet
date: 2026-11-28
editions: [ar+en]
title: Where the libraries of the long coast lend more books today
names: $organisation.names
standfirst: Lending
sections:
  - {id: text, component: prose, slot: main, text: Lending}
"""


@pytest.mark.parametrize("look", ["sober", "bold"])
def test_a_title_of_all_its_room_stands_in_the_foot_of_a_sheet_within_what_office_printers_print(
    tmp_path: Path, look: str
) -> None:
    starter.create(tmp_path / "new")
    (tmp_path / "new/content/long").mkdir()
    (tmp_path / "new/content/long/document.yaml").write_text(LONG_TITLE, "utf-8")
    settings = tmp_path / "new/mezanprint.toml"
    settings.write_text(f'{settings.read_text("utf-8")}\n[brand]\nlook = "{look}"\n', "utf-8")
    options = ["--draft", "--profile", "office", "--no-cache", "--project", str(tmp_path / "new")]
    run = CliRunner().invoke(command, ["build", "long", *options], standalone_mode=False)
    assert run.return_value == 0, run.output
    pdf = tmp_path / "new/build/ar+en/long.office.pdf"
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    foot = text.get_text_bounded(top=20 * MM)
    assert [each for each in ("coast", "today", "2026") if each not in foot] == []
    assert min(bottom for _, bottom, _, top in boxes if top > bottom) >= 5 * MM  # of its ink
