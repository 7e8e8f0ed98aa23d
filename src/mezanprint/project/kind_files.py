"""Kinds and components as the project's TOML files tell them."""

import math
import re
from dataclasses import replace
from functools import lru_cache

from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.kinds import (
    BLANKS_AT_END,
    BLANKS_BEFORE_LAST,
    DOCUMENT_KEYS,
    SECTION_KEYS,
    ComponentSpec,
    FieldSpec,
    FieldType,
    FitRules,
    Justify,
    Kind,
    Layout,
    SlotSpec,
)
from mezanprint.model.paper import Cards, Fold, size_of
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files
from mezanprint.project.tables import MAX_BYTES, Table, table_of

TEMPLATES = "templates"
COMPONENTS_PATH = f"{TEMPLATES}/base/components.toml"
_PATH = f"{TEMPLATES}/{{}}/kind.toml"
MAX_DEPTH = 4
_BLANKS = (BLANKS_AT_END, BLANKS_BEFORE_LAST)
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_DESCRIBING = ("standfirst", "subtitle")
"""Fields that describe a document where no field of its kind says so: kinds made before fields could say it."""


def read_kinds(files: Files) -> dict[str, Kind]:
    """Return every kind of the project by name; ``Fault`` with everything that is wrong with their files."""
    components = files.read_text(COMPONENTS_PATH, MAX_BYTES)
    sources: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for name in files.list(TEMPLATES):
        if name != "base" and "kind.toml" in files.list(f"{TEMPLATES}/{name}"):
            try:
                sources[name] = files.read_text(_PATH.format(name), MAX_BYTES)
            except Fault as fault:
                faults.extend(fault.diagnostics)
    return dict(_kinds(components, tuple(sources.items()), tuple(faults)))


@lru_cache(maxsize=8)  # `watch` and the studio read a project anew whenever somebody saves a file
def _kinds(base: str, sources: tuple[tuple[str, str], ...], unreadable: tuple[Diagnostic, ...]) -> dict[str, Kind]:
    root = table_of(COMPONENTS_PATH, base)
    components, faults = components_of(root), [*root.faults, *unreadable]
    kinds: dict[str, Kind] = {}
    for name, source in sources:
        try:
            table = table_of(_PATH.format(name), source)
        except Fault as fault:
            faults.extend(fault.diagnostics)
        else:
            kinds[name] = kind_of(name, table, components)
            faults.extend(table.faults)
    if faults:
        raise Fault(*faults)
    return kinds


def components_of(root: Table) -> dict[str, ComponentSpec]:
    """Return the components that a table holds, by name; what is wrong with them goes to its faults."""
    components = {}
    for name, table in root.tables():
        fields = _fields(table.table("fields"), SECTION_KEYS)
        components[name] = ComponentSpec(_named(name, table), table.take("says", str, name), fields)
        table.close()
    return components


def kind_of(name: str, table: Table, components: dict[str, ComponentSpec]) -> Kind:
    """Return the kind that a table holds; what is wrong with it goes to the faults of the table."""

    def no_slot() -> Diagnostic:
        hint = msg("add a table such as `[slots.main]`")
        return error("kind-no-slot", msg("the kind `{name}` has no slot for sections", name=name), table.span(), hint)

    slots = tuple(_slot(slot, inner) for slot, inner in table.table("slots", lacking=no_slot).tables())
    kind = Kind(
        name=_named(name, table),
        says=table.take("says", str, name),
        page=_page(table),
        bilingual=table.take("bilingual", bool, False),
        fields=_describing(_fields(table.table("fields"), DOCUMENT_KEYS)),
        slots=slots,
        components=_allowed(table, components),
        fit=_fit(table.table("fit")),
        binding=table.take("binding", bool, False),
        notes=table.choose("notes", ("end", "page"), "end"),
        justify=Justify(table.choose("justify", tuple(Justify), Justify.START)),
        fold=_fold(table),
        booklet=table.take("booklet", bool, False),
        cards=_cards(table),
        blanks=table.choose("blanks", (*_BLANKS, *(slot.name for slot in slots)), BLANKS_AT_END),
        layouts=_layouts(table),
    )
    if sum((kind.fold is not None, kind.booklet, kind.cards is not None)) > 1:
        message = msg("the kind `{name}` is folded, bound and cut at once", name=name)
        table.faults.append(
            error("kind-paper", message, table.span(), msg("keep one of `fold`, `booklet` and `cards`"))
        )
    table.close()
    return kind


