import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import Silence
from mezanprint.engine.builder import Options
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, output_paths, select
from mezanprint.engine.session import BuildSession
from mezanprint.i18n.catalogs.catalogs import read_catalog
from mezanprint.i18n.checks.inline_markup import find_crossing, find_markup, find_placeholders, find_tags
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.pseudo.pseudo import pseudo
from mezanprint.model.diagnostics import Fault, Severity
from mezanprint.model.locales import PSEUDO, Direction
from mezanprint.model.results import State
from mezanprint.project.files import Files
from mezanprint.templating.texts.markup import PieceKind, parse_markup
from mezanprint.translating.extraction import extract_all
from mezanprint.translating.pseudo_catalogs import write_pseudo_catalogs

PIECES = ["**bold**", "*soft*", "{n}", "{fishing.killed}", "[^1]", "[the words](id)", "\\*", "97%", "12,300", "<b>",
          "a@b.org", "https://example.org/a?b=c", "(1967)", "UNRWA", "water", "Shoes,", "why?", "people;"]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join)


def shape(text: str) -> list[object]:
    """What a text is made of, whatever its words are."""
    pieces = [
        (piece.kind, piece.kind is PieceKind.TEXT or piece.text, [(mark.tag, mark.target) for mark in piece.marks])
        for piece in parse_markup(text)
    ]
    return [piece for piece in pieces if piece[0] is not PieceKind.TEXT or piece[2]]


def test_english_gets_longer_and_arabic_letters_spell_it() -> None:
    assert pseudo("Al Mezan at a glance", "en-XA") == "[Åļ Méééžåñ ååţ åå ĝļååñçéé]"
    assert pseudo("97% of Water, needed?", "ar-XB") == "[97% أُوف وَاتِر، نِيدِد؟]"
    assert pseudo("See [the OCHA page](ocha)[^1] or {n}", "ar-XB") == "[صِي [ثِ OCHA بَاجِ](ocha)[^1] أُور {n}]"
    assert pseudo("  ", "ar-XB") == "  "


def test_out_of_arabic_latin_letters_spell_it_and_arabic_gets_its_marks() -> None:
    source = "نشرة في **7** قرى، من {n}؟"
    assert pseudo(source, "en-XA") == "[ñåšĥîŕå ƒý **7** qåŕå, måñ {n}?]"
    assert pseudo(source, "ar-XB") == "[نَشِرُّة فَي **7** قَرِى، مَنِ {n}؟]"
    assert pseudo("الكلمة sea بالعربية", "en-XA").isascii() is False
    assert pseudo("The word «بحر» in English", "ar-XB").count("بحر") == 1


def test_texts_written_in_arabic_become_a_quarter_longer(repo_root: Path) -> None:
    catalog = parse_po((repo_root / "tests/projects/charity/locales/en/LC_MESSAGES/school-bag.po").read_bytes(), "a.po")
    long = [entry.source for entry in catalog.entries if len(entry.source) > 60]
    rates = [len(pseudo(text, "en-XA")) / len(text) for text in long]
    assert len(rates) > 5
    assert 1.15 <= sum(rates) / len(rates) <= 1.35
    for text in long:
        for locale in PSEUDO:
            assert shape(pseudo(text, locale)) == shape(text)
        assert not re.search("[\u0621-\u064a]", pseudo(text, "en-XA"))


@pytest.mark.parametrize("locale", PSEUDO)
@given(text=texts)
def test_what_is_no_word_stays_as_it_is(locale: str, text: str) -> None:
    made = pseudo(text, locale)
    assert (made[0], made[-1]) == ("[", "]")
    assert shape(made) == shape(text)
    for find in (find_placeholders, find_markup, find_tags):
        assert find(made) == find(text)
    assert find_crossing(made) is None
    assert re.findall(r"\d+", made) == re.findall(r"\d+", text)
    assert pseudo(text, locale) == made


def messages(repo_root: Path) -> list[str]:
    catalogs = [parse_po(path.read_bytes(), path.name) for path in (repo_root / "locales").glob("*.pot")]
    return [entry.source for catalog in catalogs for entry in catalog.entries if entry.source]


def test_our_own_texts_become_a_third_longer(repo_root: Path) -> None:
    long = [text for text in messages(repo_root) if len(text) > 60]
    rates = [len(pseudo(text, "en-XA")) / len(text) for text in long]
    assert len(rates) > 50
    assert 1.3 <= sum(rates) / len(rates) <= 1.4
    assert min(rates) > 1.15


def test_our_own_texts_keep_their_shape_and_show_every_mark(repo_root: Path) -> None:
    made = "".join(pseudo(text, "ar-XB") for text in messages(repo_root))
    assert set("\u064e\u064f\u0650\u0651") <= set(made)
    for locale in PSEUDO:
        for text in messages(repo_root):
            assert shape(pseudo(text, locale)) == shape(text), text


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    return new_project("lamps")


