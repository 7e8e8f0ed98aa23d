"""A project that is read again is the one that would be read anew, and costs little where little has changed."""

import os
import random
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from fakes import Silence, Workers
from mezanprint.content.load import load_document
from mezanprint.engine.builder import Options
from mezanprint.engine.pipeline import prepare, prepare_to_look_at
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.engine.session import BuildSession
from mezanprint.i18n.catalogs.catalogs import catalog_of
from mezanprint.i18n.checks import EntryChecks, Rules, check_entry
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files
from mezanprint.project.memory_files import MemoryFiles

HOME, STREET, LAMP = "content/home/document.yaml", "content/street/document.yaml", "content/data/lamp.yaml"
CATALOG = "locales/ar/LC_MESSAGES/home.po"
CHANGES = (
    (HOME, "Light at home", "Light and warmth at home"),
    (HOME, "lamp will come", "*lamp* will come"),
    (HOME, "component: prose", "component: nothing of ours"),
    (HOME, "date: 2026", "date: 20?26"),
    (STREET, "kind: note", "kind: leaf"),
    (STREET, "date: 2026-11-22", "date: 2026-11-23"),
    (LAMP, "en:", "fr:"),
    (CATALOG, "نور", "ضوء"),
    (CATALOG, 'msgctxt "title"', '#, fuzzy\nmsgctxt "title"'),
    (CATALOG, "اطلبوا", "اطـلبوا {nothing}"),
    (CATALOG, "Language: ar", "Language: fr"),
    ("locales/ar/LC_MESSAGES/data.po", "msgstr", "msgtsr"),
    ("mezanprint.toml", "both", "first"),
    ("mezanprint.toml", "image_dpi = 300", "image_dpi = 200"),
    ("mezanprint.toml", '["en", "ar"]', '["en"]'),
    ("templates/note/style.css", "}", "} p { color: black }"),
    ("templates/note/document.html.jinja", "{%", "{% {%"),
)


def outcome(project: Project, locales: tuple[str, ...]) -> object:
    """Return all that is told of both documents, or why nothing can be."""
    told: list[object] = []
    for name in ("home", "street"):
        for locale in locales:
            try:
                (edition,) = select(project, Selection((name,), (locale,)))
                prepared = prepare(project, edition)
                told.append((prepared.composition, prepared.diagnostics, prepared.places, prepared.reads))
            except Fault as fault:
                told.append(fault.diagnostics)
    return told


def read(before: Project | None, files: Files) -> Project | tuple[object, ...]:
    try:
        return before.again(files) if before else Project(files)
    except Fault as fault:
        return fault.diagnostics


@pytest.mark.parametrize("seed", range(4))
def test_a_project_read_again_is_the_one_read_anew_whatever_was_changed(
    new_project: Callable[..., Path], seed: int
) -> None:
    root, chance = new_project("lamps"), random.Random(seed)
    before, kinds_of_outcome = Project(Files(root)), set()
    for _ in range(15):
        path, old, new = chance.choice(CHANGES)
        act = chance.choice(("turn", "turn", "turn", "remove", "link"))
        there, aside = root / path, root / f"{path}.aside"
        if aside.exists():
            there.unlink(missing_ok=True)
            aside.rename(there)
        elif act == "turn":
            text = there.read_text()
            there.write_text(text.replace(new, old) if new in text else text.replace(old, new))
        else:
            there.rename(aside)
            if act == "link":
                there.symlink_to(aside.name)
        locales = tuple(chance.sample(("en", "ar"), chance.randint(1, 2)))
        again, anew = read(before, Files(root)), read(None, Files(root))
        if isinstance(again, Project) and isinstance(anew, Project):
            assert outcome(again, locales) == outcome(anew, locales), (act, path)
            kinds_of_outcome.add("project")
            before = again
        else:
            assert again == anew
            kinds_of_outcome.add("fault")
    assert "project" in kinds_of_outcome


