"""A translator's list has every message that is not ready, in reading order, with all that it takes to finish it."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from leaflets import entry, put, text
from mezanprint.cli.main import command
from mezanprint.i18n.catalogs.catalogs import read_catalog
from mezanprint.i18n.checks import Rules
from mezanprint.i18n.glossary.glossary import read_glossary
from mezanprint.i18n.todo import Demands, Need, Task, find_task
from mezanprint.model.results import Report
from mezanprint.model.texts import Text
from mezanprint.translating.catalog_update import update_catalogs
from mezanprint.translating.todo.open_messages import Part, read_todo
from mezanprint.translating.todo.todo_html import as_html
from mezanprint.translating.todo.todo_json import as_json
from mezanprint.translating.todo.todo_text import as_text

LEAFLET = "locales/ar/LC_MESSAGES/leaflet.po"
CONTENT = "content/leaflet/document.yaml"


def task(root: Path, wanted: Text, *entries: str, reviewed: bool = False) -> Task | None:
    files = put(root, "leaflet", *entries)
    catalog = read_catalog(files, "ar", "leaflet")
    rules = Rules(glossary=read_glossary(files, "ar"))
    demands = Demands(rules, {("leaflet", "b"): 30}, reviewed=reviewed)
    return find_task(wanted, catalog.find(wanted.key, wanted.source), catalog, demands)


def changed(source: str) -> str:
    return f'#, fuzzy\n#| msgctxt "a"\n#| msgid "{source}"\n'


@pytest.mark.parametrize(
    ("entries", "need"),
    [
        ((), Need.MISSING),
        ((entry("a", "Open", ""),), Need.MISSING),
        ((entry("a", "Shut", "مغلق"),), Need.CHANGED),
        ((entry("a", "Open", "مغلق", before=changed("Shut")),), Need.CHANGED),
        ((entry("a", "Open", "مغلق", before=changed("Shut").replace('"a"', '"b"')),), Need.SIMILAR),
        ((entry("a", "Open", "مفتوح", before="#, fuzzy\n"),), Need.FUZZY),
        ((entry("a", "Open", "مفتوح", before=changed("Open")),), Need.FUZZY),
        ((entry("a", "Open", "مفتوح", before='# other translation: "افتح"\n#, fuzzy\n'),), Need.CONFLICT),
        ((entry("a", "Open", "Open 2"),), Need.DISPUTED),
        ((entry("a", "Open", "مفتوح"),), None),
    ],
)
def test_a_message_is_open_for_one_reason(entries: tuple[str, ...], need: Need | None, tmp_path: Path) -> None:
    found = task(tmp_path, text("a", "Open"), *entries)
    assert (found and found.need) == need


def test_what_nobody_reviewed_is_open_only_where_that_is_demanded(tmp_path: Path) -> None:
    found = task(tmp_path, text("a", "Open"), entry("a", "Open", "مفتوح"), reviewed=True)
    assert found is not None
    assert found.need is Need.UNREVIEWED


def test_it_tells_the_source_as_it_was_translated_and_as_it_is(tmp_path: Path) -> None:
    found = task(tmp_path, text("a", "Open now"), entry("a", "Open", "مغلق", before=changed("Shut")))
    assert found is not None
    assert found.versions == (("Shut", "Open now"),)
    assert (found.values, str(found.span)) == (("مغلق",), f"{LEAFLET}:12")


def test_of_two_translations_both_are_shown_with_their_difference(tmp_path: Path) -> None:
    both = '# mine\n# other translation: "الباب مفتوح اليوم"\n#, fuzzy\n'
    found = task(tmp_path, text("a", "Open"), entry("a", "Open", "الباب مفتوح الآن", before=both))
    assert found is not None
    assert (found.others, found.comments) == (((0, "الباب مفتوح اليوم"),), ("mine",))
    told = re.sub("[\u2066-\u2069]", "", as_text((Part("leaflet", "ar", None, (found,)),)))
    assert "   Translation: الباب مفتوح الآن\n   The other translation: الباب مفتوح [-الآن-]{+اليوم+}\n" in told


def test_every_form_of_a_counted_phrase_is_there(tmp_path: Path) -> None:
    forms = ("قارب", "قارب", "قاربان", "قوارب", "قاربًا", "قارب")
    old = entry("a", "{n} boat", *forms, plural="{n} boats")
    found = task(tmp_path, text("a", "{n} boat", plural="{n} ships", count=3), old)
    assert found is not None
    assert found.versions == (("", "{n} boat"), ("{n} boats", "{n} ships"))
    assert found.values == forms


def test_room_is_what_was_measured_or_else_what_is_planned(tmp_path: Path) -> None:
    planned, measured = (task(tmp_path, text(key, "Open", room=60)) for key in ("a", "b"))
    assert planned is not None
    assert measured is not None
    assert (planned.room, measured.room) == (60, 30)


def test_a_mended_slip_is_told_with_its_remedy_and_the_term_it_hides(tmp_path: Path) -> None:
    glossary = tmp_path / "locales/ar/glossary.csv"
    glossary.parent.mkdir(parents=True)
    glossary.write_text("term,translation,forbidden,note\norganization,منظمة,,\n")
    old, new = "The organization hangs lamps", "The organisation hangs lamps"
    for entries in (entry("a", old, "المنظمة"), entry("a", new, "المنظمة", before=changed(old))):
        found = task(tmp_path, text("a", new), entries)
        assert found is not None
        assert found.slip
        assert [term.name for term in found.lost] == ["organization"]
        told = as_text((Part("leaflet", "ar", None, (found,)),))
        assert "hint" in told.lower()
        assert "`mezanprint i18n update --typo leaflet:a`" in told
        assert "`locales/ar/glossary.csv`" in told
    elsewhere = task(tmp_path, text("a", new), entry("a", new, "المنظمة", before=changed(old).replace('"a"', '"b"')))
    assert elsewhere is not None
    assert (elsewhere.slip, elsewhere.lost) == (False, ())
    figure = task(tmp_path, text("a", "In 2017"), entry("a", "In 2016", "في 2016"))
    assert figure is not None
    assert not figure.slip


@pytest.fixture
def project(new_project: Callable[..., Path]) -> Path:
    """Return a project with one message of each kind open."""
    root = new_project("minimal")
    update_catalogs(root)
    content, catalog = root / CONTENT, root / LEAFLET
    content.write_text(content.read_text().replace("title: What we do", "title: What we did in 2025"))
    catalog.write_text(re.sub(r'(msgid "In numbers"\nmsgstr) ".*"', r'\1 ""', catalog.read_text()))
    return root


def test_messages_stand_in_reading_order_with_shared_ones_where_they_are_met(project: Path) -> None:
    data = project / "locales/ar/LC_MESSAGES/data.po"
    data.write_text(data.read_text().replace("msgctxt", "#, fuzzy\nmsgctxt"))
    shutil.copytree(project / "content/leaflet", project / "content/poster")
    parts, found = read_todo(project)
    part, poster = parts
    assert {each.text.domain for each in poster.tasks} == {"poster"}
    assert (part.document, part.locale, found) == ("leaflet", "ar", ())
    names = [f"{each.text.domain}:{each.name}" for each in part.tasks]
    own = [name for name in names if name.startswith("leaflet:")]
    assert own == ["leaflet:sections.what.title", "leaflet:sections.numbers.title"]
    assert names[-1].startswith("data:")
    assert len(set(names)) == len(names) > len(own)


def test_words_of_the_templates_come_last(project: Path) -> None:
    words = project / "locales/ar/LC_MESSAGES/templates.po"
    words.write_text(re.sub(r'(msgid "Notes"\nmsgstr) ".*"', r'\1 ""', words.read_text()))
    parts, _ = read_todo(project)
    assert [part.document for part in parts] == ["leaflet", "templates"]
    assert [each.name for each in parts[-1].tasks] == ["Notes"]


def test_a_document_that_cannot_be_read_hides_no_other(project: Path) -> None:
    (project / "content/poster").mkdir()
    (project / "content/poster/document.yaml").write_text("kind: [")
    parts, found = read_todo(project)
    assert [part.document for part in parts] == ["leaflet"]
    assert [each.code for each in found] == ["content-yaml"]


def run(root: Path, *arguments: str) -> str:
    done = CliRunner().invoke(
        command, ["i18n", "todo", "--project", str(root), *arguments], standalone_mode=False, catch_exceptions=False
    )
    return done.output


def test_a_terminal_gets_places_words_and_differences(project: Path) -> None:
    told = run(project)
    assert re.search(rf"^{LEAFLET}:\d+: the source changed: `sections\.what\.title`$", told, re.MULTILINE)
    plain = re.sub("[\u2066-\u2069]", "", told)
    assert "Source: What we [-do-]{+did in 2025+}\n   Translation: ماذا نفعل\n" in plain
    assert "Place: " in plain
    assert run(project, "--locale", "fr").startswith("error[cli-locale]")


def test_in_arabic_each_row_runs_from_right_to_left(project: Path) -> None:
    rows = [line for line in run(project, "--lang", "ar").splitlines() if line.startswith("   ")]
    assert rows
    assert all(row.startswith("   \u2067") and row.endswith("\u2069") for row in rows)


def test_colours_are_for_terminals_only(project: Path) -> None:
    parts, _ = read_todo(project)
    assert "\x1b[31;9mdo\x1b[0m" in as_text(parts, coloured=True)
    assert "\x1b" not in run(project)


def test_programs_get_the_pieces_of_a_difference(project: Path) -> None:
    (document,) = json.loads(run(project, "--format", "json"))["documents"]
    first = document["messages"][0]
    assert (first["key"], first["need"]) == ("leaflet:sections.what.title", "changed")
    assert first["source"][0]["translated"] == "What we do"
    assert [piece["kind"] for piece in first["source"][0]["difference"]] == ["same", "gone", "new"]


class Page(HTMLParser):
    """Collects the elements of a page with their attributes, and sees that each is closed."""

    VOID = ("meta", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open += [] if tag in self.VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_page_needs_nothing_beside_it_and_is_in_the_language_of_the_translator(project: Path) -> None:
    told = run(project, "--format", "html")
    page = Page(told)
    assert page.open == []
    assert told.isascii()
    (root,) = [attributes for tag, attributes in page.elements if tag == "html"]
    assert root == {"lang": "ar", "dir": "rtl"}
    names = {tag for tag, _ in page.elements}
    assert not names & {"script", "img", "link", "iframe"}
    assert not any({"src", "style", "onclick"} & set(attributes) for _, attributes in page.elements)
    assert [attributes["href"] for tag, attributes in page.elements if tag == "a"] == []
    assert {"del", "ins", "main", "h1", "h2", "h3"} <= names
    assert 'lang="en" dir="ltr">What we <del>do</del><ins>did in 2025</ins>' in told
    assert Page(run(project, "--format", "html", "--lang", "en")).elements[0] == ("html", {"lang": "en", "dir": "ltr"})


def test_nothing_of_a_text_becomes_markup(tmp_path: Path) -> None:
    found = task(tmp_path, text("<s>", "<script>1</script>", note="<b>", place="<i>"), entry("<s>", "<p>", "<u>"))
    assert found is not None
    part = Part("leaflet", "ar", text("title", "<h1>"), (replace(found, comments=("<img src=x>",)),))
    names = {tag for tag, _ in Page(as_html((part, part))).elements}
    assert not names & {"script", "s", "b", "i", "u", "img"}


def test_where_nothing_is_open_it_says_so() -> None:
    assert as_text(()) == "nothing to do\n"
    assert "nothing to do" in as_html(())
    assert json.loads(as_json((), Report()))["documents"] == []
