"""The closed set of fonts: found in their wheels, checked byte for byte, and all that fontconfig is told of.

Nothing here imports WeasyPrint: the environment must be set before Pango reads it, and the fingerprint is wanted
where nothing is typeset.
"""

import atexit
import hashlib
import os
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.translatable import msg
from mezanprint.project.font_packages import locate

OWN = "mezanprint"
REMEDY = msg("install the locked packages again: `make setup`, or `pip install --force-reinstall` the package")


@dataclass(frozen=True, slots=True)
class Font:
    """One font file of the pinned table."""

    family: str
    distribution: str
    """Package that carries the file; this program for those that come with it."""
    version: str
    """Version of that package; empty for this program."""
    file: str
    """Path of the file inside the package's installation: ``fontpkg_amiri/files/Amiri-Regular.ttf``."""
    digest: str
    """SHA-256, hexadecimal."""

    def locate(self) -> Path | None:
        """Return where the file is installed, or None."""
        if self.distribution != OWN:
            return locate(self.distribution, self.file)
        path = Path(str(files("mezanprint.typesetting") / self.file))
        return path if path.is_file() else None


@cache
def pinned_fonts() -> tuple[Font, ...]:
    """Return the fonts of ``fonts.toml``, in its order."""
    table = tomllib.loads((files("mezanprint.typesetting") / "fonts.toml").read_text("utf-8"))
    return tuple(
        Font(family, entry["distribution"], entry["version"], f"{entry['folder']}/{name}", digest)
        for family, entry in table.items()
        for name, digest in entry["files"].items()
    )


def font_families() -> tuple[str, ...]:
    """Return the names a style sheet may use in ``font-family``."""
    return tuple(dict.fromkeys(font.family for font in pinned_fonts()))


def fonts_fingerprint() -> str:
    """Return the digest of the pinned table. What is installed is compared with it before anything is typeset."""
    return hashlib.sha256(repr(pinned_fonts()).encode()).hexdigest()


def check_fonts(fonts: tuple[Font, ...] | None = None) -> tuple[Diagnostic, ...]:
    """Return a finding for each font (of all pinned ones) that is not installed or is not the file that was pinned."""
    return tuple(finding for font in fonts or pinned_fonts() if (finding := _check(font)))


def _check(font: Font) -> Diagnostic | None:
    path, name = font.locate(), font.file.rpartition("/")[2]
    if path is None:
        message = msg(
            "font file `{name}` of `{distribution}` is not installed", name=name, distribution=font.distribution
        )
        return error("fonts-missing", message, None, REMEDY)
    if hashlib.sha256(path.read_bytes()).hexdigest() != font.digest:
        message = msg(
            "font file `{name}` of `{distribution}` is not the one the documents were designed with",
            name=name,
            distribution=font.distribution,
        )
        return error("fonts-changed", message, None, REMEDY)
    return None


def font_environment() -> dict[str, str]:
    """Check the fonts and return the variables that make Pango see these and no others.

    To be set before WeasyPrint is imported. The configuration is written to the user's cache folder, for fontconfig
    keeps its own index beside it. ``Fault`` if a font is missing or changed.
    """
    if findings := check_fonts():
        raise Fault(*findings)
    paths = tuple(path for font in pinned_fonts() if (path := font.locate()))
    folder = _write_configuration(paths)
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "FONTCONFIG_PATH": str(folder)}


@cache
def font_places() -> tuple[Path, ...]:
    """Return the folders that are read where text is set: those of the fonts, and that of fontconfig's settings."""
    fonts = dict.fromkeys(path.parent for font in pinned_fonts() if (path := font.locate()))
    return (*fonts, Path(os.environ["FONTCONFIG_PATH"]))


def _configuration(paths: tuple[Path, ...], cache_folder: Path) -> str:
    """Return a fontconfig file that knows these files only, whatever else lies in their folders.

    Each other file is refused by its name: whether accepting a file wins over refusing all (up to fontconfig 2.15) or
    loses (2.17, where no font at all was left) is a matter of the version.
    """
    places = tuple(dict.fromkeys(path.parent for path in paths))
    others = sorted({each for place in places for each in place.rglob("*") if each.is_file()} - set(paths))
    folders = "".join(f"  <dir>{escape(str(place))}</dir>\n" for place in places)
    refused = "".join(f"    <glob>{escape(str(each))}</glob>\n" for each in others if each.suffix != ".pyc")
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
        f"{folders}  <cachedir>{escape(str(cache_folder))}</cachedir>\n"
        f"  <selectfont>\n   <rejectfont>\n{refused}   </rejectfont>\n  </selectfont>\n"
        "  <config>\n    <rescan><int>0</int></rescan>\n  </config>\n</fontconfig>\n"
    )


def _write_configuration(paths: tuple[Path, ...]) -> Path:
    """Write the configuration unless it stands already; return its folder, which differs for each installation."""
    name = hashlib.sha256("\n".join(map(str, paths)).encode()).hexdigest()[:16]
    try:
        return _write_in(_user_cache(os.environ) / "mezanprint" / f"fonts-{name}", paths)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="mezanprint-fonts-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return _write_in(folder, paths)


def _write_in(folder: Path, paths: tuple[Path, ...]) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target, text = folder / "fonts.conf", _configuration(paths, folder / "index")
    if not target.is_file() or target.read_text("utf-8") != text:
        # Several workers may start at once: each writes aside, the last move wins with the same text.
        descriptor, aside = tempfile.mkstemp(dir=folder)
        with open(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(aside).replace(target)
    return folder


def _user_cache(environment: Mapping[str, str]) -> Path:
    """Return the folder for things that may be thrown away: XDG, or what the system has in its place."""
    if stated := environment.get("XDG_CACHE_HOME"):
        return Path(stated)
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or tempfile.gettempdir())
    home = Path.home()
    return home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
