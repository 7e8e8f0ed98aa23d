"""``mezanprint.toml``: locales with their house style, profiles, the organisation."""

from dataclasses import dataclass
from typing import NoReturn

from mezanprint.model.editions import Profile
from mezanprint.model.locales import LocaleSpec


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project. ``locales`` are in the order of the file; the first one is no special."""

    names: tuple[tuple[str, str], ...]
    """What the publisher calls itself in each locale, ``(("en", ...), ("ar", ...))``; becomes the PDF author."""
    source_locale: str
    """Locale of documents that do not name one: ``en`` unless the file says otherwise."""
    locales: tuple[LocaleSpec, ...]
    profiles: tuple[Profile, ...]
    editions: tuple[tuple[str, ...], ...]
    """Locales of the editions a document has when it names none."""

    def locale(self, code: str) -> LocaleSpec:
        """Return a locale by its code; ``KeyError`` if the project has none such."""
        return next((spec for spec in self.locales if spec.code == code), None) or _unknown(code)

    def profile(self, name: str) -> Profile:
        """Return a profile by its name; ``KeyError`` if the project has none such."""
        return next((profile for profile in self.profiles if profile.name == name), None) or _unknown(name)


def _unknown(name: str) -> NoReturn:
    raise KeyError(name)
