"""What somebody says of the order and language of words: in a span, with ``lang:``, or with characters nobody sees."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from composing import BODY, body, composed, document
from conftest import REPO
from editions import Made, make_editions
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.project.files import Files
from mezanprint.translating.catalog_update import update_catalogs
from positions import lines, where
from test_check_rules import checked
from writing import found, said, write

NewProject = Callable[..., Path]
HEAD = """kind: fact-sheet
locale: ar
editions: [ar]
date: 2026-11-22
names: {ar: مركز المثال}
title: كلمات بلغات أخرى
"""
PAGE = (
    HEAD
    + """standfirst: قال [Le Monde diplomatique]{lang=fr} إن [12-14]{dir=ltr} صحيح[^one].
sections:
  - id: statement
    component: quotation
    slot: main
    lang: fr
    text: Personne ne dormait, dit-elle.
    attribution: une voisine
  - id: things
    component: list
    slot: foot
    title: {text: Things to bring., lang: en}
    items:
      - ماء
      - {text: "Wasser, Brot und Licht.", lang: de}
  - id: rows
    component: table
    slot: foot
    caption: {text: "Une table, deux lignes.", lang: fr}
    columns: [اسم, عدد]
    rows:
      - [{text: "Salle de bain, à gauche.", lang: fr}, "2"]
notes:
  one: {text: "Voir la page 12.", lang: fr}
"""
)
APART = '<span dir="ltr">5</span>/<span dir="ltr">2017</span>'
SPOKEN = {
    "Personne ne dormait, dit-elle.": "fr",
    "Things to bring.": "en",
    "Wasser, Brot und Licht.": "de",
    "Une table, deux lignes.": "fr",
    "Salle de bain, à gauche.": "fr",
    "Voir la page 12.": "fr",
}
"""Texts of the page with the language that each is in."""


@pytest.fixture
def html(tmp_path: Path) -> Callable[..., str]:
    """Return a function that gives the HTML of a text in an Arabic line, or an English one."""

    def make(words: str, locale: str = "ar") -> str:
        page = body(composed(tmp_path, BODY, document(words, locale))[0].html)
        return re.sub("^<p[^>]*>|</p>$", "", page)

    return make


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("من [12-14]{dir=ltr} هنا", 'من <span class="unit"><span dir="ltr">12-14</span></span> هنا'),
        ("من [12*14]{dir=ltr} هنا", 'من <span dir="ltr">12*14</span> هنا'),
        ("في [Le Monde]{lang=fr} هنا", 'في <span dir="ltr" lang="fr">Le Monde</span> هنا'),
        ("قال [שלום]{lang=he} هنا", 'قال <span dir="rtl" lang="he">שלום</span> هنا'),
        ("في **[A 5]{dir=ltr}** هنا", 'في <strong><span dir="ltr">A 5</span></strong> هنا'),
        ("في [**A** 5]{dir=ltr} هنا", 'في <span dir="ltr"><strong>A</strong> 5</span> هنا'),
        (
            "في [**A** [report](site) B]{lang=fr} هنا",
            'في <span dir="ltr" lang="fr"><strong>A</strong> <a href="https://example.org/a?b=1&amp;c=2">report</a> B'
            "</span> هنا",
        ),
        ("عدد [{fishing.killed}/7]{dir=ltr}", 'عدد <span class="unit"><span dir="ltr">1,250/7</span></span>'),
        ("من [5/2017]{dir=rtl} هنا", f'من <span class="unit"><span dir="rtl">{APART}</span></span> هنا'),
        ("من [12-14] {dir=ltr}", None),
        ("من \\[12-14]{dir=ltr}", None),
    ],
)
def test_a_span_is_an_element_of_its_direction_and_language(
    typed: str, expected: str | None, html: Callable[..., str]
) -> None:
    made = html(typed)
    if expected is None:
        assert "{dir=ltr}" in re.sub("<[^>]*>", "", made)
    else:
        assert made == expected


def test_a_span_that_nobody_can_read_is_words_on_the_page_and_a_fault_of_the_source(
    new_project: NewProject, html: Callable[..., str]
) -> None:
    assert "x" in html("في [x]{dir=left} هنا")
    root = new_project()
    write(root, HEAD + "standfirst: في [x]{dir=left} هنا\nsections: []\n")
    assert "7 content-span" in said(root)


@pytest.mark.parametrize("pair", [("\u2066", "\u2069"), ("\u202a", "\u202c")])
def test_isolates_and_embeddings_are_such_spans_and_never_reach_the_page(
    pair: tuple[str, str], html: Callable[..., str]
) -> None:
    opener, closer = pair
    assert html(f"من {opener}A 14{closer} هنا") == 'من <span dir="ltr">A 14</span> هنا'
    assert html("كتب Who?\u200f هنا\u061c").isprintable()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    """A page with texts in many languages, and its project."""
    root = tmp_path_factory.mktemp("spans") / "project"
    shutil.copytree(REPO / "tests/projects/minimal", root)
    shutil.copytree(REPO / "templates", root / "templates")
    words = catalog_path("ar", "templates")
    shutil.copyfile(REPO / words, root / words)
    shutil.rmtree(root / "content/leaflet")
    write(root, PAGE)
    (made,) = make_editions(root)
    assert made.artifact.diagnostics == ()
    return root, made


def test_each_text_with_a_language_is_a_block_of_it(page: tuple[Path, Made]) -> None:
    composition = page[1].composition
    for words, language in SPOKEN.items():
        start = composition.html.rindex(words)
        around = composition.html[:start]
        opened = [tag for tag in re.findall("<[^/>][^>]*>", around) if "lang=" in tag]
        assert f'lang="{language}"' in opened[-1]
        assert 'dir="ltr"' in opened[-1]


def test_a_cell_of_the_other_direction_keeps_its_distance_from_the_next_column(page: tuple[Path, Made]) -> None:
    pdf = page[1].artifact.data
    cell = where(pdf, "Salledebain,àgauche.")
    beside = [line for line in lines(pdf) if line.page == cell.page and abs(line.y - cell.y) < 1 and line.text == "2"]
    assert len(beside) == 1
    assert cell.left - beside[0].right > 3.99


def test_each_such_text_ends_with_its_own_full_stop_at_the_right(page: tuple[Path, Made]) -> None:
    shown = [line.text for line in lines(page[1].artifact.data)]
    bare = "\n".join(shown).replace(" ", "")
    assert [words for words in SPOKEN if words.replace(" ", "") not in bare] == []


ENGLISH = """kind: fact-sheet
date: 2026-11-22
editions: [en, ar]
names: {en: The Lamp, ar: المصباح}
title: Light for every street
standfirst: A lamp for [شارع النصر]{dir=rtl} costs little.
sections:
  - id: statement
    component: quotation
    slot: main
    lang: fr
    text: Personne ne dormait, dit-elle.
    attribution: une voisine
  - id: things
    component: list
    slot: foot
    items:
      - Water
      - {text: "Wasser, Brot und Licht.", lang: de}
