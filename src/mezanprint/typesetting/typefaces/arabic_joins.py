"""Whether the letters of an Arabic font join: shaped as on a page, and looked at where two letters meet."""

from collections.abc import Iterator
from itertools import pairwise

from mezanprint.model.diagnostics import Diagnostic, error, info
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


def check_joins(shaper: Shaper, characters: frozenset[int], alphabet: str) -> Iterator[Diagnostic]:
    """Yield what keeps Arabic from being set in a font that has Arabic letters.

    ``alphabet`` are the letters of the languages that it is to set: of others it is told when they do not join.
    """
    letters = [letter for letter in _DUAL if ord(letter) in characters]
    apart = [letter for letter in letters if not _joins(shaper, letter)]
    if signs := [letter for letter in apart if letter in alphabet and _is_sign(shaper, letter)]:
        message = msg("letters do not join in it: {letters}", letters=_listed(signs))
        hint = msg("take a font that is made for Arabic text; this one has the letters as signs only")
        yield error("fonts-joins", message, None, hint)
    if gaping := [letter for letter in apart if letter in alphabet and letter not in signs]:
        message = msg("strokes of letters do not meet in it: {letters}", letters=_listed(gaping))
        hint = msg("take a newer version of it, or another font; its forms of these letters leave a gap to the next")
        yield error("fonts-joins", message, None, hint)
    if signs or gaping:
        return
    if others := [letter for letter in apart if letter not in alphabet]:
        yield info(
            "fonts-other-joins", msg("letters of other languages do not join in it: {letters}", letters=_listed(others))
        )
    alefs = [alef for alef in _ALEFS if ord(alef) in characters]
    if bare := [f"ل{alef}" for alef in alefs if not _is_joined_to_lam(shaper, alef)]:
        message = msg("it has no form for lam and alef: {words}", words=" ".join(bare))
        hint = msg("take the whole font: `لا` is one sign in Arabic, and a font that was cut down has lost it")
        yield error("fonts-lam-alef", message, None, hint)


def _joins(shaper: Shaper, letter: str) -> bool:
    """Tell whether a letter has another form at the start and in the middle than alone, and its ink meets."""
    if _is_sign(shaper, letter):
        return False
    word = f"ب{letter}ب"
    if not all(shaper.forms(word)):  # a ligature
        return True
    glyphs = shaper.glyphs(word)
    spans = [_span([glyph for glyph in glyphs if glyph.letter == place]) for place in range(3)]
    return all(ahead[0] - back[1] < _GAP for ahead, back in pairwise(spans))


def _is_sign(shaper: Shaper, letter: str) -> bool:
    """Tell whether a letter has no other form in the middle of a word than alone."""
    return shaper.forms(letter)[0] == shaper.forms(f"ب{letter}ب")[1]


def _listed(letters: list[str]) -> str:
    return " ".join(letters[:8])


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
