"""The job sheet: one page for the printer, in the project's languages, made by a template as every page is."""

from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from mezanprint.model.compositions import Composition, Metadata
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.jobs import Job
from mezanprint.model.kinds import FitRules
from mezanprint.model.locales import Direction
from mezanprint.templating.drawers import Drawers
from mezanprint.templating.filling import document_template, fill
from mezanprint.templating.interface import CONTEXT, FUNCTIONS, Interface
from mezanprint.templating.lines import unmarked
from mezanprint.templating.page import check_page
from mezanprint.templating.resources.house_fonts import house_fonts
from mezanprint.templating.resources.loading import TEMPLATES
from mezanprint.templating.resources.resources import Resources
from mezanprint.templating.source import Source
from mezanprint.templating.styles.script_rules import name_languages
from mezanprint.templating.styles.style_sheets import compose_styles
from mezanprint.templating.template_lint import check_templates
from mezanprint.templating.texts.texts import Texts

_NAME = "job-sheet"
_KNOWN = frozenset((*FUNCTIONS, *CONTEXT, "job", "drawings", "caller"))
_FIT = FitRules(exact_pages=1, min_last_page=0)


def job_sheet(
    source: Source, job: Job, drawings: Callable[[str, str], tuple[Markup, ...]]
) -> tuple[Composition, tuple[Diagnostic, ...]]:
    """Return the composition of a job sheet; the views of ``source`` are the languages that the sheet speaks.

    ``drawings`` draws the sides of its sheet. ``Fault`` if the template ``templates/job-sheet`` cannot be used.
    """
    files, config, views = source.files, source.config, source.views
    if faults := check_templates(files, (document_template(_NAME),), _KNOWN):
        raise Fault(*faults)
    resources, first = Resources(files), config.locale(views[0].locale)
    own = replace(source.kind, name=_NAME, page="A4", slots=(), fold=None, booklet=False, cards=None, binding=False)
    edition = Edition(views[0].id, tuple(view.locale for view in views), Profile(_NAME))
    styles, _, diagnostics = compose_styles(files, config, own, edition, resources)
    readable = source.readable
    texts = Texts(config, views, readable, own.notes)
    context = source.context(edition, styles) | {"kind": own, "job": job, "drawings": drawings}
    drawers = Drawers(config, own, texts, {}, [view.locale for view in views], is_paged=True)
    offered = Interface(config, own, readable, texts, resources, source.messages, drawers)
    html = fill(files, _NAME, offered, context)
    title = f"{job.file}: {source.messages[views[0].locale].lookup('', 'Job sheet').value}"
    languages = tuple(document.locale.replace("_", "-") for document in views)
    rtl = first.direction is Direction.RTL
    metadata = Metadata(title, dict(config.names).get(first.code, ""), "", languages, views[0].date, rtl)
    # Findings name the file by the edition: the sheet stands beside the print file, whatever languages it speaks.
    beside = replace(job.edition, profile=Profile(f"{job.profile.name}.job"))
    fonts = house_fonts(resources, config.brand, styles)
    composition = Composition(beside, name_languages(unmarked(html)), resources.listed(), metadata, _FIT, fonts=fonts)
    looked = check_page(html, f"{TEMPLATES}/{document_template(_NAME)}")
    return composition, (*diagnostics, *resources.diagnostics, *texts.diagnostics, *looked)
