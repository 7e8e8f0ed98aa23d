"""Files of the project that templates bring to a page: other templates, pictures, drawings."""
