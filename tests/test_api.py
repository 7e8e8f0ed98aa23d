"""What programs may rely on: everything here is done with ``import mezanprint`` and nothing else of the package."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

import mezanprint

SETTINGS = """
[name]
en = "The Lamp"
ar = "المصباح"
[locales.en]
[locales.ar]
"""
ENGLISH: dict[str, object] = {
    "kind": "fact-sheet",
    "date": date(2026, 11, 28),
    "editions": ["en"],
    "title": "A lamp in every street",
    "names": {"en": "The Lamp", "ar": "المصباح"},
    "standfirst": "A lamp in each street makes the way home safe.",
    "sections": [
        {
            "id": "why",
            "component": "prose",
            "slot": "main",
            "text": 'Light helps.\n\n"42 lamps" burn: all of them.',
        }
    ],
}
ARABIC = """
kind: fact-sheet
locale: ar
date: 2026-11-28
editions: [ar]
title: مصباح في كل شارع
names: {en: The Lamp, ar: المصباح}
standfirst: مصباح في كل شارع يجعل طريق البيت آمنًا.
sections:
  - id: why
    component: prose
    slot: main
    text: النور يعين الناس.
"""
LAMPS, MASABIH = mezanprint.Edition("lamps", "en"), mezanprint.Edition("masabih", "ar")


def shipped() -> mezanprint.Project:
    return mezanprint.Project(settings=SETTINGS).with_document("lamps", ENGLISH).with_document("masabih", ARABIC)


def words(pdf: bytes | None) -> str:
    assert pdf is not None
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built() -> dict[mezanprint.Edition, mezanprint.Result]:
    """Both documents of one project, built by two threads."""
    project = shipped()
    with ThreadPoolExecutor(2) as threads:
        results = threads.map(lambda edition: mezanprint.build(project, edition), (LAMPS, MASABIH))
    return {result.edition: result for result in results}


@pytest.mark.parametrize(
    ("edition", "sentences"),
    [
        (LAMPS, ("A lamp in every street", "Light helps.", "42 lamps", "burn: all of them.")),
        (MASABIH, ("مصباح في كل شارع", "النور يعين الناس.")),
    ],
)
def test_content_in_memory_becomes_a_pdf_in_memory(
    built: dict[mezanprint.Edition, mezanprint.Result], edition: mezanprint.Edition, sentences: tuple[str, ...]
) -> None:
    result = built[edition]
    assert (result.diagnostics, result.pages) == ((), 1)
    text = words(result.data)
    assert [sentence for sentence in sentences if sentence not in text] == []


def test_the_example_of_the_documentation_runs(repo_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (repo_root / "docs/python.md").read_text("utf-8"), re.DOTALL)
    exec(example, {})
    assert re.fullmatch(r"1 page, [0-9]+ bytes of PDF\n", capsys.readouterr().out)


def test_the_documentation_names_all_of_it(repo_root: Path) -> None:
    table = (repo_root / "docs/python.md").read_text("utf-8").partition("| name | is |")[2]
    assert [name for name in mezanprint.__all__ if not re.search(rf"`{name}\b", table)] == []


def test_a_project_tells_its_editions() -> None:
    assert [(edition.document, edition.locale, edition.profile) for edition in shipped().editions()] == [
        ("lamps", "en", "screen"),
        ("masabih", "ar", "screen"),
    ]
    assert mezanprint.Project(settings=SETTINGS).editions() == ()


def test_a_document_in_memory_is_laid_over_a_folder_that_stays_as_it_is(
    new_project: Callable[..., Path], capfd: pytest.CaptureFixture[str]
) -> None:
    root = new_project("minimal")
    before = files(root)
    project = mezanprint.Project(root)
    documents = {edition.document for edition in project.editions()}
    more = project.with_document("lamps", {**ENGLISH, "title": "Laid over"})
    assert {edition.document for edition in more.editions()} == {*documents, "lamps"}
    assert {edition.document for edition in project.editions()} == documents
    assert "Laid over" in words(mezanprint.build(more, LAMPS).data)
    assert files(root) == before
    assert capfd.readouterr() == ("", "")


def test_a_translation_in_memory_is_printed(tmp_path: Path) -> None:
    catalog = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ar\\n"\n'
    for key, source, translation in (
        ("title", "A lamp in every street", "مصباح في كل شارع"),
        ("standfirst", "A lamp in each street makes the way home safe.", "مصباح في كل شارع يجعل طريق البيت آمنًا."),
    ):
        catalog += f'\nmsgctxt "{key}"\nmsgid "{source}"\nmsgstr "{translation}"\n'
    content = {**ENGLISH, "editions": ["ar"]}
    project = mezanprint.Project(settings=SETTINGS).with_document("lamps", content, {"ar": catalog})
    edition = mezanprint.Edition("lamps", "ar")
    left = mezanprint.check(project, edition)
    assert [found.code for found in left] == ["i18n-untranslated"]
    result = mezanprint.build(project, edition, draft=True)
    assert "مصباح في كل شارع" in words(result.data)


def test_what_is_wrong_with_content_is_in_the_result_with_its_line() -> None:
    project = mezanprint.Project(settings=SETTINGS).with_document("lamps", {**ENGLISH, "kickr": "Light."})
    result = mezanprint.build(project, LAMPS)
    assert (result.data, result.pages) == (None, None)
    (found,) = result.diagnostics
    assert (found.severity, found.code) == (mezanprint.Severity.ERROR, "content-unknown-key")
    assert found.span is not None
    assert (found.span.path, found.span.excerpt.strip()) == ("content/lamps/document.yaml", '"kickr": "Light."')
    assert mezanprint.localized(found.hints[0], "en") == "did you mean `kicker`?"
    assert "أتقصد" in mezanprint.localized(found.hints[0], "ar")


def test_settings_that_cannot_be_read_are_in_the_result_too(tmp_path: Path) -> None:
    for project, code in (
        (mezanprint.Project(settings="[name"), "project-toml"),
        (mezanprint.Project(tmp_path), "project-missing-file"),
        (mezanprint.Project(tmp_path / "nowhere"), "project-gone"),
    ):
        assert [found.code for found in mezanprint.check(project, LAMPS)] == [code]
        with pytest.raises(mezanprint.Fault):
            project.editions()


def test_a_name_that_the_project_does_not_have_is_misuse() -> None:
    for edition, message in (
        (mezanprint.Edition("lamp", "en"), "there is no document `lamp`"),
        (mezanprint.Edition("lamps", "ar"), "`lamps` has no edition `ar`"),
        (mezanprint.Edition("lamps", "en", "pres"), "there is no profile `pres`"),
    ):
        with pytest.raises(mezanprint.MisuseError) as caught:
            mezanprint.build(shipped(), edition)
        assert [found.message for found in caught.value.diagnostics] == [message]
    with pytest.raises(ValueError, match="settings"):
        mezanprint.Project()
    with pytest.raises(TypeError, match="no set"):
        shipped().with_document("lamps", {"title": {"a"}})
    with pytest.raises(ValueError, match="'fr' is none of en, ar"):
        mezanprint.localized("light", "fr")


def test_warnings_count_as_errors_where_that_is_asked_for() -> None:
    project = mezanprint.Project(settings=SETTINGS).with_document("lamps", {**ENGLISH, "sections": []})
    (found,) = mezanprint.check(project, LAMPS, strict=True)
    assert (found.code, found.severity) == ("content-no-sections", mezanprint.Severity.ERROR)


def run(script: str, cwd: Path) -> str:
    done = subprocess.run([sys.executable, "-c", script], cwd=cwd, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_import_costs_nothing_until_something_is_asked_for(tmp_path: Path) -> None:
    heavy = ("click", "jinja2", "weasyprint", "yaml", "babel", "pebble")
    script = "import mezanprint, sys; before = {*sys.modules}; mezanprint.Diagnostic; after = {*sys.modules}; "
    script += "mezanprint.Project; import json; print(json.dumps([*map(sorted, (before, after, sys.modules))]))"
    before, after, later = (set(names) for names in json.loads(run(script, tmp_path)))
    assert [name for name in before if name.startswith("mezanprint.")] == []
    assert after.isdisjoint(heavy)
    assert later.isdisjoint(("click", "weasyprint", "pikepdf", "PIL"))


SCRIPT = f"""
import asyncio, os
import mezanprint

