"""Composing: what a page says, for each way a text can come to it."""

import hashlib
import re
from dataclasses import replace as changed
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from composing import BODY, FIGURE, KIND, NAMES, SPAN, body, composed, config, document, faults, prose, section, text
from mezanprint.model.compositions import BASE_URL, Resource
from mezanprint.model.diagnostics import Fault
from mezanprint.model.documents import Image, Value
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.messages import Message, Messages
from mezanprint.model.numerals import DIGITS
from mezanprint.model.texts import TextState
from mezanprint.project.files import Files
from mezanprint.templating.compose import compose
from mezanprint.templating.source import Source


def left(number: str, sign: str = "%") -> str:
    """A percentage whose sign is seen on the left."""
    return f'<span dir="rtl"><span dir="ltr">{number}</span>{sign}</span>'


def foreign(text: str, direction: str = "ltr", language: str = "en") -> str:
    """Words of the other direction."""
    return f'<span dir="{direction}" lang="{language}">{text}</span>'


def unit(text: str) -> str:
    """A unit that runs from the left and is kept on one line."""
    return f'<span class="unit" dir="ltr">{text}</span>'


def inline(tmp_path: Path, words: str, locale: str = "ar", **style: str) -> str:
    """Return a text as the page has it, without its paragraph."""
    composition, found = composed(tmp_path, BODY, document(words, locale), style=style)
    assert found == ()
    return body(composition.html).removeprefix('<p data-key="leaf:body">').removesuffix("</p>")


def test_a_page_has_the_language_the_styles_and_each_text_with_its_key(tmp_path: Path) -> None:
    composition, found = composed(tmp_path, BODY, document("نص"), css="p { color: #123 }")
    assert found == ()
    assert composition.html == (
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head><style>\n@page { size: 148mm 210mm; bleed: 0mm }\n'
        ":root { --page-width: 148mm; --page-height: 210mm; --page-share: 1; --bleed: 0mm }\n"
        '@counter-style house { system: numeric; symbols: "0" "1" "2" "3" "4" "5" "6" "7" "8" "9"; suffix: "" }\n'
        '@counter-style house-item { system: numeric; symbols: "0" "1" "2" "3" "4" "5" "6" "7" "8" "9"; '
        'suffix: ". " }\n'
        "[data-label] { bookmark-label: attr(data-label) }\n.unit { white-space: nowrap }\n</style>\n"
        "<style>\np { color: #123 }\n</style></head><body>\n"
        '<h1 data-label="عنوان" data-key="leaf:title">عنوان</h1>\n<p data-key="leaf:body">نص</p>\n</body></html>'
    )


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("قال **بصوت عال** *نعم*", "قال <strong>بصوت عال</strong> <em>نعم</em>"),
        ("كتا**ب** و**قت**", "كتا<strong>ب</strong> و<strong>قت</strong>"),
        ("كت**اب**", "كت<strong>اب</strong>"),
        ("انظر [التقرير](site).", 'انظر <a href="https://example.org/a?b=1&amp;c=2">التقرير</a>.'),
        ("[**التقرير**](site)", '<strong><a href="https://example.org/a?b=1&amp;c=2">التقرير</a></strong>'),
        ("قيل.[^report]", 'قيل.<a class="note-call" href="#note-report">1</a>'),
        ("قتل {fishing.killed} صيادا", "قتل 1,250 صيادا"),
        ("نسبة {fishing.killed}% منهم", f"نسبة {left('1,250')} منهم"),
        ("يعمل {us.names} هنا", "يعمل الميزان هنا"),
        ("مركز Al Mezan", f"مركز {foreign('Al Mezan')}"),
        ("سطر\\\nثان", "سطر<br>ثان"),
    ],
)
def test_arabic_text_comes_out_ready_to_print(tmp_path: Path, words: str, html: str) -> None:
    assert inline(tmp_path, words) == html


def test_english_text_comes_out_ready_to_print(tmp_path: Path) -> None:
    html = inline(tmp_path, "*Mezan* (ميزان): {us.names}, {fishing.killed} men, 97%", "en")
    assert html == f"<em>Mezan</em> ({foreign('ميزان', 'rtl', 'ar')}): Al Mezan, 1,250 men, 97%"


