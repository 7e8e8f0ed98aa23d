"""What driving a browser takes: programs that are looked for, started, asked until they answer, and stopped."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import IO, TypeVar

T = TypeVar("T")


class MissingError(Exception):
    """A program is not installed."""


class SilenceError(Exception):
    """A browser does not say what it was asked."""


def find(*names: str) -> str:
    """Return the first of these programs that is installed."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise MissingError(f"{' or '.join(f'`{name}`' for name in names)} is not installed.")


def tell(command: Sequence[str], env: Mapping[str, str] | None = None) -> str | None:
    """Run a program to its end; return what it printed, or nothing where it failed."""
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)  # noqa: S603
    return done.stdout.strip() if done.returncode == 0 else None


@contextmanager
def running(
    command: Sequence[str],
    env: Mapping[str, str] | None = None,
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.DEVNULL,
) -> Iterator[subprocess.Popen[bytes]]:
    """Keep a program running, and end it with all that it started."""
    process = subprocess.Popen(  # noqa: S603
        command, env=env, stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for stream in (process.stdin, process.stdout):
            _close(stream)


def patiently(ask: Callable[[], T | None], complaint: str, seconds: float = 60) -> T:
    """Ask until there is an answer."""
    end = time.monotonic() + seconds
    while not (answer := ask()):
        if time.monotonic() > end:
            raise SilenceError(complaint)
        time.sleep(0.05)
    return answer


def settled(ask: Callable[[], T], seconds: float) -> T:
    """Ask until the answer has been the same for so long."""
    answer, since = ask(), time.monotonic()
    while time.monotonic() - since < seconds:
        time.sleep(0.05)
        if (now := ask()) != answer:
            answer, since = now, time.monotonic()
    return answer


def _close(stream: IO[bytes] | None) -> None:
    if stream:
        with suppress(BrokenPipeError):
            stream.close()
