"""The list of goods: for each kind of object that a file of the house has, the keys it may have and what stands there.

An object is known by what leads to it, not by what it calls itself. What is not in this list is not in a file that is
published. Source of the kinds: ISO 32000-1 and -2; which of them are here: those that ``typesetting`` and ``finishing``
write.
"""

from collections.abc import Mapping

from mezanprint.preflight.goods.document_objects import DOCUMENT
from mezanprint.preflight.goods.painting_objects import PAINTING
from mezanprint.preflight.goods.shape import Shape
from mezanprint.preflight.goods.tag_objects import TAGS

OBJECTS: Mapping[str, Shape] = {**DOCUMENT, **PAINTING, **TAGS}