def test_a_page_never_mixes_digits(tmp_path: Path) -> None:
    html = inline(tmp_path, "قتل {fishing.killed} من 1,300 عام 2017 (5%) وثيقة A/HRC/55/73", digits="arab")
    assert html == f"قتل ١٬٢٥٠ من ١٬٣٠٠ عام ٢٠١٧ ({left('٥', '٪')}) وثيقة {foreign('A/HRC/55/73')}"


def test_a_counted_phrase_has_its_number_and_does_not_break_after_it(tmp_path: Path) -> None:
    counted = changed(text("{n} صيادا", "fishing.killed.counted"), count=1250)
    given = changed(document("قتل {killed}"), references=(("killed", counted),))
    html = composed(tmp_path, BODY, given)[0].html
    assert "قتل 1,250\u00a0صيادا" in html


def test_a_name_of_the_other_script_is_one_island_whatever_it_ends_in(tmp_path: Path) -> None:
    given = changed(document("لغة {lang} هنا"), references=(("lang", text("C++ & Co!", "lang")),))
    assert f"لغة {foreign('C++ &amp; Co!')} هنا" in composed(tmp_path, BODY, given)[0].html


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("[words](sight)", "markup-link", "there is no link `sight`"),
        ("said[^rapport]", "markup-note", "there is no note `rapport`"),
        ("{fishing.kiled}", "markup-placeholder", "there is nothing named `{fishing.kiled}`"),
        ("{n} men", "markup-placeholder", "there is nothing named `{n}`"),
        ("{loop}", "markup-placeholder", "`{loop}` names itself"),
    ],
)
@pytest.mark.provokes("markup-link", "markup-note", "markup-placeholder")
def test_what_a_text_names_must_be_there(tmp_path: Path, words: str, code: str, message: str) -> None:
    loop = text("a {loop}", "loop", "en")
    given = document(words, "en")
    given = changed(given, references=(*given.references, ("loop", loop)))
    (found,) = composed(tmp_path, BODY, given)[1]
    assert (found.code, found.message) == (code, message)
    assert (found.span, found.key) == (SPAN, "loop" if words == "{loop}" else "body")


def test_a_draft_marks_what_is_not_translated_and_in_which_language_it_stands(tmp_path: Path) -> None:
    missing = text("Not yet", "body", "en", TextState.MISSING)
    fields = changed(document().fields, fields=(("body", missing),))
    html = composed(tmp_path, BODY, changed(document(), fields=fields))[0].html
    assert body(html) == (
        '<p data-key="leaf:body" data-locale="en" lang="en" dir="ltr">'
        '<span class="untranslated" lang="en" dir="ltr">Not yet</span></p>'
    )


@pytest.mark.parametrize("state", [TextState.DISPUTED, TextState.FUZZY])
def test_a_draft_prints_the_words_of_the_translator_marked(tmp_path: Path, state: TextState) -> None:
    fields = changed(document().fields, fields=(("body", text("كلماته", "body", "ar", state)),))
    html = composed(tmp_path, BODY, changed(document(), fields=fields))[0].html
    kinds = "untranslated disputed" if state is TextState.DISPUTED else "untranslated"
    assert f'<p data-key="leaf:body"><span class="{kinds}" lang="ar" dir="rtl">كلماته</span></p>' in body(html)


@pytest.mark.parametrize(
    ("words", "shown"),
    [("[كلمة](sight) هنا", "كلمة هنا"), ("قيل[^rapport]", "[^rapport]"), ("{fishing.kiled} صيادين", "{fishing.kiled}")],
)
def test_what_a_disputed_translation_names_wrongly_is_printed_as_typed_and_not_told_twice(
    tmp_path: Path, words: str, shown: str
) -> None:
    fields = changed(document().fields, fields=(("body", text(words, "body", "ar", TextState.DISPUTED)),))
    made, found = composed(tmp_path, BODY, changed(document(), fields=fields))
    assert found == ()
    assert shown in re.sub("<[^>]*>", "", body(made.html))


