"""A transcript says what a screen reader says: every element by a plain name, in order, in its language."""

import io
from pathlib import Path
from typing import Any

import click
import pikepdf
from click.testing import CliRunner, Result
from pikepdf import Array, Dictionary, Name, String

from mezanprint.cli.main import command
from mezanprint.console.localization import unmarked
from mezanprint.inspecting.transcript import as_transcript
from mezanprint.pdf.structure import read_structure
from mezanprint.typesetting.typeset import typeset
from papers import foreign, ours, plain
from sheets import listed, sheet

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'


def heard(pdf: bytes, language: str = "en") -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return unmarked(as_transcript([each.read_aloud for each in read_structure(document)], language)).splitlines()


def read(body: str, css: str = "", root: Path = Path("/"), *resources: str, locale: str = "en") -> list[str]:
    """The lines for a page, without that of the document."""
    artifact = typeset(sheet(body, css, locale=locale, resources=listed(root, *resources)), root)
    first, *lines = heard(artifact.data)
    assert first == "document"
    return [line.removeprefix("   ") for line in lines]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, ["inspect", *map(str, arguments)], standalone_mode=False)


def test_headings_paragraphs_and_quotations_have_their_names() -> None:
    body = "<h1>Mill</h1><section><h2>Wheat</h2><p>Sacks.</p></section><blockquote><p>Said.</p></blockquote>"
    assert read(body) == ["heading 1: [en] Mill", "heading 2: Wheat", "paragraph: Sacks.", "quotation: Said."]


def test_a_change_of_language_is_told_where_the_voice_changes() -> None:
    body = '<p>قمح <span lang="en" dir="ltr">wheat</span>، طحين 7</p><p lang="en" dir="ltr">Mill</p><p>خبز</p>'
    assert read(body, locale="ar") == [
        "paragraph: [ar] قمح [en] wheat [ar] ، طحين 7",
        "paragraph: [en] Mill",
        "paragraph: [ar] خبز",
    ]


def test_lists_say_how_many_items_they_have_and_terms_are_told_from_what_is_said_of_them() -> None:
    body = "<ol><li>one<ul><li>in it</ul><li>two</ol><dl><dt>Place<dd>Gaza</dl>"
    assert read(body) == [
        "list of 2 items",
        "   item: [en] 1. one",
        "   list of 1 item",
        "      item: ◦ in it",
        "   item: 2. two",
        "list of 1 item",
        "   item: Place: Gaza",
    ]


def test_a_table_says_its_size_and_what_is_a_head() -> None:
    head = "<thead><tr><th colspan=2>Sacks</th></tr></thead>"
    rows = "<tr><td rowspan=2>a</td><td></td></tr><tr><td>d</td><td><p>e</p><p>f</p></td></tr>"
    assert read(f"<table><caption>Mill</caption>{head}<tbody>{rows}</tbody></table>") == [
        "table: 3 rows, 3 columns",
        "   caption: [en] Mill",
        "   row",
        "      header cell: Sacks",
        "   row",
        "      cell: a",
        "      cell",
        "   row",
        "      cell: d",
        "      cell",
        "         paragraph: e",
        "         paragraph: f",
    ]


def test_a_table_of_contents_is_told_with_its_links(tmp_path: Path) -> None:
    body = '<nav role="doc-toc"><ol><li><a href="#b">Bread</a><ol><li><a href="#c">Crust</a></ol></ol></nav>'
    css = "a::after { content: leader('. ') target-counter(attr(href), page) }"
    assert read(f'{body}<h1 id="b">Bread</h1><h2 id="c">Crust</h2>', css)[:4] == [
        "contents of 1 entry",
        "   entry: [en] 1. [link: Bread1]",
        "   contents of 1 entry",
        "      entry: 1. [link: Crust1]",
    ]


def test_pictures_are_their_descriptions_and_ornaments_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(DRAWING)
    body = (
        '<figure><img src="a.svg" alt="A sack"><figcaption>Wheat</figcaption></figure><p>x <img src="a.svg" alt=""></p>'
    )
    lines = read(body, "", tmp_path, "a.svg")
    assert lines == ["figure: [en] A sack", "caption: Wheat", "paragraph: x"]


def test_links_and_calls_of_notes_are_told_in_their_line_and_the_note_behind_it() -> None:
    body = '<p>See <a href="https://example.org">the mill</a>.<span class="f">A note.</span></p>'
    assert read(body, ".f { float: footnote }") == [
        "paragraph: [en] See [link: the mill]. [link: 1]",
        "note: [link: 1.] A note.",
    ]


def test_what_stands_in_the_margins_is_not_told() -> None:
    assert read("<p>x</p>", '@page { @top-center { content: "head" } }') == ["paragraph: [en] x"]


