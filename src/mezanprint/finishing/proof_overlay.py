"""The proof of an edition: its own pages, not a glyph of them touched, with a layer over each and an index behind."""

import io

import pikepdf
from pikepdf import Dictionary, Name, Rectangle, String

_CLAIMS = ("/Metadata", "/MarkInfo", "/StructTreeRoot", "/PageLabels", "/OutputIntents", "/AF")
"""What an edition says of itself and a proof does not: that it is tagged, archived, and numbered so."""
_LAYER = Name.MezanProof


def lay_over(pdf: bytes, sheet: bytes, around: tuple[float, float, float], title: str) -> bytes:
    """Return ``pdf`` with the first pages of ``sheet`` laid over its own, one each, and the rest of them at its end.

    ``around`` is what the layers have at both sides, over and under each page, in pt. The pages grow by as much:
    their own content and its coordinates stay what they are.
    """
    sides, above, below = around
    with pikepdf.open(io.BytesIO(pdf)) as document, pikepdf.open(io.BytesIO(sheet)) as layers:
        count = len(document.pages)
        for thing in layers.pages:
            if "/StructParents" in thing:
                del thing.StructParents
        for page, layer in zip(document.pages, layers.pages[:count], strict=True):
            left, bottom, right, top = (float(side) for side in page.trimbox)
            grown = (left - sides, bottom - below, right + sides, top + above)
            _resize(page, grown)
            _draw(document, page, layer, Rectangle(*grown))
        document.pages.extend(layers.pages[count:])
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


def _draw(document: pikepdf.Pdf, page: pikepdf.Page, layer: pikepdf.Page, where: Rectangle) -> None:
    """Draw ``layer`` after all that the page draws; under one name, for pikepdf's own ``add_overlay`` makes one up."""
    form = document.copy_foreign(layer.as_form_xobject())
    name = page.add_resource(form, Name.XObject, _LAYER)
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
