"""``mezanprint clean``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Remove what builds made.")
@click.option("--list", "only_list", is_flag=True, help="Only say what would be removed.")
@options.project
def command(only_list: bool, project: Path | None) -> int:
    """Remove the PDFs, the report and the cache that builds made in build/.

    Files that are not ours, and PDFs that somebody changed since, stay.
    """
    from mezanprint.engine.cleaner import clean, made
    from mezanprint.engine.voice import Voice

    root, voice = options.find_project(project), Voice()

    def waiting() -> None:
        voice.note(msg("waiting for a build of this project to end"))

    for path in made(root) if only_list else clean(root, waiting):
        voice.say(f"{path.relative_to(root).as_posix()}\n")
    return 0
