"""The whole story of an edition: prepare in milliseconds, then produce in a worker."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from mezanprint.engine.project import Found, Project
from mezanprint.model.compositions import Artifact, Composition, Metadata
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error, has_errors
from mezanprint.model.documents import Document, iter_places, iter_texts
from mezanprint.model.editions import Edition, Profile, Release
from mezanprint.model.kinds import FitRules
from mezanprint.model.limits import DEFAULT, Limits
from mezanprint.model.locales import PSEUDO
from mezanprint.model.plans import Plan
from mezanprint.model.translatable import msg
from mezanprint.outputs.parts import in_parts
from mezanprint.project.files import Files

T = TypeVar("T")
_BLANK = "<html lang=en style='font-family: Amiri'><title>Blank</title><p>A <span lang=ar dir=rtl>ب</span>"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition ready to be typeset, with what was found on the way and all that was read for it."""

    composition: Composition
    diagnostics: tuple[Diagnostic, ...]
    places: Mapping[str, Span]
    """Where each text, value, picture and section stands that a reader can change.

    ``domain:key``, or ``ar/domain:key`` in a part, to its line.
    """
    reads: Mapping[str, str]
    limits: Limits = DEFAULT


def prepare(project: Project, edition: Edition, *, draft: bool = False) -> Prepared:
    """Load, translate and compose an edition; ``Fault`` with all findings if no composition can be made.

    An edition in a pseudo-locale is stamped as a draft: nobody is to publish it.
    """
    from mezanprint.templating.compose import compose

    with _collecting() as found:
        document = _keep(found, project.document(edition.document))
        views = tuple(_keep(found, project.view(edition.document, locale, draft=draft)) for locale in edition.locales)
        messages = {locale: project.messages(edition.document, locale) for locale in edition.locales}
        files, kind = project.files(f"edition {edition.name}"), project.kinds[document.kind]
        stamped = draft or any(locale in PSEUDO for locale in edition.locales)
        composition = _keep(found, compose(files, project.config, kind, views, edition, messages, draft=stamped))
        found += project.check_words(edition.document, messages.values(), draft=draft)
        if edition.profile.release is Release.REVIEWED:
            found += project.check_reviews(edition.document, messages.values(), draft=draft)
    return Prepared(composition, tuple(found), _places(project, views), _reads(project, edition), document.limits)


def produce(composition: Composition, root: Path) -> Artifact:
    """Typeset, finish and check a composition; reads only the resources it names, below ``root``.

    Of one that carries a refusal, the marked pages are made.
    """
    if composition.refusal:
        from mezanprint.outputs.refused.refused import mark

        return mark(composition, root)
    return _produce(composition, root)


def check(artifact: Artifact, composition: Composition, _root: Path) -> Artifact:
    """Return a kept artifact with what the release check finds in it: it is trusted no more than a new one."""
    from mezanprint.preflight.release import check_release

    return replace(artifact, diagnostics=(*artifact.diagnostics, *check_release(artifact.pdf, composition)))


def warm_up() -> None:
    """Make a page of nothing, so that all modules are in and all tables read before an edition needs them."""
    screen, metadata = (
        Edition("blank", ("en",), Profile("screen")),
        Metadata("", "", "", ("en",), date(2000, 1, 1), rtl=False),
    )
    produce(Composition(screen, _BLANK, (), metadata, FitRules()), Path("/"))


def lay_out(composition: Composition, root: Path) -> Artifact:
    """Typeset a composition, or each of its parts, and plan its sheets if it is to be printed; nothing is finished."""
    from mezanprint.finishing.printing import plan_pages
    from mezanprint.preflight.press.margin import clear_margin
    from mezanprint.typesetting.typeset import typeset

    counts: list[int] = []

    def make(part: Composition) -> Artifact:
        made = typeset(part, root)
        counts.append(made.pages)
        return made

    artifact = in_parts(composition, make)
    if not composition.edition.profile.is_print:
        return artifact
    clear = clear_margin(artifact.pdf) if composition.paper.cards else 0
    return replace(artifact, plan=plan_pages(artifact.pdf, composition, tuple(counts), clear))


