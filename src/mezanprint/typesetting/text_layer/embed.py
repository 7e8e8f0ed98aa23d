"""Codes of the text layer written into the PDF font: ToUnicode, widths, glyph map, composites."""

from collections.abc import Mapping
from typing import Any

from mezanprint.typesetting.text_layer.codes import Codes, Composite
from mezanprint.typesetting.text_layer.composites import add_composites
from mezanprint.typesetting.weasy import pydyf


def embed_codes(pdf: Any, reference: bytes, codes: Codes, fonts: list[Any], *, compress: bool) -> None:
    """Change the Type 0 font at ``reference``, which WeasyPrint made for ``fonts``, so that it knows ``codes``."""
    dictionary = _object(pdf, reference)
    texts: dict[int, str] = {}
    widths: dict[int, float] = {}
    for font in fonts:
        texts.update(font.to_unicode)
        widths.update(font.widths)
    texts.update(codes.text)
    dictionary["ToUnicode"] = _add_stream(pdf, _to_unicode(texts), compress=compress)
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


def _to_unicode(texts: Mapping[int, str]) -> list[bytes]:
    """Return a ToUnicode CMap (ISO 32000-1, 9.10.3) for two-byte codes."""
    lines = [
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
        b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange",
    ]
    # A glyph of a cluster whose text stands on another glyph says nothing: an empty entry would be invalid.
    items = sorted((code, text) for code, text in texts.items() if text)
    for i in range(0, len(items), 100):
        batch = items[i : i + 100]
        lines.append(b"%d beginbfchar" % len(batch))
        lines += [b"<%04x> <%s>" % (code, text.encode("utf-16-be").hex().encode()) for code, text in batch]
        lines.append(b"endbfchar")
    return [*lines, b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"]
