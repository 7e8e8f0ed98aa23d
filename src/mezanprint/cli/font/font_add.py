"""``mezanprint font add``."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mezanprint.cli import options
from mezanprint.cli.commands import Command
from mezanprint.cli.speech import misuse
from mezanprint.console.console import Console
from mezanprint.model.translatable import msg, nmsg

if TYPE_CHECKING:  # help needs nothing of it
    from mezanprint.typefaces.font_adding import Added, Candidate


@click.command(cls=Command, short_help="Check fonts and take them into the project.")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--package", default="", metavar="NAME", help="Take the fonts of an installed package, and no files.")
@click.option("--family", default="", metavar="NAME", help="What style sheets call them; otherwise their own name.")
@click.option("--text", multiple=True, metavar="SCRIPT", help="Set text in them: `arab`, `latn`, `hebr` ...")
@click.option("--head", multiple=True, metavar="SCRIPT", help="Set headings in them.")
@options.project
def command(
    files: tuple[Path, ...],
    package: str,
    family: str,
    text: tuple[str, ...],
    head: tuple[str, ...],
    project: Path | None,
) -> int:
    """Check fonts and take them into the project: copies into `fonts/`, and their tables in `mezanprint.toml`.

    Each file is opened in a process that can do nothing else. It must have outlines, a licence that lets it be
    embedded, and, for Arabic, letters that join and a form for lam and alef. OpenType with PostScript outlines, WOFF
    and WOFF2 become TrueType. What is wrong with any of them is told, and then nothing is written.

    \b
    mezanprint font add HouseNaskh-Regular.ttf HouseNaskh-Bold.ttf --text arab
    mezanprint font add HouseSans.otf --family "House Sans" --text latn --head latn
    mezanprint font add --package fontpkg-tajawal --head arab
    """  # noqa: D301 - click reads the backspace
    from mezanprint.outputs.table import MEDIA
    from mezanprint.project.config import read_config
    from mezanprint.project.files import Files
    from mezanprint.typefaces import font_adding

    if bool(files) is bool(package):
        raise misuse(msg("name font files, or a package with `--package`"))
    root, console = options.find_project(project), Console()
    specs = read_config(Files(root), MEDIA).locales
    locales, unprinted = tuple(spec.code for spec in specs), font_adding.unprinted_signs(specs)
    candidates = (
        font_adding.candidates_of_package(package, locales, family, unprinted)
        if package
        else font_adding.candidates_of_files(files, locales, family, unprinted)
    )
    texts, heads = (tuple(script.title() for script in scripts) for scripts in (text, head))
    wish = font_adding.Wish(texts, heads)
    _tell(font_adding.add(root, candidates, wish), console)
    return 0


def _tell(added: "Added", console: Console) -> None:
    console.complain(found for each in added.candidates for found in each.report.diagnostics)
    for each in added.candidates:
        console.tell(*_about(each))
    console.tell(*_next(added))


def _about(each: "Candidate") -> Iterator[str]:
    report, (low, high) = each.report, each.report.weights
    weights = str(low) if low == high else f"{low}–{high}"
    yield msg(
        "{path}: {family}, {style}, weight {weight}, version {version}",
        path=each.file.path, family=each.file.family, style=report.style, weight=weights, version=report.version or "–",
    )  # fmt: skip
    yield nmsg(
        "{n} character; scripts: {scripts}; {embedding}",
        "{n} characters; scripts: {scripts}; {embedding}",
        report.characters, scripts=", ".join(report.scripts) or "–", embedding=report.embedding,
    )  # fmt: skip
    if report.licence:
        yield msg("licence: {licence}", licence=report.licence)
    if report.was:
        yield msg("it was {format} and became TrueType; its licence must let you change it", format=report.was)


def _next(added: "Added") -> Iterator[str]:
    families = dict.fromkeys(each.file.family for each in added.candidates)
    scripts = {each.file.family: each.report.scripts for each in added.candidates}
    used = {name for faces in added.types for name in (faces.text, faces.head)}
    for faces in added.changed:
        if faces.script == "Arab" and faces.scale:
            yield msg("Arabic is set {scale} times as large as Latin: measured", scale=f"{faces.scale:g}")
        if faces.script == "Arab" and faces.head_scale:
            yield msg(
                "Arabic headings are set {scale} times as large as Latin: measured", scale=f"{faces.head_scale:g}"
            )
    for family in families:
        script = next(iter(scripts[family]), "latn").lower()
        if family not in used:
            yield msg(
                "to set pages in it: `mezanprint font add ... --text {script}`, or `font-family: {family}`",
                script=script, family=family,
            )  # fmt: skip
