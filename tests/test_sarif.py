"""Findings as SARIF: what the standard requires of each part, and nothing lost."""

import json

from mezanprint.console.sarif import as_sarif
from mezanprint.model.diagnostics import Diagnostic, Severity, Span, warning
from mezanprint.model.results import Report


def told(*findings: Diagnostic) -> dict[str, object]:
    log = json.loads(as_sarif(Report(diagnostics=findings)))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
    return run  # type: ignore[no-any-return]


def test_nothing_found_is_a_run_without_results() -> None:
    assert told()["results"] == []


def test_a_finding_has_its_rule_place_and_key() -> None:
    run = told(
        Diagnostic(
            Severity.ERROR, "i18n-numbers", "lacks `3`", Span("locales/ar/a b.po", 7, 3, 2), ("look",), "leaflet:title"
        ),
        warning("template-unprinted", "hides", None),
        Diagnostic(Severity.INFO, "i18n-numbers", "again", Span("x.po", 9)),
    )
    first, second, third = sorted(run["results"], key=lambda result: result["level"])  # type: ignore[call-overload]
    assert first["message"]["text"] == "lacks `3`\nhint: look"
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "locales/ar/a%20b.po"},
                "region": {"startLine": 7, "startColumn": 3, "endColumn": 5},
            },
            "logicalLocations": [{"fullyQualifiedName": "leaflet:title"}],
        }
    ]
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 9}
    assert "locations" not in third
    rules = run["tool"]["driver"]["rules"]  # type: ignore[index]
    assert [rule["id"] for rule in rules] == ["template-unprinted", "i18n-numbers"]
    assert rules[1]["name"] == "C1"
    assert "numbers of its source" in rules[1]["shortDescription"]["text"]


def test_a_rule_says_what_its_code_means_and_what_to_do_in_the_language_asked_for() -> None:
    report = Report(diagnostics=(warning("press-one-bit", "coarse"), warning("inspect-lost-words", "two words")))
    rules = {}
    for language in ("en", "ar"):
        (run,) = json.loads(as_sarif(report, language))["runs"]
        rules[language] = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    coarse = rules["en"]["press-one-bit"]
    assert coarse["shortDescription"]["text"].startswith(
        "A picture of one bit, black or white without greys, is too coarse"
    )
    assert coarse["help"]["text"] == "Scan or export it at 1200 dpi, or as a drawing."
    assert coarse["defaultConfiguration"] == {"level": "error"}
    assert rules["ar"]["press-one-bit"]["help"]["text"] == (
        "\u2068امسحها أو صدّرها بدقة 1200 نقطة في البوصة، أو اجعلها رسمًا.\u2069"
    )
    # A page of the documentation is not there for everybody; the command is.
    assert "`mezanprint explain text-layer` says why" in rules["en"]["inspect-lost-words"]["help"]["text"]
