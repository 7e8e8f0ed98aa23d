"""The first half of the story of an edition: prepared in milliseconds, to be produced in a worker (``outputs``)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from mezanprint.engine.project import Project, WithDiagnostics
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, has_errors
from mezanprint.model.documents import Document, iter_places, iter_texts
from mezanprint.model.editions import Edition, Release
from mezanprint.model.limits import DEFAULT, Limits
from mezanprint.model.locales import PSEUDO

T = TypeVar("T")


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
    from mezanprint.templating.source import Source

    with _collecting() as diagnostics:
        document = _keep(diagnostics, project.document(edition.document))
        views = tuple(
            _keep(diagnostics, project.view(edition.document, locale, draft=draft)) for locale in edition.locales
        )
        messages = {locale: project.messages(edition.document, locale) for locale in edition.locales}
        files, kind = project.files(f"edition {edition.name}"), project.kinds[document.kind]
        stamped = draft or any(locale in PSEUDO for locale in edition.locales)
        source = Source(files, project.config, kind, views, messages)
        composition = _keep(diagnostics, compose(source, edition, draft=stamped))
        diagnostics += project.check_words(edition.document, messages.values(), draft=draft)
        if edition.profile.release is Release.REVIEWED:
            diagnostics += project.check_reviews(edition.document, messages.values(), draft=draft)
    return Prepared(composition, tuple(diagnostics), _places(project, views), _reads(project, edition), document.limits)


def prepare_to_look_at(project: Project, edition: Edition) -> Prepared:
    """Return what can be typeset of an edition: as a draft where a text is not translated, or not rightly."""
    views = (project.view(edition.document, locale, draft=False) for locale in edition.locales)
    if not any(has_errors(diagnostics) for _, diagnostics in views):
        plain = prepare(project, edition)
        if not has_errors(plain.diagnostics):
            return plain
    return prepare(project, edition, draft=True)


@contextmanager
def _collecting() -> Iterator[list[Diagnostic]]:
    """Let a fault carry what was found before it."""
    found: list[Diagnostic] = []
    try:
        yield found
    except Fault as fault:
        raise Fault(*found, *fault.diagnostics) from None


def _keep(found: list[Diagnostic], result: WithDiagnostics[T]) -> T:
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
