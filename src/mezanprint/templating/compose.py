"""Compose: documents and templates in, one page of HTML with its style sheets out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from mezanprint.model.compositions import Composition, Metadata, Twin
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.documents import Document, filled_slots, iter_datasets, iter_texts
from mezanprint.model.editions import FOGRA39, Edition
from mezanprint.model.kinds import Kind, Layout
from mezanprint.model.locales import Direction, real_locale
from mezanprint.model.numerals import WESTERN, format_digits
from mezanprint.model.texts import Text
from mezanprint.project.config import Config
from mezanprint.templating.drawers import Drawers
from mezanprint.templating.filling import document_template, fill, page_templates
from mezanprint.templating.interface import CONTEXT, FUNCTIONS, Interface
from mezanprint.templating.lines import unmarked
from mezanprint.templating.page import check_page, check_texts, label_headings
from mezanprint.templating.resources.house_fonts import house_fonts
from mezanprint.templating.resources.loading import TEMPLATES
from mezanprint.templating.resources.resources import Resources
from mezanprint.templating.source import Source
from mezanprint.templating.styles.paper import check_fold, on_paper, paper_of, sides_of
from mezanprint.templating.styles.script_rules import name_languages
from mezanprint.templating.styles.style_sheets import compose_styles
from mezanprint.templating.styles.tokens import Token, colours_of, twins_of
from mezanprint.templating.template_lint import check_templates
from mezanprint.templating.texts.texts import Texts
from mezanprint.templating.texts.views import own_texts

T = TypeVar("T")
_KNOWN = frozenset((*FUNCTIONS, *CONTEXT))


def compose(source: Source, edition: Edition, *, draft: bool) -> tuple[Composition, tuple[Diagnostic, ...]]:
    """Return the composition of an edition of ``source``, whose views are one a locale, first locale first.

    ``Fault`` with all findings if a template cannot be used: then there is no page to look at.
    """
    kind, views = source.kind, source.views
    if len(views) == 1 or _is_one(kind, views[0], edition):
        return _compose(source, edition, draft=draft)
    profile = replace(edition.profile, bound=None)  # a part is bound where its own lines begin
    compositions = [
        _compose(replace(source, views=(view,)), Edition(edition.document, (locale,), profile), draft=draft)
        for locale, view in zip(edition.locales, views, strict=True)
    ]
    parts = tuple(part for part, _ in compositions)
    composition = replace(
        parts[0],
        edition=edition,
        html="\n".join(part.html for part in parts),
        resources=_each_once(part.resources for part in parts),
        metadata=_metadata(source.config, kind, views, Texts(source.config, views, (), kind.notes)),
        paper=paper_of(source.config.locale(edition.locales[0]), kind, edition.profile, filled_slots(views[0])),
        twins=_each_once(part.twins for part in parts),
        fonts=_each_once(part.fonts for part in parts),
        codes=tuple(chain.from_iterable(part.codes for part in parts)),
        parts=(parts[0], *(replace(part, attachments=()) for part in parts[1:])),
    )
    return composition, _each_once(found for _, found in compositions)


def _is_one(kind: Kind, first: Document, edition: Edition) -> bool:
    """Tell whether two languages share their pages: on the web where they can, for there nobody turns a book round."""
    return first.layout is Layout.PARALLEL or (not edition.profile.medium.is_paged and Layout.PARALLEL in kind.layouts)


def _each_once(groups: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))


def _compose(source: Source, edition: Edition, *, draft: bool) -> tuple[Composition, tuple[Diagnostic, ...]]:
    """Return the composition of pages that hold every view."""
    files, config, kind, views = source.files, source.config, source.kind, source.views
    if faults := check_templates(files, page_templates(files, kind), _KNOWN):
        raise Fault(*faults)
    resources = Resources(files)
    styles, tokens, diagnostics = compose_styles(files, config, kind, edition, resources)
    readable = source.readable
    # The foot of a page counts the notes of one language; those of two stand in pairs, at the end. The web has no foot.
    web = not edition.profile.medium.is_paged
    texts = Texts(config, views, readable, kind.notes if len(views) == 1 and not web else "end", both_ways=web)
    context = source.context(edition, styles) | {"draft": draft, "web": web}
    context["sides"] = sides_of(config.locale(edition.locales[0]), kind, edition.profile)
    colours = colours_of(tokens)
    drawn_for = on_paper(kind, edition.profile, config.brand.look)
    drawers = Drawers(config, drawn_for, texts, colours, [view.locale for view in views], is_paged=not web)
    offered = Interface(config, kind, readable, texts, resources, source.messages, drawers)
    html = fill(files, kind.name, offered, context, sum(map(_amount, views)))
    attachments, twins = _attached(resources, edition, views[0]), _inks(tokens, resources, edition)
    fonts = house_fonts(resources, config.brand, styles)
    composition = Composition(
        edition=edition,
        html=label_headings(name_languages(unmarked(html)), texts.label),
        resources=resources.listed(),
        metadata=_metadata(config, kind, views, texts),
        fit=kind.fit,
        draft=draft,
        attachments=attachments,
        paper=paper_of(config.locale(edition.locales[0]), kind, edition.profile, filled_slots(views[0])),
        twins=twins,
        colours=tuple(colours.items()),
        fonts=fonts,
        codes=drawers.codes.listed(),
    )
    noted = (*resources.diagnostics, *texts.diagnostics, *drawers.diagnostics)
    diagnostics = (*check_fold(kind, edition.profile), *diagnostics, *noted)
    return composition, (*diagnostics, *_looked_over(html, kind, views, texts))


def _amount(document: Document) -> int:
    """Return how many texts and numbers a document has, each line of a long text counted for itself."""
    numbers = sum(len(dataset.columns) * len(dataset.rows) for dataset in iter_datasets(document))
    return numbers + sum(1 + len(text.source) // 100 for text in iter_texts(document))


def _attached(resources: Resources, edition: Edition, document: Document) -> tuple[str, ...]:
    """Register the files that the PDF carries; what is for printing only carries none, nor does a web page."""
    bare = edition.profile.is_print or not edition.profile.medium.is_paged
    carried = () if bare else document.attachments
    return tuple(resources.attach(each) for each in carried)


def _inks(tokens: tuple[Token, ...], resources: Resources, edition: Edition) -> tuple[Twin, ...]:
    """Return the inks of the theme's colours where the profile prints in ink; register its own colour profiles."""
    if edition.profile.assume_cmyk not in ("", FOGRA39):
        resources.add(edition.profile.assume_cmyk)
    if edition.profile.colour != "cmyk":
        return ()
    if edition.profile.ink.profile:
        resources.add(edition.profile.ink.profile)
    return twins_of(tokens)


def _looked_over(html: str, kind: Kind, documents: tuple[Document, ...], texts: Texts) -> Iterator[Diagnostic]:
    path = f"{TEMPLATES}/{document_template(kind.name)}"
    own = {name: text for document in documents for name, text in own_texts(document).items()}
    yield from check_page(html, path)
    yield from check_texts(path, texts, own)


def _metadata(config: Config, kind: Kind, documents: tuple[Document, ...], texts: Texts) -> Metadata:
    """Return what the PDF says of itself; of several locales the first one leads."""
    first = documents[0]
    names = dict(config.names)
    summary = next(filter(None, map(first.fields.get, kind.describing)), None)
    return Metadata(
        title=" / ".join(dict.fromkeys(texts.plain_words(document.title) for document in documents)),
        author=strip_controls(names.get(real_locale(first.locale)) or next(iter(names.values()), "")),
        description=texts.plain_words(summary) if isinstance(summary, Text) else "",
        languages=tuple(document.locale.replace("_", "-") for document in documents),
        date=first.date,
        rtl=config.locale(first.locale).direction is Direction.RTL,
        digits=format_digits(WESTERN, config.locale(first.locale).style),
    )
