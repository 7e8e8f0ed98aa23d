"""Output profiles: the tables ``[profiles.NAME]`` of ``mezanprint.toml``."""

import re
from collections.abc import Sequence
from dataclasses import replace

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.editions import MARKS, Ink, Manual, Printer, Profile, Release, Standard
from mezanprint.model.limits import out_of_bounds
from mezanprint.model.media import PDF, Medium
from mezanprint.model.paper import Bound, Fold, size_of
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.tables import N, Table

MARK_ROOM = 8.0
"""mm of slug that marks beyond the bleed need."""
_NAME = re.compile(r"[a-z][a-z0-9-]*")


def read_profile(name: str, table: Table, media: Sequence[Medium], *, is_plain: bool = False) -> Profile:
    """Return a profile for one of ``media``, plain as it says, or else ``is_plain``.

    What is wrong with it goes to the faults of its table.
    """
    if not _NAME.fullmatch(name):
        hint = msg("use small letters, digits and `-`: it becomes part of a file name")
        table.faults.append(
            error("config-profile", msg("`{name}` is no name of a profile", name=name), table.span(), hint)
        )
    output = table.choose("output", tuple(medium.name for medium in media), PDF.name)
    medium = next(medium for medium in media if medium.name == output)
    release = Release(table.choose("release", tuple(Release), Release.TRANSLATED))
    profile = Profile(name, medium=medium, release=release, is_plain=table.take("plain", bool, is_plain))
    if medium.is_paged:
        profile = _read_paged(profile, table)
        _check_room(profile, table)
    table.close()
    return profile


def _read_paged(profile: Profile, table: Table) -> Profile:
    """Return a profile with all that its table says of paper and ink."""
    bound = table.choose("binding", ("", *Bound), "")
    fold = table.choose("fold", ("", *Fold), "")
    return replace(
        profile,
        image_dpi=_number(table, "image_dpi", profile.image_dpi, 36, 2400),
        page=_size(table, "page", msg('write `page = "letter"` or two lengths such as `"216mm 330mm"`')),
        sheet=_size(table, "sheet", msg('write `sheet = "A4"` or two lengths such as `"320mm 450mm"`')),
        bleed=_number(table, "bleed", 0.0, 0, 20),
        slug=_number(table, "slug", 0.0, 0, 40),
        safe=_number(table, "safe", 0.0, 0, 20),
        marks=_marks(table),
        colour=table.choose("colour", ("rgb", "cmyk"), "rgb"),
        bound=Bound(bound) if bound else None,
        turn=table.choose("turn", ("", "long", "short"), ""),
        creep=_number(table, "creep", 0.0, 0, 1),
        fold=Fold(fold) if fold else None,
        standard=Standard(table.choose("standard", tuple(Standard), Standard.UA_1)),
        ink=_ink(table.table("ink")),
        jpeg=_number(table, "jpeg", 92, 50, 100) if table.has("jpeg") else 0,
        printer=_printer(table.table("printer")) if table.has("printer") else None,
    )


def _number(table: Table, key: str, usual: N, least: int, most: int) -> N:
    def beyond(value: N) -> Diagnostic:
        return error("config-profile", out_of_bounds(key, value, least, most), table.span(key))

    return table.number(key, usual, least, most, beyond)


def _size(table: Table, key: str, hint: str) -> str:
    size = table.take(key, str, "")
    try:
        return size if not size or size_of(size) else ""
    except ValueError as bad:
        table.faults.append(error("config-profile", bad.args[0], table.span(key), hint))
        return ""


def _marks(table: Table) -> tuple[str, ...]:
    def unknown(mark: str) -> Diagnostic:
        message = msg("`{mark}` is no mark", mark=mark)
        hints = did_you_mean(mark, MARKS) or (msg("there are {names}", names=tuple(f"`{known}`" for known in MARKS)),)
        return error("config-profile", message, table.span("marks"), *hints)

    marks = table.select("marks", MARKS, unknown)
    return tuple(mark for mark in MARKS if mark in marks)


def _printer(table: Table) -> Printer:
    usual = Printer()
    duplex = table.flag("duplex", tuple(Manual), default=usual.duplex)
    printer = Printer(
        duplex=duplex is True,
        manual=Manual(duplex) if isinstance(duplex, str) else None,
        scale=table.take("scale", bool, usual.scale),
        tray=table.take("tray", bool, usual.tray),
        copies=_number(table, "copies", usual.copies, 1, 999),
    )
    table.close()
    return printer


def _ink(table: Table) -> Ink:
    usual = Ink()
    ink = Ink(
        profile=table.take("profile", str, usual.profile),
        condition=table.take("condition", str, usual.condition),
        limit=_number(table, "limit", usual.limit, 100, 400),
    )
    if ink.profile and not table.has("condition"):
        message = msg("a colour profile without the name of its printing condition")
        hint = msg('write `condition = "FOGRA51"`, as the profile calls it')
        table.faults.append(error("config-profile", message, table.span("profile"), hint))
    table.close()
    return ink


def _check_room(profile: Profile, table: Table) -> None:
    """Marks but those of folds stand beyond the bleed: on a slug, or on a sheet that is larger than what it holds."""
    beyond = [mark for mark in profile.marks if mark != "fold"]
    if beyond and not profile.sheet and profile.slug < MARK_ROOM:
        message = msg("there is no room for the marks {names}", names=tuple(f"`{mark}`" for mark in beyond))
        table.faults.append(
            error(
                "config-profile",
                message,
                table.span("marks"),
                msg("give the page `slug = {room}` mm or more", room=f"{MARK_ROOM:g}"),
            )
        )
