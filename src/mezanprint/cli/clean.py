"""``mezanprint clean``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Remove what was made in build/.")
@click.option("--list", "only_list", is_flag=True, help="Only say what would be removed.")
@options.project
def command(only_list: bool, project: Path | None) -> int:
    """Remove the PDFs, proofs, dummies, the report and the cache that were made in build/.

    Files that are not ours, and those that somebody changed since, stay; so does what was written elsewhere by --out.
    """
    from mezanprint.engine.cleaner import clean, made

    root, console = options.find_project(project), Console()

    def waiting() -> None:
        console.note(msg("waiting for a build of this project to end"))

    paths = made(root) if only_list else clean(root, waiting)
    console.say("".join(f"{path}\n" for path in paths))
    return 0
