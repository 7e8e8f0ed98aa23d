"""Web pages as any output: built, kept, checked again, refused, followed and removed; nobody takes them for PDFs."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mezanprint.cli.main import command
from mezanprint.engine.cache import Cache, Hit
from mezanprint.engine.output_folder import cache_folder
from mezanprint.project.folder import Folder

NAMES = {"home en (web)", "home ar (web)", "street en (web)", "street ar (web)", "street ar+en (web)"}
FILES = {"ar+en/street.web.html", "ar/home.web.html", "ar/street.web.html", "en/home.web.html", "en/street.web.html"}


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


def build(root: Path, *arguments: str) -> Result:
    return invoke("build", *arguments, "--profile", "web", "--project", root)


def editions(root: Path, *arguments: str) -> dict[str, dict[str, object]]:
    """Build, and return what the report says of each edition."""
    told = json.loads(build(root, *arguments, "--format", "json").output)
    return {edition["name"]: edition for edition in told["editions"]}


def pages(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root / "build").as_posix(): path.read_bytes() for path in (root / "build").glob("*/*.html")
    }


@pytest.fixture(scope="module")
def first(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    root = shutil.copytree(repo_root / "tests/projects/lamps", tmp_path_factory.mktemp("web") / "lamps")
    return root, build(root)


@pytest.fixture
def root(first: tuple[Path, Result], tmp_path: Path) -> Path:
    return shutil.copytree(first[0], tmp_path / "lamps")


def test_every_edition_becomes_one_page_without_a_line_in_the_settings(first: tuple[Path, Result]) -> None:
    root, built = first
    assert built.return_value == 0, built.output
    assert "web" not in (root / "mezanprint.toml").read_text()
    assert set(pages(root)) == FILES
    assert not [*(root / "build").glob("*/*.pdf")]
    assert " pages" not in built.output
    assert all(page.lower().startswith(b"<!doctype html") for page in pages(root).values())


def test_a_pair_of_languages_stands_in_one_page(first: tuple[Path, Result]) -> None:
    page = pages(first[0])["ar+en/street.web.html"].decode()
    assert 'lang="ar"' in page
    assert 'lang="en"' in page
    assert "نور لكل شارع" in page
    assert "Light for every street" in page


def test_what_did_not_change_is_not_made_again(root: Path) -> None:
    before = pages(root)
    told = editions(root)
    assert set(told) == NAMES
    assert {edition["state"] for edition in told.values()} == {"unchanged"}
    assert {edition["pages"] for edition in told.values()} == {None}
    (root / "build/en/home.web.html").unlink()
    assert {name for name, edition in editions(root).items() if edition["state"] == "restored"} == {"home en (web)"}
    assert pages(root) == before


def test_one_translation_makes_the_pages_of_its_locale_again(root: Path) -> None:
    before = pages(root)
    catalog = root / "locales/ar/LC_MESSAGES/home.po"
    text = catalog.read_text()
    head, found, rest = text.partition('msgid "Light at home"\nmsgstr "')
    assert found
    catalog.write_text(head + found + "نور " + rest)
    told = editions(root)
    assert {name for name, edition in told.items() if edition["state"] == "typeset"} == {"home ar (web)"}
    assert {path for path, page in pages(root).items() if page != before[path]} == {"ar/home.web.html"}


def test_files_for_readers_and_pages_stand_side_by_side(root: Path) -> None:
    assert invoke("build", "home", "--locale", "en", "--project", root).return_value == 0
    assert (root / "build/en/home.pdf").read_bytes().startswith(b"%PDF")
    assert set(pages(root)) == FILES
    assert editions(root, "home")["home en (web)"]["state"] == "unchanged"


def test_clean_removes_pages_and_those_of_documents_that_are_gone_go_too(root: Path) -> None:
    shutil.rmtree(root / "content/street")
    assert "removed build/ar+en/street.web.html" in build(root).output
    assert set(pages(root)) == {"ar/home.web.html", "en/home.web.html"}
    (root / "build/en/notes.html").write_text("mine")
    assert invoke("clean", "--project", root).return_value == 0
    assert set(pages(root)) == {"en/notes.html"}


def test_an_error_leaves_the_last_good_page_and_marks_no_pages(root: Path) -> None:
    before = pages(root)
    catalog = root / "locales/ar/LC_MESSAGES/home.po"
    catalog.unlink()
    failed = build(root, "home")
    assert failed.return_value == 1
    assert "still the last good one" in failed.output
    assert pages(root) == before
    assert not [*(root / "build").glob("*/*.refused.pdf")]


def test_warnings_are_errors_where_somebody_wants_them_so(root: Path) -> None:
    before = pages(root)
    template = root / "templates/note/document.html.jinja"
    template.write_text(
        template.read_text().replace("{% for view in views %}", "").replace("{% endfor %}\n</body>", "</body>")
    )
    strict = build(root, "street", "--strict")  # the second language is printed nowhere
    assert strict.return_value == 1, strict.output
    assert "error[template-unprinted]" in strict.output
    assert pages(root) == before
    assert build(root, "street").return_value == 0


def test_a_kept_page_with_something_else_in_it_is_not_put_back(root: Path) -> None:
    cache = Cache(cache_folder(Folder.hold(root)))
    for path in (root / "build/.cache").glob("*.artifact"):
        kept = cache.find(path.stem)
        assert isinstance(kept, Hit)
        page = kept.artifact.data.replace(b"</body>", b"<script>alert(1)</script></body>")
        cache.keep(path.stem, replace(kept.artifact, data=page))
    for path in (root / "build").glob("*/*.html"):
        path.unlink()
    refused = build(root)
    assert refused.return_value == 1
    assert "error[release-web]" in refused.output
    assert pages(root) == {}


def test_watch_makes_pages_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = root / "content/home/document.yaml"

    def moments(_root: Path) -> Iterator[bool]:
        content.write_text(content.read_text().replace("Ask us", "Ask anybody"))
        yield True

    monkeypatch.setattr("mezanprint.engine.watcher.moments", moments)
    watched = invoke("watch", "home", "--locale", "en", "--profile", "web", "--project", root)
    assert watched.return_value == 0, watched.output
    assert b"Ask anybody" in pages(root)["en/home.web.html"]


@pytest.mark.parametrize("target", ["home", "build/en/home.web.html"])
def test_preflight_says_kindly_that_a_page_is_nothing_for_it(
    root: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    told = invoke("preflight", target, "--profile", "web")
    assert told.return_value == 2
    assert "error[cli-not-print]: the profile `web` makes no PDF" in told.output


@pytest.mark.parametrize("name", ["dummy", "job-sheet"])
def test_neither_dummy_nor_job_sheet_is_made_of_a_page(root: Path, name: str) -> None:
    told = invoke(name, "home", "--profile", "web", "--project", root)
    assert told.return_value == 2
    assert "error[cli-not-print]: the profile `web` is not for printing" in told.output


def test_the_settings_may_ask_more_of_a_page(root: Path) -> None:
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text() + '\n[profiles.mail]\noutput = "web"\nrelease = "reviewed"\n')
    told = invoke("build", "home", "--locale", "en", "--profile", "mail", "--project", root)
    assert told.return_value == 0, told.output
    assert (root / "build/en/home.mail.html").is_file()
    settings.write_text(settings.read_text() + "bleed = 3\n")
    told = invoke("build", "home", "--profile", "mail", "--project", root)
    assert "error[project-unknown-key]: unknown key `bleed` in `[profiles.mail]`" in told.output
