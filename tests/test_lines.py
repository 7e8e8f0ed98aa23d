"""Whole lines of reports, leaflets, clinics, courts and manuals, each seen on paper in the order an editor wants.

``lines.tsv`` was written, with what is to be seen, by people who had not read the grammar.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from mezanprint.finishing.finish import finish
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.preflight.readers.pairs import count_pairs
from mezanprint.preflight.readers.words import read_file
from mezanprint.templating.texts.runs import Line, Run, order_runs, to_html
from mezanprint.typesetting.typeset import typeset
from positions import Place, characters
from sheets import sheet

TABLE = Path(__file__).with_name("lines.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
LINES = {
    "ar": Line(Direction.RTL, HouseStyle(), "ar", "en"),
    "en": Line(Direction.LTR, HouseStyle(), "en", "ar"),
}
STEP = 8
"""mm from line to line."""
ALIKE = str.maketrans("“”„″‘’\u2032‐‑−\ufffe٪٬٫ىیآأإٱک)]}>»›", '""""\'\'\'----%,.ييااااك([{<«‹')
"""Characters a reader tells one for another, or of which the mirror image is told."""


def folded(text: str) -> str:
    """Return text without blanks and vowel marks, in one form of letters and digits."""
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in unicodedata.normalize("NFKC", text.translate(ALIKE)).translate(ALIKE)
        if unicodedata.category(char) not in ("Mn", "Cf", "Zs", "Cc") and char != "ـ"
    )


@cache
def sheet_of(language: str) -> tuple[Composition, Artifact]:
    """Return a sheet with every line of a language, each on a line of its own."""
    typed = [typed for lang, typed, _ in ROWS if lang == language]
    body = "".join(f"<p>{to_html(order_runs([Run(line)], LINES[language])[0])}</p>" for line in typed)
    page = f"@page {{ size: 700mm {len(typed) * STEP + 20}mm; margin: 10mm }}"
    css = f"{page} p {{ margin: 0; height: {STEP}mm; line-height: {STEP}mm; white-space: nowrap }}"
    composition = sheet(body, css, locale=language)
    artifact = typeset(composition, Path("/"))
    assert artifact.diagnostics == ()
    return composition, artifact


@pytest.mark.parametrize("language", LINES)
def test_every_line_is_seen_in_its_order(language: str) -> None:
    rows = [row for row in ROWS if row[0] == language]
    composition, artifact = sheet_of(language)
    shown: dict[int, list[Place]] = {}
    for char in characters(finish(artifact.data, composition)):
        shown.setdefault(int((char.y - 10) / STEP), []).append(char)
    wrong = {}
    for number, (_, typed, seen) in enumerate(rows):
        line = "".join(char.text for char in sorted(shown[number], key=lambda char: char.left))
        if folded(line) != folded(seen):
            wrong[typed] = line
    assert wrong == {}
    assert len(rows) >= 30


def test_real_mixed_lines_keep_nineteen_of_twenty_pairs_of_words() -> None:
    artifact = sheet_of("ar")[1]
    total, kept, _ = count_pairs(read_file(artifact.data), artifact.rows)
    assert kept > 19 / 20 * total > 500


@pytest.mark.parametrize("language", LINES)
def test_no_element_parts_a_letter_from_its_vowel_mark(language: str) -> None:
    html = [to_html(order_runs([Run(typed)], LINES[language])[0]) for lang, typed, _ in ROWS if lang == language]
    html += [
        to_html(order_runs([Run(typed)], LINES["ar"])[0]) for typed in ("20 دولاراً.", "12 طنّاً", "500 دينارٍ", "20 كمّ")
    ]
    assert [words for words in html if re.search(">[\u064b-\u0652\u0670]", words)] == []
