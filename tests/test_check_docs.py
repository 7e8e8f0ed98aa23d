"""The documentation of the checks: every check is in it, says what the program says, and its examples are true."""

import re
from pathlib import Path

import pytest

from mezanprint.console.localization import localized, unmarked
from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks import CHECKS, Check, check_catalog
from mezanprint.i18n.po.plurals import plural_header
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.diagnostics import Severity
from mezanprint.model.pasted import ARABIC as LETTERS

DOCS = Path(__file__).resolve().parents[1] / "docs" / "checks.md"
TEXT = DOCS.read_text("utf-8")
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^### |\Z)", TEXT, re.MULTILINE | re.DOTALL))
WEIGHTS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
ROW = re.compile(r"^\| `(.*?)` \| `(.*?)` \| `(.*?)` \|$", re.MULTILINE)
EXAMPLES = [(code, *row) for code, section in SECTIONS.items() for row in ROW.findall(section)]


def plainly(sentence: str) -> str:
    return unmarked(localized(sentence, "ar"))


def unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def found(source: str, value: str) -> set[str]:
    """Return what is found in a translation into Arabic, or into English where the source is Arabic."""
    entry = Entry(unescaped(source), "key", None, (unescaped(value),), value_lines=(9,))
    locale, of = ("en", "ar") if re.search(f"[{LETTERS}]", source) else ("ar", "en")
    catalog = Catalog(
        locale, "leaflet", "leaflet.po", False, plural_header(locale), {("key", entry.source): entry}, {}, of
    )
    return {finding.code for finding in check_catalog(catalog)}


def test_it_has_exactly_the_checks_there_are_in_their_order() -> None:
    assert list(SECTIONS) == [check.code for check in CHECKS]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_it_says_number_weight_and_meaning_in_both_languages(check: Check) -> None:
    section = SECTIONS[check.code]
    assert section.startswith(f"\n{check.number}, {WEIGHTS[check.severity]}. {check.about}\n")
    assert f'<div dir="rtl">\n\n{plainly(check.about)}\n' in section


def test_every_check_of_a_single_text_has_an_example() -> None:
    without = {check.code for check in CHECKS if check.find is not None} - {code for code, *_ in EXAMPLES}
    assert without == {"i18n-tanwin", "i18n-blank-form", "i18n-length"}


@pytest.mark.parametrize(("code", "source", "wrong", "right"), EXAMPLES)
def test_the_wrong_example_is_found_and_the_right_one_is_not(code: str, source: str, wrong: str, right: str) -> None:
    assert code in found(source, wrong)
    assert found(source, right) == set()
