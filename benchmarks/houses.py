"""Whole houses in fonts of their own: each kind in each profile, language and look, with all that is checked.

``MEZANPRINT_BENCH_FONTS=FOLDER python benchmarks/houses.py [--profile P] [--look L] [--source S] [--keep FOLDER]
[HOUSE ...]`` takes a new project, gives it the fonts, a logo and the colours of a house, and builds all its documents
as a user does: release checks, readers, preflight. For each edition it prints what was found, and how many neighbouring
words a reader finds.
``--keep`` leaves the projects there, to be looked at. The fonts are of Debian (``apt-get download fonts-NAME``, then
``dpkg -x``) and of the Python Package Index; a house whose fonts are not there is left out, and told.
"""

import argparse
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from faces import find
from mezanprint.engine.builder import Options
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.installation import starter
from mezanprint.model.diagnostics import Fault, Severity
from mezanprint.model.results import EditionResult, Report
from mezanprint.typefaces.font_adding import Wish, add, candidates_of_files

LOOKS = ("sober", "bold")
PROFILES = ("screen", "office", "press", "archive")
BRAND = """
[brand]
logo = "brand/logo.svg"
look = "{look}"
[brand.colours]
brand = {{ screen = "#17324d", press = "90 70 35 40" }}
accent = {{ screen = "#8a4b08" }}
"""
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M1 10l9-9 9 9-9 9z" fill="var(--brand)"/>
<path d="M20 1h19v18h-19z" fill="var(--accent)"/></svg>"""


@dataclass(frozen=True, slots=True)
class Face:
    """Files of one family, and what is set in them."""

    files: tuple[str, ...]
    text: tuple[str, ...] = ()
    head: tuple[str, ...] = ()


ARAB, LATN = ("Arab",), ("Latn",)
HOUSES = {
    "naskh with serifs": (  # fonts-sil-scheherazade, -kacst, -sil-gentium: tall marks; heads and Latin of one weight
        Face(("Scheherazade-Regular.ttf", "Scheherazade-Bold.ttf"), text=ARAB),
        Face(("KacstTitle.ttf",), head=ARAB),
        Face(("Gentium-R.ttf", "Gentium-I.ttf"), text=LATN, head=LATN),
    ),
    "postscript": (  # fonts-paktype, fonts-lemonada, fonts-inter: Arabic of one weight, the others CFF
        Face(("PakType Naskh Basic.ttf",), text=ARAB),
        Face(("Lemonada-SemiBold.otf", "Lemonada-Bold.otf"), head=ARAB),
        Face(tuple(f"Inter-{each}.otf" for each in ("Regular", "Italic", "SemiBold", "Bold")), text=LATN, head=LATN),
    ),
    "variable": (  # PyPI fontpkg-cairo; fonts-lato
        Face(("Cairo[slnt,wght].ttf",), text=ARAB, head=ARAB),
        Face(("Lato-Regular.ttf", "Lato-Italic.ttf", "Lato-Bold.ttf"), text=LATN),
        Face(("Lato-Black.ttf",), head=LATN),
    ),
    "low": (  # fonts-sil-lateef, fonts-sil-harmattan, fonts-sil-charis: small letters, set much larger
        Face(("Lateef-Regular.ttf", "Lateef-SemiBold.ttf", "Lateef-Bold.ttf"), text=ARAB),
        Face(("Harmattan-Regular.ttf", "Harmattan-Bold.ttf"), head=ARAB),
        Face(("CharisSIL-Regular.ttf", "CharisSIL-Italic.ttf", "CharisSIL-Bold.ttf"), text=LATN, head=LATN),
    ),
    "nastaliq": (  # fonts-noto-core, fonts-linuxlibertine: the deepest lines there are
        Face(("NotoNastaliqUrdu-Regular.ttf", "NotoNastaliqUrdu-Bold.ttf"), text=ARAB, head=ARAB),
        Face(("LinLibertine_R.otf", "LinLibertine_RI.otf", "LinLibertine_RB.otf"), text=LATN),
        Face(("LinBiolinum_R.otf", "LinBiolinum_RB.otf"), head=LATN),
    ),
    "old": (  # fonts-kacst, fonts-farsiweb, fonts-open-sans: Arabic of the first OpenType years
        Face(("KacstBook.ttf",), text=ARAB),
        Face(("titr.ttf",), head=ARAB),
        Face(("OpenSans-Regular.ttf", "OpenSans-Italic.ttf", "OpenSans-Bold.ttf"), text=LATN),
    ),
}


class Quiet:
    """Somebody who is not told how far a build is."""

    def begin(self, total: int) -> None:
        """Say nothing of how many editions there are."""

    def at_work(self, names: tuple[str, ...]) -> None:
        """Say nothing of what is being made."""

    def done(self, outcome: EditionResult) -> None:
        """Say nothing of what is made."""


def furnish(root: Path, house: str, source: str, look: str) -> list[str]:
    """Make a project of a house in ``root``; return what was said of its fonts. ``LookupError`` names missing files."""
    paths = [[(name, find(name)) for name in face.files] for face in HOUSES[house]]
    if missing := [name for group in paths for name, path in group if path is None]:
        raise LookupError(", ".join(missing))
    starter.create(root, source)
    (root / "brand").mkdir()
    (root / "brand/logo.svg").write_text(LOGO, "utf-8")
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text("utf-8") + BRAND.format(look=look), "utf-8")
    said = []
    for face, group in zip(HOUSES[house], paths, strict=True):
        try:
            taken = candidates_of_files([path for _, path in group if path], ("en", "ar"), "")
            add(root, taken, Wish(face.text, face.head))
        except Fault as fault:
            said += [f"refused {face.files[0]}: {each.code} {each.message}" for each in fault.diagnostics]
        else:
            said += [f"{face.files[0]}: {each.code}" for one in taken for each in one.report.diagnostics]
    return said


def build(root: Path, profile: str) -> Report:
    """Build all documents of a project."""
    with BuildSession(root, Options(), jobs=2) as session:
        return session.build(Selection(profile=profile), Quiet())


def line(house: str, look: str, result: EditionResult) -> str:
    """Return what came of an edition."""
    found = Counter(f"{each.severity}:{each.code}" for each in result.diagnostics if each.severity is not Severity.INFO)
    told = ", ".join(f"{code} {n}" for code, n in sorted(found.items())) or "–"
    read = f"{result.pairs_found}/{result.pairs}" if result.pairs else ""
    return f"{house:18} {look:5} {result.edition.name:34} {result.state:9} {result.pages or '':>3} {read:>11}  {told}"


def main() -> int:
    """Build each house that is asked for; return 1 if any page is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("houses", nargs="*", metavar="HOUSE")
    parser.add_argument("--profile", action="append", choices=PROFILES)
    parser.add_argument("--look", action="append", choices=LOOKS)
    parser.add_argument("--source", action="append", choices=("en", "ar"))
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as passing:
        folder = asked.keep or Path(passing)
        for house in asked.houses or HOUSES:
            for look in asked.look or LOOKS:
                for source in asked.source or ("en",):
                    root = folder / f"{house.replace(' ', '-')}-{look}-{source}"
                    faults += run(root, house, look, source, asked.profile or PROFILES)
    return 1 if faults else 0


def run(root: Path, house: str, look: str, source: str, profiles: tuple[str, ...]) -> int:
    """Build a house in some profiles, and print what came of it; return how many faults there are."""
    try:
        for said in furnish(root, house, source, look):
            print(f"{house:18} {look:5} {said}", flush=True)
    except LookupError as missing:
        print(f"{house:18} not there: {missing}", flush=True)
        return 0
    faults = 0
    for profile in profiles:
        report = build(root, profile)
        for result in report.results:
            print(line(house, look, result), flush=True)
        for found, names in report.findings.items():
            if found.severity is not Severity.INFO:
                faults += 1
                print(f"    {found.code} {found.message} ({', '.join(names)})", flush=True)
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
