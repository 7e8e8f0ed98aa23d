"""Rows as XLIFF 1.2, which OmegaT and most tools of translators read: one file a catalog, one unit a form of a message.

The forms of a counted phrase are units of one group, as the gettext tools write them (``x-gettext-plurals``). The stamp
stands in a context, which tools keep, and few show. States are those of the specification; a fuzzy translation is one
that needs a review. Where there is no translation the target holds the source: OmegaT translates what is in targets.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from mezanprint.i18n.exchange.codes import Codes
from mezanprint.i18n.exchange.inline1 import CODED, as_content1
from mezanprint.i18n.exchange.rows import Row, State
from mezanprint.i18n.exchange.xliff import BLANKS, FORM, language_tag, message, token

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
STAMP = "x-mezanprint-stamp"
_PLURAL = 'restype="x-gettext-plurals"'
_STATES = {State.MISSING: "needs-translation", State.FUZZY: "needs-review-translation", State.TRANSLATED: "translated"}


def write_xliff1(rows: Iterable[Row], locale: str) -> bytes:
    """Return the document. The same rows always give the same bytes."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<xliff xmlns="{NAMESPACE}" version="1.2">']
    for (domain, source), messages in groupby(rows, key=lambda row: (row.key.partition(":")[0], row.source_locale)):
        languages = (
            f"source-language={quoteattr(language_tag(source))} target-language={quoteattr(language_tag(locale))}"
        )
        lines.append(f'<file original={quoteattr(domain)} datatype="plaintext" {languages} xml:space="preserve">')
        lines.append("<body>")
        for key, forms in groupby(messages, key=lambda row: FORM.sub("", row.key)):
            lines += message(key, list(forms), _PLURAL, _unit)
        lines += ["</body>", "</file>"]
    return "\n".join([*lines, "</xliff>", ""]).encode()


def _unit(row: Row) -> Iterator[str]:
    name = row.key.partition(":")[2]
    approved = "yes" if row.state is State.TRANSLATED else "no"
    yield f'<trans-unit id="{token(name)}" resname={quoteattr(name.translate(BLANKS))} approved="{approved}">'
    codes = Codes((row.source, row.translation), CODED)
    yield f"<source>{as_content1(row.source, codes)}</source>"
    target = row.translation or (row.source if row.source.strip() else "")
    yield f'<target state="{_STATES[row.state]}">{as_content1(target, codes)}</target>'
    context = f'<context context-type="{STAMP}">{row.stamp}</context>'
    yield f'<context-group purpose="information">{context}</context-group>'
    notes = (text for text in (row.room and f"Room: {row.room}", row.note) if text)
    yield from (f'<note from="developer">{_plain(text)}</note>' for text in notes)
    yield "</trans-unit>"


def _plain(text: str) -> str:
    return escape("".join(" " if char != "\n" and ord(char) in BLANKS else char for char in text))
