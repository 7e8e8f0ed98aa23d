"""The strings of a proof: found where they are printed, each with its own findings, or with why it has no place."""

from collections.abc import Callable
from pathlib import Path

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.regions import Measured
from mezanprint.model.texts import TextState
from mezanprint.project.files import Files
from mezanprint.proofing.proof_sheet import compose_sheet
from mezanprint.proofing.rebuild import make_proof
from mezanprint.proofing.request import ProofRequest
from mezanprint.proofing.strings import Absence, String
from mezanprint.proofing.worker_tasks import measure

NewProject = Callable[..., Path]
LEAFLET = "locales/ar/LC_MESSAGES/leaflet.po"


_MOVED = '#, fuzzy\n#| msgid "What we did"\nmsgctxt "sections.what.title"\n'


def strings(
    root: Path, locale: str = "ar", language: str | None = None, document: str = "leaflet"
) -> tuple[dict[str, String], str]:
    """Return the strings of a document by key, and the HTML of what stands on paper beside it."""
    project = Project(Files(root))
    (edition,) = select(project, Selection((document,), (locale,)))
    prepared = prepare(project, edition, draft=True)
    measured = measure(prepared.composition, root)
    assert isinstance(measured, Measured)
    proof = make_proof(project, ProofRequest(locale, language=language), prepared, measured)
    return {string.key: string for string in proof.strings}, "".join(
        each.html for each in compose_sheet(proof, prepared.composition)
    )


def change(root: Path, path: str, *changes: tuple[str, str]) -> None:
    text = (root / path).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (root / path).write_text(text, "utf-8")


def test_strings_are_numbered_as_they_are_read_with_their_lines_in_the_catalog(new_project: NewProject) -> None:
    root = new_project("minimal")
    found, _ = strings(root)
    order = ["leaflet:title", "leaflet:standfirst", "leaflet:sections.what.title", "leaflet:sections.what.text.1"]
    numbers = [found[key].number for key in order]
    assert numbers == sorted(numbers)
    title = found["leaflet:sections.what.title"]
    assert (title.source, title.translation) == ("What we do", "ماذا نفعل")
    assert title.span
    lines = (root / LEAFLET).read_text("utf-8").splitlines()
    assert title.span.path == LEAFLET
    assert title.span.line
    assert lines[title.span.line - 1] == 'msgstr "ماذا نفعل"'


def test_a_phrase_inside_another_text_and_words_for_a_picture_say_why_they_have_no_place(
    new_project: NewProject,
) -> None:
    found, _ = strings(new_project("minimal"))
    assert {key: string.absence for key, string in found.items() if not string.spots} == {
        "data:lamp.figures.homes.counted": Absence.INSIDE
    }


def test_in_the_source_locale_the_lines_are_those_of_the_content(new_project: NewProject) -> None:
    found, html = strings(new_project("minimal"), "en")
    span = found["leaflet:title"].span
    assert span
    assert span.path == "content/leaflet/document.yaml"
    assert '<th class="">Translation</th>' not in html


def test_the_checks_of_translations_speak_at_the_string_in_the_language_of_the_proof(new_project: NewProject) -> None:
    root = new_project("minimal")
    change(root, LEAFLET, ("ماذا نفعل", "ماذا نفعل في 2017"))
    _, english = strings(root, language="en")
    arabic, html = strings(root)
    (found,) = arabic["leaflet:sections.what.title"].findings
    assert found.code == "i18n-numbers"
    assert ("which the source does not have" in english, "وليس في الأصل" in english) == (True, False)
    assert ("which the source does not have" in html, "وليس في الأصل" in html) == (False, True)
    assert [key for key, string in arabic.items() if string.findings] == ["leaflet:sections.what.title"]
    assert 'class="tag error"' in html
    assert html.count('class="found"') == 1


def test_what_is_not_translated_is_marked_on_paper(new_project: NewProject) -> None:
    root = new_project("minimal")
    change(root, LEAFLET, ('msgstr "ماذا نفعل"', 'msgstr ""'))
    found, html = strings(root)
    title = found["leaflet:sections.what.title"]
    assert title.is_open
    assert title.translation == ""
    assert [spot.region.language for spot in title.spots] == ["en"]
    assert 'class="tag open"' in html
    assert '<div class="state">غير مترجم</div>' in html


def test_of_an_unconfirmed_text_the_source_it_was_made_for_is_known_and_compared_on_paper(
    new_project: NewProject,
) -> None:
    root = new_project("minimal")
    change(root, LEAFLET, ('msgid "What we do"', '#, fuzzy\n#| msgid "What we did"\nmsgid "What we do"'))
    change(root, LEAFLET, ('msgctxt "sections.what.title"\n#, fuzzy\n#| msgid "What we did"\n', _MOVED))
    found, html = strings(root)
    title = found["leaflet:sections.what.title"]
    assert (title.before, title.source, title.translation) == ("What we did", "What we do", "ماذا نفعل")
    assert "What we <del>did</del><ins>do</ins>" in html
    assert [string.before for string in found.values() if string is not title and string.before] == []


def test_in_the_language_written_in_words_of_the_templates_are_translations(new_project: NewProject) -> None:
    found, html = strings(new_project("charity"), "ar", document="thanks")
    word, text = found["templates:"], found["thanks:title"]
    assert (word.source_locale, word.source, word.printed, word.state) == (
        "en",
        "Notes",
        "الحواشي",
        TextState.TRANSLATED,
    )
    assert (text.source_locale, text.printed, text.state) == ("en", "شكرًا على الحقائب", TextState.TRANSLATED)
    shared = found["data:society.hours"]
    assert (shared.source_locale, shared.printed, shared.state) == ("ar", shared.source, TextState.SOURCE)
    assert '<td lang="ar" dir="rtl"></td>' in html


def test_out_of_arabic_the_source_is_read_from_the_right(new_project: NewProject) -> None:
    found, html = strings(new_project("charity"), "en", document="school-bag")
    title = found["school-bag:title"]
    assert (title.source_locale, title.source, title.translation) == (
        "ar",
        "حقيبة ودفتر لكل تلميذ",
        "A bag and a notebook for all",
    )
    assert f'<td lang="en" dir="ltr">{title.translation}</td><td lang="ar" dir="rtl">{title.source}</td>' in html
    assert not [key for key in found if key.startswith("templates:")]
