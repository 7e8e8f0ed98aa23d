"""Nothing in a released PDF acts by itself, and its links lead only where its content says."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg

_FORBIDDEN = (
    "/AA", "/AcroForm", "/Collection", "/JS", "/JavaScript", "/Launch", "/OCProperties", "/OpenAction",
    "/RichMediaContent", "/XFA",
)  # fmt: skip
_ACTIONS = ("/URI", "/GoTo")
_SCHEMES = ("https:", "mailto:")
_HALF = 0.5


def dictionaries(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every dictionary of a PDF, those of streams and those inside other objects too, each once."""
    for thing in document.objects:
        yield from _inside(thing)


def _inside(thing: Any) -> Iterator[pikepdf.Dictionary]:
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        yield thing
        children = [value for _, value in thing.items()]
    else:
        children = list(thing) if isinstance(thing, pikepdf.Array) else []
    for child in children:
        if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect:
            yield from _inside(child)


def check_actions(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for scripts, forms, and actions other than following a link."""
    del composition
    found: list[str] = []
    for each in dictionaries(document):
        found += (key for key in _FORBIDDEN if key in each)
        if each.get("/Type") == "/Action" and str(each.get("/S")) not in _ACTIONS:
            found.append(str(each.get("/S")))
    return tuple(
        error(
            "release-active",
            msg("the PDF holds `{name}`: it can act by itself", name=name),
            None,
            msg("no document needs that; take it out of the template"),
        )
        for name in dict.fromkeys(found)
    )


class _Targets(HTMLParser):
    """What the composition links to."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self.targets.update(value for name, value in attrs if name in ("href", "xlink:href") and value)


def check_links(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for each annotation that is no plain link, is huge, or leads where no content leads."""
    parser = _Targets()
    parser.feed(composition.html)
    known = {_plain(target) for target in parser.targets}
    found: list[Diagnostic] = []
    for number, page in enumerate(document.pages, 1):
        for annotation in page.obj.get("/Annots", ()):
            reason = _fault_of(annotation, known) or _fault_of_size(annotation, page)
            if reason:
                found.append(
                    error(
                        "release-link",
                        msg("page {page}: {fault}", page=number, fault=reason),
                        None,
                        msg("link to https or mailto addresses, or inside the document"),
                    )
                )
    return tuple(dict.fromkeys(found))


def _plain(address: str) -> str:
    """Return an address with every character that may be written in two ways in one of them."""
    return unquote(address).rstrip("/").casefold()


def _fault_of(annotation: Any, known: set[str]) -> str | None:
    if annotation.get("/Subtype") != "/Link":
        return msg("an annotation `{kind}` that is no link", kind=str(annotation.get("/Subtype")))
    action = annotation.get("/A")
    if action is None or action.get("/S") == "/GoTo":
        return None
    address = str(action.get("/URI", ""))
    if not address.startswith(_SCHEMES) or any(not c.isprintable() for c in address):
        return msg("a link to `{address}`", address=address[:80])
    return (
        None
        if _plain(address) in known
        else msg("a link to `{address}` that is not in the content", address=address[:80])
    )


def _fault_of_size(annotation: Any, page: pikepdf.Page) -> str | None:
    left, top, right, bottom = (float(side) for side in annotation["/Rect"])
    x0, y0, x1, y1 = (float(side) for side in page.mediabox)
    share = abs((right - left) * (bottom - top)) / ((x1 - x0) * (y1 - y0))
    return msg("a link that covers half the page") if share > _HALF else None
