"""How far translations are, for people, for programs and as a picture."""

import json
from pathlib import Path

from mezanprint.i18n.catalogs.status import Status, Tally
from mezanprint.translating.progress import as_json, as_table, short_of, write_badge

STATES = (
    Status("ar", "leaflet", "locales/ar/LC_MESSAGES/leaflet.po", Tally(9, 1200), Tally(1, 7), Tally(), Tally(4, 50)),
    Status("ar", "templates", "locales/ar/LC_MESSAGES/templates.po", Tally(90, 95), Tally(), Tally()),
    Status("fr", "leaflet", "locales/fr/LC_MESSAGES/leaflet.po", Tally(1, 20), Tally(), Tally(9, 1187)),
)


def test_a_row_stands_for_each_document_and_one_for_each_locale() -> None:
    rows = [line.split() for line in as_table(STATES).splitlines() if "%" in line]
    assert rows == [
        ["ar", "leaflet", "90%", "9", "4", "1", "0", "1,207", "7"],
        ["ar", "templates", "100%", "90", "0", "0", "0", "95", "0"],
        ["ar", "all", "99%", "99", "4", "1", "0", "1,302", "7"],
        ["fr", "leaflet", "10%", "1", "0", "0", "9", "1,207", "1,187"],
        ["fr", "all", "10%", "1", "0", "0", "9", "1,207", "1,187"],
    ]


def test_columns_are_aligned_and_the_widest_name_decides() -> None:
    lines = as_table(STATES).splitlines()
    ends = {line.index("%") for line in lines if "%" in line}
    assert len(ends) == 1
    assert lines[0].index("done") + 3 == ends.pop()
    assert all(line == line.rstrip() for line in lines)
    long = Status("ar", "x" * 150, "a.po", Tally(), Tally(), Tally(1, 1))
    assert "x" * 150 in as_table((long,))


def test_without_catalogs_the_way_to_them_is_said() -> None:
    assert "`mezanprint i18n update`" in as_table(())


def test_programs_get_the_same_numbers() -> None:
    arabic, french = json.loads(as_json(STATES))["locales"]
    assert (arabic["locale"], arabic["percent"], arabic["fuzzy"]) == ("ar", 99, {"messages": 1, "words": 7})
    assert french["documents"] == [
        {
            "document": "leaflet",
            "path": "locales/fr/LC_MESSAGES/leaflet.po",
            "percent": 10,
            "translated": {"messages": 1, "words": 20},
            "reviewed": {"messages": 0, "words": 0},
            "fuzzy": {"messages": 0, "words": 0},
            "missing": {"messages": 9, "words": 1187},
        }
    ]


def test_a_locale_that_is_short_of_what_is_asked_is_named() -> None:
    assert short_of(STATES, 100) == (("ar", 99), ("fr", 10))
    assert short_of(STATES, 99) == (("fr", 10),)
    assert short_of(STATES, 0) == ()


def test_the_badge_names_the_language_or_all(tmp_path: Path) -> None:
    write_badge(tmp_path, tmp_path / "new/badge.svg", STATES[:2])
    assert "Arabic: 99% translated" in (tmp_path / "new/badge.svg").read_text()
    write_badge(tmp_path, tmp_path / "badge.svg", STATES)
    assert "translations: 90% translated" in (tmp_path / "badge.svg").read_text()
