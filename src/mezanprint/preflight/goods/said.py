"""What a composition says: every word, name and address that may stand in its PDF, collected once.

Two texts are the same if they are in this normal form: NFC, without tatweel and marks that have no ink, cut into words
and signs. A text is **known** if its words and signs follow one another somewhere in the composition: in its HTML, in
an alternative text, or in what its styles add. Numbers that a layout counts, of pages, notes and items, are no larger
than there is something to count. Where a text holds other spaces than one, or marks without ink, they stand in the
composition too.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mezanprint.model.compositions import Composition
from mezanprint.model.direction.bidi_controls import BIDI_CONTROLS
from mezanprint.model.faces import FAMILIES
from mezanprint.model.sheet_words import ARABIC, ENGLISH, name_of
from mezanprint.preflight.readers.recall import in_lines, normal

_TAG = re.compile(r"<(?:!--.*?--|(/?)([a-zA-Z][\w:-]*)((?:[^>\"']++|\"[^\"]*\"|'[^']*')*+)|[!?][^>]*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_STYLE = re.compile(r"<style\b[^>]*>([^<]*+(?:<(?!/style>)[^<]*+)*+)</style>", re.IGNORECASE)
_QUOTED = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rb", "rp",
        "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    }
)  # fmt: skip
_SHOWN_ATTRIBUTE = re.compile(r"attr\(\s*([\w-]+)")
_SPOKEN = ("alt", "title", "aria-label", "content")
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
_TOKEN = re.compile(rf"[\w{_MARKS}]+|[^\w\s]")
WORD = re.compile(r"\w{2,}")
_MARK = re.compile(f"[{_MARKS}]")
_COUNTER = re.compile(r"[ivxlcdm]{1,8}|[IVXLCDM]{1,8}|[^\W\d_]")
"""A number in letters: Roman, or a letter of some alphabet."""
_SIGNS = ".:)(،•◦▪‣■□“”‘’«»‹›„‚‐-–…·"
"""Signs of lists, quotations, leaders and words that are broken, which styles put in of themselves."""
_LONGEST = 12
"""Words of what a style adds at once."""
_STRETCHES = 3
"""Stretches of the content in one text with something generated between them."""
_COUNTED = 2
"""Counted numbers in one text: that of a page, or of an item and its part."""
_MOST_ON_SHEETS = 2000
"""Sizes of paper in mm, beside the sheets of a print file."""
_PLACEHOLDER = re.compile(r"\{\w+\}")
_TATWEEL = "\u0640"


_CASES = ("text-transform", "small-caps")
"""Styles after which a text may stand in another case than the content has it."""
_SUBTLE = re.compile(rf"[^\S ]|\s{{2,}}|[{BIDI_CONTROLS}\u00ad\u0640\u200b-\u200d\u2060-\u2065\ufeff]")
"""What nobody sees in a text: other spaces than one, and marks without ink."""
_UNTOLD = re.compile(f"[{BIDI_CONTROLS}\u200b]")
_SPACES = re.compile("[ \t\r\n\f\u2000-\u2006]+")


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return a text in the normal form in which it is compared: words and signs with single spaces between them."""
    return " ".join(_TOKEN.findall(normal(text).replace(_TATWEEL, "")))


def letters(text: str) -> str:
    """Return a text as it is compared word by word: the normal form without accents and vowel marks."""
    return _MARK.sub("", unicodedata.normalize("NFKD", in_lines(text))).replace(_TATWEEL, "").casefold()


def _spaced(text: str) -> str:
    """Return a text as tags have it: without marks of direction, and spaces that only the layout needs as one."""
    return _SPACES.sub(" ", _UNTOLD.sub("", text))


