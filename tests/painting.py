"""Pages of one piece of content, for tests of what is painted and of the rules of ink."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from mezanprint.model.editions import Profile
from mezanprint.pdf.painting.painted import Painted
from mezanprint.preflight.press.rule import PrintRule
from mezanprint.preflight.press.sheet import Finding, Sheet

SIDE = 200
FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=65, Widths=Array([600, 700]))
PRESS = Profile("press", 300, colour="cmyk")
Make = Callable[[pikepdf.Pdf], dict[str, Any]]
"""What makes the resources of a page, of streams too."""


def stream(pdf: pikepdf.Pdf, content: str | bytes, **entries: Any) -> pikepdf.Object:
    """Make a stream with these entries."""
    made = pdf.make_stream(content.encode() if isinstance(content, str) else content)
    for name, value in entries.items():
        made[f"/{name}"] = value
    return made


def form(pdf: pikepdf.Pdf, content: str, **entries: Any) -> pikepdf.Object:
    box = Array([0, 0, SIDE, SIDE])
    return stream(pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=box, **entries)


def picture(pdf: pikepdf.Pdf, data: bytes, width: int, height: int, space: Any, bits: int = 8, **more: Any) -> Any:
    size = {"Width": width, "Height": height, "BitsPerComponent": bits, "ColorSpace": space}
    return stream(pdf, data, Type=Name.XObject, Subtype=Name.Image, **size, **more)


def spot(name: str, *, alternate: Any = Name.DeviceCMYK, full: tuple[float, ...] = (0, 1, 1, 0)) -> Array:
    """A Separation space."""
    curve = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0] * len(full), C1=list(full))
    return Array([Name.Separation, Name(f"/{name}"), alternate, curve])


@contextmanager
def page(content: str, make: Make | None = None, **entries: Any) -> Iterator[Sheet]:
    """A page of 200 by 200 pt with this content, as a press sees it."""
    with pikepdf.new() as pdf:
        made = pdf.add_blank_page(page_size=(SIDE, SIDE))
        made.Contents = pdf.make_stream(content.encode("latin-1"))
        made.Resources = Dictionary({"/Font": Dictionary(F=FONT)})
        for name, value in (make(pdf) if make else {}).items():
            made.Resources[f"/{name}"] = Dictionary(value)
        for name, value in entries.items():
            made.obj[f"/{name}"] = value
        out = io.BytesIO()
        pdf.save(out)
    with pikepdf.open(out) as document:
        yield Sheet(document, "x.pdf", PRESS)


def things(content: str, make: Make | None = None) -> tuple[Painted, ...]:
    """Return what a page paints."""
    with page(content, make) as sheet:
        return sheet.pages[0]


def told(
    rule: Callable[[Sheet], Iterator[Finding]], content: str, make: Make | None = None, **entries: Any
) -> list[str]:
    """Return what a rule says of a page."""
    with page(content, make, **entries) as sheet:
        return [f"{found.diagnostic.code}: {found.diagnostic.message}" for found in rule(sheet)]


def codes(rules: tuple[PrintRule, ...], content: str, make: Make | None = None, **entries: Any) -> set[str]:
    """Return the codes of what rules say of a page."""
    with page(content, make, **entries) as sheet:
        return {found.diagnostic.code for rule in rules if rule.when(sheet) for found in rule.check(sheet)}