def written(content: bytes, *tags: Dictionary, roles: Dictionary | None = None) -> bytes:
    """A page as other programs make one, with ``tags`` under its root."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica")))
    page.obj.Resources = Dictionary(Font=Dictionary(F=font))
    page.obj.Contents = pdf.make_stream(b"BT /F 9 Tf " + content + b" ET")
    pdf.Root.Lang = String("en")
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([with_page(tag, page.obj) for tag in tags]))
    if roles is not None:
        pdf.Root.StructTreeRoot.RoleMap = roles
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def with_page(tag: Dictionary, page: pikepdf.Object) -> Dictionary:
    tag.Pg = page
    return tag


def tag(role: str, *kids: object, **more: Any) -> Dictionary:
    return Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), K=Array(kids), **more)


def test_words_and_elements_of_a_block_keep_their_order() -> None:
    content = b"/P <</MCID 0>> BDC (One ) Tj EMC /Span <</MCID 1>> BDC (two) Tj EMC /P <</MCID 2>> BDC ( three) Tj EMC"
    assert heard(written(content, tag("P", 0, tag("Span", 1), 2))) == ["paragraph: [en] One two three"]


def test_what_marks_say_in_the_place_of_content_and_of_its_language_is_honoured() -> None:
    content = b"/P <</MCID 0 /Lang (fr)>> BDC (a) Tj /Span <</ActualText (bc)>> BDC (?) Tj (?) Tj EMC EMC"
    assert heard(written(content, tag("P", 0))) == ["paragraph: [fr] abc"]


def test_what_is_written_from_its_end_is_read_from_its_beginning() -> None:
    content = b"/P <</MCID 0>> BDC (at ) Tj /ReversedChars BMC (ll) Tj (im) Tj EMC ( now) Tj EMC"
    assert heard(written(content, tag("P", 0))) == ["paragraph: [en] at mill now"]


def test_roles_of_a_house_are_told_by_what_they_stand_for() -> None:
    content = b"/A <</MCID 0>> BDC (Mill) Tj EMC /B <</MCID 1>> BDC (x) Tj EMC"
    roles = Dictionary(Big=Name("/Bigger"), Bigger=Name("/H2"), Loop=Name("/Loop"))
    assert heard(written(content, tag("Big", 0), tag("Loop", 1), roles=roles)) == ["heading 2: [en] Mill", "text: x"]


def test_groups_without_a_meaning_do_not_break_a_line() -> None:
    content = b"/NonStruct <</MCID 0>> BDC (One ) Tj EMC /NonStruct <</MCID 1>> BDC (two) Tj EMC"
    parts = tag("NonStruct", 0), tag("Link", tag("NonStruct", 1))
    assert heard(written(content, tag("P", *parts))) == ["paragraph: [en] One [link: two]"]


def test_descriptions_stand_for_what_they_describe_and_what_has_none_says_so() -> None:
    link = tag("Link", Dictionary(Type=Name.OBJR, Obj=Dictionary(Contents=String("To the mill"))))
    tags = (tag("Figure"), tag("Formula", Alt=String("x squared")), tag("P", tag("Span", E=String("United Nations"))))
    assert heard(written(b"", *tags, tag("P", link), tag("P"))) == [
        "figure without a description",
        "formula: [en] x squared",
        "paragraph: United Nations",
        "paragraph: [link: To the mill]",
    ]


def test_a_structure_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    assert heard(foreign(tmp_path / "x.pdf").read_bytes()) == [
        "paragraph: [en] Hello there",
        "figure without a description",
    ]


def test_the_command_prints_the_transcript_and_nothing_else(tmp_path: Path) -> None:
    result = run(ours(tmp_path / "x.pdf"), "--format", "transcript")
    assert result.return_value == 0
    assert unmarked(result.stdout).startswith("document\n   heading 1: [ar] الميزان\n   paragraph: حقوق الإنسان")


def test_a_file_without_tags_has_no_transcript_and_one_message_says_so(tmp_path: Path) -> None:
    result = run(plain(tmp_path / "x.pdf"), "--format", "transcript")
    assert result.return_value == 1
    assert result.stdout == ""
    assert result.stderr.count("error[") == 1
    assert "error[inspect-untagged]: the file has no tags" in result.stderr


def test_a_source_is_no_part_of_a_transcript(tmp_path: Path) -> None:
    result = run(ours(tmp_path / "x.pdf"), "--format", "transcript", "--against", "x")
    assert isinstance(result.exception, click.UsageError)
    assert "`--against`" in result.exception.message


def test_names_of_elements_are_told_in_the_language_of_the_reader() -> None:
    body = "<h1>ميزان</h1><ul><li>قمح<li>خبز</ul>"
    lines = heard(typeset(sheet(body), Path("/")).data, "ar")
    assert lines[:3] == ["الوثيقة", "   عنوان من المستوى 1: [ar] ميزان", "   قائمة من عنصرين"]
