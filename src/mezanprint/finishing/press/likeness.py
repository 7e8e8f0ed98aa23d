"""Whether the theme's inks print what a screen shows, as far as a profile can tell."""

import io
from collections.abc import Iterator
from functools import lru_cache

from PIL import Image, ImageCms

from mezanprint.finishing.press.separation import Cmyk, Rgb, Separation
from mezanprint.model.brand import COLOURS
from mezanprint.model.colours import Lab, distance, rgb_of
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Span, info, warning
from mezanprint.model.translatable import Translatable, msg
from mezanprint.project.folder import SETTINGS
from mezanprint.project.icc import standard_profile

_UNLIKE = 15.0
"""ΔE from which two colours are no more one colour said twice. Those of the theme stay under 8; the purest inks, which
no screen shows, under 13."""
_ZERO = 128
"""What stands for 0 in the second and third channel of a LAB picture of Pillow."""


def tell_unlike(composition: Composition, profile: bytes) -> Iterator[Diagnostic]:
    """Yield a warning for each colour of the theme whose inks print another one, and which inks a profile had to make.

    Nothing for a file in sRGB.

    ``profile`` is the project's own, or empty for that of FOGRA39.
    """
    if composition.edition.profile.colour != "cmyk":
        return
    separation = Separation(profile or standard_profile(), {})
    for rgb, inks in composition.twins:
        unlike = distance(_seen(rgb), _printed(separation.profile, inks))
        if unlike > _UNLIKE:
            screen = f"#{bytes(rgb).hex()}"
            message = msg(
                "`{screen}` on a screen is another colour than `{inks}` in print: ΔE {distance}",
                screen=screen,
                inks=_shares(inks),
                distance=f"{unlike:.0f}",
            )
            yield warning("finish-ink-colour", message, None, _way_out(composition, rgb, separation.inks(rgb)))
    if made := _made_by_profile(composition, separation):
        message = msg("the profile of the press made the inks of {colours}", colours=made)
        hint = msg('to choose them yourself, write `press = "..."` beside each colour of `[brand.colours]`')
        yield info("finish-brand-inks", message, Span(SETTINGS), hint)  # of the house: told once, not of each file


def _way_out(composition: Composition, rgb: Rgb, inks: Cmyk) -> Translatable:
    """Return where a colour and its inks are said: a house's own in the settings, another one in a style sheet."""
    screen = f"#{bytes(rgb).hex()}"
    name = next((each for each, shown in composition.colours if each in COLOURS and rgb_of(shown) == rgb), None)
    if name is None:
        return msg(
            "change both in its `ink(...)`; the profile prints `{screen}` in `{inks}`",
            screen=screen,
            inks=_shares(inks),
        )
    return msg(
        "change both where `{name}` is set, in `[brand.colours]` or in a style sheet; "
        'the profile prints `{screen}` in `press = "{inks}"`',
        name=name,
        screen=screen,
        inks=_in_per_cent(inks),
    )


def _in_per_cent(inks: Cmyk) -> str:
    return " ".join(f"{100 * share:.0f}" for share in inks)


def _made_by_profile(composition: Composition, separation: Separation) -> tuple[str, ...]:
    """Return the colours that a house may name and has no inks for, each with those that the profile makes of it."""
    said = {rgb for rgb, _ in composition.twins}
    colours = {name: rgb_of(screen) for name, screen in composition.colours if name in COLOURS}
    return tuple(f"`{name} {_in_per_cent(separation.inks(rgb))}`" for name, rgb in colours.items() if rgb not in said)


def _shares(inks: Cmyk) -> str:
    return " ".join(f"{share:.2f}".rstrip("0").rstrip(".") for share in inks)


def _seen(colour: Rgb) -> Lab:
    return _lab(Image.new("RGB", (1, 1), colour), _to_lab(b""))


def _printed(profile: bytes, inks: Cmyk) -> Lab:
    cyan, magenta, yellow, black = (round(255 * share) for share in inks)
    return _lab(Image.new("CMYK", (1, 1), (cyan, magenta, yellow, black)), _to_lab(profile))


def _lab(pixel: Image.Image, way: ImageCms.ImageCmsTransform) -> Lab:
    found = ImageCms.applyTransform(pixel, way)
    assert found is not None
    value = found.getpixel((0, 0))
    assert isinstance(value, tuple)
    lightness, a, b = value
    return lightness / 2.55, a - _ZERO, b - _ZERO


@lru_cache(maxsize=3)
def _to_lab(profile: bytes) -> ImageCms.ImageCmsTransform:
    """Return the way to CIE Lab from inks, or from sRGB for no profile, white as the paper and black as the ink is."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile)) if profile else ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(
        source,
        ImageCms.createProfile("LAB"),
        "CMYK" if profile else "RGB",
        "LAB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
