"""Pictures: a file of the project with the words that stand for it."""

from collections.abc import Iterator
from contextlib import suppress

from mezanprint.content.raw import Mapping, Raw, Scalar, kind_of
from mezanprint.content.reading import At, Reading
from mezanprint.content.texts import read_text
from mezanprint.content.unknown import unknown_key
from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.documents import Image
from mezanprint.model.kinds import FieldSpec, FieldType
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.model.translatable import as_message, gettext_noop, msg
from mezanprint.project.files import project_path

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".avif", ".tif", ".tiff", ".gif", ".bmp")
_OF_PHONES = (".heic", ".heif")
"""Not read: what decodes them is under patents, and its parsers have let pictures run code on a machine."""
KEYS = ("file", "alt", "caption", "credit", "decorative")
ALT = FieldSpec(
    "alt", FieldType.TEXT, says=gettext_noop("description of the picture for readers who cannot see it"), room=160
)
CAPTION = FieldSpec("caption", FieldType.TEXT, says=gettext_noop("caption of the picture"), room=200)
CREDIT = FieldSpec("credit", FieldType.TEXT, says=gettext_noop("credit of the picture"), room=80)


def read_image(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Image | None:
    """Return a field of type ``image``."""
    if not isinstance(raw, Mapping):
        hint = msg("write `file` and `alt`, each on a line")
        message = msg("`{name}` must be a mapping, not {kind}", name=spec.name, kind=kind_of(raw))
        reading.note(error("content-wrong-shape", message, raw.span, hint))
        return None
    for entry in raw.entries:
        if entry.key not in KEYS:
            message = msg("unknown key `{key}` in the picture `{name}`", key=entry.key, name=spec.name)
            reading.note(unknown_key(entry, message, KEYS))
    decorative = _decorative(reading, raw)
    alt, caption, credit = (_text(reading, each, raw, at) for each in (ALT, CAPTION, CREDIT))
    if raw.get("alt") is None and not decorative:
        hint = msg("describe in `alt` what the picture shows; `decorative: yes` if it says nothing")
        reading.note(error("content-image-alt", msg("the picture has no `alt`"), raw.span, hint))
    path = _path(reading, raw, at)
    return Image(path, None if decorative else alt, caption, credit, decorative, raw.span, at.name) if path else None


def _text(reading: Reading, spec: FieldSpec, raw: Mapping, at: At) -> Text | None:
    value = raw.get(spec.name)
    return read_text(reading, spec, value, at.under(spec.name, as_message(spec.says))) if value is not None else None


def _decorative(reading: Reading, raw: Mapping) -> bool:
    value = raw.get("decorative")
    scalar = reading.scalar(value, "`decorative`") if value is not None else None
    if scalar and scalar.value not in ("yes", "no"):
        message = msg("`{value}` is no value of `decorative`", value=scalar.value)
        reading.note(error("content-value", message, scalar.span, msg("write `yes` or `no`")))
    return scalar is not None and scalar.value == "yes"


def _path(reading: Reading, raw: Mapping, at: At) -> str | None:
    """Return the path of the picture if there is a file of a known kind."""
    value = raw.get("file")
    if value is None:
        reading.note(error("content-missing-key", msg("the picture has no `file`"), raw.span))
        return None
    scalar = reading.scalar(value, "`file`")
    if scalar is None:
        return None
    if not scalar.value.lower().endswith(SUFFIXES):
        message = msg("`{value}` is no picture that can be printed", value=scalar.value)
        reading.note(error("content-image-kind", message, scalar.span, *_as_what(scalar.value)))
        return None
    return locate_file(reading, scalar, at)


def _as_what(name: str) -> Iterator[str]:
    """Yield what becomes of a picture of an unknown kind."""
    stem, dot, suffix = name.rpartition(".")
    if dot + suffix.lower() in _OF_PHONES:
        new = f"{stem}.jpg"
        yield msg("`sips -s format jpeg {old} --out {new}` converts it on a Mac", old=name, new=new)
        yield msg("`heif-convert {old} {new}` or `magick {old} {new}` does elsewhere", old=name, new=new)
    else:
        yield msg("use a JPEG, PNG, SVG, WebP, AVIF, TIFF, GIF or BMP file")


def locate_file(reading: Reading, scalar: Scalar, at: At) -> str | None:
    """Return the path of a file that a document names by its place in the document's folder, if it is there."""
    try:
        path = project_path(f"{at.folder}/{scalar.value}")
        folder, _, name = path.rpartition("/")
        listed = reading.files.list(folder)
    except Fault:
        message, hint = (
            msg("`{value}` is no path inside the project", value=scalar.value),
            msg("put the file into `{folder}/`", folder=at.folder),
        )
        reading.note(error("content-image-path", message, scalar.span, hint))
        return None
    if name not in listed:
        message = msg("there is no `{name}` in `{folder}/`", name=name, folder=folder)
        hints = _near(reading, at, path) or (msg("put the file into `{folder}/`", folder=folder),)
        reading.note(error("content-missing-file", message, scalar.span, *hints))
        return None
    return path


def _near(reading: Reading, at: At, path: str) -> tuple[str, ...]:
    """Return hints for a file that is not there: one of its name in the document's folder, or near to it."""
    there = dict(_files_below(reading, at.folder, ""))
    name = path.rpartition("/")[2]
    same = [known for known, its_name in there.items() if its_name.lower() == name.lower()]
    return did_you_mean(path.removeprefix(f"{at.folder}/"), same or there)


def _files_below(reading: Reading, folder: str, inside: str) -> Iterator[tuple[str, str]]:
    """Yield the files of a folder and of those in it, by the path a document names them by, with their names."""
    for name in reading.files.list(f"{folder}/{inside}".rstrip("/")):
        if "." in name and name != "document.yaml":
            yield f"{inside}{name}", name
        elif "." not in name and not inside:
            with suppress(Fault):  # a file without an ending, or a link: nothing below it can be named
                yield from _files_below(reading, folder, f"{name}/")
