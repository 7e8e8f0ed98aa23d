from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fakes import Silence, Workers, typeset
from mezanprint.engine import pipeline
from mezanprint.engine.build_history import Records
from mezanprint.engine.builder import Builder, Options, locate, settle
from mezanprint.engine.cache import Cache
from mezanprint.engine.output_folder import OutputFolder, cache_folder
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Fault, Span, error, warning
from mezanprint.model.limits import Limits
from mezanprint.model.results import EditionResult, State
from mezanprint.project.files import Files

ALL = ["home en", "home ar", "street en", "street ar", "street ar+en"]
TOOLS = {"weasyprint": "70.0"}


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    return new_project("lamps")


def build(
    root: Path, workers: Workers, options: Options | None = None, tools: dict[str, str] = TOOLS
) -> dict[str, EditionResult]:
    """Build everything with a typesetter that counts; return the outcomes by edition."""
    project = Project(Files(root))
    editions = select(project, Selection())
    cache, output_folder = Cache(cache_folder(project.folder)), OutputFolder(project.folder)
    output_folder.open(editions)
    cache.open()
    builder = Builder(project, tools, cache, Records(), output_folder, options or Options())
    return {result.edition.name: result for result in builder.build(editions, lambda _: workers, Silence())}


def states(results: dict[str, EditionResult]) -> set[State]:
    return {result.state for result in results.values()}


def test_every_edition_is_typeset_and_put_in_its_place(root: Path) -> None:
    results = build(root, workers := Workers())
    assert sorted(workers.typeset) == sorted(ALL)
    assert list(results) == ALL
    assert states(results) == {State.TYPESET}
    for result in results.values():
        assert (root / result.path).read_bytes().startswith(b"%PDF")
    assert results["street ar+en"].path == "build/ar+en/street.pdf"


def test_each_edition_has_the_limits_of_its_document_and_other_limits_make_nothing_new(root: Path) -> None:
    build(root, Workers())
    street = root / "content/street/document.yaml"
    street.write_text(street.read_text("utf-8") + "limits: {processor_seconds: 300}\n", "utf-8")
    assert states(build(root, Workers())) == {State.UNCHANGED}
    build(root, workers := Workers(), Options(use_cache=False))
    assert workers.limits == {Limits(), Limits(processor_seconds=300)}


def test_the_longest_compositions_are_typeset_first(root: Path) -> None:
    build(root, workers := Workers())
    assert workers.typeset[0] == "street ar+en"


def test_nothing_is_typeset_twice(root: Path) -> None:
    build(root, Workers())
    results = build(root, workers := Workers())
    assert workers.typeset == []
    assert states(results) == {State.UNCHANGED}


def test_without_the_cache_everything_is_typeset_again(root: Path) -> None:
    build(root, Workers())
    build(root, workers := Workers(), Options(use_cache=False))
    assert sorted(workers.typeset) == sorted(ALL)


def test_other_tools_make_everything_new(root: Path) -> None:
    build(root, Workers())
    build(root, workers := Workers(), tools={"weasyprint": "70.1"})
    assert sorted(workers.typeset) == sorted(ALL)


def test_a_pdf_that_was_changed_or_removed_is_put_back_without_typesetting(root: Path) -> None:
    build(root, Workers())
    good = (root / "build/en/home.pdf").read_bytes()
    (root / "build/en/home.pdf").write_bytes(b"scribble")
    (root / "build/ar/home.pdf").unlink()
    results = build(root, workers := Workers())
    assert workers.typeset == []
    assert [name for name in ALL if results[name].state is State.RESTORED] == ["home en", "home ar"]
    assert (root / "build/en/home.pdf").read_bytes() == good


def test_a_fault_in_one_document_leaves_the_others_alone_and_keeps_its_last_good_pdf(root: Path) -> None:
    build(root, Workers())
    good = (root / "build/en/home.pdf").read_bytes()
    (root / "content/home/document.yaml").write_text("kind: [")
    (root / "content/street/document.yaml").write_text(
        (root / "content/street/document.yaml").read_text().replace("2026-11-22", "2026-11-23")
    )
    results = build(root, workers := Workers())
    assert sorted(workers.typeset) == ["street ar", "street ar+en", "street en"]
    assert (results["home en"].state, results["home en"].stale) == (State.FAILED, True)
    assert results["home en"].diagnostics
    assert (root / "build/en/home.pdf").read_bytes() == good


