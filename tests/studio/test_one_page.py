"""A page laid out alone is the page of a whole layout: in look, places and findings, or it is not laid out alone."""

from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.compositions import Composition
from mezanprint.model.kinds import FitRules
from mezanprint.project.files import Files
from mezanprint.typesetting.preview.edited_page import EditedPage, lay_out_page
from mezanprint.typesetting.preview.one_page import NotAlone
from mezanprint.typesetting.preview.session import Session
from mezanprint.typesetting.preview.whole import lay_out_whole
from one_page import EDITS, Sample, Tally, differences, judge
from sheets import sheet

REPO = Path(__file__).resolve().parents[2]
NOWHERE = Path("/")
WORDS = "حقوق الإنسان في قطاع غزة والدفاع عنها "
HEADS = """
@page { @top-center { content: string(head) } @bottom-left { content: counter(page) } }
@page { @bottom-right { content: element(folio) } }
@page :left { margin-left: 20mm }
h2 { string-set: head content(); break-before: page; counter-increment: part }
h2::before { content: counter(part) ". " }
.folio { position: running(folio) } .folio::after { content: " / " counter(page) }
.stamp { position: fixed; top: 50mm; left: 0 }
a::after { content: " " target-counter(attr(href), page) " " target-text(attr(href)) }
.note { float: footnote; font-size: 7pt }
.kashida { text-align: justify }
"""


def paragraphs(*texts: str) -> str:
    return "".join(f'<p data-key="d:p{number}">{text}</p>' for number, text in enumerate(texts, 1))


def alone(before: str, after: str, page: int, css: str = HEADS) -> EditedPage:
    """Return a page, from 1, laid out alone with an edit, after it was compared with that of a whole layout."""
    whole = lay_out_whole(sheet(before, css), NOWHERE)
    edited = sheet(after, css)
    found = lay_out_page(whole, edited, page - 1, 72, NOWHERE)
    assert list(differences(found, lay_out_whole(edited, NOWHERE), whole, page - 1)) == []
    return found


BOOK = (
    '<p class="folio">حقوق</p><p class="stamp">مسودة</p>'
    '<ul data-key="d:list"><li><a href="#a">أول</a></li><li><a href="#b">ثان</a></li></ul>'
    '<h2 id="a" data-key="d:a">الفصل الأول</h2><p data-key="d:one">{one}</p>'
    '<h2 id="b" data-key="d:b">{head}</h2><p data-key="d:two">{two}</p>'
)


def book(head: str = "الفصل الثاني", one: str = WORDS * 9, two: str = "نص") -> str:
    return BOOK.format(head=head, one=one, two=two)


@pytest.mark.parametrize(
    ("after", "page"),
    [
        (book(head="فصل"), 3),
        (book(two=f'نص<span class="note" data-key="d:n">{WORDS}</span> <b>جديد</b>'), 3),
        (book(two=f'<span style="float:left;width:20mm">{WORDS}</span>{WORDS * 4}'), 3),
        (book(two=f'<span class="kashida" data-justify="kashida" style="display:block">{WORDS * 4}</span>'), 3),
        (book(two='ك<b>ت</b>اب <ruby>word<rt>reading</rt></ruby> <span dir="ltr">+970 8 282 0447</span>'), 3),
        (book(one=f"{WORDS * 9} كلمة"), 2),
        (book().replace("أول</a>", "أول جدًّا</a>"), 1),
    ],
)
def test_a_page_of_a_book_is_the_same_alone_as_with_all_others(after: str, page: int) -> None:
    assert not alone(book(), after, page).moves


