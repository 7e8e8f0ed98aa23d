"""Floor 6: the command line. Only the chosen command's module is imported."""

from mezanprint.cli.main import main

__all__ = ["main"]
