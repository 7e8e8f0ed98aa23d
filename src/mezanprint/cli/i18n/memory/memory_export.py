"""``mezanprint i18n memory export``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.console.console import Console
from mezanprint.model.results import Report
from mezanprint.model.translatable import nmsg


@click.command(cls=Command)
@click.argument("target", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@options.project
@named
def command(target: Path, locales: tuple[str, ...], project: Path | None) -> int:
    """Write every confirmed translation of the project to FILE, also of texts that are gone, as TMX 1.4.

    Other projects take it in with `mezanprint i18n memory import`, and so do the tools of translators.

    \b
    mezanprint i18n memory export house.tmx
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.memory_exchange import export_memory

    root, console = options.find_project(project), Console()
    count = export_memory(root, target, locales)
    console.tell(nmsg("{file}: {n} translation", "{file}: {n} translations", count, file=str(target)))
    return Report.CLEAN
