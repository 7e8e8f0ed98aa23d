"""Fonts that a house brings: their bytes compared with what is pinned, and told to fontconfig for one document.

Fontconfig parses them, so this happens in confined processes only.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from mezanprint.model.brand import FontFile
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files
from mezanprint.project.font_packages import locate
from mezanprint.typesetting.weasyprint.fetcher import read_listed
from mezanprint.typesetting.weasyprint.weasy import FontConfiguration, ffi, weasyprint

_RULE = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><match target="scan">'
    '<test name="file" compare="eq"><string>{path}</string></test>'
    '<edit name="family" mode="prepend"><string>{family}</string></edit></match>'
    '<match target="scan"><test name="file" compare="eq"><string>{path}</string></test>'
    '<test name="style" compare="contains"><string>Bold</string></test>'
    '<test name="weight" compare="less"><const>semibold</const></test>'
    '<edit name="weight" mode="assign"><const>bold</const></edit></match></fontconfig>'
)
"""What a file is called is what style sheets say. To replace its own name would break Pango (WeasyPrint, 2510).

What calls itself bold is bold, as in `model/faces.py`: else nothing would be set in it.
"""


@dataclass(frozen=True, slots=True)
class HouseFont:
    """A font file that may be opened, by the name of its family."""

    family: str
    path: Path
    digest: str


def house_fonts(composition: Composition, root: Path) -> tuple[HouseFont, ...]:
    """Return the font files of a composition; ``Fault`` if one is not there or is another one."""
    files = Files(root)
    return tuple(HouseFont(font.family, _place(font, files, root), font.digest) for font in composition.fonts)


def _place(font: FontFile, files: Files, root: Path) -> Path:
    if not font.package:
        read_listed(files, font.path, font.digest)
        return root / font.path
    path = locate(font.package.partition("==")[0], font.path)
    if path is None or hashlib.sha256(path.read_bytes()).hexdigest() != font.digest:
        raise Fault(_changed(font))
    return path


def _changed(font: FontFile) -> Diagnostic:
    message = msg("font file `{name}` is not the one that was added", name=font.path)
    return error("fonts-changed", message, None, msg("`pip install {package}`", package=font.package))


def add_font(fonts: FontConfiguration, font: HouseFont) -> None:
    """Tell fontconfig of a file beside the closed set; ``Fault`` if it takes it for no font."""
    text = weasyprint.text.ffi
    rule = _RULE.format(path=escape(font.path.as_posix()), family=escape(font.family)).encode()
    text.fontconfig.FcConfigParseAndLoadFromMemory(fonts._config, rule, True)
    if not text.fontconfig.FcConfigAppFontAddFile(fonts._config, str(font.path).encode()):
        message = msg("`{path}` is no font that can be read", path=font.path.name)
        raise Fault(error("fonts-broken", message, None, msg("bring a whole file, and add it: `mezanprint font add`")))
    text.pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", fonts.font_map))
