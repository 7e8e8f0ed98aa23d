import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner, Result

from mezanprint.cli.main import COMMANDS, command

ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
PROGRAM = [sys.executable, "-m", "mezanprint"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is built already."""
    root = tmp_path_factory.mktemp("project") / "lamps"
    shutil.copytree(Path(__file__).parent / "projects" / "lamps", root)
    assert invoke("build", "--project", root).return_value == 0
    return root


def run(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as people do."""
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, env={**ENV, **env}, check=False)


def invoke(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


def test_help_lists_every_command_and_says_how_to_begin() -> None:
    said = run("--help").stdout.decode()
    for name in COMMANDS:
        assert f"\n  {name} " in said
    assert "mezanprint new leaflets" in said
    assert "_MEZANPRINT_COMPLETE=bash_source" in said
    assert run("--version").stdout.startswith(b"mezanprint 0.")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(name: str) -> None:
    result = CliRunner().invoke(command, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_help_loads_nothing_that_takes_time() -> None:
    heavy = {"weasyprint", "jinja2", "babel", "pikepdf", "PIL", "fontTools", "yaml", "rich", "pebble", "nh3", "numpy"}
    code = f"import sys; from mezanprint.cli.main import run; run(); print(sorted({heavy!r} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code, "--help"], env=ENV, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("Usage:")
    assert told.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["bild"], "did you mean `build`?"),
        (["build", "--wrong"], "No such option"),
        (["build", "--jobs", "0"], "write a whole number from 1 to 64"),
        (["build", "--project", "/nowhere-at-all"], "does not exist"),
        (["clean", "extra"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_told_and_ends_with_2(arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert says in result.stderr.decode()
    assert b"Traceback" not in result.stderr


def test_outside_a_project_it_says_how_to_begin(tmp_path: Path) -> None:
    result = subprocess.run([*PROGRAM, "build"], capture_output=True, env=ENV, cwd=tmp_path, check=False)
    assert result.returncode == 2
    assert b"mezanprint new DIR" in result.stderr


def test_a_build_says_what_it_made_and_what_to_open(built: Path) -> None:
    result = subprocess.run(
        [*PROGRAM, "build", "home", "--no-cache"], capture_output=True, env=ENV, cwd=built / "content", check=False
    )
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 0
    assert lines[0].startswith("home en  typeset  1 page")
    assert lines[0].endswith("build/en/home.pdf")
    assert lines[2:] == [
        "2 editions: 2 typeset",
        "text: 13/13 pairs in Chrome's reader",
        f"open {built}/build/en/home.pdf",
    ]


def test_a_build_with_nothing_to_do_explains_why(built: Path) -> None:
    result = invoke("build", "street", "--locale", "ar+en", "--explain", "--project", built)
    assert result.return_value == 0
    assert result.output.startswith("street ar+en: unchanged\n   nothing changed\n")


def test_unknown_documents_and_locales_are_wrong_usage(built: Path) -> None:
    result = invoke("build", "stret", "--project", built)
    assert result.return_value == 2
    assert result.output.startswith(
        "error[cli-document]: there is no document `stret`\n   hint: did you mean `street`?\n"
    )
    result = invoke("check", "home", "--locale", "ar+en", "--project", built)
    assert result.return_value == 2
    assert "error[cli-locale]: `home` has no edition `ar+en`" in result.output


def test_a_build_with_nothing_to_do_loads_neither_typesetter_nor_templates_nor_workers(built: Path) -> None:
    invoke("build", "--project", built)
    program = [sys.executable, "-X", "importtime", *PROGRAM[1:], "build", "--project", str(built)]
    loaded = subprocess.run(program, capture_output=True, env=ENV, check=True).stderr.decode()
    modules = {line.rpartition("|")[2].strip().split(".")[0] for line in loaded.splitlines()}
    assert "click" in modules
    assert modules & {"weasyprint", "jinja2", "pebble", "pikepdf", "PIL", "rich"} == set()


def test_watching_what_is_not_there_is_wrong_usage(built: Path) -> None:
    assert invoke("watch", "stret", "--project", built).return_value == 2


def test_a_disk_that_is_full_leaves_the_last_good_pdfs(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    assert invoke("build", "home", "--locale", "en", "--project", root).return_value == 0
    before = {path: path.read_bytes() for path in (root / "build").rglob("*.pdf")}
    path = root / "content/home/document.yaml"
    path.write_text(path.read_text().replace("2026-11-22", "2026-11-23"))
    limited = [
        *("bash", "-c", 'trap "" XFSZ; ulimit -f 2; exec "$@"', "-"),
        *PROGRAM,
        "build",
        "home",
        "--locale",
        "en",
        "--project",
        str(root),
    ]
    result = subprocess.run(limited, capture_output=True, env=ENV, check=False)
    assert result.returncode == 1
    assert b"error[build-write]: cannot be written: File too large" in result.stdout
    assert {path: path.read_bytes() for path in (root / "build").rglob("*.pdf")} == before
    assert list((root / "build").rglob(".mezan-*")) == []
    assert invoke("build", "home", "--locale", "en", "--project", root).return_value == 0


def test_two_builds_at_once_both_end_well(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    builds = [
        subprocess.Popen(
            [*PROGRAM, "build", "home", "--project", root], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENV
        )
        for _ in range(2)
    ]
    said = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert min(said) == b""
    assert max(said) in (b"", b"waiting for another build of this project to end\n")
    assert len(list((root / "build").rglob("*.pdf"))) == 2


def test_json_is_the_report_and_nothing_else(built: Path) -> None:
    result = run("build", "--format", "json", "--project", built)
    assert json.loads(result.stdout) == json.loads((built / "build/report.json").read_text())


def test_faults_end_with_1_and_github_sees_the_line(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    (root / "content/home/document.yaml").write_text("kind: note\ncolour: red\n")
    result = invoke("check", "home", "--format", "github", "--project", root)
    assert result.return_value == 1
    assert "::error file=content/home/document.yaml,line=2,col=1,title=content-unknown-key::" in result.output


@pytest.mark.parametrize("encoding", ["ascii", "cp1256"])
def test_arabic_in_a_finding_never_breaks_the_console(new_project: Callable[..., Path], encoding: str) -> None:
    root = new_project("lamps")
    (root / "content/home/document.yaml").write_text("kind: مذكرة\n")
    result = run("check", "home", "--project", root, PYTHONIOENCODING=encoding)
    assert result.returncode == 1
    assert b"content-unknown-kind" in result.stdout
    assert b"Traceback" not in result.stderr


def test_a_reader_that_goes_away_does_not_change_the_exit_status(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    (root / "content/street/document.yaml").write_text("kind: [")
    for arguments, status in ((["check", "street"], 1), (["build", "home", "--locale", "en"], 0)):
        child = subprocess.Popen(
            [*PROGRAM, *arguments, "--project", root], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV
        )
        assert child.stdout
        child.stdout.close()
        assert child.stderr
        assert child.stderr.read() == b""
        assert child.wait() == status
        child.stderr.close()


def test_a_fault_of_our_own_is_one_line_without_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = import_module("mezanprint.cli.main")

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(module.command, "main", fail)
    assert module.run() == 1
    said = capsys.readouterr().err
    assert said.startswith("error[build-internal]: mezanprint stopped with ZeroDivisionError: division by zero\n")
    assert "MEZANPRINT_DEBUG=1" in said
    assert "Traceback" not in said


def test_documents_and_locales_complete(built: Path) -> None:
    def complete(words: str) -> list[str]:
        env = {"_MEZANPRINT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        return run(**env).stdout.decode().split()

    assert complete("mezanprint b") == ["plain,build"]
    assert complete(f"mezanprint build --project {built} ho") == ["plain,home"]
    assert complete(f"mezanprint build --project {built} --locale ar") == ["plain,ar", "plain,ar+en"]
    assert complete("mezanprint build --project /nowhere ho") == []


@pytest.fixture
def slow(new_project: Callable[..., Path]) -> Path:
    """A project in which one edition takes many seconds."""
    root = new_project("lamps")
    path = root / "content/street/document.yaml"
    path.write_text(
        path.read_text().replace("[en, ar, ar+en]", "[en]") + "\n".join(f"      {n} lamps\n" for n in range(3500))
    )
    return root


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_build_ends_at_once_and_leaves_whole_files_and_no_orphans(slow: Path, number: int) -> None:
    child = subprocess.Popen(
        [*PROGRAM, "build", "--project", slow],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENV,
        start_new_session=True,
    )
    program = psutil.Process(child.pid)
    _wait(lambda: (slow / "build/en/home.pdf").exists())
    workers = program.children(recursive=True)
    assert workers
    os.killpg(child.pid, number)
    _, said = child.communicate()
    assert child.returncode == 128 + number
    assert said == b"stopped\n"
    assert not (slow / "build/en/street.pdf").exists()
    _wait(lambda: not any(worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE for worker in workers))
    assert (slow / "build/en/home.pdf").read_bytes().rstrip().endswith(b"%%EOF")
    assert list((slow / "build").rglob(".mezan-*")) == []


def test_watch_builds_again_what_changed_and_only_that(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    shutil.rmtree(root / "content/street")
    child = subprocess.Popen(
        [*PROGRAM, "watch", "--project", root], stdout=subprocess.PIPE, env=ENV, text=True, start_new_session=True
    )
    assert child.stdout
    try:
        assert "watching for changes; Ctrl-C ends\n" in child.stdout
        good = (root / "build/en/home.pdf").read_bytes()
        path = root / "content/home/document.yaml"
        path.write_text(path.read_text().replace("2026-11-22", "2026-11-23"))
        assert child.stdout.readline().startswith("home en typeset in")
        assert child.stdout.readline().endswith(": `content/home/document.yaml` changed\n")
        assert (root / "build/en/home.pdf").read_bytes() != good
        good = (root / "build/en/home.pdf").read_bytes()
        path.write_text("kind: [")
        assert child.stdout.readline().startswith("content/home/document.yaml:1:7: error[content-yaml]")
        assert (root / "build/en/home.pdf").read_bytes() == good
        child.send_signal(signal.SIGINT)
        child.communicate()
    finally:
        child.kill()
        child.wait()
    assert child.returncode == 130


def _wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)
