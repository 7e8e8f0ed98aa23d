"""One page laid out again, from where the last whole layout began it.

What other pages give to a page is taken from that layout: counters and the numbers of pages that links tell, named
strings, running elements, and boxes that are fixed on all pages. It goes through the same functions as a whole layout.
"""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.preview.pagination import Pagination, leaves_over, remake_page
from mezanprint.typesetting.weasyprint.weasy import instead_of, weasyprint

_ROUNDS = 8
"""Layouts of the page until its own counters stand; WeasyPrint allows a document as many."""


class NotAlone(Exception):  # noqa: N818 - no fault: a whole layout shows the page
    """The page can not be laid out alone."""


@dataclass(slots=True)
class OnePage:
    """What became of the page."""

    moves: bool = False
    """Whether the next page begins otherwise than before."""


@contextmanager
def only_page(before: Pagination, index: int) -> Iterator[OnePage]:
    """Lay out nothing but one page, from 0, of the document that is laid out inside the block.

    Raises ``NotAlone`` if the page takes more from others than is known of them.
    """
    if before.context is None or before.leftovers.get(index, True):
        raise NotAlone("begins with what a page before left over")
    page = OnePage()

    def lay_out(html: Any, root: Box, context: Any, *_limits: Any) -> list[Box]:
        check_path(before.starts[index][0], before.root, root)
        _carry(before, context, index)
        box = _made(html, root, context, index)
        page.moves = _moves(before, context, index)
        _complete(before, context, index, box)
        return [box]

    with instead_of(weasyprint.document, "layout_document", lay_out):
        yield page


def check_path(place: Any, before: Box, now: Box) -> None:
    """Raise ``NotAlone`` unless the way to a place in the tree of boxes goes by the same boxes as before."""
    while place:
        (number, place), *more = place.items()
        if more or not (_shape(before, number) == _shape(now, number)):
            raise NotAlone("other boxes before it")
        if not isinstance(before, weasyprint.formatting_structure.boxes.ParentBox):
            return
        before, now = before.children[number], now.children[number]


def _shape(box: Box, number: int) -> list[tuple[type, str | None]]:
    return [(type(child), child.element_tag) for child in getattr(box, "children", ())[: number + 1]]


def _carry(before: Pagination, context: Any, index: int) -> None:
    """Give a new layout what the pages of the last one gave to the page."""
    was = before.context
    context.page_maker = copy.deepcopy(before.starts)
    context.style_for.initial_page_sizes.update(was.style_for.initial_page_sizes)
    for name in ("string_set", "running_elements"):
        store = getattr(context, name)
        for key, pages in getattr(was, name).items():
            store[key].update({number: list(values) for number, values in pages.items()})
    for pages in context.string_set.values():
        # Running elements WeasyPrint takes away itself, and lays the page out twice if there were none.
        pages.pop(index + 1, None)
    if any(box.is_note() for pages in context.running_elements.values() for all_ in pages.values() for box in all_):
        raise NotAlone("notes that run")
    context.rendered_notes = []
    _carry_counters(was.target_collector, context)


def _carry_counters(was: Any, context: Any) -> None:
    """Give what links point to, and boxes with counters of pages, the values that they had, and make them of these."""
    for name, target in context.target_collector.target_lookup_items.items():
        if earlier := was.target_lookup_items.get(name):
            target.page_maker_index = earlier.page_maker_index
            target.cached_page_counter_values = earlier.cached_page_counter_values
    old, new = was.counter_lookup_items, context.target_collector.counter_lookup_items
    if [of for _, of in old] != [of for _, of in new]:
        raise NotAlone("other counters")
    pairs = list(zip(old.values(), new.items(), strict=True))
    identity = {id(earlier): id(lookup) for earlier, (_, lookup) in pairs}
    for *_, state in context.page_maker:
        state["content_lookups"] = [identity.get(each, each) for each in state["content_lookups"]]
    for earlier, ((_, of), lookup) in pairs:
        lookup.page_maker_index = earlier.page_maker_index
        # They were noted before the number of pages was.
        total = {"pages": context.page_maker[0][3][1]["pages"]} if earlier.cached_page_counter_values else {}
        lookup.cached_page_counter_values = earlier.cached_page_counter_values | total
        if of == "content":
            lookup.parse_again(lookup.cached_page_counter_values)


def _made(html: Any, root: Box, context: Any, index: int) -> Box:
    """Return the page without what stands in its margins, once its own counters stand."""
    state = context.page_maker[index][-1]
    notes = context.footnotes.copy()
    for _ in range(_ROUNDS):
        state.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
        context.footnotes = notes.copy()
        page, _ = remake_page(index, context, root, html)
        if not state["content_changed"]:
            return page
    raise NotAlone("counters that do not come to rest")


def _moves(before: Pagination, context: Any, index: int) -> bool:
    left = before.leftovers.get(index + 1, False)
    return bool(before.starts[index + 1][:3] != context.page_maker[index + 1][:3] or left != leaves_over(context))


def _complete(before: Pagination, context: Any, index: int, page: Box) -> None:
    """Put into a page what is known once all pages stand, as ``weasyprint.layout.layout_document`` does."""
    layout = weasyprint.layout
    state = context.page_maker[index + 1][3]
    for box in page.descendants():
        if box.missing_link:
            for (owner, of), lookup in context.target_collector.counter_lookup_items.items():
                if owner == box.missing_link and of != "content":
                    lookup.parse_again(state[1])
        if box.string_set and box.string_set != "none":
            for name, text in box.string_set:
                context.string_set[name][index + 1].append(text)
    root, footnotes, note = page.children
    root.children = [
        *layout.layout_fixed_boxes(context, before.pages[:index], page),
        *root.children,
        *layout.layout_fixed_boxes(context, before.pages[index + 1 :], page),
    ]
    context.current_page = index + 1
    areas = [root, *(area for area in (footnotes, note) if area.children)]
    page.children = (*areas, *layout.make_margin_boxes(context, page, state))
    layout.layout_backgrounds(page, context.get_image_from_uri)
