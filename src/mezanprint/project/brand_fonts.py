"""``[brand.fonts]`` and ``[brand.type]`` of the settings: the font files of a house, and what is set in them."""

import re
from dataclasses import replace

from mezanprint.model.brand import FontFile, HouseFamily, ScriptFaces
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.faces import FAMILIES
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.tables import Table

FAMILY = re.compile(r"[A-Za-z][A-Za-z0-9 '.-]{0,62}")
"""Names of families that style sheets and PDFs can say: letters are Latin."""
SUFFIX = ".ttf"
LEAST, MOST = 0.5, 2.0
"""Of a script's size beside Latin."""
_DIGEST = re.compile("[0-9a-f]{64}")
_PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9.]+")
_SCRIPT = re.compile("[a-z]{4}")
_SCRIPTS = ("arab", "armn", "beng", "cyrl", "deva", "ethi", "geor", "grek", "hebr", "latn", "taml", "thaa", "thai")
"""Those that a misspelt one may mean."""
_WITH_HEADS = ("arab", "hebr", "latn")
"""Scripts for whose headings templates have a token."""
_WRITES = msg("`mezanprint font add FILE` checks a font and writes its table")


def read_families(table: Table) -> tuple[HouseFamily, ...]:
    """Return the families of ``[brand.fonts]``."""
    return tuple(_family(name, each) for name, each in table.tables())


def read_types(table: Table, families: tuple[HouseFamily, ...]) -> tuple[ScriptFaces, ...]:
    """Return what ``[brand.type]`` says of each script."""
    names = (*(family.name for family in families), *sorted(FAMILIES))
    return tuple(_faces(code, each, names) for code, each in table.tables())


def _family(name: str, table: Table) -> HouseFamily:
    span = table.span()
    if name in FAMILIES:
        message = msg("`{family}` is a family of the program", family=name)
        table.faults.append(error("config-font", message, span, msg("give yours another name: `font add --family`")))
    elif not FAMILY.fullmatch(name):
        message = msg("`{family}` is no name that a style sheet can say", family=name)
        table.faults.append(error("config-font", message, span, msg("write it in Latin letters")))
    package = table.take("package", str, "")
    if package and not _PACKAGE.fullmatch(package):
        message = msg("`{package}` does not say which version of which package", package=package)
        hint = msg("write `name==version`, as `pip freeze` does")
        table.faults.append(error("config-font", message, table.span("package"), hint))
    files = _files(table.table("files"), FontFile(name, "", "", package))
    table.close()
    if not files and not table.faults:
        message = msg("the family `{family}` has no files", family=name)
        table.faults.append(error("config-font", message, span, _WRITES))
    return HouseFamily(name, files, span)


def _files(table: Table, like: FontFile) -> tuple[FontFile, ...]:
    files = []
    for path in table.values:
        digest = table.take(path, str, "")
        files.append(replace(like, path=path, digest=digest))
        if not path.lower().endswith(SUFFIX):
            message = msg("`{path}` is no TrueType font by its name", path=path)
            table.faults.append(error("config-font", message, table.span(path), _WRITES))
        elif not _DIGEST.fullmatch(digest):
            message = msg("the SHA-256 of `{path}` has 64 digits from 0 to f", path=path)
            table.faults.append(error("config-font", message, table.span(path), _WRITES))
    return tuple(files)


def unknown_script(code: str) -> tuple[str, ...]:
    """Return that something is no script, and what may be meant; nothing for what can be one."""
    if _SCRIPT.fullmatch(code):
        return ()
    hints = did_you_mean(code, _SCRIPTS) or (msg("write the four letters of ISO 15924, such as `arab` or `latn`"),)
    return (msg("`{script}` is no script", script=code), *hints)


def _faces(code: str, table: Table, families: tuple[str, ...]) -> ScriptFaces:
    if unknown := unknown_script(code):
        table.faults.append(error("config-font", unknown[0], table.span(), *unknown[1:]))

    def beyond(key: str, value: float) -> Diagnostic:
        message = msg("`{value}` is no size that letters can have beside others", value=f"{value:g}")
        return error("config-font", message, table.span(key), msg("write a number such as 1.1"))

    for key in ("head", "head_scale"):
        if table.has(key) and code not in _WITH_HEADS:
            message = msg("headings of `{script}` are set as its text is", script=code)
            table.faults.append(error("config-font", message, table.span(key), msg("leave out `{key}`", key=key)))
    text, head = (_named(table, key, families) for key in ("text", "head"))
    scale = table.number("scale", 0.0, LEAST, MOST, lambda value: beyond("scale", value))
    head_scale = table.number("head_scale", 0.0, LEAST, MOST, lambda value: beyond("head_scale", value))
    width = table.number("width", 1.0, LEAST, MOST, lambda value: beyond("width", value))
    table.close()
    return ScriptFaces(code.title(), text, head, scale, head_scale, width)


def _named(table: Table, key: str, families: tuple[str, ...]) -> str:
    name = table.take(key, str, "")
    if name and name not in families:
        message = msg("there is no font family `{family}`", family=name)
        table.faults.append(error("config-font", message, table.span(key), *did_you_mean(name, families), _WRITES))
    return name
