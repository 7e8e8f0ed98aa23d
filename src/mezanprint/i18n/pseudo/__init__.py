"""Pseudo-locales: made-up words that show the faults of a layout."""
