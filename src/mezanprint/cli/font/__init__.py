"""``mezanprint font``: the fonts of a house."""

import click

from mezanprint.cli.commands import Commands
from mezanprint.model.translatable import msg

COMMANDS = {
    "add": ("mezanprint.cli.font.font_add", msg("Check fonts and take them into the project.")),
    "list": ("mezanprint.cli.font.font_list", msg("List the families that pages can be set in.")),
}
"""Name, module with a ``command``, and one line of help."""


@click.group(cls=Commands, table=COMMANDS, short_help="Bring fonts of your own.")
def command() -> None:
    """Bring fonts of your own."""
