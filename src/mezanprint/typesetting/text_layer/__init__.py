"""The text layer: Arabic and other right-to-left text that every reader can find, copy and read aloud.

WeasyPrint shows right-to-left glyphs in visual order with one ToUnicode entry a glyph. Every common extractor
(poppler, pdfium, pdf.js, MuPDF) reverses a right-to-left run as it finds it, so a ligature's letters come out
swapped, and letters drawn as skeleton and dots lose their identity. The one encoding all of them understand is:
one character a code, in visual order, on the baseline, with no gaps inside a word. This package writes it.

``runs`` reads a laid-out line back from Pango as the clusters of ``glyphs``, ``noting`` notes of its fonts what
WeasyPrint would, ``numbers`` makes one piece of a number that readers would turn, ``strokes`` puts the pieces into the
order of the text, ``guards`` says which blanks keep them there, ``apart`` which words readers must not order with the
rest of their line and ``majority`` which direction a page must have for them, ``encode`` decides the codes of one
cluster, ``line``, ``stroke`` and ``writer`` make a ``passage`` of the line, ``codes`` keeps the codes of a font,
``composites`` and ``embed`` add them to the embedded font. ``drawing`` draws a line, which ``drawn``
makes fit to be drawn again in another document; ``state`` is that of one document, and ``layer`` wraps the WeasyPrint
functions this needs.
"""
