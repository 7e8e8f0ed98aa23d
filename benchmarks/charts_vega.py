"""Charts of Vega-Lite in Arabic: as a specification comes, and with all that one can say in it for Arabic."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from faces import find
from mezanprint.i18n.po.po_parser import parse_po

Spec = dict[str, Any]
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_WIDTH, _HEIGHT = 317, 150
"""Points: the column of a fact sheet."""
_DIGITS = {
    "decimal": "٫",
    "thousands": "٬",
    "grouping": [3],
    "currency": ["", ""],
    "numerals": list("٠١٢٣٤٥٦٧٨٩"),
}
_GREEN, _LIGHT, _RED = "#23513f", "#6b9a85", "#8f3524"


def draw_plain(section: str, library: Path, folder: Path) -> Path:
    """Write the chart as its specification comes; return its PDF."""
    return _write(_SPECS[section](library, turned=False), folder / f"{section}-plain.pdf", {})


def draw_turned(section: str, library: Path, folder: Path) -> Path:
    """Write the chart with scales turned round, axes on the other side and digits of the locale; return its PDF."""
    return _write(_SPECS[section](library, turned=True), folder / f"{section}-turned.pdf", {"format_locale": _DIGITS})


def _write(spec: Spec, target: Path, options: Mapping[str, Any]) -> Path:
    import vl_convert

    for name in ("IBMPlexSansArabic-Regular.ttf", "IBMPlexSans[wdth,wght].ttf"):
        if face := find(name):
            vl_convert.register_font_directory(str(face.parent))
    target.write_bytes(vl_convert.vegalite_to_pdf(spec, **options))
    return target


def _words(library: Path, document: str) -> dict[str, str]:
    file = library / "locales/ar/LC_MESSAGES" / f"{document}.po"
    return {entry.source: entry.values[0] for entry in parse_po(file.read_bytes(), file.name).entries if entry.source}


def _rows(library: Path, name: str) -> list[dict[str, str]]:
    with (library / "content" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _head(title: str, counted: str, *, turned: bool) -> Spec:
    return {
        "$schema": _SCHEMA,
        "width": _WIDTH,
        "height": _HEIGHT,
        "title": {"text": title, "subtitle": counted, "anchor": "end" if turned else "start"},
        "config": {"font": "IBM Plex Sans Arabic", "view": {"stroke": None}},
    }


def _bars(library: Path, *, turned: bool) -> Spec:
    words = _words(library, "branches")
    rows = [
        {"branch": words[row["Branch"]], "lent": int(row["Books lent"])}
        for row in _rows(library, "branches/branches.csv")
    ]
    side = {"axis": {"orient": "right", "ticks": False, "domain": False}} if turned else {}
    names = {"field": "branch", "type": "nominal", "sort": None, "title": None, **side}
    lengths: Spec = {"field": "lent", "type": "quantitative", "title": None, "axis": None}
    if turned:
        lengths["scale"] = {"reverse": True}
    text = {"type": "text", "align": "right" if turned else "left", "dx": -4 if turned else 4}
    return {
        **_head(words["Orchard Street lends the most"], words["Books lent in 2025"], turned=turned),
        "data": {"values": rows},
        "encoding": {"y": names, "x": lengths},
        "layer": [
            {"mark": {"type": "bar", "color": _GREEN}},
            {"mark": text, "encoding": {"text": {"field": "lent", "type": "quantitative", "format": ","}}},
        ],
    }


def _lines(library: Path, *, turned: bool) -> Spec:
    words = _words(library, "visitors")
    rows = [
        {"year": int(row["Year"]), "who": words[name], "visits": int(row[name]) if row[name] else None}
        for row in _rows(library, "visitors/visitors.csv")
        for name in ("Adults", "Children")
    ]
    across: Spec = {"field": "year", "type": "quantitative", "title": None, "axis": {"format": "d"}}
    across["scale"] = {"zero": False, "reverse": turned, "nice": False}
    upwards: Spec = {"field": "visits", "type": "quantitative", "title": None, "axis": {"tickCount": 4}}
    legend = {"title": None, "orient": "left" if turned else "right"}
    names: Spec = {"field": "who", "type": "nominal", "legend": legend}
    names["scale"] = {"range": [_GREEN, _RED]}
    if turned:
        upwards["axis"]["orient"] = "right"
    ends = {"mark": {"type": "text", "dy": -8}, "encoding": {"text": {"field": "visits", "format": ","}}}
    ends["transform"] = [{"filter": "datum.year == 2025"}]
    counted = words["Visits a month, mean of the year, 2012 to 2025"]
    return {
        **_head(words["Children overtook adults in 2025"], counted, turned=turned),
        "data": {"values": rows},
        "encoding": {"x": across, "y": upwards, "color": names},
        "layer": [{"mark": {"type": "line", "point": True}}, ends],
    }


_SPECS = {"loans": _bars, "visits": _lines}
