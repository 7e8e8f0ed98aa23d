"""A house takes fonts: each is looked at, copied into the project, and named in its settings; all or nothing."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mezanprint.model.brand import Brand, FontFile, HouseFamily, ScriptFaces
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity, Span, error
from mezanprint.model.faces import FAMILIES
from mezanprint.model.font_reports import FontReport
from mezanprint.model.locales import LocaleSpec, script_of
from mezanprint.model.translatable import msg
from mezanprint.outputs.table import MEDIA
from mezanprint.project.brand_fonts import FAMILY, SUFFIX, unknown_script
from mezanprint.project.config import CONFIG_PATH, read_config
from mezanprint.project.files import Files
from mezanprint.project.font_packages import files_of, locate, version_of
from mezanprint.typefaces.boxed_fonts import look_at
from mezanprint.typefaces.face_pairs import measured
from mezanprint.typefaces.settings_text import with_key

FOLDER = "fonts"
SUFFIXES = (".ttf", ".otf", ".woff", ".woff2")
_SIGNS = "\u066b\u066c"
"""The sign of decimals and that of thousands."""
_ODD = re.compile(r"[^A-Za-z0-9._-]+")


def unprinted_signs(locales: Iterable[LocaleSpec]) -> str:
    """Return the signs of numbers that no locale prints: those of Arabic digits where all print Latin ones."""
    return "" if any(spec.style.digits != "latn" for spec in locales) else _SIGNS


@dataclass(frozen=True, slots=True)
class Candidate:
    """A font that is to be taken."""

    report: FontReport
    file: FontFile


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for beside the files."""

    text: tuple[str, ...] = ()
    """Scripts whose text is to be set in it."""
    head: tuple[str, ...] = ()
    """Scripts whose headings are."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was done."""

    candidates: tuple[Candidate, ...]
    changed: tuple[ScriptFaces, ...]
    """The scripts that are set otherwise than before."""
    types: tuple[ScriptFaces, ...]
    """What each script is set in from now on."""


def candidates_of_files(
    paths: Iterable[Path], locales: tuple[str, ...], family: str, unprinted: str = ""
) -> tuple[Candidate, ...]:
    """Look at files; ``Fault`` with all that is wrong with any."""
    reports = _looked_at(paths, locales, unprinted)
    return tuple(
        Candidate(
            report,
            FontFile(
                family or report.family,
                f"{FOLDER}/{_ODD.sub('-', path.stem).strip('-') or 'font'}{SUFFIX}",
                hashlib.sha256(report.data).hexdigest(),
            ),
        )
        for path, report in reports.items()
    )


def candidates_of_package(
    package: str, locales: tuple[str, ...], family: str, unprinted: str = ""
) -> tuple[Candidate, ...]:
    """Look at the fonts of an installed package, at those of one family where it has several."""
    name = package.partition("==")[0]
    try:
        files, version = files_of(name, (SUFFIX,)), version_of(name)
    except LookupError:
        files, version = (), ""
    paths = {path: file for file in files if (path := locate(name, file))}
    if not paths:
        message = msg("no package `{package}` with TrueType fonts is installed", package=name)
        raise Fault(error("fonts-missing", message, None, msg("`pip install {package}`", package=package)))
    if family:  # the file says roughly what it is, so that not all are looked at
        near = {path: file for path, file in paths.items() if _plain(path.stem).startswith(_plain(family))}
        paths = near or paths
    pinned = f"{name}=={version}"
    candidates = tuple(
        Candidate(report, FontFile(report.family, paths[path], hashlib.sha256(report.data).hexdigest(), pinned))
        for path, report in _looked_at(paths, locales, unprinted).items()
    )
    families = sorted({each.file.family for each in candidates})
    family_files = tuple(each for each in candidates if each.file.family == (family or families[0]))
    if not family_files or (not family and len(families) > 1):
        listed = ", ".join(f"`{each}`" for each in families)
        message = msg("the package `{package}` has several families", package=name)
        raise Fault(error("fonts-name", message, None, msg("say which with `--family`: {families}", families=listed)))
    return family_files


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _looked_at(paths: Iterable[Path], locales: tuple[str, ...], unprinted: str) -> Mapping[Path, FontReport]:
    reports: dict[Path, FontReport] = {}
    faults: list[Diagnostic] = []
    for path in dict.fromkeys(paths):
        try:
            reports[path] = look_at(path, locales, unprinted)
        except Fault as fault:
            faults += fault.diagnostics
        else:
            faults += (found for found in reports[path].diagnostics if found.severity is Severity.ERROR)
    if faults:
        raise Fault(*faults)
    return reports


