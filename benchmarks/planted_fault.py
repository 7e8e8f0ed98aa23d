"""What a planted fault is, and the short ways to plant one."""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pikepdf import Pdf

from planted_base import add_content, build, sheets

ERROR, WARNING = "error", "warning"
Plant = Callable[[Pdf], None]


def nothing(pdf: Pdf) -> None:
    """Plant nothing: the fault is that of the job, or comes when the file is saved."""


def save(pdf: Pdf, path: Path) -> None:
    """Save a file as it is, without a word on what is wrong with it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pdf.save(path, min_version="1.6", deterministic_id=True)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in an otherwise sound file: what a print shop says of it, and which codes say the same.

    A finding with another code is made for another reason, and does not count. ``job`` is what the command is told.
    """

    group: str
    name: str
    says: str
    severity: str
    codes: frozenset[str]
    plant: Plant
    job: tuple[str, ...] = ()
    made: Callable[[], bytes] = sheets
    save: Callable[[Pdf, Path], None] = save


def fault(group: str, severity: str, codes: str, name: str, says: str, plant: Plant, **more: Any) -> Fault:
    """Return a fault; ``codes`` stand without ``press-`` and between blanks, a code of another family in full."""
    known = ("file-", "inspect-", "press-")
    return Fault(
        group=group,
        name=name,
        says=says,
        severity=severity,
        codes=frozenset(code if code.startswith(known) else f"press-{code}" for code in codes.split()),
        plant=plant,
        **more,
    )


def paints(content: str, page: int = 0, **resources: Any) -> Plant:
    """Return what paints on a page."""
    return lambda pdf: add_content(pdf, content, page, **resources)


def sets(*pages: int, **entries: Any) -> Plant:
    """Return what sets entries of pages, of all where none is named; None takes one away."""

    def plant(pdf: Pdf) -> None:
        for number in pages or range(len(pdf.pages)):
            _set(pdf, pdf.pages[number].obj, entries)

    return plant


def in_root(**entries: Any) -> Plant:
    """Return what sets entries of the catalog of a file."""
    return lambda pdf: _set(pdf, pdf.Root, entries)


def all_of(*plants: Plant) -> Plant:
    """Return what plants one after another."""

    def plant(pdf: Pdf) -> None:
        for each in plants:
            each(pdf)

    return plant


def _set(pdf: Pdf, target: Any, entries: Mapping[str, Any]) -> None:
    for key, value in entries.items():
        if value is None:
            del target[f"/{key}"]
        else:
            target[f"/{key}"] = build(pdf, value)
