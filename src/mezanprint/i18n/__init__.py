"""Catalogs: gettext files read and written without loss, documents translated through them."""
