"""Catalogs as files for people who have no gettext editor: XLIFF, spreadsheets, and back without loss."""
