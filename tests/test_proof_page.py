"""The proof on screen: one file, nothing fetched, every string in reach of mouse, finger, keyboard and search."""

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape

import pytest

from conftest import REPO
from mezanprint.console.language import LANGUAGES
from mezanprint.console.page_words import language_of_page
from mezanprint.model.diagnostics import Diagnostic, Severity, Span
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.geometry import Area
from mezanprint.model.regions import PageLayout, Panel, Region
from mezanprint.model.texts import TextState
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.proofing.proof import Proof
from mezanprint.proofing.proof_html import as_html
from mezanprint.proofing.spots import Spot
from mezanprint.proofing.strings import Absence, String

CONFIG = read_config(Files(REPO), MEDIA)
REGION = Region("doc:a", "ar", (Area(100, 50, 300, 62), Area(200, 64, 300, 76)), "ماء", 100, Panel("Panel 1", 400, 100))
SPAN = Span("locales/ar/LC_MESSAGES/doc.po", 12)
STRING = String(
    1,
    "doc:a",
    "Water & <b>",
    "en",
    "ماء",
    TextState.TRANSLATED,
    "Panel 1, heading",
    "be short",
    SPAN,
    (Spot(1, REGION),),
    (),
)


def proof(*strings: String, locale: str = "ar", language: str = "ar", pages: int = 1) -> Proof:
    page = PageLayout(400, 500, (REGION,), REGION.lines)
    edition = Edition("doc", (locale,), Profile("screen"))
    spec, source = CONFIG.locale(locale), CONFIG.locale("en")
    return Proof(edition, spec, source, "عنوان", language, strings, (page,) * pages, (), CONFIG)


def page(*strings: String, language: str = "ar", pages: int = 1) -> str:
    return as_html(proof(*(strings or (STRING,)), language=language, pages=pages), [b"PNG"] * pages)


def test_nothing_is_fetched_and_only_its_own_style_and_script_may_run() -> None:
    text = page()
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; img-src data:; font-src data:;")
    for kind, tag in (("style-src", "style"), ("script-src", "script")):
        body = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert body
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    assert re.findall(r"""(?:src|href)=["'](?!#|data:)|url\((?!data:)|https?:""", text) == []
    assert text.count("@font-face") == 2


def test_a_region_lies_over_its_letters_and_leads_to_its_message() -> None:
    text = page()
    assert '<a class="spot" id="s1" href="#t1" aria-label="1: ماء" lang="ar"><b>1</b></a>' in text
    assert "#s1 { left: 24.75%; top: 9.80%; width: 50.50%; height: 5.60% }" in text
    entry = re.search(r'<details class="entry ?" id="t1">.*?</details>', text, re.DOTALL)
    assert entry
    for told in ("Water &amp; &lt;b&gt;", "ماء", "Panel 1, heading", "be short", "doc:a", f"{SPAN.path}:12"):
        assert told in entry[0]
    assert "الأحرف: 3 من نحو 100" in entry[0]
    assert "75%" in re.sub("<[^>]*>", "", entry[0])


def test_a_string_in_two_places_has_two_regions_and_one_message() -> None:
    text = page(replace(STRING, spots=(Spot(1, REGION), Spot(1, REGION))))
    assert text.count('href="#t1"') == 2
    assert len(re.findall(r'<details [^>]*id="t1"', text)) == 1
    assert re.findall(r'<a [^>]*id="(s[^"]*)"', text) == ["s1", "s1-2"]


def test_page_and_list_lead_to_each_other() -> None:
    text = page(replace(STRING, spots=(Spot(1, REGION), Spot(2, REGION))), replace(STRING, number=2), pages=2)
    assert re.findall(r'<figure id="(p\d)"', text) == ["p1", "p2"]
    assert re.findall(r'<a class="go" href="#([^"]*)"', text) == ["s1", "s1-2", "s2"]
    assert '<li class="page" id="l1"><h2><a href="#p1">صفحة 1</a></h2></li>' in text
    assert [name for name in re.findall(r'href="#([^"]*)"', text) if f'id="{name}"' not in text] == []
    assert len(re.findall(r'id="([^"]*)"', text)) == len(set(re.findall(r'id="([^"]*)"', text)))
    # A string of several pages stands in the list of the first, and a page on which none begins has no list.
    assert re.findall(r'figcaption>[^<]*<a href="#(l\d)"', text) == ["l1"]


def test_every_page_can_be_chosen_and_every_control_says_its_name() -> None:
    text = page(pages=3)
    assert re.findall(r'<option value="(\d)">([^<]*)', text) == [("1", "1 / 3"), ("2", "2 / 3"), ("3", "3 / 3")]
    controls = re.findall(r"<(?:button|select|input)[^>]*>[^<]*", text)
    assert len(controls) == 9
    assert [each for each in controls if "aria-label=" not in each and each.endswith(">")] == []


def test_a_source_that_changed_shows_its_difference_by_words() -> None:
    text = page(replace(STRING, source="Clean water", before="Dirty water", state=TextState.FUZZY))
    assert '<p class="source" lang="en" dir="ltr"><del>Dirty</del><ins>Clean</ins> water</p>' in text
    assert "ما تغيّر في الأصل" in text
    assert '<a class="spot open"' in text


def test_findings_and_gaps_are_marked_and_can_be_filtered() -> None:
    found = Diagnostic(Severity.ERROR, "i18n-numbers", "the translation lacks `5`", SPAN, ("compare",), "doc:a")
    text = page(replace(STRING, findings=(found,), state=TextState.MISSING, translation=""))
    assert '<a class="spot bad"' in text
    assert '<details class="entry faulty open" id="t1">' in text
    assert "the translation lacks `5`" in text
    assert re.findall(r'<button type="button" value="(\w*)"', text) == ["", "faulty", "open"]


def test_a_nearly_full_string_counts_as_tight() -> None:
    full = replace(STRING, spots=(Spot(1, replace(REGION, room=3)),))
    assert '<details class="entry tight" id="t1">' in page(full)


def test_what_is_not_on_the_page_is_listed_apart_and_says_why() -> None:
    text = page(STRING, replace(STRING, number=2, key="doc:alt", spots=(), absence=Absence.ALT))
    listed = text.index("ليست ظاهرة على الصفحة")
    assert text.index('id="t1"') < listed < text.index('id="t2"')
    assert "يُقرأ بدل الصورة" in text
    assert 'href="#t2"' not in text


def test_its_own_words_are_english_or_arabic_and_the_page_turns_with_them() -> None:
    assert '<html lang="ar" dir="rtl">' in page()
    english = page(language="en")
    assert '<html lang="en" dir="ltr">' in english
    assert "3 of about 100 characters" in english
    assert '<span class="t" lang="ar" dir="rtl">ماء</span>' in english


@pytest.mark.parametrize(
    ("locale", "asked", "language"),
    [("ar", None, "ar"), ("ar-XB", None, "ar"), ("en", None, "en"), ("fr", None, "en"), ("ar", "en", "en")],
)
def test_the_language_follows_the_locale_unless_one_is_asked_for(locale: str, asked: str | None, language: str) -> None:
    assert language_of_page(locale, asked) == language
    assert language in LANGUAGES
