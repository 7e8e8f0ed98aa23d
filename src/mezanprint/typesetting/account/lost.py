"""What is in the composition and on no page: WeasyPrint drops, without a word, what no box has room for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from unicodedata import category
from xml.etree.ElementTree import Element

from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.geometry import MM_PER_PX, Area
from mezanprint.model.translatable import as_message, msg
from mezanprint.typesetting.account.painted import is_painted
from mezanprint.typesetting.account.source import Source
from mezanprint.typesetting.account.subject import file_of, name_picture, shortened, typed, within
from mezanprint.typesetting.boxes.frames import Piece
from mezanprint.typesetting.boxes.tree import Box, descendants, short_key
from mezanprint.typesetting.weasyprint.weasy import boxes

_PSEUDO_OF_TEXT = ("::first-letter", "::first-line")
_UNSEEN = ("style", "script", "template", "title")
_ADDED = "-\u2010\u00ad\u0640…"
"""What a layout adds or takes away at the end of a line, or to fill it."""
_SVG = "{http://www.w3.org/2000/svg}svg"
_FILES = {"embed": "src", "object": "data"}
_ASKED = re.compile(r"element\((?<!\welement\()\s*([^\s,)]+)")
"""It begins with the word, so that a style sheet is searched for that alone, in a tenth of the time."""
_LEAST = 1.0
"""px: a picture or rule that is squeezed to less is not seen."""

Part: TypeAlias = tuple[Element, str]
"""An element, or what a style sheet puts before or after it: ``(element, "p::before")``."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """What a box belongs to: the nearest key, section and panel around its element."""

    element: Element
    key: str | None = None
    section: str | None = None
    panel: str = ""

    @property
    def name(self) -> object:
        """What is told once: a text, else a section, else the element itself."""
        return self.key or self.section or self.element


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on pages: every character, picture and rule, by the part it belongs to."""

    pieces: tuple[Piece, ...]
    texts: Counter[Part]
    shown: frozenset[Part]
    """Parts of which a picture or a rule is seen."""

    def moved(self, elements: Mapping[Element, Element]) -> "Standing":
        """Return the same as parts of other elements; without those that are none of ``elements``."""
        texts = {(elements[element], tag): n for (element, tag), n in self.texts.items() if element in elements}
        shown = frozenset((elements[element], tag) for element, tag in self.shown if element in elements)
        return Standing(self.pieces, Counter(texts), shown)


def standing_on(pages: Iterable[Any], standing: tuple[Piece, ...]) -> Standing:
    """Return what stands on pages, of which ``standing`` are all the pieces."""
    painted = (_part(box) for page in pages for box in descendants(page._page_box) if is_painted(box))
    pictures = (_part(piece.box) for piece in standing if not piece.is_text and _is_wide(piece.on_paper))
    return Standing(
        standing, _texts(piece.box for piece in standing if _is_read(piece)), frozenset((*painted, *pictures))
    )


def joined(all_: Iterable[Standing]) -> Standing:
    """Return what stands on all pages together."""
    parts = tuple(all_)
    texts: Counter[Part] = Counter()
    for part in parts:
        texts.update(part.texts)
    shown = frozenset(each for part in parts for each in part.shown)
    return Standing(tuple(piece for part in parts for piece in part.pieces), texts, shown)


def check_lost(standing: Standing, source: Source, html: Element, path: str) -> Iterator[Diagnostic]:
    """Yield an error for each text, picture and rule of the composition that is on no page, or only in part.

    A box of fixed height that reaches the end of its page loses its rest, and so do clamped lines. How much is too
    much is told in mm, reckoned from how the letters of the same panel stand.
    """
    owners = {owner.element: owner for owner in _owners(html)}
    texts = _texts(source.boxes())
    losses: dict[object, _Loss] = {}
    running = _running(source, standing, owners, html)
    for part, weight in _written(texts, owners).items():
        if part[0] in running:
            continue
        owner = owners[part[0]]
        loss = losses.setdefault(owner.name, _Loss(owner))
        loss.missing += max(weight - standing.texts[part], 0)
        loss.whole += weight
    sizes = {box.element: box.style["font_size"] for box in source.boxes() if isinstance(box, boxes.TextBox)}
    reported = set()
    for name, loss in losses.items():
        if loss.missing:
            reported.add(name)
            # A number in large letters is one character and takes a line.
            height = max(loss.missing / _density(loss.owner.panel, standing.pieces), sizes.get(loss.owner.element, 0))
            yield _lost_text(loss, height * MM_PER_PX, path)
    printed = {element: owner for element, owner in owners.items() if element not in running}
    for name, owner, what in _unseen(standing.shown, source, printed):
        if name not in reported:
            reported.add(name)
            yield _lost(owner, msg("{what} is on no page", what=what), path)


@dataclass(slots=True)
class _Loss:
    """How many characters of what an owner says are on no page, and how many there are."""

    owner: _Owner
    missing: int = 0
    whole: int = 0


def _owners(html: Element) -> Iterator[_Owner]:
    pending = [(html, _Owner(html))]
    while pending:
        element, around = pending.pop()
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        if element.tag.startswith("{") and element.tag != _SVG:
            continue
        owner = _Owner(
            element,
            element.get("data-key") or around.key,
            element.get("data-section") or around.section,
            element.get("data-slot") or around.panel,
        )
        yield owner
        pending.extend((child, owner) for child in reversed(element))


def _texts(found: Iterable[Box]) -> Counter[Part]:
    """Count the characters of each part that no layout changes."""
    texts: Counter[Part] = Counter()
    for box in found:
        if isinstance(box, boxes.TextBox) and box.element is not None and box.style["visibility"] == "visible":
            texts[_part(box)] += _weight(box.text)
    return texts


