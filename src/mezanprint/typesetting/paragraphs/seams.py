"""Letters of one word in two elements: they join as they would in one.

Each element is shaped alone, so U+200D stands on both sides of the boundary while lines are made: it has no width, and
gives a letter the form it has beside another one. Afterwards the texts are again what they were, and only what is
drawn of them has it. Lam and alef in two elements join and are no ligature: each keeps its own colour and link.
"""

from itertools import pairwise

from mezanprint.typesetting.boxes.tree import Box, descendants
from mezanprint.typesetting.paragraphs.inline_flow import leaves
from mezanprint.typesetting.paragraphs.letter_joins import joins_next, joins_previous, leading_marks
from mezanprint.typesetting.weasyprint.weasy import Document, boxes

JOINER = "\u200d"
_SIZE = len(JOINER.encode())


def join_letters(container: Box) -> None:
    """Put joiners where the boundary of an element cuts a word of ``container`` at joining letters."""
    found = [leaf.box for leaf in leaves(container)]
    for left, right in pairwise(found):
        if isinstance(left, boxes.TextBox) and isinstance(right, boxes.TextBox):
            _give_marks(left, right)
            if joins_next(left.text) and joins_previous(right.text):
                _join(left, right)


def _give_marks(left: Box, right: Box) -> None:
    """Let marks stand in the element of their letter: Pango would set them on a dotted circle."""
    marks = leading_marks(right.text)
    if marks and left.text and not left.text[-1].isspace():
        left.text, right.text = left.text + marks, right.text.removeprefix(marks)


def _join(left: Box, right: Box) -> None:
    left.text, right.text = left.text + JOINER, JOINER + right.text
    left.joined = right.joined = True


def hide_joiners(document: Document) -> bool:
    """Take the joiners out of all texts of a laid-out document; tell whether there are any.

    They stay in what is drawn, where they say nothing.
    """
    joined = [box for page in document.pages for box in descendants(page._page_box) if getattr(box, "joined", False)]
    for box in joined:
        _hide(box)
    return bool(joined)


def _hide(box: Box) -> None:
    text = box.pango_layout.text
    size = len(text.encode())
    silent: set[int] = set(getattr(box.pango_layout, "elongations", ()))
    if text.startswith(JOINER):
        silent.update(range(_SIZE - 1))
    if text.endswith(JOINER):
        silent.update(range(size - _SIZE, size - 1))
    box.text = box.text.removeprefix(JOINER).removesuffix(JOINER)
    box.pango_layout.elongations = frozenset(silent)
