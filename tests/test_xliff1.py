"""XLIFF 1: what is exported for OmegaT and others, and what these and the gettext tools bring back."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from mezanprint.i18n.exchange.rows import Row, State, make_stamp
from mezanprint.i18n.exchange.xliff1 import NAMESPACE, write_xliff1
from mezanprint.i18n.exchange.xliff_reader import read_xliff
from mezanprint.translating.exchange import import_catalogs
from test_intake import CATALOG, root, told

__all__ = ["root"]
STATES = {"water": State.TRANSLATED, "fire": State.FUZZY, "air": State.MISSING}
# What a unit may hold, and in what order (XLIFF 1.2, 3.1.2): strict tools refuse another.
ORDER = ["source", "target", "context-group", "note", "note"]


def row(key: str, source: str, translation: str, state: State) -> Row:
    return Row(
        f"home:{key}", source, translation, state, "about 60 characters", "A note", make_stamp(state, translation)
    )


ROWS = (
    row("water", "Water {n}[^1]", "ماء {n}[^1]", State.TRANSLATED),
    row("fire", "Fire", "نار", State.FUZZY),
    row("air", "Air & sky", "", State.MISSING),
)
AIR = "Air &amp; sky"
TEXT = write_xliff1(ROWS, "ar").decode()


def only(text: str, key: str) -> Row:
    return next(each for each in read_xliff(text.encode(), "ar.xlf").rows if each.key == f"home:{key}")


def test_a_unit_is_as_the_specification_orders_it() -> None:
    tree = ElementTree.fromstring(TEXT)
    units = tree.findall(f"{{{NAMESPACE}}}file/{{{NAMESPACE}}}body/{{{NAMESPACE}}}trans-unit")
    assert [[part.tag.rpartition("}")[2] for part in unit] for unit in units] == [ORDER] * 3
    assert [unit.attrib for unit in units] == [
        {"id": key, "resname": key, "approved": "yes" if key == "water" else "no"} for key in STATES
    ]
    assert tree.get("version") == "1.2"
    assert f'<target state="needs-translation">{AIR}</target>' in TEXT  # OmegaT translates what is in targets
    assert '<ph id="1" equiv-text="{n}">{n}</ph><ph id="2" equiv-text="[^1]">[^1]</ph></source>' in TEXT
    assert TEXT.count('<file original="home" datatype="plaintext" source-language="en" target-language="ar"') == 1


def test_forms_of_a_counted_phrase_are_a_group_as_gettext_tools_know_it() -> None:
    rows = tuple(row(f"boats[{form}]", "{n} boats", f"{{n}} قارب {form}", State.TRANSLATED) for form in range(6))
    text = write_xliff1(rows, "ar").decode()
    assert text.count('<group id="boats" restype="x-gettext-plurals">') == text.count("</group>") == 1
    assert text.count("<trans-unit ") == 6


@pytest.mark.parametrize(
    ("key", "old", "new", "state", "translation"),
    [
        ("fire", "needs-review-translation", "translated", State.TRANSLATED, "نار"),
        ("fire", "needs-review-translation", "needs-l10n", State.FUZZY, "نار"),
        ("fire", ' state="needs-review-translation"', "", State.FUZZY, "نار"),
        ("fire", ' state="needs-review-translation">نار', ">نيران", State.TRANSLATED, "نيران"),
        ("fire", 'resname="fire" approved="no"', 'resname="fire" approved="yes"', State.TRANSLATED, "نار"),
        ("water", 'state="translated"', 'state="final"', State.TRANSLATED, "ماء {n}[^1]"),
        ("air", f">{AIR}</target>", ">هواء وسماء</target>", State.TRANSLATED, "هواء وسماء"),
        ("air", f'<target state="needs-translation">{AIR}</target>', "", State.MISSING, ""),
        ("air", f">{AIR}</target>", "/>", State.MISSING, ""),
        ("air", "needs-translation", "needs-translation", State.MISSING, ""),
        ("air", "needs-translation", "final", State.TRANSLATED, "Air & sky"),
    ],
)
def test_what_tools_say_of_a_unit_is_understood(key: str, old: str, new: str, state: State, translation: str) -> None:
    assert old in TEXT
    read = only(TEXT.replace(old, new), key)
    assert (read.state, read.translation) == (state, translation)


@pytest.mark.parametrize(
    "code", ['<ph id="1"/>', '<x id="1"/>', '<ph id="1">{n}</ph>', "{n}", '<mrk mtype="protected">{n}</mrk>']
)
def test_a_code_comes_back_as_any_tool_writes_it(code: str) -> None:
    text = TEXT.replace('ماء <ph id="1" equiv-text="{n}">{n}</ph>', f"{code} ماء ")
    assert only(text, "water").translation == "{n} ماء [^1]"


def test_a_code_that_stands_for_no_text_refuses_its_unit_and_no_other() -> None:
    parcel = read_xliff(TEXT.replace(">نار<", '>ن<g id="7">ار</g><').encode(), "ar.xlf")
    assert [each.key for each in parcel.rows] == ["home:water", "home:air"]
    assert [found.message for found in parcel.findings] == ["`<g>` in the unit `fire` is no code of ours"]
    assert parcel.unread == ("home:fire",)


NUMBERED = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.1" version="1.1">
<file original="theirs/home.po" source-language="en-US" datatype="po" target-language="ar"><body>
<trans-unit id="1" restype="x-gettext-domain-header"><source>a: b</source><target>a: b</target></trans-unit>
<trans-unit id="2" approved="yes"><source>Water</source><target state="translated">مياه</target></trans-unit>
<trans-unit id="3"><source>Fire</source><target/></trans-unit>
<trans-unit id="4" approved="yes"><source>Sea</source><target state="translated">بحر</target></trans-unit>
<group restype="x-gettext-plurals" id="5">
<trans-unit id="5[0]" approved="yes"><source>{n} boat</source><target state="translated">لا قوارب</target></trans-unit>
<trans-unit id="5[2]" approved="yes"><source>{n} boats</source><target state="translated">زورقان</target></trans-unit>
</group></body></file></xliff>
"""  # as po2xliff of the translate toolkit makes it of a catalog: contexts, and so keys, are lost


