"""The schemas that there are, by name: of files in a project, and of what commands print with ``--format json``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mezanprint.console.report_json import BuildFields
from mezanprint.content.document_schema import data_schema, document_schema, documents_schema
from mezanprint.inspecting.inspection_json import InspectionFields
from mezanprint.model.json_schema import DIALECT, Schema
from mezanprint.outputs.table import MEDIA
from mezanprint.preflight.inspection.facts import Facts
from mezanprint.printing.preflight_reports import PreflightFields
from mezanprint.project.config import config_of, read_config
from mezanprint.project.files import Files
from mezanprint.project.kind_files import COMPONENTS_PATH, components_of, kind_of, read_kinds
from mezanprint.project.tables import Table, read_table
from mezanprint.project.toml_schema import ANY, toml_schema
from mezanprint.schemas.typed import schema_of
from mezanprint.translating.progress import StatusFields
from mezanprint.translating.todo.todo_json import TodoFields


@dataclass(frozen=True, slots=True)
class File:
    """A file that people write: which ones they are, as editors name them, and the schema of those of a project."""

    glob: str
    schema: Callable[[Path], Schema]


def _kinds(root: Path) -> Schema:
    components = components_of(read_table(Files(root), COMPONENTS_PATH))
    return toml_schema(lambda table: kind_of(ANY, table, components))


def _documents(root: Path) -> Schema:
    files = Files(root)
    return documents_schema(read_kinds(files), read_config(files, MEDIA))


def _settings(table: Table) -> object:
    return config_of(table, MEDIA)


FILES: Mapping[str, File] = {
    "settings": File("mezanprint.toml", lambda _root: toml_schema(_settings)),
    "components": File(COMPONENTS_PATH, lambda _root: toml_schema(components_of)),
    "kind": File("templates/*/kind.toml", _kinds),
    "document": File("content/*/document.yaml", _documents),
    "data": File("content/data/*.yaml", lambda root: data_schema(read_config(Files(root), MEDIA))),
}
OUTPUTS: Mapping[str, tuple[type, ...]] = {
    "report": (BuildFields,),
    "preflight": (PreflightFields,),
    "inspect": (Facts, InspectionFields),
    "status": (StatusFields,),
    "todo": (TodoFields,),
}
"""Types of what is printed by ``build`` and ``check``, and by the commands of these names."""
NAMES = (*FILES, *OUTPUTS)


def output_schema(name: str) -> Schema:
    """Return the schema of what a command prints: its own form or, where it could not go on, that of a report."""
    own, report = schema_of(*OUTPUTS[name]), schema_of(BuildFields)
    definitions = own.pop("$defs") | report.pop("$defs")
    return {"$schema": DIALECT, "title": f"mezanprint {name}", "anyOf": [own, report], "$defs": definitions}


def file_schema(name: str, root: Path, kind: str | None = None) -> Schema:
    """Return the schema of files of the project in ``root``, of documents those of one ``kind`` if it is named.

    ``Fault`` where settings or templates of the project are faulty; ``KeyError`` if it has no such kind.
    """
    schema = FILES[name].schema(root) if kind is None else _of_kind(root, kind)
    return {"$schema": DIALECT, "title": FILES[name].glob, **schema}


def _of_kind(root: Path, name: str) -> Schema:
    files = Files(root)
    return document_schema(read_kinds(files)[name], read_config(files, MEDIA))