def test_words_of_templates_are_translated_escaped_and_marked_when_missing(tmp_path: Path) -> None:
    words = {
        ("", "Notes"): Message("<b>حواش</b> 5%", TextState.TRANSLATED),
        ("month", "May"): Message("أيار", TextState.TRANSLATED),
    }
    template = BODY + "<i>{{ _('Notes', view) }}|{{ pgettext('month', 'May', view) }}|{{ _('May', view) }}</i>"
    html = composed(tmp_path, template, messages=words)[0].html
    assert "<i>&lt;b&gt;<span" not in html
    assert f"حواش{foreign('&lt;/b&gt; 5%')}|أيار|" in html
    assert '<span class="untranslated" lang="en" dir="ltr">May</span></i>' in html


def test_two_languages_stand_side_by_side_each_text_with_its_language(tmp_path: Path) -> None:
    arabic = changed(document(), sections=(section("أ"), section("ب", "side", "two")))
    english = changed(document(locale="en"), sections=(section("A", locale="en"), section("B", "side", "two", "en")))
    template = (
        "{% for pair in pairs('main') %}{{ component(pair) }}{% endfor %}"
        "{% for a, b in pairs_of(['x', 'y'], [1, 2]) %}{{ a }}{{ b }} {% endfor %}"
        "{{ edition.locale_code }} {{ 'two' if bilingual else 'one' }} {{ slot('side').says }}"
    )
    html = composed(tmp_path, template, arabic, english)[0].html
    assert '<h2 data-label="أ" data-key="leaf:sections.one.title">أ</h2>' in html
    assert '<h2 data-label="A" data-key="leaf:sections.one.title" data-locale="en" lang="en" dir="ltr">A</h2>' in html
    assert "x1 y2 ar+en two Side column" in html
    assert "ب" not in body(html)


def test_names_dates_numbers_and_addresses_have_filters(tmp_path: Path) -> None:
    given = document(names=NAMES, phone=Value("phone", "+970 8 555 0142", SPAN))
    template = BODY + (
        "<i>{{ view.fields.names|name(view) }}|{{ (view.fields.names|other_name(view))[0] }}"
        "|{{ (view.fields.names|other_name(view))[1] }}|{{ view.date|date(view) }}|{{ 1250|number(view) }}"
        "|{{ view.fields.phone|phone }}|{{ 'x-1'|ltr }}|{{ '?'|iso }}|{{ view.figures[0]|value(view) }}</i>"
    )
    html = composed(tmp_path, template, given)[0].html
    assert (
        f"<i>الميزان|en|Al Mezan|22 تشرين الثاني/نوفمبر 2026|1,250|{unit('+970 8 555 0142')}|{unit('x-1')}"
        f"|{unit('?')}|1,250</i>" in html
    )


def test_a_figure_is_printed_by_its_unit(tmp_path: Path) -> None:
    template = BODY + "{% for figure in view.figures %}<i>{{ figure|value(view) }}</i>{% endfor %}"
    printed = []
    for unit, value in (("count", "1250"), ("percent", "97.5"), ("year", "2017"), ("ILS", "1200")):
        figure = changed(FIGURE, unit=unit, value=Decimal(value))
        given = changed(document(), references=(("f", figure),))
        printed += re.findall("<i>(.*?)</i>", composed(tmp_path, template, given)[0].html)
    assert printed == ["1,250", left("97.5"), "2017", "1,200\u00a0شيكل"]


def test_notes_are_numbered_in_the_order_of_reading(tmp_path: Path) -> None:
    notes = tuple((name, text(f"note {name}", f"notes.{name}")) for name in ("c", "b", "a", "unused"))
    sections = (section("x[^a]", "side", "late"), section("y[^b] [^c]", "main", "early"))
    given = changed(document("w[^b]"), notes=notes, sections=sections)
    template = BODY + (
        "{% for name in ['main', 'side'] %}{% for sections in pairs(name) %}{{ component(sections) }}"
        "{% endfor %}{% endfor %}{% for number, id, note in view.notes %}"
        "<li id='note-{{ id }}'{{ attrs(note) }}>{{ number }}{{ note|inline }}</li>{% endfor %}"
    )
    html = composed(tmp_path, template, given)[0].html
    assert re.findall(r'#note-(\w)">(\d)', html) == [("b", "1"), ("b", "1"), ("c", "2"), ("a", "3")]
    assert re.findall(r"id='note-(\w+)' data-key=\"[\w:.]+\">(\d)", html) == [
        ("b", "1"),
        ("c", "2"),
        ("a", "3"),
    ]


