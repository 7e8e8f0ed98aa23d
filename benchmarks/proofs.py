"""What a context proof costs when nothing changed, and when words of one text did, beside the first one.

python benchmarks/proofs.py [--project .] [--document NAME] [--locale ar] [--rounds 3]

Processor seconds of the command with all its workers, which only Linux can count. In each round the first proof, one
with nothing to do and ones after a change come one after the other, and a build after the last change, which is what
typesetting the edition costs at least. Where a text takes a line more, all that stands in its frame has other room.
Ratios to the first proof hold on another machine, seconds do not.
"""

import argparse
import ctypes
import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from noop_build import ENV, REPO, copy

_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of Linux: workers are ours to wait for when those they are children of have ended."""


def seconds(root: Path, *arguments: str) -> float:
    """Return the processor time of a command with all it starts; its output is not looked at."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mezanprint", *arguments, "--project", str(root)]
    subprocess.run(command, env=ENV, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own program
    try:
        while True:
            os.wait()
    except ChildProcessError:
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def change_words(root: Path, locale: str, document: str, *, grow: bool) -> None:
    """Let two words of one long translation change places, or put three more between them, and so make a line more."""
    path = root / "locales" / locale / "LC_MESSAGES" / f"{document}.po"
    text = path.read_text("utf-8")
    longest = max(re.finditer(r'^msgstr "([^"{\\]{40,})"$', text, re.MULTILINE), key=lambda found: len(found[1]))
    words = longest[1].split(" ")
    middle = len(words) // 2
    words[middle : middle + 2] = (*words[middle : middle + 2][::-1], *(words[:9] if grow else ()))
    path.write_text(text[: longest.start(1)] + " ".join(words) + text[longest.end(1) :], "utf-8")


def main() -> None:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, default=REPO)
    parser.add_argument("--document", default="", help="only this one; the word changes in it, or else in the first")
    parser.add_argument("--locale", default="ar")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    named = (options.document,) if options.document else ()
    changed = options.document or min(path.name for path in (options.project / "content").iterdir())
    proof = ("i18n", "proof", "--locale", options.locale, *named)
    kinds = ("first proof", "nothing changed", "words changed", "a line more", "build after that")
    rows: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "project"
            copy(options.project, root)
            rows["first proof"].append(seconds(root, *proof))
            rows["nothing changed"].append(seconds(root, *proof))
            change_words(root, options.locale, changed, grow=False)
            rows["words changed"].append(seconds(root, *proof))
            seconds(root, "build", "--draft", *named)
            change_words(root, options.locale, changed, grow=True)
            rows["a line more"].append(seconds(root, *proof))
            rows["build after that"].append(seconds(root, "build", "--draft", *named))
    for name, taken in rows.items():
        ratio = median(one / first for one, first in zip(taken, rows["first proof"], strict=True))
        print(f"{name:18} {median(taken):6.2f} s   {ratio:6.1%} of the first proof")


if __name__ == "__main__":
    main()
