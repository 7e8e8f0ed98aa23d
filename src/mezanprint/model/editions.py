"""Editions: the unit of building, caching and parallel work."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mezanprint.model.locales import LOCALE_CODE
from mezanprint.model.media import PDF, Medium
from mezanprint.model.paper import Bound, Fold


class Standard(StrEnum):
    """What the files of a profile keep to. No file can keep to both: they are of two versions of PDF."""

    UA_1 = "ua-1"
    """PDF 1.7: PDF/UA-1 and PDF/A-3a in one."""
    UA_2 = "ua-2"
    """PDF 2.0: PDF/UA-2 and PDF/A-4 in one."""


class Release(StrEnum):
    """What must have become of every translation before a file is published."""

    TRANSLATED = "translated"
    """There is one, and no person is asked to look at it any more."""
    REVIEWED = "reviewed"
    """Somebody has looked at it as it stands."""


class Pictures(StrEnum):
    """What becomes of pictures that were coded with loss before they came to us: photographs, as a rule."""

    EXACT = "exact"
    """A JPEG that needs no change is kept bit for bit, with the tables of the camera or program it is from."""
    ANONYMOUS = "anonymous"
    """Each is scaled by a hair and coded anew, with tables that are the same for everybody."""


class Manual(StrEnum):
    """How the backs follow the fronts where people put the sheets back into a printer of one side."""

    IN_ORDER = "manual"
    """The sheet that was printed first is drawn in first again."""
    REVERSED = "manual-reversed"
    """The sheet that was printed last is drawn in first."""


@dataclass(frozen=True, slots=True)
class Printer:
    """What a file asks of the window in which somebody prints it (ISO 32000-1, table 150)."""

    duplex: bool = True
    manual: Manual | None = None
    """Fronts come first in the file, then the backs; None where every back follows its front."""
    scale: bool = False
    """Whether pages may be fitted to the paper; never where folds and trims are to be where they were put."""
    tray: bool = True
    """Whether the paper is chosen by the size of the page."""
    copies: int = 1


FOGRA39 = "FOGRA39"
"""The printing condition whose profile comes along."""
_CONDITIONS = {FOGRA39: "Sheet-fed and web offset on coated paper (ISO 12647-2:2004, paper types 1 and 2)"}
"""Printing conditions in words, by their names in the registry of the ICC."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The printing condition that a file in CMYK is made for."""

    profile: str = ""
    """ICC profile in the project; without it the one of FOGRA39 that comes along."""
    condition: str = FOGRA39
    """Its name in the registry of the ICC, https://registry.color.org/cmyk-registry/."""
    limit: int = 300
    """Most ink in one place, the sum of the four in per cent."""

    @property
    def condition_in_words(self) -> str:
        """The condition as people read it in the file: what is known of it, or else where it is registered."""
        return _CONDITIONS.get(self.condition, f"{self.condition}, as the registry of the ICC describes it")

    @property
    def remark(self) -> str:
        """The condition in words with the most ink there is in one place."""
        return f"{self.condition_in_words}; {self.limit} % ink at most"


COARSE, SOFT = 0.5, 0.75
"""Shares of a profile's resolution under which a picture shows its pixels, and under which it looks soft in print."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An output profile: a table ``[profiles.NAME]`` in ``mezanprint.toml``. Lengths are in mm."""

    name: str
    image_dpi: int = 150
    """Pictures finer than this at their printed size are scaled down."""
    sheet: str = ""
    """Paper that pages are put on, as sheets are folded; without it every page stands alone."""
    bleed: float = 0
    slug: float = 0
    """Room beyond the bleed, for marks and words to the printer."""
    safe: float = 0
    """Width of the rim of a page that a printer leaves white."""
    marks: tuple[str, ...] = ()
    """Some of ``MARKS``."""
    colour: str = "rgb"
    """``rgb`` or ``cmyk``."""
    bound: Bound | None = None
    """Edge that is bound; None for the one at which the first locale's lines begin."""
    turn: str = ""
    """Edge over which a printed sheet is turned: ``long``, ``short``, or empty for the one pages call for."""
    creep: float = 0
    """By how much each sheet of a booklet moves towards the spine more than the one around it."""
    fold: Fold | None = None
    """Another fold into as many panels, for kinds that are folded."""
    printer: Printer | None = None
    standard: Standard = Standard.UA_1
    ink: Ink = Ink()
    release: Release = Release.TRANSLATED
    jpeg: int = 0
    """Quality, 1 to 100, in which pictures of a file in CMYK are coded where that is smaller; 0 is without loss."""
    assume_cmyk: str = ""
    """What CMYK pictures without a profile are made for: ``FOGRA39``, or an ICC profile in the project; empty where
    nobody has said so. The same for all profiles of a project, for it is said of its pictures."""
    pictures: Pictures = Pictures.EXACT
    """The same for all profiles of a project: who took a photograph must not depend on which file is looked at."""
    page: str = ""
    """Size for which pages of A4 are set anew, those of A5 for half of it; without it pages are as their kind says."""
    is_plain: bool = False
    """Whether its files are named without it, and who names no profile gets it."""
    medium: Medium = PDF
    """What kind of file it makes."""

    @property
    def is_print(self) -> bool:
        """Whether its files are for printing only: pages on sheets or with marks, without tags."""
        return bool(self.sheet or self.marks)

    @property
    def is_for_press(self) -> bool:
        """Whether a print shop prints its files: in ink, or on paper that is cut to size."""
        return self.colour == "cmyk" or (self.is_print and self.bleed > 0)


