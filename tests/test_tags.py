"""Tags say what a screen reader must know: text in order, languages, directions, and what each thing is."""

import io
import logging
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from mezanprint.model.editions import Standard
from mezanprint.pdf.structure import Element, read_structure
from mezanprint.typesetting.typeset import typeset
from sheets import listed, sheet

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'
LONG = "حقوق الإنسان في قطاع غزة " * 12


def tagged(
    body: str,
    css: str = "",
    root: Path = Path("/"),
    *resources: str,
    locale: str = "ar",
    standard: Standard = Standard.UA_1,
) -> pikepdf.Pdf:
    artifact = typeset(sheet(body, css, locale=locale, resources=listed(root, *resources), standard=standard), root)
    assert artifact.diagnostics == ()
    return pikepdf.open(io.BytesIO(artifact.data))


def top(pdf: pikepdf.Pdf) -> Element:
    (document,) = read_structure(pdf)
    return document.read_aloud


def outline(tag: Element) -> str:
    """The shape of a tree: ``Document(H1 P)``; spans are left out."""
    kids = " ".join(outline(kid) for kid in tag.elements if kid.role != "Span")
    return f"{tag.role}({kids})" if kids else tag.role


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    def walk(element: Any) -> Any:
        if str(element.S) == f"/{kind}":
            yield element
        for kid in element.K:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid)

    return list(walk(pdf.Root.StructTreeRoot.K[0]))


def content(pdf: pikepdf.Pdf, page: int = 0) -> bytes:
    return b" ".join(pdf.pages[page].Contents.read_bytes().split())


def test_text_is_in_its_order_with_a_space_where_a_line_ends() -> None:
    pdf = tagged(f"<p>{LONG} (OPT) في 2017.</p>")
    (paragraph,) = top(pdf).elements
    assert paragraph.text == f"{LONG}(OPT) في 2017.".replace("  ", " ")


def test_a_word_cut_by_markup_is_one_word() -> None:
    (paragraph,) = top(tagged("<p>كتا<b>ب</b> و<b>قت</b></p>")).elements
    assert paragraph.text == "كتاب وقت"


def test_a_line_that_ends_without_a_space_gets_none() -> None:
    css = "p { width: 30mm; overflow-wrap: anywhere }"
    address = "https://example.org/a/very/long/address/of/a/page/that/goes/on/and/on"
    pdf = tagged(f"<p>{address}</p>", css, locale="en")
    assert top(pdf).text == address


def test_a_hyphen_that_only_the_line_brought_is_not_read() -> None:
    css = "p { width: 24mm; hyphens: auto }"
    words = "An extraordinarily comprehensive documentation of responsibilities"
    pdf = tagged(f"<p>{words}</p>", css, locale="en")
    assert top(pdf).text == words
    assert "-" not in top(pdf).text


def test_the_words_stand_beside_the_content_not_on_it() -> None:
    pdf = tagged("<p>نص طويل</p>")
    spans = elements(pdf, "Span")
    told = [span for span in spans if "/ActualText" in span]
    assert [str(span.ActualText) for span in told] == ["نص طويل"]
    assert not any(isinstance(kid, int) for span in told for kid in span.K)


def test_a_latin_name_in_arabic_is_marked_as_english() -> None:
    pdf = tagged('<p>برنامج <span lang="en" dir="ltr">C++</span> هنا</p>')
    assert str(pdf.Root.Lang) == "ar"
    spans = [tag for tag in top(pdf).walk() if tag.role == "Span" and tag.text.strip()]
    assert [(tag.language, tag.text.strip()) for tag in spans] == [("ar", "برنامج"), ("en", "C++"), ("ar", "هنا")]


@pytest.mark.parametrize(
    ("locale", "said", "words", "language"),
    [
        ("ar", "", "العدل", "ar"),
        ("ar", "en", "justice", "en"),
        ("ar", "en", "правосудие", "und"),
        ("ar", "", "Open Library", "und"),
        ("ar", "", "www.example.org", "ar"),
        ("ar", "", "info@example.org", "ar"),
        ("ar", "", "A/HRC/40/74", "ar"),
        ("en", "ar", "ميزان", "ar"),
        ("en", "ar", "מאזניים", "und"),
        ("ja", "", "Mezan", "ja"),
    ],
)
def test_words_in_letters_of_another_script_have_no_false_language(
    locale: str, said: str, words: str, language: str
) -> None:
    lang = f' lang="{said}"' if said else ""
    pdf = tagged(f"<p>1 <span{lang}>{words}</span></p>", locale=locale)
    assert next(tag.language for tag in top(pdf).walk() if words in tag.text and tag.role == "Span") == language


