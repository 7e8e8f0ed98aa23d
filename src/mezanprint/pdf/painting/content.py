"""A stream of content under way: the state, what it will go back to, and the path that is being made."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import matrix_of, product, scale, shared, turned
from mezanprint.pdf.layers import is_off
from mezanprint.pdf.operators import DEEPEST, entry
from mezanprint.pdf.page_boxes import form_matrix, rectangle
from mezanprint.pdf.painting.inline import stream_of
from mezanprint.pdf.painting.lettering import Lettering
from mezanprint.pdf.painting.painted import Colour, Container, Painted, Sort
from mezanprint.pdf.painting.paths import Path
from mezanprint.pdf.painting.patterns import tiles
from mezanprint.pdf.painting.reading import Reading
from mezanprint.pdf.painting.shadings import darkest
from mezanprint.pdf.painting.spaces import OTHER, Spaces, read_space
from mezanprint.pdf.painting.state import Ink, State
from mezanprint.pdf.painting.state_operators import CHANGES

_PAINTS = {
    **dict.fromkeys(("f", "F", "f*"), (True, False)),
    **dict.fromkeys(("S", "s"), (False, True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), (True, True)),
    "n": (False, False),
}
"""Operators that paint a path: whether they fill it, whether they draw its line."""
_COLOURS = frozenset(("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"))
NOWHERE = Box(0, 0, 0, 0)


class Content:
    """What a stream paints, as far as it has been read."""

    def __init__(
        self,
        reading: Reading,
        page: int,
        resources: Any,
        state: State,
        painted: list[Painted],
        container: Container = Container.PAGE,
        depth: int = 0,
    ) -> None:
        self.reading, self.page, self.resources, self.state = reading, page, resources, state
        self.found, self.container, self.depth = painted, container, depth
        self.base = state.matrix
        """From the coordinates of the stream to the page: those of its patterns (ISO 32000-1, 8.7.3.1)."""
        self._spaces = Spaces(resources)
        self._saved: list[State] = []
        self._path, self._clips = Path(), False
        self._marked: list[bool] = []
        self._hidden = 0
        self._letters = Lettering(self)
        self._acts: dict[str, Callable[[str, Any], None]] = {
            **dict.fromkeys(("q", "Q"), self._save),
            "cm": self._move,
            **dict.fromkeys(("m", "l", "c", "v", "y", "re"), self._draw),
            **dict.fromkeys(("W", "W*"), self._cut),
            **dict.fromkeys(_PAINTS, self._paint),
            **dict.fromkeys(("BT", "Tm", "Td", "TD", "T*", "ET"), self._letters.place),
            **dict.fromkeys(("Tj", "TJ", "'", '"'), self._letters.show),
            "Do": self._show_object,
            "INLINE IMAGE": self._show_inline,
            "sh": self._shade,
            **dict.fromkeys(("BMC", "BDC", "EMC"), self._mark),
        }

    def read(self, content: Any, *, sets_colour: bool = True) -> None:
        """Add what the stream ``content`` paints."""
        for instruction in self.reading.instructions(content):
            name = str(instruction.operator)
            if (change := CHANGES.get(name)) is not None:
                if sets_colour or name not in _COLOURS:
                    change(self.state, instruction.operands, self.resources, self._spaces)
            elif (act := self._acts.get(name)) is not None:
                act(name, instruction.operands)

    def inside(
        self, resources: Any, state: State, container: Container, found: list[Painted] | None = None
    ) -> "Content":
        """Return a stream that is shown by this one, and adds to the same things where no others are given."""
        things = self.found if found is None else found
        made = Content(self.reading, self.page, resources, state, things, container, self.depth + 1)
        made._hidden = self._hidden
        return made

    def add(self, sort: Sort, box: Box, ink: Ink, **more: Any) -> None:
        """Add a thing that shows in ``box``, painted with ``ink`` where it has no colour of its own."""
        state, pattern = self.state, ink.pattern
        self.reading.spend(1)
        if "colour" not in more:
            more["colour"] = ink.colour
            if pattern is not None and pattern.get("/PatternType") == 2:
                sort = Sort.GRADIENT if sort is Sort.AREA else sort
                more["colour"] = darkest(pattern.Shading, self._spaces.get(pattern.Shading.ColorSpace))
        more.setdefault("alpha", state.alpha(ink))
        more |= {"container": self.container, "is_off": self._hidden > 0, "overprint": state.overprint(ink)}
        if not state.is_clip_whole:
            more |= {"is_whole": False, "outline": ()}
        self.found.append(Painted(sort, self.page, box, **more))
        if pattern is not None and pattern.get("/PatternType") == 1 and self.depth < DEEPEST:
            for thing in tiles(self, ink, box):
                self.reading.spend(1)
                self.found.append(thing)

    def cut(self, box: Box, *, is_whole: bool) -> None:
        """Clip what follows."""
        both = shared(box, self.state.clip)
        self.state.clip, self.state.is_clip_whole = both or NOWHERE, self.state.is_clip_whole and is_whole

    def _save(self, name: str, _operands: Any) -> None:
        if name == "q":
            self._saved.append(self.state.copied())
        elif self._saved:
            self.state = self._saved.pop()

    def _move(self, _name: str, operands: Any) -> None:
        self.state.matrix = product(matrix_of(operands), self.state.matrix)

    def _draw(self, name: str, operands: Any) -> None:
        self._path.add(name, operands, self.state.matrix)

    def _cut(self, _name: str, _operands: Any) -> None:
        self._clips = True

    def _paint(self, name: str, _operands: Any) -> None:
        """Fill the path or draw its line, and end it."""
        path, state = self._path, self.state
        if path:
            fills, strokes = _PAINTS[name]
            box = path.box
            if fills and (visible := shared(box, state.clip)):
                whole = path.is_rectangle
                self.add(Sort.AREA, visible, state.fill, is_whole=whole, outline=() if whole else path.outline)
            width = state.width * scale(state.matrix)
            if strokes and (visible := shared(box.grown(width / 2), state.clip)):
                self.add(Sort.LINE, visible, state.stroke, width=width, is_whole=path.is_straight, outline=path.parts)
            if self._clips:
                self.cut(box, is_whole=path.is_rectangle)
        self._path, self._clips = Path(), False

    def _shade(self, _name: str, operands: Any) -> None:
        """Paint a gradient wherever the clip lets it."""
        shading, state = entry(self.resources, "/Shading", operands[0]), self.state
        if shading is None:
            return
        box: Box | None = state.clip
        if "/BBox" in shading:
            box = shared(turned(rectangle(shading.BBox), state.matrix), state.clip)
        if box:
            colour = darkest(shading, self._spaces.get(shading.ColorSpace))
            self.add(Sort.GRADIENT, box, replace(state.fill, pattern=None), colour=colour, is_whole=True)

    def _show_inline(self, _name: str, operands: Any) -> None:
        self._show_picture(stream_of(operands[0], self.reading.document, self.resources))

    def _show_object(self, _name: str, operands: Any) -> None:
        """Show a picture or a form, of a layer it may be."""
        thing = entry(self.resources, "/XObject", operands[0])
        if not isinstance(thing, pikepdf.Stream):
            return
        hides = is_off(thing.get("/OC"), self.reading.off)
        self._hidden += hides
        if thing.get("/Subtype") == "/Image":
            self._show_picture(thing)
        elif self.depth < DEEPEST:
            self._show_form(thing)
        self._hidden -= hides

    def _show_picture(self, picture: Any) -> None:
        state = self.state
        a, b, c, d, _, _ = matrix = state.matrix
        box = shared(turned(Box(0, 0, 1, 1), matrix), state.clip)
        if not box:
            return
        more: dict[str, Any] = {"picture": picture, "matrix": matrix}
        if picture.get("/ImageMask"):
            self.add(Sort.PICTURE, box, state.fill, **more)
            return
        space = self._spaces.get(picture.ColorSpace) if "/ColorSpace" in picture else OTHER
        more["colour"] = Colour(space.kind, (), space.names, space.alternate)
        if "/SMask" in picture or picture.get("/SMaskInData", 0):
            more["alpha"] = 0.0
        upright = (b == 0 and c == 0) or (a == 0 and d == 0)
        self.add(
            Sort.PICTURE, box, replace(state.fill, pattern=None), is_whole=upright and "/Mask" not in picture, **more
        )

    def _show_form(self, form: Any) -> None:
        matrix = product(form_matrix(form), self.state.matrix)
        clip = shared(turned(rectangle(form.get("/BBox", (0, 0, 0, 0))), matrix), self.state.clip)
        if not clip:
            return
        state = self.state.copied()
        state.matrix, state.clip = matrix, clip
        group = form.get("/Group")
        if group is not None:
            if "/CS" in group:
                space = Colour(read_space(group.CS).kind, ())
                self.add(Sort.GROUP, clip, replace(state.fill, pattern=None), colour=space)
            state.in_group(state.alpha(state.fill))
        self.inside(form.get("/Resources", self.resources), state, self.container).read(form)

    def _mark(self, name: str, operands: Any) -> None:
        """Begin or end content that may belong to a layer."""
        if name == "EMC":
            self._hidden -= self._marked.pop() if self._marked else False
            return
        hides = False
        if name == "BDC" and str(operands[0]) == "/OC":
            hides = is_off(entry(self.resources, "/Properties", operands[1]), self.reading.off)
        self._marked.append(hides)
        self._hidden += hides
