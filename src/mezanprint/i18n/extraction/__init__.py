"""Template catalogs made from documents and templates."""
