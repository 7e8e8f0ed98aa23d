"""Words of the templates in one locale: what the chrome of a page says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    """State of a word that has no entry: in the locale it is written in a template says it itself, ``SOURCE``."""
    printed: dict[tuple[str, str], None] = field(default_factory=dict, compare=False)
    """The words that were looked up so far, in order: of these it is told what is not translated."""

    def lookup(self, context: str, source: str) -> Message:
        """Return the message, or the source text in the state ``otherwise``."""
        self.printed[context, source] = None
        return self.entries.get((context, source)) or Message(source, self.otherwise)
