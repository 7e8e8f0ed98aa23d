"""Template catalogs: all texts, in reading order, with what a translator should know. Same source, same bytes."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from leaflets import leaflet, text
from mezanprint.content.load import load_document
from mezanprint.i18n.extraction.extract import extract
from mezanprint.i18n.extraction.room import Room, write_rooms
from mezanprint.model.diagnostics import Diagnostic, Fault, Span
from mezanprint.model.documents import Document
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import Config, read_config
from mezanprint.project.files import Files
from mezanprint.project.kind_files import read_kinds

CONFIG = Config((), "en", (), (), ())
GOOD_HEADER = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: leaflet\\n"\n"PO-Revision-Date: \\n"\n"Last-Translator: \\n"\n'
    '"Language-Team: \\n"\n"Language: \\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"X-Source-Language: en\\n"\n'
)


def catalogs(root: Path, *documents: Document) -> dict[str, str]:
    return dict(extract(Files(root), CONFIG, {}, documents))


def template(root: Path, source: str, path: str = "base/page.html.jinja") -> str:
    file = root / "templates" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source)
    return catalogs(root).get("locales/templates.pot", "").partition("\n\n")[2]


def refused(root: Path, source: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(Fault) as caught:
        template(root, source)
    return caught.value.diagnostics


def test_a_catalog_has_a_fixed_header_and_each_text_with_its_place_room_and_note(tmp_path: Path) -> None:
    kicker = text("kicker", "97% of it", place="Front panel, line over the title", note="Ours.\nNot theirs.")
    found = catalogs(tmp_path, leaflet(kicker))["locales/leaflet.pot"]
    assert found == GOOD_HEADER + (
        "\n#. title of the document\n#. Room: about 60 characters\n#: content/leaflet/document.yaml\n"
        'msgctxt "title"\nmsgid "Light"\nmsgstr ""\n'
        "\n#. Front panel, line over the title\n#. Note: Ours.\n#. Note: Not theirs.\n"
        "#: content/leaflet/document.yaml\n"
        '#, no-python-format\nmsgctxt "kicker"\nmsgid "97% of it"\nmsgstr ""\n'
    )


def test_a_counted_phrase_is_a_plural_message_with_a_word_of_help(tmp_path: Path) -> None:
    homes = text("lamp.homes", "{n} home", "data", plural="{n} homes", count=6)
    found = catalogs(tmp_path, leaflet(homes))["locales/data.pot"]
    assert 'msgid "{n} home"\nmsgid_plural "{n} homes"\nmsgstr[0] ""\nmsgstr[1] ""\n' in found
    assert "#. {n} is the number" in found


def test_shared_texts_stand_once_in_the_order_of_their_file(tmp_path: Path) -> None:
    late = text("lamp.b", "b", "data", span=Span("content/data/lamp.yaml", 9))
    early = text("lamp.a", "a", "data", span=Span("content/data/lamp.yaml", 2))
    found = catalogs(tmp_path, leaflet(late, early), leaflet(early))["locales/data.pot"]
    assert [line for line in found.splitlines() if line.startswith("msgctxt")] == [
        'msgctxt "lamp.a"',
        'msgctxt "lamp.b"',
    ]


def test_an_empty_text_is_no_message(tmp_path: Path) -> None:
    assert 'msgctxt "kicker"' not in catalogs(tmp_path, leaflet(text("kicker", " ")))["locales/leaflet.pot"]


def test_room_is_said_as_planned_and_as_measured_or_the_less_of_both(tmp_path: Path) -> None:
    measured = (("title", 149), ("kicker", 31), ("list", 28))
    (tmp_path / "locales").mkdir()
    rooms = [Room("ar", "leaflet", "leaflet", key, characters) for key, characters in measured]
    (tmp_path / "locales/room.csv").write_text(write_rooms(rooms))
    texts = (text("kicker", "Ours"), text("foot", "Theirs", room=20), text("list", "Some", room=40), text("end", "All"))
    found = catalogs(tmp_path, leaflet(*texts))["locales/leaflet.pot"]
    assert [line for line in found.splitlines() if "Room" in line] == [
        "#. Room: about 60 characters; fits up to about 140 characters",
        "#. Room: fits up to about 30 characters",
        "#. Room: about 20 characters",
        "#. Room: fits up to about 25 characters",
    ]


def test_glossary_terms_are_named_in_documents_and_templates(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    (root / "locales/ar/glossary.csv").write_text("term,translation\nlight,نور\nNotes,حواشٍ\n")
    found = load(root)
    assert "#. Glossary (ar): light = نور\n" in found["locales/leaflet.pot"]
    assert found == load(root)


def test_words_of_templates_are_found_with_context_note_and_file(tmp_path: Path) -> None:
    source = (
        "{# NOTE: heading over\n the notes #}\n<h2>{{ _('Notes', view) }}</h2>\n"
        "{% macro x(view) %}{{ pgettext('month', \"May\", view)|upper }}{% endmacro %}\n"
        "{# no note #}{{ _('Notes', view) }}{{ other('No', view) }}\n"
    )
    assert template(tmp_path, source) == (
        '#. heading over the notes\n#: templates/base/page.html.jinja\nmsgid "Notes"\nmsgstr ""\n'
        '\n#: templates/base/page.html.jinja\nmsgctxt "month"\nmsgid "May"\nmsgstr ""\n'
    )


def test_a_note_belongs_to_the_next_call_only_and_only_nearby(tmp_path: Path) -> None:
    far = "{# NOTE: far #}\n\n\n\n{{ _('A', view) }}\n"
    near = "{# NOTE: near #}\n{{ _('B', view) }}{{ _('C', view) }}\n"
    assert [line for line in template(tmp_path, far + near).splitlines() if line[:2] in ("#.", "ms")] == [
        'msgid "A"', 'msgstr ""', "#. near", 'msgid "B"', 'msgstr ""', 'msgid "C"', 'msgstr ""'
    ]  # fmt: skip


def test_a_word_in_several_templates_names_all_of_them(tmp_path: Path) -> None:
    template(tmp_path, "{{ _('Notes', view) }}", "base/a.html.jinja")
    found = template(tmp_path, "{{ _('Notes', view) }}", "booklet/document.html.jinja")
    assert found.count("msgid") == 1
    assert "#: templates/base/a.html.jinja templates/booklet/document.html.jinja\n" in found


@pytest.mark.parametrize(
    "call", ["_(word, view)", "_('a' ~ word, view)", "_()", "_('', view)", "pgettext('May')", "_(3)"]
)
def test_a_call_without_its_words_is_refused(tmp_path: Path, call: str) -> None:
    (found,) = refused(tmp_path, f"\n{{{{ {call} }}}}\n")
    assert found.code == "i18n-template"
    assert str(found.span) == "templates/base/page.html.jinja:2"


@pytest.mark.parametrize("source", ["{{ x", "{% trans %}x{% endtrans %}", "{% if %}", "{# open"])
@pytest.mark.provokes("i18n-template")
def test_a_template_that_cannot_be_read_is_refused_and_not_skipped(tmp_path: Path, source: str) -> None:
    (found,) = refused(tmp_path, f"\n{source}")
    assert found.code == "i18n-template"
    assert found.span is not None
    assert found.span.line == 2


def test_all_templates_with_faults_are_told(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.jinja").write_text("{{")
    assert len(refused(tmp_path, "{% if %}")) == 2


def load(root: Path) -> dict[str, str]:
    files = Files(root)
    config, kinds = read_config(files, MEDIA), read_kinds(files)
    document, _ = load_document(files, config, kinds, "leaflet")
    return dict(extract(files, config, kinds, (document,)))


def test_a_real_project_gives_the_same_bytes_twice(new_project: Callable[..., Path]) -> None:
    root = new_project("minimal")
    found = load(root)
    assert found == load(root)
    assert set(found) >= {"locales/leaflet.pot", "locales/data.pot"}
    assert (
        'msgctxt "sections.what.text.2"\nmsgid "So far **{lamp.homes.counted}** have light."'
        in found["locales/leaflet.pot"]
    )
    assert "#: content/data/lamp.yaml\n" in found["locales/data.pot"]


def test_gnu_gettext_accepts_and_would_write_the_same(new_project: Callable[..., Path]) -> None:
    msgcat = "msgcat"
    for source in load(new_project("minimal")).values():
        checked = subprocess.run(
            ["msgfmt", "--check", "-o", "-", "-"], input=source.encode(), capture_output=True, check=False
        )
        assert checked.returncode == 0, checked.stderr.decode()
        again = subprocess.run([msgcat, "--no-wrap", "-"], input=source.encode(), capture_output=True, check=True)
        assert again.stdout.decode() == source
