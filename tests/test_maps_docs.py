"""docs/maps.md: its examples are built as they stand, and its codes of findings are those of the program."""

import re
from pathlib import Path

from conftest import REPO
from island import new_island, prepared
from mezanprint.content.geojson import MAX_BYTES, MAX_NAMES, MAX_PLACES, MAX_VERTICES
from mezanprint.model.qr import LEAST_MODULE
from mezanprint.model.register.register import entries
from mezanprint.templating.maps.simplify import TOLERANCE

PAGE = (REPO / "docs/maps.md").read_text("utf-8")
SECTIONS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def with_examples(document: str) -> str:
    return f"{document.partition('sections:')[0]}sections:\n" + "".join(
        "".join(f"  {line}\n" for line in section.splitlines()) for section in SECTIONS
    )


def test_the_examples_are_composed_without_a_finding(tmp_path: Path) -> None:
    assert len(SECTIONS) == PAGE.count("```") / 2 == 4
    edition = prepared(new_island(tmp_path / "island", with_examples), "en")
    assert [each for each in edition.diagnostics if each.code != "i18n-untranslated"] == []
    plain = re.sub("<[^>]+>", " ", edition.composition.html)
    for words in (
        "Windmill",
        "1,000 to 1,999",
        "no data",
        "ISBN 978-0-306-40615-7",
        "example.org/reports/2026/lamps?part=2",
    ):
        assert words in plain
    assert [code.says for code in edition.composition.codes] == [
        "https://example.org/reports/2026/lamps?part=2", "9780306406157",
    ]  # fmt: skip


def test_codes_and_limits_are_those_of_the_program() -> None:
    known = {entry.code for entry in entries()}
    named = set(re.findall(r"`((?:map|code)-[a-z]+)`", PAGE))
    assert named == {code for code in known if code.startswith(("map-", "code-"))}
    assert f"{MAX_BYTES // 2**20} MB and {MAX_VERTICES:,} vertices" in PAGE
    assert f"{MAX_PLACES:,} points and {MAX_NAMES} names" in PAGE
    assert f"sides of {TOLERANCE} mm" in PAGE
    assert f"under {LEAST_MODULE} mm" in PAGE.replace("\n", " ")


def test_pictures_are_small() -> None:
    for name in re.findall(r"\]\((pictures/\S+)\)", PAGE):
        assert (REPO / "docs" / name).stat().st_size <= 80 * 1024
