"""Pictures: a file of the project with the words that stand for it."""

from collections.abc import Iterator
from contextlib import suppress

from mezanprint.content.raw import Mapping, Raw, Scalar, kind_of
from mezanprint.content.reading import At, Reading
from mezanprint.content.texts import read_text
from mezanprint.content.unknown import unknown_key
from mezanprint.model.cropping import CENTRE, DUOTONE, FLATTEST, POINT, RATIO, TALLEST, Crop, Treatment
from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.documents import Image
from mezanprint.model.kinds import FieldSpec, FieldType
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.model.translatable import as_message, conjoined, gettext_noop, msg
from mezanprint.project.files import project_path

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".avif", ".tif", ".tiff", ".gif", ".bmp")
_OF_PHONES = (".heic", ".heif")
"""Not read: what decodes them is under patents, and its parsers have let pictures run code on a machine."""
KEYS = ("file", "alt", "caption", "credit", "decorative", "crop", "focus", "tint")
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
    paths, focus = _paths(reading, raw, at), _focus(reading, raw)
    treatment = Treatment(_crop(reading, raw, focus), _tint(reading, raw))
    for key in ("crop", "tint"):
        _check_drawn(reading, raw, key, tuple(paths.values()))
    if not paths:
        return None
    path = paths.get(at.locale or reading.locale) or next(iter(paths.values()))
    alt = None if decorative else alt
    own = tuple(paths.items()) if isinstance(raw.get("file"), Mapping) else ()
    return Image(path, alt, caption, credit, decorative, raw.span, at.name, own, focus, treatment)


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


def _paths(reading: Reading, raw: Mapping, at: At) -> dict[str, str]:
    """Return the path of the picture, or of the picture of each language, where there are such files."""
    value = raw.get("file")
    if value is None:
        reading.note(error("content-missing-key", msg("the picture has no `file`"), raw.span))
        return {}
    if not isinstance(value, Mapping):
        path = _path(reading, value, at)
        return {"": path} if path else {}
    paths: dict[str, str] = {}
    for entry in value.entries:
        if entry.key not in reading.locales:
            message = msg("`{code}` is no locale of the project", code=entry.key)
            reading.note(unknown_key(entry, message, reading.locales))
        elif path := _path(reading, entry.value, at):
            paths[entry.key] = path
    lacking = [locale for locale in reading.published if value.get(locale) is None]
    if lacking:
        message = msg(
            "the picture has no file in {codes}, in which the document is published",
            codes=conjoined([f"`{code}`" for code in lacking]),
        )
        reading.note(error("content-image-locale", message, value.span, msg("add `{code}: ...`", code=lacking[0])))
    return paths


def _path(reading: Reading, value: Raw, at: At) -> str | None:
    """Return the path of a picture if there is a file of a known kind."""
    scalar = reading.scalar(value, "`file`")
    if scalar is None:
        return None
    if not scalar.value.lower().endswith(SUFFIXES):
        message = msg("`{value}` is no picture that can be printed", value=scalar.value)
        reading.note(error("content-image-kind", message, scalar.span, *_as_what(scalar.value)))
        return None
    return locate_file(reading, scalar, at)


def _crop(reading: Reading, raw: Mapping, focus: tuple[int, int]) -> Crop | None:
    """Return which part of the picture is shown."""
    value = raw.get("crop")
    scalar = reading.scalar(value, "`crop`") if value is not None else None
    if scalar is None:
        return None
    match = RATIO.fullmatch(scalar.value.strip())
    if match is None:
        _refuse(reading, "crop", scalar.value, scalar.span, msg("write width and height in proportion, such as `3:2`"))
        return None
    crop = Crop(int(match[1]), int(match[2]), focus)
    if not TALLEST <= crop.ratio <= FLATTEST:
        _refuse(reading, "crop", scalar.value, scalar.span, msg("write a ratio from `1:3` to `6:1`"))
        return None
    return crop


def _tint(reading: Reading, raw: Mapping) -> bool:
    """Tell whether the picture is printed in the colours of the house."""
    value = raw.get("tint")
    scalar = reading.scalar(value, "`tint`") if value is not None else None
    if scalar and scalar.value != DUOTONE:
        _refuse(reading, "tint", scalar.value, scalar.span, msg("write `{value}`, or delete the key", value=DUOTONE))
    return scalar is not None and scalar.value == DUOTONE


def _check_drawn(reading: Reading, raw: Mapping, key: str, paths: tuple[str, ...]) -> None:
    """Refuse for a drawing what is done to pixels."""
    value = raw.get(key)
    if value is not None and any(path.lower().endswith(".svg") for path in paths):
        message = msg("a drawing has no `{key}`: it is made of shapes, not of pixels", key=key)
        hint = msg("change it in the program that made it")
        reading.note(error("content-image-drawing", message, value.span, hint))


def _focus(reading: Reading, raw: Mapping) -> tuple[int, int]:
    """Return the point of the picture that stays in view."""
    value = raw.get("focus")
    scalar = reading.scalar(value, "`focus`") if value is not None else None
    if scalar is None:
        return CENTRE
    match = POINT.fullmatch(" ".join(scalar.value.split()))
    if match is None:
        hint = msg("write how far it is from the left and from the top of the picture, such as `60% 30%`")
        _refuse(reading, "focus", scalar.value, scalar.span, hint)
        return CENTRE
    return int(match[1]), int(match[2])


def _refuse(reading: Reading, name: str, value: str, span: Span, hint: str) -> None:
    message = msg("`{value}` is no value of `{name}`", value=value, name=name)
    reading.note(error("content-value", message, span, hint))


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
