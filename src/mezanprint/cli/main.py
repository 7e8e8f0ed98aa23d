"""The table of commands, and what every one of them may count on."""

import os
import sys
from contextlib import suppress

import click

from mezanprint import __version__
from mezanprint.cli import speech
from mezanprint.cli.click_words import lend_words
from mezanprint.cli.commands import Program
from mezanprint.cli.sandbox import enter
from mezanprint.cli.signals import Stopped, leave, listen, reason
from mezanprint.model.translatable import msg

COMMANDS = {
    "build": ("mezanprint.cli.build", msg("Build PDFs.")),
    "watch": ("mezanprint.cli.watch", msg("Build again whenever something changes.")),
    "studio": ("mezanprint.cli.studio", msg("Translate and write on the typeset page, in a browser.")),
    "check": ("mezanprint.cli.check", msg("Check content, translations and layout; write nothing.")),
    "fix": ("mezanprint.cli.fix", msg("Repair what came along when texts were pasted.")),
    "inspect": ("mezanprint.cli.inspect", msg("Say what is in a PDF, and what each reader finds in it.")),
    "preflight": ("mezanprint.cli.preflight", msg("Look for what would go wrong with a PDF in print.")),
    "dummy": ("mezanprint.cli.dummy", msg("Make numbered sheets to fold before the real ones.")),
    "job-sheet": ("mezanprint.cli.job_sheet", msg("Make the page that goes to the printer with a file.")),
    "gallery": ("mezanprint.cli.gallery", msg("Show every component and kind with sample content.")),
    "clean": ("mezanprint.cli.clean", msg("Remove what was made in build/.")),
    "i18n": ("mezanprint.cli.i18n", msg("Work with translations.")),
    "font": ("mezanprint.cli.font", msg("Bring fonts of your own.")),
    "new": ("mezanprint.cli.new", msg("Start a project.")),
    "explain": ("mezanprint.cli.explain", msg("Explain a finding by its code, or show a page of the documentation.")),
    "schema": ("mezanprint.cli.schema", msg("Print JSON Schemas, by which editors complete and check.")),
    "doctor": ("mezanprint.cli.doctor", msg("Say whether this computer has what is needed.")),
}
"""Name, module with a ``command``, and one line of help."""
lend_words()


@click.group(
    cls=Program, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="mezanprint", message="%(prog)s %(version)s")
@click.option(
    "--terminal",
    type=click.Choice(["plain", "visual"]),
    default="plain",
    show_default=True,
    expose_value=False,
    help="`visual` joins and turns Arabic for a terminal that shows it letter by letter or reversed.",
)
@click.option(
    "--sandbox",
    type=click.Choice(["bubblewrap"]),
    callback=enter,
    expose_value=False,
    help="Run where nothing but the project can be written, without network (Linux, with bubblewrap installed).",
)
def command() -> None:
    """Printable documents in Arabic and English from one source.

    \b
    mezanprint new leaflets          start a project
    mezanprint build                 build everything
    mezanprint build --locale ar     build the Arabic editions
    mezanprint watch about           build `about` again at every change
    mezanprint check                 look for faults; write nothing

    \b
    Completion of commands, documents and locales, for bash (zsh and fish likewise):
    eval "$(_MEZANPRINT_COMPLETE=bash_source mezanprint)"
    """  # noqa: D301 - click reads the backspace


def main() -> None:
    """Run the command line and end the process: 0 clean, 1 faults found, 2 wrong usage, 128 + signal when stopped."""
    listen()
    try:
        status = run()
    except Stopped as stopped:
        with suppress(OSError):
            print(speech.question(msg("stopped")), file=sys.stderr)
        leave(_flushed(stopped.status))
    sys.exit(_flushed(status))


def run() -> int:
    """Run the chosen command and return its exit status."""
    try:
        status = command.main(prog_name="mezanprint", standalone_mode=False)
    except click.ClickException as misuse:
        with speech.terminal_of(sys.argv[1:]):
            speech.show(misuse)
        return misuse.exit_code
    except click.Abort:
        raise reason() from None
    except Exception as unexpected:
        from mezanprint.console.language import spoken
        from mezanprint.console.report_text import as_text
        from mezanprint.engine.unexpected import internal

        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        sys.stderr.write(as_text(internal(unexpected), spoken().code))
        return 1
    return status if isinstance(status, int) else 0


def _flushed(status: int) -> int:
    """Write out what is left; a reader that went away is no fault of ours, and must not change the status."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
    return status
