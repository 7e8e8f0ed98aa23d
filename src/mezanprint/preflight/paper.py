"""Print files looked over: boxes that are true, and no promise to readers that such a file cannot keep."""

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.geometry import PT_PER_MM
from mezanprint.model.translatable import msg

_SLACK = 0.02
"""Points by which rounded boxes may differ."""
_CLAIMS = (b"pdfuaid", b"pdfaid")


def check_paper(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for each box of a print file that lies, and for tags and standards it must not claim."""
    if not composition.edition.profile.is_print:
        return ()
    wrong = [
        msg("page {page}: {fault}", page=number, fault=why)
        for number, page in enumerate(document.pages, 1)
        if (why := _boxes(page, composition))
    ]
    if "/StructTreeRoot" in document.Root or "/MarkInfo" in document.Root:
        wrong.append(msg("it has tags, whose order is not that of its sheets"))
    packet = document.Root.Metadata.read_bytes() if "/Metadata" in document.Root else b""
    if any(claim in packet for claim in _CLAIMS):
        wrong.append(msg("it claims to be made for readers or for an archive"))
    hint = msg("this is a fault of the program, please report it")
    return tuple(
        error("release-paper", msg("the print file is wrong: {fault}", fault=why), None, hint) for why in wrong
    )


def _boxes(page: pikepdf.Page, composition: Composition) -> str:
    """Return what is wrong with the boxes of a page, or nothing."""
    if "/TrimBox" not in page.obj or "/BleedBox" not in page.obj:
        return msg("it does not say where it is trimmed, or how far it bleeds")
    media, bleed, trim = ([float(side) for side in box] for box in (page.mediabox, page.obj.BleedBox, page.obj.TrimBox))
    if not (_inside(trim, bleed) and _inside(bleed, media)):
        return msg("trim, bleed and paper do not lie in one another")
    profile = composition.edition.profile
    wanted = profile.bleed * PT_PER_MM
    if not profile.sheet and any(abs(abs(a - b) - wanted) > _SLACK for a, b in zip(trim, bleed, strict=True)):
        return msg("the bleed is not {bleed} mm", bleed=f"{profile.bleed:g}")
    return ""


def _inside(inner: list[float], outer: list[float]) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )
