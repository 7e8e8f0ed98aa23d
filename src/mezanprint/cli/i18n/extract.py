"""``mezanprint i18n extract``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.orphans import remark_orphans
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format
from mezanprint.model.translatable import msg, nmsg


@click.command(cls=Command)
@options.form
@options.project
def command(form: str, project: Path | None) -> int:
    """Write the template catalogs locales/*.pot from content and templates.

    A catalog is written only if a message in it changed.

    \b
    mezanprint i18n extract
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.extraction import write_template_catalogs

    root, console = options.find_project(project), Console(Format(form))
    written, same = write_template_catalogs(root)
    console.tell(*(msg("{path} written", path=path) for path in written))
    if same:
        console.tell(nmsg("{n} unchanged", "{n} unchanged", len(same)))
    remark_orphans(console, root)
    return 0
