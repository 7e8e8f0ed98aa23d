"""A tiny project for tests of composing: one kind, one template, a document made in memory."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, Span
from mezanprint.model.documents import Document, Figure, Names, Node, Record, Section
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.kinds import ComponentSpec, FieldSpec, FieldType, FitRules, Kind, SlotSpec
from mezanprint.model.locales import HouseStyle, LocaleSpec, direction_of
from mezanprint.model.messages import Message, Messages
from mezanprint.model.texts import Block, BlockKind, Prose, Text, TextState
from mezanprint.project.config import Config
from mezanprint.project.files import Files
from mezanprint.templating.compose import compose
from mezanprint.templating.source import Source

SPAN = Span("content/leaf/document.yaml", 3, 5)
FIELDS = (
    FieldSpec("body", FieldType.TEXT),
    FieldSpec("long-body", FieldType.PROSE),
    FieldSpec("names", FieldType.NAMES),
    FieldSpec("phone", FieldType.PHONE),
    FieldSpec(
        "facts", FieldType.LIST, item=FieldSpec("fact", FieldType.RECORD, fields=(FieldSpec("label", FieldType.TEXT),))
    ),
)
SECTION = ComponentSpec("key-facts", "facts", (FieldSpec("title", FieldType.TEXT),))
SLOTS = (SlotSpec("main", "Main column"), SlotSpec("side", "Side column"))
KIND = Kind("leaf", "Leaf", "A5", True, FIELDS, SLOTS, (SECTION,), FitRules())
NAMES = Names((("en", "Al Mezan"), ("ar", "الميزان")), SPAN)
KILLED = Text("fishing.killed.label", "data", "fishermen", "صيادون", "ar", SPAN)
FIGURE = Figure("fishing.killed", Decimal(1250), "count", KILLED, None, None, KILLED, SPAN)
COMPONENTS = """{% macro key_facts(sections) %}{% for section in sections %}
<h2{{ attrs(section.fields.title) }}>{{ section.fields.title|inline }}</h2>
{% endfor %}{% endmacro %}"""
BODY = "<p{{ attrs(view.fields.body) }}>{{ view.fields.body|inline }}</p>"
PAGE = """<!DOCTYPE html>
<html lang="{{ view.lang }}" dir="{{ view.dir }}"><head>{{ styles() }}</head><body>
<h1{{ attrs(view.title) }}>{{ view.title|inline }}</h1>
BODY
</body></html>
"""


def config(**style: str) -> Config:
    """Return settings for Arabic in ``style`` and for English."""
    arabic = HouseStyle(**({"percent": "left", "months": "both"} | style))  # type: ignore[arg-type]
    locales = (
        LocaleSpec("ar", direction_of("ar"), arabic),
        LocaleSpec("en", direction_of("en"), HouseStyle()),
    )
    return Config((("en", "The Center"), ("ar", "المركز")), "en", locales, (Profile("screen"),), (("ar",),))


def text(value: str, key: str = "body", locale: str = "ar", state: TextState = TextState.TRANSLATED) -> Text:
    """Return a text of the document ``leaf``."""
    return Text(key, "leaf", value, value, locale, SPAN, state)


def document(body: str = "نص", locale: str = "ar", **more: Node) -> Document:
    """Return a document with a title, a body and whatever else a test gives it."""
    fields: dict[str, Node] = {"body": text(body, locale=locale), **more}
    return Document(
        id="leaf",
        kind="leaf",
        source_locale="en",
        locale=locale,
        date=date(2026, 11, 22),
        editions=((locale,),),
        title=text("عنوان" if locale == "ar" else "A title", "title", locale),
        fields=Record(tuple((name.replace("_", "-"), node) for name, node in fields.items()), SPAN),
        sections=(),
        notes=(("report", text("تقرير 2017", "notes.report", locale)),),
        links=(("site", "https://example.org/a?b=1&c=2"),),
        references=(("fishing.killed", FIGURE), ("us.names", NAMES)),
        span=SPAN,
    )


def section(title: str, slot: str = "main", name: str = "one", locale: str = "ar") -> Section:
    """Return a section with one text."""
    record = Record((("title", text(title, f"sections.{name}.title", locale)),), SPAN)
    return Section(name, "key-facts", slot, record, SPAN)


def prose(*paragraphs: str) -> Prose:
    """Return running text of paragraphs."""
    blocks = (Block(BlockKind.PARAGRAPH, (text(words, f"long.{n}"),)) for n, words in enumerate(paragraphs, start=1))
    return Prose(tuple(blocks))


def write(root: Path, files: Mapping[str, str]) -> Files:
    """Write files below ``root`` and return the door to them."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return Files(root)


def composed(
    root: Path,
    template: str = BODY,
    *documents: Document,
    css: str = "",
    style: Mapping[str, str] | None = None,
    messages: Mapping[tuple[str, str], Message] | None = None,
    kind: Kind = KIND,
    files: Mapping[str, str] | None = None,
) -> tuple[Composition, tuple[Diagnostic, ...]]:
    """Compose ``documents`` with ``template`` as the body of the page; ``files`` are further templates by name."""
    views = documents or (document(),)
    project = {
        "templates/leaf/document.html.jinja": template if "<html" in template else PAGE.replace("BODY", template),
        "templates/base/components.html.jinja": COMPONENTS,
        "templates/leaf/style.css": css,
        **{f"templates/{name}": content for name, content in (files or {}).items()},
    }
    edition = Edition("leaf", tuple(view.locale for view in views), Profile("screen"))
    chrome = {view.locale: Messages(view.locale, messages or {}) for view in views}
    return compose(Source(write(root, project), config(**style or {}), kind, views, chrome), edition, draft=False)


def faults(root: Path, template: str, *documents: Document, files: Mapping[str, str] | None = None) -> list[str]:
    """Return what is wrong with a template: ``code line: message``."""
    try:
        found = composed(root, template, *documents, files=files)[1]
    except Fault as fault:
        found = fault.diagnostics
    return [f"{d.code} {d.span.line if d.span else None}: {d.message}" for d in found]


def body(html: str) -> str:
    """Return what a page has after its title."""
    return html.split("</h1>\n", 1)[1].split("\n</body>", 1)[0]
