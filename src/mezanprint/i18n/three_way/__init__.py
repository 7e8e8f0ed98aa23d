"""Three versions of a catalog made one: by message, never by line."""
