"""Compose: documents and templates in, one page of HTML with its style sheets out."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from mezanprint.model.bidi import strip_controls
from mezanprint.model.compositions import Composition, Metadata
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.documents import Document
from mezanprint.model.editions import Edition
from mezanprint.model.kinds import Kind
from mezanprint.model.locales import Direction
from mezanprint.model.messages import Messages
from mezanprint.model.texts import Text
from mezanprint.project.config import Config
from mezanprint.project.files import Files
from mezanprint.templating.interface import Interface
from mezanprint.templating.loading import Codes, ProjectLoader
from mezanprint.templating.resources import Resources
from mezanprint.templating.sandbox import Budget, Sandbox
from mezanprint.templating.styles import style_elements
from mezanprint.templating.texts import Texts
from mezanprint.templating.views import View

_SANDBOX = Sandbox()
_SANDBOX.bytecode_cache = Codes()
COMPONENTS = "base/components.html.jinja"


def compose(
    files: Files,
    config: Config,
    kind: Kind,
    views: tuple[Document, ...],
    edition: Edition,
    messages: Mapping[str, Messages],
    *,
    draft: bool,
) -> tuple[Composition, tuple[Diagnostic, ...]]:
    """Return the composition of an edition; ``views`` are its documents, one a locale, first locale first.

    ``Fault`` if a template fails: then there is no page to look at.
    """
    readable = tuple(View(document, kind, config.locale(document.locale)) for document in views)
    texts = Texts(config, views, readable, kind.notes)
    resources = Resources(files)
    offered = Interface(config, kind, readable, texts, resources, messages)
    html = _fill(files, config, kind, readable, edition, offered, draft)
    composition = Composition(
        edition=edition,
        html=html,
        resources=resources.listed(),
        metadata=_metadata(config, kind, views, texts),
        fit=kind.fit,
        draft=draft,
    )
    return composition, (*resources.diagnostics, *texts.diagnostics)


def _fill(
    files: Files, config: Config, kind: Kind, views: tuple[View, ...], edition: Edition, offered: Interface, draft: bool
) -> str:
    environment = _SANDBOX.overlay(loader=ProjectLoader(files), cache_size=100, auto_reload=False)
    environment.budget = Budget()
    environment.filters = {
        **_SANDBOX.filters,
        **offered.filters(),
        "__turns": environment.budget.turns,
    }
    names: dict[str, Any] = {
        **environment.globals,
        **offered.functions(),
        "edition": edition,
        "kind": kind,
        "draft": draft,
        "bilingual": len(views) > 1,
        "views": views,
        "view": views[0],
        "styles": lambda: style_elements(files, config, kind, edition),
    }

    def component(section: Any, view: View) -> Markup:
        macros = environment.get_template(COMPONENTS, globals=names).module
        return getattr(macros, section.component.replace("-", "_"))(section, view)

    def component_pair(sections: tuple[Any, ...]) -> Markup:
        macros = environment.get_template(COMPONENTS, globals=names).module
        return getattr(macros, sections[0].component.replace("-", "_") + "_pair")(sections)

    names["component"], names["component_pair"] = component, component_pair
    template = environment.get_template(f"{kind.name}/document.html.jinja", globals=names)
    return template.render()


def _metadata(config: Config, kind: Kind, documents: tuple[Document, ...], texts: Texts) -> Metadata:
    first = documents[0]
    names = dict(config.names)
    subtitle = first.fields.get("standfirst") or first.fields.get("subtitle")
    return Metadata(
        title=" / ".join(texts.plain(document.title) for document in documents),
        author=strip_controls(names.get(first.locale) or next(iter(names.values()), "")),
        description=texts.plain(subtitle) if isinstance(subtitle, Text) else "",
        languages=tuple(document.locale.replace("_", "-") for document in documents),
        date=first.date,
        rtl=config.locale(first.locale).direction is Direction.RTL,
    )
