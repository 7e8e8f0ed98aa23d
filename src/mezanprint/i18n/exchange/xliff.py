"""Rows as XLIFF 2.0: one file a catalog, one unit a form of a message.

Not 2.1, which differs in modules alone that are not used here, and is refused by tools such as Poedit. The forms of a
counted phrase are units of their own in one group, as Arabic has six where English has two: segments of one unit would
be parts of one sentence, which tools join and split, and the plural module came with XLIFF 2.2, which few tools read.
Placeholders and calls of notes are protected codes; stars and brackets round words stay text, because they move with
the words, and are checked when they come in.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import quoteattr

from mezanprint.i18n.exchange.codes import Codes
from mezanprint.i18n.exchange.inline import as_content, as_data, as_xml
from mezanprint.i18n.exchange.rows import Row, State, source_locales
from mezanprint.model.locales import direction_of

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
FUZZY = "mezanprint:fuzzy"
_STATES = {State.MISSING: "initial", State.FUZZY: "initial", State.TRANSLATED: "translated"}
_PLURAL = 'type="mezanprint:plural"'
FORM = re.compile(r"(?<!\[)\[\d+\]$")
_TOKEN = re.compile(r"[A-Za-z0-9_.-]+")
_SPELT = re.compile(r"_([0-9a-f]+)_")


def write_xliff(rows: Iterable[Row], locale: str) -> bytes:
    """Return the document. The same rows always give the same bytes.

    XLIFF knows one source language a document: that of most rows. A file whose source is in another says so in a note.
    """
    rows = tuple(rows)
    main, *_ = source_locales(rows)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    languages = f"srcLang={quoteattr(language_tag(main))} trgLang={quoteattr(language_tag(locale))}"
    lines.append(f'<xliff xmlns="{NAMESPACE}" version="2.0" {languages}>')
    for (domain, source), messages in groupby(rows, key=lambda row: (row.key.partition(":")[0], row.source_locale)):
        ways = f'srcDir="{direction_of(source)}" trgDir="{direction_of(locale)}"'
        lines.append(f'<file id="{token(domain)}" canResegment="no" {ways} xml:space="preserve">')
        if source != main:
            lines.append(f'<notes><note category="source">{language_tag(source)}</note></notes>')
        for key, forms in groupby(messages, key=lambda row: FORM.sub("", row.key)):
            lines += message(key, list(forms), _PLURAL, _unit)
        lines.append("</file>")
    return "\n".join([*lines, "</xliff>", ""]).encode()


def message(key: str, forms: list[Row], kind: str, unit: Callable[[Row], Iterator[str]]) -> Iterator[str]:
    """Yield the lines of a message: its ``unit``, or those of its forms in a group with the attribute ``kind``."""
    if len(forms) == 1 and forms[0].key == key:
        yield from unit(forms[0])
        return
    yield f'<group id="{token(key.partition(":")[2])}" {kind}>'
    for form in forms:
        yield from unit(form)
    yield "</group>"


def _unit(row: Row) -> Iterator[str]:
    codes = Codes((row.source, row.translation))
    name = row.key.partition(":")[2]
    yield f'<unit id="{token(name)}" name={quoteattr(name.translate(BLANKS))}>'
    notes = (("room", row.room), ("note", row.note), ("stamp", row.stamp))
    each = "".join(f'<note category="{category}">{_plain(text)}</note>' for category, text in notes if text)
    yield f"<notes>{each}</notes>"
    if data := as_data(codes):
        yield data
    fuzzy = f' subState="{FUZZY}"' if row.state is State.FUZZY else ""
    yield f'<segment state="{_STATES[row.state]}"{fuzzy}>'
    yield f"<source>{as_content(row.source, codes)}</source>"
    if row.translation:
        yield f"<target>{as_content(row.translation, codes)}</target>"
    yield "</segment>"
    yield "</unit>"


BLANKS = dict.fromkeys(range(32), " ") | {0xFFFE: " ", 0xFFFF: " "}


def _plain(text: str) -> str:
    return as_xml("".join(" " if char != "\n" and ord(char) in BLANKS else char for char in text))


def language_tag(locale: str) -> str:
    """Return a locale as XML says it: ``ar-EG``."""
    return locale.replace("_", "-")


def token(name: str) -> str:
    """Return a name as an id of XML: letters it cannot have are spelt by number, ``_5b_`` for a bracket."""
    if _TOKEN.fullmatch(name) and not _SPELT.search(name):
        return name
    return re.sub(r"[^A-Za-z0-9.-]", lambda found: f"_{ord(found[0]):x}_", name)


def name_of(token: str) -> str:
    """Return the name that ``token`` spelt."""
    return _SPELT.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), token)
