"""The table of outputs, and one more that is added to it: nothing in the engine knows a medium by its name."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fakes import Silence
from mezanprint.engine.builder import Options
from mezanprint.engine.cache import Cache, Hit
from mezanprint.engine.output_folder import cache_folder
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.model.compositions import Composition, Metadata, Refusal
from mezanprint.model.customs import usual_style
from mezanprint.model.diagnostics import Fault, warning
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.kinds import FitRules
from mezanprint.model.locales import Direction, LocaleSpec
from mezanprint.model.media import PDF
from mezanprint.model.results import EditionResult, State
from mezanprint.outputs.output import Work, media_of, output_of
from mezanprint.outputs.table import MEDIA, OUTPUTS
from mezanprint.printing.print_profiles import check_paged
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from text_output import TEXT, WITH_TEXT

ONE = Selection(("home",), ("en",), "text")


def composition(profile: Profile) -> Composition:
    metadata = Metadata("Light", "The Lamp", "", ("en",), date(2026, 11, 22), rtl=False)
    return Composition(Edition("home", ("en",), profile), "<p>light</p>", (), metadata, FitRules())


def refused(made: Composition) -> Composition:
    house = LocaleSpec("en", Direction.LTR, usual_style("en"))
    return replace(made, refusal=Refusal((), "en", house, "en"))


@pytest.mark.parametrize(
    ("profile", "name"),
    [
        (Profile("screen"), "reading"),
        (Profile("archive", standard=Profile("archive").standard), "reading"),
        (Profile("office", sheet="A4"), "print"),
        (Profile("press", marks=("crop",), bleed=3, slug=10), "print"),
    ],
)
def test_a_composition_becomes_what_its_profile_is_for(profile: Profile, name: str) -> None:
    assert output_of(composition(profile), OUTPUTS).name == name
    assert output_of(refused(composition(profile)), OUTPUTS).name == "refused"


def test_what_no_output_accepts_has_none() -> None:
    with pytest.raises(LookupError):
        output_of(composition(Profile("text", medium=TEXT)), OUTPUTS)


def test_every_output_has_a_name_and_reaches_workers() -> None:
    assert len({output.name for output in OUTPUTS}) == len(OUTPUTS)
    assert pickle.loads(pickle.dumps(OUTPUTS)) == OUTPUTS
    assert media_of(OUTPUTS) == MEDIA
    assert PDF in MEDIA
    assert len({medium.suffix for medium in MEDIA}) == len(MEDIA)


def test_findings_come_in_the_order_of_the_stages() -> None:
    first, second = (warning("release-lost-words", name) for name in ("first", "second"))
    work = Work(composition(Profile("screen")), Path("/")).reported([first]).reported([], [second])
    assert work.artifact.diagnostics == (first, second)


def build(root: Path, selection: Selection = ONE, options: Options = Options()) -> tuple[EditionResult, ...]:  # noqa: B008 - frozen
    """Build with one more output: in workers, confined, through cache, records and report."""
    with BuildSession(root, options, outputs=WITH_TEXT) as session:
        report = session.build(selection, Silence())
        assert report.diagnostics == ()
        return report.results


def test_one_file_and_one_row_are_a_further_output(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    file = root / "build/en/home.text.txt"
    (result,) = build(root)
    assert (result.state, result.path, result.pages) == (State.TYPESET, "build/en/home.text.txt", None)
    assert file.read_text() == "Light at home Ask us, and a lamp will come."
    assert build(root)[0].state is State.UNCHANGED
    file.unlink()
    assert build(root)[0].state is State.RESTORED
    content = root / "content/home/document.yaml"
    content.write_text(content.read_text().replace("title: ", "title: New ", 1))
    assert build(root)[0].state is State.TYPESET
    assert file.read_text().startswith("New Light")
    # A project that has no such edition any more has no file of it either.
    content.unlink()
    with BuildSession(root, Options(), outputs=WITH_TEXT) as session:
        removed = session.build(Selection(profile="text"), Silence()).removed
    assert "build/en/home.text.txt" in removed
    assert not file.exists()


def test_a_kept_file_of_it_is_checked_before_it_is_put_back(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    build(root)
    cache = Cache(cache_folder(Folder.hold(root)))
    (kept,) = (root / "build/.cache").glob("*.artifact")
    hit = cache.find(kept.stem)
    assert isinstance(hit, Hit)
    cache.keep(kept.stem, replace(hit.artifact, data=b"other words"))
    (root / "build/en/home.text.txt").unlink()
    (result,) = build(root)
    assert (result.state, [found.code for found in result.diagnostics]) == (State.FAILED, ["release-damaged"])
    assert not (root / "build/en/home.text.txt").exists()
    # It has no pages on which anything could be marked.
    assert result.refused == ""


def test_settings_name_it_where_the_table_has_it(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text() + '\n[profiles.mail]\noutput = "text"\nrelease = "reviewed"\n')
    assert [result.path for result in build(root, Selection(("home",), ("en",), "mail"))] == ["build/en/home.mail.txt"]
    with BuildSession(root, Options()) as session:
        (found,) = session.build(Selection(("home",), ("en",), "mail"), Silence()).diagnostics
    assert (found.code, found.message) == ("project-unknown-value", "`text` is no value of `output`")


def test_nobody_looks_at_it_as_at_a_pdf(new_project: Callable[..., Path]) -> None:
    project = Project(Files(new_project("lamps")), media_of(WITH_TEXT))
    check_paged(project, project.config.profile("screen"))
    with pytest.raises(Fault) as caught:
        check_paged(project, project.config.profile("text"))
    (found,) = caught.value.diagnostics
    assert found.code == "cli-not-print"
    assert found.hints == ("add one to `mezanprint.toml` that has a `sheet`",)


def test_paper_and_ink_are_nothing_for_a_medium_without_pages(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text() + '\n[profiles.mail]\noutput = "text"\nsheet = "A4"\n')
    with BuildSession(root, Options(), outputs=WITH_TEXT) as session:
        (found,) = session.build(Selection(("home",), ("en",), "mail"), Silence()).diagnostics
    assert found.code == "project-unknown-key"
    assert "`sheet`" in found.message
