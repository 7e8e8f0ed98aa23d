"""What preflight finds of planted faults, and what it says of sound files: a judge that knows nothing of its rules.

``python benchmarks/preflight.py [--held-out] [--no-plates] [--only WORD ...] [--keep FOLDER]``. Each fault is planted
into a file that is sound otherwise, and counts as found when a finding has a code that names it. Nothing is fetched: a
program that makes files is left out and named where it is not installed (``pip install typst fpdf2 cairocffi``;
Debian's ``chromium``, ``ghostscript``, ``libreoffice-calc``, ``scribus`` and ``xvfb``).
"""

import argparse
import io
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pikepdf
from click.testing import CliRunner

import held_colour
import held_ink
import held_pages
import held_things
import planted_colour
import planted_ink
import planted_jobs
import planted_pages
import planted_pictures
import planted_things
import sound_producers
import sound_sheets
from mezanprint.cli.main import command
from planted_fault import Fault
from sound_sheets import Sound

OPEN = (
    *planted_colour.FAULTS,
    *planted_ink.FAULTS,
    *planted_pictures.FAULTS,
    *planted_pages.FAULTS,
    *planted_things.FAULTS,
    *planted_jobs.FAULTS,
)
HELD_OUT = (*held_colour.FAULTS, *held_ink.FAULTS, *held_pages.FAULTS, *held_things.FAULTS)
SOUND = (*sound_sheets.SOUND, *sound_producers.SOUND)


@dataclass(frozen=True, slots=True)
class Said:
    """What the command said of a file: its findings as (severity, code, message), and its exit status."""

    findings: tuple[tuple[str, str, str], ...]
    status: int
    words: str


@dataclass(frozen=True, slots=True)
class Result:
    """A fault and what was said of it."""

    fault: Fault
    said: Said

    @property
    def severity(self) -> str | None:
        """The gravest severity of a finding that names the fault; None where there is none."""
        found = {severity for severity, code, _ in self.said.findings if code in self.fault.codes}
        return next((each for each in ("error", "warning") if each in found), None)


def ask(path: Path, *options: str) -> Said:
    """Return what the command says of a file."""
    result = CliRunner().invoke(command, ["preflight", str(path), "--format", "json", *options])
    try:
        files = json.loads(result.stdout)["files"]
    except (json.JSONDecodeError, KeyError):
        return Said(_complaints(result.output), result.exit_code, result.output or repr(result.exception))
    found = [(each["severity"], each["code"], each["message"]) for file in files for each in file["findings"]]
    return Said(tuple(found), result.exit_code, result.output)


def _complaints(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return findings that are told as lines: ``file: error[code]: message``."""
    found = []
    for line in text.splitlines():
        for severity in ("error", "warning"):
            _, mark, rest = line.partition(f"{severity}[")
            if mark:
                code, _, message = rest.partition("]: ")
                found.append((severity, code, message))
    return tuple(found)


def plant(fault: Fault, path: Path) -> Path:
    """Write a file with a fault in it."""
    with pikepdf.open(io.BytesIO(fault.made())) as pdf:
        fault.plant(pdf)
        fault.save(pdf, path)
    return path


def make(sound: Sound, path: Path) -> Path:
    """Write a sound file."""
    sound.make(path)
    return path


def tell(results: Sequence[Result]) -> None:
    """Print a table by group, and what was missed by name."""
    print(f"{'group':14}{'planted':>8}{'found':>7}{'milder':>8}{'missed':>8}")
    by_group = sorted(results, key=lambda result: result.fault.group)
    for group, some in groupby(by_group, key=lambda result: result.fault.group):
        _row(group, list(some))
    _row("all", results)
    for result in results:
        if result.severity is None:
            others = sorted({code for _, code, _ in result.said.findings})
            said = f"said: {', '.join(others)}" if others else "said nothing"
            if not result.said.findings and result.said.status > 1:
                said = result.said.words.strip().splitlines()[-1]
            print(f"missed {result.fault.severity}: {result.fault.group}, {result.fault.name} ({said})")
        elif result.severity != result.fault.severity:
            print(f"as {result.severity}, not {result.fault.severity}: {result.fault.group}, {result.fault.name}")


def tell_sound(said: Sequence[tuple[Sound, Said]]) -> None:
    """Print how many sound files of whom there are, and what was said of them."""
    for producer, some in groupby(sorted(each.producer for each, _ in said)):
        print(f"sound files: {len(list(some)):3} by {producer}")
    for producer in sound_producers.MISSING:
        print(f"not installed: {producer}")
    alarms = [(sound, each) for sound, answer in said for each in answer.findings]
    refused = [(sound, answer) for sound, answer in said if answer.status > 1]
    print(f"false alarms: {len(alarms)} in {len({sound for sound, _ in alarms})} of {len(said)} files")
    for sound, (severity, code, message) in alarms:
        print(f"false {severity}: {sound.name} ({sound.producer}): {code}: {message}")
    for sound, answer in refused:
        print(f"refused: {sound.name} ({sound.producer}): {answer.words.strip().splitlines()[-1]}")


def hide(program: str, folder: Path) -> None:
    """Leave in the search path of this process all programs but one."""
    for place in os.environ["PATH"].split(os.pathsep):
        for path in Path(place).glob("*"):
            target = folder / path.name
            if path.name != program and not target.is_symlink():
                target.symlink_to(path)
    os.environ["PATH"] = str(folder)


def _row(name: str, results: Sequence[Result]) -> None:
    found = [result for result in results if result.severity]
    milder = [result for result in found if (result.severity, result.fault.severity) == ("warning", "error")]
    print(f"{name:14}{len(results):8}{len(found):7}{len(milder):8}{len(results) - len(found):8}")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=[""], help="only faults and files with these words in their names")
    parser.add_argument("--no-plates", action="store_true", help="as where Ghostscript is not installed")
    parser.add_argument(
        "--held-out", action="store_true", help="the faults that rules were not made by, for the others"
    )
    parser.add_argument("--keep", type=Path, help="folder for the files")
    chosen = parser.parse_args()

    def _named(name: str) -> bool:
        return any(word in name for word in chosen.only)

    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        wanted = [each for each in (HELD_OUT if chosen.held_out else OPEN) if _named(f"{each.group} {each.name}")]
        files = [(each, plant(each, folder / f"{number:03}.pdf")) for number, each in enumerate(wanted, 1)]
        sound = [each for each in SOUND if _named(f"sound {each.producer} {each.name}")]
        good = [(each, make(each, folder / f"sound-{number:02}.pdf")) for number, each in enumerate(sound, 1)]
        if chosen.no_plates:
            (Path(temporary) / "programs").mkdir()
            hide("gs", Path(temporary) / "programs")
        print("plates by Ghostscript" if shutil.which("gs") else "without plates", "\n")
        tell([Result(fault, ask(path, *fault.job)) for fault, path in files])
        tell_sound([(each, ask(path, *each.job)) for each, path in good])


if __name__ == "__main__":
    main()
