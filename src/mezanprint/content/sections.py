"""Sections: which component stands in which slot, with the fields that the component has."""

from collections import Counter
from dataclasses import replace

from mezanprint.content import places
from mezanprint.content.fields import read_record
from mezanprint.content.raw import Mapping, Raw, Sequence, kind_of
from mezanprint.content.reading import At, Reading
from mezanprint.content.texts import in_language, read_language
from mezanprint.model.diagnostics import error
from mezanprint.model.documents import Section
from mezanprint.model.kinds import SECTION_KEYS, ComponentSpec, Justify, Kind, SlotSpec
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import as_message, msg, nmsg


def read_sections(reading: Reading, kind: Kind, raw: Raw | None, at: At) -> tuple[Section, ...]:
    """Return the sections of a document in the order of the file."""
    if raw is None:
        return ()
    if not isinstance(raw, Sequence):
        message = msg("`sections` must be a list, not {kind}", kind=kind_of(raw))
        reading.note(error("content-wrong-shape", message, raw.span, msg("begin each section with `- id: ...`")))
        return ()
    seen: dict[str, int] = {}
    found = tuple(_section(reading, kind, item, at, seen) for item in raw.items)
    sections = tuple(section for section in found if section)
    _check_room(reading, kind, sections)
    return sections


def _section(reading: Reading, kind: Kind, raw: Raw, at: At, ids: dict[str, int]) -> Section | None:
    if not isinstance(raw, Mapping):
        message = msg("a section must be a mapping, not {kind}", kind=kind_of(raw))
        reading.note(
            error("content-wrong-shape", message, raw.span, msg("write `id`, `component` and `slot`, each on a line"))
        )
        return None
    name = _id(reading, raw, ids)
    component, slot = _component(reading, kind, raw), _slot(reading, kind, raw)
    if component is None:
        return None
    place = places.section(slot.says if slot else "", component.says)
    language = read_language(reading, raw)
    inner = in_language(replace(at, key=f"sections.{name}", place=place), language)
    inner = replace(inner, around=at.locale if language else "")
    what = _name(name, component.name)
    reading.features, reading.maps = None, 0
    fields = read_record(reading, component.fields, raw, inner, what, SECTION_KEYS)
    justify = _justify(reading, kind, raw)
    return (
        Section(name, component.name, slot.name, fields, raw.span, justify, language, inner.name)
        if name and slot
        else None
    )


def _name(name: str, component: str) -> str:
    if not name:
        return msg("a section ({component})", component=component)
    return msg("the section `{name}` ({component})", name=name, component=component)


def _justify(reading: Reading, kind: Kind, raw: Mapping) -> Justify:
    value = raw.get("justify")
    scalar = reading.scalar(value, "`justify`") if value is not None else None
    if scalar is None:
        return kind.justify
    if scalar.value not in tuple(Justify):
        hints = did_you_mean(scalar.value, tuple(Justify)) or (msg("write `kashida` or `start`"),)
        message = msg("`{value}` is no way to fill lines", value=scalar.value)
        reading.note(error("content-value", message, scalar.span, *hints))
        return kind.justify
    return Justify(scalar.value)


def _word(reading: Reading, raw: Mapping, key: str, hint: str) -> str:
    """Return one of the three keys of every section; empty after a fault."""
    value = raw.get(key)
    if value is None:
        reading.note(
            error("content-missing-key", msg("the key `{key}` is missing in a section", key=key), raw.span, hint)
        )
        return ""
    scalar = reading.scalar(value, f"`{key}`")
    return scalar.value if scalar else ""


def _id(reading: Reading, raw: Mapping, ids: dict[str, int]) -> str:
    name = _word(reading, raw, "id", msg("give each section a short name of its own: `id: funding`"))
    value = raw.get("id")
    if not name or value is None:
        return ""
    if not _is_id(name):
        hint = msg("use small letters, digits and `-`, a letter first")
        reading.note(
            error("content-section-id", msg("`{name}` cannot be the id of a section", name=name), value.span, hint)
        )
    elif name in ids:
        hint = msg("the first one is in line {line}", line=ids[name])
        reading.note(error("content-section-id", msg("two sections have the id `{name}`", name=name), value.span, hint))
    ids.setdefault(name, value.span.line or 0)
    return name


def _is_id(name: str) -> bool:
    return name.isascii() and name == name.lower() and name[0].isalpha() and name.replace("-", "").isalnum()


def _component(reading: Reading, kind: Kind, raw: Mapping) -> ComponentSpec | None:
    components = {spec.name: spec for spec in kind.components}
    name = _word(reading, raw, "component", msg("components are listed in `templates/base/components.toml`"))
    if name and name not in components:
        span = (raw.get("component") or raw).span
        message = msg("a {kind} has no component `{name}`", kind=as_message(kind.says.lower()), name=name)
        reading.note(error("content-unknown-component", message, span, *did_you_mean(name, components)))
    return components.get(name)


def _slot(reading: Reading, kind: Kind, raw: Mapping) -> SlotSpec | None:
    slots = {spec.name: spec for spec in kind.slots}
    hint = msg("slots of this kind are {names}", names=tuple(f"`{slot}`" for slot in slots))
    name = _word(reading, raw, "slot", hint)
    if name and name not in slots:
        span = (raw.get("slot") or raw).span
        message = msg("a {kind} has no slot `{name}`", kind=as_message(kind.says.lower()), name=name)
        reading.note(error("content-unknown-slot", message, span, *did_you_mean(name, slots)))
    return slots.get(name)


def _check_room(reading: Reading, kind: Kind, sections: tuple[Section, ...]) -> None:
    """Report the first section too many of each slot."""
    limits = {slot.name: slot.max_sections for slot in kind.slots if slot.max_sections}
    counts: Counter[str] = Counter()
    for section in sections:
        counts[section.slot] += 1
        limit = limits.get(section.slot)
        if limit and counts[section.slot] == limit + 1:
            message = nmsg(
                "the slot `{slot}` holds no more than {n} section",
                "the slot `{slot}` holds no more than {n} sections",
                limit,
                slot=section.slot,
            )
            reading.note(error("content-full-slot", message, section.span, msg("move the section to another slot")))