@pytest.mark.parametrize(
    ("shell", "css"),
    [
        ("{}", ""),
        ("<ol>{}</ol>", "p { display: list-item; list-style: decimal inside }"),
        ("<table><thead><tr><th>س</th></tr></thead>{}</table>", "p { display: table-row }"),
        ("<div>{}</div>", "div { display: flex; flex-direction: column; gap: 3mm }"),
        ("<div>{}</div>", "div { columns: 2; column-fill: auto }"),
        ("<section><section>{}</section></section>", "p { break-inside: avoid } section { padding: 2mm }"),
    ],
)
def test_a_page_in_the_middle_of_anything_begins_where_it_began(shell: str, css: str) -> None:
    texts = [f"{WORDS * (2 + number % 3)} {number}" for number in range(14)]
    before = shell.format(paragraphs(*texts))
    whole = lay_out_whole(sheet(before, HEADS + css), NOWHERE)
    assert len(whole.layout) > 2
    # A text that stands on the second page and on no other.
    key = next(
        region.key
        for region in whole.layout[1].regions[2:]
        if all(region.key != other.key for at in (0, 2) for other in whole.layout[at].regions)
    )
    number = int(key.removeprefix("d:p")) - 1
    texts[number] = texts[number].removeprefix(WORDS)
    shorter = alone(before, shell.format(paragraphs(*texts)), 2, HEADS + css)
    texts[number] = WORDS * 9
    longer = alone(before, shell.format(paragraphs(*texts)), 2, HEADS + css)
    assert longer.moves
    assert {region.text for region in longer.layout.regions} != {region.text for region in shorter.layout.regions}


def refused(before: Composition, after: Composition, page: int) -> None:
    whole = lay_out_whole(before, NOWHERE)
    with pytest.raises(NotAlone):
        lay_out_page(whole, after, page - 1, 72, NOWHERE)


def test_what_is_changed_on_other_pages_too_is_not_laid_out_alone() -> None:
    refused(sheet(book(), HEADS), sheet(book(head="فصل", two="نصوص", one="نص"), HEADS), 3)
    refused(sheet(book(), HEADS), sheet(book().replace("حقوق</p>", "إنسان</p>"), HEADS), 2)
    refused(sheet(book(), HEADS), sheet(book().replace("مسودة", "مسودات"), HEADS), 2)
    refused(sheet(book(), HEADS), sheet(book(), HEADS + "p { color: #060 }"), 2)
    refused(sheet(paragraphs(WORDS * 30)), sheet(paragraphs(WORDS * 31)), 1)
    refused(sheet(book(), HEADS), sheet(f"<div>{book()}</div>", HEADS), 2)


def test_a_text_on_which_a_page_before_hangs_is_not_laid_out_alone() -> None:
    for css in (".a:has(b) h2 { font-size: 30pt }", "h2:has(~ .a b) { display: none }"):
        before, after = (sheet(f'<div class="a">{book(two=two)}</div>', HEADS + css) for two in ("نص", "<b>نص</b>"))
        refused(before, after, 3)


def test_a_page_whose_beginning_is_in_other_boxes_now_is_not_laid_out_alone() -> None:
    line = f'<div><span data-key="d:a">{WORDS * 30}</span> <span data-key="d:b">{{}}</span></div>'
    before, after = (sheet(line.format(words)) for words in ("نص", '<i style="display:block">نص</i>'))
    refused(before, after, 2)


def test_lengths_in_shares_of_the_first_page_are_the_same_on_a_page_alone() -> None:
    css = HEADS + "@page :first { size: 60mm 120mm } .wide { display: block; width: 50vw; background: #060 }"
    assert not alone(book(), book(two='<span class="wide">نص</span>'), 3, css).moves


def test_other_rules_for_the_pages_are_not_laid_out_alone() -> None:
    page = sheet(book(), HEADS)
    refused(page, replace(page, fit=FitRules(exact_pages=2)), 2)
    refused(page, replace(page, draft=True), 2)


def test_a_page_that_begins_with_the_rest_of_a_note_or_a_float_is_not_laid_out_alone() -> None:
    for long in (f'<span class="note">{WORDS * 90}</span>', f'<div style="float:right;width:40mm">{WORDS * 40}</div>'):
        before = f'<p data-key="d:a">نص {long}</p><p data-key="d:b" style="break-before:page">{{}}</p>'
        refused(sheet(before.format("أول"), HEADS), sheet(before.format("ثان"), HEADS), 2)


