"""The source text that a PDF is held against: a text or HTML file, or a document of the project."""

from pathlib import Path

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.editions import Edition, Use
from mezanprint.model.locales import PSEUDO
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.outputs.table import MEDIA
from mezanprint.preflight.inspection.examine import stated_language
from mezanprint.preflight.readers.plain_text import paragraphs, read_source
from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import Budget
from mezanprint.project.config import read_config
from mezanprint.project.files import Files


def file_source(file: Path) -> tuple[str, ...]:
    """Return the paragraphs of a UTF-8 text or HTML file; ``Fault`` if it is neither."""
    return boxed(read_source, file.absolute(), file=file, budget=Budget())


def document_source(root: Path, name: str, locales: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paragraphs of a document of the project in ``locales``, as its pages say them.

    ``Fault`` if there is no such document or locale, or if it has an error.
    """
    project = Project(Files(root))
    if name not in project.documents:
        hints = did_you_mean(name, project.documents)
        raise Fault(error("inspect-source", msg("there is no file and no document `{name}`", name=name), None, *hints))
    codes = {spec.code for spec in project.config.locales}
    if not locales or not set(locales) <= {*codes, *PSEUDO}:
        message = (
            msg("`{code}` is no locale of the project", code="+".join(locales))
            if locales
            else msg("the PDF does not say its language; it is no locale of the project")
        )
        hint = msg("name it with `--locale`; the project has {codes}", codes=tuple(sorted(codes)))
        raise Fault(error("inspect-source", message, None, hint))
    profile = project.config.usual_profile(Use.READING) or project.config.profiles[0]
    edition = Edition(name, locales, profile)
    try:
        composition = prepare(project, edition).composition
    except Fault:
        # Without all translations it can only have been built as a draft.
        composition = prepare(project, edition, draft=True).composition
    return paragraphs(composition.html)


def locales_of(root: Path, file: Path) -> tuple[str, ...]:
    """Return the locales of a PDF: those of the folder it was built into, else the language that it states."""
    known = {*PSEUDO, *(spec.code for spec in read_config(Files(root), MEDIA).locales)}
    stated = boxed(stated_language, file.absolute(), file=file, budget=Budget())
    for named in (file.resolve().parent.name, stated):
        locales = tuple(named.split("+"))
        if set(locales) <= known:
            return locales
    return ()
