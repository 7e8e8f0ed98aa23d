"""``mezanprint i18n merge-driver``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg


@click.command(cls=Command)
@options.project
def command(project: Path | None) -> int:
    """Have Git merge catalogs by message in this clone, so that translators and writers do not hinder one another.

    Writes `merge.mezanprint` into the settings of the clone, and into `.gitattributes` of the project which files it is
    for. Each clone needs it once, and once more when the program has moved. Without it Git merges line by line.

    \b
    mezanprint i18n merge-driver
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.merge_driver import install_driver

    root, console = options.find_project(project), Console()
    written = install_driver(root)
    console.tell(*(msg("{path} written", path=path) for path in written))
    return Report.CLEAN
