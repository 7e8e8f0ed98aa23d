"""What typesetting is given, and what it gives back."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from mezanprint.model.brand import FontFile
from mezanprint.model.colours import Rgb
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Edition
from mezanprint.model.kinds import FitRules
from mezanprint.model.locales import LocaleSpec
from mezanprint.model.paper import Paper
from mezanprint.model.plans import Plan

BASE_URL = "https://project.invalid/"
"""Base of every address in a composition: says nothing of the machine, and no host can ever answer to it."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A project file the page shows. Only files listed here can be fetched while typesetting."""

    path: str
    digest: str
    """SHA-256 of the file, hexadecimal."""
    key: str = ""
    """Content key of the picture it is, ``domain:key``; empty for a file of the design."""
    is_logo: bool = False
    """Whether it is a logo of the house."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Document information for the file: plain text, no bidi control characters."""

    title: str
    author: str
    description: str
    languages: tuple[str, ...]
    date: date
    rtl: bool
    """Whether pages turn from right to left (first locale's direction)."""
    digits: str = "0123456789"
    """The reader's ten digits, for the labels of pages."""


Inks: TypeAlias = tuple[float, float, float, float]
"""Shares of cyan, magenta, yellow and black, from 0 to 1."""
Twin: TypeAlias = tuple[Rgb, Inks]
"""A colour of the theme on a screen, and the inks that stand for it in print."""


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code for machines on a page."""

    says: str
    """What a scanner must read in it."""
    key: str
    """Content key of what it says."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is to be said on the pages of an edition that may not be published."""

    findings: tuple[Diagnostic, ...]
    """In the order of their numbers, with the lines where each can be mended."""
    language: str
    """Language of what is said: ``en`` or ``ar``."""
    house: LocaleSpec
    """The locale in whose style the numbers in it are set."""
    source: str
    """Locale in which the document is written."""


@dataclass(frozen=True, slots=True)
class Composition:
    """HTML with its style sheets inside, and all that decides the bytes of the file. Its digest is the cache key."""

    edition: Edition
    html: str
    resources: tuple[Resource, ...]
    metadata: Metadata
    fit: FitRules
    draft: bool = False
    attachments: tuple[str, ...] = ()
    """Paths of those resources that the PDF carries as they are; the others are pictures."""
    paper: Paper = Paper()  # noqa: RUF009 - frozen
    twins: tuple[Twin, ...] = ()
    """Inks of the theme's colours, for a file in CMYK."""
    colours: tuple[tuple[str, str], ...] = ()
    """The theme's colours by name, ``("brand", "#23513f")``: a drawing may name them."""
    fonts: tuple[FontFile, ...] = ()
    """Files of the house's own families that its style sheets name; those of the project are resources, too."""
    parts: tuple["Composition", ...] = ()
    """The parts of a book with two covers, one a language, each typeset by itself; ``html`` is then that of all."""
    codes: tuple[PrintedCode, ...] = ()
    """Codes for machines that it shows, each as often as it does."""
    refusal: Refusal | None = None
    """What is wrong with it, where pages are wanted that show it; None for pages to be published."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file with what was found while making it. Diagnostics name content keys, not lines."""

    data: bytes
    """Of the file, whatever its medium."""
    pages: int
    """0 where the medium has none."""
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...] = ()
    """Text of every piece of a line as it was set, in logical order; empty once the file has been read back."""
    rows: tuple[str, ...] = ()
    """Text of every whole line in the same way."""
    pairs: int = 0
    """Neighbouring words on the lines of its pages."""
    pairs_found: int = 0
    """How many of them pdfium tells one after the other."""
    plan: Plan | None = None
    """What stands where on its sheets, if it is to be printed."""
