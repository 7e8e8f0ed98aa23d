"""Schemas say of what people write what the program says of it, and of what it prints what that holds."""

import json
import shutil
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator, FormatChecker

from editor_yaml import read
from mezanprint.cli.main import command
from mezanprint.installation.starter import create
from mezanprint.model.diagnostics import Fault
from mezanprint.project.kind_files import COMPONENTS_PATH
from mezanprint.schemas.table import FILES, OUTPUTS, file_schema, output_schema

REPO = Path(__file__).resolve().parents[1]
FAULTS = sorted((REPO / "tests" / "faults").iterdir())
PROJECTS = [path.name for path in sorted((REPO / "tests" / "projects").iterdir())]
FAMILIES = ("config", "kind", "content", "project")
"""First words of the codes of what can be wrong with a file of TOML or YAML."""
NOT_SAID = {
    "config-edition": "locales of editions are those of another table",
    "config-locales": "CLDR's list of locales is no list of ours",
    "config-style": "two marks are compared",
    "content-character": "invisible characters are told by the program alone",
    "content-counted": "the language of the data says which forms it has",
    "content-data-column": "the heads of a file of data are in that file",
    "content-empty-link": "what is inside a text",
    "content-folded-text": "how the text is typed",
    "content-full-slot": "sections are counted by slot",
    "content-image-path": "files are looked for",
    "content-joined-lines": "how the text is typed",
    "content-link-address": "what is inside a text",
    "content-markdown": "what is inside a text",
    "content-markdown-literal": "what is inside a text",
    "content-image-drawing": "the name of the file decides",
    "content-image-locale": "the editions of the document say which are needed",
    "content-missing-file": "files are looked for",
    "content-name-locale": "the editions of the document say which are needed",
    "content-no-sections": "a warning, and a page",
    "content-one-paragraph": "how the text is typed",
    "content-pasted": "what is inside a text",
    "content-placeholder-spaces": "what is inside a text",
    "content-plain-link": "what is inside a text",
    "content-reference-cycle": "other files are read",
    "content-remark": "how the text is typed",
    "content-section-id": "names of sections are compared",
    "content-span": "what is inside a text",
    "content-uneven-rows": "lists are compared",
    "content-unknown-figure": "other files are read",
    "content-unknown-link": "what is inside a text",
    "content-unknown-note": "what is inside a text",
    "content-unknown-placeholder": "what is inside a text",
    "content-unknown-reference": "other files are read",
    "content-unused-note": "what is inside a text",
    "content-yaml-alias": "YAML that is whole, and refused all the same",
    "content-yaml-directive": "YAML that is whole, and refused all the same",
    "content-yaml-document": "the file is no document of YAML",
    "content-yaml-duplicate": "editors tell it by themselves",
    "content-yaml-tag": "YAML that is whole, and refused all the same",
    "kind-name": "names of tables are free",
    "kind-paper": "sizes of paper have a grammar of their own",
    "project-document-name": "names of folders",
    "project-missing-key": "names of the publisher are those of the locales",
    "project-path": "names of files",
    "project-reserved-name": "names of folders",
    "project-toml": "the file is no TOML",
    "project-utf8": "the file is no text",
}
"""Codes that no schema can say, or is not meant to."""


@cache
def validator(name: str, root: Path) -> Draft202012Validator:
    """Return what files of a kind are held against; ``Fault`` if settings or templates of the project are faulty."""
    return Draft202012Validator(file_schema(name, root), format_checker=FormatChecker())


def complaints(root: Path, files: Path) -> Iterator[str]:
    """Yield what the schemas of the project in ``root`` say against files of one."""
    for name, file in FILES.items():
        with suppress(Fault):
            if paths := tuple(files.glob(file.glob)):
                yield from against(validator(name, REPO if is_of_any(name, root) else root), paths)


def is_of_any(name: str, root: Path) -> bool:
    """Whether the files of a project have the schema of any other; that of a kind is made of the components alone."""
    if name == "kind":
        own = root / COMPONENTS_PATH
        return own.is_file() and own.read_bytes() == (REPO / COMPONENTS_PATH).read_bytes()
    return name in ("settings", "components")


def against(schema: Draft202012Validator, paths: Iterable[Path]) -> Iterator[str]:
    """Yield what a schema says against files; of one that is none of its language, editors say that."""
    for path in paths:
        with suppress(ValueError, yaml.YAMLError):
            text = path.read_text("utf-8")
            value: Any = read(text) if path.suffix == ".yaml" else tomllib.loads(text)
            for wrong in schema.iter_errors(value):
                yield f"{path.parent.name}/{path.name}: {list(wrong.absolute_path)}: {wrong.message}"


FAULTY = '[locales.en]\n[locales.ar]\ndigits = "latin"\n[name]\nen = "x"\nar = "x"\n'


