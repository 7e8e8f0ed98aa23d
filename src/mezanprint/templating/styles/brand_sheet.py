"""What ``[brand]`` of the settings changes in the style sheets, and whether its colours can be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mezanprint.model.brand import BLACK, WHITE, Brand, HouseColour
from mezanprint.model.colours import TEXT_CONTRAST, Rgb, contrast, distance, hex_of, lab, lightness, mixed
from mezanprint.model.diagnostics import Diagnostic, error, warning
from mezanprint.model.translatable import msg
from mezanprint.templating.styles.press_colours import printed
from mezanprint.templating.styles.tokens import Token

_PAIRS = (
    *(("brand", "paper"), ("brand", "tint"), ("accent", "paper"), ("accent", "tint")),
    *(("paper", "deep"), ("ink", "tint"), ("quiet", "tint")),
)
"""Letters, and the ground on which the kinds set them."""
_LIGHTEST_GREY = 89.0
"""Lightness of a grey of 12 %: a printer without colour makes specks of a darker one, behind the letters on it."""
_ALIKE = 12.0
"""ΔE under which two colours on different places of a page are taken for one."""
_ONE_PLACE = {"brand", "deep"}
"""Letters and grounds: one colour for both is ordinary."""
_UNLIKE = 20.0
"""ΔE from which inks were meant for another colour: a file for a press is told of it from 15, by its own profile."""
_MOST_INK = 3.0
"""Of all four inks together: more does not dry."""


def brand_rules(brand: Brand) -> str:
    """Return the style sheet of a house: it follows ``base.css``, whose tokens it sets anew; empty if it sets none."""
    tokens = [f"--clear-space: {brand.clear_space:g};"] if brand.logo else []
    tokens += [f"--{colour.name}: {_ink(colour)};" for colour in brand.theme()]
    return ":root {{\n  {}\n}}".format("\n  ".join(tokens)) if tokens else ""


def _ink(colour: HouseColour) -> str:
    shares = ", " + " ".join(f"{share:g}" for share in colour.inks) if colour.inks else ""
    return f"ink({hex_of(colour.screen)}{shares})"


def check_colours(brand: Brand, tokens: Iterable[Token]) -> Iterator[Diagnostic]:
    """Yield what nobody could read of the colours that a house chose, and those of them that look like one."""
    theme = {token.name.removeprefix("--"): token.rgb for token in tokens}
    own = {colour.name: colour for colour in brand.colours}
    for letters, ground in _PAIRS:
        if letters in theme and ground in theme and (letters in own or ground in own):
            yield from _check_contrast(letters, ground, theme, own)
    tint = own.get("tint")
    if tint and lightness(tint.screen) < _LIGHTEST_GREY:
        message = msg("the tint `{colour}` is too dark to stand under text in a grey print", colour=hex_of(tint.screen))
        hint = msg("mix more white into it: `{colour}`", colour=hex_of(_lighter(tint.screen)))
        yield warning("style-brand-tint", message, tint.span, hint)
    yield from _alike(own)
    for colour in brand.colours:
        yield from _check_inks(colour)


def _check_contrast(
    letters: str, ground: str, theme: Mapping[str, Rgb], own: Mapping[str, HouseColour]
) -> Iterator[Diagnostic]:
    ratio = contrast(theme[letters], theme[ground])
    if ratio >= TEXT_CONTRAST:
        return
    name = letters if letters in own else ground
    message = msg(
        "`{letters}` on `{ground}` has a contrast of {ratio} : 1, and letters need {least} : 1",
        letters=letters,
        ground=ground,
        ratio=f"{ratio:.1f}",
        least=f"{TEXT_CONTRAST:g}",
    )
    shade = _readable(theme[name], [theme[other] for other in _beside(name) if other in theme])
    hint = msg("a shade of it that can be read: `{colour}`", colour=hex_of(shade))
    yield error("style-brand-contrast", message, own[name].span, *([hint] if shade != theme[name] else []))


def _beside(name: str) -> Iterator[str]:
    """Yield the colours on which letters of one stand, or whose letters stand on it."""
    return (other for pair in _PAIRS if name in pair for other in pair if other != name)


def _readable(colour: Rgb, beside: Sequence[Rgb]) -> Rgb:
    """Return the nearest shade of a colour that has contrast enough beside all others; itself if there is none."""
    shades = (mixed(colour, end, 1 - step / 50) for step in range(1, 51) for end in (BLACK, WHITE))
    return next((each for each in shades if min(contrast(each, other) for other in beside) >= TEXT_CONTRAST), colour)


def _lighter(colour: Rgb) -> Rgb:
    shades = (mixed(colour, WHITE, 1 - step / 50) for step in range(51))
    return next(shade for shade in shades if lightness(shade) >= _LIGHTEST_GREY)


def _alike(own: Mapping[str, HouseColour]) -> Iterator[Diagnostic]:
    colours = tuple(own.values())
    for place, one in enumerate(colours):
        for other in colours[place + 1 :]:
            if {one.name, other.name} != _ONE_PLACE and distance(lab(one.screen), lab(other.screen)) < _ALIKE:
                message = msg("`{name}` and `{other}` look alike", name=other.name, other=one.name)
                hint = msg("leave one of them out, or let it be lighter or of another hue")
                yield warning("style-brand-alike", message, other.span, hint)


def _check_inks(colour: HouseColour) -> Iterator[Diagnostic]:
    """Warn of inks that are more than paper takes, or that print another colour than the screen shows."""
    if colour.inks is None:
        return
    hint = msg("take the four inks from the letterhead of the house, or leave `press` out: the profile then makes them")
    total = sum(colour.inks)
    if total > _MOST_INK:
        message = msg(
            "the inks of `{name}` come to {total} %, and paper takes 300 %",
            name=colour.name,
            total=f"{100 * total:.0f}",
        )
        yield warning("style-brand-press", message, colour.span, hint)
    elif (unlike := distance(lab(colour.screen), printed(colour.inks))) > _UNLIKE:
        message = msg(
            "the inks of `{name}` print another colour than `{screen}`: ΔE {distance}",
            name=colour.name,
            screen=hex_of(colour.screen),
            distance=f"{unlike:.0f}",
        )
        yield warning("style-brand-press", message, colour.span, hint)
