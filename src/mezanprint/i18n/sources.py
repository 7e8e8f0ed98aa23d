"""The form a source text has as ``msgid``."""

import unicodedata


def normalise(source: str) -> str:
    """Return ``source`` in NFC with white space collapsed: a new line break must not make a translation outdated."""
    return " ".join(unicodedata.normalize("NFC", source).split())
