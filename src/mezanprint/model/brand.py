"""A house's own face: what its documents have in common, whatever they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mezanprint.model.colours import Rgb, lightness, mixed
from mezanprint.model.diagnostics import Span

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
COLOURS = ("brand", "brand-mid", "accent", "tint", "deep")
"""Colours that a house may choose: tokens of ``base.css``. Letters stay black, and paper white."""
_DERIVED = {
    "brand-mid": ("brand", WHITE, 0.66),
    "brand-light": ("brand", WHITE, 0.35),
    "accent-light": ("accent", WHITE, 0.35),
    "tint": ("brand", WHITE, 0.07),
    "deep": ("brand", BLACK, 0.6),
}
"""What a colour is mixed of that a house does not say: such a share of another one, the rest white or black."""
_SHADES = {"shade-1": 94.0, "shade-2": 71.0, "shade-3": 46.0, "shade-4": 21.0}
"""Shades of areas on maps by their lightness: a quarter between neighbours, whatever the brand."""


class Look(StrEnum):
    """How the pages of all kinds are set."""

    SOBER = "sober"
    """Calm and exact: white ground, beams, one loud thing a page."""
    BOLD = "bold"
    """Dark fields and tints to the edge, display faces, large figures."""


@dataclass(frozen=True, slots=True)
class HouseColour:
    """A colour of the house: on a screen, and in the inks of a press."""

    name: str
    """Of its token, without the ``--``."""
    screen: Rgb
    inks: tuple[float, float, float, float] | None = None
    """Cyan, magenta, yellow and black, from 0 to 1; None where the profile of the press is to make them."""
    span: Span | None = None
    """Where the settings say it; None for one that is mixed of another."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The files of a logo: ``(locale, path)`` for each locale of the project."""

    paths: tuple[tuple[str, str], ...]
    span: Span

    def path(self, locale: str) -> str:
        """Return the file for a locale."""
        return dict(self.paths)[locale]


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file of the house, known by its bytes."""

    family: str
    """The name that style sheets say."""
    path: str
    """In the project; of a file out of a package, in the installation of that."""
    digest: str
    """SHA-256, hexadecimal."""
    package: str = ""
    """The package with its version, ``fontpkg-tajawal==1.700``; empty for a file of the project."""


@dataclass(frozen=True, slots=True)
class HouseFamily:
    """A family of fonts that the house brings."""

    name: str
    files: tuple[FontFile, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ScriptFaces:
    """What the letters of a script are set in, in all kinds."""

    script: str
    """ISO 15924: ``Arab``."""
    text: str = ""
    """Family of running text; empty for that of the templates."""
    head: str = ""
    """Family of headings; empty for that of the text, as in scripts without a token of their own."""
    scale: float = 0.0
    """By how much its letters are set larger than Latin ones to look as large; 0 for what the templates say."""
    head_scale: float = 0.0
    """The same of headings, whose face may be another; 0 for that of the text."""
    width: float = 1.0
    """How wide its text runs at one size, beside the face of the program: labels of drawings are reckoned by that."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What ``[brand]`` of the settings says."""

    look: Look = Look.SOBER
    logo: Logo | None = None
    logo_on_dark: Logo | None = None
    """Its form for dark grounds; without one the other stands there on a field of paper."""
    clear_space: float = 0.25
    """What is kept clear around it, as a share of its height."""
    colours: tuple[HouseColour, ...] = ()
    """As the settings say them; ``theme`` has those too that follow from them."""
    fonts: tuple[HouseFamily, ...] = ()
    """Font families that it brings."""
    type: tuple[ScriptFaces, ...] = ()
    """What it sets each script in."""

    def width_of(self, script: str) -> float:
        """Return how wide labels in a script are, beside those in the face of the program."""
        return next((faces.width for faces in self.type if faces.script == script), 1.0)

    def theme(self) -> Iterator[HouseColour]:
        """Yield the colours of the house: those it chose, and what it left out mixed of its ``brand``."""
        colours = {colour.name: colour for colour in self.colours}
        yield from self.colours
        for name, (base, ground, share) in _DERIVED.items():
            if base in colours and name not in colours:
                screen = mixed(colours[base].screen, ground, share)
                yield HouseColour(name, screen, colours[base].inks if screen == colours[base].screen else None)
        if "brand" in colours:
            for name, light in _SHADES.items():
                yield HouseColour(name, _of_lightness(colours["brand"].screen, light))


def _of_lightness(colour: Rgb, light: float) -> Rgb:
    """Return a colour mixed with white or black until it is so light."""
    ground = WHITE if light > lightness(colour) else BLACK
    shades = (mixed(colour, ground, step / 100) for step in range(101))
    return min(shades, key=lambda shade: abs(lightness(shade) - light))
