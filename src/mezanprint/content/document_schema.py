"""JSON Schemas of what writers type: documents of a kind, and shared data. From the tables by which they are read.

Editors read YAML 1.2, in which an unquoted ``12`` is a number and ``true`` no text; here all of them are texts. So a
text may be a number there. An empty value is null, and is refused as here.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from mezanprint.content import data_files, datasets, figures, geojson, images, texts
from mezanprint.content.attachments import SUFFIXES as ATTACHED
from mezanprint.content.data import REFERENCE
from mezanprint.content.data_columns import FIGURE, HEAD
from mezanprint.content.data_grid import DECIMALS
from mezanprint.content.load import TITLE
from mezanprint.content.parse import KEY
from mezanprint.content.values import FORMS
from mezanprint.model.cropping import DUOTONE, POINT, RATIO
from mezanprint.model.json_schema import Schema, array, choice, mapping
from mezanprint.model.kinds import DOCUMENT_KEYS, SECTION_KEYS, ComponentSpec, FieldSpec, FieldType, Justify, Kind
from mezanprint.model.limits import LEAST, MOST, SET
from mezanprint.model.plurals import CATEGORIES
from mezanprint.project.config import Config

_NULL: Schema = {"type": "null"}
_WORDS: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_DAY: Schema = {"type": "string", "format": "date"}
_CURRENCY: Schema = {"type": "string", "pattern": "^[A-Z]{3}$"}
_FLAGS = ("yes", "no")


def document_schema(kind: Kind, config: Config) -> Schema:
    """Return the schema of documents of ``kind`` in a project."""
    locales = tuple(spec.code for spec in config.locales)
    words: tuple[Schema, ...] = (
        {"const": kind.name, "description": kind.says},
        {"enum": list(locales)},
        _DAY,
        array(_edition(locales), 1),
        _field(TITLE, locales),
        {"enum": list(kind.layouts)} if kind.bilingual else {"not": {}},
        array(_section(kind, locales)),
        _named(_text(TITLE)),
        _named(_pattern(FORMS[FieldType.URL])),
        _attached(),
        mapping({key: _whole(getattr(LEAST, key), getattr(MOST, key)) for key in SET}),
    )
    fields = {spec.name: _field(spec, locales) for spec in kind.fields}
    required = ("kind", "date", TITLE.name, *_required(kind.fields))
    return mapping({**dict(zip(DOCUMENT_KEYS, words, strict=True)), **fields}, required)


def documents_schema(kinds: Mapping[str, Kind], config: Config) -> Schema:
    """Return the schema of documents of any kind of a project."""
    said = {"enum": list(kinds), "description": "; ".join(f"{kind.name}: {kind.says}" for kind in kinds.values())}
    cases = {name: document_schema(kind, config) for name, kind in kinds.items()}
    return {**choice("kind", cases, {}), "properties": {"kind": said}, "required": ["kind"]}


def data_schema(config: Config) -> Schema:
    """Return the schema of files of shared data: any keys, with figures of their own form."""
    locales = tuple(spec.code for spec in config.locales)
    units = {"anyOf": [{"enum": list(figures.UNITS)}, _CURRENCY]}
    words = (
        _pattern(FORMS[FieldType.NUMBER], "number"),
        units,
        _text(figures.LABEL),
        mapping(dict.fromkeys(CATEGORIES, _WORDS)),
        array({"enum": list(locales)}),
        _text(figures.PERIOD),
        _text(figures.SOURCE),
    )
    figure = mapping(dict(zip(figures.KEYS, words, strict=True)), ("value", "label", "source"))
    return mapping({"locale": {"enum": list(locales)}, "figures": _named(figure)}, rest={})


def _section(kind: Kind, locales: tuple[str, ...]) -> Schema:
    components: Schema = {"enum": [spec.name for spec in kind.components]}
    slots: Schema = {
        "enum": [slot.name for slot in kind.slots],
        "description": "; ".join(f"{slot.name}: {slot.says}" for slot in kind.slots),
    }
    words: tuple[Schema, ...] = (
        {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
        components,
        slots,
        {"enum": list(Justify)},
        _WORDS,
    )
    own = dict(zip(SECTION_KEYS, words, strict=True))
    needed = ("id", "component", "slot")

    def of(component: ComponentSpec) -> Schema:
        fields = {spec.name: _field(spec, locales) for spec in component.fields}
        whole = mapping({**own, **fields}, (*needed, *_required(component.fields)))
        return {**whole, "description": component.says, **_instead(component.fields)}

    cases = {component.name: of(component) for component in kind.components}
    return {**choice("component", cases, mapping(own, needed, rest={})), "properties": own, "required": list(needed)}


def _field(spec: FieldSpec, locales: tuple[str, ...]) -> Schema:
    """Return the schema of a field, in whose place a reference to shared data may stand."""
    shape = _SHAPES[spec.type](spec, locales)
    says = {"description": spec.says} if spec.says else {}
    return {"anyOf": [shape, _pattern(REFERENCE)], **says}


def _text(spec: FieldSpec) -> Schema:
    words = {**_WORDS, **({"maxLength": texts.MAX_LENGTH} if spec.type is FieldType.TEXT else {})}
    explained = dict(zip(texts.KEYS, (_WORDS, _WORDS, _whole(1, 999_999), _WORDS), strict=True))
    explained |= {texts.SPAN: _whole(1, 99)} if spec.empty else {}
    empty = [{"type": "string"}, _NULL] if spec.empty else []
    return {"anyOf": [words, mapping(explained, ("text",)), *empty]}


def _image(_spec: FieldSpec, locales: tuple[str, ...]) -> Schema:
    file = _file(images.SUFFIXES)
    words = (
        {"anyOf": [file, mapping(dict.fromkeys(locales, file))]},
        _text(images.ALT),
        _text(images.CAPTION),
        _text(images.CREDIT),
        {"enum": [*_FLAGS]},
        _pattern(RATIO),
        _pattern(POINT),
        {"const": DUOTONE},
    )
    decorative = {"properties": {"decorative": {"const": _FLAGS[0]}}, "required": ["decorative"]}
    described = {"anyOf": [{"required": ["alt"]}, decorative]}
    return {**mapping(dict(zip(images.KEYS, words, strict=True)), ("file",)), **described}


def _data(_spec: FieldSpec, _locales: tuple[str, ...]) -> Schema:
    """Return the schema of a table of data: the name of a file, what is said of one, or columns and rows."""
    kind = {"anyOf": [{"enum": list(datasets.TYPES)}, _CURRENCY]}
    column = mapping(dict(zip(datasets.COLUMN_KEYS, (_WORDS, _text(HEAD), kind), strict=True)))
    cell = {
        "anyOf": [{"type": ["string", "number", "boolean", "null"]}, mapping({FIGURE: _WORDS}, (FIGURE,)), _text(HEAD)]
    }
    file = _file(data_files.SUFFIXES, "(?:#.*)?")
    words = (file, {"enum": list(DECIMALS)}, _named(column), array(array(cell), 1))
    table = mapping(dict(zip(datasets.KEYS, words, strict=True)))
    return {"anyOf": [file, {**table, "anyOf": [{"required": ["file"]}, {"required": ["columns", "rows"]}]}]}


def _names(_spec: FieldSpec, locales: tuple[str, ...]) -> Schema:
    return mapping(dict.fromkeys(locales, _WORDS))


def _token(spec: FieldSpec, _locales: tuple[str, ...]) -> Schema:
    return {"enum": list(spec.choices)}


def _record(spec: FieldSpec, locales: tuple[str, ...]) -> Schema:
    return mapping({each.name: _field(each, locales) for each in spec.fields}, _required(spec.fields))


def _list(spec: FieldSpec, locales: tuple[str, ...]) -> Schema:
    assert spec.item is not None
    return array(_field(spec.item, locales), 1)


def _value(spec: FieldSpec, _locales: tuple[str, ...]) -> Schema:
    if spec.type is FieldType.DATE:
        return _DAY
    form = FORMS.get(spec.type)
    if spec.type is FieldType.LINK:
        return {"anyOf": [_pattern(KEY), _pattern(FORMS[FieldType.URL])]}
    if spec.least is not None or spec.most is not None:
        bounds = {"minimum": spec.least, "maximum": spec.most}
        return {**_pattern(FORMS[spec.type], "number"), **{name: n for name, n in bounds.items() if n is not None}}
    return _pattern(form, *(["number"] if spec.type in _IN_DIGITS else [])) if form else _WORDS


_IN_DIGITS = (FieldType.NUMBER, FieldType.PHONE)
_SHAPES: Mapping[FieldType, Callable[[FieldSpec, tuple[str, ...]], Schema]] = {
    **dict.fromkeys((FieldType.TEXT, FieldType.PROSE), lambda spec, _locales: _text(spec)),
    **dict.fromkeys((*FORMS, FieldType.VERBATIM, FieldType.FIGURE, FieldType.COLUMN, FieldType.ROW), _value),
    **dict.fromkeys((FieldType.LINK, FieldType.FEATURE), _value),
    FieldType.NAMES: _names,
    FieldType.IMAGE: _image,
    FieldType.TOKEN: _token,
    FieldType.DATA: _data,
    FieldType.GEOJSON: lambda _spec, _locales: _file(geojson.SUFFIXES),
    FieldType.RECORD: _record,
    FieldType.LIST: _list,
}


def _required(specs: Iterable[FieldSpec]) -> tuple[str, ...]:
    return tuple(spec.name for spec in specs if spec.required and not spec.unless)


def _instead(specs: Iterable[FieldSpec]) -> Schema:
    """Return what fields say of which one must stand, or another in its place."""
    pairs = [(spec.name, spec.unless) for spec in specs if spec.required and spec.unless]
    either = [{"oneOf": [{"required": [name]}, {"required": [other]}]} for name, other in pairs]
    return {"allOf": either} if either else {}


def _named(schema: Schema) -> Schema:
    """Return the schema of a mapping whose keys the writer chooses."""
    return {**mapping({}, rest=schema), "propertyNames": _pattern(KEY)}


def _edition(locales: tuple[str, ...]) -> Schema:
    one = f" *(?:{'|'.join(map(re.escape, locales))}) *"
    return {"type": "string", "pattern": rf"^{one}(?:\+{one})?$"}


def _attached() -> Schema:
    return {"anyOf": [_file(ATTACHED), array(_file(ATTACHED))]}


def _file(suffixes: Iterable[str], behind: str = "") -> Schema:
    """Return the schema of the name of a file with one of some suffixes, in small letters or capitals."""
    forms = ("".join(f"[{char}{char.upper()}]" if char.isalpha() else f"\\{char}" for char in one) for one in suffixes)
    return {"type": "string", "pattern": f"(?:{'|'.join(forms)}){behind}$"}


def _whole(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _pattern(form: re.Pattern[str], *types: str) -> Schema:
    """Return the schema of a text that has a form from end to end, spaces around it apart."""
    return {"type": ["string", *types] if types else "string", "pattern": rf"^\s*(?:{form.pattern})\s*$"}
