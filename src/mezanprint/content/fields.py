"""Fields of kinds and components: the schema decides how a raw node is read and which node comes out."""

from collections.abc import Callable, Mapping

from mezanprint.content.data_names import check_names, printed_of
from mezanprint.content.datasets import read_data
from mezanprint.content.figures import named_figure
from mezanprint.content.geojson import read_feature, read_geojson
from mezanprint.content.images import read_image
from mezanprint.content.links import read_link
from mezanprint.content.places import counted
from mezanprint.content.prose import read_prose
from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.content.raw import Raw, Sequence, kind_of
from mezanprint.content.reading import At, Reading
from mezanprint.content.texts import read_text, span_of
from mezanprint.content.unknown import unknown_key
from mezanprint.content.values import PARSERS, BadValueError, check_bounds, check_hijri, parse_date, parse_number
from mezanprint.model.diagnostics import error
from mezanprint.model.documents import Figure, Items, Names, Node, Record, Value
from mezanprint.model.kinds import FieldSpec, FieldType
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import as_message, conjoined, msg, nmsg


def read_field(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Node | None:
    """Return the node of one field, or None after a fault. A ``$file.path`` is what it stands for."""
    found = reading.resolve(raw, at)
    return _READERS[spec.type](reading, spec, *found) if found else None


def read_record(
    reading: Reading, specs: tuple[FieldSpec, ...], raw: RawMapping, at: At, what: str, apart: tuple[str, ...] = ()
) -> Record:
    """Return the fields of a mapping in the order of the schema; keys ``apart`` are read by others."""
    known = {spec.name: spec for spec in specs}
    for entry in raw.entries:
        if entry.key not in known and entry.key not in apart:
            message = msg("unknown key `{key}` in {what}", key=entry.key, what=what)
            reading.note(unknown_key(entry, message, (set(known) | set(apart)) - set(raw.keys())))
    fields: list[tuple[str, Node]] = []
    for spec in specs:
        value, other = raw.get(spec.name), raw.get(spec.unless) if spec.unless else None
        if value is None:
            if spec.required and other is None:
                message = msg("the key `{name}` is missing in {what}", name=spec.name, what=what)
                reading.note(error("content-missing-key", message, raw.span, *_example(spec)))
            continue
        if other is not None:
            message = msg("`{name}` and `{other}` stand in {what}", name=spec.name, other=spec.unless, what=what)
            reading.note(error("content-wrong-shape", message, value.span, msg("write one of the two")))
        _check_rows(reading, spec, value, raw)
        if spec.type is FieldType.DATA:
            reading.printed = printed_of(reading, specs, spec, raw)
        node = read_field(reading, spec, value, at.under(spec.name, _says(spec)))
        if node is not None:
            fields.append((spec.name, node))
    typed = any(raw.get(spec.name) is not None for spec in specs if spec.type is FieldType.DATA)
    check_names(reading, dict(fields), specs, refused=typed)
    return Record(tuple(fields), raw.span)


def _check_rows(reading: Reading, spec: FieldSpec, raw: Raw, record: RawMapping) -> None:
    """Note each list in a list that has not as many items as the field that its schema names."""
    model = record.get(spec.item.like) if spec.item else None
    if spec.item is None or not isinstance(model, Sequence) or not isinstance(raw, Sequence):
        return
    for number, row in enumerate(raw.items, 1):
        width = sum(map(span_of, row.items)) if isinstance(row, Sequence) else 0
        if isinstance(row, Sequence) and row.items and width != len(model.items):
            message = nmsg(
                "row {number} of `{name}` has {n} cell, and `{model}` has {wanted}",
                "row {number} of `{name}` has {n} cells, and `{model}` has {wanted}",
                width,
                number=number,
                name=spec.name,
                model=spec.item.like,
                wanted=len(model.items),
            )
            hint = msg('write `""` for a cell that stays empty')
            reading.note(error("content-uneven-rows", message, row.span, hint))


def _says(spec: FieldSpec) -> str:
    """Return the word for a field in the place of its texts; a list or running text is named by its parts."""
    return "" if spec.type in (FieldType.LIST, FieldType.PROSE) else as_message(spec.says)


def _example(spec: FieldSpec) -> tuple[str, ...]:
    description = as_message(spec.says)
    says = (msg("`{name}` is the {description}", name=spec.name, description=description),) if spec.says else ()
    return (*says, msg("or write `{name}`", name=spec.unless)) if spec.unless else says


def _value(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Value | None:
    scalar = reading.scalar(raw, f"`{spec.name}`")
    if scalar is None:
        return None
    try:
        value = PARSERS[spec.type](scalar.value.strip())
        if spec.type is FieldType.NUMBER:
            check_bounds(parse_number(value), spec.least, spec.most)
        if spec.type is FieldType.DATE:
            check_hijri(parse_date(value), reading.hijri)
    except BadValueError as bad:
        reading.note(error("content-value", bad.message, scalar.span, bad.hint))
        return None
    return Value(spec.type, value, scalar.span, at.name)


def _data_name(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Value | None:
    """Return the name of a column or row; whether there is one is asked when the data beside it is known."""
    scalar = reading.scalar(raw, f"`{spec.name}`")
    return Value(spec.type, reading.plain(scalar), scalar.span, at.name) if scalar else None


def _token(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Value | None:
    scalar = reading.scalar(raw, f"`{spec.name}`")
    if scalar is None or scalar.value in spec.choices:
        return Value(spec.type, scalar.value, scalar.span, at.name) if scalar else None
    message = msg("`{value}` is no value of `{name}`", value=scalar.value, name=spec.name)
    reading.note(error("content-value", message, scalar.span, *did_you_mean(scalar.value, spec.choices)))
    return None


def read_names(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Names | None:
    """Return a proper name in every locale the document is published in."""
    if not isinstance(raw, RawMapping):
        message = msg("`{name}` must be a mapping from locale to name, not {kind}", name=spec.name, kind=kind_of(raw))
        reading.note(error("content-wrong-shape", message, raw.span, msg("write `{en: ..., ar: ...}`")))
        return None
    locales = reading.locales
    names: list[tuple[str, str]] = []
    for entry in raw.entries:
        if entry.key not in locales:
            message = msg("`{code}` is no locale of the project", code=entry.key)
            reading.note(unknown_key(entry, message, locales))
        elif scalar := reading.scalar(entry.value, msg("the name in `{code}`", code=entry.key)):
            names.append((entry.key, reading.plain(scalar)))
    lacking = [locale for locale in reading.published if raw.get(locale) is None]
    if lacking:
        message = msg(
            "`{name}` has no spelling in {codes}, in which the document is published",
            name=spec.name,
            codes=conjoined([f"`{code}`" for code in lacking]),
        )
        reading.note(error("content-name-locale", message, raw.span, msg("add `{code}: ...`", code=lacking[0])))
    return Names(tuple(names), raw.span, at.name)


def _figure(reading: Reading, spec: FieldSpec, raw: Raw, _at: At) -> Figure | None:
    scalar = reading.scalar(raw, f"`{spec.name}`")
    return named_figure(reading, scalar.value.strip(), scalar.span) if scalar else None


def _record(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Record | None:
    if isinstance(raw, RawMapping):
        return read_record(reading, spec.fields, raw, at, msg("an item of `{name}`", name=spec.name))
    keys = ", ".join(f"{inner.name}: ..." for inner in spec.fields if inner.required)
    message = msg("`{name}` must be a mapping, not {kind}", name=spec.name, kind=kind_of(raw))
    reading.note(error("content-wrong-shape", message, raw.span, msg("write `{{{keys}}}`", keys=keys)))
    return None


def _list(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Items | None:
    item = spec.item
    assert item is not None
    if not isinstance(raw, Sequence):
        message = msg("`{name}` must be a list, not {kind}", name=spec.name, kind=kind_of(raw))
        reading.note(
            error("content-wrong-shape", message, raw.span, msg("begin each item with `- ` on a line of its own"))
        )
        return None
    if not raw.items:
        reading.note(
            error(
                "content-empty",
                msg("`{name}` is empty", name=spec.name),
                raw.span,
                msg("add an item, or delete the key"),
            )
        )
    word = item.says or spec.name
    nodes = [
        read_field(reading, item, inner, at.under(str(number), counted(word, number)))
        for number, inner in enumerate(raw.items, 1)
    ]
    return Items(tuple(node for node in nodes if node is not None), raw.span)


_READERS: Mapping[FieldType, Callable[[Reading, FieldSpec, Raw, At], Node | None]] = {
    FieldType.TEXT: read_text,
    FieldType.PROSE: read_prose,
    FieldType.NAMES: read_names,
    FieldType.FIGURE: _figure,
    FieldType.IMAGE: read_image,
    FieldType.TOKEN: _token,
    FieldType.DATA: read_data,
    FieldType.COLUMN: _data_name,
    FieldType.ROW: _data_name,
    FieldType.LINK: read_link,
    FieldType.GEOJSON: read_geojson,
    FieldType.FEATURE: read_feature,
    FieldType.RECORD: _record,
    FieldType.LIST: _list,
    **dict.fromkeys(PARSERS, _value),
}
