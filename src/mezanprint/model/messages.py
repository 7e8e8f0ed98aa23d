"""Words of the templates in one locale: what the chrome of a page says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from mezanprint.model.texts import TextState


@dataclass(frozen=True, slots=True)
class Message:
    """One translated word or sentence of a template."""

    value: str
    state: TextState


@dataclass(frozen=True, slots=True)
class Messages:
    """Messages of the domain ``templates`` in one locale, by ``(msgctxt or "", msgid)``."""

    locale: str
    entries: Mapping[tuple[str, str], Message]
    otherwise: TextState = TextState.MISSING
    """State of a word that has no entry: in the source locale a template says it itself, ``SOURCE``."""

    def lookup(self, context: str, source: str) -> Message:
        """Return the message, or the source text in the state ``otherwise``."""
        return self.entries.get((context, source)) or Message(source, self.otherwise)


MessagesByLocale: TypeAlias = Mapping[str, Messages]