def test_a_page_that_tells_the_number_of_all_pages_is_not_alone_when_text_moves_on() -> None:
    css = "@page { @bottom-left { content: counter(page) ' / ' counter(pages) } }"
    texts = [WORDS * 4] * 6
    before, after = (sheet(paragraphs(first, *texts), css) for first in (WORDS, WORDS * 9))
    refused(before, after, 1)
    assert alone(paragraphs(WORDS, *texts), paragraphs(WORDS.replace("غزة", "رفح"), *texts), 1, css).moves is False


PANEL = '<section style="height:{height}" data-slot="Panel 1">{inside}</section><p style="break-before:page">نص</p>'


def test_what_an_edit_pushes_off_its_panel_is_told_of_each_string() -> None:
    def panel(first: str) -> str:
        return PANEL.format(height="95mm", inside=paragraphs(first, *[WORDS] * 8))

    page = alone(panel(WORDS), panel(WORDS * 14), 1)
    keys = {found.key for found in page.diagnostics if found.code == "layout-lost"}
    assert {"d:p8", "d:p9"} <= keys
    assert [found.code for found in alone(panel(WORDS * 14), panel(WORDS), 1).diagnostics] == []


def test_a_panel_that_runs_on_to_another_page_is_laid_out_with_it() -> None:
    before, after = (PANEL.format(height="auto;max-height:90mm", inside=paragraphs(WORDS * n)) for n in (2, 40))
    refused(sheet(before), sheet(after), 1)


def test_units_that_are_let_go_and_characters_without_a_glyph_are_told_alike() -> None:
    narrow = '<p data-key="d:a" style="width:20mm">{}</p><p style="break-before:page">نص</p>'
    unit = '<span class="unit" style="white-space:nowrap">2022-2023-2024-2025-2026</span>'
    page = alone(narrow.format("نص"), narrow.format(f"{unit} ⿕"), 1, ".unit { white-space: nowrap }")
    assert "typeset-glyph" in {found.code for found in page.diagnostics}


def test_in_another_release_of_weasyprint_all_pages_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mezanprint.typesetting.weasyprint.weasy.weasyprint.__version__", "71.0")
    session = Session(NOWHERE)
    session.open(sheet(book(), HEADS))
    preview = session.preview(sheet(book(two="جديد"), HEADS), 3, 72)
    assert preview.is_whole
    assert "جديد" in {region.text for region in preview.layout.regions}


def test_a_session_lays_out_the_page_alone_and_keeps_the_last_whole_layout() -> None:
    session = Session(NOWHERE)
    session.open(sheet(book(), HEADS))
    before = session.picture(3, 72)
    preview = session.preview(sheet(book(two="جديد"), HEADS), 3, 72)
    assert (preview.is_whole, preview.page, preview.pages, preview.moves) == (False, 3, 3, False)
    assert preview.png != before
    assert session.picture(3, 72) == before
    assert session.settle(sheet(book(two="جديد"), HEADS)).changed == (3,)
    assert session.picture(3, 72) == preview.png


@cache
def sample(document: str, locale: str) -> Sample:
    (edition,) = select(Project(Files(REPO)), Selection((document,), (locale,)))
    return Sample(REPO, edition)


@pytest.mark.parametrize(
    ("document", "locale"), [("al-mezan-brochure", "ar"), ("al-mezan-booklet", "ar"), ("about-al-mezan", "en")]
)
def test_strings_of_the_samples_are_shown_alone_as_with_all_pages(document: str, locale: str) -> None:
    edition, tally = sample(document, locale), Tally()
    texts = list(edition.texts())
    for at, (number, text) in enumerate(islice(texts, 0, None, len(texts) // (len(EDITS) - 1))):
        judge(edition, number, text, EDITS[at % len(EDITS)], tally)
    assert tally.differences == []
    assert tally.counts["alone"] > tally.counts["whole"] * 2
