"""Paragraphs seen whole, before they are laid out: the order of their runs, and the joins of their letters.

WeasyPrint lays out one element at a time. It gives each text by itself to Pango, so that letters of one word in two
elements do not join, and words of the other direction in several elements stand in the order of the line; and it
forgets at the end of a line what stood before. ``resolve`` looks at all the text of a line box first: ``joins`` and
``seams`` let letters join over the boundaries of elements, ``islands`` puts what runs against its paragraph into boxes
with a direction of their own, by the levels of the Unicode Bidirectional Algorithm (``levels``).
"""

from mezanprint.typesetting.paragraphs.resolve import whole_paragraphs
from mezanprint.typesetting.paragraphs.seams import hide_joiners

__all__ = ["hide_joiners", "whole_paragraphs"]
