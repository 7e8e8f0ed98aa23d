"""What every test may rely on: a closed network, the repository, scratch projects, and English unless it asks."""

import gc
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

import provoking
from catalogs_of_others import gather
from mezanprint.console.language import Language, speak
from mezanprint.engine.fork import SELDOM

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from studio_browser import Studio

REPO = Path(__file__).resolve().parents[1]
# A slow machine is no fault of the text that was tried on it; and what a change broke is told from what was there
# before only if every run tries the same inputs. Others are searched for by ``--hypothesis-profile=search``.
settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "search", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("suite")
# Programs of the tests hear Ctrl-C, though a suite that runs in the background does not.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(variable, None)
os.environ["LC_ALL"] = "C.UTF-8"
# Where bytecode may not be kept, each of the many programs that tests start would compile all modules anew, and each
# process of the run would write all assertions anew: 20 seconds of the processor before the first test.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# A run makes and removes 130,000 files: a disk that is told of each freed block (ext4 with ``discard``) takes minutes
# to remove them. Where a folder in memory has room for them, and programs may be started in it, they are made there.
IN_MEMORY, ROOM = Path("/dev/shm"), 2 << 30
if "TMPDIR" not in os.environ and os.access(IN_MEMORY, os.W_OK):
    memory = os.statvfs(IN_MEMORY)
    if memory.f_bavail * memory.f_frsize >= ROOM and not memory.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)
# What the program keeps for a user is no business of tests.
STATE = tempfile.mkdtemp(prefix="mezanprint-state-")
os.environ["XDG_STATE_HOME"] = STATE
LONGEST = (
    "test_editor.py", "test_print_samples.py", "test_gallery.py", "test_verapdf.py", "test_faults.py",
    "test_published.py", "test_studio_page.py", "test_tagged_text.py", "test_writer_page.py", "test_pool.py",
    "test_cli.py", "test_axe.py", "test_schemas.py", "test_lifetime.py", "test_proof.py", "test_story.py",
    "test_press_files.py", "test_bombs.py", "test_dummy.py", "test_refused_pages.py", "test_adding.py",
    "test_web_page.py", "test_account_of_samples.py", "test_untrusted_project.py", "test_third_languages.py",
    "test_starter.py", "test_main_process.py", "test_kill_build.py", "test_determinism.py", "test_line_ends.py",
    "test_lines.py",
)  # fmt: skip
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the processes of a test run shared, when the first of them ends."""
    shutil.rmtree(STATE, ignore_errors=True)
    run = getattr(config, "workerinput", None)
    if run is None and (session := getattr(config.pluginmanager.get_plugin("dsession"), "nodemanager", None)):
        shutil.rmtree(Path(tempfile.gettempdir()) / f"mezanprint-tests-{session.testrunuid}", ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    """Hear which codes of findings are provoked, and have inputs depend on their test alone.

    Hypothesis takes numbers and words also from all modules that were imported so far, which a change of any of them
    changes, and the order of files; and it reads them all for that, in each process of a run.
    """
    provoking.listen()
    if config.getoption("--hypothesis-profile") != "search":
        providers._get_local_constants = lambda: providers._local_constants


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no process is left with one of them at the end."""
    provoking.expect(items, config.args)
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Have the collector of garbage look at what tests leave, and not at all modules and tests again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Hear which codes a test provokes, before its fixtures are made."""
    provoking.begin(item)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Fail a test that says it provokes a code and does not."""
    provoking.end(item)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Let no test hear the language that another one spoke."""
    yield
    speak(Language())


@pytest.fixture(scope="session", autouse=True)
def closed_network() -> Iterator[None]:
    """Fail any test that reaches for an address beyond this machine, even if the code under test hides the error."""

    def refuse(address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            pytest.fail(f"a test tried to reach {address!r}", pytrace=True)

    def guard(patch: pytest.MonkeyPatch, name: str) -> None:
        real: Callable[..., Any] = getattr(socket.socket, name)

        def checked(self: socket.socket, address: object, *rest: object) -> Any:
            refuse(address)
            return real(self, address, *rest)

        patch.setattr(socket.socket, name, checked)

    lookup = socket.getaddrinfo

    def getaddrinfo(host: object, *rest: Any, **named: Any) -> Any:
        refuse((host,))
        return lookup(host, *rest, **named)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        guard(patch, "connect")
        guard(patch, "connect_ex")
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """The repository's own folder."""
    return REPO


@pytest.fixture(scope="session")
def hostile() -> Path:
    """The folder of inputs made to harm, by kind; see its README."""
    return REPO / "tests" / "hostile"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of real Arabic catalogs, ``*.ar.po``, as three programs write them."""
    folder = tmp_path_factory.mktemp("corpus")
    gather(folder)
    return folder


@pytest.fixture
def new_project(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that makes a scratch project.

    ``new_project("minimal")`` copies ``tests/projects/minimal``; further arguments are folders laid over it.
    The repository's ``templates/`` (and its ``locales/*/LC_MESSAGES/templates.po``) are added unless the project has
    its own. Each call gives a new folder.
    """
    made = 0

    def make(name: str = "minimal", *over: Path) -> Path:
        nonlocal made
        made += 1
        root = tmp_path / f"project-{made}" / name
        shutil.copytree(REPO / "tests" / "projects" / name, root)
        if not (root / "templates").exists():
            shutil.copytree(REPO / "templates", root / "templates")
        for catalog in (REPO / "locales").glob("*/LC_MESSAGES/templates.po"):
            target = root / catalog.relative_to(REPO)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(catalog, target)
        for folder in over:
            shutil.copytree(folder, root, dirs_exist_ok=True)
        return root

    return make


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A running Chromium, one for each process of a run; ask for it with ``needs_chromium`` on the test.

    Its driver keeps an event loop in the main thread: what runs one of its own does so in another thread.
    """
    from studio_browser import running_browser

    with running_browser() as running:
        yield running


@pytest.fixture(scope="session")
def running_samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Studio"]:
    """The studio on a copy of the sample project, one for each process of a run."""
    from studio_browser import copied_project, running_studio

    with running_studio(copied_project(tmp_path_factory.mktemp("studio"))) as running:
        yield running


@pytest.fixture(scope="module")
def studio(running_samples: "Studio") -> Iterator["Studio"]:
    """The studio on the sample project, which the tests of a file share; its sources are then as they were."""
    from studio_browser import as_it_was

    with as_it_was(running_samples.root):
        yield running_samples
