"""PDF operators that show text, as they are being written."""

from collections.abc import Callable, Iterable
from typing import Any

from mezanprint.typesetting.text_layer.apart import HAIR_SPACE
from mezanprint.typesetting.text_layer.codes import Codes, Meaning
from mezanprint.typesetting.text_layer.encode import Shown
from mezanprint.typesetting.text_layer.glyphs import Cluster
from mezanprint.typesetting.text_layer.passage import SLOT, Passage
from mezanprint.typesetting.text_layer.turns import Turns

_HAIR = 5
"""Width of a space that stands below its line, 1/1000 em: pdfium skips what has none."""
_BELOW = 750
"""How far below, 1/1000 em: outside the letters for pdfium, under 0.8 for MuPDF."""


class Writer:
    """Operators under way. Rounding errors of pen movements are carried on, so that no ink drifts."""

    def __init__(self, codes_of: Callable[[Any], Codes], turns: Turns) -> None:
        """Take the codes of fonts, and what is known of the line."""
        self.operators: list[str] = []
        self.turns = turns
        self._codes_of = codes_of
        self._font: tuple[str, float] | None = None
        self._items: list[int | str] = []
        self._slots: list[Meaning] = []
        self._asked: dict[Meaning, None] = {}
        self._owed = 0.0
        self._start = 0.0

    def put_pen(self, left: float) -> None:
        """Set the pen down ``left`` px from where the line starts."""
        if left != self._start:
            self._flush()
            self._owed = 0.0
            self.operators.append(f"{left - self._start:.4f} 0 Td")
            self._start = left

    def use_font(self, cluster: Cluster) -> Codes:
        """Write in the font and size of ``cluster`` from here on; return the codes of the font."""
        font = (cluster.font.hash, cluster.size)
        if self._font != font:
            self._flush()
            if self._font:
                self._owed *= self._font[1] / cluster.size
            self.operators.append(f"/{font[0]} {font[1]} Tf")
            self._font = font
        return self._codes_of(cluster.font)

    def ask(self, shown: Iterable[Shown]) -> None:
        """Have codes counted for what will be shown later."""
        for item in shown:
            if isinstance(item.code, Meaning):
                self._asked[item.code] = None

    def show(self, shown: Iterable[Shown]) -> None:
        """Show codes with the pen movements that belong to them."""
        for code, before, after, rise in shown:
            if before:
                self.move(before)
            if rise:
                self._flush()
                self.operators.append(self._rise(rise))
            if isinstance(code, Meaning):
                self._items.append(SLOT)
                self._slots.append(code)
                self._asked[code] = None
            elif code is not None:
                self._items.append(f"{code:04x}")
            if rise:
                self._flush()
                self.operators.append("0 Ts")
            if after:
                self.move(after)

    def move(self, distance: float) -> None:
        """Move the pen by 1/1000 em."""
        self._owed += distance
        whole = round(self._owed)
        if whole:
            self._owed -= whole
            if self._items and isinstance(self._items[-1], int):
                self._items[-1] -= whole
            else:
                self._items.append(-whole)

    def mark(self, cluster: Cluster, mark: str, width: int = 0) -> None:
        """Write a mark of direction by itself, in the font of ``cluster``; pdfium skips it if it has no width."""
        codes = self.use_font(cluster)
        self._flush()
        self.show((Shown(codes.mark(mark, width)),))
        self._flush()
        self.turns.follow(mark)

    def step_out(self, cluster: Cluster, back: int) -> None:
        """Write a space below the line, ``back`` 1/1000 em left of the pen (see ``apart``)."""
        space = self.use_font(cluster).mark(HAIR_SPACE, _HAIR)
        self.move(-back)
        self._flush()
        # Two, for pdfium measures a text from the place of its first character to that of its last.
        self.operators += [self._rise(-_BELOW), f"[<{SLOT}{SLOT}> {2 * _HAIR - back}] TJ", "0 Ts"]
        self._slots += [space, space]
        self._asked[space] = None

    def finish(self) -> Passage:
        """Return the operators."""
        self._flush()
        return Passage("\n".join(self.operators), self._slots, tuple(self._asked))

    def _rise(self, rise: float) -> str:
        assert self._font
        return f"{rise * self._font[1] / 1000:.3f} Ts"

    def _flush(self) -> None:
        """Write a TJ array. pdfium ignores a number at the end of an array that holds text, so it stands alone."""
        tail = self._items.pop() if self._items and isinstance(self._items[-1], int) else 0
        for items in (self._items, [tail] if tail else []):
            if items:
                body = "".join([f"<{item}>" if isinstance(item, str) else f" {item} " for item in items])
                self.operators.append(f"[{body.replace('><', '')}] TJ")
        self._items = []
