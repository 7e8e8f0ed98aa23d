"""What is typeset again, in words of hit and miss: a change costs the editions that show it, and no others."""

import shutil
import sys
from pathlib import Path

import pytest

from fakes import Silence, Workers
from mezanprint.engine import pipeline
from mezanprint.engine.builder import Options
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.engine.session import BuildSession
from mezanprint.model.results import State
from mezanprint.project.files import Files

REPO = Path(__file__).resolve().parents[1]
LAMPS = {"home en", "home ar", "street en", "street ar", "street ar+en"}
ARABIC = {name for name in LAMPS if "ar" in name.split()[1]}
opened: list[str] = []
listening = False


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built") / "lamps"
    shutil.copytree(REPO / "tests/projects/lamps", root)
    assert misses(root) == LAMPS
    assert misses(root) == set()
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A project that is built already: a copy hits, as a test says."""
    return shutil.copytree(built, tmp_path / "lamps")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The repository's own documents, built once."""
    for name in ("brand", "content", "templates", "locales"):
        shutil.copytree(REPO / name, tmp_path / "sample" / name)
    shutil.copy(REPO / "mezanprint.toml", tmp_path / "sample")
    assert misses(tmp_path / "sample", draft=True)
    return tmp_path / "sample"


def misses(root: Path, *, draft: bool = False) -> set[str]:
    """Build and return the editions that were typeset."""
    workers = Workers()
    session = BuildSession(root, Options(draft=draft))
    session.workers = lambda _editions: workers  # type: ignore[method-assign, assignment]
    report = session.build(Selection(), Silence())
    made = {result.edition.name for result in report.results if result.state is State.TYPESET}
    assert made <= set(workers.typeset)
    return set(workers.typeset)


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) >= 1, f"{path} does not hold {old}"
    (root / path).write_text(text.replace(old, new), "utf-8")


STREET, DATA = "locales/ar/LC_MESSAGES/street.po", "locales/ar/LC_MESSAGES/data.po"


@pytest.mark.parametrize(
    ("path", "old", "new", "missed"),
    [
        (STREET, "نور لكل شارع", "نور في كل شارع", {"street ar", "street ar+en"}),
        (DATA, "{n} بيتًا", "{n} بيت", {"street ar", "street ar+en"}),
        (DATA, "بيوت مضاءة", "بيوت منيرة", set()),
        ("locales/ar/LC_MESSAGES/home.po", 'msgctxt "title"', '# a remark\nmsgctxt "title"', set()),
        ("content/data/lamp.yaml", "value: 1250", "value: 1251", {"street en", "street ar", "street ar+en"}),
        ("content/data/lamp.yaml", "figures:", "# a remark\nfigures:", set()),
        ("content/home/document.yaml", "date: 2026-11-22", "date: 2026-11-23", {"home en", "home ar"}),
        ("templates/note/style.css", "16pt", "17pt", LAMPS),
        ("templates/note/document.html.jinja", "<body>", "{# a remark #}<body>", set()),
        ("templates/note/kind.toml", "min_last_page = 0.05", "min_last_page = 0.06", LAMPS),
        ("mezanprint.toml", 'months = "both"', 'months = "levantine"', set()),
        ("mezanprint.toml", "[locales.ar]", '[locales.ar]\ndigits = "arab"', ARABIC),
        ("mezanprint.toml", 'en = "The Lamp"', 'en = "The Lamps"', {"home en", "street en"}),
    ],
)
def test_a_change_misses_only_where_it_shows(root: Path, path: str, old: str, new: str, missed: set[str]) -> None:
    edit(root, path, old, new)
    assert misses(root) == missed
    edit(root, path, new, old)
    assert misses(root) == set()


def test_a_file_that_was_absent_and_is_there_now_is_a_miss(root: Path) -> None:
    folder = root / "templates/base/locales"
    folder.mkdir()
    (folder / "ar.css").write_text("p { font-weight: 500 }\n")
    assert misses(root) == ARABIC
    shutil.rmtree(folder)
    assert misses(root) == set()


def test_touching_and_copying_files_hits(root: Path, tmp_path: Path) -> None:
    for path in root.rglob("*.*"):
        if path.is_file() and "build" not in path.parts:
            path.write_bytes(path.read_bytes())
    assert misses(root) == set()
    shutil.copytree(root, tmp_path / "copy")
    assert misses(tmp_path / "copy") == set()


def test_going_back_to_what_was_hits(root: Path) -> None:
    edit(root, STREET, "نور لكل شارع", "نور آخر")
    misses(root)
    edit(root, STREET, "نور آخر", "نور لكل شارع")
    assert misses(root) == set()


def test_a_draft_and_a_finished_edition_are_two_things(root: Path) -> None:
    assert misses(root, draft=True) == LAMPS
    assert misses(root) == set()
    assert misses(root, draft=True) == set()


def test_other_code_of_ours_is_composed_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def prepare(project: Project, edition: object, **named: bool) -> object:
        calls.append(edition.name)  # type: ignore[attr-defined]
        return pipeline.prepare(project, edition, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("mezanprint.engine.builder.prepare", prepare)
    assert (misses(root), calls) == (set(), [])
    monkeypatch.setattr("mezanprint.engine.builder.composer", lambda: "newer")
    assert misses(root) == set()
    assert set(calls) == LAMPS


def test_one_arabic_message_of_the_sample_misses_only_the_editions_that_show_it(sample: Path) -> None:
    project = Project(Files(sample))
    shown = {
        edition.name: prepare(project, edition, draft=True).composition.html for edition in select(project, Selection())
    }
    catalog = sample / "locales/ar/LC_MESSAGES/data.po"
    entries = catalog.read_text("utf-8").split("\n\n")
    tried = 0
    for number, entry in enumerate(entries):
        key = next((line.split('"')[1] for line in entry.splitlines() if line.startswith("msgctxt")), None)
        expected = {name for name, html in shown.items() if f'data-key="data:{key}"' in html and " ar" in name}
        if key is None or "role" not in key or not expected:
            continue
        head, _, words = entry.rpartition('msgstr "')
        entries[number] = f'{head}msgstr "كلمة {words}'
        catalog.write_text("\n\n".join(entries), "utf-8")
        assert misses(sample, draft=True) == expected
        tried += 1
        if tried == 2:
            return
    pytest.fail("the sample has no shared words to change")


def hook(event: str, arguments: tuple[object, ...]) -> None:
    if listening and event == "open" and isinstance(arguments[0], str | bytes):
        opened.append(str(arguments[0]))


def test_everything_that_is_opened_for_an_edition_is_recorded(sample: Path) -> None:
    """The record decides about hits, so a read that passes it by would leave old pages in force."""
    global listening
    sys.addaudithook(hook)
    edition = select(Project(Files(sample)), Selection())[-1]
    opened.clear()
    listening = True
    try:
        prepared = prepare(Project(Files(sample)), edition, draft=True)
    finally:
        listening = False
    # Paths are opened part by part, relative to the folder before: names are all there is to see.
    names = {Path(path).name for path in opened if not Path(path).is_absolute()}
    recorded = {part for path in prepared.reads for part in path.split("/")}
    assert names
    assert names - recorded == set()
    assert [path for path in opened if path.startswith(str(sample)) and path != str(sample)] == []
