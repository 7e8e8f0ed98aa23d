"""Media: what kind of file an edition becomes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Medium:
    """A kind of file that editions are published as."""

    name: str
    """As the settings name it: ``output = "web"``."""
    suffix: str
    """End of its files' names, with the dot."""
    media_type: str
    """As servers and mails name it (RFC 6838)."""
    is_paged: bool = False
    """Whether it has pages of a fixed size, as paper has."""
    has_profile: bool = False
    """Whether every project has a profile of its name, without a table for it in the settings."""


PDF = Medium("pdf", ".pdf", "application/pdf", is_paged=True)
"""What a profile makes that names nothing else."""
