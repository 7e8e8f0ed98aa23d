"""One line of text written again, cluster by cluster."""

import unicodedata
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from mezanprint.typesetting.text_layer.codes import Codes
from mezanprint.typesetting.text_layer.encode import Shown, encode
from mezanprint.typesetting.text_layer.glyphs import Cluster

_NEUTRAL = ("WS", "ON", "CS", "ES", "ET")


def line_operators(clusters: tuple[Cluster, ...], codes_of: Callable[[Any], Codes]) -> list[bytes]:
    """Return the PDF operators that show ``clusters``, from the first Tf on; the text matrix is the caller's."""
    writer = _Writer()
    for cluster, following in pairwise([*clusters, None]):
        assert cluster is not None
        writer.use_font(cluster.font.hash, cluster.size)
        anchored = following is not None and _anchored(cluster, following)
        writer.show(encode(cluster, codes_of(cluster.font), anchored=anchored))
    return writer.finish()


def _anchored(cluster: Cluster, following: Cluster) -> bool:
    neutral = unicodedata.bidirectional(cluster.text[0]) in _NEUTRAL
    return cluster.rtl and not following.rtl and cluster.font is following.font and neutral


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
            self._move(item.before)
            if item.rise:
                self._flush()
                self.operators.append(self._rise(item.rise))
            if item.code is not None:
                self.items.append(f"{item.code:04x}")
            if item.rise:
                self._flush()
                self.operators.append(b"0 Ts")
            self._move(item.after)

    def finish(self) -> list[bytes]:
        self._flush()
        return self.operators

    def _rise(self, rise: float) -> bytes:
        assert self.font
        return f"{rise * self.font[1] / 1000:.3f} Ts".encode()

    def _move(self, distance: float) -> None:
        self.owed += distance
        whole = round(self.owed)
        if whole:
            self.owed -= whole
            if self.items and isinstance(self.items[-1], int):
                self.items[-1] -= whole
            else:
                self.items.append(-whole)

    def _flush(self) -> None:
        """Write a TJ array. pdfium ignores a number at the end of an array that holds text, so it stands alone."""
        tail = self.items.pop() if self.items and isinstance(self.items[-1], int) else 0
        for items in (self.items, [tail] if tail else []):
            if items:
                body = "".join(f"<{item}>" if isinstance(item, str) else f" {item} " for item in items)
                self.operators.append(f"[{body.replace('><', '')}] TJ".encode())
        self.items = []
