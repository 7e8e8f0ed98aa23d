"""XLIFF in the hands of others: validated by the schemas, opened, changed, saved, and brought in again."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from mezanprint.i18n.exchange.rows import Row, State, make_stamp
from mezanprint.i18n.exchange.xliff import write_xliff
from mezanprint.i18n.exchange.xliff1 import write_xliff1
from mezanprint.i18n.exchange.xliff_reader import read_xliff

Write = Callable[..., bytes]
SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
LACKING = [name for name in ("poedit", "Xvfb", "xdotool") if shutil.which(name) is None]
IMPATIENT = 300
"""Seconds after which an editor that saves nothing is taken to have hung; none waits for them otherwise."""
versions = pytest.mark.parametrize("write", [write_xliff, write_xliff1], ids=["2.0", "1.2"])


def row(key: str, source: str, translation: str, state: State = State.TRANSLATED) -> Row:
    stamp = make_stamp(state, translation)
    return Row(f"home:{key}", source, translation, state, "about 60 characters", "A note\nof two lines", stamp)


ROWS = (
    row("title", "Water {n}[^1] <b> & \x0b", "ماء {n}[^1] <b> & \x0b"),
    row("kicker", "Fire", "نار", State.FUZZY),
    row("text", "Air", "", State.MISSING),
    *(row(f"boats[{form}]", "{n} boats", f"{{n}} قارب {form}") for form in range(6)),
    row(" | Words of a template", "Words of a template", "كلام قالب"),
)


def said(data: bytes) -> dict[str, tuple[str, State]]:
    parcel = read_xliff(data, "ar.xlf")
    assert parcel.findings == ()
    return {each.key: (each.translation, each.state) for each in parcel.rows}


@pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the schemas of XLIFF (php-symfony-translation of Debian) are not here"
)
@versions
def test_what_is_written_is_valid_by_the_schema(write: Write) -> None:
    name = "xliff-core-2.0.xsd" if write is write_xliff else "xliff-core-1.2-strict.xsd"
    text = re.sub(r'schemaLocation=".*?xml\.xsd"', 'schemaLocation="xml.xsd"', (SCHEMAS / name).read_text("utf-8"))
    schema = etree.XMLSchema(etree.fromstring(text.encode(), base_url=str(SCHEMAS / name)))
    schema.validate(etree.fromstring(write(ROWS, "ar")))
    assert [str(fault) for fault in schema.error_log] == []


@versions
def test_the_translate_toolkit_sees_and_changes_what_a_translator_does(write: Write) -> None:
    opened = (Xliff2File if write is write_xliff else Xliff1File).parsestring(write(ROWS, "ar"))
    units = {unit.source: unit for unit in opened.units}
    assert len(opened.units) == len(ROWS)
    assert units["Fire"].isfuzzy()
    assert units["Words of a template"].istranslated()
    assert not units["Air"].istranslated()
    # Of XLIFF 2 it looks for notes in the segment, where the specification has none.
    assert write is write_xliff or "of two lines" in units["Fire"].getnotes()
    units["Air"].target = "هواء"
    before, after = said(write(ROWS, "ar")), said(bytes(opened))
    assert after == before | {"home:text": ("هواء", State.TRANSLATED)}


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen that nobody sees; the server itself finds a free number for it."""
    out, into = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(into), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[into],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(into)
    with os.fdopen(out) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait()


@pytest.mark.skipif(bool(LACKING), reason=f"not installed: {', '.join(LACKING)}")
@pytest.mark.skipif(sys.platform != "linux", reason="its window is found on X11")
@versions
def test_poedit_opens_it_and_changes_the_one_line(write: Write, display: str, tmp_path: Path) -> None:
    file = tmp_path / "ar.xlf"
    data = write((row("title", "Water", "ماء"),), "ar")
    file.write_bytes(data)
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    environment = os.environ | home | {"DISPLAY": display, "NO_AT_BRIDGE": "1", "LC_ALL": "C.UTF-8"}
    editor = subprocess.Popen(
        ["poedit", str(file)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for("مياه", file, environment)
    finally:
        editor.kill()
        editor.wait()
    assert file.read_bytes() == data.replace("ماء".encode(), "مياه".encode())
    assert said(file.read_bytes()) == {"home:title": ("مياه", State.TRANSLATED)}


def wait_for(words: str, file: Path, environment: dict[str, str]) -> None:
    """Type ``words`` over the only translation and save, as often as it takes until they are in the file."""

    def act(*arguments: str) -> str:
        done = subprocess.run(["xdotool", *arguments], env=environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    end = time.monotonic() + IMPATIENT
    while words not in file.read_text("utf-8"):
        assert time.monotonic() < end, "Poedit saved nothing"
        window = act("search", "--onlyvisible", "--name", file.name).partition("\n")[0]
        if window:
            # The place of the translation in a window of the size that it opens with.
            act("mousemove", "--window", window, "300", "600", "click", "1")
            act("key", "ctrl+a")
            act("type", "--delay", "50", words)
            act("key", "ctrl+s")
        time.sleep(0.5)
