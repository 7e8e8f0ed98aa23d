"""``mezanprint explain``."""

import shutil

import click

from mezanprint.cli.commands import Command
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg

_WIDEST = 100
"""Cells of a line at most, as in help."""


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from mezanprint.installation.manual.topics import names

    return [name for name in names() if name.startswith(incomplete)]


@click.command(cls=Command, short_help="Explain a finding by its code, or show a page of the documentation.")
@click.argument("name", required=False, metavar="[CODE|PAGE]", shell_complete=_complete)
def command(name: str | None) -> int:
    """Explain a finding by the code that stands in its line, or show a page of the documentation.

    Without a name it lists what there is.

    \b
    mezanprint explain content-yaml
    mezanprint explain C1
    mezanprint explain writers
    """  # noqa: D301 - click reads the backspace
    from mezanprint.installation.manual.listing import listing
    from mezanprint.installation.manual.manual_layout import laid_out
    from mezanprint.installation.manual.topics import names, topics
    from mezanprint.model.suggestions import did_you_mean

    console = Console()
    columns = min(shutil.get_terminal_size().columns, _WIDEST)
    if name is None:
        console.say(listing(console.language, columns))
        return 0
    topics_found = topics(name, console.language)
    if not topics_found:
        raise misuse(
            msg("there is no code and no page `{name}`", name=name),
            *did_you_mean(name, names()),
            msg("`mezanprint explain` lists them all"),
        )
    if any(topic.language != console.language for topic in topics_found):
        console.note(msg("this is there in English only"))
    console.say("\n".join(laid_out(topic, columns) for topic in topics_found))
    return 0
