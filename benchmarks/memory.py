"""How long an update takes that looks for new texts in a large memory, and how many it finds something for.

python benchmarks/memory.py [--units 50000] [--new 5000]

The texts are sentences of 4 to 30 words, drawn as often as words of the documentation stand in it. Half of the new ones
are sentences of the memory with every eighth word another, and their figures too. Prints seconds of the processor.
"""

import argparse
import random
import re
import tempfile
import time
from collections import Counter
from pathlib import Path

from mezanprint.i18n.catalogs.memory_file import memory_path
from mezanprint.i18n.catalogs.update import update_locale
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.project.files import Files

REPO = Path(__file__).resolve().parents[1]
TRANSLATION = "توثّق الجمعية ما يقع في المدينة وتنشره كل عام بلغتين حتى يقرأه من يهمّه الأمر"


def sentences(rolls: random.Random, count: int) -> list[list[str]]:
    """Return sentences of words as the documentation has them."""
    text = " ".join(path.read_text("utf-8") for path in sorted((REPO / "docs").glob("*[!r].md")))
    words = Counter(re.findall(r"[A-Za-z]+|\d+", text))
    drawn = rolls.choices(list(words), list(words.values()), k=count * 30)
    return [drawn[number * 30 : number * 30 + rolls.randint(4, 30)] for number in range(count)]


def changed(rolls: random.Random, words: list[str], others: list[str]) -> list[str]:
    """Return a sentence with other figures, and every eighth word another."""
    result = [str(rolls.randint(1, 999)) if word.isdigit() else word for word in words]
    for number in range(rolls.randrange(8), len(words), 8):
        result[number] = rolls.choice(others)
    return result


def write(path: Path, locale: str | None, texts: list[list[str]], translation: str) -> None:
    """Write a catalog of ``texts``."""
    entries = [Entry(" ".join(words), f"p.{number}", values=(translation,)) for number, words in enumerate(texts)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_po(PoFile(tuple(map(Slot, (new_header(locale, "report", "en"), *entries))))))


def main() -> None:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=50_000)
    parser.add_argument("--new", type=int, default=5_000)
    options = parser.parse_args()
    rolls = random.Random(1)  # noqa: S311 - nothing secret
    memory = sentences(rolls, options.units)
    new = sentences(rolls, options.new)
    new[::2] = [changed(rolls, rolls.choice(memory), new[1]) for _ in new[::2]]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root / memory_path("ar"), "ar", memory, TRANSLATION)
        write(root / "locales/report.pot", None, new, "")
        size = (root / memory_path("ar")).stat().st_size / 2**20
        start = time.process_time()
        ((_, text),) = update_locale(Files(root), "ar")
        seconds = time.process_time() - start
    print(f"{options.new:,} new texts, {options.units:,} in the memory ({size:.0f} MiB): {seconds:.1f} s")
    print(f"{text.count('#, fuzzy'):,} offered, of which {text.count('the same words'):,} have the same words")


if __name__ == "__main__":
    main()
