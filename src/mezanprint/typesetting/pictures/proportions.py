"""What no style sheet knows of a picture before it is opened: its proportions, and the point to be kept in view."""

import io
import re
from contextlib import suppress
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from PIL import Image

from mezanprint.model.compositions import BASE_URL, Composition
from mezanprint.model.diagnostics import Fault
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.html_tokens import plain_tokens
from mezanprint.typesetting.weasyprint.weasy import HTML

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FOCUS = re.compile(r"\d{1,3}% \d{1,3}%")


def parsed_page(composition: Composition, fetcher: ProjectFetcher) -> HTML:
    """Return the page of a composition as it is laid out."""
    html = parsed_html(composition.html, fetcher)
    declare_proportions(html, fetcher)
    return html


def parsed_html(string: str, fetcher: ProjectFetcher) -> HTML:
    """Return a page as it is written."""
    with plain_tokens():
        return HTML(string=string, base_url=BASE_URL, url_fetcher=fetcher)


def declare_proportions(html: HTML, fetcher: ProjectFetcher) -> None:
    """Say in a page what no style sheet knows of its pictures.

    What says ``data-ratio`` is given the proportions of the picture in it, width by height, as ``--ratio``; with
    ``data-height``, in mm, ``--most``. A picture that says ``data-focus`` is given ``--focus``. Templates say no
    ``style``, so that there is nothing else that these could change.
    """
    for element in html.etree_element.iter():
        declared = [] if element.get("data-ratio") is None else _declared(element, fetcher)
        if _FOCUS.fullmatch(focus := element.get("data-focus") or ""):
            declared.append(f"--focus: {focus}")
        if declared:
            element.set("style", "; ".join(declared))


def _declared(element: Element, fetcher: ProjectFetcher) -> list[str]:
    height, picture = element.get("data-height") or "", element.find(".//img")
    declared = [f"--most: {height}mm"] if _NUMBER.fullmatch(height) else []
    with suppress(Fault):  # of a picture that is refused, which is told where it is drawn
        data, media_type = fetcher.serve("" if picture is None else picture.get("src", ""))
        if ratio := _of_drawing(data) if media_type == "image/svg+xml" else _of_pixels(data):
            declared.append(f"--ratio: {ratio:.4f}")
    return declared


def _of_pixels(data: bytes) -> float:
    with Image.open(io.BytesIO(data)) as image:
        return image.width / image.height


def _of_drawing(data: bytes) -> float | None:
    """Return the proportions of a drawing that has passed the gate: of its page, or of its sides (SVG 1.1, 7.7)."""
    root = fromstring(data)
    box = [float(number) for number in re.findall(r"[-+.\deE]+", root.get("viewBox", ""))]
    if len(box) == 4 and min(box[2:]) > 0:
        return box[2] / box[3]
    sides = [_NUMBER.match(root.get(name, "")) for name in ("width", "height")]
    if None in sides:
        return None
    width, height = (float(side[0]) for side in sides if side)
    return width / height if height else None