def _allowed(table: Table, components: dict[str, ComponentSpec]) -> tuple[ComponentSpec, ...]:
    def unknown(name: str) -> Diagnostic:
        message = msg("unknown component `{component}`", component=name)
        return error("kind-unknown-component", message, table.span("components"), *did_you_mean(name, components))

    return tuple(components[name] for name in table.select("components", tuple(components), unknown))


def _page(table: Table) -> str:
    page = table.require("page", str, "A4")
    try:
        size_of(page)
    except ValueError as bad:
        hint = msg('write `page = "A4"`, `"A4 landscape"` or two lengths such as `"85mm 55mm"`')
        table.faults.append(error("kind-paper", bad.args[0], table.span("page"), hint))
        return "A4"
    return page


def _fold(table: Table) -> Fold | None:
    return Fold(table.choose("fold", tuple(Fold), Fold.LETTER)) if table.has("fold") else None


def _cards(table: Table) -> Cards | None:
    """Return how cards are put on sheets: ``true`` is the usual way."""
    cards = table.flag("cards", tuple(Cards), default=False)
    return Cards.REPEAT if cards is True else Cards(cards) if cards else None


def _layouts(table: Table) -> tuple[Layout, ...]:
    def unknown(word: str) -> Diagnostic:
        message = msg("`{word}` is no layout of two languages", word=word)
        hints = did_you_mean(word, tuple(Layout)) or (msg("there are `parallel` and `dual`"),)
        return error("project-unknown-value", message, table.span("layouts"), *hints)

    return tuple(map(Layout, table.select("layouts", tuple(Layout), unknown))) or (Layout.PARALLEL,)


def _slot(name: str, table: Table) -> SlotSpec:
    slot = SlotSpec(
        _named(name, table),
        table.take("says", str, name),
        _positive(table, "max_sections"),
        _positive(table, "room"),
        _length(table, "width"),
        _length(table, "half"),
        _length(table, "bold"),
    )
    table.close()
    return slot


def _length(table: Table, key: str) -> float:
    """Return a length in mm; 0 where none is said."""

    def too_small(_value: float) -> Diagnostic:
        return error("kind-number", msg("`{key}` must be 1 or more", key=key), table.span(key))

    value = table.number(key, 1.0, 1, math.inf, too_small)
    return value if table.has(key) else 0.0


def _fit(table: Table) -> FitRules:
    plain = FitRules()

    def no_share(_value: float) -> Diagnostic:
        message = msg("`min_last_page` is a share of the page, between 0 and 1")
        return error("kind-number", message, table.span("min_last_page"))

    fit = FitRules(
        max_pages=_positive(table, "max_pages"),
        exact_pages=_positive(table, "exact_pages"),
        page_multiple=_positive(table, "page_multiple") or plain.page_multiple,
        min_last_page=table.number("min_last_page", plain.min_last_page, 0, 1, no_share),
    )
    table.close()
    return fit


def _fields(table: Table, reserved: tuple[str, ...]) -> tuple[FieldSpec, ...]:
    def taken(name: str) -> Diagnostic:
        message = msg("a field cannot be called `{name}`: it has a meaning of its own", name=name)
        return error("kind-reserved-field", message, table.span(name), msg("choose another name"))

    table.forbid(reserved, taken)
    fields = tuple(_field(name, inner, depth=1) for name, inner in table.tables())
    for spec in fields:
        if spec.item and spec.item.like and spec.item.like not in {each.name for each in fields}:
            message = msg(
                "`like` names `{like}`, which is no field beside `{name}`", like=spec.item.like, name=spec.name
            )
            table.faults.append(error("kind-field", message, table.span(spec.name)))
        if spec.unless and spec.unless not in {each.name for each in fields}:
            message = msg(
                "`unless` names `{other}`, which is no field beside `{name}`", other=spec.unless, name=spec.name
            )
            table.faults.append(error("kind-field", message, table.span(spec.name)))
        if _names_data(spec) and not any(each.type is FieldType.DATA for each in fields):
            message = msg(
                "`{name}` names a part of data, and there is no field of the type `data` beside it", name=spec.name
            )
            table.faults.append(error("kind-field", message, table.span(spec.name)))
    return fields


