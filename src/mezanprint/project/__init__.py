"""Floor 2: the project on disk. All reads go through ``files.Files``."""
