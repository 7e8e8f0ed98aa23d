import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import forkserver
from pathlib import Path

import psutil
import pytest

from fakes import act, composition, environment
from mezanprint.engine.delivery import Product
from mezanprint.engine.pool import Pool
from mezanprint.engine.worker import Restored
from mezanprint.model.compositions import Artifact
from mezanprint.model.diagnostics import warning
from mezanprint.model.limits import Limits
from mezanprint.project.confinement.confine import offered

HERE = offered()
needs_confinement = pytest.mark.skipif(
    not (HERE.landlock and HERE.seccomp), reason="this kernel offers no Landlock or no seccomp"
)
LIMITS = Limits(processor_seconds=1, patience=60)
"""A machine may be as busy as it likes."""
IMPATIENT = Limits(processor_seconds=1, patience=3)
PATIENCE = 120
"""Seconds for what comes in a moment unless it never comes."""


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    with Pool(2, tmp_path_factory.mktemp("root"), act) as pool:
        pool.start()
        yield pool
    assert workers() == []


def workers() -> list[psutil.Process]:
    """Those of all pools of this process: forks of one, or where that can not be, spawned."""
    ours = {child: " ".join(child.cmdline()) for child in psutil.Process().children()}
    forks = [fork for child, command in ours.items() if "forkserver" in command for fork in child.children()]
    return [*forks, *(child for child, command in ours.items() if "spawn_main" in command)]


def produce(pool: Pool, *texts: str) -> dict[str, Product]:
    """Typeset the texts and return what came of each."""
    made = {number: composition(html=text) for number, text in enumerate(texts)}
    limits = {number: IMPATIENT if text == "deep" else LIMITS for number, text in enumerate(texts)}
    return {texts[number]: product for number, product, _ in pool.produce(made, limits=limits)}


def codes(product: Product) -> list[str]:
    return [] if isinstance(product, Artifact) else [found.code for found in product]


def test_what_is_restored_is_checked_in_a_worker_and_comes_back_with_what_was_found(pool: Pool) -> None:
    kept = Artifact(b"%PDF-1.7 no more than a head", 1, (warning("layout-near-empty-page", "nearly empty"),))
    ((name, product, _),) = pool.check({3: Restored(composition(), kept, LIMITS)})
    assert isinstance(product, Artifact)
    assert (name, product.data) == (3, kept.data)
    assert [found.code for found in product.diagnostics] == ["layout-near-empty-page", "release-damaged"]


@pytest.mark.parametrize(
    ("bad", "code", "says"),
    [
        ("kill", "build-crash", "SIGKILL"),
        ("abort", "build-crash", "SIGABRT"),
        ("exit", "build-crash", "exit status 7"),
        ("spin", "build-time", "more than 1 s of the processor"),
        ("stubborn", "build-time", "more than 1 s of the processor"),
        ("deep", "build-crash", "not done after 3 s"),
        ("eat", "build-memory", "more than 2048 MB"),
        ("raise", "build-internal", "OddError: what nobody foresaw"),
        ("leave", "build-internal", "SystemExit"),
        ("fault", "typeset-crash", "no PDF comes of this"),
    ],
)
@pytest.mark.provokes("build-crash", "build-memory", "build-time")
def test_what_goes_wrong_in_a_worker_costs_one_edition(pool: Pool, bad: str, code: str, says: str) -> None:
    products = produce(pool, "good 1", bad, "good 2", "good 3")
    assert codes(products[bad]) == [code]
    assert says in products[bad][0].message  # type: ignore[index]
    assert [codes(products[f"good {n}"]) for n in (1, 2, 3)] == [[], [], []]


@needs_confinement
@pytest.mark.parametrize("bad", ["peek", "write", "run", "call"])
def test_an_edition_reaches_nothing_but_what_it_is_made_of(pool: Pool, bad: str) -> None:
    (pool.root / "private.txt").write_text("of somebody else")
    (found,) = produce(pool, bad)[bad]  # type: ignore[misc]
    assert found.code == "build-internal"
    assert "PermissionError" in found.message
    assert not (pool.root / "written.txt").exists()


@pytest.mark.parametrize("bad", ["forge", "babble"])
def test_an_answer_that_is_no_pages_is_not_believed(pool: Pool, bad: str) -> None:
    products = produce(pool, bad, "good")
    assert [codes(products[text]) for text in (bad, "good")] == [["build-crash"], []]
    assert not (pool.root / "forged.txt").exists()


def test_nothing_passes_from_one_edition_to_the_next(tmp_path: Path) -> None:
    with Pool(1, tmp_path, act) as pool:
        assert codes(produce(pool, "remember")["remember"]) == []
        assert codes(produce(pool, "recall")["recall"]) == ["build-internal"]


def test_editions_are_typeset_side_by_side(tmp_path: Path) -> None:
    seen: set[tuple[int, ...]] = set()

    def watch(at_work: tuple[int, ...]) -> None:
        seen.add(at_work)
        if at_work == (0, 1):
            (tmp_path / "both").touch()

    # Both wait for that file: they come to their end only if they are at work, and told of, at the same time.
    made = {number: composition(html="wait") for number in range(2)}
    with Pool(2, tmp_path, act) as pool:
        assert len(list(pool.produce(made, watch))) == 2
    assert (0, 1) in seen


def test_a_worker_that_dies_idle_costs_nothing(pool: Pool) -> None:
    produce(pool, "warm")
    for worker in workers():
        worker.kill()
    assert codes(produce(pool, "good")["good"]) == []


def test_workers_see_only_our_fonts_and_no_personal_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PANGO_LANGUAGE", "FC_DEBUG", "HB_OPTIONS", "FREETYPE_PROPERTIES", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, "SWAYED")
    monkeypatch.setenv("TZ", "Asia/Gaza")
    monkeypatch.setenv("LC_ALL", "ar_PS.UTF-8")
    told = []
    for _ in range(2):
        # The process that workers are forks of has the variables of the first who asked for one.
        forkserver._forkserver._stop()  # type: ignore[attr-defined]
        with Pool(1, tmp_path, environment) as pool:
            ((_, product, _),) = pool.produce({0: composition()})
        assert isinstance(product, Artifact)
        told.append(product.data.decode())
    assert "SWAYED" not in told[0]
    assert "\nTZ=UTC\n" in told[0]
    assert "\nLC_ALL=C.UTF-8\n" in told[0]
    assert "fonts.conf" in next(line for line in told[0].splitlines() if line.startswith("FONTCONFIG_FILE="))
    assert f"\nAS={2 * 1024**3}\nCORE=0\n" in told[0]
    assert told[0] == told[1]


def test_ending_a_pool_ends_busy_workers_at_once(tmp_path: Path) -> None:
    others = {worker.pid for worker in workers()}
    with Pool(1, tmp_path, act) as pool:
        results = pool.produce({0: composition(html="warm"), 1: composition(html="deep")})
        next(results)
        ours = [worker for worker in workers() if worker.pid not in others]
        assert ours
    assert not any(worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE for worker in ours)


ORPHANING = """
import sys, time
from pathlib import Path
from fakes import act, composition
from mezanprint.engine.pool import Pool
if __name__ == "__main__":
    with Pool(2, Path("."), act) as pool:
        for number, product, _ in pool.produce({0: composition(html="warm"), 1: composition(html="spin")}):
            print("busy", flush=True)
"""


def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "orphaning.py"
    script.write_text(ORPHANING)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env)
    assert parent.stdout
    assert parent.stdout.readline() == b"busy\n"
    children = psutil.Process(parent.pid).children(recursive=True)
    assert len(children) >= 2
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    _, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert alive == []
