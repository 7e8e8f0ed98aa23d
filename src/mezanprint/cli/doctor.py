"""``mezanprint doctor``."""

from typing import TYPE_CHECKING

import click

from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.console.localization import left, phrase, width
from mezanprint.model.translatable import as_message, msg

if TYPE_CHECKING:  # help needs nothing that is looked at
    from mezanprint.installation.doctor import Check

_GOOD, _MISSING, _WRONG = msg("ok"), msg("not found"), msg("wrong")


@click.command(cls=Command, short_help="Say whether this computer has what is needed.")
def command() -> int:
    """Look at tools, libraries and fonts, and say what is missing and how to get it.

    Exit status: 0 if all is there, 1 if not.
    """
    from mezanprint.installation.doctor import examine

    console, checks = Console(), examine()
    states = [phrase(state, console.language) for state in (_GOOD, _MISSING, _WRONG)]
    rows = [(_state(check), check.name) for check in checks]
    cells = [tuple(phrase(cell, console.language) for cell in row) for row in rows]
    widths = max(map(width, states)), max(width(name) for _, name in cells)
    for (state, name), check in zip(cells, checks, strict=True):
        row = (left(state, widths[0]), left(name, widths[1]), phrase(as_message(check.found or ""), console.language))
        console.say("  ".join(row).rstrip() + "\n")
    for remedy in dict.fromkeys(check.remedy for check in checks if not check.ok):
        console.tell(msg("remedy: {remedy}", remedy=remedy))
    for check in checks:
        if check.found is None and check.without:
            console.tell(check.without)
    return 0 if all(check.ok for check in checks) else 1


def _state(check: "Check") -> str:
    return _MISSING if check.found is None else _GOOD if check.ok else _WRONG
