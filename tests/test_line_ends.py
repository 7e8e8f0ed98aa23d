"""Mixed lines stay between their margins: no space at the end of a line moves what runs the other way."""

import re
from pathlib import Path

import pytest

from mezanprint.preflight.readers.words import count_words
from mezanprint.templating.styles.style_sheets import ONE_LINE
from mezanprint.templating.texts.runs import Run, order_runs, to_html
from mezanprint.typesetting.typeset import typeset
from positions import lines, printed
from sheets import sheet
from test_lines import LINES, ROWS

LEFT, WIDTH = 10.0, 60.0
RIGHT = LEFT + WIDTH


@pytest.mark.parametrize(
    ("words", "locale"),
    [
        ('قرأنا <span dir="ltr">one two <span class="unit">three-four-five-six-seven-eight</span></span> ثم', "ar"),
        ('<span dir="ltr">one <i dir="rtl">ثلاثة <b class="unit">خمسة-ستة-سبعة-ثمانية-تسعة</b></i></span> ثم', "ar"),
        ('We read <span dir="rtl">كتاب كبير <span class="unit">وكلمة-طويلة-جدا-وأخرى-مثلها</span></span> and', "en"),
        ('We read <span dir="rtl">كتاب كبير <span class="unit" dir="ltr">0123456789012345678901</span></span>', "en"),
    ],
)  # fmt: skip
def test_the_line_before_what_may_not_be_broken_begins_where_all_lines_do(words: str, locale: str) -> None:
    page = f"@page {{ size: {WIDTH + 20}mm 120mm }} {ONE_LINE} p {{ font-size: 11pt }}"
    found = lines(printed(f"<p>{words}</p>", page, locale=locale))
    assert len(found) > 1
    if locale == "ar":
        assert [round(line.right, 1) for line in found] == [RIGHT] * len(found)
    else:
        assert [round(line.left, 1) for line in found] == [LEFT] * len(found)


@pytest.mark.parametrize(("width", "first"), [(47, 0), (58, 2)])
@pytest.mark.parametrize("language", LINES)
def test_real_lines_stay_in_columns_of_any_width_and_lose_no_word(width: int, first: int, language: str) -> None:
    rows = [typed for lang, typed, _ in ROWS if lang == language][first::4]
    body = "".join(f"<p>{to_html(order_runs([Run(typed)], LINES[language])[0])}</p>" for typed in rows)
    page = f"@page {{ size: {width + 20}mm 260mm; margin: 10mm }} {ONE_LINE} p {{ font-size: 10pt }}"
    artifact = typeset(sheet(body, page, locale=language), Path("/"))
    assert artifact.diagnostics == ()
    total, read, lost = count_words(artifact.data, artifact.lines)
    assert (total - read, lost) == (0, ())
    assert total > 200


def test_brackets_round_a_latin_name_that_a_line_parts_stand_beside_what_is_before_and_after_it() -> None:
    typed = "عقدت اللجنة الدولية (International Commission of Jurists) مؤتمرا"
    words = to_html(order_runs([Run(typed)], LINES["ar"])[0])
    rows = [line.text for line in lines(printed(f"<p>{words}</p>", "@page { size: 75mm 120mm } p { font-size: 11pt }"))]
    (first,), (last,) = ([row for row in rows if name in row] for name in ("International", "Jurists"))
    assert first != last
    assert re.search(r"International[^()]*[()]", first)
    assert re.search(r"[()][^()]*Jurists$", last)


def test_a_few_words_in_brackets_stay_on_one_line() -> None:
    words = to_html(
        order_runs([Run("الحقوق الاقتصادية والاجتماعية والثقافية (ESCR Network) في العالم كله")], LINES["ar"])[0]
    )
    page = f"@page {{ size: 140mm 297mm }} {ONE_LINE} p {{ font-size: 11pt }}"
    body = "".join(f'<p style="width: {width}mm">{words}</p>' for width in range(50, 110, 3))
    rows = [line.text for line in lines(printed(body, page))]
    assert sum("ESCR Network" in row for row in rows) == 20
