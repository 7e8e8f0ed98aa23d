"""Which translations a changed source leaves unconfirmed: as many as ``i18n update`` would, told before it runs."""

import pytest

from mezanprint.i18n.catalogs.unconfirmed import unconfirmed_by
from mezanprint.i18n.catalogs.update import merge_catalog
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_parser import parse_po

HEAD = r"""msgid ""
msgstr ""
"Language: ar\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;\n"

"""
CATALOG = f"""{HEAD}msgctxt "title"
msgid "The count at sea"
msgstr "العدّ في البحر"

#, fuzzy
msgctxt "subtitle"
msgid "A subtitle"
msgstr "عنوان فرعي"

msgctxt "note"
msgid "Not translated"
msgstr ""

#~ msgctxt "old"
#~ msgid "The count on land"
#~ msgstr "العدّ في البر"
"""


@pytest.mark.parametrize(
    ("key", "words", "count"),
    [
        ("title", "The count of the sea", 1),
        ("title", "Something else altogether", 1),
        ("title", "The count at sea", 0),
        ("title", "The count on land", 0),  # of which there is a translation already
        ("subtitle", "Another subtitle", 0),
        ("note", "Another note", 0),
        ("nowhere", "The count of the sea", 0),
    ],
)
def test_what_is_told_is_what_an_update_does(key: str, words: str, count: int) -> None:
    catalog = parse_po(CATALOG.encode(), "x.po")
    told = unconfirmed_by(catalog, {key: Entry(words, key)}, "ar")
    assert len(told) == count
    messages = [
        Entry(words if entry.context == key else entry.source, entry.context)
        for entry in catalog.entries
        if not entry.obsolete and entry.context
    ]
    header = next(slot for slot in catalog.slots if slot.entry is catalog.header)
    merged = merge_catalog(PoFile((header, *map(Slot, messages))), catalog, "ar")
    before, after = (
        {
            entry.context
            for entry in file.entries
            if entry.context and not (entry.obsolete or entry.fuzzy or entry.blank)
        }
        for file in (catalog, merged)
    )
    assert {entry.context for entry in told} == before - after
