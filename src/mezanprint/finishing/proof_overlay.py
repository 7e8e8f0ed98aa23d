"""Pages with a layer over each and a list behind, not a glyph of them touched: proofs, and what is refused."""

import io
from collections.abc import Sequence
from contextlib import ExitStack

import pikepdf
from pikepdf import Dictionary, Name, Rectangle, String

_CLAIMS = ("/Metadata", "/MarkInfo", "/StructTreeRoot", "/PageLabels", "/OutputIntents", "/AF")
"""What an edition says of itself and a proof does not: that it is tagged, archived, and numbered so."""


def lay_over(pdf: bytes, sheets: Sequence[bytes], around: tuple[float, float, float, float], title: str) -> bytes:
    """Return ``pdf`` with the first pages of ``sheets`` laid over its own, one each, and the rest of them at its end.

    ``around`` is what the layers have at the left, over, at the right and under each page, in pt. The pages grow by as
    much: their own content and its coordinates stay what they are, and the trim box still says where they are cut.
    """
    left_of, above, right_of, below = around
    with ExitStack() as held:
        document = held.enter_context(pikepdf.open(io.BytesIO(pdf)))
        opened = [held.enter_context(pikepdf.open(io.BytesIO(sheet))) for sheet in sheets]
        layers = [page for sheet in opened for page in sheet.pages]
        count = len(document.pages)
        for thing in layers:
            if "/StructParents" in thing:
                del thing.StructParents
        for number, (page, layer) in enumerate(zip(document.pages, layers[:count], strict=True), 1):
            left, bottom, right, top = (float(side) for side in page.trimbox)
            grown = (left - left_of, bottom - below, right + right_of, top + above)
            _resize(page, grown)
            page.TrimBox = pikepdf.Array([round(side, 3) for side in (left, bottom, right, top)])
            _draw(document, page, layer, Rectangle(*grown), Name(f"/MezanProof{number}"))
        document.pages.extend(layers[count:])
        for claim in _CLAIMS:
            if claim in document.Root:
                del document.Root[claim]
        document.Root.ViewerPreferences.DisplayDocTitle = True
        document.trailer.Info = document.make_indirect(
            Dictionary({"/Title": String(title), "/Producer": String("mezanprint")})
        )
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _draw(document: pikepdf.Pdf, page: pikepdf.Page, layer: pikepdf.Page, where: Rectangle, name: Name) -> None:
    """Draw ``layer`` after all that the page draws, under a name of its own, for the pages may share their resources.

    pikepdf's ``add_overlay`` makes up a new name each time, and the proof would never be the same bytes twice.
    """
    form = document.copy_foreign(layer.as_form_xobject())
    page.add_resource(form, Name.XObject, name)
    page.contents_add(b"q\n", prepend=True)
    placed = page.calc_form_xobject_placement(
        form, name, where, invert_transformations=True, allow_shrink=True, allow_expand=True
    )
    page.contents_add(b"\nQ\n" + placed)


def _resize(page: pikepdf.Page, box: tuple[float, float, float, float]) -> None:
    for name in (Name.CropBox, Name.TrimBox, Name.BleedBox, Name.ArtBox):
        if name in page:
            del page[name]
    page.MediaBox = pikepdf.Array([round(side, 3) for side in box])
