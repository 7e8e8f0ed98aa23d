"""The families that the house sets its pages in: those whose files ``typesetting/fonts.toml`` pins."""

import tomllib
from pathlib import Path

FAMILIES = frozenset(tomllib.loads((Path(__file__).parents[1] / "typesetting" / "fonts.toml").read_text("utf-8")))
SIGNS = ("Mezanprint Symbols", "Mezanprint Emoji")
"""Families of signs, which stand behind all others on every page."""
PACKAGE = "manimgx-fonts"
"""A package with Noto fonts of many scripts, as they were published."""
IN_PACKAGE = {
    "Armenian": "armn",
    "Bengali": "beng",
    "Devanagari": "deva",
    "Ethiopic": "ethi",
    "Georgian": "geor",
    "Gujarati": "gujr",
    "Gurmukhi": "guru",
    "Kannada": "knda",
    "Khmer": "khmr",
    "Lao": "laoo",
    "Malayalam": "mlym",
    "Myanmar": "mymr",
    "Oriya": "orya",
    "Sinhala": "sinh",
    "Tamil": "taml",
    "Telugu": "telu",
    "Thai": "thai",
}
"""Scripts that it has, as Unicode calls their letters, with their codes (ISO 15924)."""

_BOLD, _SEMIBOLD = 700, 600


def true_weight(weight: int, style: str) -> int:
    """Return the weight of a face that gives this one and has this style: what calls itself bold is bold.

    Noto Nastaliq Urdu Bold of 2020 gives the weight of the regular, 400.
    """
    return _BOLD if "bold" in style.lower() and weight < _SEMIBOLD else weight
