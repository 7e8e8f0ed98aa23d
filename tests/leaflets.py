"""A small document and its catalogs, made by hand for the tests of translation."""

from datetime import date
from pathlib import Path

from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.i18n.po.plurals import ARABIC
from mezanprint.model.diagnostics import Span
from mezanprint.model.documents import Document, Record
from mezanprint.model.texts import Text
from mezanprint.project.files import Files

FIELDS = ("Language: ar", "Content-Type: text/plain; charset=UTF-8", f"Plural-Forms: {ARABIC}")
SOURCES = {"leaflet": "en", "data": "en", "templates": "en"}
"""In which language each of the three domains of the leaflet is written."""
HEADER = 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in FIELDS) + "\n"


def text(
    key: str, source: str, domain: str = "leaflet", plural: str = "", count: int | None = None, **more: object
) -> Text:
    """Return a text as content makes it."""
    path = "content/data/lamp.yaml" if domain == "data" else "content/leaflet/document.yaml"
    span = more.pop("span", Span(path, 3, 5))
    forms = (("one", source), ("other", plural)) if plural else ()
    counted = {"source_plural": plural, "forms": forms, "count": count}
    return Text(key, domain, source, source, "en", span, **counted, **more)  # type: ignore[arg-type]


def leaflet(*texts: Text, title: str = "Light") -> Document:
    """Return a document with a title and ``texts`` as its fields."""
    span = Span("content/leaflet/document.yaml", 1)
    fields = Record(tuple((f"field-{number}", each) for number, each in enumerate(texts)), span)
    first = text("title", title, place="title of the document", room=60)
    return Document(
        "leaflet", "fact-sheet", "en", "en", date(2026, 11, 22), (("en",),), first, fields, (), (), (), (), span
    )


def entry(key: str, source: str, *values: str, plural: str = "", before: str = "") -> str:
    """Return the text of one entry of a catalog."""
    forms = [f'msgstr "{value}"' for value in values]
    if plural:
        forms = [f'msgid_plural "{plural}"', *(f'msgstr[{n}] "{value}"' for n, value in enumerate(values))]
    context = f'msgctxt "{key}"\n' if key else ""
    return f'{before}{context}msgid "{source}"\n' + "\n".join(forms) + "\n\n"


def put(root: Path, domain: str, *entries: str, locale: str = "ar") -> Files:
    """Write a catalog with ``entries``; return a reader of the project."""
    path = root / catalog_path(locale, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "".join(entries))
    return Files(root)