print("once")
before = dict(os.environ)
project = mezanprint.Project(settings={SETTINGS!r}).with_document("masabih", {ARABIC!r})

async def serve():
    return await asyncio.to_thread(mezanprint.build, project, mezanprint.Edition("masabih", "ar"))

result = asyncio.run(serve())
print(result.data[:5], len(result.diagnostics), dict(os.environ) == before)
"""


def test_a_script_runs_once_and_keeps_its_environment(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, "utf-8")
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("once\nb'%PDF-' 0 True\n", "")


def test_everything_has_the_type_that_programs_are_told(
    built: dict[mezanprint.Edition, mezanprint.Result],
) -> None:
    """What is told, mypy holds this file to, in `make lint`; that it is so, this test."""
    result: mezanprint.Result = built[LAMPS]
    data: bytes | None = result.data
    pages: int | None = result.pages
    assert (type(data), type(pages)) == (bytes, int)
    project = shipped().with_document("letter", {"kind": "letter"}, {"ar": ""})
    checked = mezanprint.check(project, mezanprint.Edition("letter", "en"), strict=True)
    assert checked
    for found in checked:
        words: str = mezanprint.localized(found.message, "ar")
        line: int | None = found.span.line if found.span else None
        wrong: bool = found.severity is mezanprint.Severity.ERROR
        assert (type(words), type(line), wrong) == (str, int, True)
    with pytest.raises(AttributeError):
        assert mezanprint.bild  # type: ignore[attr-defined]