"""


def test_what_a_writer_gave_another_language_is_no_message_and_not_marked_as_untranslated(
    new_project: NewProject,
) -> None:
    root = new_project()
    write(root, ENGLISH)
    update_catalogs(root)
    catalog = (root / catalog_path("ar", "leaflet")).read_text("utf-8")
    assert "A lamp for [شارع النصر]{dir=rtl} costs little." in catalog
    assert [words for words in ("Personne", "voisine", "Wasser") if words in catalog] == []
    project = Project(Files(root))
    (edition,) = select(project, Selection(locales=("ar",)))
    html = prepare(project, edition, draft=True).composition.html
    marked = re.findall('<span class="untranslated"[^>]*>([^<]*)', html)
    assert "Water" in marked
    assert not any("Wasser" in words or "Personne" in words for words in marked)


def test_what_stands_in_arabic_under_a_french_quotation_is_arabic(new_project: NewProject) -> None:
    root = new_project()
    words = "Marie Dupont، منسّقة مشروع المياه في الشمال"
    write(root, PAGE.replace("attribution: une voisine", f"attribution: {words}"))
    (edition,) = select(Project(Files(root)), Selection())
    html = prepare(Project(Files(root)), edition).composition.html
    (tag,) = re.findall(r"<p[^>]*statement\.attribution[^>]*>", html)
    assert 'lang="ar" dir="rtl"' in tag
    assert '<div lang="fr" dir="ltr">' in html
    update_catalogs(root)


def test_a_language_that_nobody_knows_is_a_fault_of_the_source(new_project: NewProject) -> None:
    root = new_project()
    write(root, PAGE.replace("lang: de", "lang: xx"))
    (fault,) = [each for each in found(root) if each.code == "content-value"]
    assert fault.message == "`xx` is no language that CLDR knows"


@pytest.mark.parametrize(
    ("source", "value", "codes"),
    [
        ("In Rule 5–7", "في [القاعدة 5–7]{dir=rtl}", []),
        ("In [شارع]{dir=rtl}", "في شارع", []),
        ("In [Le Monde]{lang=fr}", "في [Le Monde]{lang=fr}", []),
        ("In Rule 5", "في [القاعدة 5]{dir=left}", ["i18n-markup"]),
        ("In Rule 5", "في [القاعدة 5]{colour=red}", ["i18n-markup"]),
        ("In **Rule 5**", "في [القاعدة **5]{dir=rtl}**", ["i18n-markup"]),
    ],
)
def test_a_translator_adds_or_leaves_out_a_span_and_each_can_be_read(source: str, value: str, codes: list[str]) -> None:
    assert [code for _, code in checked((source, value))] == codes
