#!/usr/bin/env python3
"""Bring a fresh clone to where it can build: ``setup.py runtime``, or ``setup.py dev`` for the tests too.

Makes ``.venv`` with the locked packages and, on Debian and Ubuntu, installs the system libraries. Does nothing, and
needs no network, when all is there. An old Python (3.7) can still read it, to say that it is too old.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
GROUPS = ("runtime", "dev")
OLDEST = (3, 11)
TOO_OLD = """\
To install a newer Python; name it if need be: make PYTHON=python3.11
  Debian 12, Ubuntu 24.04 or newer  sudo apt-get install python3 python3-venv
  Fedora                            sudo dnf install python3
  macOS with Homebrew               brew install python
  Windows with MSYS2 (UCRT64)       pacman -S mingw-w64-ucrt-x86_64-python
Python 3.11 or newer is needed; this is {}."""


def main(arguments: list[str]) -> None:
    """Set up one group of packages, or end with a message."""
    if len(arguments) != 1 or arguments[0] not in GROUPS:
        sys.exit("usage: setup.py runtime|dev")
    if sys.version_info < OLDEST:
        hand_over_to_newer_python(arguments)
    group = arguments[0]
    provide_system(group)
    if not is_fresh(group):
        if group == "dev":
            provide_browser()
        install_packages(group)


def hand_over_to_newer_python(arguments: list[str]) -> None:
    """Run this script again with a newer Python of this machine, or say that there is none."""
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        # A name on the path may be a switch without a Python behind it.
        if newer and subprocess.call([newer, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(newer, [newer, os.path.abspath(__file__), *arguments])
    sys.exit(TOO_OLD.format(sys.version.split()[0]))


def provide_system(group: str) -> None:
    """Install missing system libraries where that can be done without a question; otherwise say how, and stop."""
    sys.path.insert(0, os.path.join(ROOT, "src"))
    from mezanprint.project import system

    def look() -> tuple[system.Need, ...]:
        needs = system.LIBRARIES + (system.TEST_PROGRAMS if group == "dev" else ())
        return system.missing(needs + (() if os.path.exists(VENV) else system.VENV_MODULE))

    lacking = look()
    prefix = root_prefix() if lacking and system.system_name() == "debian" else None
    if prefix is not None:
        apt_install(prefix, system.packages(lacking, "debian"))
        lacking = look()
    if lacking:
        sys.exit(system.advice(lacking))


def provide_browser() -> None:
    """Install Chromium where that can be done without a question; without it the tests of web pages are skipped."""
    from mezanprint.project import system

    prefix = root_prefix() if system.missing(system.BROWSER) and system.system_name() == "debian" else None
    if prefix is not None:
        apt_install(prefix, system.packages(system.BROWSER, "debian"))


def root_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where that would ask for a password."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0
    return ["sudo", "-n"] if allowed else None


def apt_install(prefix: list[str], packages: tuple[str, ...]) -> None:
    """Install Debian packages; a failure shows in what is still missing afterwards."""
    print("installing", *packages, flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.call([*apt, "update"])
    subprocess.call([*apt, "install", "-y", "--no-install-recommends", *packages], stdout=subprocess.DEVNULL)


def digest() -> str:
    """Return the digest of all that decides what is installed; a virtual environment cannot be moved, hence ROOT."""
    import tomllib

    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as stream:
        settings = tomllib.load(stream)
    packaging = [settings["build-system"], settings["project"], settings["tool"]["hatch"]]
    # A Python mended in place (3.11.2 to 3.11.9) keeps its packages; apt may do that while this script runs.
    parts = [ROOT.encode(), repr(sys.version_info[:2]).encode(), repr(packaging).encode()]
    for group in GROUPS:
        with open(os.path.join(ROOT, "requirements", f"{group}.txt"), "rb") as stream:
            parts.append(stream.read())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamp(group: str) -> str:
    """Return the path of the file that says a group is installed."""
    return os.path.join(VENV, f"installed-{group}")


def venv_python() -> str:
    """Return the path of the virtual environment's Python."""
    folder = os.path.basename(sysconfig.get_path("scripts"))
    return os.path.join(VENV, folder, "python.exe" if os.name == "nt" else "python")


def has_this_python() -> bool:
    """Tell whether the virtual environment is there, whole, and of this Python."""
    if not os.path.exists(venv_python()):  # never made, or a dead link because the Python behind it was removed
        return False
    with open(os.path.join(VENV, "pyvenv.cfg")) as stream:
        return f"version = {sys.version_info[0]}.{sys.version_info[1]}." in stream.read()


def is_fresh(group: str) -> bool:
    """Tell whether the packages of a group (or of a larger one) are installed as they are locked."""
    if not has_this_python():
        return False
    wanted = digest()
    for larger in GROUPS[GROUPS.index(group) :]:
        if os.path.exists(stamp(larger)):
            with open(stamp(larger)) as stream:
                if stream.read() == wanted:
                    return True
    return False


def install_packages(group: str) -> None:
    """Make the virtual environment and install the locked packages, then this project in place.

    An older environment is changed, not thrown away: without a network it goes on working as it was.
    """
    print("setting up .venv", flush=True)
    if not has_this_python():
        run("the virtual environment could not be made", sys.executable, "-m", "venv", "--clear", VENV)
    for name in filter(os.path.exists, map(stamp, GROUPS)):
        os.remove(name)
    pip = (venv_python(), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-input")
    # The lock names all there is to install.
    locked = (
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "-r",
        os.path.join(ROOT, "requirements", f"{group}.txt"),
    )
    run("the locked packages could not be installed; the network is needed once", *pip, *locked)
    in_place = ("--no-deps", "--no-index", "--no-build-isolation", "--editable", ROOT)
    run("the project itself could not be installed", *pip, *in_place)
    with open(stamp(group), "w") as stream:
        stream.write(digest())


def run(complaint: str, *command: str) -> None:
    """Run a command, or stop with one sentence."""
    if subprocess.call(command) != 0:
        sys.exit(complaint)


if __name__ == "__main__":
    main(sys.argv[1:])
