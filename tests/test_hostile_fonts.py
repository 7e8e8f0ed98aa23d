"""Fonts that lie or break: none comes in by a style sheet, by a picture, or in place of an installed file."""

from pathlib import Path

import pytest

from mezanprint.model.cropping import UNTREATED
from mezanprint.model.diagnostics import Fault
from mezanprint.templating.styles.style_lint import read_sheet
from mezanprint.typesetting.typeset import picture_gate
from mezanprint.typesetting.weasyprint.fonts import Font, check_fonts, pinned_fonts

NAMES = ("f01-digit-swap.ttf", "f03-noise.ttf", "f05-bad-offsets.ttf", "f07-woff-bomb.woff")


def test_every_hostile_font_is_known_here(hostile: Path) -> None:
    assert {path.name for path in (hostile / "fonts").iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_style_sheet_brings_no_font(name: str) -> None:
    css = f"@font-face {{ font-family: 'IBM Plex Sans'; src: url({name}) }}"
    assert [d.code for d in read_sheet("templates/leaf/style.css", css).diagnostics] == ["style-at-rule"]


@pytest.mark.parametrize("name", NAMES)
def test_a_font_is_no_picture_and_no_traceback(name: str, hostile: Path) -> None:
    with pytest.raises(Fault) as raised:
        picture_gate(150)(name, (hostile / "fonts" / name).read_bytes(), UNTREATED)
    assert raised.value.diagnostics[0].code == "image-kind"


@pytest.mark.parametrize("name", NAMES)
def test_a_font_in_place_of_an_installed_one_is_refused(
    name: str, hostile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Font, "locate", lambda _: hostile / "fonts" / name)
    assert [d.code for d in check_fonts(pinned_fonts()[:1])] == ["fonts-changed"]
