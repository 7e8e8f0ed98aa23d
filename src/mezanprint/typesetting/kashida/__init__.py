"""Kashida: Arabic lines made as wide as their column by longer joins between letters, not by wider spaces.

CSS engines justify Arabic by spaces only (https://www.w3.org/TR/alreq/#h_justification). WeasyPrint breaks the lines
and justifies them; this package is the second pass: ``joins`` says where a word may be lengthened, ``share`` gives the
room of a line to its words, ``stretch`` puts tatweels (U+0640) into the laid-out lines and narrows their spaces again.
Lines keep their words. The tatweels are in the drawing only: the text of the boxes, and so the tags and the text that
readers find, has none (see ``text_layer.glyphs``).
"""

from mezanprint.typesetting.kashida.stretch import stretch_lines

__all__ = ["stretch_lines"]
