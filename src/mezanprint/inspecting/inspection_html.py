"""An inspection as one HTML page that needs nothing beside it: pictures of the pages with the lost words marked."""

from mezanprint.console.language import ENGLISH
from mezanprint.console.pages import in_ascii, render
from mezanprint.inspecting.foreign_file import Looked
from mezanprint.inspecting.inspect import Inspection
from mezanprint.inspecting.inspection_text import readable, tag_line
from mezanprint.inspecting.lost_words import place_marks
from mezanprint.inspecting.sections import SECTIONS


def as_html(inspection: Inspection, language: str = ENGLISH) -> str:
    """Return the report, with the pictures of the pages if the inspection has any. ASCII only."""
    looked = inspection.looked or Looked((), "")
    page = render(
        "inspection",
        language,
        inspection=inspection,
        sections={title: lines for title, tell in SECTIONS.items() if (lines := tuple(tell(inspection)))},
        looked=looked,
        marks=place_marks(inspection, looked.pages),
        readable=readable,
        tag_line=tag_line,
    )
    return in_ascii(page)
