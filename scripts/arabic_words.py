#!/usr/bin/env python3
"""Make the Arabic word list again: ``scripts/arabic_words.py``.

It needs the package wordfreq, and of Debian ``hunspell`` and ``hunspell-ar``. Two files, each of one source and one
licence (``src/mezanprint/i18n/spelling/NOTICE.txt``). ``words.z`` has the words that people write, as wordfreq counted
them: sections from the most frequent, with a blank line between them, sorted, in ISO 8859-6. ``accepted.z`` has one
byte for each of these words: whether the dictionary of Ayaspell takes it for a word. Forms that attached letters
explain (``wal-`` and the like) are left out, for the program reads those itself.
"""

import re
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import wordfreq

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mezanprint.i18n.spelling.attached import without_prefix  # noqa: E402 - the source of this checkout
from mezanprint.i18n.spelling.word_list import ENCODING, SECTIONS  # noqa: E402

FOLDER = ROOT / "src" / "mezanprint" / "i18n" / "spelling"
WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{2,}")
FIRST, WIDTH = 350, 50
"""Hundredths of a power of ten: words down to 10^-3.5 are one section, and then each half a power of ten."""
RARE = -8
"""The last sections, less than once in ten million words."""


def main() -> None:
    """Write both files and say what is in them."""
    sections = list(read_sections())
    accepted = {word for words in sections for word in words} - set(ask(word for words in sections for word in words))
    plain = set(find_plain(sections, accepted))
    kept = [[word for word in words if word in plain] for words in sections]
    text = "\n\n".join("\n".join(words) for words in kept)
    flags = bytes(word in accepted for words in kept for word in words)
    (FOLDER / "words.z").write_bytes(zlib.compress(text.encode(ENCODING), 9))
    (FOLDER / "accepted.z").write_bytes(zlib.compress(flags, 9))
    print(f"{len(flags)} words, {sum(flags)} of them accepted, of {sum(map(len, sections))} that are written")


def read_sections() -> Iterator[list[str]]:
    """Yield the Arabic words of wordfreq by their frequency."""
    found: list[list[str]] = [[] for _ in range(SECTIONS)]
    for hundredths, words in enumerate(wordfreq.get_frequency_list("ar", "large")):
        found[max(0, (hundredths - FIRST) // WIDTH + 1)] += filter(WORD.fullmatch, words)
    yield from map(sorted, found)


def ask(words: Iterable[str]) -> list[str]:
    """Return which of ``words`` the dictionary does not accept."""
    command = ["hunspell", "-d", "ar", "-i", "utf-8", "-l"]
    return subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True).stdout.split()


def find_plain(sections: Sequence[Sequence[str]], accepted: set[str]) -> Iterator[str]:
    """Yield the words that are no other one with letters attached: one that is kept itself, and as frequent.

    Of those that the dictionary does not accept, only what is not rare: names, foreign words, and common slips.
    """
    ranks = {word: -number for number, words in enumerate(sections) for word in words}
    kept: dict[str, int] = {}
    for word in sorted(ranks, key=len):
        rank = ranks[word]
        if word not in accepted:
            if rank > RARE:
                yield word
        elif all(kept.get(stem, -SECTIONS) < rank for _, stem in without_prefix(word)):
            kept[word] = rank
            yield word


if __name__ == "__main__":
    main()