def add(root: Path, candidates: tuple[Candidate, ...], wish: Wish) -> Added:
    """Take fonts into a project; ``Fault``, and nothing is written, if that can not be."""
    files = Files(root)
    config = read_config(files, MEDIA)
    settings = files.read_bytes(CONFIG_PATH).decode()
    _check_names(candidates, config.brand, files)
    _check_scripts(candidates, wish)
    brand = replace(config.brand, fonts=_families(config.brand.fonts, candidates))
    types = _types(config.brand.type, candidates, wish)
    if {"Arab", "Latn"} & {*wish.text, *wish.head} and any(script_of(spec.code) == "Arab" for spec in config.locales):
        types = measured(types, brand, {each.file: each.report for each in candidates}, root)
    text = _settings(settings, config.brand.type, types, candidates)
    for each in candidates:
        if not each.file.package:
            files.folder.write_changed(each.file.path, each.report.data)
    files.folder.write_changed(CONFIG_PATH, text.encode())
    return Added(candidates, tuple(faces for faces in types if faces not in config.brand.type), types)


def _check_names(candidates: tuple[Candidate, ...], brand: Brand, files: Files) -> None:
    owners = {file.path: family.name for family in brand.fonts for file in family.files}
    faults = []
    for each in candidates:
        family, path = each.file.family, each.file.path
        hint = msg("give it another name: `mezanprint font add --family NAME`")
        if family in FAMILIES:
            faults.append(error("fonts-name", msg("`{family}` is a family of the program", family=family), None, hint))
        elif not FAMILY.fullmatch(family):
            message = msg("`{family}` is no name that a style sheet can say", family=family)
            faults.append(error("fonts-name", message, None, hint))
        elif not each.file.package and owners.get(path, family) != family:
            message = msg("`{path}` belongs to `{family}` already", path=path, family=owners[path])
            faults.append(error("fonts-name", message, Span(CONFIG_PATH), msg("rename the file first")))
        elif not each.file.package and path not in owners and _holds_another(files, each.file):
            message = msg("there is another file `{path}` already", path=path)
            faults.append(error("fonts-name", message, Span(path), msg("rename one of the two")))
    if faults:
        raise Fault(*dict.fromkeys(faults))


def _holds_another(files: Files, file: FontFile) -> bool:
    return files.exists(file.path) and hashlib.sha256(files.read_bytes(file.path)).hexdigest() != file.digest


def _check_scripts(candidates: tuple[Candidate, ...], wish: Wish) -> None:
    there = {script for each in candidates for script in each.report.scripts}
    for script in (*wish.text, *wish.head):
        if unknown := unknown_script(script.lower()):
            raise Fault(error("fonts-name", unknown[0], None, *unknown[1:]))
        if script not in there:
            message = msg("it has no letters of `{script}`", script=script.lower())
            hint = msg("it has {scripts}", scripts=", ".join(f"`{each.lower()}`" for each in sorted(there)) or "–")
            raise Fault(error("fonts-name", message, None, hint))
    if (wish.text or wish.head) and len({each.file.family for each in candidates}) > 1:
        raise Fault(error("fonts-name", msg("text can be set in one of several families only"), None, _ONE))


_ONE = msg("add the files of one family at a time, or give them one name with `--family`")


def _families(families: tuple[HouseFamily, ...], candidates: tuple[Candidate, ...]) -> tuple[HouseFamily, ...]:
    """Return the families with the new files; one of the same path takes the place of the old one."""
    by_name = {family.name: family for family in families}
    for each in candidates:
        before = by_name.get(each.file.family) or HouseFamily(each.file.family, (), Span(CONFIG_PATH))
        others = tuple(file for file in before.files if file.path != each.file.path)
        by_name[before.name] = replace(before, files=(*others, each.file))
    return tuple(by_name.values())


def _types(types: tuple[ScriptFaces, ...], candidates: tuple[Candidate, ...], wish: Wish) -> tuple[ScriptFaces, ...]:
    by_name = {faces.script: faces for faces in types}
    for script in (*wish.text, *wish.head):
        before = by_name.get(script) or ScriptFaces(script)
        family = candidates[0].file.family
        text, head = (family if script in wish.text else before.text), (family if script in wish.head else before.head)
        by_name[script] = replace(before, text=text, head=head)
    return tuple(by_name.values())


def _settings(
    text: str, before: tuple[ScriptFaces, ...], types: tuple[ScriptFaces, ...], candidates: tuple[Candidate, ...]
) -> str:
    """Return the settings with the tables of the fonts, and of the scripts that changed."""
    try:
        for each in candidates:
            table = ("brand", "fonts", each.file.family)
            if each.file.package:
                text = with_key(text, table, "package", each.file.package)
            text = with_key(text, (*table, "files"), each.file.path, each.file.digest)
        for faces in types:
            if faces not in before:
                text = with_key(text, ("brand", "type"), faces.script.lower(), _said(faces))
    except ValueError:
        message = msg("the tables of `[brand]` are written in a way that can not be changed line by line")
        hint = msg("write `[brand.fonts]` and `[brand.type]` as `mezanprint explain fonts` shows")
        raise Fault(error("fonts-settings", message, Span(CONFIG_PATH), hint)) from None
    return text


def _said(faces: ScriptFaces) -> Mapping[str, str | float]:
    said: dict[str, str | float] = {"text": faces.text, "head": faces.head, "scale": faces.scale}
    said |= {"head_scale": faces.head_scale}
    said |= {"width": faces.width} if faces.width != 1 else {}
    return {key: value for key, value in said.items() if value}
