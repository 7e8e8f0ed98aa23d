"""The two private functions of WeasyPrint that write tags, wrapped while a document is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import msg
from mezanprint.typesetting.boxes.tree import Box, real
from mezanprint.typesetting.tags.contents import make_contents
from mezanprint.typesetting.tags.figures import group_captions, place_figures
from mezanprint.typesetting.tags.flow import tidy
from mezanprint.typesetting.tags.fragments import join_fragments
from mezanprint.typesetting.tags.groups import tie_groups
from mezanprint.typesetting.tags.leaves import sort_leaves
from mezanprint.typesetting.tags.lines import text_of_boxes
from mezanprint.typesetting.tags.links import describe_links, join_links
from mezanprint.typesetting.tags.lists import finish_lists, hold_bodies, join_pairs, pair_terms
from mezanprint.typesetting.tags.notes import place_notes, tie_notes
from mezanprint.typesetting.tags.roles import take_roles
from mezanprint.typesetting.tags.second import say_in_pdf_2
from mezanprint.typesetting.tags.tables import head_tables
from mezanprint.typesetting.tags.tag_tree import Tags
from mezanprint.typesetting.tags.tag_words import spell_words
from mezanprint.typesetting.tags.traits import say_traits
from mezanprint.typesetting.weasyprint.weasy import instead_of, is_known_release, pydyf, weasyprint

_add_tags = weasyprint.pdf.add_tags
_build_box_tree = weasyprint.pdf.tags._build_box_tree


@contextmanager
def better_tags() -> Iterator[tuple[Diagnostic, ...]]:
    """Put right the tags of the PDF that is written inside the block; yield a warning where that cannot be done."""
    if not is_known_release():
        release = f"WeasyPrint {weasyprint.__version__}"
        message = msg(
            "{release} is unknown: Arabic may not be found again, and is read aloud backwards", release=release
        )
        yield (warning("typeset-release", message, None, msg("install the locked packages")),)
        return
    made: dict[int, Box] = {}
    with (
        instead_of(weasyprint.pdf, "add_tags", _adding(made)),
        instead_of(weasyprint.pdf.tags, "_build_box_tree", _noting(made)),
    ):
        yield ()


def ornaments(html: Element) -> frozenset[str]:
    """Return the addresses of pictures that are ornament wherever they stand: ``alt=""``, which is no forgotten one."""
    empty = {str(picture.get("src")): True for picture in html.iter("img")}
    for picture in html.iter("img"):
        empty[str(picture.get("src"))] &= picture.get("alt") == ""
    return frozenset(address for address, always in empty.items() if always)


def _noting(made: dict[int, Box]) -> Callable[..., Iterator[Any]]:
    """Return the function that builds the tree, noting in ``made`` which box each element is made for."""

    def build_box_tree(box: Box, *arguments: Any) -> Iterator[Any]:
        for element in _build_box_tree(box, *arguments):
            made.setdefault(element.number, real(box))
            yield element

    return build_box_tree


def _adding(made: dict[int, Box]) -> Callable[..., None]:
    def add_tags(pdf: Any, document: Any, version: Any, streams: list[Any]) -> None:
        marked = [dict(stream._tags) for stream in streams]
        # A property of pydyf's that makes all of them each time it is asked: WeasyPrint does for each element.
        with instead_of(pydyf.PDF, "page_references", pdf.page_references):
            _add_tags(pdf, document, version, streams)
        tags = Tags(pdf, document, made)
        sort_leaves(tags, marked, streams)
        group_captions(tags)
        take_roles(tags)
        pair_terms(tags)
        notes = tie_notes(tags)
        tidy(tags, tags.top)
        join_fragments(tags, streams)
        place_notes(tags, notes)
        join_links(tags)
        hold_bodies(tags)
        join_pairs(tags)
        make_contents(tags)
        finish_lists(tags)
        head_tables(tags)
        place_figures(tags)
        texts = text_of_boxes(document)
        spell_words(tags, texts)
        describe_links(tags, texts)
        say_traits(tags)
        tie_groups(tags, streams)
        if "Namespaces" in tags.root:
            say_in_pdf_2(tags)
        tags.write()

    return add_tags
