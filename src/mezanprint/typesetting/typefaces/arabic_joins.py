"""Whether the letters of an Arabic font join: shaped as on a page, and looked at where two letters meet."""

from collections.abc import Iterator
from itertools import pairwise

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.typesetting.typefaces.shaping import Glyph, Shaper

_DUAL = "بتثجحخسشصضطظعغفقكلمنهيپچگکیټڤ"
"""Letters that join on both sides."""
_ALEFS = "اأإآ"
_GAP = 0.012
"""Of an em: as far apart as the ink of joined letters may stand and still touch on paper."""
_TATWEEL = "\u0640"
_MEASURED = "صعحم"
"""Letters whose bodies say how large the script looks."""


def check_joins(shaper: Shaper, characters: frozenset[int]) -> Iterator[Diagnostic]:
    """Yield what keeps Arabic from being set in a font that has Arabic letters."""
    letters = [letter for letter in _DUAL if ord(letter) in characters]
    if apart := [letter for letter in letters if not _joins(shaper, letter)]:
        message = msg("letters do not join in it: {letters}", letters=" ".join(apart[:8]))
        hint = msg("take a font that is made for Arabic text; this one has the letters as signs only")
        yield error("fonts-joins", message, None, hint)
        return
    alefs = [alef for alef in _ALEFS if ord(alef) in characters]
    if bare := [f"ل{alef}" for alef in alefs if not _is_joined_to_lam(shaper, alef)]:
        message = msg("it has no form for lam and alef: {words}", words=" ".join(bare))
        hint = msg("take the whole font: `لا` is one sign in Arabic, and a font that was cut down has lost it")
        yield error("fonts-lam-alef", message, None, hint)


def _joins(shaper: Shaper, letter: str) -> bool:
    """Tell whether a letter has another form at the start and in the middle than alone, and its ink meets."""
    alone = shaper.forms(letter)[0]
    word = f"ب{letter}ب"
    forms = shaper.forms(word)
    if alone == forms[1]:
        return False
    if not all(forms):  # a ligature
        return True
    glyphs = shaper.glyphs(word)
    spans = [_span([glyph for glyph in glyphs if glyph.letter == place]) for place in range(3)]
    return all(ahead[0] - back[1] < _GAP for ahead, back in pairwise(spans))


def _span(glyphs: list[Glyph]) -> tuple[float, float]:
    return min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)


def _is_joined_to_lam(shaper: Shaper, alef: str) -> bool:
    """Tell whether lam and alef are a ligature, or have forms that neither has beside another letter."""
    end = shaper.forms(f"ب{alef}")[1]
    apart = [shaper.forms("لب")[0], end], [shaper.forms("بلب")[1], end]
    return shaper.forms(f"ل{alef}") != apart[0] and shaper.forms(f"بل{alef}")[1:] != apart[1]


def medial_height(shaper: Shaper, characters: frozenset[int]) -> float:
    """Return the mean height of Arabic letters in the middle of a word, in em; 0 where there are none."""
    if not {ord(letter) for letter in _MEASURED} <= characters:
        return 0.0
    # Between strokes of nothing but joins, where no letter moves for its neighbour.
    joins = _TATWEEL if ord(_TATWEEL) in characters else "ب"
    words = (shaper.glyphs(f"{joins}{letter}{joins}") for letter in _MEASURED)
    heights = [max((glyph.height for glyph in word if glyph.letter == 1), default=0.0) for word in words]
    return sum(heights) / len(heights)


def x_height(shaper: Shaper, characters: frozenset[int]) -> float:
    """Return the height of a Latin x, in em; 0 where there is none."""
    return shaper.glyphs("x")[0].height if ord("x") in characters else 0.0
