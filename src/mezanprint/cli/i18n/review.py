"""``mezanprint i18n review``."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.i18n.locales import locales as named
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg, nmsg

if TYPE_CHECKING:  # help and completion need none of the stages
    from mezanprint.translating.reviewing import Changed, Chosen


@click.command(cls=Command, short_help="Say who has looked at a translation.")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--document", metavar="NAME", default="", help="Only this catalog; without a KEY all of it.")
@click.option("--by", metavar="NAME", default="", help="Who has read them: stands in the catalog.")
@click.option("--undo", is_flag=True, help="Take reviews away: all, or those that `--by` names.")
@named
@options.project
@options.form
def command(
    keys: tuple[str, ...],
    document: str,
    by: str,
    undo: bool,
    locales: tuple[str, ...],
    project: Path | None,
    form: str,
) -> int:
    """Write over translations who has read them against their source, and when.

    A key is that of `msgctxt`, or `document:key`. The comment holds a digest of source and translation, so that a
    change of either lifts the review. `mezanprint i18n todo` lists what waits for one where a profile has
    `release = "reviewed"`.

    \b
    mezanprint i18n review sections.who.title --by Rana --locale ar
    mezanprint i18n review --document about-us --by Rana --locale ar
    mezanprint i18n review --document about-us --undo --locale ar
    """  # noqa: D301 - click reads the backspace
    if not keys and not document:
        raise misuse(msg("name messages by their keys, or a document"))
    root, console = options.find_project(project), Console(Format(form))
    chosen = _choose(root, keys, document, locales)
    changed = _undo(root, chosen, by) if undo else _review(root, chosen, by)
    count = changed.messages
    console.tell(
        nmsg("{n} message without reviews", "{n} messages without reviews", count)
        if undo
        else nmsg("{n} message reviewed", "{n} messages reviewed", count)
    )
    if changed.unfinished:
        console.tell(
            nmsg("{n} left, for it is not finished", "{n} left, for they are not finished", changed.unfinished)
        )
    console.tell(*(msg("{path} written", path=path) for path in changed.written))
    return Report.CLEAN


def _choose(root: Path, keys: tuple[str, ...], document: str, locales: tuple[str, ...]) -> "Chosen":
    from mezanprint.project.files import Files
    from mezanprint.translating.catalog_update import translated_locales
    from mezanprint.translating.reviewing import Chosen

    known = locales or translated_locales(Files(root))
    if len(known) != 1:
        raise misuse(msg("name one locale: `--locale CODE`"))
    return Chosen(known[0], keys, document.rstrip("/"))


def _review(root: Path, choice: "Chosen", by: str) -> "Changed":
    from mezanprint.i18n.catalogs.reviews import is_name, with_review
    from mezanprint.translating.reviewing import change_reviews

    if not is_name(by):
        raise misuse(msg("say who has read them: `--by NAME`"))
    return change_reviews(root, choice, partial(with_review, by=by.strip(), day=date.today()), finished=True)


def _undo(root: Path, chosen: "Chosen", by: str) -> "Changed":
    from mezanprint.i18n.catalogs.reviews import without_reviews
    from mezanprint.translating.reviewing import change_reviews

    return change_reviews(root, chosen, partial(without_reviews, by=by.strip()), finished=False)