def test_only_what_has_changed_is_read_again(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    project = Project(Files(root))
    home, catalogs = project.document("home")[0], project.catalogs("home", "ar")
    view = project.view("home", "ar", draft=False)[0]

    os.utime(root / HOME)
    untouched = project.again(Files(root))
    assert untouched.view("home", "ar", draft=False)[0] is view
    assert untouched.config is project.config

    data = (root / CATALOG).read_bytes().replace("نور".encode(), "ضوء".encode())
    edited = untouched.again(MemoryFiles(root, {CATALOG: data}))
    assert edited.document("home")[0] is home
    assert edited.catalogs("home", "ar") is not catalogs
    assert edited.document("home")[0].title.source == "Light at home"
    titles = [each.view("home", "ar", draft=False)[0].title.value for each in (edited, project)]
    assert titles == ["ضوء في البيت", "نور في البيت"]

    (root / "mezanprint.toml").write_text((root / "mezanprint.toml").read_text().replace("300", "200"))
    assert edited.again(Files(root)).document("home")[0] is not home


def test_a_file_in_memory_comes_in_the_place_of_one_that_is_absent(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    catalog = (root / CATALOG).read_bytes()
    (root / CATALOG).unlink()
    project = Project(Files(root))
    (edition,) = select(project, Selection(("home",), ("ar",)))
    assert prepare_to_look_at(project, edition).composition.draft
    given = project.again(MemoryFiles(root, {CATALOG: catalog}))
    assert not prepare_to_look_at(given, edition).composition.draft
    assert prepare_to_look_at(given.again(Files(root)), edition).composition.draft


def test_a_session_that_builds_again_reads_what_has_changed(
    new_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = new_project("lamps")
    loaded: list[str] = []
    load = load_document

    def noted(files: Files, config: Any, kinds: Any, name: str) -> Any:
        loaded.append(name)
        return load(files, config, kinds, name)

    monkeypatch.setattr("mezanprint.engine.project.load_document", noted)
    with BuildSession(root, Options(publish=False)) as session:
        workers = Workers()
        session.workers = lambda _: workers  # type: ignore[method-assign, assignment]
        for path, old, new in ((CATALOG, "نور", "ضوء"), (STREET, "2026-11-22", "2026-11-23")):
            assert not session.build(Selection(), Silence()).diagnostics
            assert path in session.reads
            (root / path).write_text((root / path).read_text().replace(old, new))
        assert not session.build(Selection(), Silence()).diagnostics
        assert loaded == ["home", "street", "street"]


PO = """msgid ""
msgstr "Language: ar\\nContent-Type: text/plain; charset=utf-8\\n"

msgctxt "a"
msgid "One lamp."
msgstr "{}"

msgctxt "b"
msgid "Two lamps: {{n}}"
msgstr "مصباحان."
"""


def test_checks_of_entries_tell_what_they_would_anew_with_the_line_of_today() -> None:
    kept, plain = EntryChecks(Rules()), Rules()
    for value in ("مصباح.", 'مصباح.\\n"\n"واحد {n}.', "مصباح.", "مصبـاح."):
        for locale in ("ar", "fa"):
            data = PO.format(value).replace("Language: ar", f"Language: {locale}").encode()
            catalog = catalog_of(parse_po(data, "x.po"), locale, "x", "x.po")
            told = [kept(catalog, entry) for entry in catalog.by_id.values()]
            assert told == [check_entry(catalog, entry, plain) for entry in catalog.by_id.values()]
            assert told[1][0].span == catalog.span(catalog.by_key["b"])


@contextmanager
def reading_on(step: Callable[[int], None]) -> Iterator[None]:
    """Have another thread read on in the block, with changes of threads as often as can be."""
    ending, switch = threading.Event(), sys.getswitchinterval()

    def read_on() -> None:
        number = 0
        while not ending.is_set():
            step(number)
            number += 1

    sys.setswitchinterval(1e-5)
    reader = threading.Thread(target=read_on)
    reader.start()
    try:
        yield
    finally:
        ending.set()
        reader.join()
        sys.setswitchinterval(switch)


def test_what_was_read_can_be_asked_for_while_another_thread_reads_on(repo_root: Path) -> None:
    project = Project(Files(repo_root))
    records = project.files("content").records

    def step(number: int) -> None:
        records.clear()
        records.update((f"content/{number}-{each}", "") for each in range(500))

    with reading_on(step):
        for _ in range(300):
            project.reads()


def test_a_project_is_read_again_while_another_thread_reads_on_in_it(repo_root: Path) -> None:
    """Two tabs of the studio open one edition: one still asks what the other reads anew."""
    project = Project(Files(repo_root))

    def step(number: int) -> None:
        assert not project.can_read(f"of-nobody-{number % 3000}")

    with reading_on(step):
        for _ in range(30):
            assert project.again(Files(repo_root)).documents == project.documents
