import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Fault, Severity
from mezanprint.model.documents import iter_texts
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.discovery import list_documents
from mezanprint.project.files import Files
from mezanprint.project.kind_files import read_kinds
from writing import HEAD, LEAFLET, PROSE, found, load, said, write, write_prose

NewProject = Callable[..., Path]


def test_a_document_is_a_typed_tree(new_project: NewProject) -> None:
    document, diagnostics = load(new_project())
    assert diagnostics == ()
    assert (document.id, document.kind, document.locale, document.date) == (
        "leaflet",
        "fact-sheet",
        "en",
        date(2026, 11, 22),
    )
    assert document.editions == (("en",), ("ar",))
    assert [(section.id, section.component, section.slot) for section in document.sections] == [
        ("what", "prose", "main"),
        ("numbers", "figures", "side"),
    ]
    assert [name for name, _ in document.references] == ["lamp.homes.counted"]


def test_each_text_has_key_place_and_room(new_project: NewProject) -> None:
    document, _ = load(new_project())
    assert [(text.domain, text.key, text.place, text.room, str(text.span)) for text in iter_texts(document)] == [
        ("leaflet", "title", "Title of the document", 60, f"{LEAFLET}:4:8"),
        ("leaflet", "standfirst", "One-sentence summary under the title", 220, f"{LEAFLET}:6:13"),
        ("leaflet", "sections.what.title", "Main column: running text, heading", 60, f"{LEAFLET}:11:12"),
        ("leaflet", "sections.what.text.1", "Main column: running text, paragraph 1", None, f"{LEAFLET}:13:7"),
        ("leaflet", "sections.what.text.2", "Main column: running text, paragraph 2", None, f"{LEAFLET}:15:7"),
        ("leaflet", "sections.numbers.title", "Side column: figures, heading", 60, f"{LEAFLET}:19:12"),
        ("data", "lamp.figures.homes.label", "Shared figure lamp.homes: label", 60, "content/data/lamp.yaml:7:12"),
        (
            "data",
            "lamp.figures.homes.counted",
            "Shared figure lamp.homes: counted phrase",
            None,
            "content/data/lamp.yaml:8:20",
        ),
        ("data", "lamp.figures.homes.source", "Shared figure lamp.homes: source", 120, "content/data/lamp.yaml:9:13"),
    ]


def test_all_faults_of_a_document_are_told_in_one_run(new_project: NewProject) -> None:
    root = new_project()
    write(
        root,
        """kind: fact-sheet
locale: fr
date: 2026-02-30
editions: [en, xx]
names: {ar: المصباح}
standfirst: See {lamp.hom} and [^gone].
extra: x
sections:
  - id: a
    component: list
    slot: main
    items: []
  - id: a
    component: prose
    slot: middle
    text: |
      1. one
         - two
links:
  bad: http://example.org
notes:
  unused: A note.
""",
    )
    assert said(root) == [
        "1 content-missing-key",
        "2 content-locale",
        "3 content-value",
        "4 content-edition",
        "5 content-name-locale",
        "6 content-unknown-placeholder",
        "6 content-unknown-note",
        "7 content-unknown-key",
        "12 content-empty",
        "13 content-section-id",
        "15 content-unknown-slot",
        "18 content-markdown",
        "20 content-value",
        "22 content-unused-note",
    ]


@pytest.mark.parametrize("key", ["notes", "links"])
def test_notes_and_links_must_be_mappings(new_project: NewProject, key: str) -> None:
    root = new_project()
    write_prose(root, "Words.", f"{key}:\n  - x\n")
    assert said(root) == ["14 content-wrong-shape"]


def test_a_warning_does_not_stop_a_document(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, "Words.", "notes:\n  unused: A note.\n")
    document, (warning,) = load(root)
    assert document.notes[0][1].source == "A note."
    assert (warning.severity, warning.code) == (Severity.WARNING, "content-unused-note")


