"""``mezanprint doctor``: the truth about the installation, quickly."""

import ctypes
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from mezanprint.cli.doctor import command
from mezanprint.installation import doctor
from mezanprint.preflight.press.plates import ghostscript
from mezanprint.project import system
from mezanprint.project.confinement.confine import Confinement
from mezanprint.typesetting.weasyprint import fonts


def test_all_is_well_where_the_tests_run() -> None:
    assert [check for check in doctor.examine() if not check.ok] == []
    found = {check.name: check.found for check in doctor.examine()}
    assert found["weasyprint"] is not None
    assert found["weasyprint"].startswith("70.")
    assert found["Pango"] is not None
    assert found["Pango"].split(".")[0] == "1"
    assert found["font Amiri"]


def test_it_imports_no_weasyprint() -> None:
    code = "import sys; from mezanprint.installation.doctor import examine; examine()"
    code += "; sys.exit('weasyprint' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, check=True)


def test_it_looks_at_every_package_the_project_declares(repo_root: Path) -> None:
    project = tomllib.loads((repo_root / "pyproject.toml").read_text())["project"]
    declared = project["dependencies"]
    ours = {line.split(">=")[0] if "==" not in line else line for line in declared if not line.startswith("fontpkg-")}
    assert set(doctor.PACKAGES) == ours
    assert list(doctor.STUDIO) == [line.split(">=")[0] for line in project["optional-dependencies"]["studio"]]
    pinned = {f"{font.distribution}=={font.version}" for font in fonts.pinned_fonts() if font.version}
    assert pinned == {line for line in declared if line.startswith("fontpkg-")}


def test_what_only_the_studio_needs_is_no_fault_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = doctor._version
    monkeypatch.setattr(doctor, "_version", lambda name: None if name == "h11" else real(name))
    answer = CliRunner().invoke(command, standalone_mode=False)
    assert answer.return_value == 0
    assert re.search(r"^not found +h11$", answer.output, re.MULTILINE)
    assert re.search(r"^ok +uvicorn +0\.", answer.output, re.MULTILINE)
    assert '`mezanprint studio`; to install: python -m pip install "mezanprint[studio]"' in answer.output


def test_a_missing_library_comes_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_subsetter(name: str) -> ctypes.CDLL:
        if "subset" in name:
            raise OSError(name)
        return real(name)

    real = ctypes.CDLL
    monkeypatch.setattr(ctypes, "CDLL", without_subsetter)
    monkeypatch.setattr(system, "system_name", lambda: "debian")
    (bad,) = (check for check in doctor.examine() if not check.ok)
    assert (bad.name, bad.found) == ("HarfBuzz subset", None)
    assert bad.remedy == "sudo apt-get install --no-install-recommends libharfbuzz-subset0"


def test_a_release_of_weasyprint_nobody_looked_at_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_version", {"weasyprint": "71.0"}.get)
    by_name = {check.name: check for check in doctor.examine()}
    assert by_name["weasyprint"] == doctor.Check(
        "weasyprint", "71.0", ok=False, remedy='python -m pip install "weasyprint==70.*"'
    )
    assert not by_name["pikepdf"].ok


def test_a_changed_font_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    real = fonts.check_fonts
    monkeypatch.setattr(
        doctor, "check_fonts", lambda chosen: real(chosen) or (chosen[0].family == "Amiri" and ("changed",)) or ()
    )
    (bad,) = (check for check in doctor.examine() if not check.ok)
    assert bad.name == "font Amiri"
    assert bad.remedy == "python -m pip install --force-reinstall fontpkg-amiri==1.2"


def test_a_kernel_that_shuts_nobody_in_is_told_and_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "offered", lambda: Confinement(landlock=0, seccomp=False))
    told = CliRunner().invoke(command)
    assert told.exit_code == 0
    assert re.search(r"not found +Landlock\n", told.output)
    assert re.search(r"not found +seccomp\n", told.output)
    assert "without Landlock, whoever takes over a worker can read whatever you can read" in told.output


def test_ghostscript_is_asked_for_its_version_and_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    version = subprocess.run(["gs", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    found = {check.name: check.found for check in doctor.examine()}
    assert found["Ghostscript"] == version
    monkeypatch.setattr(ghostscript, "find", lambda: None)
    monkeypatch.setattr(system, "system_name", lambda: "debian")
    told = CliRunner().invoke(command)
    assert told.exit_code == 0
    assert re.search(r"not found +Ghostscript\n", told.output)
    assert "without Ghostscript, `mezanprint preflight` sees no plates; to install it: sudo apt-get" in told.output


def test_what_the_kernel_offers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "offered", lambda: Confinement(landlock=5, seccomp=True))
    found = {check.name: check.found for check in doctor.examine()}
    assert (found["Landlock"], found["seccomp"]) == ("ABI 5", "found")
