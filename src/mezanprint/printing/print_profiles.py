"""Asks whether a profile is for printing, on behalf of all commands that make or check print files."""

from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.translatable import msg


def select_print(project: Project, selection: Selection) -> tuple[Edition, ...]:
    """Return the editions that are meant; ``Fault`` if there are none, or their profile is not for printing."""
    editions = select(project, selection)
    profile = editions[0].profile
    if not profile.is_print:
        raise _not_print(project, msg("the profile `{profile}` is not for printing", profile=profile.name))
    return editions


def check_paged(project: Project, profile: Profile) -> None:
    """Raise ``Fault`` if a profile makes files without pages: nobody prints these from a PDF."""
    if not profile.medium.is_paged:
        message = msg("the profile `{profile}` makes no PDF, which is what is checked", profile=profile.name)
        raise _not_print(project, message)


def _not_print(project: Project, message: str) -> Fault:
    known = tuple(f"`{profile.name}`" for profile in project.config.profiles if profile.is_print)
    hint = (
        msg("name one that is: {names}", names=known)
        if known
        else msg("add one to `mezanprint.toml` that has a `sheet`")
    )
    return Fault(error("cli-not-print", message, None, hint))