def test_a_document_that_is_not_there_is_told(new_project: NewProject) -> None:
    with pytest.raises(Fault) as caught:
        load(new_project(), "absent")
    assert caught.value.diagnostics[0].code == "project-missing-file"


def test_wrapping_lines_anew_changes_no_text(new_project: NewProject) -> None:
    sources = []
    for text in ("One line of words.\n\n- item that goes on", "One line\n of  words.\n\n- item that\n  goes on"):
        root = new_project()
        write_prose(root, text)
        sources.append([(text.key, text.source) for text in iter_texts(load(root)[0])])
    assert sources[0] == sources[1]


def test_everything_that_was_read_is_recorded(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD + PROSE.replace("|\n", "what.md\n"))
    write(root, "Words.\n", "content/leaflet/what.md")
    files = Files(root)
    from mezanprint.content.load import load_document

    config, kinds = read_config(files, MEDIA), read_kinds(files)
    files.records.clear()
    load_document(files, config, kinds, "leaflet")
    assert set(files.records) == {LEAFLET, "content/leaflet/what.md", "content/data/lamp.yaml", "content/data/"}


def test_a_document_crosses_processes(new_project: NewProject) -> None:
    document, _ = load(new_project())
    assert pickle.loads(pickle.dumps(document)) == document


def test_html_in_a_text_is_text(new_project: NewProject) -> None:
    root = new_project()
    html = "</p><!-- <script>alert(1)</script> <textarea> &lt;"
    write(root, HEAD.replace("Light for every street", f"'{html}'") + PROSE + f"      a {html}\n")
    document, diagnostics = load(root)
    assert diagnostics == ()
    assert document.title.source == html
    assert [text.source for text in iter_texts(document) if text.key == "sections.what.text.1"] == [f"a {html}"]


def test_hostile_markdown_is_kept_letter_for_letter(new_project: NewProject, hostile: Path) -> None:
    root = new_project()
    words = (hostile / "markup" / "m03-attrs.md").read_text("utf-8")
    write(root, HEAD + PROSE.replace("|\n", "m03.md\n"))
    write(root, words, "content/leaflet/m03.md")
    document, diagnostics = load(root)
    texts = [text.source for text in iter_texts(document) if text.key.startswith("sections.what.text")]
    assert texts == words.strip().split("\n")
    assert {each.code for each in diagnostics} == {"content-markdown-literal", "content-plain-link"}
    assert document.links == ()


def test_nothing_unpublished_is_shown(new_project: NewProject, hostile: Path) -> None:
    words = (hostile / "yaml" / "y31-unpublished.yaml").read_text("utf-8")
    root = new_project()
    write(root, "kind: fact-sheet\n" + words)
    assert said(root) == ["6 content-yaml-key"]
    assert "UNPUBLISHED" not in repr(found(root))
    write(root, "kind: fact-sheet\n" + words.replace("_private", "private").replace("title", "names"))
    told = found(root)
    assert {"unknown key `status` in the document", "unknown key `draft_names` in the document"} <= {
        each.message for each in told
    }
    assert "UNPUBLISHED" not in repr(told)
    assert "Leila" not in repr(told)


def test_shadowing_names_are_refused_wherever_they_stand(new_project: NewProject, hostile: Path) -> None:
    words = (hostile / "yaml" / "y15-shadowing-keys.yaml").read_text("utf-8")
    root = new_project()
    write(root, words)
    assert set(said(root)) == {f"{line} content-yaml-key" for line in (2, 3, 4, 5, 6, 7, 8, 9)}
    write(root, words, "content/data/lamp.yaml")
    write_prose(root, "Words.")
    assert "3 content-yaml-key" in said(root)


def test_the_documents_of_this_repository_load_without_a_finding(repo_root: Path) -> None:
    files = Files(repo_root)
    names = list_documents(files)
    assert len(names) >= 4
    for name in names:
        assert load(repo_root, name)[1] == ()
