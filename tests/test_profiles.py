"""Output profiles as the settings tell them, and every way in which they may be wrong."""

import tomllib
from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Manual, Printer, Profile, Standard
from mezanprint.model.paper import Bound, Fold
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.project.profiles import read_profile
from mezanprint.project.tables import Table

REPO = Path(__file__).resolve().parents[1]


def read(text: str, name: str = "office") -> tuple[Profile, list[Diagnostic]]:
    source = f"[profiles.{name}]\n{text}"
    values = tomllib.loads(source)["profiles"][name]
    table = Table("mezanprint.toml", source, values, ("profiles", name), [])
    return read_profile(name, table, MEDIA), table.faults


def test_an_empty_table_is_a_file_for_the_screen() -> None:
    profile, faults = read("", "screen")
    assert (profile, faults) == (Profile("screen"), [])
    assert not profile.is_print


def test_every_setting_is_read() -> None:
    profile, faults = read(
        """sheet = "A4"
bleed = 3
slug = 12.5
safe = 5
marks = ["fold", "crop"]
colour = "cmyk"
binding = "right"
turn = "long"
creep = 0.1
fold = "z"
image_dpi = 300
page = "letter"
printer = { duplex = false, scale = true, tray = false, copies = 50 }
"""
    )
    assert faults == []
    printer = Printer(duplex=False, scale=True, tray=False, copies=50)
    assert profile == Profile(
        "office",
        300,
        "A4",
        3,
        12.5,
        5,
        ("crop", "fold"),
        "cmyk",
        Bound.RIGHT,
        "long",
        0.1,
        Fold.Z,
        printer,
        page="letter",
    )
    assert profile.is_print


def test_a_printer_of_one_side_says_how_its_sheets_come_back() -> None:
    printers = [read(f'printer = {{ duplex = "{said}" }}')[0].printer for said in Manual]
    assert printers == [Printer(duplex=False, manual=each) for each in Manual]
    (fault,) = read('printer = { duplex = "by hand" }')[1]
    assert (fault.code, "manual" in " ".join(fault.hints)) == ("project-unknown-value", True)


def test_a_profile_may_ask_for_the_second_standard() -> None:
    assert read('standard = "ua-2"')[0].standard is Standard.UA_2
    (fault,) = read('standard = "ua-3"')[1]
    assert (fault.code, "ua-2" in " ".join(fault.hints)) == ("project-unknown-value", True)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("image_dpi = 3", "`image_dpi` is 3, which is not between 36 and 2400"),
        ("bleed = 99", "`bleed` is 99, which is not between 0 and 20"),
        ("creep = 2", "`creep` is 2, which is not between 0 and 1"),
        ("printer = { copies = 0 }", "`copies` is 0, which is not between 1 and 999"),
        ('sheet = "A9"', "`A9` is no size of paper"),
        ('page = "A9"', "`A9` is no size of paper"),
        ('marks = ["crops"]', "`crops` is no mark"),
        ('marks = ["crop"]', "there is no room for the marks `crop`"),
        ('turn = "left"', "`left` is no value of `turn`"),
        ('binding = "top"', "`top` is no value of `binding`"),
        ('fold = "gate"', "`gate` is no value of `fold`"),
        ('colour = "spot"', "`spot` is no value of `colour`"),
        ("bled = 3", "unknown key `bled` in `[profiles.office]`"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(setting: str, message: str) -> None:
    _, faults = read(f"safe = 1\n{setting}\n")
    assert [(fault.message, fault.span.line if fault.span else 0) for fault in faults] == [(message, 3)]
    assert faults[0].hints or setting.split()[0] in ("image_dpi", "bleed", "creep", "printer")


def test_fold_marks_alone_need_no_room() -> None:
    assert read('marks = ["fold"]')[1] == []
    assert read('marks = ["crop"]\nsheet = "SRA3"')[1] == []


@pytest.mark.parametrize("root", ["", "src/mezanprint/starter/en", "src/mezanprint/starter/ar"])
def test_projects_have_the_profiles_of_office_and_press(root: str) -> None:
    profiles = {profile.name: profile for profile in read_config(Files(REPO / root), MEDIA).profiles}
    assert {"screen", "office", "press"} <= set(profiles)
    office, press = profiles["office"], profiles["press"]
    assert (office.sheet, office.safe, office.marks, office.bleed) == ("A4", 5, ("fold",), 0)
    assert (press.sheet, press.bleed, press.colour) == ("", 3, "cmyk")
    assert office.is_print
    assert press.is_print
