"""Two scripts of one size: how much larger an Arabic face is set, measured beside the Latin one that it stands with."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mezanprint.model.brand import Brand, FontFile, Look, ScriptFaces
from mezanprint.model.font_reports import FontReport
from mezanprint.project.brand_fonts import LEAST, MOST
from mezanprint.project.font_packages import locate
from mezanprint.typefaces.boxed_fonts import look_at
from mezanprint.typesetting.weasyprint.fonts import pinned_fonts

_SHARE = 0.835
"""Of the Latin x-height that bodies of Arabic letters come to in the two pairs of the program (docs/designers.md)."""
_USUAL = {"Latn": "IBM Plex Sans", "Arab": "IBM Plex Sans Arabic"}
"""What is set where the house has no face of its own."""
_HEADS = {Look.SOBER: _USUAL, Look.BOLD: {"Latn": "Archivo", "Arab": "Noto Kufi Arabic"}}
"""What headings are set in there."""


def measured(
    types: tuple[ScriptFaces, ...], brand: Brand, reports: Mapping[FontFile, FontReport], root: Path
) -> tuple[ScriptFaces, ...]:
    """Return what scripts are set in, with widths and the size of Arabic beside Latin as far as they are measured.

    ``reports`` are of fonts that the project does not have yet.
    """
    by_script = {faces.script: faces for faces in types}
    texts, heads = _families(by_script, brand.look)
    regular = {script: _regular(family, brand, reports, root) for script, family in texts.items()}
    for script, report in regular.items():
        if script in by_script and report:
            usual = _regular(_USUAL[script], brand, reports, root)
            by_script[script] = replace(by_script[script], width=_width(report, usual, script))
    scale = _scale(regular["Latn"], regular["Arab"])
    head_scale = 0.0
    if heads != texts:
        head_scale = _scale(*(_regular(heads[script], brand, reports, root) for script in ("Latn", "Arab")))
    if scale:
        arabic = by_script.get("Arab", ScriptFaces("Arab"))
        by_script["Arab"] = replace(arabic, scale=scale, head_scale=head_scale if head_scale != scale else 0.0)
    return tuple(by_script.values())


def _families(by_script: Mapping[str, ScriptFaces], look: Look) -> tuple[dict[str, str], dict[str, str]]:
    """Return the family of text in each script, and that of headings."""
    own = {script: by_script.get(script, ScriptFaces(script)) for script in _USUAL}
    texts = {script: faces.text or _USUAL[script] for script, faces in own.items()}
    return texts, {script: faces.head or faces.text or _HEADS[look][script] for script, faces in own.items()}


def _scale(latin: FontReport | None, arabic: FontReport | None) -> float:
    """Return by how much Arabic is set larger to look as large; 0 where that can not be measured."""
    if latin and arabic and latin.x_height and arabic.medial_height:
        return max(LEAST, min(MOST, round(_SHARE * latin.x_height / arabic.medial_height, 2)))
    return 0.0


def _width(report: FontReport, usual: FontReport | None, script: str) -> float:
    """Return by how much nine of ten words are wider at most than in the usual face: labels need that room."""
    own, other = (dict(each.widths).get(script, ()) if each else () for each in (report, usual))
    ratios = sorted(one / two for one, two in zip(own, other, strict=False))
    return max(LEAST, min(MOST, round(ratios[len(ratios) * 9 // 10], 2))) if ratios else 1.0


def _regular(family: str, brand: Brand, reports: Mapping[FontFile, FontReport], root: Path) -> FontReport | None:
    """Return what is in the file of a family that its text is set in."""
    files = {file: None for each in brand.fonts if each.name == family for file in each.files}
    own = {file.path: reports.get(file) or (root / file.path if not file.package else _located(file)) for file in files}
    places = own or {font.file: font.locate() for font in pinned_fonts() if font.family == family}
    place = next((places[name] for name in sorted(places, key=_how_far_from_text)), None)
    return look_at(place, ()) if isinstance(place, Path) else place


def _located(file: FontFile) -> Path | None:
    return locate(file.package.partition("==")[0], file.path)


def _how_far_from_text(path: str) -> tuple[bool, bool, str]:
    """Return a key that sorts the upright file of usual weight first, by its name."""
    name = path.rpartition("/")[2].lower()
    return ("italic" in name or "oblique" in name, not ("regular" in name or "[" in name), name)
