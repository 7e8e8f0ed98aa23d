"""Style sheets of an edition, in order, checked, with their pictures registered, and the counter style of the house."""

import posixpath
from functools import partial

from markupsafe import Markup

from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Edition
from mezanprint.model.kinds import Kind
from mezanprint.model.locales import HouseStyle, LocaleSpec, real_locale
from mezanprint.model.numerals import DIGITS
from mezanprint.project.files import Files
from mezanprint.templating.resources.loading import MAX_BYTES, TEMPLATES
from mezanprint.templating.resources.resources import Resources
from mezanprint.templating.styles.paper import page_rules
from mezanprint.templating.styles.style_lint import read_sheet
from mezanprint.templating.styles.tokens import Token, find_clashes
from mezanprint.templating.texts.runs import WHOLE

_OUTLINE = "[data-label] { bookmark-label: attr(data-label) }"
_OF_SCREENS = "web.css"
ONE_LINE = f".{WHOLE} {{ white-space: nowrap }}"


def compose_styles(
    files: Files,
    first: LocaleSpec,
    kind: Kind,
    edition: Edition,
    resources: Resources,
    second: LocaleSpec | None = None,
) -> tuple[Markup, tuple[Diagnostic, ...]]:
    """Return one ``<style>`` element a style sheet; a sheet with errors is left out, so that none can do harm.

    ``first`` and ``second``, if there are two on a page, are the edition's locales: they decide the digits of counters.
    """
    counters = (counter_styles(first.style), counter_styles(second.style, "-2") if second else "")
    is_paged = edition.profile.medium.is_paged
    pages, outline = (tuple(page_rules(first, kind, edition)), _OUTLINE) if is_paged else ((), "")
    settings = "\n".join(filter(None, (*pages, *counters, outline, ONE_LINE)))
    sheets = {f"{TEMPLATES}/{kind.name}/kind.toml": settings}
    sheets |= {path: files.read_text(path, MAX_BYTES) for path in sheet_paths(files, edition, kind)}
    elements: list[Markup] = []
    diagnostics: list[Diagnostic] = []
    for path, text in sheets.items():
        sheet = read_sheet(path, text)
        diagnostics += sheet.diagnostics
        if not sheet.diagnostics:
            rules = sheet.resolved(partial(_address, resources, posixpath.dirname(path)))
            elements.append(Markup(f"<style>\n{rules}\n</style>"))  # noqa: S704 - no sheet holds `</`
    return Markup("\n").join(elements), (*diagnostics, *find_clashes(theme_tokens(files, edition, kind)))


def _address(resources: Resources, folder: str, url: str) -> str:
    return resources.asset(posixpath.relpath(posixpath.join(folder, url), TEMPLATES))


def theme_tokens(files: Files, edition: Edition, kind: Kind) -> tuple[Token, ...]:
    """Return the colours with inks that an edition's style sheets name, in their order."""
    sheets = ((path, files.read_text(path, MAX_BYTES)) for path in sheet_paths(files, edition, kind))
    return tuple(token for path, text in sheets for token in read_sheet(path, text).tokens)


def sheet_paths(files: Files, edition: Edition, kind: Kind) -> tuple[str, ...]:
    """Return the style sheets there are: ``base.css``, one a locale, then the kind's own, which may override.

    What has no pages is given sheets of its own: the tokens and parts of ``base.css`` hold for it, no layout of paper.
    """
    is_paged = edition.profile.medium.is_paged
    paths = [
        f"{TEMPLATES}/base/base.css",
        *(() if is_paged else (f"{TEMPLATES}/base/{_OF_SCREENS}",)),
        *(f"{TEMPLATES}/base/locales/{real_locale(locale)}.css" for locale in edition.locales),
        f"{TEMPLATES}/{kind.name}/{'style.css' if is_paged else _OF_SCREENS}",
    ]
    return tuple(path for path in paths if files.exists(path))


def counter_styles(style: HouseStyle, suffix: str = "") -> str:
    """Return ``@counter-style`` rules: ``house`` for pages, ``house-item`` for lists, in the digits of the house.

    Those of a second language on the same pages are ``house-2`` and ``house-item-2``.
    """
    symbols = " ".join(f'"{digit}"' for digit in DIGITS[style.digits])
    rule = f"system: numeric; symbols: {symbols};"
    return (
        f'@counter-style house{suffix} {{ {rule} suffix: "" }}\n'
        f'@counter-style house-item{suffix} {{ {rule} suffix: ". " }}'
    )
