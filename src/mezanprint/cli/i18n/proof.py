"""``mezanprint i18n proof``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.console.console import Console
from mezanprint.console.language import spoken
from mezanprint.i18n.extraction.room import ROOM
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg, nmsg

if TYPE_CHECKING:  # help and completion need none of the stages
    from mezanprint.proofing.recall import Made


@click.command(cls=Command, short_help="Show where every string stands on the page.")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--locale", required=True, metavar="CODE", help="Locale whose strings are shown: ar, en, ar-XB.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the proofs instead of build/proof/.",
)
@click.option("--jobs", type=options.Whole(1, 64), metavar="N", help="Editions at a time; otherwise all cores.")
@options.project
def command(
    documents: tuple[str, ...],
    locale: str,
    out: Path | None,
    jobs: int | None,
    project: Path | None,
) -> int:
    """Make the context proof of all documents, or of those named: a PDF and an HTML page of each edition in a locale.

    Each string has a number in the real layout; an index, or a touch on the screen, tells its message, its line in
    the catalog, its room and what is wrong with it. What is not translated is printed as in a draft. The room that is
    left is kept in locales/room.csv, and the next extract tells it to the translators; pages with an error in their
    layout are not measured, and what is pushed off them is listed under "Not on the page". Exit status: 1 for such an
    error.

    The proof's own words are in the language of the locale, or in that of --lang.

    \b
    mezanprint i18n proof --locale ar
    mezanprint i18n proof --locale ar about-us --out ~/to-the-translator
    """  # noqa: D301 - click reads the backspace
    from mezanprint.proofing.make import make_proofs
    from mezanprint.proofing.request import ProofRequest

    root, console = options.find_project(project), Console()
    request = ProofRequest(
        locale, tuple(name.rstrip("/") for name in documents), spoken().named, out, options.cores(jobs)
    )

    def waiting() -> None:
        console.note(msg("waiting for a build of this project to end"))

    made, found, changed = make_proofs(root, request, waiting)
    report = Report(diagnostics=(*found, *dict.fromkeys(fault for proof in made for fault in proof.faults)))
    console.findings(report)
    _tell(console, made, changed=changed)
    return report.status


def _tell(console: Console, proofs: Sequence["Made"], *, changed: bool) -> None:
    for proof in proofs:
        memory = proof.memory
        told = [nmsg("{n} strings", "{n} strings", memory.strings)]
        told += [nmsg("{n} with findings", "{n} with findings", memory.marked)] if memory.marked else []
        name, facts = proof.edition.name, tuple(told)
        console.tell(
            msg("{edition}, as a draft: {facts}", edition=name, facts=facts)
            if memory.draft
            else msg("{edition}: {facts}", edition=name, facts=facts)
        )
        console.say(f"   {_shown(proof.pdf)}\n   {_shown(proof.html)}\n")
    faulty = dict.fromkeys(proof.edition.document for proof in proofs if proof.faults)
    console.tell(
        *(
            msg(
                "the room of `{document}` was not measured, for its pages have errors; {path} keeps what it had of it",
                document=document,
                path=ROOM,
            )
            for document in faulty
        )
    )
    if changed:
        console.tell(msg("{path} written; `mezanprint i18n update` takes it over", path=ROOM))


def _shown(path: Path) -> str:
    """Return a path as somebody in the current folder would type it."""
    full = path.absolute()
    return str(full.relative_to(Path.cwd())) if full.is_relative_to(Path.cwd()) else str(full)
