"""``mezanprint i18n memory import``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg


@click.command(cls=Command)
@click.argument("source", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.project
def command(source: Path, project: Path | None) -> int:
    """Take the translations of FILE, a TMX file of another project or tool, into locales/CODE/memory.po.

    `mezanprint i18n update` offers them, marked fuzzy, for the same words and for like ones. What is there already is
    not taken twice, and no translation of the project changes.

    \b
    mezanprint i18n memory import house.tmx
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.memory_exchange import import_memory

    root, console = options.find_project(project), Console()
    done = import_memory(root, source)
    console.tell(msg("taken in: {new}; there before: {same}", new=done.new, same=done.same))
    console.tell(*(msg("{path} written", path=path) for path in done.written))
    return Report.CLEAN
