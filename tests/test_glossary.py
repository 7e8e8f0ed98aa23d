"""The glossary of a locale: terms are found in whatever form they stand, and a bad table is told by its lines."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.i18n.glossary.glossary import Breach, Glossary, Term, read_glossary
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files

HEAD = "term,translation,forbidden,note\n"
SIEGE = Term(("blockade", "siege"), ("الحصار",), ("الإغلاق",))
WATER = Term(("water",), ("المياه", "ماء"))
RIGHTS = Term(("human rights",), ("حقوق الإنسان",))
DEFENDER = Term(("human rights defender",), ("مدافع عن حقوق الإنسان",))
UN = Term(("UN",), ("الأمم المتحدة",))
TERMS = (SIEGE, WATER, RIGHTS, DEFENDER, UN)


@pytest.fixture
def glossary() -> Glossary:
    return Glossary("ar", "locales/ar/glossary.csv", TERMS)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Glossary]:
    def reads(text: str) -> Glossary:
        path = tmp_path / "locales" / "ar" / "glossary.csv"
        path.parent.mkdir(parents=True)
        path.write_bytes(text.encode())
        return read_glossary(Files(tmp_path), "ar")

    return reads


@pytest.mark.parametrize(
    "words",
    [
        "يتأثر الناس بالحصار",
        "رفع الحصار",
        "والحصار",
        "فالحصار",
        "لحصارها",
        "كالحِصَارِ",
        "حصارًا",
        "للحصار",
        "وللحصار",
        "الحـصار",
    ],
)
def test_an_approved_term_is_found_with_what_is_written_onto_it(glossary: Glossary, words: str) -> None:
    assert glossary.violations("the blockade", words) == ()


@pytest.mark.parametrize("words", ["للمياه", "بمياههم", "ومياهها", "الماء", "ماءً"])
def test_every_approved_alternative_will_do(glossary: Glossary, words: str) -> None:
    assert glossary.violations("Water", words) == ()


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("مدينة", "مدينتهم"),
        ("غزة", "وغزه"),
        ("مستشفى", "بمستشفاه"),
        ("لاجئون;لاجئين", "للاجئين"),
        ("لغة", "للغة"),
        ("حق", "بحقهم"),
        ("أصدقاء", "لأصدقائها"),
        ("التزام", "بالالتزام"),
        ("القانون الدولي الإنساني", "بالقانون الدولي الإنساني"),
        ("أوتشا", "لأوتشا"),
    ],
)
def test_letters_that_change_at_a_joint_are_known(term: str, words: str) -> None:
    glossary = Glossary("ar", "", (Term(("x-term",), tuple(term.split(";"))),))
    assert glossary.violations("the x-term", f"قال {words} هنا") == ()


def test_a_missing_term_is_told(glossary: Glossary) -> None:
    (violation,) = glossary.violations("Sieges", "الطوق")
    assert (violation.breach, violation.term) == (Breach.MISSING, SIEGE)


def test_a_forbidden_word_is_told_as_it_stands_and_its_term_is_not_missing_too(glossary: Glossary) -> None:
    text = "تضرروا من الأمر وبالإغلاق"
    (violation,) = glossary.violations("by the blockade", text)
    assert (violation.breach, violation.found, violation.start) == (
        Breach.FORBIDDEN,
        "وبالإغلاق",
        text.index("وبالإغلاق"),
    )


def test_a_word_is_forbidden_for_its_term_only_unless_its_row_has_none(glossary: Glossary) -> None:
    assert glossary.violations("the closure", "الإغلاق") == ()
    everywhere = Glossary("ar", "", (Term((), (), ("الإغلاق",)),))
    assert [one.found for one in everywhere.violations("the closure", "الإغلاق")] == ["الإغلاق"]


def test_a_forbidden_word_inside_an_approved_term_is_allowed() -> None:
    camp = Term(("Jabalia camp",), ("مخيم جباليا للاجئين",), ("مخيم جباليا",))
    glossary = Glossary("ar", "", (camp,))
    assert glossary.violations("Jabalia camp", "في مخيم جباليا للاجئين") == ()
    assert [one.found for one in glossary.violations("Jabalia camp", "في مخيم جباليا")] == ["مخيم جباليا"]


def test_a_look_alike_is_not_forbidden() -> None:
    glossary = Glossary("ar", "", (Term((), (), ("إسرائيل", "لد")),))
    assert glossary.violations("", "الجيش الإسرائيلي ولد في المدينة") == ()


def test_terms_are_found_in_the_source_whole_longest_and_in_order(glossary: Glossary) -> None:
    assert glossary.terms_in("A Human Rights Defender and *human* rights, water's price") == (DEFENDER, RIGHTS, WATER)
    assert glossary.terms_in("waterfall, {water}, [drink](water) human, rights") == ()


def test_an_acronym_is_found_as_it_is_written_only(glossary: Glossary) -> None:
    assert glossary.terms_in("the UN says") == (UN,)
    assert glossary.terms_in("un peu") == ()


def test_a_phrase_does_not_cross_a_comma_but_crosses_stars(glossary: Glossary) -> None:
    assert glossary.violations("human rights", "**حقوق** الإنسان") == ()
    assert glossary.violations("human rights", "حقوق، الإنسان") != ()


def test_a_list_is_a_phrase_if_the_glossary_has_it_so() -> None:
    listed = Term(("economic, social and cultural rights",), ("الحقوق الاقتصادية، الاجتماعية",))
    assert Glossary("ar", "", (listed,)).terms_in("Economic, social and cultural rights; all of them") == (listed,)


def test_our_own_catalogs_keep_to_our_own_glossary(repo_root: Path) -> None:
    files = Files(repo_root)
    glossary = read_glossary(files, "ar")
    used, broken = Counter[str](), list[tuple[str, str]]()
    for path in sorted((repo_root / "locales/ar/LC_MESSAGES").glob("*.po")):
        for entry in parse_po(path.read_bytes(), path.name).entries:
            pairs = zip([entry.source, *[entry.plural or ""] * 5], entry.values, strict=False)
            for source, value in pairs:
                used.update(term.name for term in glossary.terms_in(source))
                broken += [(each.term.name, value) for each in glossary.violations(source, value)]
    assert broken == []
    assert {term.name for term in glossary.terms} == set(used), "a term that no source has"


def test_a_project_without_a_glossary_has_no_terms(tmp_path: Path) -> None:
    files = Files(tmp_path)
    assert read_glossary(files, "ar").terms == ()
    assert files.records == {"locales/ar/glossary.csv": "absent"}


def test_a_table_is_read_with_its_alternatives_and_lines(read: Callable[[str], Glossary]) -> None:
    terms = read(
        f'\ufeff{HEAD}"siege; blockade",الحصار,الإغلاق ;الطوق,"a, b\n c"\n\n,,هجوم إرهابي,\nwater,المياه\n'
    ).terms
    assert terms == (
        Term(("siege", "blockade"), ("الحصار",), ("الإغلاق", "الطوق"), "a, b\n c", 2),
        Term((), (), ("هجوم إرهابي",), "", 5),
        Term(("water",), ("المياه",), (), "", 6),
    )
    assert [term.name for term in terms] == ["siege", "هجوم إرهابي", "water"]


def test_columns_may_stand_in_any_order(read: Callable[[str], Glossary]) -> None:
    assert read("Translation,Term\r\nماء,water\r\n").terms == (Term(("water",), ("ماء",), line=2),)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("term,translation,forbiden\n", 1, "unknown column `forbiden`"),
        ("term\n", 1, "no column `translation`"),
        ("term,translation,term\n", 1, "more than one column `term`"),
        ("term;translation;note\n", 1, "the columns are parted by semicolons"),
        (f"{HEAD}a,ب,,n\n\nb,,,\n", 4, "the row lacks its term or its translation"),
        (f"{HEAD},ب,,\n", 2, "the row lacks its term or its translation"),
        (f"{HEAD}a,ب,ب,\n", 2, "`ب` is approved and forbidden"),
        (f"{HEAD}a,ب,,\nA,ت,,\n", 3, "`A` stands already in line 2"),
        (f"{HEAD}a,ب,,n,more\n", 2, "the row has more cells than there are columns"),
        (f'{HEAD}a,"ب"ب,,\n', 2, "the row is no CSV: ',' expected after '\"'"),
        (f'{HEAD}x,"ب,,\n', 2, "the row is no CSV: unexpected end of data"),
        (f"{HEAD}a,\u202eب,,\n", 2, "the character U+202E RIGHT-TO-LEFT OVERRIDE is not allowed"),
    ],
)
@pytest.mark.provokes("i18n-glossary-file")
def test_a_bad_row_is_told_by_its_line(read: Callable[[str], Glossary], text: str, line: int, says: str) -> None:
    with pytest.raises(Fault) as fault:
        read(text)
    found = fault.value.diagnostics[0]
    assert (found.code, found.message) == ("i18n-glossary-file", says)
    assert found.span is not None
    assert (found.span.path, found.span.line) == ("locales/ar/glossary.csv", line)


def test_every_bad_row_is_told(read: Callable[[str], Glossary]) -> None:
    with pytest.raises(Fault) as fault:
        read(f"{HEAD}a,,,\nb,,,\n")
    assert len(fault.value.diagnostics) == 2
