"""What the page shows: the editions of the last build, their pages as pictures, and what is to be said of them."""

import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mezanprint.console.localization import localized, phrase
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity
from mezanprint.model.geometry import Area
from mezanprint.model.results import EditionResult, Report, State
from mezanprint.model.translatable import as_message
from mezanprint.outputs.page_pictures import Picture, draw_trimmed
from mezanprint.server.words import words_in


@dataclass(slots=True)
class Shown:
    """One edition on the board."""

    result: EditionResult
    file: Path | None
    """The PDF whose pages are shown, or None where there is none, or none that is of today."""
    name: str = field(default_factory=lambda: secrets.token_hex(12))
    pictures: dict[str, Picture] | None = None
    """Drawn when they are first asked for."""

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is told, in the order of the numbers on the page."""
        return self.result.marks or self.result.diagnostics

    @property
    def has_places(self) -> bool:
        """Whether the pages of the file are those of the layout: printed sheets have others."""
        return bool(self.result.refused) or not self.result.edition.profile.is_print


class Board:
    """The last build, for threads that read it and one that renews it."""

    def __init__(self, root: Path, language: str) -> None:
        """``language`` is that of the page's own words and of the findings: ``en`` or ``ar``."""
        self._root, self.language = root, language
        self._changed = threading.Condition()
        self._drawing = threading.Lock()
        self._version = 0
        self._report = Report()
        self._shown: tuple[Shown, ...] = ()

    def show(self, report: Report) -> None:
        """Show another build, and wake up all who wait for one. Pictures of what did not change are kept."""
        with self._changed:
            known = {(shown.result.edition, shown.file): shown for shown in self._shown}
            self._shown = tuple(self._renewed(result, known) for result in report.results)
            self._report = report
            self._version += 1
            self._changed.notify_all()

    def _renewed(self, result: EditionResult, known: dict[tuple[Any, Path | None], Shown]) -> Shown:
        is_shown = result.state is not State.FAILED and result.edition.profile.medium.is_paged
        file = result.refused or (result.path if is_shown else "")
        shown = Shown(result, self._root / file if file else None)
        before = known.get((result.edition, shown.file))
        if before and result.sha256 and result.sha256 == before.result.sha256:
            shown.pictures = before.pictures
        return shown

    def wait(self, seen: int, seconds: float) -> None:
        """Return when there is a version later than ``seen``, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != seen, seconds)

    def overview(self) -> dict[str, Any]:
        """Return all editions without their pages, and what belongs to none of them."""
        with self._changed:
            return {
                "version": self._version,
                "words": words_in(self.language),
                "general": [self._told(n, found, None) for n, found in enumerate(self._report.diagnostics, 1)],
                "editions": [self._edition(shown) for shown in self._shown],
            }

    def _edition(self, edition: Shown) -> dict[str, Any]:
        severities = [found.severity for found in edition.findings]
        return {
            "id": edition.name,
            "name": edition.result.edition.name,
            "state": phrase(as_message(edition.result.state), self.language),
            "refused": edition.result.state is State.FAILED,
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
        }

    def edition(self, name: str) -> dict[str, Any] | None:
        """Return the pages and findings of an edition that the overview names; None for any other name."""
        edition_shown = self._find(name)
        if edition_shown is None:
            return None
        pages = [
            {"picture": key, "number": number, "width": picture.width, "height": picture.height}
            for number, (key, picture) in enumerate(self._pictures(edition_shown).items(), 1)
        ]
        return {**self._edition(edition_shown), "pages": pages, "findings": list(self._findings(edition_shown))}

    def picture(self, name: str) -> bytes | None:
        """Return the PNG that an edition named; None for any other name."""
        with self._changed:
            drawn = [shown.pictures for shown in self._shown if shown.pictures]
        return next((pictures[name].png for pictures in drawn if name in pictures), None)

    def _find(self, name: str) -> Shown | None:
        with self._changed:
            return next((shown for shown in self._shown if shown.name == name), None)

    def _pictures(self, edition: Shown) -> dict[str, Picture]:
        with self._drawing:  # one at a time: a page of fifty requests must not become fifty processes
            if edition.pictures is None:
                try:
                    pictures = draw_trimmed(edition.file.read_bytes()) if edition.file else ()
                except (OSError, Fault):  # it is being replaced; the next version comes at once
                    return {}
                if edition.result.refused:  # behind its pages stands the list, which the page has already
                    pictures = tuple(picture for picture in pictures if picture.has_desk)
                edition.pictures = {secrets.token_hex(12): picture for picture in pictures}
            return edition.pictures

    def _findings(self, shown: Shown) -> Iterator[dict[str, Any]]:
        pictures = tuple((shown.pictures or {}).values()) if shown.has_places else ()
        for number, found in enumerate(shown.findings, 1):
            page = found.span.page if found.span else None
            yield self._told(number, found, pictures[page - 1] if page and page <= len(pictures) else None)

    def _told(self, number: int, finding: Diagnostic, picture: Picture | None) -> dict[str, Any]:
        span = finding.span
        return {
            "number": number,
            "severity": finding.severity,
            "severity_word": localized(as_message(finding.severity), self.language),
            "code": finding.code,
            "message": localized(finding.message, self.language),
            "hints": [localized(hint, self.language) for hint in finding.hints],
            "file": f"{span.path}:{span.line}" if span and span.line else "",
            "page": span.page if span and picture else None,
            "area": _share(span.area, picture) if span and span.area and picture else None,
        }


def _share(area: Area, picture: Picture) -> list[float]:
    """Return an area as left, top, width and height in per cent of the picture of its page."""
    left, top = picture.left + area.left, picture.top + area.top
    parts = (left / picture.width, top / picture.height)
    sizes = ((area.right - area.left) / picture.width, (area.bottom - area.top) / picture.height)
    return [round(100 * share, 2) for share in (*parts, *sizes)]
