"""Links of a document: addresses under names, which texts and codes for machines call."""

from mezanprint.content.parse import KEY
from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.content.raw import Raw, kind_of
from mezanprint.content.reading import At, Reading
from mezanprint.content.values import BadValueError, parse_link
from mezanprint.model.diagnostics import error
from mezanprint.model.documents import Value
from mezanprint.model.kinds import FieldSpec
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg


def read_links(reading: Reading, root: RawMapping) -> tuple[tuple[str, str], ...]:
    """Return the links of a document in the order of the file."""
    check_mapping(reading, root, "links", msg("write `id: https://...`, each link on a line"))
    raw = root.get("links")
    links: list[tuple[str, str]] = []
    for entry in raw.entries if isinstance(raw, RawMapping) else ():
        scalar = reading.scalar(entry.value, msg("the link `{name}`", name=entry.key))
        try:
            if scalar:
                links.append((entry.key, parse_link(scalar.value)))
        except BadValueError as bad:
            reading.note(error("content-value", bad.message, entry.value.span, bad.hint))
    return tuple(links)


def read_link(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Value | None:
    """Return a field of type ``link``: the address that a link of the document has, or one that stands there itself."""
    scalar = reading.scalar(raw, f"`{spec.name}`")
    if scalar is None:
        return None
    typed = scalar.value.strip()
    if KEY.fullmatch(typed) and typed not in reading.links:
        hints = did_you_mean(typed, reading.links) or (msg("write the address under `links` and its id here"),)
        reading.note(error("content-unknown-link", msg("there is no link `{name}`", name=typed), scalar.span, *hints))
        return None
    try:
        return Value(spec.type, parse_link(reading.links.get(typed, typed)), scalar.span, at.name)
    except BadValueError as bad:
        reading.note(error("content-value", bad.message, scalar.span, bad.hint))
        return None


def check_mapping(reading: Reading, root: RawMapping, key: str, hint: str) -> None:
    """Report a part of a document that is no mapping and must be one."""
    raw = root.get(key)
    if raw is not None and not isinstance(raw, RawMapping):
        message = msg("`{key}` must be a mapping, not {kind}", key=key, kind=kind_of(raw))
        reading.note(error("content-wrong-shape", message, raw.span, hint))
