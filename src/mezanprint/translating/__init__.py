"""Floor 8: the commands of translators: catalogs extracted, updated, checked, exchanged, merged and reviewed."""