def test_a_kind_may_put_its_notes_at_the_foot_of_the_page(tmp_path: Path) -> None:
    kind = changed(KIND, notes="page")
    html = composed(tmp_path, BODY, document("قيل[^report]"), kind=kind)[0].html
    assert 'قيل<span class="footnote">تقرير 2017</span></p>' in html


def test_running_text_is_read_block_by_block(tmp_path: Path) -> None:
    template = BODY + (
        "{% for block in view.fields.long_body %}{% for text in block.texts %}"
        "<p{{ attrs(text) }}>{{ block.kind }} {{ text|inline }}</p>{% endfor %}{% endfor %}"
    )
    html = composed(tmp_path, template, document(long_body=prose("أول", "ثان")))[0].html
    assert '<p data-key="leaf:long.2">paragraph ثان</p>' in html


def test_a_picture_is_registered_with_its_digest_and_named_by_an_address_of_no_host(tmp_path: Path) -> None:
    (tmp_path / "content" / "leaf").mkdir(parents=True)
    (tmp_path / "content" / "leaf" / "قارب 1.png").write_bytes(b"png")
    image = Image("content/leaf/قارب 1.png", text("قارب *صيد*", "alt"), None, None, False, SPAN)
    given = changed(document(), fields=changed(document().fields, fields=(*document().fields.fields, ("names", image))))
    template = BODY + (
        '<img src="{{ view.fields.names|src }}" alt="{{ view.fields.names.alt|plain }}">'
        '<img src="{{ asset(\'base/mark.svg\') }}" alt="">'
    )
    composition, found = composed(tmp_path, template, given, files={"base/mark.svg": "<svg/>"})
    assert found == ()
    assert f'<img src="{BASE_URL}content/leaf/%D9%82%D8%A7%D8%B1%D8%A8%201.png" alt="قارب صيد">' in composition.html
    assert composition.resources == (
        Resource("content/leaf/قارب 1.png", hashlib.sha256(b"png").hexdigest()),
        Resource("templates/base/mark.svg", hashlib.sha256(b"<svg/>").hexdigest()),
    )


def test_a_picture_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    image = Image("content/leaf/none.png", None, None, None, True, SPAN)
    given = changed(document(), fields=changed(document().fields, fields=(*document().fields.fields, ("names", image))))
    found = composed(tmp_path, BODY + '<img src="{{ view.fields.names|src }}" alt="">', given)[1]
    assert (found[0].code, found[0].span) == ("project-missing-file", SPAN)


def test_metadata_and_labels_are_plain_words(tmp_path: Path) -> None:
    given = changed(document(), title=text("**97%** من Al Mezan[^report] {fishing.killed}", "title"))
    composition = composed(tmp_path, BODY, given, document(locale="en"))[0]
    metadata = composition.metadata
    assert metadata.title == "97% من Al Mezan 1,250 / A title"
    assert (metadata.author, metadata.languages, metadata.rtl) == ("المركز", ("ar", "en"), True)
    assert 'data-label="97% من Al Mezan 1,250"' in composition.html


@pytest.mark.parametrize(("system", "digits"), DIGITS.items())
def test_counters_labels_notes_and_numbers_are_all_in_the_digits_of_the_house(
    system: str, digits: str, tmp_path: Path
) -> None:
    template = BODY + "<i>{{ 1250|number(view) }} {{ 20|ordinal(view) }} {{ view.date|date(view) }}</i>"
    composition, _ = composed(tmp_path, template, document("٣ و 4 و ۵[^report]"), style={"digits": system})
    symbols = " ".join(f'"{digit}"' for digit in digits)
    assert composition.html.count(f"symbols: {symbols};") == 2
    assert composition.metadata.digits == digits
    printed = body(composition.html).replace("note-report", "").replace("leaf:body", "")
    assert {char for char in printed if char.isdecimal()} <= set(digits)
    assert all(digits[number] in printed for number in (0, 1, 2, 3, 4, 5))


def test_ordinals_have_the_gender_a_template_asks_for(tmp_path: Path) -> None:
    template = BODY + "<i>{{ 3|ordinal(view) }}|{{ 3|ordinal(view, feminine=true) }}</i>"
    assert "<i>الثالث|الثالثة</i>" in composed(tmp_path, template)[0].html
    assert faults(tmp_path / "zero", BODY + "{{ 0|ordinal(view) }}") == ["template-value 4: 0 has no ordinal"]