def test_units_without_names_are_known_by_their_words(root: Path) -> None:
    (root / "theirs.xlf").write_text(NUMBERED, "utf-8")
    returned = import_catalogs(root, root / "theirs.xlf")
    assert told(returned) == [("exchange-key", "nothing tells which message has the words `Sea`", 7)]
    assert (returned.intake.taken, returned.intake.refused) == (2, 1)
    text = (root / CATALOG).read_text("utf-8")
    assert 'msgid "Water"\nmsgstr "مياه"' in text
    assert 'msgstr[1] "قارب واحد"\nmsgstr[2] "زورقان"' in text


def test_words_that_two_messages_have_are_not_guessed(root: Path) -> None:
    path = root / CATALOG
    path.write_text(path.read_text("utf-8") + '\nmsgctxt "again"\nmsgid "Water"\nmsgstr ""\n', "utf-8")
    (root / "theirs.xlf").write_text(NUMBERED, "utf-8")
    assert told(import_catalogs(root, root / "theirs.xlf"))[0][1] == "nothing tells which message has the words `Water`"


def test_what_all_messages_with_the_words_say_already_is_no_question(root: Path) -> None:
    path = root / CATALOG
    path.write_text(path.read_text("utf-8") + '\nmsgctxt "again"\nmsgid "Water"\nmsgstr "ماء"\n', "utf-8")
    (root / "theirs.xlf").write_text(NUMBERED.replace("مياه", "ماء").replace(">بحر<", "><"), "utf-8")
    assert told(import_catalogs(root, root / "theirs.xlf")) == []
