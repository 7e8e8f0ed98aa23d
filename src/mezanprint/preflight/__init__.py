"""Stage 6 of 6: a finished PDF is looked at by code that does not trust the one that made it."""
