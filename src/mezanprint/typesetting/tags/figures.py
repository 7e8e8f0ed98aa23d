"""Pictures: where they stand, and their captions (ISO 32000-1, 14.8.5.4.3)."""

from mezanprint.model.geometry import PT_PER_PX
from mezanprint.typesetting.tags.tag_tree import Tags, kind, set_attribute
from mezanprint.typesetting.weasyprint.weasy import pydyf


def place_figures(tags: Tags) -> None:
    """Say in points, from the lower left corner of the page, where each picture stands: WeasyPrint says it in px."""
    pages = dict(zip(tags.pdf.page_references, tags.document.pages, strict=True))
    for element in tags.walk():
        box = tags.box(element)
        if kind(element) == "Figure" and box is not None:
            left, top, height = box.content_box_x(), box.content_box_y(), pages[element["Pg"]].height
            corners = (left, height - top - box.height, left + box.width, height - top)
            rounded = [round(length * PT_PER_PX, 2) for length in corners]
            set_attribute(element, "Layout", "BBox", pydyf.Array(rounded))


def group_captions(tags: Tags) -> None:
    """Make a section of each picture with its caption: a caption needs one element for both."""
    for element in tags.walk():
        if kind(element) in ("NonStruct", "Div") and any(kind(kid) == "Caption" for kid in tags.kids(element)):
            element["S"] = "/Sect"
