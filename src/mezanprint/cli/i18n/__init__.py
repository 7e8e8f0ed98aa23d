"""``mezanprint i18n``: what translators work with."""

import click

from mezanprint.cli.commands import Commands
from mezanprint.model.translatable import msg

COMMANDS = {
    "extract": ("mezanprint.cli.i18n.extract", msg("Write the template catalogs from content and templates.")),
    "update": ("mezanprint.cli.i18n.update", msg("Bring the catalogs of translators up to date.")),
    "check": ("mezanprint.cli.i18n.i18n_check", msg("Check the translations themselves.")),
    "fix": ("mezanprint.cli.i18n.i18n_fix", msg("Repair what is safe to repair in catalogs.")),
    "glossary": ("mezanprint.cli.i18n.glossary", msg("List the terms of the project and how they are kept.")),
    "memory": ("mezanprint.cli.i18n.memory", msg("Carry translations from project to project.")),
    "merge": ("mezanprint.cli.i18n.merge", msg("Merge two versions of a catalog by message.")),
    "merge-driver": ("mezanprint.cli.i18n.merge_driver", msg("Have Git merge catalogs by message.")),
    "status": ("mezanprint.cli.i18n.status", msg("Say how far each catalog is translated.")),
    "todo": ("mezanprint.cli.i18n.todo", msg("List what a translator has to do, in reading order.")),
    "review": ("mezanprint.cli.i18n.review", msg("Say who has looked at a translation.")),
    "proof": ("mezanprint.cli.i18n.proof", msg("Show where every string stands on the page.")),
    "pseudo": ("mezanprint.cli.i18n.pseudo", msg("Write catalogs of made-up words.")),
    "export": ("mezanprint.cli.i18n.export", msg("Write catalogs as a spreadsheet or XLIFF.")),
    "import": ("mezanprint.cli.i18n.import_", msg("Take translations from a spreadsheet or XLIFF.")),
}
"""Name, module with a ``command``, and one line of help."""


@click.group(cls=Commands, table=COMMANDS, short_help="Work with translations.")
def command() -> None:
    """Work with translations."""
