"""Refused editions: their marked pages stand beside the last good PDF as long as they are true, and no longer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fakes import Silence, Workers, typeset
from mezanprint.console import report_text as reporting
from mezanprint.engine.build_history import read_records
from mezanprint.engine.builder import Options
from mezanprint.engine.cleaner import clean
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity, Span, error, warning
from mezanprint.model.geometry import Area
from mezanprint.model.regions import PageLayout, Region
from mezanprint.model.results import EditionResult, Report, State
from mezanprint.outputs.refused_places import in_order, reach
from mezanprint.project.folder import Folder

REFUSED = "build/ar/home.refused.pdf"
OVER = error("layout-overflow", "too long", Span("", page=1, area=Area(1, 2, 3, 4)), key="home:title")
PLAIN = Options()
EVERYTHING = Selection()


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    return new_project("lamps")


def too_long(made: Composition, root: Path) -> Artifact:
    """Typeset with a fault in one edition; its marked pages are those bytes that say so."""
    if made.edition.name != "home ar":
        return typeset(made, root)
    if made.refusal:
        return Artifact(b"%PDF-1.7 marked", 1, made.refusal.findings)
    return replace(typeset(made, root), diagnostics=(OVER,))


def build(
    root: Path,
    produce: Callable[[Composition, Path], Artifact] = too_long,
    options: Options = PLAIN,
    selection: Selection = EVERYTHING,
    out: Path | None = None,
) -> dict[str, EditionResult]:
    return {result.edition.name: result for result in report(root, produce, options, selection, out).results}


def report(
    root: Path,
    produce: Callable[[Composition, Path], Artifact] = too_long,
    options: Options = PLAIN,
    selection: Selection = EVERYTHING,
    out: Path | None = None,
) -> Report:
    session = BuildSession(root, options, out=out)
    session.workers = lambda _editions: Workers(produce)  # type: ignore[method-assign, assignment]
    return session.build(selection, Silence())


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_marked_pages_lie_beside_the_last_good_pdf_and_never_in_its_place(root: Path) -> None:
    build(root, typeset)
    good = (root / "build/ar/home.pdf").read_bytes()
    edit(root / "locales/ar/LC_MESSAGES/home.po", "نور في البيت", "نور طويل في البيت")
    result = build(root)["home ar"]
    assert (result.state, result.stale, result.refused) == (State.FAILED, True, REFUSED)
    assert (root / REFUSED).read_bytes() == b"%PDF-1.7 marked"
    assert (root / "build/ar/home.pdf").read_bytes() == good
    assert [str(found.span) for found in result.marks] == ["locales/ar/LC_MESSAGES/home.po:11: page 1"]


def test_only_what_is_refused_is_marked_and_a_second_build_makes_it_from_the_cache(root: Path) -> None:
    build(root)
    assert sorted(path.name for path in (root / "build").rglob("*.refused.pdf")) == ["home.refused.pdf"]
    workers = Workers(too_long)
    session = BuildSession(root, PLAIN)
    session.workers = lambda _editions: workers  # type: ignore[method-assign, assignment]
    (root / REFUSED).unlink()
    session.build(EVERYTHING, Silence())
    assert workers.typeset == []
    assert (root / REFUSED).exists()


def test_marked_pages_go_when_the_edition_can_be_built(root: Path) -> None:
    build(root)
    edit(root / "locales/ar/LC_MESSAGES/home.po", "نور في البيت", "نور")
    assert build(root, typeset)["home ar"].refused == ""
    assert not (root / REFUSED).exists()
    assert "ar/home.refused.pdf" not in read_records(Folder.hold(root / "build/.cache")).outputs


def test_marked_pages_go_when_an_edition_is_recalled_as_it_was(root: Path) -> None:
    build(root, typeset)
    catalog = root / "locales/ar/LC_MESSAGES/home.po"
    before = catalog.read_text()
    edit(catalog, "نور في البيت", "نور طويل")
    build(root)
    assert (root / REFUSED).exists()
    catalog.write_text(before)
    assert build(root)["home ar"].state is State.UNCHANGED
    assert not (root / REFUSED).exists()


@pytest.mark.parametrize("path", ["content/home/document.yaml", "mezanprint.toml"])
def test_marked_pages_of_an_older_state_do_not_outlive_a_fault_before_the_layout(root: Path, path: str) -> None:
    build(root)
    assert (root / REFUSED).exists()
    (root / path).write_text("kind: [")
    assert report(root).status == Report.FAULTY
    assert not (root / REFUSED).exists()


def test_a_typesetter_that_gives_no_page_leaves_none(root: Path) -> None:
    def crash(made: Composition, root: Path) -> Artifact:
        raise Fault(error("typeset-crash", "stopped"))

    build(root)
    edit(root / "locales/ar/LC_MESSAGES/home.po", "نور في البيت", "نور طويل")
    result = build(root, crash)["home ar"]
    assert (result.refused, result.marks) == ("", ())
    assert not (root / REFUSED).exists()


def test_what_hinders_the_marked_pages_is_told(root: Path) -> None:
    def half(made: Composition, root: Path) -> Artifact:
        if made.refusal:
            raise Fault(error("build-time", "too slow"))
        return too_long(made, root)

    assert [found.code for found in build(root, half)["home ar"].diagnostics] == ["layout-overflow", "build-time"]


def test_a_text_without_translation_is_shown_on_its_page_too(root: Path) -> None:
    edit(root / "locales/ar/LC_MESSAGES/home.po", 'msgstr "نور في البيت"', 'msgstr ""')
    made: list[Composition] = []

    def keep(composition: Composition, root: Path) -> Artifact:
        made.append(composition)
        return typeset(composition, root)

    result = build(root, keep)["home ar"]
    assert (result.state, result.refused) == (State.FAILED, REFUSED)
    (marked,) = (each for each in made if each.refusal)
    assert marked.refusal
    assert [found.code for found in marked.refusal.findings] == ["i18n-untranslated"]
    assert (marked.refusal.language, marked.refusal.house.code) == ("ar", "ar")
    assert build(root, options=Options(draft=True))["home ar"].refused == REFUSED


def test_the_language_of_the_notes_may_be_asked_for(root: Path) -> None:
    spoken: list[str] = []

    def keep(composition: Composition, root: Path) -> Artifact:
        spoken.extend([composition.refusal.language] if composition.refusal else [])
        return too_long(composition, root)

    build(root, keep, Options(language="en"))
    assert spoken == ["en"]


def test_a_strict_build_shows_what_its_warnings_stop(root: Path) -> None:
    def nearly(made: Composition, root: Path) -> Artifact:
        return replace(typeset(made, root), diagnostics=(warning("layout-near-empty-page", "nearly empty"),))

    assert build(root, nearly)["home ar"].refused == ""
    assert build(root, nearly, Options(strict=True))["home ar"].refused == REFUSED


def test_a_check_makes_none(root: Path) -> None:
    result = build(root, options=Options(publish=False))["home ar"]
    assert (result.state, result.refused) == (State.FAILED, "")
    assert not (root / "build").exists()


def test_marked_pages_go_with_their_document(root: Path) -> None:
    build(root)
    (root / "content/home/document.yaml").unlink()
    (root / "content/home").rmdir()
    assert REFUSED in report(root).removed
    assert not (root / REFUSED).exists()


def test_clean_takes_them_away(root: Path) -> None:
    build(root)
    assert REFUSED in clean(root, lambda: None)
    assert not (root / "build").exists()


def test_a_full_build_of_another_profile_leaves_them(root: Path) -> None:
    build(root)
    build(root, selection=Selection(profile="office"))
    assert (root / REFUSED).exists()
    assert (root / "build/ar/home.office.refused.pdf").exists() is False


def test_another_folder_gets_its_own(root: Path, tmp_path: Path) -> None:
    assert build(root, out=tmp_path / "out")["home ar"].refused == str(tmp_path / "out/ar/home.refused.pdf")
    assert not (root / REFUSED).exists()
    build(root, typeset, Options(use_cache=False), out=tmp_path / "out")
    assert not (tmp_path / "out/ar/home.refused.pdf").exists()


def test_the_report_and_the_table_name_them_and_do_not_call_them_built(root: Path) -> None:
    made = report(root)
    assert f'"refused": "{REFUSED}"' in (root / "build/report.json").read_text()
    row = next(line for line in reporting.table(made.results).splitlines() if line.startswith("home ar"))
    assert row.split() == ["home", "ar", "failed"]
    news = next(line for line in reporting.news(made).splitlines() if line.startswith("home ar"))
    assert news.endswith(f"; {REFUSED} shows what is wrong")


LINE, TAIL = Area(10, 100, 90, 112), Area(10, 10, 90, 22)
LAYOUT = (
    PageLayout(100, 120, (Region("doc:a", "en", (LINE,), "a"), Region("doc:a", "ar", (TAIL,), "a")), (LINE,)),
    PageLayout(100, 120, (Region("doc:a", "ar", (TAIL,), "a"),), (Area(-30, 10, 50, 150),)),
)


def found(code: str, path: str, key: str | None = "doc:a", page: int | None = None) -> Diagnostic:
    return Diagnostic(Severity.ERROR, code, "wrong", Span(path, 3, page=page), key=key)


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        (found("i18n-hidden", "locales/ar/LC_MESSAGES/doc.po"), (1, TAIL)),
        (found("i18n-hidden", "locales/ar/LC_MESSAGES/doc.po", "a"), (1, TAIL)),
        (found("layout-lost", "locales/ar/LC_MESSAGES/doc.po"), (2, TAIL)),
        (found("layout-lost", "content/doc/document.yaml"), (1, LINE)),
        (found("layout-lost", "locales/fr/LC_MESSAGES/doc.po"), (2, TAIL)),
        (found("layout-lost", "content/doc/document.yaml", "doc:gone"), (None, None)),
        (found("layout-page-count", "content/doc/document.yaml", None), (None, None)),
    ],
)
def test_a_finding_without_a_place_stands_at_its_text(finding: Diagnostic, place: tuple[int, Area]) -> None:
    ((span),) = (each.span for each in in_order([finding], LAYOUT, "en"))
    assert span
    assert (span.page, span.area) == place
    assert span.line == 3


def test_numbers_follow_the_pages_from_the_top_down() -> None:
    low = replace(OVER, span=Span("x", page=1, area=LINE), key=None)
    high = replace(OVER, span=Span("x", page=1, area=TAIL), key=None)
    second, whole = found("a", "x", None, page=2), found("b", "x", None)
    assert in_order([whole, second, low, high], LAYOUT, "en") == (high, low, second, whole)


def test_the_desk_is_as_wide_as_what_stands_off_the_paper() -> None:
    off = replace(OVER, span=Span("x", page=1, area=Area(90, 50, 160, 60)))
    assert reach([off], LAYOUT, 320) == Area(30, 0, 60, 30)
    assert reach([off], LAYOUT, 40) == Area(30, 0, 40, 30)