def test_days_stand_in_the_calendar_of_the_house_and_metadata_in_the_civil_one(tmp_path: Path) -> None:
    style = {"calendar": "hijri", "date_hijri": "d MMMM y هـ"}
    composition, found = composed(tmp_path, BODY + "<i>{{ view.date|date(view) }}</i>", style=style)
    assert found == ()
    assert "<i>12 جمادى الآخرة 1448 هـ</i>" in composition.html
    assert composition.metadata.date.isoformat() == "2026-11-22"
    early = changed(document(), date=date(1917, 11, 2))
    with pytest.raises(Fault) as caught:
        composed(tmp_path / "early", BODY + "<i>{{ view.date|date(view) }}</i>", early, style=style)
    assert [each.code for each in caught.value.diagnostics] == ["template-value"]
    assert "outside the calendar of Umm al-Qura" in caught.value.diagnostics[0].message


def test_narrow_spaces_stand_across_the_ends_of_elements(tmp_path: Path) -> None:
    text = "ثم «**نعم**» ثم **لا**! Soit {fishing.killed} personnes[^report]; **50**%"
    html = body(composed(tmp_path, BODY, document(text), style={"spaces": "french"})[0].html)
    words = re.sub("<[^>]*>", "", html).replace("\u202f", "_")
    assert words.startswith("ثم «_نعم_» ثم لا_! Soit")
    assert "_;" in words


def test_the_same_document_gives_the_same_bytes_in_another_folder(tmp_path: Path) -> None:
    one, other = (composed(tmp_path / name, BODY, document("نص [a](site) {us.names}"))[0] for name in ("one", "other"))
    assert one == other


def test_an_edition_reads_all_its_templates_through_the_record(tmp_path: Path) -> None:
    composed(tmp_path, BODY)
    files = Files(tmp_path)
    edition = Edition("leaf", ("ar",), Profile("screen"))
    compose(Source(files, config(), KIND, (document(),), {"ar": Messages("ar", {})}), edition, draft=False)
    assert set(files.records) == {
        "templates/leaf/document.html.jinja",
        "templates/base/components.html.jinja",
        "templates/base/components/key-facts.html.jinja",
        "templates/base/base.css",
        "templates/base/drawings.css",
        "templates/base/components/key-facts.css",
        "templates/base/locales/ar.css",
        "templates/leaf/style.css",
    }


def test_a_component_may_have_a_template_and_a_style_sheet_of_its_own(tmp_path: Path) -> None:
    own = {
        "base/components/key-facts.html.jinja": "{% macro key_facts(all) %}<p>{{ all[0].id }}, own</p>{% endmacro %}",
        "base/components/key-facts.css": "p { color: #123456 }",
    }
    with_section = changed(document(), sections=(section("عنوان"),))
    html = composed(tmp_path, "{{ component(pairs('main')[0]) }}", with_section, files=own)[0].html
    assert "<p>one, own</p>" in html
    assert html.index("p { color: #123456 }") > html.index("<style>")


def test_a_changed_template_is_seen_at_once(tmp_path: Path) -> None:
    pages = [composed(tmp_path, BODY + words)[0].html for words in ("one", "two", "one")]
    assert pages[0] == pages[2] != pages[1]


