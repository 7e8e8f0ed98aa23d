"""Catalogs in the life of a project: read, updated, matched, remembered and reviewed."""
