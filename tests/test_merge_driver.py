"""Git itself, with the merge driver that one command sets up in a clone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from leaflets import HEADER, entry
from mezanprint.cli.main import command
from mezanprint.installation import starter
from mezanprint.model.diagnostics import Fault
from mezanprint.project.folder import SETTINGS
from mezanprint.translating.catalog_merge import merge_on_disk
from mezanprint.translating.merge_driver import ATTRIBUTES, CATALOGS, install_driver

CATALOG = "locales/ar/LC_MESSAGES/a b.po"
ONE, TWO, THREE = entry("a", "Open", "مفتوح"), entry("b", "Closed", "مغلق"), entry("c", "Lamp", "مصباح")
POEDIT = HEADER.replace("Language: ar", 'PO-Revision-Date: {}\\n"\n"Last-Translator: {}\\n"\n"Language: ar')
BASE = ONE + TWO + THREE


class Clone:
    """A repository with one catalog."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "--quiet", "--initial-branch=main")
        for key, value in {"user.name": "A", "user.email": "a@localhost", "commit.gpgsign": "false"}.items():
            self.git("config", key, value)
        (root / SETTINGS).touch()
        self.save(BASE)

    def git(self, *words: str) -> tuple[int, str]:
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "LANG", "LC_"))}
        environment |= {"PYTHONPATH": os.pathsep.join(sys.path), "GIT_CONFIG_GLOBAL": os.devnull}
        environment |= {"GIT_CONFIG_SYSTEM": os.devnull, "GIT_EDITOR": "true"}
        done = subprocess.run(
            ["git", *words], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def save(self, entries: str, revised: str = "", author: str = "", name: str = CATALOG) -> None:
        """Commit the catalog as Poedit saves it, with who did it and when."""
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(POEDIT.replace("{}", revised, 1).replace("{}", author) + entries)
        assert self.git("add", ".")[0] == 0
        assert self.git("commit", "--quiet", "-m", author or "base")[0] == 0

    def read(self) -> str:
        return (self.root / CATALOG).read_text()

    def branch(self, *saved: str, name: str = "two") -> None:
        """Make a branch with a commit for each version of the catalog, and return to the first one."""
        assert self.git("switch", "--quiet", "-c", name)[0] == 0
        for number, entries in enumerate(saved):
            self.save(entries, f"2026-11-0{number + 2} 12:00+0000", f"{name} {number}")
        assert self.git("switch", "--quiet", "main")[0] == 0


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    clone = Clone(tmp_path)
    install_driver(tmp_path)
    clone.save(BASE)
    return clone


def test_two_users_of_poedit_never_conflict_nor_does_a_section_that_was_moved_meanwhile(clone: Clone) -> None:
    for name in ("mezanprint", "json", "click"):  # a module of the clone must not be taken for one of ours
        (clone.root / f"{name}.py").write_text("raise SystemExit(99)\n")
    clone.branch(BASE.replace("مصباح", "قنديل"))
    clone.save(TWO + THREE + ONE.replace("مفتوح", "مفتوحة"), "2026-11-09 12:00+0000", "one")
    status, said = clone.git("merge", "--no-edit", "two")
    assert status == 0, said
    head = POEDIT.replace("{}", "2026-11-09 12:00+0000", 1).replace("{}", "one")
    assert clone.read() == head + TWO + THREE.replace("مصباح", "قنديل") + ONE.replace("مفتوح", "مفتوحة")


def test_without_the_driver_git_merges_line_by_line_and_says_where_it_could_not(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    (tmp_path / ATTRIBUTES).write_text(CATALOGS)
    clone.branch(BASE.replace("مصباح", "قنديل"))
    clone.save(BASE.replace("مفتوح", "مفتوحة"), "2026-11-09 12:00+0000", "one")
    assert clone.git("merge", "--no-edit", "two")[0] == 1
    assert "<<<<<<<" in clone.read()


def test_one_message_translated_twice_is_a_conflict_in_a_catalog_that_can_be_read(clone: Clone) -> None:
    clone.branch(BASE.replace("مفتوح", "مشرع"))
    clone.save(BASE.replace("مفتوح", "مفتوحة"), "2026-11-09 12:00+0000", "one")
    status, said = clone.git("merge", "--no-edit", "two")
    assert status == 1
    assert f"{CATALOG}:13: warning[i18n-two-translations]: `a` has two translations: ⁨مفتوحة⁩ and ⁨مشرع⁩" in said
    assert f"{CATALOG}: 1 message was translated twice; both translations are there" in said
    assert '\n# other translation: "مشرع"\n#, fuzzy\nmsgctxt "a"\nmsgid "Open"\nmsgstr "مفتوحة"\n' in clone.read()
    assert "<<<<<<<" not in clone.read()
    assert "UU" in clone.git("status", "--short")[1]


def test_a_rebase_and_a_picked_commit_bring_each_change_once(clone: Clone) -> None:
    clone.branch(BASE.replace("مصباح", "قنديل"), BASE.replace("مصباح", "قنديل").replace("مغلق", "مقفل"))
    clone.save(BASE.replace("مفتوح", "مفتوحة"), "2026-11-01 12:00+0000", "one")
    status, said = clone.git("cherry-pick", "two")
    assert status == 0, said
    picked = clone.read()
    assert [word in picked for word in ("مفتوحة", "مقفل", "قنديل")] == [True, True, False]
    status, said = clone.git("rebase", "main", "two")
    assert status == 0, said
    rebased = clone.read()
    assert [word in rebased for word in ("مفتوحة", "مقفل", "قنديل")] == [True, True, True]
    assert "fuzzy" not in rebased


def test_a_catalog_that_two_people_began_is_merged_without_a_common_version(clone: Clone) -> None:
    other = "locales/ar/LC_MESSAGES/new.po"
    assert clone.git("switch", "--quiet", "-c", "two")[0] == 0
    clone.save(ONE, name=other)
    assert clone.git("switch", "--quiet", "main")[0] == 0
    clone.save(TWO, name=other)
    status, said = clone.git("merge", "--no-edit", "two")
    assert status == 0, said
    text = (clone.root / other).read_text()
    assert "مفتوح" in text
    assert "مغلق" in text


def test_what_cannot_be_read_leaves_ours_as_it_is_and_is_told(clone: Clone) -> None:
    clone.branch(BASE.replace('msgstr "مصباح"', "msgstr “مصباح”"))
    clone.save(BASE.replace("مفتوح", "مفتوحة"), "2026-11-09 12:00+0000", "one")
    before = clone.read()
    status, said = clone.git("merge", "--no-edit", "two")
    assert status == 1
    assert f"{CATALOG} (theirs):" in said
    assert "is not a straight quotation mark" in said
    assert clone.read() == before
    assert "UU" in clone.git("status", "--short")[1]


def test_setting_it_up_twice_changes_nothing_and_keeps_what_stands_there(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    (tmp_path / ATTRIBUTES).write_text("*.png binary")
    assert install_driver(tmp_path) == ("merge.mezanprint", ATTRIBUTES)
    assert install_driver(tmp_path) == ("merge.mezanprint",)
    assert (tmp_path / ATTRIBUTES).read_text() == f"*.png binary\n{CATALOGS}"
    assert clone.git("config", "--get-all", "merge.mezanprint.driver")[1].count("%A") == 1


@pytest.mark.provokes("cli-git")
def test_outside_of_a_clone_and_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Fault, match="Git does not take the setting") as caught:
        install_driver(tmp_path)
    assert caught.value.diagnostics[0].code == "cli-git"
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Fault, match="Git is not installed"):
        install_driver(tmp_path)


def test_a_new_project_says_which_files_are_merged_by_message(tmp_path: Path) -> None:
    starter.create(tmp_path / "new")
    assert (tmp_path / "new" / ATTRIBUTES).read_text() == CATALOGS


def test_the_command_merges_into_ours_and_its_status_says_how_it_went(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("base.po", "ours.po", "theirs.po")]

    def merge() -> object:
        words = ["i18n", "merge", *map(str, paths)]
        return CliRunner().invoke(command, words, standalone_mode=False).return_value

    for path, text in zip(paths, (BASE, BASE.replace("مفتوح", "مفتوحة"), BASE.replace("مغلق", "مقفل")), strict=True):
        path.write_text(HEADER + text)
    assert merge() == 0
    assert paths[1].read_text() == HEADER + BASE.replace("مفتوح", "مفتوحة").replace("مغلق", "مقفل")
    paths[2].write_text(HEADER + BASE.replace("مفتوح", "مشرع"))
    assert merge() == 1
    before = paths[1].read_bytes()
    for path in (paths[0], paths[2]):
        path.write_text("<<<<<<< HEAD\n")
    assert merge() == 2
    assert paths[1].read_bytes() == before
    with pytest.raises(Fault) as caught:
        merge_on_disk(paths[0], paths[1], paths[2])
    assert [found.span and found.span.path for found in caught.value.diagnostics] == [str(paths[0]), str(paths[2])]
