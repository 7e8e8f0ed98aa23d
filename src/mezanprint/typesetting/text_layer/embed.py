"""Codes of the text layer written into the PDF font: ToUnicode, widths, glyph map, composites."""

from typing import Any

from mezanprint.pdf.to_unicode import write_to_unicode
from mezanprint.typesetting.text_layer.codes import Codes, Composite
from mezanprint.typesetting.text_layer.composites import add_composites, keep_needed
from mezanprint.typesetting.weasyprint.weasy import pydyf


def slim(pdf: Any, reference: bytes) -> None:
    """Leave in the file of the Type 0 font at ``reference`` the tables that a PDF needs: no name, author or date."""
    descendant = _object(pdf, _object(pdf, reference)["DescendantFonts"][0])
    file = _object(pdf, _object(pdf, descendant["FontDescriptor"])["FontFile2"])
    file.stream[0] = keep_needed(file.stream[0])
    file.extra["Length1"] = len(file.stream[0])


def embed_codes(pdf: Any, reference: bytes, codes: Codes, fonts: list[Any], *, compress: bool) -> None:
    """Change the Type 0 font at ``reference``, which WeasyPrint made for ``fonts``, so that it knows ``codes``."""
    dictionary = _object(pdf, reference)
    texts: dict[int, str] = {}
    widths: dict[int, float] = {}
    for font in fonts:
        texts.update(font.to_unicode)
        widths.update(font.widths)
    texts.update(codes.text)
    dictionary["ToUnicode"] = _add_stream(pdf, [write_to_unicode(texts)], compress=compress)
    if not codes.shapes:
        return
    descendant = _object(pdf, dictionary["DescendantFonts"][0])
    glyph_ids = _add_shapes(pdf, descendant, codes, fonts[0].upem)
    # WeasyPrint's stand-ins for missing characters map to .notdef here, no longer in an encoding of their own.
    dictionary["Encoding"] = "/Identity-H"
    used = {code for code in texts if code < fonts[0].glyph_count}
    table = bytearray(2 * max(*glyph_ids, *texts) + 2)
    for code, glyph_id in ({code: code for code in used} | glyph_ids).items():
        table[2 * code : 2 * code + 2] = glyph_id.to_bytes(2, "big")
    descendant["CIDToGIDMap"] = _add_stream(pdf, [bytes(table)], compress=True)
    # Codes of shapes follow one another.
    advances = (shape.advance if isinstance(shape, Composite) else widths[shape] for shape in codes.shapes.values())
    descendant["W"].extend([min(codes.shapes), pydyf.Array(advances)])


def _add_shapes(pdf: Any, descendant: Any, codes: Codes, upem: int) -> dict[int, int]:
    """Append the composites to the font file; return the glyph id of each extra code."""
    composites = sorted({shape for shape in codes.shapes.values() if isinstance(shape, Composite)})
    ids: dict[Composite, int] = {}
    if composites:
        file = _object(pdf, _object(pdf, descendant["FontDescriptor"])["FontFile2"])
        content, ids = add_composites(file.stream[0], composites, upem)
        file.stream[0] = content
        file.extra["Length1"] = len(content)
    return {code: shape if isinstance(shape, int) else ids[shape] for code, shape in codes.shapes.items()}


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _add_stream(pdf: Any, lines: list[bytes], *, compress: bool) -> bytes:
    stream = pydyf.Stream(lines, compress=compress)
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference
