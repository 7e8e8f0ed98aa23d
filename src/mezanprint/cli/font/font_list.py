"""``mezanprint font list``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.console.localization import left, phrase, width
from mezanprint.model.translatable import msg, nmsg

_GOOD, _WRONG = msg("ok"), msg("wrong")


@click.command(cls=Command, short_help="List the families that pages can be set in.")
@options.project
def command(project: Path | None) -> int:
    """List the families that pages can be set in: those of the house, then those of the program.

    Exit status: 0 if each file is there and as it was added, 1 if not.
    """
    from mezanprint.typefaces.font_listing import families, left_over

    root, console = options.find_project(project), Console()
    listed = families(root)
    widest = max(width(family.name) for family in listed)
    for family in listed:
        state = phrase(_GOOD if family.is_sound else _WRONG, console.language)
        count = phrase(nmsg("{n} file", "{n} files", family.files), console.language)
        place = family.source or phrase(msg("the project"), console.language)
        row = (left(family.name, widest), left(state, 6), left(count, 8), place, ", ".join(family.uses))
        console.say("  ".join(row).rstrip() + "\n")
    console.tell(*(msg("`{path}` is named nowhere: delete it, or add it again", path=path) for path in left_over(root)))
    return 0 if all(family.is_sound for family in listed) else 1