class Tags(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def page_of(tmp_path: Path, words: str) -> Tags:
    tags = Tags()
    tags.feed(composed(tmp_path, BODY + "<footer>NOTICE</footer>", document(words, "en"))[0].html)
    tags.close()
    return tags


def hostile_markup() -> list[str]:
    return sorted(path.name for path in (Path(__file__).parent / "hostile" / "markup").iterdir())


@pytest.mark.parametrize("name", hostile_markup())
def test_hostile_content_is_text_and_nothing_outside_it_changes(hostile: Path, tmp_path: Path, name: str) -> None:
    words = (hostile / "markup" / name).read_text("utf-8").strip()
    page = page_of(tmp_path, words)
    assert [tag for tag in page.tags if tag != "span"] == page_of(tmp_path, "calm").tags
    assert "NOTICE" in page.words
    printed = "".join(page.words.replace("\u200b", "").split())
    if name == "m03-attrs.md":  # its link to nothing is refused, its words are printed
        words = words.replace("[link](x)", "link")
        (found,) = composed(tmp_path, BODY, document("[link](x)", "en"))[1]
        assert found.code == "markup-link"
    assert "".join(words.replace("\\", "").split()) in printed.replace("\\", "")


@pytest.mark.parametrize("name", hostile_markup())
def test_hostile_content_changes_nothing_from_any_field(hostile: Path, tmp_path: Path, name: str) -> None:
    words = (hostile / "markup" / name).read_text("utf-8").strip().replace("[link](x)", "link")
    image = Image("content/x.png", text(words, "alt"), None, None, False, SPAN)
    template = (
        BODY + "<p title=\"{{ view.fields.names.alt|plain }}\" data-x='{{ view.fields.names.alt|plain }}'>"
        "{% for sections in pairs('main') %}{{ component(sections) }}{% endfor %}{{ _('W', view) }}<b>end</b>"
    )

    def page(content: str, alt: Image) -> Tags:
        given = changed(document(content), title=text(content, "title"), sections=(section(content),))
        given = changed(given, fields=changed(given.fields, fields=(*given.fields.fields, ("names", alt))))
        chrome = {("", "W"): Message(content, TextState.TRANSLATED)}
        tags = Tags()
        tags.feed(composed(tmp_path, template, given, messages=chrome)[0].html)
        tags.close()
        return tags

    calm = page("calm", changed(image, alt=text("calm", "alt")))
    harmed = page(words, image)
    strip = [tag for tag in harmed.tags if tag != "span"]
    assert strip == [tag for tag in calm.tags if tag != "span"]
    assert harmed.words.endswith("end\n")


def test_an_address_that_is_no_web_or_mail_address_is_no_link_even_if_content_let_it_through(tmp_path: Path) -> None:
    given = changed(document("[a](x)", "en"), links=(("x", "javascript:alert(1)"),))
    assert body(composed(tmp_path, BODY, given)[0].html) == '<p data-key="leaf:body"><a>a</a></p>'


def test_a_sheet_with_errors_is_left_out_of_the_page(tmp_path: Path) -> None:
    composition, found = composed(tmp_path, BODY, css="p { left: 0 }")
    assert [d.code for d in found] == ["style-physical"]
    assert "left: 0" not in composition.html


def test_a_picture_of_a_style_sheet_is_registered(tmp_path: Path) -> None:
    css = ".mark { background-image: url(../base/mark.svg) }"
    composition, found = composed(tmp_path, BODY, css=css, files={"base/mark.svg": "<svg/>"})
    assert found == ()
    assert f'url("{BASE_URL}templates/base/mark.svg")' in composition.html
    assert [resource.path for resource in composition.resources] == ["templates/base/mark.svg"]


def test_style_sheets_stand_in_order_and_only_those_of_the_edition(tmp_path: Path) -> None:
    files = {
        "base/base.css": "p { color: #111 }",
        "base/locales/ar.css": "p { color: #222 }",
        "base/locales/en.css": "p { color: #333 }",
    }
    html = composed(tmp_path, BODY, css="p { color: #444 }", files=files)[0].html
    assert re.findall(r"#(\d{3})", html) == ["111", "222", "444"]
    html = composed(tmp_path, BODY, document(), document(locale="en"), css="p { color: #444 }", files=files)[0].html
    assert re.findall(r"#(\d{3})", html) == ["111", "222", "333", "444"]


@pytest.mark.parametrize("page", ["A5 } p { left: 0", "A5 }</style><b>", "A5; @import 'x'"])
def test_the_page_size_of_a_kind_can_not_bring_style_rules(tmp_path: Path, page: str) -> None:
    with pytest.raises(ValueError, match="is no size of paper"):
        composed(tmp_path, BODY, kind=changed(KIND, page=page))


def test_page_numbers_have_the_digits_of_the_first_language(tmp_path: Path) -> None:
    html = composed(tmp_path, BODY, style={"digits": "arab"})[0].html
    assert 'symbols: "٠" "١" "٢"' in html
    metadata = composed(tmp_path, BODY, style={"digits": "arab"})[0].metadata
    assert metadata.digits == "٠١٢٣٤٥٦٧٨٩"


def test_no_page_comes_out_of_a_broken_template(tmp_path: Path) -> None:
    with pytest.raises(Fault):
        composed(tmp_path, "{{ nothing }}")
