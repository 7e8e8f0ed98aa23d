"""Booklets: every page once, front and back pair, right binding mirrors left, whatever the number of pages."""

from hypothesis import given
from hypothesis import strategies as st

from mezanprint.finishing.imposition.order import Leaf, leaves, padded
from mezanprint.model.paper import Bound, Paper

COUNTS = st.integers(1, 120)
BOUNDS = st.sampled_from(Bound)


def nested(sheets: tuple[Leaf[int], ...], bound: Bound) -> list[int | None]:
    """Return the pages as a reader turns them who holds the sheets, one in another, at the fold."""
    recto, verso = (1, 0) if bound is Bound.LEFT else (0, 1)
    first = [page for leaf in sheets for page in (leaf.front[recto], leaf.back[verso])]
    second = [page for leaf in reversed(sheets) for page in (leaf.back[recto], leaf.front[verso])]
    return first + second


@given(COUNTS, BOUNDS, st.booleans())
def test_a_stitched_booklet_reads_from_its_first_page_to_its_last(count: int, bound: Bound, last_stays: bool) -> None:
    pages = padded(range(count), Paper(booklet=True, last_stays=last_stays))
    assert nested(leaves(pages, bound), bound) == list(pages)


@given(COUNTS, st.booleans())
def test_blank_pages_fill_the_last_sheet_and_no_more(count: int, last_stays: bool) -> None:
    pages = padded(range(count), Paper(booklet=True, last_stays=last_stays))
    assert len(pages) % 4 == 0
    assert len(pages) - count < 4
    assert [page for page in pages if page is not None] == list(range(count))
    if last_stays and count > 1:
        assert pages[-1] == count - 1
    else:
        assert None not in pages[:count]


@given(COUNTS, BOUNDS)
def test_the_two_pages_of_a_leaf_stand_back_to_back(count: int, bound: Bound) -> None:
    pages = padded(range(count), Paper(booklet=True))
    place = {page: number for number, page in enumerate(pages) if page is not None}
    for leaf in leaves(pages, bound):
        for front, back in zip(leaf.front, leaf.back[::-1], strict=True):
            if front is not None and back is not None:
                assert place[front] // 2 == place[back] // 2


@given(COUNTS)
def test_right_binding_mirrors_left(count: int) -> None:
    pages = padded(range(count), Paper(booklet=True))
    mirrored = tuple(Leaf(leaf.front[::-1], leaf.back[::-1]) for leaf in leaves(pages, Bound.LEFT))
    assert leaves(pages, Bound.RIGHT) == mirrored


def test_the_order_of_eight_pages_is_the_one_printers_know() -> None:
    left = leaves(range(1, 9), Bound.LEFT)
    assert [(leaf.front, leaf.back) for leaf in left] == [((8, 1), (2, 7)), ((6, 3), (4, 5))]
    right = leaves(range(1, 9), Bound.RIGHT)
    assert [(leaf.front, leaf.back) for leaf in right] == [((1, 8), (7, 2)), ((3, 6), (5, 4))]


def test_pages_that_meet_in_the_middle_are_a_list_like_any_other() -> None:
    """Two parts with a cover each: one opens from the left, the other from the right, blanks in between."""
    parts = ["en1", "en2", "en3", None, None, "ar3", "ar2", "ar1"]
    assert nested(leaves(parts, Bound.LEFT), Bound.LEFT) == parts  # type: ignore[arg-type, comparison-overlap]
