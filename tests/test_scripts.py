"""Rules for all languages of a script: sizes, faces and emphasis follow the script and not one language."""

import shutil
from pathlib import Path

import pypdfium2
import pytest

from editions import make_files
from mezanprint.templating.styles.script_rules import name_languages

REPO = Path(__file__).resolve().parents[1]
PAGE = """<html lang="{}" dir="rtl"><style>:lang("*-Arab") {{}} em:lang("*-Latn") {{}} :lang("*-Hebr") {{}}</style>
<p>{}</p></html>"""


def selectors(language: str, body: str = "") -> list[str]:
    """Return the three selectors as the page gets them."""
    sheet = name_languages(PAGE.format(language, body)).partition("<style>")[2].partition("</style>")[0]
    return [part.strip() for part in sheet.split("{}") if part.strip()]


@pytest.mark.parametrize("language", ["ar", "fa", "ur", "ckb", "sd", "ps", "ug", "ar-XB", "pa-PK", "uz-Arab"])
def test_a_language_in_arabic_script_is_set_by_the_rules_of_that_script(language: str) -> None:
    assert selectors(language) == [f":lang({language.lower()})", 'em:lang("*-Latn")', ':lang("*-Hebr")']


def test_every_language_of_the_page_is_named_wherever_it_stands() -> None:
    body = '<span lang="fr">a</span><span lang="tr">b</span><b lang="he">c</b><i lang="en-GB">d</i>'
    assert selectors("fa", body) == [":lang(fa)", "em:lang(en-gb, fr, tr)", ":lang(he)"]


def test_a_transcription_is_in_the_script_its_code_names() -> None:
    body = '<span lang="ar-Latn">al-mizan</span>'
    assert selectors("ar", body) == [":lang(ar):not(:lang(ar-latn))", "em:lang(ar-latn)", ':lang("*-Hebr")']


def test_words_of_the_page_are_let_be() -> None:
    body = "lang=&#34;fa&#34; :lang(&#34;*-Arab&#34;)"
    assert name_languages(PAGE.format("en", body)).endswith(f"<p>{body}</p></html>")


def test_no_sheet_of_the_house_speaks_of_one_language() -> None:
    for sheet in (REPO / "templates").rglob("*.css"):
        assert ":lang(ar" not in sheet.read_text("utf-8"), sheet
        assert ":lang(en" not in sheet.read_text("utf-8"), sheet


SETTINGS = """source_locale = "{0}"
editions = ["{0}"]
[name]
{0} = "-"
[locales.{0}]
[profiles.screen]
"""
DOCUMENT = """kind: fact-sheet
date: 2026-11-22
title: "{0}"
names: {{{1}: "{0}"}}
standfirst: "{0}"
sections:
  - id: a
    component: prose
    slot: main
    text: |
      {0} *{0}* {0}
"""


def sizes(tmp_path: Path, language: str, words: str, css: str = "") -> set[float]:
    """Return the sizes, in points, in which words of one language are set; ``css`` is added to the kind's sheet."""
    root = tmp_path / f"{language}-{len(css)}"
    shutil.copytree(REPO / "templates", root / "templates")
    with (root / "templates/fact-sheet/style.css").open("a", encoding="utf-8") as sheet:
        sheet.write(css)
    (root / "mezanprint.toml").write_text(SETTINGS.format(language), "utf-8")
    (root / "content/a").mkdir(parents=True)
    (root / "content/a/document.yaml").write_text(DOCUMENT.format(words, language), "utf-8")
    (made,) = make_files(root)
    pdf = pypdfium2.PdfDocument(made.artifact.data)
    try:
        page = pdf[0].get_textpage()
        found = [pypdfium2.raw.FPDFText_GetFontSize(page, i) for i in range(page.count_chars())]
        return {round(size * 0.75, 2) for size in found if found.count(size) >= len(words)}
    finally:
        pdf.close()


ARABIC = "كتاب الحي الصغير مفتوح كل صباح"


def test_pages_in_one_script_are_set_alike(tmp_path: Path) -> None:
    arabic = sizes(tmp_path, "ar", ARABIC)
    assert sizes(tmp_path, "fa", ARABIC) == sizes(tmp_path, "ckb", ARABIC) == arabic
    latin = sizes(tmp_path, "en", "The small library is open each day")
    assert sizes(tmp_path, "fr", "The small library is open each day") == latin
    assert sizes(tmp_path, "tr", "The small library is open each day") == latin
    assert latin != arabic


def test_a_design_that_names_a_language_or_sets_the_old_tokens_is_heard(tmp_path: Path) -> None:
    plain = sizes(tmp_path, "ar", ARABIC)
    own = sizes(tmp_path, "ar", ARABIC, ".prose { --script-ar: 2 }\n.standfirst:lang(ar) { font-size: 31pt }\n")
    assert {20.16, 31.0} <= own
    assert not {20.16, 31.0} & plain
