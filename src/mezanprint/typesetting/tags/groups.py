"""Text in groups with transparency: it stands in a form of its own, and its tag must say so (ISO 32000-1, 14.7.4.3)."""

from typing import Any

from mezanprint.typesetting.tags.artifacts import contents, marked
from mezanprint.typesetting.tags.tag_tree import Tags
from mezanprint.typesetting.weasyprint.weasy import pydyf


def tie_groups(tags: Tags, streams: list[Any]) -> None:
    """Tie the tags of text in groups to the forms it stands in; WeasyPrint ties them to the page."""
    for page, stream in enumerate(streams):
        for form in list(contents(stream, tags))[1:]:
            numbers = [number for _, number in marked(form.stream)]
            if numbers:
                _tie(tags, page, form, numbers)


def _tie(tags: Tags, page: int, form: Any, numbers: list[int]) -> None:
    owners = tags.owners[page]
    key = form.extra["StructParents"] = max(tags.owners) + 1
    tags.owners[key] = pydyf.Array(
        owners[number] if number in numbers else "null" for number in range(max(numbers) + 1)
    )
    for number in numbers:
        element = tags.object(owners[number])
        where = {"Type": "/MCR", "Pg": tags.pdf.page_references[page], "Stm": form.reference, "MCID": number}
        element["K"][element["K"].index(number)] = pydyf.Dictionary(where)
        owners[number] = "null"
