"""Colour profiles of printing conditions, and the one step from a picture's own colours to the inks of a press."""

import io
from functools import lru_cache
from importlib.resources import files

from PIL import Image, ImageCms

from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.translatable import msg

_FOGRA39 = "ISOcoated_v2_300_bas.icc"
_WAY = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


@lru_cache(maxsize=1)
def standard_profile() -> bytes:
    """Return the profile of FOGRA39, coated paper, with 300 % ink at most (see ``icc_profiles/LICENSE.txt``)."""
    return (files("mezanprint.project") / "icc_profiles" / _FOGRA39).read_bytes()


def check_profile(path: str, profile: bytes) -> None:
    """Raise ``Fault`` unless the file at ``path`` is an ICC profile for printing in CMYK (ICC.1, 7.2)."""
    if profile[36:40] != b"acsp" or profile[12:16] != b"prtr" or profile[16:20] != b"CMYK":
        hint = msg("name an ICC profile of a printing condition, such as PSOcoated_v3.icc")
        raise Fault(
            error("finish-colour-profile", msg("`{path}` is no profile for printing in CMYK", path=path), None, hint)
        )


def is_of_press(source: bytes, press: bytes, condition: str) -> bool:
    """Tell whether inks under the profile ``source`` are inks of a press as they are.

    So they are if it is the press's own profile, or called the same, or names the ``condition`` of the press in what it
    calls itself or was measured from (its characterization target; ICC.1, 9.2.41 and 9.2.14).
    """
    if source == press:
        return True
    name, measured = _names(source)
    return bool(name) and (name == _names(press)[0] or condition in name or condition in measured)


@lru_cache(maxsize=8)
def _names(profile: bytes) -> tuple[str, str]:
    """Return what a profile calls itself, and what it was measured from."""
    try:
        known = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile
    except (OSError, ImageCms.PyCMSError):
        return "", ""
    return (known.profile_description or "").strip(), known.target or ""


def in_inks(image: Image.Image, source: bytes, press: bytes) -> Image.Image:
    """Return a picture in RGB or CMYK in the inks of a press; 255 is full ink.

    ``source`` is the profile of its colours, empty for sRGB. Relative colorimetric, with black-point compensation.
    ``PyCMSError`` where it is none for such a picture.
    """
    return _applied(image, _transform(source, image.mode, press, "CMYK"))


def inks_in_srgb(image: Image.Image, source: bytes) -> Image.Image:
    """Return a picture in CMYK in sRGB, as far as a screen can show its inks."""
    return _applied(image, _transform(source, image.mode, b"", "RGB"))


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    changed = ImageCms.applyTransform(image, transform)
    assert changed is not None
    return changed


@lru_cache(maxsize=4)
def _transform(source: bytes, mode: str, target: bytes, into: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(_opened(source), _opened(target), mode, into, _WAY, _FLAGS)


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(profile) if profile else ImageCms.createProfile("sRGB"))
