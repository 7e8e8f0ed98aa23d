"""Mezanprint: printable documents in Arabic and English from one source."""

__version__ = "0.1.0"