class Use(StrEnum):
    """What a profile is wanted for where nobody names one."""

    READING = "reading"
    PRESS = "press"
    """For a print shop."""
    HAND = "hand"
    """For a printer in the office, whose sheets are folded by hand."""


MARKS = ("crop", "fold", "registration", "bar", "slug")
"""Marks a profile may ask for; ``bar`` is the bar of colours, ``slug`` a line that says what the sheet is."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A document in one or two locales for one profile."""

    document: str
    locales: tuple[str, ...]
    profile: Profile

    @property
    def locale_code(self) -> str:
        """``ar``, or ``ar+en`` for two locales."""
        return "+".join(self.locales)

    @property
    def name(self) -> str:
        """A short name for people: ``about-al-mezan ar+en``, with the profile unless it is the plain one."""
        suffix = "" if self.profile.is_plain else f" ({self.profile.name})"
        return f"{self.document} {self.locale_code}{suffix}"

    @property
    def output_path(self) -> str:
        """Path of its file below the output folder."""
        return f"{self._stem}{self.profile.medium.suffix}"

    @property
    def refused_path(self) -> str:
        """Path of the marked pages that stand in for the file as long as it may not be published."""
        return f"{self._stem}.refused{PDF.suffix}"

    @property
    def job_path(self) -> str:
        """Path of the job sheet that goes with the PDF to the printer."""
        return f"{self.locale_code}/{self.document}.{self.profile.name}.job.pdf"

    @property
    def dummy_path(self) -> str:
        """Path of the sheets with numbers for content."""
        return f"{self.locale_code}/{self.document}.{self.profile.name}.dummy.pdf"

    @property
    def _stem(self) -> str:
        suffix = "" if self.profile.is_plain else f".{self.profile.name}"
        return f"{self.locale_code}/{self.document}{suffix}"

    def proof_paths(self, locale: str) -> tuple[str, str]:
        """Return the paths of the context proof in one of its locales, below the folder of proofs: PDF and page."""
        suffix = "" if len(self.locales) == 1 else f".{locale}"
        stem = f"{self.locale_code}/{self.document}{suffix}"
        return f"{stem}.pdf", f"{stem}.html"


GALLERY = "gallery"
"""Folder of the samples of all templates below the output folder."""
PROOFS = "proof"
"""Folder of the context proofs below the output folder."""
_WHERE = rf"{LOCALE_CODE}(?:\+{LOCALE_CODE})*/[a-z0-9][a-z0-9-]*"
_PROFILE = r"(?:\.[a-z][a-z0-9-]*)?"
_OUTPUT = re.compile(
    rf"{_WHERE}{_PROFILE}(?:\.(?:refused|job|dummy))?\.pdf|{PROOFS}/{_WHERE}(?:\.{LOCALE_CODE})?\.(?:pdf|html)"
)
_EDITION = re.compile(_WHERE + _PROFILE)

_LONGEST = 255
"""What a file name can have on all systems."""


def is_output(path: str, media: Iterable[Medium]) -> bool:
    """Tell whether a path below the output folder is one that an edition in one of ``media`` could have.

    However document and profile are named; the same of its proof, and of samples of templates.
    """
    if len(path) > _LONGEST:
        return False
    place = path.removeprefix(f"{GALLERY}/")
    stems = (place.removesuffix(each.suffix) for each in media if place.endswith(each.suffix))
    return _OUTPUT.fullmatch(path) is not None or any(map(_EDITION.fullmatch, stems))