class Said:
    """What one composition says."""

    def __init__(self, composition: Composition) -> None:
        """Read the HTML of a composition and of its parts."""
        self.families = FAMILIES | {font.family for font in composition.fonts}
        self._attributes: dict[str, set[str]] = {}
        self._tags = 0
        self._changes_case = any(rule in composition.html for rule in _CASES)
        self._pieces: set[tuple[str, ...]] = {(sign,) for sign in _SIGNS}
        joined: list[str] = []
        apart: list[str] = []
        for part in (composition, *composition.parts):
            self._read(part.html, joined, apart)
            part_texts = part.metadata
            apart += [f"\n{words}\n" for words in (part_texts.title, part_texts.author, part_texts.description)]
        self._most = self._tags
        if composition.edition.profile.is_print:
            apart += [f"\n{words}\n" for words in _beside_sheets(composition)]
            self._most = max(self._most, _MOST_ON_SHEETS)
        generated = [word for piece in self._pieces for word in (*piece, "\n")]
        self._letters = letters("".join((*joined, *apart, *generated)))
        self._words = frozenset(WORD.findall(self._letters))
        self._exact = [
            form for part_texts in (joined, apart) for form in ("".join(part_texts), _spaced("".join(part_texts)))
        ]
        self._texts = [f" {plain(''.join(texts))} " for texts in (joined, apart)]

    def values(self, *names: str) -> frozenset[str]:
        """Return the values that attributes of these names have."""
        return frozenset().union(*(self._attributes.get(name, ()) for name in names))

    def knows(self, text: str) -> bool:
        """Tell whether a text is known: a stretch of the content, or a few with what is generated between them."""
        words = plain(text)
        if _SUBTLE.search(text.strip()) and not self._holds_exactly(text.strip()):
            return False
        return not words or self._holds(words) or self._is_generated(words.split())

    def has_words(self, words: Iterable[str]) -> bool:
        """Tell whether each of these words stands in the composition by itself, so that it is known."""
        return self._words.issuperset(words)

    def knows_word(self, *forms: str) -> bool:
        """Tell whether a word stands in the composition in one of its forms, alone or as a part of another."""
        if not self._words.isdisjoint(forms):
            return True
        return any(word in self._letters or self.counts(word) for word in forms)

    def counts(self, word: str) -> bool:
        """Tell whether a word is a number that the layout may have counted, in digits or in letters."""
        if word.isdecimal():
            return int(word) <= self._most
        return _COUNTER.fullmatch(word) is not None

    def _is_generated(self, words: list[str]) -> bool:
        """Tell whether words are what styles and counters generate, with few stretches of the content between."""
        place, stretches, generated_count, in_content = 0, 0, 0, False
        while place < len(words):
            generated = max(
                (n for n in range(1, _LONGEST + 1) if tuple(words[place : place + n]) in self._pieces), default=0
            )
            content = 0
            while not in_content and place + content < len(words):
                if not self._holds(" ".join(words[place : place + content + 1])):
                    break
                content += 1
            is_count = self.counts(words[place])
            if content > max(generated, is_count):
                stretches += 1
            elif generated or is_count:
                generated_count += not generated
            else:
                return False
            in_content = content > max(generated, is_count)
            place += content if in_content else max(generated, 1)
        return stretches <= _STRETCHES and generated_count <= _COUNTED

    def _holds(self, words: str) -> bool:
        if any(f" {words} " in text for text in self._texts):
            return True
        return self._changes_case and any(f" {words.casefold()} " in text.casefold() for text in self._texts)

    def _holds_exactly(self, text: str) -> bool:
        return any(text in told for told in self._exact)

    def _read(self, page: str, joined: list[str], apart: list[str]) -> None:
        spoken = set(_SPOKEN)
        # Texts and styles by turns.
        parts = _STYLE.split(page)
        for style in parts[1::2]:
            pieces, names = _generated(style)
            self._pieces |= pieces
            spoken |= names
        place = 0
        body = "".join(parts[::2])
        for tag in _TAG.finditer(body):
            words = html.unescape(body[place : tag.start()])
            inline = (tag[2] or "").lower() in _INLINE
            joined += [words, "" if inline else "\n"]
            apart += [words, "\n"]
            place = tag.end()
            if tag[3]:
                self._tags += 1
                for name, *values in _ATTRIBUTE.findall(tag[3]):
                    value = html.unescape("".join(values))
                    self._attributes.setdefault(name.lower(), set()).add(value)
                    if name.lower() in spoken:
                        apart.append(f"{value}\n")
                        self._pieces.add(tuple(plain(value).split()))
            elif not tag[1]:
                self._tags += 1
        joined.append(html.unescape(body[place:]))


@lru_cache(maxsize=16)
def _generated(style: str) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Return the words of each string of a style sheet, and the attributes whose values it shows."""
    pieces = frozenset(tuple(plain(text).split()) for text in _quoted(style))
    return pieces, frozenset(name.lower() for name in _SHOWN_ATTRIBUTE.findall(style))


def _quoted(style: str) -> Iterator[str]:
    """Yield the strings of a style sheet. Source of the escapes: CSS Syntax 3, 4.3.7."""
    for double, single in _QUOTED.findall(style):
        yield _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], double or single)


def _beside_sheets(composition: Composition) -> Iterator[str]:
    """Yield what stands beside the sheets of a print file."""
    yield name_of(composition)
    for words in (*ENGLISH.values(), *ARABIC.values()):
        yield from _PLACEHOLDER.split(words)
