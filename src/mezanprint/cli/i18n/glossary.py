"""``mezanprint i18n glossary``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg


@click.command(cls=Command)
@options.project
@named
def command(locales: tuple[str, ...], project: Path | None) -> int:
    """List the terms of locales/CODE/glossary.csv: how often each is used, and where it is not kept.

    The file has the columns term, translation, forbidden and note; in a cell a semicolon stands between alternatives.
    `mezanprint i18n check` names the places.

    \b
    mezanprint i18n glossary --locale ar
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating.glossary_usage import as_table, count_terms

    root, console = options.find_project(project), Console()
    uses = count_terms(root, locales)
    if uses:
        console.say(as_table(uses, console.language))
    else:
        console.tell(msg("there is no glossary; write one: locales/CODE/glossary.csv"))
    return 0
