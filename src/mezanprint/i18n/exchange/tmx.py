"""Translations as TMX 1.4b, the form in which translation memories go from tool to tool.

A unit is a text and its translation. A counted phrase has the forms of its translation as properties beside, for TMX
knows one text a language: what others see is the form for many.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

CONTEXT, SINGULAR, FORM = "x-context", "x-msgid", "x-msgstr-"
"""Properties of a unit: where its text stands, and of a counted phrase its form for one, and each form translated."""
_BEYOND_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), " ")


@dataclass(frozen=True, slots=True)
class Unit:
    """A text with what it is in other languages."""

    texts: tuple[tuple[str, str], ...]
    """Each language as the file names it, and the text in it."""
    context: str = ""
    singular: str = ""
    """Of a counted phrase, whose texts are then those for many."""
    forms: tuple[str, ...] = ()
    """All forms of its translation."""


def write_tmx(units: Iterable[Unit], version: str) -> bytes:
    """Return the document; ``version`` is that of this program. The same units always give the same bytes."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'<header creationtool="mezanprint" creationtoolversion={quoteattr(version)} segtype="block" o-tmf="gettext"'
        ' adminlang="en" srclang="*all*" datatype="plaintext"/>',
        "<body>",
    ]
    for unit in units:
        lines += _unit(unit)
    return "\n".join([*lines, "</body>", "</tmx>", ""]).encode()


def _unit(unit: Unit) -> Iterator[str]:
    yield f"<tu srclang={quoteattr(_tag(unit.texts[0][0]))}>"
    forms = ((f"{FORM}{number}", form) for number, form in enumerate(unit.forms))
    for name, text in ((CONTEXT, unit.context), (SINGULAR, unit.singular), *forms):
        if text or name.startswith(FORM):
            yield f'<prop type="{name}">{_plain(text)}</prop>'
    for language, text in unit.texts:
        yield f"<tuv xml:lang={quoteattr(_tag(language))}><seg>{_plain(text)}</seg></tuv>"
    yield "</tu>"


def _tag(locale: str) -> str:
    return locale.replace("_", "-")


def _plain(text: str) -> str:
    return escape(text.translate(_BEYOND_XML), {"\r": "&#13;"})
