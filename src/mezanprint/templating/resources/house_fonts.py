"""The house's own fonts that a page is set in: compared with what the settings say of them, and registered."""

import hashlib

from mezanprint.model.brand import Brand, FontFile, HouseFamily
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.project.font_packages import locate
from mezanprint.templating.resources.resources import Resources


def house_fonts(resources: Resources, brand: Brand, styles: str) -> tuple[FontFile, ...]:
    """Return the files of those families that style sheets name; what is wrong with them goes to ``resources``."""
    said = styles.casefold()
    return tuple(
        file
        for family in brand.fonts
        if family.name.casefold() in said
        for file in family.files
        if _is_sound(resources, family, file)
    )


def _is_sound(resources: Resources, family: HouseFamily, file: FontFile) -> bool:
    if not file.package:
        digest = resources.font(file.path, family.span)
    else:
        path = locate(file.package.partition("==")[0], file.path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path else None
        if digest is None:
            resources.diagnostics.append(_missing(family, file))
    if digest and digest != file.digest:
        resources.diagnostics.append(_changed(family, file))
    return digest == file.digest


def _missing(family: HouseFamily, file: FontFile) -> Diagnostic:
    message = msg("font file `{name}` of `{distribution}` is not installed", name=file.path, distribution=file.package)
    return error("fonts-missing", message, family.span, msg("`pip install {package}`", package=file.package))


def _changed(family: HouseFamily, file: FontFile) -> Diagnostic:
    message = msg("font file `{name}` is not the one that was added", name=file.path)
    hint = msg("bring the old one back, or add this one: `mezanprint font add {path}`", path=file.package or file.path)
    return error("fonts-changed", message, family.span, hint)
