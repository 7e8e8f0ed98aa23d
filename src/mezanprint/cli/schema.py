"""``mezanprint schema``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from mezanprint.schemas.table import NAMES

    return [name for name in NAMES if name.startswith(incomplete)]


@click.command(cls=Command, short_help="Print JSON Schemas, by which editors complete and check.")
@click.argument("name", required=False, metavar="[NAME]", shell_complete=_complete)
@click.option("--kind", metavar="KIND", help="Of `document`: only documents of this kind.")
@click.option("--write", "is_written", is_flag=True, help="Write those of the project into `build/schemas/`.")
@options.project
def command(name: str | None, kind: str | None, is_written: bool, project: Path | None) -> int:
    """Print the JSON Schema of what people write, or of what a command prints with `--format json`.

    `document`, `data`, `kind`, `components` and `settings` are of files of the project; `report` is of `build` and
    `check`; `preflight`, `inspect`, `status` and `todo` are of these commands. `--write` tells how editors find them.

    \b
    mezanprint schema document --kind booklet
    mezanprint schema report
    mezanprint schema --write
    """  # noqa: D301 - click reads the backspace
    from mezanprint.model.suggestions import did_you_mean
    from mezanprint.schemas.table import NAMES, OUTPUTS, file_schema, output_schema
    from mezanprint.schemas.write import as_text

    if (name is None) != is_written or (kind and name != "document"):
        raise misuse(msg("name one schema, or write them with `--write`; `--kind` is of `document`"))
    if name is None:
        return _write(options.find_project(project))
    if name not in NAMES:
        raise misuse(msg("there is no schema `{name}`", name=name), *did_you_mean(name, NAMES))
    if name in OUTPUTS:
        schema = output_schema(name)
    else:
        root = options.find_project(project)
        if kind:
            _check_kind(root, kind)
        schema = file_schema(name, root, kind)
    Console().hand_over(as_text(schema))
    return 0


def _check_kind(root: Path, name: str) -> None:
    from mezanprint.model.suggestions import did_you_mean
    from mezanprint.project.files import Files
    from mezanprint.project.kind_files import read_kinds

    kinds = read_kinds(Files(root))
    if name not in kinds:
        raise misuse(msg("there is no kind `{name}`", name=name), *did_you_mean(name, kinds))


def _write(root: Path) -> int:
    from mezanprint.schemas.write import TAPLO, taplo_settings, vscode_settings, write_schemas

    console, written = Console(), write_schemas(root)
    console.tell(*(msg("{path} written", path=path) for path in written))
    console.tell(msg("for {editor}, in {path}:", editor="VS Code (YAML)", path=".vscode/settings.json"))
    console.say(vscode_settings())
    console.tell(msg("for {editor}, in {path}:", editor="Even Better TOML", path=TAPLO))
    console.say(taplo_settings())
    return 0