def codes(root: Path, *named: str, documents: tuple[str, ...] = ()) -> list[str]:
    return [edition.name for edition in select(Project(Files(root)), Selection(documents, named))]


def test_an_edition_in_a_pseudo_locale_is_there_only_when_it_is_named(root: Path) -> None:
    assert not [name for name in codes(root) if "-X" in name]
    assert codes(root, "ar-XB") == ["home ar-XB", "street ar-XB"]
    assert codes(root, "en-XA", "ar", documents=("home",)) == ["home ar", "home en-XA"]


def test_two_locales_need_a_kind_that_can_be_set_in_two(root: Path) -> None:
    assert codes(root, "ar-XB+en", documents=("home",)) == ["home ar-XB+en"]
    kind = root / "templates/note/kind.toml"
    one = kind.read_text().replace("bilingual = true", "bilingual = false")
    (root / "content/street/document.yaml").write_text(
        (root / "content/street/document.yaml").read_text().replace("ar+en", "ar")
    )
    for named in ("ar-XB+ar-XB", "ar-XB+fr", "ar-XB+en+ar", "ar-XB+en"):
        kind.write_text(one if named == "ar-XB+en" else kind.read_text())
        with pytest.raises(Fault) as caught:
            codes(root, named)
        assert [found.code for found in caught.value.diagnostics] == ["cli-locale"]


def test_a_book_with_two_covers_needs_pseudo_locales_of_both_directions(repo_root: Path) -> None:
    assert codes(repo_root, "ar-XB+en", documents=("al-mezan-booklet",)) == ["al-mezan-booklet ar-XB+en"]
    with pytest.raises(Fault) as caught:
        codes(repo_root, "en-XA+en", documents=("al-mezan-booklet",))
    assert [found.code for found in caught.value.diagnostics] == ["cli-locale"]


def test_no_settings_and_no_catalog_are_needed(root: Path) -> None:
    settings = (root / "mezanprint.toml").read_text("utf-8")
    assert "XB" not in settings
    project = Project(Files(root))
    (edition,) = select(project, Selection(("home",), ("ar-XB",)))
    prepared = prepare(project, edition)
    assert [found for found in prepared.diagnostics if found.severity is Severity.ERROR] == []
    assert 'lang="ar-XB" dir="rtl"' in prepared.composition.html
    assert prepared.composition.draft
    assert project.config.locale("ar-XB").direction is Direction.RTL
    assert project.config.locale("ar-XB").style == project.config.locale("ar").style


def build(root: Path, *locales: str) -> list[tuple[str, State]]:
    with BuildSession(root, Options()) as session:
        report = session.build(Selection((), locales), Silence())
    assert report.removed == ()
    return [(result.edition.name, result.state) for result in report.results]


def test_a_plain_build_leaves_pseudo_editions_where_they_are(root: Path) -> None:
    assert ("home ar-XB", State.TYPESET) in build(root, "ar-XB")
    assert not [name for name, _ in build(root) if "-X" in name]
    assert (root / "build" / "ar-XB" / "home.pdf").is_file()
    assert "ar-XB/home.pdf" in (output_paths(Project(Files(root))) or ())


def test_what_does_not_fit_is_a_warning_so_that_the_page_can_be_seen(root: Path) -> None:
    from mezanprint.engine.pseudo_editions import soften
    from mezanprint.model.diagnostics import error

    project = Project(Files(root))
    pseudo_, real = select(project, Selection(("home",), ("ar-XB", "ar")))[::-1]
    assert soften(error("layout-overflow", "runs out"), pseudo_).severity is Severity.WARNING
    assert soften(error("layout-overflow", "runs out"), real).severity is Severity.ERROR
    assert soften(error("release-font", "is not ours"), pseudo_).severity is Severity.ERROR


def test_the_catalogs_are_sound_and_whole(root: Path, tmp_path: Path) -> None:
    written = write_pseudo_catalogs(root, PSEUDO, None)
    domains = [Path(path).stem for path, _ in extract_all(Files(root))]
    assert len(written) == 2 * len(domains)
    for locale in PSEUDO:
        for domain in domains:
            catalog = read_catalog(Files(root), locale, domain)
            assert catalog.by_id
            assert not [entry for entry in catalog.by_id.values() if entry.blank or entry.fuzzy]
            assert {len(entry.values) for entry in catalog.by_id.values() if entry.plural} <= {catalog.forms}
    assert write_pseudo_catalogs(root, PSEUDO, None) == ()
    assert write_pseudo_catalogs(root, ["ar-XB"], tmp_path / "demo")[0].startswith(str(tmp_path / "demo" / "ar-XB"))
