"""One line of text written again, cluster by cluster."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from mezanprint.typesetting.text_layer.codes import Codes
from mezanprint.typesetting.text_layer.encode import Shown, encode
from mezanprint.typesetting.text_layer.glyphs import Cluster

_NEUTRAL = ("WS", "ON", "CS", "ES", "ET")
_STARTS_LTR = ("L", "EN", "AN", "CS", "ES", "ET")
"""Bidi classes with which poppler starts a left-to-right section that swallows the neutrals on its left."""
_GAP = 150
"""What is left of a space before a mark, 1/1000 em: poppler needs 0.1 em to see two words. pdf.js, which does not
move its pen for a mark, then finds the letter less than its own 0.102 em from the word before: it puts its space
where the space is, not between the mark and its letter."""


def line_operators(clusters: tuple[Cluster, ...], codes_of: Callable[[Any], Codes]) -> list[bytes]:
    """Return the PDF operators that show ``clusters``, from the first Tf on; the text matrix is the caller's."""
    writer = _Writer()
    lead = 0.0
    for cluster, following in _with_following(clusters):
        writer.use_font(cluster.font.hash, cluster.size)
        anchored = following is not None and _anchored(cluster, following)
        writer.show(encode(cluster, codes_of(cluster.font), anchored=anchored, lead=lead))
        lead = max(0.0, cluster.advance - _GAP) if following and _before_mark(cluster, following) else 0.0
        writer.move(-lead)
    return writer.finish()


def _with_following(clusters: tuple[Cluster, ...]) -> list[tuple[Cluster, Cluster | None]]:
    """Pair each cluster with the next one that draws something: isolates and other controls only leave a gap."""
    pairs: list[tuple[Cluster, Cluster | None]] = []
    following = None
    for cluster in reversed(clusters):
        pairs.append((cluster, following))
        if any(glyph.gid is not None for glyph in cluster.glyphs):
            following = cluster
    return pairs[::-1]


def _anchored(cluster: Cluster, following: Cluster) -> bool:
    """Tell whether a neutral character needs a right-to-left mark on its right.

    poppler gives neutrals to the left-to-right section on their right: ``(OPT)`` or a comma would change sides.
    pdfium takes a vowel mark for a neutral and swaps it with the punctuation after it.
    """
    if not cluster.rtl or unicodedata.bidirectional(cluster.text[0]) not in _NEUTRAL:
        return False
    swapped = not cluster.text.isspace() and _ends_in_mark(following)
    return swapped or unicodedata.bidirectional(following.text[0]) in _STARTS_LTR


def _ends_in_mark(cluster: Cluster) -> bool:
    return cluster.rtl and unicodedata.category(cluster.text[-1]) == "Mn"


def _before_mark(cluster: Cluster, following: Cluster) -> bool:
    """Tell whether ``cluster`` is the space on the left of a word that ends in a mark."""
    same = following.font is cluster.font and following.size == cluster.size
    space = cluster.rtl and cluster.text == " "
    return same and space and following.drawable and _ends_in_mark(following)


class _Writer:
    """Operators under way. Rounding errors of pen movements are carried on, so that no ink drifts."""

    def __init__(self) -> None:
        self.operators: list[bytes] = []
        self.font: tuple[str, float] | None = None
        self.items: list[int | str] = []
        self.owed = 0.0

    def use_font(self, name: str, size: float) -> None:
        if self.font != (name, size):
            self._flush()
            if self.font:
                self.owed *= self.font[1] / size
            self.operators.append(f"/{name} {size} Tf".encode())
            self.font = (name, size)

    def show(self, shown: Iterable[Shown]) -> None:
        for item in shown:
            self.move(item.before)
            if item.rise:
                self._flush()
                self.operators.append(self._rise(item.rise))
            if item.code is not None:
                self.items.append(f"{item.code:04x}")
            if item.rise:
                self._flush()
                self.operators.append(b"0 Ts")
            self.move(item.after)

    def move(self, distance: float) -> None:
        self.owed += distance
        whole = round(self.owed)
        if whole:
            self.owed -= whole
            if self.items and isinstance(self.items[-1], int):
                self.items[-1] -= whole
            else:
                self.items.append(-whole)

    def finish(self) -> list[bytes]:
        self._flush()
        return self.operators

    def _rise(self, rise: float) -> bytes:
        assert self.font
        return f"{rise * self.font[1] / 1000:.3f} Ts".encode()

    def _flush(self) -> None:
        """Write a TJ array. pdfium ignores a number at the end of an array that holds text, so it stands alone."""
        tail = self.items.pop() if self.items and isinstance(self.items[-1], int) else 0
        for items in (self.items, [tail] if tail else []):
            if items:
                body = "".join(f"<{item}>" if isinstance(item, str) else f" {item} " for item in items)
                self.operators.append(f"[{body.replace('><', '')}] TJ".encode())
        self.items = []
