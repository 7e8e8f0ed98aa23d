"""Folds checked as paper is: a strip with two faces is folded crease by crease, and looked at from both sides."""

from dataclasses import dataclass, replace

import pytest

from mezanprint.model.paper import Bound, Crease, Fold, Panel, creases, page_size, panels, size_of

BOTH = pytest.mark.parametrize("bound", list(Bound))
WIDTH = 297.0


@dataclass(frozen=True)
class Leaf:
    """A part of the folded strip: where it lies, and the panels on its upper and its lower face."""

    left: float
    right: float
    up: int
    down: int

    def turned(self, x: float) -> "Leaf":
        return Leaf(2 * x - self.right, 2 * x - self.left, self.down, self.up)


def leaves(fold: Fold, bound: Bound) -> list[Leaf]:
    made = panels(fold, WIDTH, bound)
    behind = {round(WIDTH - panel.right, 6): panel.number for panel in made if panel.page == 2}
    return [
        Leaf(panel.left, panel.right, panel.number, behind[round(panel.left, 6)]) for panel in made if panel.page == 1
    ]


def folded(fold: Fold, bound: Bound) -> list[Leaf]:
    """Return the leaves of the closed sheet, the upper one first: the part without the front goes over or under it."""
    stack = sorted(leaves(fold, bound), key=lambda leaf: leaf.left)
    found = [crease for crease in creases(fold, WIDTH, bound) if crease.page == 1]
    for crease in found if bound is Bound.LEFT else reversed(found):
        stack = _fold_over(stack, crease, bound)
    return stack


def _fold_over(stack: list[Leaf], crease: Crease, bound: Bound) -> list[Leaf]:
    def moves(leaf: Leaf) -> bool:
        return leaf.right <= crease.x + 1e-6 if bound is Bound.LEFT else leaf.left >= crease.x - 1e-6

    going = [leaf.turned(crease.x) for leaf in reversed(stack) if moves(leaf)]
    staying = [leaf for leaf in stack if not moves(leaf)]
    # The strip still lies open beyond the next crease, where nothing is stacked: only neighbours can be in the way.
    return [*staying, *going] if crease.mountain else [*going, *staying]


@BOTH
@pytest.mark.parametrize("fold", list(Fold))
def test_every_panel_is_there_once_and_the_sides_are_covered(fold: Fold, bound: Bound) -> None:
    made = panels(fold, WIDTH, bound)
    assert [panel.number for panel in made] == list(range(1, len(made) + 1))
    for page in (1, 2):
        edges = sorted((panel.left, panel.right) for panel in made if panel.page == page)
        assert edges[0][0] == 0
        assert edges[-1][1] == WIDTH
        assert [right for _, right in edges[:-1]] == pytest.approx([left for left, _ in edges[1:]])


@BOTH
@pytest.mark.parametrize(("fold", "back"), [(Fold.LETTER, 6), (Fold.Z, 4), (Fold.HALF, 4)], ids=["letter", "z", "half"])
def test_the_closed_sheet_shows_front_and_back(fold: Fold, back: int, bound: Bound) -> None:
    stack = folded(fold, bound)
    assert stack[0].up == 1
    assert stack[-1].down == back


@BOTH
def test_the_narrow_panel_of_a_letter_fold_lies_inside_and_touches_no_fold(bound: Bound) -> None:
    front, inner, back = folded(Fold.LETTER, bound)
    assert (front.up, front.down, inner.up, inner.down, back.up, back.down) == (1, 3, 2, 5, 4, 6)
    # The free edge of what is folded in stays clear of the fold beside the front.
    spine = next(x.x for x in creases(Fold.LETTER, WIDTH, bound) if x.page == 1 and x.x in (front.left, front.right))
    free = inner.left if bound is Bound.LEFT else inner.right
    assert 1 <= abs(free - spine) <= 2


@BOTH
def test_the_front_opens_at_the_bound_edge(bound: Bound) -> None:
    for fold in Fold:
        front = next(panel for panel in panels(fold, WIDTH, bound) if panel.number == 1)
        fold_at = {crease.x for crease in creases(fold, WIDTH, bound) if crease.page == 1}
        assert (front.left if bound is Bound.LEFT else front.right) in fold_at


@pytest.mark.parametrize("fold", list(Fold))
def test_right_binding_mirrors_left(fold: Fold) -> None:
    def mirrored(panel: Panel) -> Panel:
        return replace(panel, left=WIDTH - panel.right)

    assert panels(fold, WIDTH, Bound.RIGHT) == tuple(mirrored(panel) for panel in panels(fold, WIDTH, Bound.LEFT))


@BOTH
@pytest.mark.parametrize("fold", list(Fold))
def test_a_fold_is_seen_from_both_sides_at_one_place(fold: Fold, bound: Bound) -> None:
    found = creases(fold, WIDTH, bound)
    front = {(round(crease.x, 6), crease.mountain) for crease in found if crease.page == 1}
    back = {(round(WIDTH - crease.x, 6), not crease.mountain) for crease in found if crease.page == 2}
    assert front == back


@BOTH
@pytest.mark.parametrize(("fold", "order"), [(Fold.LETTER, (3, 4, 5)), (Fold.Z, (2, 3, 4)), (Fold.HALF, (2, 3))])
def test_the_spread_reads_from_the_bound_edge(fold: Fold, order: tuple[int, ...], bound: Bound) -> None:
    inside = sorted((p.left, p.number) for p in panels(fold, WIDTH, bound) if p.page == 2)
    numbers = tuple(number for _, number in inside)
    assert numbers == (order if bound is Bound.LEFT else order[::-1])


@pytest.mark.parametrize(
    ("page", "anew", "size"),
    [
        ("A4", "letter", (215.9, 279.4)),
        ("A4 landscape", "letter", (279.4, 215.9)),
        ("A5", "letter", (139.7, 215.9)),
        ("A6", "letter", (107.95, 139.7)),
        ("A3", "letter", (279.4, 431.8)),
        ("A5 landscape", "legal", (215.9, 177.8)),
        ("A5", "216mm 330mm", (165, 216)),
        ("85mm 55mm", "letter", (85, 55)),
        ("letter", "legal", (215.9, 279.4)),
        ("A5", "", (148, 210)),
    ],
)
def test_pages_of_one_series_become_those_of_another(page: str, anew: str, size: tuple[float, float]) -> None:
    assert page_size(page, anew) == pytest.approx(size)


def test_sizes_are_names_or_lengths() -> None:
    assert size_of("A4") == (210, 297)
    assert size_of("A4 landscape") == (297, 210)
    assert size_of("85mm 55.5mm") == (85, 55.5)
    for bad in ("", "A9", "A4 sideways", "85 55", "85mm"):
        with pytest.raises(ValueError, match="is no size of paper"):
            size_of(bad)
