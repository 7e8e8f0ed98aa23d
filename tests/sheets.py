"""Small compositions for tests of the stages that need no templates."""

import hashlib
from datetime import date
from pathlib import Path

from mezanprint.model.compositions import Composition, Metadata, Resource
from mezanprint.model.editions import Edition, Profile, Standard
from mezanprint.model.kinds import FitRules

DAY = date(2026, 11, 22)
FREE = FitRules(min_last_page=0)
BASE_CSS = """
@page { size: 100mm 120mm; margin: 10mm }
html { font: 11pt/1.6 "IBM Plex Sans Arabic", "IBM Plex Sans" }
body, h1, h2, p, ul, ol, table { margin: 0 }
"""


def sheet(
    body: str,
    css: str = "",
    *,
    locale: str = "ar",
    fit: FitRules = FREE,
    title: str = "ورقة",
    resources: tuple[Resource, ...] = (),
    dpi: int = 150,
    standard: Standard = Standard.UA_1,
) -> Composition:
    """Return a composition of one locale around ``body``; ``BASE_CSS`` stands before ``css``."""
    rtl = locale in ("ar", "fa", "he")
    html = (
        f'<!DOCTYPE html><html lang="{locale}" dir="{"rtl" if rtl else "ltr"}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{BASE_CSS}{css}</style></head><body>{body}</body></html>"
    )
    edition = Edition("sheet", (locale,), Profile("screen", dpi, standard=standard, is_plain=True))
    return Composition(edition, html, resources, Metadata(title, "Al Mezan", "", (locale,), DAY, rtl), fit)


def listed(root: Path, *paths: str) -> tuple[Resource, ...]:
    """Return the files at ``paths`` below ``root`` as resources of a composition."""
    return tuple(Resource(path, hashlib.sha256((root / path).read_bytes()).hexdigest()) for path in paths)