def failing(bad: Artifact | Fault) -> Callable[[Composition, Path], Artifact]:
    def produce(made: Composition, root: Path) -> Artifact:
        if made.edition.name == "home en":
            if isinstance(bad, Fault):
                raise bad
            return bad
        return typeset(made, root)

    return produce


def test_an_edition_without_pdf_fails_alone(root: Path) -> None:
    results = build(root, Workers(failing(Fault(error("typeset-crash", "stopped")))))
    assert [name for name in ALL if results[name].state is State.FAILED] == ["home en"]
    assert not results["home en"].stale
    assert results["home en"].diagnostics[0].span == Span("build/en/home.pdf")
    assert not (root / "build/en/home.pdf").exists()


def test_a_pdf_with_an_error_in_it_is_not_published_and_its_findings_are_told_again(root: Path) -> None:
    bad = Artifact(b"%PDF", 3, (error("layout-overflow", "cut off", Span("", page=2)),))
    for workers in (Workers(failing(bad)), Workers()):
        result = build(root, workers)["home en"]
        assert result.state is State.FAILED
        assert str(result.diagnostics[0].span) == "build/en/home.pdf: page 2"
        assert not (root / "build/en/home.pdf").exists()
    assert workers.typeset == []


def test_a_warning_is_told_on_every_build_and_stops_only_a_strict_one(root: Path) -> None:
    bad = Artifact(b"%PDF", 1, (warning("layout-near-empty-page", "nearly empty"),))
    first, again = build(root, Workers(failing(bad))), build(root, Workers())
    assert first["home en"].diagnostics == again["home en"].diagnostics != ()
    assert again["home en"].state is State.UNCHANGED
    strict = build(root, Workers(), Options(strict=True))["home en"]
    assert strict.state is State.FAILED
    assert strict.diagnostics[0].severity == "error"


def test_a_finding_about_a_text_stands_at_the_line_to_change(root: Path) -> None:
    overflow = warning("layout-covered", "cut off", Span("", page=1), key="home:title")

    def produce(made: Composition, root: Path) -> Artifact:
        return replace(typeset(made, root), diagnostics=(overflow,))

    results = build(root, Workers(produce))
    source, translation = (results[name].diagnostics[0].span for name in ("home en", "home ar"))
    assert source is not None
    assert translation is not None
    assert str(source) == "content/home/document.yaml:4:8: page 1"
    line = (root / "locales/ar/LC_MESSAGES/home.po").read_text().splitlines().index('msgstr "نور في البيت"') + 1
    assert str(translation) == f"locales/ar/LC_MESSAGES/home.po:{line}: page 1"


def test_a_finding_that_knows_its_line_keeps_it() -> None:
    found = error("style-misprint", "no grid", Span("templates/note/style.css", 3))
    assert settle(locate(found, {}), "build/en/home.pdf") == found


def test_a_place_that_cannot_be_written_costs_one_edition(root: Path) -> None:
    (root / "build/en/home.pdf").mkdir(parents=True)
    results = build(root, Workers())
    assert [name for name in ALL if results[name].state is State.FAILED] == ["home en"]
    assert [found.code for found in results["home en"].diagnostics] == ["build-write"]


@pytest.mark.provokes("build-internal")
def test_what_nobody_foresaw_costs_one_edition(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def prepare(project: Project, edition: object, **named: bool) -> object:
        if "home" in str(edition):
            raise ZeroDivisionError("division by zero")
        return pipeline.prepare(project, edition, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("mezanprint.engine.builder.prepare", prepare)
    results = build(root, Workers())
    assert [name for name in ALL if results[name].state is State.FAILED] == ["home en", "home ar"]
    (found,) = results["home en"].diagnostics
    assert found.code == "build-internal"
    assert "ZeroDivisionError: division by zero" in found.message
    assert "report it" in found.hints[0]


def test_a_check_publishes_and_keeps_nothing(root: Path) -> None:
    project = Project(Files(root))
    cache = Cache(cache_folder(project.folder), writable=False)
    builder = Builder(project, TOOLS, cache, Records(), OutputFolder(project.folder), Options(publish=False))
    results = builder.build(select(project, Selection()), lambda _: Workers(), Silence())
    assert {result.state for result in results} == {State.TYPESET}
    assert not (root / "build").exists()
