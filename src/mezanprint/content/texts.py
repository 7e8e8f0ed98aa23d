"""Texts: one message each, with its key, its place in words, its room and the writer's word to the translator."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.content.raw import Raw, Scalar
from mezanprint.content.reading import At, Reading
from mezanprint.content.unknown import unknown_key
from mezanprint.model.characters import check_isolates
from mezanprint.model.diagnostics import Span, error, warning
from mezanprint.model.direction.letters import count_letters
from mezanprint.model.kinds import FieldSpec
from mezanprint.model.locales import direction_of
from mezanprint.model.plurals import as_pair
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg

MAX_LENGTH = 64 * 1024
_SHORT = 45
"""Characters of a line that was ended on purpose; editors wrap at 60 and more."""
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
KEYS = ("text", "note", "room", "lang")
SPAN = "span"
"""A further key, of a cell in a row: over how many columns it goes."""
_COLUMNS = re.compile("[1-9][0-9]?")
_SPACE = re.compile(r"(\\\n)[ \t\n]*|[ \t\n]+")
_ITEM, _HEADING = re.compile(r"[-*+>] |\d+[.)] "), re.compile("#+ ")
_PARAGRAPHS = re.compile(r"\S[ \t]*\n[ \t]*\n\s*\S")


def read_text(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Text | None:
    """Return a field of type ``text``; one that may be empty and is has no words to translate."""
    if spec.empty and isinstance(raw, Scalar) and not raw.value.strip():
        return _text("", raw.span, at)
    unpacked = unpack(reading, spec, raw)
    if unpacked is None:
        return None
    scalar, note, room, language = unpacked
    if has_paragraphs(scalar):
        hint = msg("delete the empty line; for a line break end the line with a backslash")
        reading.note(
            error("content-one-paragraph", msg("`{name}` is one paragraph", name=spec.name), scalar.span, hint)
        )
        return None
    if scalar.block_line and _are_lines(scalar.value):
        keep, join = msg("end a line with a backslash to keep it"), msg("write `>-` for `|` if the lines are one")
        message = msg("the lines of `{name}` become one", name=spec.name)
        reading.note(warning("content-joined-lines", message, scalar.span, keep, join))
    text = make_text(reading, scalar.value, scalar.span, in_language(at, language), note, room)
    return replace(text, columns=span_of(raw)) if spec.empty else text


def span_of(raw: Raw) -> int:
    """Return over how many columns a cell goes: as many as it says, else one; what is no number is told elsewhere."""
    span = raw.get(SPAN) if isinstance(raw, RawMapping) else None
    return int(span.value) if isinstance(span, Scalar) and _COLUMNS.fullmatch(span.value) else 1


def _are_lines(words: str) -> bool:
    """Tell whether a text is typed in lines that mean something: those of an address or a list."""
    lines = words.strip().split("\n")
    if len(lines) < 2 or any(line.endswith("\\") for line in lines[:-1]):
        return False
    return all(_ITEM.match(line) for line in lines) or max(map(len, lines[:-1])) <= _SHORT


def in_language(at: At, language: str) -> At:
    """Return a place whose texts are in ``language``, or in that of what is around it where it is empty."""
    return replace(at, locale=language, kept=True, around="") if language else at


def _in_its_letters(words: str, at: At) -> At:
    """Return the place of a text: in a section of another language it is in the document's if most of its letters are.

    Somebody who quotes French writes in Arabic who said it.
    """
    if not at.around or direction_of(at.locale) is direction_of(at.around):
        return at
    own = count_letters(words, direction_of(at.around))
    return replace(at, locale=at.around, kept=False) if own > count_letters(words, direction_of(at.locale)) else at


def has_paragraphs(scalar: Scalar) -> bool:
    """Tell whether a text has more than one paragraph, or had before YAML folded its lines."""
    return bool(_PARAGRAPHS.search(scalar.value)) or bool(_halved(scalar))


def folds_blocks(scalar: Scalar) -> bool:
    """Tell whether YAML joined paragraphs, items of a list, or a heading to what follows it, by folding their lines."""
    return any(
        line and after and not (_HEADING.match(line) or _ITEM.match(after) or _HEADING.match(after))
        for line, after in pairwise(_halved(scalar))
    ) or any(
        after and not line.endswith("\\") and (_HEADING.match(line) or (_ITEM.match(line) and _ITEM.match(after)))
        for line, after in pairwise(scalar.folded)
    )


def _halved(scalar: Scalar) -> list[str]:
    """Return the lines of a text, if YAML made of each empty line a line end.

    People mean a paragraph by one empty line. Programs, which mean one by two, leave an empty line in the value.
    """
    lines = scalar.value.strip().split("\n")
    return lines if len(lines) > 1 and "" in scalar.folded and not _PARAGRAPHS.search(scalar.value) else []


def unpack(reading: Reading, spec: FieldSpec, raw: Raw) -> tuple[Scalar, str, int | None, str] | None:
    """Return text, note, room and language of a scalar or of a mapping ``{text, note, room, lang}``."""
    note, room, language = "", spec.room, ""
    if isinstance(raw, RawMapping):
        for entry in raw.entries:
            allowed = (*KEYS, SPAN) if spec.empty else KEYS
            if entry.key not in allowed:
                message = msg("unknown key `{key}` in the text `{name}`", key=entry.key, name=spec.name)
                reading.note(unknown_key(entry, message, allowed))
            elif entry.key == SPAN and not (isinstance(entry.value, Scalar) and _COLUMNS.fullmatch(entry.value.value)):
                message = msg("`{key}` must be {kind}", key=SPAN, kind=msg("a whole number"))
                reading.note(error("content-value", message, entry.value.span, msg("write `span: 2`")))
        words, span = raw.get("text"), raw.span
        note, room, language = _note(reading, raw), _room(reading, raw, room), read_language(reading, raw)
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
    return scalar, note, room, language


def make_text(
    reading: Reading,
    words: str,
    span: Span,
    at: At,
    note: str = "",
    room: int | None = None,
) -> Text:
    """Return a text in its source locale and keep it for the checks at the end."""
    return _keep(reading, _text(normalise(words), span, _in_its_letters(words, at), note, room))


def make_counted(reading: Reading, forms: Mapping[str, Scalar], count: int, at: At) -> Text:
    """Return a phrase that counts ``count``; ``forms`` are its forms by plural category, in their order."""
    typed = tuple((name, normalise(scalar.value)) for name, scalar in forms.items())
    singular, plural = as_pair(typed)
    span = next(iter(forms.values())).span
    text = _text(singular, span, at)
    return _keep(reading, replace(text, source_plural=plural, forms=typed, count=count))


def _text(source: str, span: Span, at: At, note: str = "", room: int | None = None) -> Text:
    return Text(at.key, at.domain, source, source, at.locale, span, place=at.place, room=room, note=note, kept=at.kept)


def _keep(reading: Reading, text: Text) -> Text:
    for words in text.wordings:
        for fault in check_isolates(words):
            reading.note(error("content-character", fault.says, text.span, msg("close it in the same paragraph")))
    reading.texts.append(text)
    return text


def normalise(words: str) -> str:
    """Return ``words`` in NFC, each run of spaces and line ends as one space; a backslash line break stays.

    Wrapping lines anew then changes no message. No-break spaces are no spaces here.
    """
    return unicodedata.normalize("NFC", _SPACE.sub(lambda gap: gap[1] or " ", words.strip(" \t\n")))


def read_language(reading: Reading, raw: RawMapping) -> str:
    """Return the language that ``lang`` of a text or section names; empty where it names none."""
    value = raw.get("lang")
    scalar = reading.scalar(value, "`lang`") if value is not None else None
    if scalar is None:
        return ""
    try:
        direction_of(scalar.value)
    except ValueError:
        message = msg("`{code}` is no language that CLDR knows", code=scalar.value)
        reading.note(error("content-value", message, scalar.span, msg("write a code such as `fr` or `he`")))
        return ""
    return scalar.value


def _note(reading: Reading, raw: RawMapping) -> str:
    note = raw.get("note")
    scalar = reading.scalar(note, "`note`") if note is not None else None
    return normalise(scalar.value) if scalar else ""


def _room(reading: Reading, raw: RawMapping, room: int | None) -> int | None:
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
