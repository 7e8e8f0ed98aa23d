"""The characters that Unicode has for direction alone (property ``Bidi_Control``; UAX #9, 2), said once."""

import re

LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
BIDI_CONTROLS = f"{ALM}{LRM}{RLM}{LRE}-{RLO}{LRI}-{PDI}"
"""All of them, for a character class."""
CONTROL = re.compile(f"[{BIDI_CONTROLS}]")


def strip_controls(text: str) -> str:
    """Return ``text`` without directional characters: they never reach a page, metadata, an outline or a file name."""
    return CONTROL.sub("", text)
