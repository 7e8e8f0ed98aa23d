"""The colours of a page: sRGB, said in the file by the profile itself, as PDF/A wants it (ISO 19005-3, 6.2.3)."""

from importlib.resources import files

from mezanprint.typesetting.weasyprint.weasy import ColorProfile

INTENT = "srgb"
"""Name of the output intent in WeasyPrint."""
OPEN_NONE = "given"
"""Passed when writing: WeasyPrint would open the profile again, and leave the file open."""
_FILE = "sRGB2014.icc"


def colour_profiles() -> dict[str, ColorProfile]:
    """Return the profile of the output intent for one document, which marks it as its own."""
    with (files("weasyprint.pdf") / _FILE).open("rb") as file:
        return {INTENT: ColorProfile(file, _FILE, "relative-colorimetric", (["r"], ["g"], ["b"]))}
