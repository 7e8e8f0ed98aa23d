"""What one edition may take of the computer: set for a project, or for a document, with the same names."""

from dataclasses import dataclass

from mezanprint.model.translatable import msg

MB = 1024**2


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the process that typesets an edition. They change nothing of its pages."""

    processor_seconds: int = 60
    """A machine that is busy with something else makes nothing fail."""
    memory_mb: int = 2048
    """Address space; not enforced on macOS."""
    patience: int = 20
    """Seconds on the clock for each of the processor, after which a process that only waits is ended."""

    @property
    def memory(self) -> int:
        """Address space in bytes."""
        return self.memory_mb * MB

    @property
    def clock_seconds(self) -> int:
        """Seconds after which a process is ended though it took nothing of the processor."""
        return self.processor_seconds * self.patience


SET = ("processor_seconds", "memory_mb")
"""What a project and a document can set."""
LEAST = Limits(processor_seconds=5, memory_mb=512)
"""With less, no page is typeset at all."""
DEFAULT = Limits()
MOST = Limits(processor_seconds=600, memory_mb=4096)
"""What a project, which may come from a stranger, can ask for. A book of 500 pages takes 30 s and 300 MB; ten minutes
and half the memory of a small computer are an annoyance, and no more."""


def out_of_bounds(key: str, value: float, least: float, most: float) -> str:
    """Return what is told of a number that somebody set too low or too high."""
    return msg(
        "`{key}` is {value}, which is not between {least} and {most}",
        key=key,
        value=f"{value:g}",
        least=f"{least:g}",
        most=f"{most:g}",
    )
