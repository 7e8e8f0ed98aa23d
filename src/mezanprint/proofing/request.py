"""What proofs somebody wants."""

from dataclasses import dataclass
from pathlib import Path

from mezanprint.console.page_words import language_of_page


@dataclass(frozen=True, slots=True)
class ProofRequest:
    """What proofs somebody wants."""

    locale: str
    documents: tuple[str, ...] = ()
    language: str | None = None
    """``en`` or ``ar``, or None for the one that goes with the locale."""
    out: Path | None = None
    jobs: int = 1

    @property
    def told_in(self) -> str:
        """The language of the proof's own words."""
        return language_of_page(self.locale, self.language)
