"""``mezanprint i18n memory``: translations from project to project."""

import click

from mezanprint.cli.commands import Commands
from mezanprint.model.translatable import msg

COMMANDS = {
    "export": ("mezanprint.cli.i18n.memory.memory_export", msg("Write all confirmed translations as TMX.")),
    "import": (
        "mezanprint.cli.i18n.memory.memory_import",
        msg("Take the translations of other projects into the memory."),
    ),
}
"""Name, module with a ``command``, and one line of help."""


@click.group(cls=Commands, table=COMMANDS, short_help="Carry translations from project to project.")
def command() -> None:
    """Carry translations from project to project."""
