"""The schemas of a project as files, and what leads editors to them."""

import json
from pathlib import Path

from mezanprint.engine.output_folder import BUILD, SCHEMAS, writing
from mezanprint.project.files import Files
from mezanprint.schemas.table import FILES, file_schema

TAPLO = ".taplo.toml"


def write_schemas(root: Path) -> tuple[str, ...]:
    """Write the schemas of what people write into ``build/schemas/``; return the paths of those that changed.

    ``Fault`` if they cannot be written, or where settings or templates of the project are faulty.
    """
    folder = Files(root).folder.below(f"{BUILD}/{SCHEMAS}")
    texts = {_file(name): as_text(file_schema(name, root)).encode() for name in FILES}
    with writing(folder.name):
        return tuple(f"{folder.name}/{name}" for name, text in texts.items() if folder.write_changed(name, text))


def as_text(schema: object) -> str:
    """Return a schema as it is printed and written."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def vscode_settings() -> str:
    """Return what ``.vscode/settings.json`` says, for the extension YAML of Red Hat."""
    schemas = {f"./{BUILD}/{SCHEMAS}/{_file(name)}": file.glob for name, file in FILES.items() if _is_yaml(file.glob)}
    return as_text({"yaml.schemas": schemas})


def taplo_settings() -> str:
    """Return what ``.taplo.toml`` says, for the extension Even Better TOML and for the program taplo."""
    return "".join(
        f'[[rule]]\ninclude = ["{file.glob}"]\n[rule.schema]\npath = "./{BUILD}/{SCHEMAS}/{_file(name)}"\n'
        for name, file in FILES.items()
        if not _is_yaml(file.glob)
    )


def _file(name: str) -> str:
    return f"{name}.json"


def _is_yaml(glob: str) -> bool:
    return glob.endswith(".yaml")
