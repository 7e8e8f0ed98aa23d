"""veraPDF finds what is published of each document to keep its standards, and does find faults where they are."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from editions import Made, copy_project, make_components, make_editions
from house_fonts import give_fonts
from mezanprint.engine.selection import Selection
from mezanprint.preflight.readers.verapdf import Verdict, judge

BOTH = ("3a", "ua1")
SECOND = ("4", "4f", "ua2")
Key = tuple[str, str]


def no_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def no_claim(pdf: pikepdf.Pdf) -> None:
    words = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(words.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>9<").replace(b">A<", b">Z<"))


def no_words_for_pictures(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure":
            del each["/Alt"]


def no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


FAULTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], dict[str, str]]] = {
    "no-colours": (no_colours, {"3a": "6.2.4.3-2"}),
    "no-claim": (no_claim, {"3a": "6.6.4-3", "ua1": "5-2"}),
    "no-words": (no_words_for_pictures, {"ua1": "7.3-1"}),
    "no-tags": (no_tags, {"3a": "6.7.3.3-1", "ua1": "7.1-11"}),
}
"""How a good file is spoilt, and the rules that must then be broken."""


@pytest.fixture(scope="module")
def components(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_components(repo_root, tmp_path_factory.mktemp("made") / "components")


@pytest.fixture(scope="module")
def made(repo_root: Path, components: Made) -> tuple[Made, ...]:
    """Of each document the edition that has most in it: both languages, where there is one."""
    return tuple({each.composition.edition.document: each for each in (*make_editions(repo_root), components)}.values())


@pytest.fixture(scope="module")
def archived(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, ...]:
    folder = tmp_path_factory.mktemp("kept") / "components"
    kept = make_components(repo_root, folder, "archive")
    house = copy_project(repo_root, "minimal", tmp_path_factory.mktemp("house") / "minimal")
    give_fonts(house, '\n[profiles.archive]\nstandard = "ua-2"\n')
    own = make_editions(house, Selection(locales=("en",), profile="archive"))
    return (*make_editions(repo_root, Selection(locales=("ar",), profile="archive")), kept, *own)


@pytest.fixture(scope="module")
def verdicts(
    made: tuple[Made, ...], archived: tuple[Made, ...], components: Made, tmp_path_factory: pytest.TempPathFactory
) -> dict[Key, Verdict]:
    """One run of Java over everything: it starts slowly."""
    folder = tmp_path_factory.mktemp("judged")
    cases = []
    for each in (*made, *archived):
        file = folder / each.file_name
        assert not file.exists()
        file.write_bytes(each.artifact.data)
        cases += [(file, profile) for profile in (standards(each) if each in archived else BOTH)]
    for name, (spoil, rules) in FAULTS.items():
        with pikepdf.open(io.BytesIO(components.artifact.data)) as pdf:
            spoil(pdf)
            pdf.save(folder / f"{name}.pdf")
        cases += [(folder / f"{name}.pdf", profile) for profile in rules]
    return {(Path(verdict.file).name, verdict.profile): verdict for verdict in judge(cases)}


def standards(archived: Made) -> tuple[str, str]:
    """Return the profiles that an edition for the archive is judged by."""
    return "ua2", "4f" if archived.composition.attachments else "4"


def test_every_sample_document_and_every_component_keeps_both_standards(
    made: tuple[Made, ...], verdicts: dict[Key, Verdict]
) -> None:
    assert len(made) > 4
    broken = {
        (each.name, profile): verdict.failures
        for each in made
        for profile in BOTH
        if not (verdict := verdicts[each.file_name, profile]).passed or verdict.failures
    }
    assert broken == {}


def test_every_document_for_the_archive_keeps_the_second_standards(
    archived: tuple[Made, ...], verdicts: dict[Key, Verdict]
) -> None:
    judged = [verdicts[each.file_name, profile] for each in archived for profile in standards(each)]
    assert {verdict.profile for verdict in judged} == set(SECOND)
    assert [verdict for verdict in judged if not verdict.passed] == []


def test_every_file_was_really_looked_at(
    made: tuple[Made, ...], archived: tuple[Made, ...], verdicts: dict[Key, Verdict]
) -> None:
    for editions, profiles in ((made, lambda _each: BOTH), (archived, standards)):
        for each in editions:
            assert all(verdicts[each.file_name, profile].assertions > 1000 for profile in profiles(each)), each.name


@pytest.mark.parametrize("name", FAULTS)
def test_the_judge_finds_a_planted_fault(name: str, verdicts: dict[Key, Verdict]) -> None:
    for profile, rule in FAULTS[name][1].items():
        verdict = verdicts[f"{name}.pdf", profile]
        assert not verdict.passed
        assert rule in [failure.rule for failure in verdict.failures]


def test_a_judge_that_cannot_run_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mezanprint.preflight.readers.java.shutil.which", lambda _: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(OSError, match="no Java runtime"):
        judge([(Path("a.pdf"), "3a")])


def test_a_file_that_is_no_pdf_is_an_error_not_a_verdict(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no PDF at all")
    with pytest.raises(OSError, match="veraPDF failed"):
        judge([(tmp_path / "a.pdf", "3a")])
