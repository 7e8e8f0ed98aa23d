"""Words for printers, typeset by the same engine in the house's own fonts: a page for each face of a sheet."""

import re
from datetime import date
from html import escape

from mezanprint.model.geometry import PT_PER_MM
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.typeset import lay_out
from mezanprint.typesetting.weasyprint.source_date import clock_of
from mezanprint.typesetting.weasyprint.weasy import HTML

_STYLE = """@page {{ size: {width}mm {height}mm; margin: 0 }}
* {{ margin: 0; color: {ink}; font: {size}pt / {step}mm IBM Plex Sans, IBM Plex Sans Arabic; white-space: nowrap }}
p + p {{ break-before: page }}
span {{ line-height: 0 }}"""
_INKS = {"rgb": "#000", "cmyk": "device-cmyk(0 0 0 1)"}
_WIDEST = 0.6
"""Share of its size by which a letter of the face moves the pen, on the safe side."""


_RTL = re.compile("[\u0590-\u08ff]")
_SIZE = re.compile("[0-9.]+ × [0-9.]+")


def typeset_words(faces: tuple[tuple[str, ...], ...], room: tuple[float, float], colour: str, day: date) -> bytes:
    """Return a PDF with the lines of each face on a page ``room`` mm wide and high, so small that they fit.

    ``colour`` is ``rgb``, or ``cmyk`` for pure black ink; ``day`` is the date the fonts are told. Nothing of nothing.
    """
    if not faces:
        return b""
    width, height = room
    step = height / max(map(len, faces))
    longest = max(len(line) for lines in faces for line in lines)
    size = min(6.0, step * PT_PER_MM, width * PT_PER_MM / (longest * _WIDEST))
    style = _STYLE.format(width=width, height=height, step=round(step, 2), size=round(size, 2), ink=_INKS[colour])
    body = "".join(f"<p>{'<br>'.join(map(_in_order, lines))}</p>" for lines in faces)
    html = HTML(string=f'<!DOCTYPE html><html lang="en"><head><style>{style}</style></head><body>{body}</body></html>')
    with clock_of(day), text_layer():
        pdf: bytes = lay_out(html)[0].write_pdf()
    return pdf


def _in_order(line: str) -> str:
    """Return a line as HTML: right-to-left words as a piece of their own, and in it a size from left to right."""
    words = escape(line)
    if not _RTL.search(words):
        return words
    sized = _SIZE.sub(r'<span dir="ltr">\g<0></span>', words)
    return f'<span dir="rtl">{sized}</span>'