def test_a_unit_of_latin_letters_is_in_the_language_of_its_line() -> None:
    pdf = tagged('<p>سعة <span class="unit" dir="ltr">16 GB</span></p>')
    assert {tag.language for tag in top(pdf).walk()} == {"ar"}


def test_a_paragraph_in_another_language_says_so_once_with_its_direction() -> None:
    pdf = tagged('<p>Name:</p><p lang="ar" dir="rtl">مركز الميزان</p>', locale="en")
    latin, arabic = elements(pdf, "P")
    assert "/Lang" not in latin
    assert (str(arabic.Lang), str(arabic.A.WritingMode)) == ("ar", "/RlTb")
    assert "/Lang" not in arabic.K[0]


def test_a_document_from_right_to_left_says_so_at_its_top() -> None:
    arabic, english = tagged("<p>نص</p>"), tagged("<p>x</p>", locale="en")
    assert str(arabic.Root.StructTreeRoot.K[0].A.WritingMode) == "/RlTb"
    assert "/A" not in english.Root.StructTreeRoot.K[0]


def test_boxes_of_the_layout_leave_no_trace_and_text_stands_in_paragraphs() -> None:
    body = "<div><div><div>نص</div><header><h1>عنوان</h1></header></div></div>"
    body += "<section><blockquote>قول</blockquote></section>"
    assert outline(top(tagged(body))) == "Document(P H1 Sect(BlockQuote(P)))"


def test_text_in_the_margins_is_pagination_and_no_content() -> None:
    css = '@page { @top-center { content: "رأس" } @bottom-center { content: counter(page) } }'
    pdf = tagged("<p>نص</p>", css)
    assert top(pdf).text == "نص"
    assert content(pdf).count(b"/Type /Pagination") == 2
    assert b"/Subtype /Header" in content(pdf)
    assert b"/Subtype /Footer" in content(pdf)
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert sum(1 for owner in numbers[1] if owner is not None) == 1


