"""The program's own pages: Jinja templates of the package, in the language of who reads them.

A template says its words as those of users do, ``_('Pages')``, and ``scripts/messages.py`` puts them into the program's
catalog; a sentence that was made elsewhere goes through ``|localized``. What is printed is escaped, unless it is HTML.
"""

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

import mezanprint
from mezanprint.console.legible import legible
from mezanprint.console.localization import localized, unmarked
from mezanprint.model.locales import direction_of
from mezanprint.model.translatable import Translatable, Value, as_message

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(mezanprint.__file__).parent / "pages"
"""Where the templates stand, with their style sheets and scripts."""


def render(name: str, language: str, /, **content: Any) -> str:
    """Return the HTML that the template ``name`` makes of ``content`` for readers of ``language``, ``en`` or ``ar``."""
    return _environment(language).get_template(f"{name}.html.jinja").render(content)


def in_ascii(page: str) -> str:
    """Return a page with references for all other characters: every terminal and pipe hands it on unharmed."""
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def gettext_in(language: str) -> Callable[..., Markup]:
    """Return what templates call ``_``: it tells words of the catalog in ``language``, with values in their places."""

    def gettext(template: str, /, **values: Value) -> Markup:
        return escape(localized(Translatable(template, values), language))

    return gettext


@cache
def _environment(language: str) -> "Environment":
    # Jinja costs 20 ms, which a command that makes no page does without.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    def ngettext(one: str, many: str, number: int, /, **values: Value) -> Markup:
        return escape(localized(Translatable(one, values, many, number), language))

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals |= {"_": gettext_in(language), "ngettext": ngettext, "asset": _asset}
    environment.globals |= {"language": language, "direction": direction_of(language), "direction_of": direction_of}
    environment.filters |= {"localized": lambda sentence: localized(sentence, language), "message": as_message}
    environment.filters |= {"legible": legible, "unmarked": unmarked, "digest": _digest, "css": _css_string}
    return environment


def _asset(name: str) -> Markup:
    """Return a style sheet or script of the pages, to stand in one of them."""
    return Markup((FOLDER / name).read_text("utf-8"))  # noqa: S704 - a file of ours


def _css_string(text: str) -> Markup:
    """Return text for a quoted string of a style sheet, all of it as escapes in ASCII (CSS Syntax 3, section 4.3.7)."""
    return Markup("".join(f"\\{ord(char):x} " for char in text))  # noqa: S704 - digits and backslashes alone


def _digest(text: str) -> str:
    """Return the source by which a content security policy lets a style sheet or script in (CSP 3, section 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
