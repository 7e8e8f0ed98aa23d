"""The card of a document and the document that is open say the same of its texts, and faults are told until mended."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mezanprint.studio.answers import Refusal
from mezanprint.studio.desk import Desk
from studio_desks import CATALOG, Opened, copied, copied_sample, opened_desk

TITLE, STAMP = "leaflet:title", "Draft, not for release"
DOCUMENT = "content/leaflet/document.yaml"
FIGURES = ("translated", "total", "unconfirmed", "missing")


def card(desk: Desk) -> Any:
    answer: Any = desk.handlers["/api/desk"]({})
    (document,) = answer["documents"]
    return next(each for each in document["editions"] if each["name"] == "leaflet ar")


def figures(value: Any) -> dict[str, int]:
    return {name: value[name] for name in FIGURES}


def test_the_card_counts_as_the_open_document_does_also_while_a_draft_is_stamped(tmp_path: Path) -> None:
    root = copied(tmp_path)
    with Desk(root) as desk:
        opened = Opened(desk)
        old = opened.strings[TITLE]["forms"]
        numbers = {id_: string["number"] for id_, string in opened.strings.items()}
        assert figures(opened.value["counts"]) == figures(card(desk))
        assert opened.value["counts"]["translated"] == opened.value["counts"]["total"] > 1
        saved = opened.save(TITLE, old, old, confirmed=False)
        unsure = card(desk)
        assert figures(saved["counts"]) == figures(unsure)
        assert (unsure["unconfirmed"], unsure["errors"]) == (1, 0)
        again = Opened(desk)
        assert figures(again.value["counts"]) == figures(unsure)
        assert {id_: string["number"] for id_, string in again.strings.items()} == numbers
        assert STAMP not in {string["source"] for string in again.strings.values()}
        path = root / CATALOG
        path.write_text(path.read_text("utf-8").replace(f'msgstr "{old[0]}"', 'msgstr ""'), "utf-8")
        missing = Opened(desk)
        assert figures(missing.value["counts"]) == figures(card(desk))
        assert card(desk)["missing"] == 1


def test_a_text_that_stands_on_no_page_can_be_translated_all_the_same(tmp_path: Path) -> None:
    root = copied_sample(tmp_path)
    path = root / "locales/ar/LC_MESSAGES/fishing-boats-2017.po"
    path.write_text(path.read_text("utf-8").partition("\n\n")[0] + "\n", "utf-8")
    with opened_desk(root, "fishing-boats-2017") as opened:
        is_open = {id_ for id_, string in opened.strings.items() if string["state"] == "missing"}
        assert len(is_open) == opened.value["counts"]["missing"] > 20


@contextmanager
def heard(desk: Desk, told: str = "changed") -> Iterator[threading.Event]:
    """Have an event that is set as soon as the desk tells so: that files have changed."""
    event = threading.Event()
    stop = desk.events.listen(lambda name, _: event.set() if name == told else None)
    try:
        yield event
    finally:
        stop()


@pytest.mark.parametrize(
    ("name", "question", "body"),
    [("mezanprint.toml", "desk", {}), (DOCUMENT, "open", {"document": "leaflet", "locale": "ar"})],
)
def test_what_was_broken_when_the_studio_started_is_read_again_once_it_is_mended(
    name: str, question: str, body: dict[str, str], tmp_path: Path
) -> None:
    root = copied(tmp_path)
    path = root / name
    good = path.read_bytes()
    path.write_bytes(good + b"\n[broken: {")
    with Desk(root) as desk, heard(desk) as changed:
        said = faults(desk, question, body)
        assert [each["file"].partition(":")[0] for each in said] == [name]
        assert all(each["message"]["en"] != each["message"]["ar"] for each in said)
        path.write_bytes(good)
        assert changed.wait(60)
        assert faults(desk, question, body) == []


def faults(desk: Desk, question: str, body: dict[str, str]) -> list[Any]:
    """Return what stands in the way of an answer, or what it has to say."""
    try:
        answer: Any = desk.handlers[f"/api/{question}"](body)
    except Refusal as refusal:
        answer = refusal.value
    return list(answer["findings"])


def test_settings_that_change_while_the_studio_is_open_are_told(tmp_path: Path) -> None:
    root = copied(tmp_path)
    with Desk(root) as desk, heard(desk) as changed:
        card(desk)
        changed.wait(1.5)  # the first look at everything
        changed.clear()
        path = root / "mezanprint.toml"
        path.write_bytes(path.read_bytes() + b"\n# another line\n")
        assert changed.wait(60)


def test_what_is_built_in_a_terminal_is_told(tmp_path: Path) -> None:
    root = copied(tmp_path)
    with Desk(root) as desk, heard(desk, "outputs") as built:
        assert card(desk)["state"] == "never"
        assert not built.wait(1)
        subprocess.run([sys.executable, "-m", "mezanprint", "build", "--locale", "ar"], cwd=root, check=True)
        assert built.wait(60)
        assert card(desk)["state"] == "built"
