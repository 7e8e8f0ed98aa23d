"""``mezanprint new``."""

import shlex
from pathlib import Path

import click

from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg


@click.command(cls=Command, short_help="Start a project.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--source",
    type=click.Choice(["en", "ar"]),
    default="en",
    show_default=True,
    help="Language you write in: English, with an Arabic translation, or Arabic alone.",
)
def command(folder: Path, source: str) -> int:
    """Start a project in a new or empty folder: it builds at once.

    \b
    mezanprint new leaflets
    mezanprint new --source ar nasharat
    cd leaflets
    mezanprint build
    """  # noqa: D301 - click reads the backspace
    from mezanprint.installation.starter import create

    console = Console()
    create(folder, source)
    typed = shlex.quote(str(folder))
    console.tell(
        msg("{folder} is ready; build it with `mezanprint build --project {typed}`", folder=str(folder), typed=typed),
        msg("its `README.md` says what is where, and how to make it yours"),
    )
    return 0
