"""The writer of print files: pages become forms, and forms are put on sheets. Nothing is encoded anew."""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from mezanprint.finishing.imposition.marks import draw_marks, pen_of, words_place
from mezanprint.model.editions import Profile
from mezanprint.model.geometry import PT_PER_MM, Box
from mezanprint.model.plans import Plan
from mezanprint.model.sheets import Face, Placement
from mezanprint.pdf.page_boxes import page_box


def write_sheets(source: pikepdf.Pdf, plan: Plan, profile: Profile, words: bytes = b"") -> pikepdf.Pdf:
    """Return a new PDF with a page for each face of the plan, and nothing but pages in it.

    ``words`` is a PDF with the words of each face on a page, where the profile asks for it. Tags, links, outline and
    attached files stay behind: the order of a print file is that of a press, not of a reader.
    """
    target = pikepdf.new()
    forms = [_form(target, page) for page in source.pages]
    told = _words(target, words, len(plan.faces))
    for face, said in zip(plan.faces, told, strict=True):
        target.pages.append(pikepdf.Page(target.make_indirect(_page(target, face, plan, profile, forms, said))))
    return target


def trim_of(page: pikepdf.Page) -> Box:
    """Return the trimmed area of a page in points, in the page's own coordinates."""
    return Box(*page_box(page, "/TrimBox"))


def _form(target: pikepdf.Pdf, page: pikepdf.Page) -> Any:
    """Return a page as a form that keeps its bleed; the coordinates of its trimmed corner stay on the page."""
    form = target.copy_foreign(page.as_form_xobject())
    form.BBox = Array([float(side) for side in page.mediabox])
    if "/StructParents" in form:
        del form.StructParents
    return form


def _words(target: pikepdf.Pdf, words: bytes, count: int) -> list[Any]:
    """Return the form of each face's words, or None for each."""
    if not words:
        return [None] * count
    with pikepdf.open(io.BytesIO(words)) as lines:
        return [_form(target, page) for page in lines.pages]


def _page(target: pikepdf.Pdf, face: Face, plan: Plan, profile: Profile, forms: list[Any], words: Any) -> Dictionary:
    pen = pen_of(profile)
    used = {f"/P{put.page + 1}": forms[put.page] for put in face.placements}
    content = [_put(put, plan, f"/P{put.page + 1}") for put in face.placements]
    if words:
        place = words_place(plan, pen)
        used["/Words"] = words
        content.append(f"q 1 0 0 1 {place.left * PT_PER_MM:.3f} {place.bottom * PT_PER_MM:.3f} cm /Words Do Q".encode())
    content.append(draw_marks(face, plan, pen))
    paper = Box(0, 0, plan.width, plan.height)
    return Dictionary(
        Type=Name.Page,
        MediaBox=_array(paper),
        TrimBox=_array(plan.trim),
        BleedBox=_array(_within(plan.trim.grown(profile.bleed), paper)),
        Resources=Dictionary(XObject=Dictionary(used), ColorSpace=Dictionary(All=_all_inks())),
        Contents=target.make_stream(b"\n".join(content)),
    )


def _put(put: Placement, plan: Plan, name: str) -> bytes:
    """Return the operators that show a page in its place, standing on its head if need be."""
    box, clip = put.box.moved(plan.x, plan.y), put.clip.moved(plan.x, plan.y)
    way, x, y = (-1, box.right, box.top) if put.turned else (1, box.left, box.bottom)
    window = " ".join(f"{side * PT_PER_MM:.3f}" for side in (clip.left, clip.bottom, clip.width, clip.height))
    return f"q {window} re W n {way} 0 0 {way} {x * PT_PER_MM:.3f} {y * PT_PER_MM:.3f} cm {name} Do Q".encode()


def _array(box: Box) -> Array:
    return Array([round(side * PT_PER_MM, 3) for side in (box.left, box.bottom, box.right, box.top)])


def _within(box: Box, paper: Box) -> Box:
    return Box(
        max(box.left, paper.left), max(box.bottom, paper.bottom), min(box.right, paper.right), min(box.top, paper.top)
    )


def _all_inks() -> Array:
    """Return the colour that prints on every plate (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
