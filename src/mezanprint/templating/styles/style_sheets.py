"""Style sheets of an edition, in order, checked, with their pictures registered, and the counter style of the house."""

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from mezanprint.model.brand import Brand, Look
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Edition
from mezanprint.model.kinds import Kind
from mezanprint.model.locales import HouseStyle, real_locale
from mezanprint.model.numerals import DIGITS
from mezanprint.project.config import CONFIG_PATH, Config
from mezanprint.project.files import Files
from mezanprint.templating.resources.loading import MAX_BYTES, TEMPLATES
from mezanprint.templating.resources.resources import Resources
from mezanprint.templating.styles.brand_sheet import brand_rules, check_colours
from mezanprint.templating.styles.face_rules import face_rules
from mezanprint.templating.styles.font_names import FontNames, check_families
from mezanprint.templating.styles.paper import page_rules
from mezanprint.templating.styles.style_lint import read_sheet
from mezanprint.templating.styles.tokens import Token, find_clashes
from mezanprint.templating.texts.runs import WHOLE

_OUTLINE = "[data-label] { bookmark-label: attr(data-label) }"
_OF_SCREENS = "web.css"
_SHARED = (f"{TEMPLATES}/base/base.css", f"{TEMPLATES}/base/components/")
"""What the sheet of the house follows: these say the colours that it may say otherwise."""
_TYPE = f"{CONFIG_PATH} [brand.type]"
"""Where the faces of the house are said: behind all other sheets."""
ONE_LINE = f".{WHOLE} {{ white-space: nowrap }}"


def compose_styles(
    files: Files,
    config: Config,
    kind: Kind,
    edition: Edition,
    resources: Resources,
) -> tuple[Markup, tuple[Token, ...], tuple[Diagnostic, ...]]:
    """Return one ``<style>`` element a style sheet; a sheet with errors is left out, so that none can do harm.

    With the colours that the sheets name, in their order; of one that the house says, its own. The locales of the
    edition decide the digits of counters.
    """
    first, *others = (config.locale(code) for code in edition.locales)
    counters = (counter_styles(first.style), *(counter_styles(second.style, "-2") for second in others[:1]))
    is_paged = edition.profile.medium.is_paged
    pages, outline = (tuple(page_rules(first, kind, edition)), _OUTLINE) if is_paged else ((), "")
    settings = "\n".join(filter(None, (*pages, *counters, outline, ONE_LINE)))
    sheets = {f"{TEMPLATES}/{kind.name}/kind.toml": settings}
    of_files = _sheets(files, config.brand, edition, kind)
    sheets |= of_files
    said = [each for path, text in sheets.items() for each in read_sheet(path, text).fonts]
    if type_rules := face_rules(config.brand, said):
        sheets[_TYPE] = type_rules
    elements: list[Markup] = []
    diagnostics: list[Diagnostic] = []
    fonts: list[FontNames] = []
    for path, text in sheets.items():
        sheet = read_sheet(path, text)
        diagnostics += sheet.diagnostics
        fonts += sheet.fonts
        if not sheet.diagnostics:
            rules = sheet.resolved(partial(_address, resources, posixpath.dirname(path)))
            elements.append(Markup(f"<style>\n{rules}\n</style>"))  # noqa: S704 - no sheet holds `</`
    tokens = _theme_tokens(of_files, config.brand)
    diagnostics += (*find_clashes(tokens), *check_colours(config.brand, tokens), *check_families(fonts, config.brand))
    return Markup("\n").join(elements), tokens, tuple(diagnostics)


def _address(resources: Resources, folder: str, url: str) -> str:
    return resources.asset(posixpath.relpath(posixpath.join(folder, url), TEMPLATES))


def _theme_tokens(sheets: Mapping[str, str], brand: Brand) -> tuple[Token, ...]:
    spans = {f"--{colour.name}": colour.span for colour in brand.theme()}
    tokens: list[Token] = []
    for path, text in sheets.items():
        own = read_sheet(path, text).tokens
        if path == CONFIG_PATH:  # what the sheets before it say is not on the page
            tokens = [token for token in tokens if token.name not in spans]
            own = tuple(replace(token, span=spans[token.name] or token.span) for token in own)
        tokens += own
    return tuple(tokens)


def _sheets(files: Files, brand: Brand, edition: Edition, kind: Kind) -> dict[str, str]:
    """Return the style sheets by path, in order; that of the house stands under the path of the settings."""
    paths, own = sheet_paths(files, brand, edition, kind), brand_rules(brand)
    sheets = {path: files.read_text(path, MAX_BYTES) for path in paths if path.startswith(_SHARED)}
    sheets |= {CONFIG_PATH: own} if own else {}
    return sheets | {path: files.read_text(path, MAX_BYTES) for path in paths if path not in sheets}


def sheet_paths(files: Files, brand: Brand, edition: Edition, kind: Kind) -> tuple[str, ...]:
    """Return the style sheets there are: ``base.css`` and drawings, one a component, one a locale, then the kind's own.

    That of the house stands after those of components (``brand_rules``).

    Each may override those before it. What has no pages is given sheets of its own: tokens and parts of ``base.css``
    hold for it, no layout of paper. Of a look that is not the usual one, ``base`` and the kind have one more each,
    ``bold.css``. On screens the base's holds too, and each ``web.css`` is followed by a ``bold-web.css``.
    """
    is_paged = edition.profile.medium.is_paged
    looks = () if brand.look is Look.SOBER else (brand.look,)
    of_paper = tuple(f"{look}.css" for look in looks)
    of_screens = (*of_paper, _OF_SCREENS, *(f"{look}-{_OF_SCREENS}" for look in looks))
    paths = [
        "base/base.css",
        "base/drawings.css",
        *(f"base/components/{component.name}.css" for component in kind.components),
        *(() if is_paged else (f"base/{name}" for name in of_screens)),
        *(f"base/locales/{real_locale(locale)}.css" for locale in edition.locales),
        *((f"base/{name}" for name in of_paper) if is_paged else ()),
        *(f"{kind.name}/{name}" for name in (("style.css", *of_paper) if is_paged else of_screens[len(looks) :])),
    ]
    return tuple(path for path in (f"{TEMPLATES}/{path}" for path in paths) if files.exists(path))


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
