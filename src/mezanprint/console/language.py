"""The language in which the program speaks: the one that was asked for, or that of the environment, or English."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass

ENGLISH, ARABIC = "en", "ar"
LANGUAGES = (ENGLISH, ARABIC)
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is not empty counts. Source: POSIX.1-2024, chapter 8.2."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language to speak, and whether somebody asked for it by name."""

    code: str = ENGLISH
    asked: bool = False

    @property
    def of_documents(self) -> str:
        """Language of what programs read: the environment of one computer must not change it."""
        return self.code if self.asked else ENGLISH

    @property
    def named(self) -> str | None:
        """The language that was asked for by name, or None: then what goes with a document speaks as it does."""
        return self.code if self.asked else None


_USUAL = Language()
_CHOSEN: ContextVar[Language] = ContextVar("language", default=_USUAL)


def speak(language: Language) -> None:
    """Have everything that is told from now on told in a language."""
    _CHOSEN.set(language)


def spoken() -> Language:
    """Return the language to speak."""
    return _CHOSEN.get()


def choose(asked: str | None, environment: Mapping[str, str]) -> Language:
    """Return the language that was ``asked`` for, or that of the environment."""
    if asked in LANGUAGES:
        return Language(asked, asked=True)
    said = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    return Language(ARABIC if said.replace("-", "_").split("_")[0].split(".")[0] == ARABIC else ENGLISH)
