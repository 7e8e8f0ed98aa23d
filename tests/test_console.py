import io
import os
import subprocess
import sys

import pytest

from fakes import composition
from mezanprint.console.console import Console
from mezanprint.console.report_text import Format
from mezanprint.console.terminal import visual_terminal
from mezanprint.model.diagnostics import error, info, warning
from mezanprint.model.results import EditionResult, Report, State

ARABIC = Report((EditionResult(composition().edition, "", State.FAILED, (error("i18n-language", "lacks `نور`"),)),))

SPEAK = """
import sys
from mezanprint.console.console import Console
from mezanprint.model.results import Report
from mezanprint.model.diagnostics import error, info, warning
console = Console()
console.findings(Report(diagnostics=(error("i18n-language", "lacks `نور`"),)))
for _ in range(3):
    console.say("x" * 100_000 + "\\n")
console.remark("still here")
"""


def speak(encoding: str) -> bytes:
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    result = subprocess.run([sys.executable, "-c", SPEAK], capture_output=True, env=env, check=True)
    return result.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1256"])
def test_a_console_without_the_letters_shows_code_points(encoding: str) -> None:
    line = speak(encoding).splitlines()[0].decode(encoding)
    assert line.startswith("error[i18n-language]: lacks `\\u2068")
    assert ("نور" in line) == (encoding == "cp1256")


def test_a_reader_that_goes_away_does_not_stop_the_work() -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    child = subprocess.Popen([sys.executable, "-c", SPEAK], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    assert child.stdout
    child.stdout.close()
    assert child.stderr
    assert child.stderr.read() == b"still here"
    assert child.wait() == 0
    child.stderr.close()


def test_for_machines_there_is_nothing_but_the_report() -> None:
    out, err = io.StringIO(), io.StringIO()
    console = Console(Format.JSON, out, err)
    console.say("a table")
    console.findings(ARABIC)
    assert out.getvalue().startswith("{")
    assert "a table" not in out.getvalue()


def test_how_to_ask_for_more_names_the_gravest_finding() -> None:
    out = io.StringIO()
    findings = (info("order-ambiguous", "a"), warning("layout-gap", "b"), error("layout-page-count", "c"))
    console = Console(Format.TEXT, out, io.StringIO())
    console.findings(Report((EditionResult(composition().edition, "", State.FAILED, findings),)))
    assert "`mezanprint explain layout-page-count` tells more" in out.getvalue()


def test_how_to_ask_for_more_is_said_once_and_only_where_there_is_a_finding() -> None:
    out = io.StringIO()
    console = Console(Format.TEXT, out, io.StringIO())
    console.findings(Report())
    assert out.getvalue() == ""
    for _ in range(2):
        console.findings(ARABIC)
    assert out.getvalue().count("`mezanprint explain i18n-language` tells more") == 1


def test_no_bar_is_drawn_where_nobody_watches() -> None:
    out, err = io.StringIO(), io.StringIO()
    console = Console(Format.TEXT, out, err)
    console.begin(3)
    console.at_work(("street en",))
    console.done(ARABIC.results[0])
    console.end()
    assert (out.getvalue(), err.getvalue()) == ("", "")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_what_is_being_typeset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    err = Terminal()
    with Console(Format.TEXT, io.StringIO(), err) as console:
        console.begin(3)
        console.at_work(("street ar",))
        console.done(ARABIC.results[0])
    assert "street ar" in err.getvalue()
    assert "1/3" in err.getvalue()


def test_a_terminal_that_cannot_join_letters_gets_them_joined_and_turned() -> None:
    out, err = io.StringIO(), io.StringIO()
    with visual_terminal():
        console = Console(Format.TEXT, out, err)
    console.findings(ARABIC)
    console.say("قال (نعم)\n")
    console.remark("لا\n")
    lines = out.getvalue().splitlines()
    assert (lines[0], lines[-1]) == ("error[i18n-language]: lacks `ﺭﻮﻧ`", "(ﻢﻌﻧ) ﻝﺎﻗ")
    assert err.getvalue() == "ﻻ\n"


@pytest.mark.parametrize("form", [Format.JSON, Format.GITHUB, Format.SARIF])
def test_what_is_for_programs_is_the_same_for_every_terminal(form: Format) -> None:
    def told() -> str:
        out = io.StringIO()
        console = Console(form, out, io.StringIO())
        console.findings(ARABIC)
        console.hand_over('{"name": "نور"}')
        return out.getvalue()

    with visual_terminal():
        visual = told()
    assert visual == told()
    assert "نور" in visual
