"""Which locales of a project a command works on."""

import click

from mezanprint.cli import options
from mezanprint.cli.speech import worded
from mezanprint.model.translatable import msg


def _named(ctx: click.Context, _param: click.Parameter, codes: tuple[str, ...]) -> tuple[str, ...]:
    from mezanprint.model.suggestions import did_you_mean
    from mezanprint.project.files import Files
    from mezanprint.translating.catalog_update import translated_locales

    if not codes:
        return ()
    known = translated_locales(Files(options.find_project(ctx.params.get("project"))))
    for code in codes:
        if code not in known:
            reason = msg("`{code}` is no locale that the project translates into", code=code)
            raise click.BadParameter("\n".join(worded(each) for each in (reason, *did_you_mean(code, known))))
    return codes


locales = click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="CODE",
    callback=_named,
    help="Only this locale; otherwise all. May be repeated.",
)
