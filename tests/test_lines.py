"""Whole lines of reports, leaflets, clinics, courts and manuals, each seen on paper in the order an editor wants.

``lines.tsv`` was written, with what is to be seen, by people who had not read the grammar.
"""

import re
import unicodedata
from pathlib import Path

import pytest

from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.templating.texts.runs import Line, Run, order_runs, to_html
from positions import Place, characters, printed

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


@pytest.mark.parametrize("language", LINES)
def test_every_line_is_seen_in_its_order(language: str) -> None:
    rows = [row for row in ROWS if row[0] == language]
    body = "".join(f"<p>{to_html(order_runs([Run(typed)], LINES[language])[0])}</p>" for _, typed, _ in rows)
    page = f"@page {{ size: 700mm {len(rows) * STEP + 20}mm; margin: 10mm }}"
    pdf = printed(body, f"{page} p {{ margin: 0; height: {STEP}mm; line-height: {STEP}mm }}", locale=language)
    shown: dict[int, list[Place]] = {}
    for char in characters(pdf):
        shown.setdefault(int((char.y - 10) / STEP), []).append(char)
    wrong = {}
    for number, (_, typed, seen) in enumerate(rows):
        line = "".join(char.text for char in sorted(shown[number], key=lambda char: char.left))
        if folded(line) != folded(seen):
            wrong[typed] = line
    assert wrong == {}
    assert len(rows) >= 30


@pytest.mark.parametrize("language", LINES)
def test_no_element_parts_a_letter_from_its_vowel_mark(language: str) -> None:
    html = [to_html(order_runs([Run(typed)], LINES[language])[0]) for lang, typed, _ in ROWS if lang == language]
    html += [
        to_html(order_runs([Run(typed)], LINES["ar"])[0]) for typed in ("20 دولاراً.", "12 طنّاً", "500 دينارٍ", "20 كمّ")
    ]
    assert [words for words in html if re.search(">[\u064b-\u0652\u0670]", words)] == []
