"""What a confined process can not do, tried in one that is."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mezanprint.project.confinement.calls import LOOKED_AT, NEWEST, REFUSED
from mezanprint.project.confinement.confine import offered

HERE = offered()
needs_seccomp = pytest.mark.skipif(not HERE.seccomp, reason="this kernel offers no seccomp")
needs_landlock = pytest.mark.skipif(not HERE.landlock, reason="this kernel offers no Landlock")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """How each attempt of a confined process ended."""
    root = tmp_path_factory.mktemp("confined")
    for name in ("kept.txt", "given.txt", "given/inside.txt", "listed/in/file.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("what is in it")
    (root / "given/link").symlink_to("../kept.txt")
    command = [sys.executable, str(Path(__file__).with_name("attempts.py")), str(root)]
    answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    assert (root / "given.txt").read_text() == "what is in it"
    return answer


def endings(attempts: dict[str, str]) -> set[str]:
    assert attempts
    return set(attempts.values())


def test_a_confined_process_can_do_its_work(told: Any) -> None:
    assert told["held"] == [HERE.landlock, HERE.seccomp]
    assert endings(told["work"]) == {"done"}


@needs_landlock
def test_a_confined_process_reads_nothing_else(told: Any) -> None:
    assert endings(told["read"]) == {"Permission denied"}, told["read"]


@needs_seccomp
def test_a_confined_process_changes_no_file(told: Any) -> None:
    assert endings(told["change"]) == {"Operation not permitted"}, told["change"]


@needs_seccomp
def test_a_confined_process_starts_nothing_and_reaches_nobody(told: Any) -> None:
    assert endings(told["reach"]) == {"Operation not permitted"}, told["reach"]


@needs_seccomp
def test_calls_that_no_filter_can_look_into_are_unknown(told: Any) -> None:
    assert endings(told["ask anew"]) == {"Function not implemented"}, told["ask anew"]


def test_each_call_has_one_number_and_none_is_newer_than_the_newest() -> None:
    assert not REFUSED.keys() & LOOKED_AT.keys()
    for place in (0, 1):
        numbers = [number for both in (REFUSED | LOOKED_AT).values() if (number := both[place]) is not None]
        assert len(set(numbers)) == len(numbers)
        assert max(numbers) == NEWEST
