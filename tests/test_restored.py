"""What is kept is trusted no more than what is new: its seal and the release check stand before every publication."""

import io
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

import fakes
from fakes import Silence
from mezanprint.engine.builder import Options
from mezanprint.engine.cache import Cache, Hit
from mezanprint.engine.delivery import Product
from mezanprint.engine.output_folder import cache_folder
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.engine.worker import Restored
from mezanprint.model.results import EditionResult, State
from mezanprint.outputs import produce as outputs
from mezanprint.project.folder import Folder

ONE, PLAIN = Selection(("home",), locales=("en",)), Options()


class Workers(fakes.Workers):
    """Typesets and checks in this process as workers do, and counts both."""

    def __init__(self, root: Path) -> None:
        super().__init__(lambda made, _: outputs.produce(made, root))
        self.checked = 0

    def check(self, restored: Mapping[int, Restored]) -> Iterator[tuple[int, Product, float]]:
        self.checked += len(restored)
        yield from (
            (name, outputs.check(each.artifact, each.composition, Path()), 0.1) for name, each in restored.items()
        )


@pytest.fixture(scope="module")
def built(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built") / "lamps"
    shutil.copytree(repo_root / "tests" / "projects" / "lamps", root)
    assert build(root)[0].state is State.TYPESET
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "lamps")


def build(root: Path, options: Options = PLAIN, out: Path | None = None) -> tuple[EditionResult, Workers]:
    """Build one edition; return what came of it, and the workers."""
    session, workers = BuildSession(root, options, out=out), Workers(root)
    session.workers = lambda _editions: workers  # type: ignore[method-assign, assignment]
    (result,) = session.build(ONE, Silence()).results
    return result, workers


def published(root: Path) -> Path:
    return root / "build/en/home.pdf"


def forge(root: Path) -> None:
    """Put a script and a program into the kept PDF, under its right name and with a true seal."""
    cache = Cache(cache_folder(Folder.hold(root)))
    (path,) = (root / "build/.cache").glob("*.artifact")
    hit, out = cache.find(path.stem), io.BytesIO()
    assert isinstance(hit, Hit)
    with pikepdf.open(io.BytesIO(hit.artifact.data)) as pdf:
        pdf.Root.OpenAction = Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert(1)"))
        pdf.attachments["evil.exe"] = b"MZ"
        pdf.save(out)
    cache.keep(path.stem, replace(hit.artifact, data=out.getvalue()))


def codes(result: EditionResult) -> set[str]:
    return {found.code for found in result.diagnostics}


@pytest.mark.parametrize("strict", [False, True])
def test_a_forged_result_under_a_true_seal_is_refused_like_a_new_one(root: Path, *, strict: bool) -> None:
    forge(root)
    published(root).unlink()
    result, workers = build(root, Options(strict=strict, publish=False))
    assert result.state is State.FAILED
    assert codes(result) >= {"release-active", "release-attachment"}
    assert (workers.checked, workers.typeset) == (1, [])
    result, _ = build(root, Options(strict=strict))
    assert (result.state, result.refused) == (State.FAILED, "build/en/home.refused.pdf")
    assert codes(result) >= {"release-active", "release-attachment"}
    assert not published(root).exists()


def test_a_forged_result_stays_out_of_the_way_of_the_last_good_pdf(root: Path) -> None:
    good = published(root).read_bytes()
    forge(root)
    result, _ = build(root)
    assert (result.state, result.stale) == (State.FAILED, True)
    assert published(root).read_bytes() == good


@pytest.mark.parametrize("options", [Options(strict=True), Options(strict=True, publish=False)])
def test_a_forged_result_under_the_seal_of_somebody_else_is_typeset_anew(
    root: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = published(root).read_bytes()
    with monkeypatch.context() as forger:
        forger.setattr("mezanprint.project.seal.own_key", lambda: bytes(32))
        (root / "build/.cache/records.json").unlink()
        build(root)
        forge(root)
    published(root).write_bytes(b"theirs")
    result, workers = build(root, options)
    assert (result.state, workers.typeset) == (State.TYPESET, ["home en"])
    assert result.diagnostics == ()
    assert published(root).read_bytes() == (good if options.publish else b"theirs")


def test_a_published_file_that_was_exchanged_is_noticed_checked_and_put_right(root: Path) -> None:
    good = published(root).read_bytes()
    for theirs in (b"%PDF-1.7 theirs", good[:-1] + b"\r", b""):
        published(root).write_bytes(theirs)
        result, workers = build(root)
        assert (result.state, workers.checked, workers.typeset) == (State.RESTORED, 1, [])
        assert published(root).read_bytes() == good


def test_what_is_restored_into_another_folder_is_checked_too(root: Path, tmp_path: Path) -> None:
    result, workers = build(root, out=tmp_path / "out")
    assert (result.state, workers.checked) == (State.RESTORED, 1)
    assert (tmp_path / "out/en/home.pdf").read_bytes() == published(root).read_bytes()


@pytest.mark.parametrize("options", [PLAIN, Options(publish=False)])
def test_what_is_published_as_it_was_kept_starts_no_worker(
    root: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    for remembered in (True, False):
        if not remembered:
            (root / "build/.cache/records.json").unlink()
        session = BuildSession(root, options)
        monkeypatch.setattr(session, "workers", lambda _: pytest.fail("a worker was asked for"))
        (result,) = session.build(ONE, Silence()).results
        assert result.state is State.UNCHANGED
