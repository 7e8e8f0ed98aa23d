"""What this installation stands on: each thing it needs, with its version, or with the command that brings it.

Nothing heavy is imported: libraries are asked through ``ctypes``, packages through their metadata.
"""

import platform
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from mezanprint import __version__
from mezanprint.model.translatable import gettext_noop, msg
from mezanprint.preflight.press.plates import ghostscript
from mezanprint.project import system
from mezanprint.project.boxes.budget import Budget
from mezanprint.project.confinement.confine import offered
from mezanprint.typesetting.weasyprint.fonts import check_fonts, font_families, pinned_fonts

# As in pyproject.toml, the fonts apart; a test compares the two.
PACKAGES = (
    "weasyprint==70.*",
    "pydyf==0.13.*",
    "fonttools",
    "pikepdf",
    "pypdfium2",
    "pillow",
    "jinja2",
    "babel",
    "hijridate",
    "pyyaml",
    "markdown-it-py",
    "mdit-py-plugins",
    "nh3",
    "arabic-reshaper",
    "python-bidi",
    "pebble",
    "watchfiles",
    "click",
    "rich",
    "defusedxml",
    "openpyxl",
    "segno",
    "unicode-rbnf",
    "zxing-cpp",
)
STUDIO = ("uvicorn", "h11")
"""What only the studio needs."""


FOUND = gettext_noop("found")
"""What is said of a library that has no version to tell."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    found: str | None
    """Its version, ``found`` where it has none to tell, or None if it is missing."""
    ok: bool
    """Whether pages can be made as things are."""
    remedy: str = ""
    """A command to type, empty where all is well."""
    without: str = ""
    """What does not hold where it is missing and a build does without."""


def examine() -> tuple[Check, ...]:
    """Return what is needed and whether it is there. Takes some tenths of a second."""
    return (
        Check("mezanprint", __version__, ok=True),
        Check("Python", platform.python_version(), ok=True),
        *map(_library, system.LIBRARIES),
        *map(_package, PACKAGES),
        *_fonts(),
        *map(_studio, STUDIO),
        _plates(),
        *_confinement(),
    )


def _library(need: system.Need) -> Check:
    if need.is_met():
        return Check(need.name, need.find(), ok=True)
    here = system.system_name()
    remedy = system.install_command((need,), here) if here else _advice(need)
    return Check(need.name, need.find(), ok=False, remedy=remedy)


def _advice(need: system.Need) -> str:
    commands = "\n".join(system.commands((need,)))
    return msg("missing: {names}. To install:\n{commands}", names=need.name, commands=commands)


def _package(requirement: str) -> Check:
    name, _, release = requirement.partition("==")
    found = _version(name)
    if found and found.startswith(release.removesuffix("*")):
        return Check(name, found, ok=True)
    return Check(name, found, ok=False, remedy=f'python -m pip install "{requirement}"')


def _studio(name: str) -> Check:
    command = 'python -m pip install "mezanprint[studio]"'
    lacking = msg("without {name} there is no `mezanprint studio`; to install: {command}", name=name, command=command)
    return Check(name, _version(name), ok=True, without=lacking)


def _fonts() -> Iterator[Check]:
    for family in font_families():
        fonts = tuple(font for font in pinned_fonts() if font.family == family)
        package = fonts[0].distribution
        found, faults = _version(package), check_fonts(fonts)
        pinned = f"{package}=={fonts[0].version}" if fonts[0].version else package
        remedy = f"python -m pip install --force-reinstall {pinned}" if faults else ""
        yield Check(msg("font {family}", family=family), found, ok=not faults, remedy=remedy)


def _plates() -> Check:
    """Return whether plates can be made, which a build does not need. Ghostscript is asked in a box."""
    name, program = system.PLATES.name, ghostscript.find()
    if program is not None:
        with suppress(OSError):
            return Check(name, ghostscript.version(program, Budget()), ok=True)
    here = system.system_name()
    command = system.install_command((system.PLATES,), here) if here else _advice(system.PLATES)
    lacking = msg(
        "without {name}, `mezanprint preflight` sees no plates; to install it: {command}", name=name, command=command
    )
    return Check(name, None, ok=True, without=lacking)


def _confinement() -> Iterator[Check]:
    """Yield what the kernel offers to shut workers in: nothing that can be installed, and nothing a build needs."""
    here = offered()
    landlock, seccomp = "Landlock", "seccomp"
    yield Check(
        landlock,
        msg("ABI {number}", number=here.landlock) if here.landlock else None,
        ok=True,
        without=msg("without {name}, whoever takes over a worker can read whatever you can read", name=landlock),
    )
    yield Check(
        seccomp,
        FOUND if here.seccomp else None,
        ok=True,
        without=msg("without {name}, whoever takes over a worker can start programs and connections", name=seccomp),
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
