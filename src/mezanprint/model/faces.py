"""The families that the house sets its pages in: those whose files ``typesetting/fonts.toml`` pins."""

import tomllib
from pathlib import Path

FAMILIES = frozenset(tomllib.loads((Path(__file__).parents[1] / "typesetting" / "fonts.toml").read_text("utf-8")))
SIGNS = ("Mezanprint Symbols", "Mezanprint Emoji")
"""Families of signs, which stand behind all others on every page."""