def test_an_ornament_is_no_figure(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(DRAWING)
    pdf = tagged('<p>نص <img src="a.svg" alt=""></p>', "", tmp_path, "a.svg")
    assert b"/Artifact BMC" in content(pdf)
    assert elements(pdf, "Figure") == []


def test_a_picture_has_words_and_a_place_in_points(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(DRAWING)
    pdf = tagged('<figure><img src="a.svg" alt="قارب"><figcaption>صورة</figcaption></figure>', "figure { margin: 0 }",
                 tmp_path, "a.svg", locale="en")  # fmt: skip
    (figure,) = elements(pdf, "Figure")
    assert str(figure.Alt) == "قارب"
    left, bottom, right, upper = (float(side) for side in figure.A.BBox)
    mm = 72 / 25.4
    assert (left, upper) == pytest.approx((10 * mm, 110 * mm), abs=0.1)
    assert (right - left, upper - bottom) == pytest.approx((30, 15), abs=0.1)
    assert outline(top(pdf)) == "Document(Sect(Figure Caption))"


def test_heads_of_tables_know_what_they_head_and_cells_know_their_heads() -> None:
    pdf = tagged(
        "<table><caption>جدول</caption><thead><tr><th>أ</th><th>ب</th></tr></thead>"
        "<tbody><tr><th>ج</th><td>1</td></tr><tr><th>د</th><td>2</td></tr></tbody></table>",
        "table { width: 60mm }",
    )
    assert [str(head.A.Scope) for head in elements(pdf, "TH")] == ["/Column", "/Column", "/Row", "/Row"]
    names = pdf.Root.StructTreeRoot.IDTree.Names
    tree = {str(name): element for name, element in zip(names[::2], names[1::2], strict=True)}
    heads = [[text(tree[str(name)]) for name in cell.A.Headers] for cell in elements(pdf, "TD")]
    assert heads == [["ج", "ب"], ["د", "ب"]]
    assert list(tree) == sorted(tree)


def text(element: Any) -> str:
    return "".join(str(kid.ActualText) for kid in element.K if "/ActualText" in kid)


def test_a_head_over_two_columns_heads_both() -> None:
    pdf = tagged(
        "<table><thead><tr><th colspan=2>أ</th><th>ب</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>"
    )
    wide, narrow = (str(head.ID) for head in elements(pdf, "TH"))
    assert [[str(name) for name in cell.A.Headers] for cell in elements(pdf, "TD")] == [[wide], [wide], [narrow]]


def test_lists_say_how_they_are_numbered_and_terms_are_labels() -> None:
    pdf = tagged("<ul><li>أ</ul><ol><li>ب</ol><dl><dt>ت<dd>ث<dd>ج</dl><dl><dt>ح<dd>خ</dl>")
    bullets, numbers, terms = elements(pdf, "L")
    assert (str(bullets.A.ListNumbering), str(numbers.A.ListNumbering)) == ("/Disc", "/Decimal")
    assert str(terms.A.ListNumbering) == "/None"
    shape = "L(LI(Lbl LBody LBody) LI(Lbl LBody))"
    assert [outline(tag) for tag in top(pdf).elements][2] == shape


def test_a_link_is_described_by_its_words_and_is_one_whatever_its_lines() -> None:
    pdf = tagged(f'<p>انظر <a href="https://example.org/x">{LONG[:60]}<b>موقعنا</b></a>.</p>', "p { width: 30mm }")
    (link,) = elements(pdf, "Link")
    words = f"{LONG[:60]}موقعنا".strip()
    annotations = list(pdf.pages[0].Annots)
    assert len(annotations) > 1
    assert {str(each.Contents) for each in annotations} == {words}
    assert outline(top(pdf)) == "Document(P(Link))"
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert all(owners[each.StructParent].objgen == link.objgen for each in annotations)


def test_the_dots_of_a_contents_list_are_no_content() -> None:
    css = "a::after { content: leader('. ') target-counter(attr(href), page) }"
    pdf = tagged('<p><a href="#b">باب</a></p><h1 id="b">باب</h1>', css)
    assert top(pdf).elements[0].text.split() == ["باب1"]
    assert outline(top(pdf)) == "Document(P(Link) H1)"


CONTENTS = (
    '<nav role="doc-toc"><h2>محتويات</h2><ol><li><a href="#b">باب</a><ol><li><p><a href="#c">فصل</a></p></ol>'
    '<li><a href="#c">خاتمة</a><p>قول</p></ol></nav><ol><li>بند</ol><h2 id="b">باب</h2><h3 id="c">فصل</h3>'
)
"""A table of contents with one in it, and a list that is none."""


@pytest.mark.parametrize("style", ["none", "decimal"])
def test_lists_of_a_table_of_contents_are_entries_that_refer_to_their_chapters(style: str) -> None:
    css = f"nav ol {{ list-style: {style} }} nav a {{ display: block }}"
    css += "nav a::after { content: '\\2002' leader('. ') target-counter(attr(href), page) }"
    label = "" if style == "none" else "Lbl "
    entry = f"TOCI({label}Reference(Link))"
    contents, plain = f"TOC({entry} TOC({entry}) {entry[:-1]} P))", "L(LI(Lbl LBody))"
    pdf = tagged(CONTENTS, css)
    assert outline(top(pdf)) == f"Document(H2 {contents} {plain} H2 H3)"
    links = [link for link in top(pdf).walk() if link.role == "Link"]
    assert [[part.text for part in link.elements] for link in links] == [["باب 1"], ["فصل 1"], ["خاتمة 1"]]
    assert [str(owner.P.S) for owner in elements(pdf, "Link")] == ["/Reference"] * 3


def test_a_table_of_contents_cut_by_a_page_is_one() -> None:
    entries = "".join(f'<li><a href="#b">باب {n}</a>' for n in range(40))
    pdf = tagged(f'<ol role="doc-toc">{entries}</ol><h1 id="b">باب</h1>')
    assert len(pdf.pages) > 1
    (contents,) = elements(pdf, "TOC")
    assert len(contents.K) == 40


def test_entries_of_the_second_standard_name_their_chapters() -> None:
    pdf = tagged(CONTENTS, standard=Standard.UA_2)
    chapter, section = elements(pdf, "H2")[1], elements(pdf, "H3")[0]
    named = [[each.objgen for each in entry.Ref] for entry in elements(pdf, "TOCI")]
    assert named == [[chapter.objgen], [section.objgen], [section.objgen]]


def test_lists_of_one_item_in_two_languages_by_turns_are_one_list() -> None:
    row = "<div lang=ar><ul><li>قمح</ul></div><div lang=en dir=ltr><ul><li>wheat</ul></div>"
    assert outline(top(tagged(row * 2))) == "Document(L(" + " ".join(["LI(Lbl LBody)"] * 4) + "))"
    assert (
        outline(top(tagged("<ul><li>قمح</ul><ul><li>شعير</ul>")))
        == "Document(" + " ".join(["L(LI(Lbl LBody))"] * 2) + ")"
    )


def test_a_design_without_lists_says_which_boxes_are_a_list() -> None:
    tile = "<div class=t role=listitem><div>6</div><div>قوارب</div></div>"
    item = "LI(LBody(P P))"
    for css in (
        ".l { display: flex; column-gap: 5mm }",
        ".t { display: table } .t > div { display: table-cell; padding: 2mm }",
        "",
    ):
        pdf = tagged(f"<div class=l role=list>{tile}<div>{tile}</div></div>", css)
        assert outline(top(pdf)) == f"Document(L({item} {item}))"
    assert outline(top(tagged(tile))) == "Document(P P)"


def test_a_list_of_boxes_cut_by_a_page_is_one() -> None:
    tiles = "<div role=listitem><p>6</p><p>قوارب</p></div>" * 20
    pdf = tagged(f"<div role=list>{tiles}</div>", "p { height: 6mm }")
    assert len(pdf.pages) > 1
    assert outline(top(pdf)) == "Document(L(" + " ".join(["LI(LBody(P P))"] * 20) + "))"


def test_blocks_of_an_item_stand_in_its_body() -> None:
    pdf = tagged("<ul><li><p>قمح</p><p>شعير</p></ul>")
    assert outline(top(pdf)) == "Document(L(LI(Lbl LBody(P P))))"


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_a_label_is_read_without_the_space_behind_it(locale: str) -> None:
    css = r"""ul { list-style-type: "\2013\2002" } .f { float: footnote }
        .f::footnote-marker { content: counter(footnote) "\2002" }"""
    pdf = tagged('<ul><li>x</ul><ol><li>y</ol><p>z<span class="f">n</span></p>', css, locale=locale)
    assert [tag.text for tag in top(pdf).walk() if tag.role == "Lbl"] == ["\u2013", "1.", "1"]


def test_a_foot_note_follows_its_paragraph_with_links_to_and_fro() -> None:
    pdf = tagged('<p>قول<span class="f">حاشية</span> ثم قول.</p><p>بعده</p>', ".f { float: footnote }")
    assert outline(top(pdf)) == "Document(P(Reference(Link)) Note(Lbl(Link)) P)"
    (note,) = elements(pdf, "Note")
    assert str(note.ID) == "note-0001"
    call, back = pdf.pages[0].Annots
    assert float(call.Rect[1]) > float(back.Rect[1])
    assert float(call.Dest[3]) == pytest.approx(float(back.Rect[3]))
    assert float(back.Dest[3]) == pytest.approx(float(call.Rect[3]))


def test_a_note_at_the_end_leads_back_to_its_call() -> None:
    body = '<p>قول<a class="note-call" href="#note-a">1</a></p><ol><li id="note-a">حاشية</ol>'
    pdf = tagged(body)
    assert outline(top(pdf)) == "Document(P(Reference(Link)) L(LI(Lbl(Link) LBody(Note))))"
    (note,) = elements(pdf, "Note")
    names = pdf.Root.StructTreeRoot.IDTree.Names
    assert [str(names[0]), names[1].objgen] == [str(note.ID), note.objgen]


def test_what_a_page_break_cuts_is_one_in_the_tags() -> None:
    pdf = tagged(f"<section><p>{LONG * 9}</p></section>")
    assert len(pdf.pages) > 1
    assert outline(top(pdf)) == "Document(Sect(P))"
    assert top(pdf).text.split() == (LONG * 9).split()


def test_a_table_on_two_pages_is_one_with_one_head() -> None:
    rows = "".join(f"<tr><td>سطر</td><td>{n}</td></tr>" for n in range(40))
    pdf = tagged(f"<table><thead><tr><th>أ</th><th>ب</th></tr></thead><tbody>{rows}</tbody></table>")
    assert len(pdf.pages) > 1
    (table,) = elements(pdf, "Table")
    assert [str(part.S) for part in table.K] == ["/THead", "/TBody"]
    assert len(elements(pdf, "TH")) == 2
    assert len(elements(pdf, "TR")) == 41


def test_text_in_a_group_with_transparency_is_tied_to_its_form() -> None:
    pdf = tagged('<p style="opacity: 0.5">نص</p><p>آخر</p>')
    assert [tag.text for tag in top(pdf).elements] == ["نص", "آخر"]
    faint, _ = elements(pdf, "P")
    place = faint.K[0].K[0].K[0]
    assert str(place.Type) == "/MCR"
    owners = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    assert place.Stm.StructParents in owners[::2]


def test_notes_of_the_second_standard_name_their_calls_and_are_named_by_them() -> None:
    body = '<p>قول<span class="f">حاشية</span></p><p>قول<a class="note-call" href="#note-a">1</a> و'
    body += '<a class="note-call" href="#note-a">1</a></p><ol><li id="note-a">مصدر</ol>'
    pdf = tagged(body, ".f { float: footnote }", standard=Standard.UA_2)
    assert elements(pdf, "Note") == []
    foot, end = elements(pdf, "FENote")
    assert [str(holder.NoteType) for holder in (foot.A, end.A)] == ["/Footnote", "/Endnote"]
    assert str(foot.NS.NS) == "http://iso.org/pdf2/ssn"
    first, *others = elements(pdf, "Reference")
    assert [call.objgen for call in foot.Ref] == [first.objgen]
    assert [call.objgen for call in end.Ref] == [each.objgen for each in others]
    assert {call.Ref[0].objgen for call in others} == {end.objgen}


def test_what_leads_into_a_document_of_the_second_standard_leads_to_an_element() -> None:
    body = (
        '<h1>باب</h1><p><a href="#b">إلى</a></p><h2>فصل</h2><section id="b"><h2>فصل</h2></section><dl><dt>ح<dd>خ</dl>'
    )
    pdf = tagged(body, standard=Standard.UA_2)
    headings = [each.objgen for kind in ("H1", "H2") for each in elements(pdf, kind)]
    root = pdf.Root.Outlines.First
    marks = [root.A, root.First.A, root.First.Next.A]
    assert [mark.SD[0].objgen for mark in marks] == headings
    assert all(str(mark.D[0].Type) == "/Page" for mark in marks)
    (link,) = pdf.pages[0].Annots
    (section,) = elements(pdf, "Sect")
    assert "/Dest" not in link
    assert link.A.SD[0].objgen == section.objgen
    assert [str(each.A.ListNumbering) for each in elements(pdf, "L")] == ["/Description"]


@pytest.mark.provokes("typeset-release")
def test_another_release_of_weasyprint_is_used_untouched_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mezanprint.typesetting.tags.wrap.is_known_release", lambda: False)
    artifact = typeset(sheet('<p>نص <span lang="en">x</span></p>'), Path("/"))
    assert [found.code for found in artifact.diagnostics] == ["typeset-release"]
    assert artifact.data.startswith(b"%PDF")


def test_the_wrapped_functions_are_put_back(caplog: pytest.LogCaptureFixture) -> None:
    from mezanprint.typesetting.weasyprint.weasy import weasyprint

    before = weasyprint.pdf.add_tags, weasyprint.pdf.tags._build_box_tree
    with caplog.at_level(logging.ERROR):
        tagged("<p>نص</p>")
    assert (weasyprint.pdf.add_tags, weasyprint.pdf.tags._build_box_tree) == before
