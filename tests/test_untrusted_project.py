"""A project from a stranger: whatever lies in it, no command reaches a byte outside. See ``strangers.py``."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import strangers
from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import Edition, Profile, is_output
from mezanprint.outputs.table import MEDIA
from mezanprint.project.files import Files
from mezanprint.proofing.make import make_proofs
from mezanprint.proofing.request import ProofRequest
from mezanprint.proofing.rooms import keep_rooms, rooms_of
from strangers import OUTPUTS, World, change, clear, digest, forge, make_world, put, run, seen
from test_proof_page import STRING

PROJECTS, SEED = 25, 1948
Spoil = Callable[[World], object]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("base").resolve() / "world")


@pytest.fixture
def world(base: World, tmp_path: Path) -> Iterator[World]:
    """A world of its own for a test, which must be the same afterwards but for the project."""
    shutil.copytree(base.root, tmp_path / "world", symlinks=True)
    world = World(tmp_path.resolve() / "world")
    before = seen(world)
    yield world
    assert seen(world) == before


def lay(kind: str, place: str, target: str = "") -> Spoil:
    """Have ``kind`` put at a place in the project; a link leads to what is at home."""
    return lambda world: put(kind, world.project / place, world.home / target)


def record(*outputs: Callable[[World], str]) -> Spoil:
    return lambda world: forge(world, *(output(world) for output in outputs))


def lock_on_the_way(world: World) -> None:
    """Put a folder where the file of an edition goes, with something in it."""
    put("folder", world.project / "build/en/home.pdf", world.home)
    (world.project / "build/en/home.pdf/inside").write_text("mine")


def refuse(world: World) -> None:
    """Make an edition that is refused, and a link where its marked pages go."""
    change(world.project / "locales/ar/LC_MESSAGES/home.po", "نـور", "{n}")
    put("link", world.project / "build/ar/home.refused.pdf", world.home / "docs/home.pdf")


def deep(world: World) -> None:
    (world.project / "build/.cache/records.json").write_bytes(b"[" * 200_000)


def name_locale(code: str) -> Spoil:
    def add(world: World) -> None:
        with (world.project / "mezanprint.toml").open("a") as settings:
            settings.write(f'\n[locales."{code}"]\n')

    return add


BUILD, CLEAN, OFFICE = ("build",), ("clean",), ("--locale", "en", "--profile", "office")
OUT, PSEUDO = ("build", "--out", "out"), ("i18n", "pseudo")
EXPORT, IMPORT = ("i18n", "export", "out/words.csv"), ("i18n", "import", "words.csv")
CATALOG, PO = "locales/ar/LC_MESSAGES/home.po", "docs/LC_MESSAGES/home.po"
STREET, STREET_PO = CATALOG.replace("home", "street"), PO.replace("home", "street")
UPDATE, BADGE = ("i18n", "update"), ("i18n", "status", "--badge")
FIX = ("i18n", "fix", "--yes", CATALOG)
CASES = {
    "build is a link to a home: build": (lay("link", "build"), BUILD, "build-link"),
    "build is a link to a home: clean": (lay("absolute link", "build"), CLEAN, "build-link"),
    "build is a link to a home: list": (lay("link", "build"), (*CLEAN, "--list"), "build-link"),
    "build is a link to itself": (lay("loop", "build"), BUILD, "build-link"),
    "build is a link that leads nowhere": (lay("link", "build", "none"), BUILD, "build-link"),
    "build is a file": (lay("file", "build"), BUILD, "build-write"),
    "build is a pipe": (lay("pipe", "build"), BUILD, "build-write"),
    "build is a device": (lay("device", "build"), CLEAN, "build-write"),
    "a locale's folder is a link: build": (lay("link", "build/en", "docs"), BUILD, "build-link"),
    "a locale's folder is a link: clean": (lay("link", "build/en", "docs"), CLEAN, ""),
    "a locale's folder is a link: dummy": (lay("link", "build/en", "docs"), ("dummy", "home", *OFFICE), "build-link"),
    "a locale's folder is a link: job sheet": (lay("link", "build/ar", "docs"), ("job-sheet", "home", *OFFICE), ""),
    "another folder of build is a link": (lay("link", "build/x", "docs"), CLEAN, ""),
    "the cache is a link: build": (lay("link", "build/.cache", ".cache"), BUILD, "build-link"),
    "the cache is a link: clean": (lay("link", "build/.cache", ".cache"), CLEAN, "build-link"),
    "the cache is a file": (lay("file", "build/.cache"), BUILD, "build-write"),
    "the lock is a link": (lay("link", "build/.cache/lock", "victim.txt"), BUILD, ""),
    "the lock leads nowhere": (lay("link", "build/.cache/lock", "none"), BUILD, ""),
    "the lock is a hard link": (lay("hard link", "build/.cache/lock", "victim.txt"), CLEAN, ""),
    "the lock is a pipe": (lay("pipe", "build/.cache/lock"), BUILD, ""),
    "the lock is a socket": (lay("socket", "build/.cache/lock"), BUILD, ""),
    "the lock is a folder": (lay("folder", "build/.cache/lock"), BUILD, ""),
    "the records are a link": (lay("link", "build/.cache/records.json", "docs/report.json"), BUILD, ""),
    "the records are a hard link": (lay("hard link", "build/.cache/records.json", ".cache/records.json"), BUILD, ""),
    "the records are a pipe": (lay("pipe", "build/.cache/records.json"), BUILD, ""),
    "the records are a folder": (lay("folder", "build/.cache/records.json"), BUILD, ""),
    "the records are brackets without end": (deep, BUILD, ""),
    "the records name files outside: build": (record(*OUTPUTS), BUILD, ""),
    "the records name files outside: clean": (record(*OUTPUTS), CLEAN, ""),
    "the ignore file is a link": (lay("link", "build/.cache/.gitignore", "victim.txt"), CLEAN, ""),
    "the report is a link": (lay("link", "build/report.json", "docs/report.json"), BUILD, ""),
    "the report is a hard link": (lay("hard link", "build/report.json", "docs/report.json"), BUILD, ""),
    "the report is a pipe": (lay("pipe", "build/report.json"), BUILD, ""),
    "the report is a folder": (lay("folder", "build/report.json"), BUILD, ""),
    "a PDF is a link": (lay("link", "build/en/home.pdf", "docs/home.pdf"), BUILD, ""),
    "a PDF is a hard link": (lay("hard link", "build/en/home.pdf", "docs/home.pdf"), BUILD, ""),
    "a PDF is a pipe": (lay("pipe", "build/en/home.pdf"), BUILD, ""),
    "a PDF is a device": (lay("device", "build/en/home.pdf"), BUILD, ""),
    "a PDF is a folder": (lock_on_the_way, BUILD, "build-write"),
    "marked pages are a link": (refuse, BUILD, "i18n-placeholder"),
    "a temporary file is a link": (lay("link", "build/en/.mezan-01234567.tmp", "victim.txt"), BUILD, ""),
    "a temporary file is a pipe": (lay("pipe", "build/en/.mezan-01234567.tmp"), CLEAN, ""),
    "a named folder of the project is a link": (lay("link", "out", "docs"), OUT, "build-link"),
    "a folder in a named one is a link": (lay("link", "out/en", "docs"), OUT, "build-link"),
    "the catalogs are a link": (lay("link", "locales", "docs"), ("i18n", "extract"), "project-path"),
    "a locale's catalogs are a link": (lay("link", "locales/ar", "docs"), UPDATE, "project-path"),
    "a catalog is a link: update": (
        lay("link", CATALOG, PO),
        ("i18n", "update"),
        "project-path",
    ),
    "a catalog is a link: import": (lay("link", CATALOG, PO), IMPORT, "project-path"),
    "a catalog is a hard link: update": (lay("hard link", CATALOG, PO), UPDATE, ""),
    "a catalog is a hard link: import": (lay("hard link", STREET, STREET_PO), IMPORT, "exchange-changed"),
    "a catalog is a hard link: fix": (lay("hard link", CATALOG, PO), ("fix", "--yes"), ""),
    "the way to a named catalog is a link": (lay("link", "locales/ar", "docs"), FIX, "build-link"),
    "a template catalog is a link": (
        lay("link", "locales/home.pot", PO),
        ("i18n", "extract"),
        "",
    ),
    "a pseudo-locale is a link": (lay("link", "locales/en-XA", "docs"), PSEUDO, "build-link"),
    "the folder for pseudo-locales is a link": (lay("link", "out", "docs"), (*PSEUDO, "--out", "out"), "build-link"),
    "the folder of an export is a link": (lay("link", "out", "docs"), EXPORT, "build-link"),
    "an export is a link": (lay("link", "out/words.csv", "victim.txt"), EXPORT, ""),
    "a badge is a link": (lay("link", "a.svg", "victim.txt"), (*BADGE, "a.svg"), ""),
    "the folder of a badge is a link": (
        lay("link", "out", "docs"),
        (*BADGE, "out/a.svg"),
        "build-link",
    ),
    "a document's folder is a link": (lay("link", "content/home", "docs"), ("fix", "--yes"), ""),
    "a document is a link": (lay("link", "content/home/document.yaml", "docs/document.yaml"), BUILD, "project-path"),
    "a new project where a link stands": (lay("link", "new", "empty"), ("new", "new"), "starter-not-empty"),
    "a new project behind a link": (lay("link", ".mezanprint-new-01234567", "docs"), ("new", "new"), ""),
    "a new project in a linked folder": (lay("link", "sub", "empty"), ("new", "sub/new"), "starter-unwritable"),
    "a new project in a linked folder of a project": (
        lay("link", "sub", "other"),
        ("new", "sub/new"),
        "starter-unwritable",
    ),
    "a locale is a path after a point": (name_locale("ar.x/../../../home/docs"), BUILD, "config-locales"),
    "a locale is a path after an at-sign": (
        name_locale("ar@x/../../../home/docs"),
        ("i18n", "update"),
        "config-locales",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.provokes("build-link")
def test_what_is_written_stays_in_the_project(world: World, case: str) -> None:
    spoil, arguments, code = CASES[case]
    spoil(world)
    ran = run(world, *arguments)
    assert re.findall(r"error\[([a-z0-9-]+)\]", ran.output)[:1] == ([code] if code else []), ran.output
    assert (ran.status != 0) == bool(code)


def test_a_forged_record_removes_nothing_in_the_project_either(world: World) -> None:
    (world.project / "build/notes.txt").write_text("mine")
    forge(world, "notes.txt", "../content/home/document.yaml", "../mezanprint.toml", "en/home.pdf")
    assert run(world, "build").status == 0
    assert "../" not in run(world, "clean", "--list").output
    run(world, "clean")
    assert (world.project / "content/home/document.yaml").is_file()
    assert (world.project / "mezanprint.toml").is_file()
    assert os.listdir(world.project / "build") == ["notes.txt"]


@pytest.mark.parametrize("output", [output for output in OUTPUTS if "lambda world" not in str(output)])
def test_a_name_that_no_edition_could_have_is_no_output(base: World, output: Callable[[World], str]) -> None:
    assert not is_output(output(base), MEDIA)


def test_names_that_editions_have_are_outputs(base: World) -> None:
    files = {path.relative_to(base.project / "build").as_posix() for path in (base.project / "build").glob("*/*.pdf")}
    assert len(files) == 10
    more = {"ar/a.refused.pdf", "en_GB/a-2.office.job.pdf", "zh_Hans_CN+en/a.press.refused.pdf", "ar-XB/home.pdf"}
    more |= {
        "ar/a-2.office.dummy.pdf",
        "proof/ar/home.pdf",
        "proof/ar/home.html",
        "proof/zh_Hans_CN+en/a.zh_Hans_CN.html",
    }
    assert {name for name in files | more if is_output(name, MEDIA)} == files | more


def test_a_folder_elsewhere_is_the_choice_of_who_names_it(base: World, tmp_path: Path) -> None:
    """A link to another drive, which the refusal of a link in the project advises."""
    drive, link = tmp_path / "drive", tmp_path / "link"
    drive.mkdir()
    link.symlink_to(drive)
    shutil.copytree(base.root, tmp_path / "world")
    world = World(tmp_path / "world")
    put("link", world.project / "build", world.home)
    before = seen(world)
    assert run(world, "build", "--out", str(link)).status == 0
    assert run(world, "build", "--out", str(link / "deep/down")).status == 0
    assert seen(world) == before
    assert sorted(os.listdir(drive / "deep/down")) == ["ar", "ar+en", "en", "report.json"]
    assert json.loads((drive / "report.json").read_bytes())["status"] == 0


def test_a_project_is_known_by_any_way_that_leads_to_it(world: World, tmp_path: Path) -> None:
    """What is named by a link to the project lies in the project all the same."""
    (tmp_path / "way").symlink_to(world.project)
    put("link", world.project / "out", world.home / "docs")
    ran = run(world, "build", "--out", str(tmp_path / "way/out"))
    assert "error[build-link]: `out` is a link" in ran.output


def test_no_proof_is_written_through_a_link(world: World) -> None:
    put("link", world.project / "build/proof", world.home / "docs")
    with pytest.raises(Fault) as raised:
        make_proofs(world.project, ProofRequest("ar", ("home",)))
    assert [found.code for found in raised.value.diagnostics] == ["build-link"]


@pytest.mark.parametrize("kind", ["link", "hard link"])
def test_measured_room_is_not_written_elsewhere(world: World, kind: str) -> None:
    put(kind, world.project / "locales/room.csv", world.home / "docs/room.csv")
    edition = Edition("home", ("ar",), Profile("screen"))
    assert keep_rooms(Project(Files(world.project)), (), "ar", {edition: tuple(rooms_of("ar", "home", (STRING,)))})
    assert "doc" in (world.project / "locales/room.csv").read_text()
    assert not (world.project / "locales/room.csv").is_symlink()


def test_no_command_reaches_a_byte_outside_whatever_a_project_holds(tmp_path: Path) -> None:
    assert strangers.try_many(tmp_path.resolve(), PROJECTS, SEED) == []


def test_the_look_around_sees_what_changed(base: World, tmp_path: Path) -> None:
    shutil.copytree(base.root, tmp_path / "world", symlinks=True)
    world = World(tmp_path / "world")
    before, path = seen(world), world.home / "docs/home.pdf"
    path.chmod(0o600)
    assert seen(world) != before
    before = seen(world)
    path.write_bytes(path.read_bytes())
    assert seen(world) != before
    before = seen(world)
    clear(path)
    assert set(before) - set(seen(world)) == {str(path)}
    assert digest(world.home / "victim.txt") == digest(base.home / "victim.txt")