def _names_data(spec: FieldSpec) -> bool:
    return (spec.item or spec).type in (FieldType.COLUMN, FieldType.ROW)


def _describing(fields: tuple[FieldSpec, ...]) -> tuple[FieldSpec, ...]:
    if any(spec.describes for spec in fields):
        return fields
    return tuple(replace(spec, describes=spec.name in _DESCRIBING) for spec in fields)


def _field(name: str, table: Table, depth: int) -> FieldSpec:
    table.require("type", str, FieldType.TEXT)
    kind = FieldType(table.choose("type", tuple(FieldType), FieldType.TEXT))
    spec = FieldSpec(
        name=_named(name, table),
        type=kind,
        required=table.take("required", bool, False),
        says=table.take("says", str, ""),
        room=_positive(table, "room"),
        choices=_choices(name, table) if kind is FieldType.TOKEN else (),
        fields=_record(table, depth) if kind is FieldType.RECORD else (),
        item=_item(name, table, depth) if kind is FieldType.LIST else None,
        unless=table.take("unless", str, ""),
        sums=table.take("sums", bool, False) if kind is FieldType.ROW else False,
        selects=table.take("selects", bool, False) if kind is FieldType.DATA else False,
        first=table.take("first", bool, False) if kind is FieldType.DATA else False,
        head=table.take("head", bool, True) if kind is FieldType.COLUMN else True,
        empty=table.take("empty", bool, False) if kind is FieldType.TEXT else False,
        like=table.take("like", str, "") if kind is FieldType.LIST else "",
        least=_whole(table, "least") if kind is FieldType.NUMBER else None,
        most=_whole(table, "most") if kind is FieldType.NUMBER else None,
        describes=table.take("describes", bool, False) if kind is FieldType.TEXT and depth == 1 else False,
    )
    table.close()
    return spec


def _choices(name: str, table: Table) -> tuple[str, ...]:
    message = msg("the field `{name}` is a token without `choices`", name=name)
    return table.words("choices", lacking=lambda: error("kind-field", message, table.span()))


def _record(table: Table, depth: int) -> tuple[FieldSpec, ...]:
    inner = table.table("fields", lacking=lambda: error("kind-field", msg("a record needs `fields`"), table.span()))
    return tuple(_field(name, each, depth + 1) for name, each in inner.tables()) if _shallow(table, depth) else ()


def _item(name: str, table: Table, depth: int) -> FieldSpec | None:
    message = msg("the list `{name}` does not say what an `item` is", name=name)
    item = table.table("item", lacking=lambda: error("kind-field", message, table.span()))
    return _field(name, item, depth + 1) if item.values and _shallow(table, depth) else None


def _shallow(table: Table, depth: int) -> bool:
    if depth < MAX_DEPTH:
        return True
    table.faults.append(
        error("kind-field", msg("fields are nested more than {limit} deep", limit=MAX_DEPTH), table.span())
    )
    return False


def _whole(table: Table, key: str) -> int | None:
    value = table.take(key, int, 0)
    return value if table.has(key) else None


def _positive(table: Table, key: str) -> int | None:
    def too_small(_value: int) -> Diagnostic:
        return error("kind-number", msg("`{key}` must be 1 or more", key=key), table.span(key))

    value = table.number(key, 1, 1, math.inf, too_small)
    return value if table.has(key) else None


def _named(name: str, table: Table) -> str:
    if not _NAME.fullmatch(name):
        hint = msg("use small letters, digits and `-`")
        table.faults.append(error("kind-name", msg("`{name}` cannot be a name", name=name), table.span(), hint))
    return name
