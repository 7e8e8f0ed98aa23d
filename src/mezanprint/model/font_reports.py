"""What is found in a font file before a project takes it."""

from dataclasses import dataclass

from mezanprint.model.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class FontReport:
    """What a font says of itself, what was measured in it, and what is wrong with it."""

    family: str
    style: str
    """``Bold Italic``, as the font says it."""
    weights: tuple[int, int]
    """The lightest and the heaviest it has; one twice if it is not variable."""
    slanted: bool
    version: str
    licence: str
    """Of what it says itself; empty if it says nothing."""
    embedding: str
    """What its licence bits let one do."""
    characters: int
    scripts: tuple[str, ...]
    """Those of its letters (ISO 15924), of the scripts that locales are written in."""
    missing: tuple[tuple[str, str], ...]
    """Letters it lacks, for each locale of the project in whose script it is."""
    x_height: float
    """Of a Latin x, in em; 0 if it has none."""
    medial_height: float
    """Mean of Arabic letters in the middle of a word, in em; 0 if it has none."""
    widths: tuple[tuple[str, tuple[float, ...]], ...]
    """Width of some words in em, the same words in every font, for each of its scripts that was measured."""
    data: bytes
    """The file as the project takes it: TrueType, whatever it was."""
    was: str
    """What it was, where it was converted: ``CFF``, ``WOFF2``."""
    diagnostics: tuple[Diagnostic, ...]
