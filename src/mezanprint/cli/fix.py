"""``mezanprint fix``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.repairing import go_through
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Repair what came along when texts were pasted.")
@options.project
@click.option("--yes", is_flag=True, help="Make all safe repairs without asking.")
def command(yes: bool, project: Path | None) -> int:
    """Repair what came along when texts were pasted: shapes instead of letters, soft hyphens, tatweel, stray controls.

    In documents, shared data and running text as well as in translations. Shows the changes of each file and asks.
    Where nobody can answer it only shows them, and ends with 1 if there are any. A text that changes is to be given
    to its translators anew: run `mezanprint i18n update` then.

    \b
    mezanprint fix
    mezanprint fix --yes
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.catalog_fixing import find_repairs
    from mezanprint.translating.source_fixing import find_source_repairs

    root, console = options.find_project(project), Console()
    sources, faults = find_source_repairs(root)
    catalogs, more = find_repairs(root)
    status = go_through((*sources, *catalogs), (*faults, *more), console, yes=yes)
    if any(plan.diff and plan.folder.read(plan.name) == plan.repaired for plan in sources):
        console.tell(msg("sources changed: run `mezanprint i18n update`, so that their translations follow"))
    return status
