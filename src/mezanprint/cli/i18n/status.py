"""``mezanprint i18n status``."""

from pathlib import Path

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.console.console import Console
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg


@click.command(cls=Command)
@named
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option(
    "--badge",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write an SVG picture that says how much is translated.",
)
@click.option(
    "--fail-under",
    type=options.Whole(0, 100),
    default=0,
    metavar="PERCENT",
    help="End with exit status 1 if less of a locale is translated: 100 for all.",
)
@options.project
def command(locales: tuple[str, ...], form: str, badge: Path | None, fail_under: int, project: Path | None) -> int:
    """Say how much of each document is translated, fuzzy or missing; words are those of the source.

    \b
    mezanprint i18n status --locale ar
    mezanprint i18n status --fail-under 100 --badge build/translated.svg
    """  # noqa: D301 - click reads the backspace
    from mezanprint.translating import progress
    from mezanprint.translating.catalog_update import read_progress

    root, console = options.find_project(project), Console()
    states = read_progress(root, locales)
    if badge is not None:
        progress.write_badge(root, badge, states)
    short = progress.short_of(states, fail_under)
    status = Report.FAULTY if short else Report.CLEAN
    if form == "json":
        console.hand_over(progress.as_json(states, status))
    else:
        console.say(progress.as_table(states, console.language))
    console.note(
        *(
            msg(
                "{locale} is translated to {share}%, and {wanted}% is asked",
                locale=locale,
                share=share,
                wanted=fail_under,
            )
            for locale, share in short
        )
    )
    return status
