"""A new section with what its component cannot be without: words that say that they are to be replaced."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mezanprint.content.editing.section_list import Content
from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.kinds import ComponentSpec, FieldSpec, FieldType
from mezanprint.model.translatable import msg

_VALUES: Mapping[FieldType, str] = {
    FieldType.PHONE: "+000 00 000 0000",
    FieldType.EMAIL: "name@example.org",
    FieldType.URL: "https://example.org/",
    FieldType.NUMBER: "1",
    FieldType.LINK: "https://example.org/",
    FieldType.EAN: "978-0-306-40615-7",
}
DATA_NAMES = ("label", "value")
"""The columns of a new table of data."""
_HEADING = "title"
"""The field by which a new section is seen on the page, whether its component needs one or not."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a project has for the fields of a new section."""

    words: str
    """What stands where a text belongs."""
    day: str
    locales: Sequence[str]
    """In which a name is spelt."""
    figures: Sequence[str] = ()
    pictures: Sequence[str] = ()
    """Files in the folder of the document."""
    maps: Sequence[str] = ()
    """GeoJSON files in it."""


def new_section(component: ComponentSpec, slot: str, names_in_use: Collection[str], means: Means) -> dict[str, Content]:
    """Return what a new section holds; ``Fault`` where the project has no figure or picture that it needs."""
    number, name = 1, component.name
    while name in names_in_use:
        number += 1
        name = f"{component.name}-{number}"
    head: dict[str, Content] = {"id": name, "component": component.name, "slot": slot}
    return head | _fields(component.fields, means, name)


def _fields(specs: Sequence[FieldSpec], means: Means, section: str) -> dict[str, Content]:
    wanted = (spec for spec in specs if spec.required or (spec.name == _HEADING and spec.type is FieldType.TEXT))
    return {spec.name: _content(spec, means, section) for spec in wanted}


def _content(spec: FieldSpec, means: Means, section: str) -> Content:
    match spec.type:
        case FieldType.NAMES:
            return dict.fromkeys(means.locales, means.words)
        case FieldType.FIGURE:
            return _first(means.figures, msg("add a figure to `content/data/` first"), section)
        case FieldType.IMAGE:
            file = _first(means.pictures, msg("put a picture into the folder of the document first"), section)
            return {"file": file, "alt": means.words}
        case FieldType.GEOJSON:
            return _first(means.maps, msg("put a GeoJSON file into the folder of the document first"), section)
        case FieldType.DATA | FieldType.COLUMN | FieldType.ROW:
            return _data(spec.type, means.words)
        case FieldType.TOKEN:
            return spec.choices[0]
        case FieldType.DATE:
            return means.day
        case FieldType.RECORD:
            return _fields(spec.fields, means, section)
        case FieldType.LIST:
            assert spec.item is not None
            return [DATA_NAMES[1] if spec.item.type is FieldType.COLUMN else _content(spec.item, means, section)]
        case _:
            return str(spec.least) if spec.least else _VALUES.get(spec.type, means.words)


def _data(kind: FieldType, words: str) -> Content:
    """Return a table of data with two rows, or the name of its first column or row."""
    if kind is not FieldType.DATA:
        return DATA_NAMES[0] if kind is FieldType.COLUMN else words
    columns: dict[str, Content] = {
        name: {"title": words, "type": kind} for name, kind in zip(DATA_NAMES, ("text", "number"), strict=True)
    }
    return {"columns": columns, "rows": [[words, "1"], [words, "2"]]}


def _first(names: Sequence[str], hint: str, section: str) -> str:
    if not names:
        message = msg("the section `{name}` cannot be made: there is nothing to show in it", name=section)
        raise Fault(error("content-edit", message, Span("content"), hint))
    return names[0]
