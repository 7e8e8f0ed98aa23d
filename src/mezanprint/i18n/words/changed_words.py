"""Words in two versions of a source text, where few of them changed: which of them a translator must change."""

from mezanprint.i18n.words.word_difference import difference

_MOST = 3
"""Changes that are told; who has more to do reads both texts."""
_SAME = 0.5
"""Share of the letters of both texts from which on they are versions of one."""


def changed_words(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return each stretch of words that differs as it was and as it is, an empty string for none.

    Nothing where texts have little in common, or more than three stretches differ. Figures are told by themselves
    (``changed_figures``), and marks alone are no words.
    """
    pieces = difference(before, after)
    same = sum(2 * len(piece.text) for piece in pieces if piece.kind == "same")
    if same < _SAME * (len(before) + len(after)):
        return ()
    changes: list[tuple[str, str]] = []
    for piece, last in zip(pieces, (None, *pieces), strict=False):
        text = " ".join(piece.text.split())
        if piece.kind == "gone":
            changes.append((text, ""))
        elif piece.kind == "new":
            gone = changes.pop()[0] if last is not None and last.kind == "gone" else ""
            changes.append((gone, text))
    told = tuple(change for change in changes if any(char.isalpha() for text in change for char in text))
    return told if len(told) <= _MOST else ()
