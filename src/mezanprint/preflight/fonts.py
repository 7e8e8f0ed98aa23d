"""Fonts of a released PDF: embedded, and such as the house has."""

import re

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg

_SUBSET = re.compile(r"^/(?:[A-Z]{6}\+)?")


def check_fonts(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for each font that is not in the file."""
    del composition
    found: list[str] = []
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        descriptor = thing.get("/FontDescriptor")
        composite = thing.get("/Subtype") == "/Type0"
        if not composite and (descriptor is None or not any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))):
            found.append(_SUBSET.sub("", str(thing.get("/BaseFont", "/?"))))
    return tuple(
        error("release-font", msg("the font `{name}` is not in the PDF", name=name)) for name in dict.fromkeys(found)
    )
