"""The words of click itself - headings of help, complaints about options - in the language of the reader.

click takes each of them from gettext, whose ``.mo`` files we do not ship; what it would call is put in its modules. In
English, and for words that are not in the catalog, it says what it always says.
"""

import re
import sys

from mezanprint.console.language import ENGLISH, spoken
from mezanprint.console.localization import found
from mezanprint.model.direction.bidi_controls import FSI, PDI
from mezanprint.model.translatable import gettext_noop

gettext_noop("required")
# click asks for it by a variable, where the script that gathers messages does not find it.
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def lend_words() -> None:
    """Have click say its words as they stand in our catalog."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("click."):
            for word, ours in (("_", _gettext), ("ngettext", _ngettext)):
                if hasattr(module, word):
                    setattr(module, word, ours)


def _gettext(message: str) -> str:
    return _template(message, message, None)


def _ngettext(one: str, many: str, number: int) -> str:
    return _template(one, one if number == 1 else many, number)


def _template(source: str, english: str, number: int | None) -> str:
    language = spoken().code
    if language == ENGLISH:
        return english
    template = found(source, number, language)
    return english if template is None else _PLACEHOLDER.sub(lambda value: f"{FSI}{value[0]}{PDI}", template)
