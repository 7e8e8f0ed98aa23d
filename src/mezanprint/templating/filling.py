"""Templates filled with a document: one environment a process, one overlay of it a composition."""

from functools import cache, partial
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from mezanprint.model.diagnostics import Fault
from mezanprint.model.kinds import Kind
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files
from mezanprint.templating.faults import RAISED, template_fault
from mezanprint.templating.interface import FILTERS, Interface
from mezanprint.templating.resources.loading import TEMPLATES, Codes, ProjectLoader
from mezanprint.templating.sandbox import MAX_PAGE, LimitExceeded, Sandbox, UnknownName
from mezanprint.templating.texts.views import SectionView

COMPONENTS = "base/components.html.jinja"
_FOLDER = "base/components"
"""Of components that have a template of their own."""
_SANDBOX = Sandbox(FILTERS)
_SANDBOX.bytecode_cache = Codes()


def document_template(kind: str) -> str:
    """Return the name of a kind's own template."""
    return f"{kind}/document.html.jinja"


def component_template(files: Files, component: str) -> str:
    """Return the name of the template that holds the macro of a component: its own, or the one that holds many."""
    own = f"{_FOLDER}/{component}.html.jinja"
    return own if files.exists(f"{TEMPLATES}/{own}") else COMPONENTS


def page_templates(files: Files, kind: Kind) -> tuple[str, ...]:
    """Return the names of the templates of which a page of a kind is made, each once."""
    components = (component_template(files, component.name) for component in kind.components)
    return tuple(dict.fromkeys((document_template(kind.name), COMPONENTS, *components)))


def fill(files: Files, kind: str, offered: Interface, context: dict[str, Any], content: int = 0) -> str:
    """Return the page of a document of ``kind``; ``Fault`` with the template and line of what went wrong.

    ``content`` is the number of texts to print, by which the template may take more.
    """
    environment = _SANDBOX.for_composition(ProjectLoader(files), offered.filters(), content)
    names: dict[str, Any] = {**environment.globals, **offered.functions(), **context}
    template_of = cache(partial(component_template, files))

    def component(sections: tuple[SectionView, ...]) -> Markup:
        """Call the macro of a component with the section in each language of the edition, as ``pairs`` gives it."""
        template = template_of(sections[0].component)
        macros = environment.get_template(template, globals=names).module
        name = sections[0].component.replace("-", "_")
        macro = getattr(macros, name, None)
        if macro is None:
            known = (known for known in vars(macros) if not known.startswith("_"))
            raise UnknownName(
                msg("`{file}` has no macro `{name}`", file=template, name=name), did_you_mean(name, known)
            )
        return offered.in_language(sections, lambda: str(macro(sections)))

    names["component"] = component
    try:
        return _page(environment.get_template(document_template(kind), globals=names))
    except RAISED as raised:
        raise Fault(template_fault(raised, files, f"{TEMPLATES}/{document_template(kind)}")) from raised


def _page(template: Template) -> str:
    """Return what a template prints; run by hand, since ``render`` would hide the lines of the traceback."""
    chunks: list[str] = []
    length = 0
    for chunk in template.root_render_func(template.new_context()):
        chunks.append(chunk)
        length += len(chunk)
        if length > MAX_PAGE:
            raise LimitExceeded(msg("the page is longer than {limit} characters", limit=MAX_PAGE))
    return "".join(chunks)
