"""Style sheets of an edition, in order, and the counter style of the house."""

from markupsafe import Markup

from mezanprint.model.editions import Edition
from mezanprint.model.kinds import Kind
from mezanprint.model.locales import HouseStyle
from mezanprint.model.numerals import ARABIC, WESTERN
from mezanprint.project.config import Config
from mezanprint.project.files import Files
from mezanprint.templating.loading import MAX_BYTES, TEMPLATES


def sheet_paths(files: Files, edition: Edition, kind: Kind) -> tuple[str, ...]:
    """Return the style sheets there are: ``base.css``, one a locale, then the kind's own, which may override."""
    paths = [
        f"{TEMPLATES}/base/base.css",
        *(f"{TEMPLATES}/base/locales/{locale}.css" for locale in edition.locales),
        f"{TEMPLATES}/{kind.name}/style.css",
    ]
    return tuple(path for path in paths if files.exists(path))


def counter_style(style: HouseStyle) -> str:
    """Return ``@counter-style house``: page and list numbers in the digits of the house."""
    symbols = " ".join(f'"{digit}"' for digit in (ARABIC if style.digits == "arab" else WESTERN))
    return f'@counter-style house {{ system: numeric; symbols: {symbols}; suffix: "" }}'


def style_elements(files: Files, config: Config, kind: Kind, edition: Edition) -> Markup:
    """Return one ``<style>`` element a style sheet, after one with what follows from the settings."""
    first = config.locale(edition.locales[0])
    sheets = [
        f"@page {{ size: {kind.page} }}\n{counter_style(first.style)}",
        *(files.read_text(path, MAX_BYTES) for path in sheet_paths(files, edition, kind)),
    ]
    return Markup("\n").join(Markup(f"<style>\n{sheet}\n</style>") for sheet in sheets)
