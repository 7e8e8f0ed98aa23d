"""The door to WeasyPrint: brought in after the closed fonts, in the one release whose insides we know.

Every module of this folder takes WeasyPrint's names from here, so that no import can come before the fonts are set.
"""
# ruff: noqa: E402 - the order of what stands below is what this module is for

import ctypes.util
import email.policy  # noqa: F401 - what answers of a fetcher bring in, in each fork anew
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from mezanprint.typesetting.weasyprint.fonts import font_environment

os.environ.update(font_environment())

_search = ctypes.util.find_library
if sys.platform == "linux":
    # To look a library up by its bare name Python runs gcc, ld and ldconfig, whatever programs go by these names.
    # WeasyPrint also tries the names that Linux knows the files by.
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 - it has none for any

import pydyf
import weasyprint

ctypes.util.find_library = _search

from PIL import Image, ImageFile
from weasyprint import CSS, Attachment
from weasyprint.css import AnonymousStyle, ColorProfile, ComputedStyle
from weasyprint.css.counters import CounterStyle
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, ZERO_PIXELS, Dimension
from weasyprint.css.tokens import Pending
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.replaced import replacedbox_layout
from weasyprint.pdf.stream import Stream as PageStream
from weasyprint.svg.bounding_box import BOUNDING_BOX_METHODS as SHAPE_BOUNDS
from weasyprint.svg.utils import transform as svg_transform
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import Layout, can_break_text, create_layout, line_size, split_first_line
from weasyprint.urls import URLFetcher, URLFetcherResponse

KNOWN_RELEASE = "70."

# WeasyPrint asks Pillow to fill half-copied photographs with grey, without a word.
ImageFile.LOAD_TRUNCATED_IMAGES = False
# Its readers of files come in with the first picture: so they do it before workers are forks of this process.
Image.preinit()

__all__ = [
    "CSS",
    "FROM_UNITS",
    "HTML",
    "INHERITED",
    "INITIAL_NOT_COMPUTED",
    "INITIAL_VALUES",
    "SHAPE_BOUNDS",
    "ZERO_PIXELS",
    "AbsolutePlaceholder",
    "AnonymousStyle",
    "Attachment",
    "ColorProfile",
    "ComputedStyle",
    "CounterStyle",
    "Dimension",
    "Document",
    "FontConfiguration",
    "Layout",
    "PageStream",
    "Pending",
    "RasterImage",
    "URLFetcher",
    "URLFetcherResponse",
    "boxes",
    "can_break_text",
    "create_layout",
    "ffi",
    "gobject",
    "instead_of",
    "is_known_release",
    "line_size",
    "pango",
    "pydyf",
    "replacedbox_layout",
    "split_first_line",
    "svg_transform",
    "weasyprint",
]

HTML = weasyprint.HTML


def is_known_release() -> bool:
    """Tell whether WeasyPrint is the release whose private functions we wrap."""
    return bool(weasyprint.__version__.startswith(KNOWN_RELEASE))


@contextmanager
def instead_of(module: Any, name: str, function: Callable[..., Any]) -> Iterator[bool]:
    """Put ``function`` in place of a private one inside the block, but in an unknown release; tell which."""
    if not is_known_release():
        yield False
        return
    before = getattr(module, name)
    setattr(module, name, function)
    try:
        yield True
    finally:
        setattr(module, name, before)
