"""What the machine must have, and what people are told when it has not."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mezanprint.project import system
from mezanprint.project.system import Need


def absent(name: str = "Nothing", package: str = "libnothing0") -> Need:
    return Need(name, (package, "nothing", "nothing", "mingw-nothing"), ("libnothing-there.so.0",))


@pytest.mark.parametrize("need", system.LIBRARIES, ids=lambda need: str(need.name))
def test_each_library_is_found_where_the_tests_run(need: Need) -> None:
    assert need.is_met(), system.advice((need,))


def test_the_libraries_are_those_weasyprint_opens() -> None:
    package = importlib.util.find_spec("weasyprint")
    assert package
    assert package.origin
    text = (Path(package.origin).parent / "text" / "ffi.py").read_text()
    for need in system.LIBRARIES:
        assert f"'{need.libraries[0]}'" in text, need.name


def test_a_missing_library_and_an_old_one_are_not_met() -> None:
    assert absent().find() is None
    pango = next(need for need in system.LIBRARIES if need.name == "Pango")
    newer = Need(pango.name, pango.packages, pango.libraries, pango.version, oldest=(99,))
    assert newer.find() == pango.find()
    assert not newer.is_met()
    assert system.missing((pango, newer)) == (newer,)


def test_versions_are_compared_as_numbers() -> None:
    need = Need("X", ("", "", "", ""), system.LIBRARIES[0].libraries, lambda _: "1.100", oldest=(1, 44))
    assert need.is_met()


def test_programs_and_python_modules_are_looked_for() -> None:
    packages = ("a", "b", "c", "d")
    assert Need("x", packages, programs=("sh",)).is_met()
    assert not Need("x", packages, programs=("sh", "no-such-program")).is_met()
    assert Need("x", packages, modules=("json",)).is_met()
    assert not Need("x", packages, modules=("no_such_module",)).is_met()


def test_the_advice_is_one_message_with_a_command_for_each_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "system_name", lambda: "macos")
    text = system.advice((absent("One"), absent("Two", "libtwo0"), absent("Three")))
    assert text.splitlines() == [
        "missing: One, Two, Three. To install:",
        "  macOS with Homebrew          brew install nothing",
        "  Debian, Ubuntu               sudo apt-get install --no-install-recommends libnothing0 libtwo0",
        "  Fedora                       sudo dnf install nothing",
        "  Windows with MSYS2 (UCRT64)  pacman -S mingw-nothing",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID=debian\n", "debian"),
        ('NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', "debian"),
        ("ID=fedora\n", "fedora"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"),
        ("ID=arch\n", None),
        ("", None),
    ],
)
def test_the_system_is_read_from_its_release_file(tmp_path: Path, text: str, expected: str | None) -> None:
    (tmp_path / "os-release").write_text(text)
    assert system.system_name(tmp_path / "os-release") == expected
    assert system.system_name(tmp_path / "absent") is None


def test_it_runs_before_anything_is_installed(repo_root: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, 'src'); from mezanprint.project import system; print(system.LIBRARIES[0].name)"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], cwd=repo_root, capture_output=True, text=True, check=True
    )
    assert run.stdout == "GLib\n"


def setup_script(repo_root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(repo_root / "scripts" / "setup.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | variables, check=False)


def test_the_setup_script_knows_its_two_groups(repo_root: Path) -> None:
    run = setup_script(repo_root, "everything")
    assert run.returncode == 1
    assert run.stderr == "usage: setup.py runtime|dev\n"


def fresh_setup(repo_root: Path, tmp_path: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run ``code`` with the setup script as module ``setup``, in a copy that shares nothing with the repository."""
    for name in ("scripts/setup.py", "pyproject.toml", "requirements/runtime.txt", "requirements/dev.txt"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((repo_root / name).read_bytes())
    for name in ("__init__.py", "project/__init__.py", "project/system.py"):
        target = tmp_path / "src" / "mezanprint" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((repo_root / "src" / "mezanprint" / name).read_bytes())
    lead = f"import sys; sys.path.insert(0, {str(tmp_path / 'scripts')!r}); import setup, os\n"
    return subprocess.run([sys.executable, "-I", "-c", lead + code], capture_output=True, text=True, check=False)


def test_an_old_python_without_a_newer_one_is_told_so(repo_root: Path, tmp_path: Path) -> None:
    run = fresh_setup(
        repo_root,
        tmp_path,
        "sys.version_info = (3, 9, 2)\nsetup.shutil.which = lambda name: None\nsetup.main(['runtime'])",
    )
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].startswith("Python 3.11 or newer is needed; this is ")
    assert "sudo dnf install python3" in run.stderr


def test_what_cannot_be_installed_ends_in_one_message(repo_root: Path, tmp_path: Path) -> None:
    code = """
import ctypes
def gone(name): raise OSError(name)
ctypes.CDLL = gone
setup.root_prefix = lambda: None
setup.install_packages = lambda group: sys.exit('went on')
setup.main(['runtime'])"""
    run = fresh_setup(repo_root, tmp_path, code)
    assert run.returncode == 1
    assert run.stderr.startswith("missing: GLib, Pango, PangoFT2, HarfBuzz, HarfBuzz subset, Fontconfig. To install:\n")
    assert len(run.stderr.splitlines()) == 5


def test_root_on_debian_installs_what_is_missing(repo_root: Path, tmp_path: Path) -> None:
    code = """
import ctypes
real, calls = ctypes.CDLL, []
def gone(name):
    if 'subset' in name and not calls: raise OSError(name)
    return real(name)
ctypes.CDLL = gone
setup.os.geteuid = lambda: 0
setup.shutil.which = lambda name: '/bin/true'
setup.subprocess.call = lambda command, **named: calls.append(command) or 0
sys.path.insert(0, setup.ROOT + '/src')
from mezanprint.project import system
system.system_name = lambda: 'debian'
setup.provide_system('runtime')
print(calls[-1][-3:])"""
    run = fresh_setup(repo_root, tmp_path, code)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == "['-y', '--no-install-recommends', 'libharfbuzz-subset0']"


def test_a_stamp_holds_until_what_it_names_changes(repo_root: Path, tmp_path: Path) -> None:
    code = """
def say(): print(*(int(setup.is_fresh(group)) for group in setup.GROUPS), sep='', end=' ')
def write(path, text, mode='w'): open(os.path.join(setup.ROOT, path), mode).write(text)
def link(target):
    if os.path.lexists(setup.venv_python()): os.remove(setup.venv_python())
    os.symlink(target, setup.venv_python())
os.makedirs(os.path.dirname(setup.venv_python()))
link(sys.executable)
write('.venv/pyvenv.cfg', 'version = %d.%d.0' % sys.version_info[:2])
say()
write(setup.stamp('dev'), setup.digest()); say()
os.remove(setup.stamp('dev')); write(setup.stamp('runtime'), setup.digest()); say()
link('gone'); say()
link(sys.executable); sys.version = 'a newer build of the same release'; say()
write('.venv/pyvenv.cfg', 'version = 3.4.5'); say()
write('.venv/pyvenv.cfg', 'version = %d.%d.0' % sys.version_info[:2]); say()
write('pyproject.toml', '[tool.other]', 'a'); say()
write('requirements/dev.txt', 'more', 'a'); say()"""
    run = fresh_setup(repo_root, tmp_path, code)
    # nothing, dev, runtime, dead link, newer build, other Python, mended, other settings, new lock
    assert run.stdout.split() == ["00", "11", "10", "00", "10", "00", "10", "10", "00"], run.stderr