def _produce(composition: Composition, root: Path) -> Artifact:
    from mezanprint.finishing.finish import finish_named
    from mezanprint.finishing.press.likeness import tell_unlike
    from mezanprint.finishing.printing import tell_blanks, tell_turning
    from mezanprint.preflight.pairs import count_pairs
    from mezanprint.preflight.press.check import check_print
    from mezanprint.preflight.release import check_release
    from mezanprint.preflight.words import count_words, read_file

    artifact = lay_out(composition, root)
    plan, colours = artifact.plan, _colour_profile(composition, root)
    pdf, sources = finish_named(artifact.pdf, composition, plan, _words_beside(composition, plan), colours)
    *_, lost_words = count_words(pdf, artifact.lines)
    # A file for a press is read by nobody, and its sheets are in another order.
    rows = () if plan else artifact.rows
    pairs, found, lost_pairs = count_pairs(read_file(pdf), rows)
    told = (*tell_blanks(plan, composition), *tell_turning(plan, composition)) if plan else ()
    finished = (*told, *tell_unlike(composition, colours))
    diagnostics = (*artifact.diagnostics, *finished, *lost_words, *lost_pairs)
    if not has_errors(diagnostics):  # otherwise it is not published, and what was cut off would be told twice
        named = any(found.code == "image-resolution" for found in diagnostics)  # there with its file and section
        wrong = check_print(pdf, composition, plan, sources) if plan else ()
        printed = (found for found in wrong if not (named and found.code == "press-resolution"))
        diagnostics = (*diagnostics, *check_release(pdf, composition), *printed)
    return Artifact(pdf, artifact.pages, diagnostics, pairs=pairs, pairs_found=found, plan=plan)


def _words_beside(composition: Composition, plan: Plan | None) -> bytes:
    """Return the words beside the sheets, typeset; nothing where there are none."""
    from mezanprint.finishing.printing import sheet_words
    from mezanprint.typesetting.sheet_words import typeset_words

    told, room = sheet_words(plan, composition) if plan else ((), (0.0, 0.0))
    return typeset_words(told, room, composition.edition.profile.colour, composition.metadata.date)


def _colour_profile(composition: Composition, root: Path) -> bytes:
    """Return the project's own colour profile; empty if it has none. ``Fault`` if it is another one than was listed."""
    path = composition.edition.profile.ink.profile
    digest = next((resource.digest for resource in composition.resources if resource.path == path), None)
    if digest is None:
        return b""
    profile = Files(root).read_bytes(path)
    if sha256(profile).hexdigest() != digest:
        raise Fault(
            error(
                "typeset-changed", msg("`{path}` changed while the page was made", path=path), None, msg("build again")
            )
        )
    return profile


@contextmanager
def _collecting() -> Iterator[list[Diagnostic]]:
    """Let a fault carry what was found before it."""
    found: list[Diagnostic] = []
    try:
        yield found
    except Fault as fault:
        raise Fault(*found, *fault.diagnostics) from None


def _keep(found: list[Diagnostic], result: Found[T]) -> T:
    value, diagnostics = result
    found.extend(diagnostics)
    return value


def _places(project: Project, views: tuple[Document, ...]) -> Mapping[str, Span]:
    """Return the place of all that has a key, in any language and in each (``ar/domain:key``); translations first."""
    own = {
        view.locale: dict(iter_places(view)) | {f"{text.domain}:{text.key}": text.span for text in iter_texts(view)}
        for view in views
    }
    places = {key: span for spans in own.values() for key, span in spans.items()}
    for view in views:
        if view.locale not in PSEUDO:
            spans = project.catalogs(view.id, view.locale).spans
            own[view.locale] |= {f"{domain}:{key}": span for (domain, key), span in spans.items()}
            places |= own[view.locale]
    return places | {f"{locale}/{key}": span for locale, spans in own.items() for key, span in spans.items()}


def _reads(project: Project, edition: Edition) -> Mapping[str, str]:
    catalogs = (f"catalogs {edition.document} {locale}" for locale in edition.locales)
    return project.reads("settings", f"document {edition.document}", *catalogs, f"edition {edition.name}")
