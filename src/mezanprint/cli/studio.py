"""``mezanprint studio``."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.console.language import LANGUAGES
from mezanprint.engine.output_folder import BUILD, STUDIO, writing
from mezanprint.engine.selection import Selection
from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.folder import Folder

if TYPE_CHECKING:
    from mezanprint.studio.serve import Server

_NEEDED = ("uvicorn", "h11")
_PAUSE = 0.5


@click.command(cls=Command, short_help="Translate and write on the typeset page, in a browser.")
@options.documents
@click.option(
    "--locale",
    metavar="CODE",
    default="",
    shell_complete=options.complete_locales,
    help="Locale to begin with: ar.",
)
@click.option("--port", type=options.Whole(1024, 65535), metavar="N", help="Port to listen at; otherwise a free one.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Language the page begins in; otherwise that of messages."
)
@click.option("--no-browser", is_flag=True, help="Open no browser; print the address alone.")
@options.project
def command(
    documents: tuple[str, ...],
    locale: str,
    port: int | None,
    language: str | None,
    no_browser: bool,
    project: Path | None,
) -> int:
    """Show the typeset pages in a browser; what is changed beside them is seen at once, and written when it is saved.

    Without a document it begins with the list of all, with several with that of these. Nobody but you, on this
    computer, can reach the page. Ctrl-C ends it.

    \b
    mezanprint studio
    mezanprint studio about-us --locale ar
    mezanprint studio --port 8400 --no-browser
    """  # noqa: D301 - click reads the backspace
    if not all(map(find_spec, _NEEDED)):
        raise misuse(
            msg("the studio needs packages that are not installed"),
            msg("install them with `{command}`", command='pip install "mezanprint[studio]"'),
        )
    root = options.find_project(project)
    names = tuple(name.rstrip("/") for name in documents)
    _check(root, names, locale)
    with Console() as console, _serving(root, port or 0, console) as server:
        begin = [("language", language or console.language), *(("document", name) for name in names)]
        begin += [("locale", locale)] if locale else []
        address = f"{server.gate.address}&{urlencode(begin, quote_via=quote)}"
        with _browsing(server, address, root, console, opens=not no_browser):
            # With a pause, for a signal that comes just before a wait without one is not heard until it ends.
            while not server.closed.wait(_PAUSE):
                pass
        console.note(msg("somebody tried to guess the key of the page; start again, the new page has another one"))
    return 1


def _check(root: Path, documents: tuple[str, ...], locale: str) -> None:
    """Raise ``Fault`` for a document that is not there, or a locale in which none of them is."""
    from mezanprint.engine.project import Project
    from mezanprint.engine.selection import select
    from mezanprint.outputs.output import media_of
    from mezanprint.outputs.table import OUTPUTS
    from mezanprint.project.files import Files

    project = Project(Files(root), media_of(OUTPUTS))
    locales = {code for edition in select(project, Selection(documents)) for code in edition.locales}
    if locale and locale not in locales:
        sentence = msg("no edition of these documents has the locale `{code}`", code=locale)
        raise Fault(error("cli-locale", sentence, None, *did_you_mean(locale, locales)))


@contextmanager
def _serving(root: Path, port: int, console: Console) -> Iterator["Server"]:
    """Have the page served meanwhile."""
    from mezanprint.engine.unexpected import internal
    from mezanprint.studio.desk import Desk
    from mezanprint.studio.serve import Server

    with Desk(root, console.language) as desk:
        try:
            server = Server(desk, lambda unexpected: console.complain([internal(unexpected)]), port)
        except OSError:
            raise misuse(
                msg("another program listens at port {port}", port=port),
                msg("name another one with `--port`, or none: a free one is found"),
            ) from None
        with server:
            yield server


@contextmanager
def _browsing(server: "Server", address: str, root: Path, console: Console, *, opens: bool) -> Iterator[None]:
    """Have the page opened, or tell where it is."""
    from mezanprint.server.opening import opened

    folder = Folder.hold(root).below(f"{BUILD}/{STUDIO}")
    with ExitStack() as stack:
        there = False
        if opens:
            with writing(folder.name):
                folder.make(private=True)
            stack.callback(folder.remove_empty)
            there = stack.enter_context(opened(address, server.entered, folder))
        console.tell(
            msg("the studio is in your browser; its address is yours alone:")
            if there
            else msg("open this address in a browser; it is yours alone:")
        )
        console.say(f"   {address}\n")
        console.tell(msg("Ctrl-C ends it"))
        yield
