"""Editions: the unit of building, caching and parallel work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """An output profile: a table ``[profiles.NAME]`` in ``mezanprint.toml``."""

    name: str
    image_dpi: int = 150
    """Pictures finer than this at their printed size are scaled down."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A document in one or two locales for one profile."""

    document: str
    locales: tuple[str, ...]
    profile: Profile

    @property
    def locale_code(self) -> str:
        """``ar``, or ``ar+en`` for two locales."""
        return "+".join(self.locales)

    @property
    def name(self) -> str:
        """A short name for people: ``about-al-mezan ar+en``, with the profile unless it is ``screen``."""
        suffix = "" if self.profile.name == "screen" else f" ({self.profile.name})"
        return f"{self.document} {self.locale_code}{suffix}"

    @property
    def output_path(self) -> str:
        """Path of the PDF below the output folder."""
        suffix = "" if self.profile.name == "screen" else f".{self.profile.name}"
        return f"{self.locale_code}/{self.document}{suffix}.pdf"
