"""What is ordered of a print shop, as far as somebody has said it: a file alone does not tell what it is for."""

from dataclasses import dataclass

from mezanprint.model.paper import Paper
from mezanprint.pdf.painting.painted import PROCESS


@dataclass(frozen=True, slots=True)
class Ticket:
    """A job ticket."""

    paper: Paper | None = None
    """What becomes of the pages."""
    is_bound_as_stated: bool = False
    """Whether they are bound where the file says, whatever ``paper`` has."""
    pages: int | None = None
    size: tuple[float, float] | None = None
    """Width and height of a page after cutting, mm."""
    inks: tuple[str, ...] = PROCESS