def make_page(file: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


@pytest.mark.parametrize("name", PROJECTS)
def test_no_sound_project_is_complained_of(name: str, new_project: Callable[..., Path]) -> None:
    root = new_project(name)
    assert list(complaints(root, root)) == []


def test_new_projects_and_the_samples_of_the_repository_are_not_complained_of(tmp_path: Path) -> None:
    assert list(complaints(REPO, REPO)) == []
    for language in ("en", "ar"):
        root = tmp_path / language
        create(root, language)
        assert list(complaints(root, root)) == []


@pytest.fixture(scope="module")
def minimal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("schemas") / "minimal"
    shutil.copytree(REPO / "tests" / "projects" / "minimal", root)
    shutil.copytree(REPO / "templates", root / "templates")
    return root


@pytest.mark.parametrize("sample", FAULTS, ids=lambda path: path.name)
def test_a_fault_of_a_file_is_complained_of_or_is_none_that_a_schema_tells(
    sample: Path, minimal: Path, new_project: Callable[..., Path]
) -> None:
    code = sample.name
    own = any(sample.rglob("*.toml"))  # settings, kinds and components: what schemas are made of
    told = any(complaints(new_project("minimal", sample) if own else minimal, sample))
    assert told == (code.split("-")[0] in FAMILIES and code not in NOT_SAID)


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_printed_for_programs_has_its_schema(name: str, minimal: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    make_page(page)
    arguments = {
        "report": ["check", "--project", minimal],
        "preflight": ["preflight", page],
        "inspect": ["inspect", page],
        "status": ["i18n", "status", "--project", minimal],
        "todo": ["i18n", "todo", "--project", minimal],
    }
    (tmp_path / "no.pdf").write_bytes(b"")
    schema = Draft202012Validator(output_schema(name))
    for words in (arguments[name], [*arguments[name][:-1], tmp_path / "no.pdf"] if page in arguments[name] else []):
        if words:
            told = run(*words, "--format", "json")
            document = json.loads(told.stdout)
            assert document["status"] == told.return_value
            assert list(schema.iter_errors(document)) == []


def test_a_finding_is_the_same_for_each_command_that_can_not_go_on(tmp_path: Path) -> None:
    (tmp_path / "mezanprint.toml").write_text(FAULTY)
    file = tmp_path / "x.pdf"
    make_page(file)
    for words in (
        *(["build"], ["check"], ["dummy", "x"], ["job-sheet"], ["preflight", "x"]),
        *(["i18n", "check"], ["i18n", "status"], ["i18n", "todo"], ["i18n", "extract"], ["i18n", "update"]),
        ["inspect", str(file), "--against", "x"],
    ):
        told = run(*words, "--project", tmp_path)
        assert told.stderr == "", words
        assert told.stdout.startswith("mezanprint.toml:3:1: error[project-unknown-value]: `latin` is no value"), words
        assert told.return_value == 1


@pytest.mark.parametrize("name", ["status", "export", "glossary", "fix", "update", "review", "import", "todo", "check"])
def test_a_locale_that_is_named_tells_faulty_settings_with_their_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "mezanprint.toml").write_text(FAULTY)
    file = tmp_path / "x.csv"
    file.write_text("")
    more: dict[str, list[object]] = {"export": [file], "import": [file], "review": ["key", "--by", "R"]}
    told = run("i18n", name, *more.get(name, []), "--locale", "ar", "--project", tmp_path)
    assert "mezanprint.toml:3:1: error[project-unknown-value]: `latin` is no value of `digits`" in told.stdout
    assert (told.stderr, told.return_value) == ("", 1)


def test_schemas_are_written_told_and_cleaned(minimal: Path) -> None:
    told = run("schema", "--write", "--project", minimal).stdout
    for name, file in FILES.items():
        schema = json.loads((minimal / "build" / "schemas" / f"{name}.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        assert file.glob in told
    written = (minimal / "build" / "schemas" / "kind.json").read_text("utf-8")
    assert run("schema", "kind", "--project", minimal).stdout == written
    run("clean", "--project", minimal)
    assert not (minimal / "build").exists()


def test_a_schema_of_one_kind_names_its_slots_and_components(minimal: Path) -> None:
    schema = json.loads(run("schema", "document", "--kind", "booklet", "--project", minimal).stdout)
    kind = tomllib.loads((minimal / "templates" / "booklet" / "kind.toml").read_text("utf-8"))
    section = schema["properties"]["sections"]["items"]["properties"]
    assert section["slot"]["enum"] == list(kind["slots"])
    assert section["component"]["enum"] == kind["components"]
    wrong = run("schema", "document", "--kind", "bocklet", "--project", minimal).exception
    assert "did you mean `booklet`?" in str(wrong)
