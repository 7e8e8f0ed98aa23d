"""What the machine itself must have: system libraries and programs, and the command that brings each one.

Only the standard library is imported, for ``scripts/setup.py`` runs this before anything is installed. The file names
are those WeasyPrint 70 tries; HarfBuzz's subsetter is optional there and required here, because without it the same
source gives other bytes each second.
"""

import ctypes
import importlib.util
import platform
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

COMMANDS = {
    "debian": "sudo apt-get install --no-install-recommends",
    "fedora": "sudo dnf install",
    "macos": "brew install",
    "windows": "pacman -S",
}
_SAYS = {
    "debian": "Debian, Ubuntu",
    "fedora": "Fedora",
    "macos": "macOS with Homebrew",
    "windows": "Windows with MSYS2 (UCRT64)",
}


@dataclass(frozen=True, slots=True)
class Need:
    """Something from outside Python. ``packages`` are in the order of ``COMMANDS``, empty where a system has none."""

    name: str
    packages: tuple[str, str, str, str]
    libraries: tuple[str, ...] = ()
    """File names of the shared library, any of which will do."""
    version: Callable[[ctypes.CDLL], str] | None = None
    oldest: tuple[int, ...] = ()
    programs: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    """Parts of Python that some systems pack separately."""

    def find(self) -> str | None:
        """Return the version (or ``found`` where there is none to ask) of what is installed, None if it is missing."""
        if self.programs or self.modules:
            there = all(map(shutil.which, self.programs)) and all(map(importlib.util.find_spec, self.modules))
            return "found" if there else None
        for name in self.libraries:
            try:
                library = ctypes.CDLL(name)
            except OSError:
                continue
            return self.version(library) if self.version else "found"
        return None

    def is_met(self) -> bool:
        """Tell whether it is installed and new enough."""
        found = self.find()
        return found is not None and (not self.oldest or _numbers(found) >= self.oldest)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _text(function: str) -> Callable[[ctypes.CDLL], str]:
    """Return a reader for a library that tells its version as text."""

    def read(library: ctypes.CDLL) -> str:
        ask = library[function]
        ask.restype = ctypes.c_char_p
        return str(ask().decode())

    return read


def _fontconfig_version(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _names(stem: str, major: int) -> tuple[str, ...]:
    return (f"lib{stem}.so.{major}", f"lib{stem}.{major}.dylib", f"lib{stem}.dylib", f"lib{stem}-{major}.dll")


def _msys(package: str) -> str:
    return f"mingw-w64-ucrt-x86_64-{package}"


_PANGO = ("libpango-1.0-0", "pango", "pango", _msys("pango"))
LIBRARIES = (
    Need("GLib", _PANGO, _names("gobject-2.0", 0)),
    Need("Pango", _PANGO, _names("pango-1.0", 0), _text("pango_version_string"), oldest=(1, 44)),
    Need("PangoFT2", ("libpangoft2-1.0-0", *_PANGO[1:]), _names("pangoft2-1.0", 0)),
    Need(
        "HarfBuzz",
        ("libharfbuzz0b", "harfbuzz", "harfbuzz", _msys("harfbuzz")),
        _names("harfbuzz", 0),
        _text("hb_version_string"),
        oldest=(4, 1),
    ),
    Need(
        "HarfBuzz subset",
        ("libharfbuzz-subset0", "harfbuzz", "harfbuzz", _msys("harfbuzz")),
        _names("harfbuzz-subset", 0),
    ),
    Need(
        "Fontconfig",
        ("libfontconfig1", "fontconfig", "fontconfig", _msys("fontconfig")),
        _names("fontconfig", 1),
        _fontconfig_version,
    ),
)
PLATES = Need("Ghostscript", ("ghostscript", "ghostscript", "ghostscript", _msys("ghostscript")), programs=("gs",))
"""What `preflight` sees plates by, where it is there."""
TEST_PROGRAMS = (
    Need(
        "Poppler",
        ("poppler-utils", "poppler-utils", "poppler", _msys("poppler")),
        programs=("pdftotext", "pdffonts", "pdftoppm"),
    ),
    Need("QPDF", ("qpdf", "qpdf", "qpdf", _msys("qpdf")), programs=("qpdf",)),
    PLATES,
    Need("MuPDF", ("mupdf-tools", "mupdf", "mupdf-tools", _msys("mupdf-tools")), programs=("mutool",)),
    Need(
        "GNU gettext",
        ("gettext", "gettext", "gettext", _msys("gettext-tools")),
        programs=("msgcat", "msgfmt", "msgmerge"),
    ),
    Need("Git", ("git", "git", "git", _msys("git")), programs=("git",)),
    Need("Fontconfig tools", ("fontconfig", "fontconfig", "fontconfig", _msys("fontconfig")), programs=("fc-list",)),
    Need("Java", ("default-jre-headless", "java-latest-openjdk-headless", "openjdk", ""), programs=("java",)),
)
BROWSER = (Need("Chromium", ("chromium", "chromium", "", ""), programs=("chromium",)),)
"""What the tests of web pages look with; Ubuntu has no package of it, so that they are skipped there."""
SANDBOX = (Need("Bubblewrap", ("bubblewrap", "bubblewrap", "", ""), programs=("bwrap",)),)
"""What `--sandbox bubblewrap` stands on: of Linux alone."""
VENV_MODULE = (
    Need(
        "Python's venv module",
        (f"python3.{sys.version_info[1]}-venv", "python3", "python", _msys("python")),
        modules=("ensurepip",),
    ),
)


def missing(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return the needs that are not met."""
    return tuple(need for need in needs if not need.is_met())


def system_name(os_release: Path = Path("/etc/os-release")) -> str | None:
    """Return the key of this machine in ``COMMANDS``, or None."""
    if found := {"Darwin": "macos", "Windows": "windows"}.get(platform.system()):
        return found
    try:
        lines = os_release.read_text("utf-8").splitlines()
    except OSError:
        return None
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    words = f"{values.get('ID', '')} {values.get('ID_LIKE', '')}".replace('"', "").split()
    return next((name for name in ("debian", "fedora") if name in words), None)


def packages(needs: Iterable[Need], system: str) -> tuple[str, ...]:
    """Return the packages that bring ``needs``, each once."""
    place = list(COMMANDS).index(system)
    return tuple(dict.fromkeys(need.packages[place] for need in needs if need.packages[place]))


def install_command(needs: Iterable[Need], system: str) -> str:
    """Return the command that brings ``needs`` on one system."""
    return f"{COMMANDS[system]} {' '.join(packages(needs, system))}"


def advice(needs: tuple[Need, ...]) -> str:
    """Return one message: what is missing, and the command for each system, this machine's own first."""
    return "\n".join([f"missing: {', '.join(need.name for need in needs)}. To install:", *commands(needs)])


def commands(needs: tuple[Need, ...]) -> tuple[str, ...]:
    """Return a line for each system with the command that brings ``needs``, this machine's own first."""
    here = system_name()
    order = sorted(COMMANDS, key=lambda name: name != here)
    width = max(map(len, _SAYS.values()))
    return tuple(f"  {_SAYS[name]:<{width}}  {install_command(needs, name)}" for name in order)