def _running(source: Source, standing: Standing, owners: Mapping[Element, _Owner], html: Element) -> frozenset[Element]:
    """Return the elements of heads and feet that stand on no page because none of these pages asks for them.

    A chapter that ends on its first page has no page that repeats its title. What names a text of the content is no
    repetition, and is told as any other; so is what no rule of a style sheet asks for on any page.
    """
    asked = set(_ASKED.findall(" ".join(sheet.text or "" for sheet in html.iter("style"))))
    heads = {box.element for box in source.boxes() if box.is_running() and box.style["position"][1] in asked}
    return frozenset(
        element
        for head in heads
        if not any(standing.texts[part, str(part.tag)] for part in head.iter())
        for element in head.iter()
        if element in owners and not owners[element].key
    )


def _part(box: Box) -> Part:
    tag = str(box.element_tag or "")
    if "::first-" in tag:
        for pseudo in _PSEUDO_OF_TEXT:
            tag = tag.removesuffix(pseudo)
    return box.element, tag


def _written(texts: Counter[Part], owners: dict[Element, _Owner]) -> Counter[Part]:
    """Return the weight of each part, with the texts of the content of which a style sheet makes no box."""
    built = {element for element, _ in texts}
    written = Counter({part: weight for part, weight in texts.items() if part[0] in owners})
    for element, owner in owners.items():
        if owner.key and element not in built:
            written[element, str(element.tag)] += sum(map(_weight, (element.text, *(child.tail for child in element))))
    return written


class _Counted(dict[int, int | None]):
    """Characters that no layout changes, by their codes; None stands for others, which ``str.translate`` drops."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        self[code] = counted = code if category(char)[0] in "LNPSM" and char not in _ADDED else None
        return counted


_COUNTED = _Counted()


def _weight(text: str | None) -> int:
    return len(text.translate(_COUNTED)) if text else 0


def _unseen(
    there: frozenset[Part], source: Source, owners: dict[Element, _Owner]
) -> Iterator[tuple[object, _Owner, str]]:
    """Yield the pictures and the rules that were built and stand on no page: what is told once, and what it is called.

    Each picture is told by itself, also of a text that is lost or of a section with another one: it is nobody's words.
    """
    for box in source.boxes():
        part = _part(box)
        owner = owners.get(box.element)
        if owner is None or part in there:
            continue
        if isinstance(box, boxes.ReplacedBox):
            yield part, owner, _called(part, owner)
        elif is_painted(box):
            yield owner.name, owner, msg("what is painted for `<{tag}>`", tag=_shown(part))
    built = {box.element for box in source.boxes()}
    for element, owner in owners.items():
        if _is_picture(element) and element not in built:
            yield element, owner, _called((element, str(element.tag)), owner)


def _called(picture: Part, owner: _Owner) -> str:
    """Return what a picture is called: one that a template draws has neither file nor key."""
    element, tag = picture
    if "::" in tag or not (element.get("data-key") or file_of(element)):
        return within(msg("the picture `<{tag}>`", tag=_shown(picture)), owner.key or owner.section)
    return name_picture(element, owner.key, owner.section)


def _is_picture(element: Element) -> bool:
    return element.tag in ("img", _SVG) or bool(element.get(_FILES.get(str(element.tag), "")))


def _is_wide(rect: Area) -> bool:
    """Tell whether anything of a picture can be seen where it stands."""
    return rect.width >= _LEAST and rect.height >= _LEAST


def _is_read(piece: Piece) -> bool:
    """Tell texts that can be read from pictures, and from texts that a style sheet scales to a speck."""
    return piece.is_text and (piece.turned is None or _is_wide(piece.turned))


def _shown(part: Part) -> str:
    element, tag = part
    name, _, pseudo = tag.rpartition("}")[2].partition("::")
    classes = "".join(f".{each}" for each in element.get("class", "").split())
    return f"{name}{classes}{'::' if pseudo else ''}{pseudo}"


def _lost_text(loss: _Loss, height: float, path: str) -> Diagnostic:
    owner = loss.owner
    words = owner.key or owner.section
    name = short_key(words) if words else shortened(typed(owner.element.text or ""))
    fault = (
        msg("`{key}` is on no page", key=name)
        if loss.missing == loss.whole
        else msg(
            "`{key}` is cut short: {missing} of its {weight} characters are on no page",
            key=name,
            missing=loss.missing,
            weight=loss.whole,
        )
    )
    return _lost(owner, fault, path, height)


def _lost(owner: _Owner, fault: str, path: str, height: float = 0) -> Diagnostic:
    if owner.panel:
        fault = msg("{fault} for want of room in the panel `{panel}`", fault=fault, panel=as_message(owner.panel))
    if height:
        fault = msg("{fault} (about {height} mm)", fault=fault, height=f"{height:.0f}")
    hint = msg("shorten the text, or ask the designer for more room")
    return error("layout-lost", fault, Span(path), hint, key=owner.key or owner.section)


def _density(panel: str, standing: tuple[Piece, ...]) -> float:
    """Return letters to a px of height, in one panel or over all pages."""
    there = [piece for piece in standing if piece.is_text and piece.body and piece.panel == panel]
    letters, height = 0, 0.0
    for page in {piece.page for piece in there}:
        on_page = [piece for piece in there if piece.page == page]
        letters += sum(_weight(piece.box.text) for piece in on_page)
        height += max(piece.rect.bottom for piece in on_page) - min(piece.rect.top for piece in on_page)
    return max(letters, 1) / max(height, 1)
