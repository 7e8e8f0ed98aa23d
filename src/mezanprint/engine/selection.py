"""Which editions are meant."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.editions import PROOFS, Edition, Profile, Use
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg

if TYPE_CHECKING:  # reading projects is far heavier than naming what is wanted
    from mezanprint.engine.project import Project
    from mezanprint.project.config import Config


_NO_USUAL = {
    Use.READING: msg("no profile is named, and the project has none that is plain"),
    Use.PRESS: msg("no profile is named, and the project has none for a print shop"),
    Use.HAND: msg("no profile is named, and the project has none for a printer of your own"),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody asks for; nothing named means everything."""

    documents: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    """Locale codes of editions: ``ar``, ``ar+en``; with a pseudo-locale, one that no document lists: ``ar-XB``."""
    profile: str = ""
    """Name of the profile; empty for the usual one of ``use``."""
    use: Use = Use.READING

    @property
    def is_full(self) -> bool:
        """Whether it means every edition of a profile."""
        return not self.documents and not self.locales


def select(project: "Project", selection: Selection) -> tuple[Edition, ...]:
    """Return the editions that ``selection`` means, by document and locale; ``Fault`` for a name nothing has."""
    from mezanprint.engine.pseudo_editions import pseudo_editions

    faults = _check_documents(project, selection)
    try:
        profile = choose_profile(project.config, selection.profile, selection.use)
    except Fault as fault:
        raise Fault(*faults, *fault.diagnostics) from None
    if faults:
        raise Fault(*faults)
    named = selection.documents or project.documents
    editions = {
        name: (*_locales_of(project, name), *pseudo_editions(project, name, selection.locales))
        for name in dict.fromkeys(named)
    }
    if faults := _check_locales(editions, selection):
        raise Fault(*faults)
    return tuple(
        Edition(name, locales, profile)
        for name, known in editions.items()
        for locales in known
        if not selection.locales or "+".join(locales) in selection.locales
    )


def choose_profile(config: "Config", name: str, use: Use = Use.READING) -> Profile:
    """Return the profile that is named, or else the usual one for ``use``; ``Fault`` if there is none such."""
    profiles = {profile.name: profile for profile in config.profiles}
    profile = profiles.get(name) if name else config.usual_profile(use)
    if profile is not None:
        return profile
    if name:
        message, hints = msg("there is no profile `{profile}`", profile=name), did_you_mean(name, profiles)
        raise Fault(error("cli-profile", message, None, *hints))
    names = tuple(f"`{known.name}`" for known in config.profiles if use is Use.READING or known.medium.is_paged)
    raise Fault(error("cli-profile", _NO_USUAL[use], None, msg("name one with `--profile`: {names}", names=names)))


def output_paths(project: "Project") -> frozenset[str] | None:
    """Return what may be in the build folder; None if a document is unreadable.

    That is the file of every edition the project has, in every profile, with its job sheet where it is for print, and
    the marked pages that stand in for it where it was refused, its dummy, and its proofs in its locales. Those in
    pseudo-locales are among them: a plain build makes none, and takes none away either.
    """
    from mezanprint.engine.pseudo_editions import all_pseudo_editions

    try:
        paths = [
            Edition(name, locales, profile)
            for name in project.documents
            for locales in (*project.document(name)[0].editions, *all_pseudo_editions(project))
            for profile in project.config.profiles
        ]
    except Fault:
        return None
    paper = (path for edition in paths if edition.profile.is_print for path in (edition.job_path, edition.dummy_path))
    pages = {edition.output_path for edition in paths}
    pages |= {edition.refused_path for edition in paths if edition.profile.medium.is_paged}
    proofs = (
        f"{PROOFS}/{path}" for edition in paths for locale in edition.locales for path in edition.proof_paths(locale)
    )
    return frozenset((*pages, *paper, *proofs))


def _locales_of(project: "Project", document: str) -> tuple[tuple[str, ...], ...]:
    """Return the editions of a document, or the usual ones of the project when the document can not be read."""
    try:
        return project.document(document)[0].editions
    except Fault:
        return project.config.editions


def _check_documents(project: "Project", selection: Selection) -> list[Diagnostic]:
    if not project.documents:
        return [
            error(
                "cli-nothing", msg("the project has no document"), None, msg("write one: `content/NAME/document.yaml`")
            )
        ]
    return [
        error(
            "cli-document",
            msg("there is no document `{name}`", name=name),
            None,
            *did_you_mean(name, project.documents),
        )
        for name in selection.documents
        if name not in project.documents
    ]


def _check_locales(editions: dict[str, tuple[tuple[str, ...], ...]], selection: Selection) -> list[Diagnostic]:
    """A document that was named must have each locale that was named; otherwise one document with it is enough."""
    demands = [(name, editions[name]) for name in selection.documents] or [
        ("", tuple(locales for offered in editions.values() for locales in offered))
    ]
    return [
        error("cli-locale", _lacks(name, code), None, *_near(code, {"+".join(locales) for locales in offered}))
        for code in selection.locales
        for name, offered in demands
        if code not in {"+".join(locales) for locales in offered}
    ]


def _lacks(document: str, code: str) -> str:
    if document:
        return msg("`{document}` has no edition `{code}`", document=document, code=code)
    return msg("no document has an edition `{code}`", code=code)


def _near(code: str, known: set[str]) -> tuple[str, ...]:
    """The same locales in another order are nearer than any spelling."""
    same = sorted(one for one in known if set(one.split("+")) == set(code.split("+")))
    return (msg("did you mean `{name}`?", name=same[0]),) if same else did_you_mean(code, known)
