"""Texts: one message each, with its key, its place in words, its room and the writer's word to the translator."""

import re
import unicodedata

from mezanprint.content.raw import Mapping, Raw, Scalar
from mezanprint.content.reading import At, Reading
from mezanprint.model.characters import check_isolates
from mezanprint.model.diagnostics import Span, error
from mezanprint.model.kinds import FieldSpec
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg

MAX_LENGTH = 64 * 1024
_KEYS = ("text", "note", "room")
_SPACE = re.compile(r"(\\\n)[ \t\n]*|[ \t\n]+")
_PARAGRAPHS = re.compile(r"\S[ \t]*\n[ \t]*\n\s*\S")


def read_text(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Text | None:
    """Return a field of type ``text``."""
    unpacked = unpack(reading, spec, raw)
    if unpacked is None:
        return None
    scalar, note, room = unpacked
    if has_paragraphs(scalar):
        hint = msg("delete the empty line; for a line break end the line with a backslash")
        reading.note(
            error("content-one-paragraph", msg("`{name}` is one paragraph", name=spec.name), scalar.span, hint)
        )
        return None
    return make_text(reading, scalar.value, scalar.span, at, note, room)


def has_paragraphs(scalar: Scalar) -> bool:
    """Tell whether an empty line stands in a text. Outside a ``|`` block YAML has made one line end of it."""
    words = scalar.value.strip()
    return bool(_PARAGRAPHS.search(words)) if scalar.block_line else "\n" in words


def unpack(reading: Reading, spec: FieldSpec, raw: Raw) -> tuple[Scalar, str, int | None] | None:
    """Return text, note and room of a scalar or of a mapping ``{text, note, room}``."""
    note, room = "", spec.room
    if isinstance(raw, Mapping):
        for entry in raw.entries:
            if entry.key not in _KEYS:
                message = msg("unknown key `{key}` in the text `{name}`", key=entry.key, name=spec.name)
                reading.note(error("content-unknown-key", message, entry.span, *did_you_mean(entry.key, _KEYS)))
        words, span = raw.get("text"), raw.span
        note, room = _note(reading, raw), _room(reading, raw, room)
        if words is None:
            reading.note(error("content-missing-key", msg("the text `{name}` has no key `text`", name=spec.name), span))
            return None
        raw = words
    scalar = reading.scalar(raw, f"`{spec.name}`")
    if scalar is None:
        return None
    if len(scalar.value.encode()) > MAX_LENGTH:
        message = msg("`{name}` is longer than {limit} KiB", name=spec.name, limit=MAX_LENGTH // 1024)
        reading.note(error("content-too-large", message, scalar.span, msg("divide the text into sections")))
        return None
    return scalar, note, room


def make_text(
    reading: Reading,
    words: str,
    span: Span,
    at: At,
    note: str = "",
    room: int | None = None,
    plural: str = "",
    count: int | None = None,
) -> Text:
    """Return a text in the source locale and keep it for the checks at the end."""
    source = normalise(words)
    for fault in check_isolates(source):
        reading.note(error("content-character", fault.says, span, msg("close it in the same paragraph")))
    text = Text(
        key=at.key,
        domain=at.domain,
        source=source,
        value=source,
        locale=reading.locale,
        span=span,
        source_plural=normalise(plural),
        count=count,
        place=at.says(),
        room=room,
        note=note,
    )
    reading.texts.append(text)
    return text


def normalise(words: str) -> str:
    """Return ``words`` in NFC, each run of spaces and line ends as one space; a backslash line break stays.

    Wrapping lines anew then changes no message. No-break spaces are no spaces here.
    """
    return unicodedata.normalize("NFC", _SPACE.sub(lambda gap: gap[1] or " ", words.strip(" \t\n")))


def _note(reading: Reading, raw: Mapping) -> str:
    note = raw.get("note")
    scalar = reading.scalar(note, "`note`") if note is not None else None
    return normalise(scalar.value) if scalar else ""


def _room(reading: Reading, raw: Mapping, room: int | None) -> int | None:
    given = raw.get("room")
    scalar = reading.scalar(given, "`room`") if given is not None else None
    if scalar is None:
        return room
    if re.fullmatch(r"[1-9][0-9]{0,5}", scalar.value):
        return int(scalar.value)
    reading.note(
        error(
            "content-value",
            msg("`{value}` is no number of characters", value=scalar.value),
            scalar.span,
            msg("write `room: 40`"),
        )
    )
    return room
