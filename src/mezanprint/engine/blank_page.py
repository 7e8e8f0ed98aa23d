"""A page of nothing, made before any edition: then all modules are in and all tables read, once for all forks."""

from datetime import date
from pathlib import Path

from mezanprint.model.compositions import Composition, Metadata
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.kinds import FitRules
from mezanprint.outputs.produce import produce
from mezanprint.project.shipped import shipped
from mezanprint.templating.styles.script_rules import name_languages
from mezanprint.templating.styles.style_lint import read_sheet

_BLANK = (
    "<html lang=\"en\" style='font-family: Amiri'><title>Blank</title>"
    "<p>A <span lang=\"ar\" dir=rtl>ب</span> <span style='font: 600 1em Noto Serif'>A</span>"
)
"""In a face that is at rest, and in one that has axes, away from where it rests."""
_SHARED = ("base.css", "drawings.css", "components/*.css")
"""Style sheets of ``templates/base`` that every kind has; most projects have them as they come with the program."""


def warm_up() -> None:
    """Make a page of nothing."""
    edition = Edition("blank", ("en",), Profile("screen"))
    metadata = Metadata("", "", "", ("en",), date(2000, 1, 1), rtl=False)
    page = name_languages(_BLANK.replace("<p>", f"{_shared_styles()}<p>"))
    produce(Composition(edition, page, (), metadata, FitRules()), Path("/"))


def _shared_styles() -> str:
    """Return the style sheets that come along, as ``compose_styles`` sets them: what is parsed is kept by its text."""
    base = shipped("templates") / "base"
    paths = [path for pattern in _SHARED for path in sorted(base.glob(pattern))]
    sheets = [read_sheet(path.name, path.read_text("utf-8")) for path in paths]
    return "\n".join(f"<style>\n{sheet.resolved(str)}\n</style>" for sheet in sheets if not sheet.addresses)
