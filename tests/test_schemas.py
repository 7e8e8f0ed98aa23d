"""Schemas say of what people write what the program says of it, and of what it prints what that holds."""

import shutil
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from editor_yaml import read
from mezanprint.content.document_schema import data_schema, documents_schema
from mezanprint.installation.starter import create
from mezanprint.model.diagnostics import Fault
from mezanprint.model.kinds import ComponentSpec
from mezanprint.project.config import config_of, read_config
from mezanprint.project.files import Files
from mezanprint.project.kind_files import COMPONENTS_PATH, components_of, kind_of, read_kinds
from mezanprint.project.tables import read_table
from mezanprint.project.toml_schema import toml_schema

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
    "content-empty-link": "what is inside a text",
    "content-folded-text": "how the text is typed",
    "content-full-slot": "sections are counted by slot",
    "content-image-path": "files are looked for",
    "content-joined-lines": "how the text is typed",
    "content-link-address": "what is inside a text",
    "content-markdown": "what is inside a text",
    "content-markdown-literal": "what is inside a text",
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
def of_settings() -> Draft202012Validator:
    return Draft202012Validator(toml_schema(config_of))


@cache
def of_components() -> Draft202012Validator:
    return Draft202012Validator(toml_schema(components_of))


@cache
def of_kinds(components: tuple[str, ...]) -> Draft202012Validator:
    known = {name: ComponentSpec(name, "", ()) for name in components}
    return Draft202012Validator(toml_schema(lambda table: kind_of("x", table, known)))


@cache
def of_documents(root: Path) -> tuple[Draft202012Validator, Draft202012Validator]:
    """Return what documents and data of a project are held against; ``Fault`` if its settings or kinds are faulty."""
    config, kinds = read_config(Files(root)), read_kinds(Files(root))
    documents, data = documents_schema(kinds, config), data_schema(config)
    return Draft202012Validator(documents, format_checker=FormatChecker()), Draft202012Validator(data)


def complaints(root: Path, files: Path) -> Iterator[str]:
    """Yield what the schemas of the project in ``root`` say against files of one."""
    yield from against(of_settings(), files.glob("mezanprint.toml"))
    yield from against(of_components(), files.glob("templates/base/components.toml"))
    try:
        components = tuple(components_of(read_table(Files(root), COMPONENTS_PATH)))
        yield from against(of_kinds(components), files.glob("templates/*/kind.toml"))
        documents, data = of_documents(root)
    except Fault:
        return
    yield from against(documents, files.glob("content/*/document.yaml"))
    yield from against(data, files.glob("content/data/*.yaml"))


def against(validator: Draft202012Validator, paths: Iterable[Path]) -> Iterator[str]:
    """Yield what a schema says against files; of one that is none of its language, editors say that."""
    for path in paths:
        with suppress(ValueError, yaml.YAMLError):
            text = path.read_text("utf-8")
            value: Any = read(text) if path.suffix == ".yaml" else tomllib.loads(text)
            for wrong in validator.iter_errors(value):
                yield f"{path.parent.name}/{path.name}: {list(wrong.absolute_path)}: {wrong.message}"


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
    own = {path.name for path in sample.iterdir()} & {"templates", "mezanprint.toml"}
    told = any(complaints(new_project("minimal", sample) if own else minimal, sample))
    assert told == (code.split("-")[0] in FAMILIES and code not in NOT_SAID)
