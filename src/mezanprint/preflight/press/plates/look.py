"""The plates of all pages of a file, made and looked at one after the other, each in boxes of its own."""

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import Profile
from mezanprint.model.foreign import said_by
from mezanprint.model.matrices import shared
from mezanprint.model.translatable import msg, nmsg
from mezanprint.preflight.press.plates import ghostscript
from mezanprint.preflight.press.plates.frames import read_frames
from mezanprint.preflight.press.plates.plates_ink import Seen, check_plates
from mezanprint.preflight.press.rule import Answer, NotExamined
from mezanprint.preflight.press.sheet import Finding
from mezanprint.project import system
from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import Budget

_DPI = 150
_MAX_PIXELS = 8_000_000
"""Of a plate: A2 and a little more at that resolution. A larger page is looked at more coarsely."""
_RESERVE = 0.4
"""Share of the processor seconds that is left for others."""
_MOST_FAILURES = 3
"""Pages without plates after which no more are tried: it is the file that Ghostscript fails at."""
_EXPLAIN = ("press-ink", "press-registration", "press-rgb", "press-blend-space", "press-text-black")
"""Findings of painted things that say why there is too much ink in a place."""


def look_at_plates(file: Path, name: str, profile: Profile, budget: Budget) -> Answer:
    """Return what is wrong with the plates of a file, and of what pages there are none, and why.

    Whatever is foreign is read in boxes. ``name`` is what findings call the file.
    """
    program = ghostscript.find()
    try:
        if program is None:
            raise OSError(_missing())
        frames = boxed(read_frames, file.absolute(), profile, file=file, budget=budget)
    except (OSError, Fault) as trouble:
        return Answer(0, (), (), (NotExamined(msg("plates"), _reason(trouble)),))
    looks: list[Seen] = []
    gaps: list[NotExamined] = []
    least = budget.seconds * _RESERVE
    for page, frame in enumerate(frames, 1):
        if budget.seconds < least or len(gaps) == _MOST_FAILURES:
            reason = gaps[-1].reason if len(gaps) == _MOST_FAILURES else msg("they take too much time")
            gaps.append(NotExamined(msg("plates from page {page} on", page=page), reason))
            break
        try:
            dpi = min(_DPI, 72 * math.sqrt(_MAX_PIXELS / max(1, frame.area)))
            plates = ghostscript.separate(program, file, page, dpi, budget)
            asked = (plates, frame, page, name, profile.ink.limit)
            looks.append(boxed(check_plates, *asked, file=file, budget=budget))
        except (OSError, Fault) as trouble:
            gaps.append(NotExamined(msg("plates of page {page}", page=page), _reason(trouble)))
    found = tuple(finding for each in looks for finding in each.findings)
    return Answer(len(frames), found, tuple(_subjects(looks)), tuple(gaps))


def _missing() -> str:
    name, here = system.PLATES.name, system.system_name()
    if here is None:
        return msg("{name} is not installed", name=name)
    command = system.install_command((system.PLATES,), here)
    return msg("{name} is not installed: `{command}`", name=name, command=command)


def _reason(trouble: OSError | Fault) -> str:
    return trouble.diagnostics[0].message if isinstance(trouble, Fault) else said_by(trouble)


def _subjects(looks: list[Seen]) -> Iterator[str]:
    """Yield how many plates were looked at, of which inks, and how much ink comes together."""
    if looks:
        inks = " ".join(dict.fromkeys(ink for each in looks for ink in each.inks))
        most = f"{max(each.most for each in looks):.0f}"
        yield nmsg(
            "plates of {n} page ({inks}; at most {share} % ink)",
            "plates of {n} pages ({inks}; at most {share} % ink)",
            len(looks),
            inks=inks,
            share=most,
        )


def unexplained(found: Iterable[Finding], known: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings of plates that no finding of ``known`` explains: one of its kind, in the same place."""
    return tuple(each for each in found if not any(_explains(other, each) for other in known))


def _explains(known: Finding, found: Finding) -> bool:
    if known.page != found.page or known.diagnostic.code not in _EXPLAIN:
        return False
    return not known.box or not found.box or shared(known.box, found.box) is not None
