"""The head of a document: its kind, source locale, date, layout and editions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mezanprint.content.limits import read_limits
from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.content.raw import Scalar, Sequence, kind_of
from mezanprint.content.values import BadValueError, check_hijri, parse_date
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.kinds import Kind, Layout
from mezanprint.model.limits import DEFAULT, Limits
from mezanprint.model.suggestions import ARABIC_COMMA, comma_hint, did_you_mean
from mezanprint.model.translatable import as_message, conjoined, msg
from mezanprint.project.config import Config, parse_edition


@dataclass(frozen=True, slots=True)
class Head:
    """What must be known before the rest of a document can be read. Missing after a fault: ``kind``, ``date``."""

    kind: Kind | None
    locale: str
    date: date | None
    editions: tuple[tuple[str, ...], ...]
    layout: Layout = Layout.PARALLEL
    hijri: tuple[str, ...] = ()
    """Locales among the published ones that print days by the Hijri calendar."""
    limits: Limits = DEFAULT

    @property
    def published(self) -> tuple[str, ...]:
        """Return every locale in which the document is printed, the source locale first."""
        return tuple(dict.fromkeys((self.locale, *(code for edition in self.editions for code in edition))))


def read_head(faults: list[Diagnostic], config: Config, kinds: Mapping[str, Kind], root: RawMapping) -> Head:
    """Return the head of a document; findings go to ``faults``."""
    kind = _kind(faults, kinds, root)
    layout = _layout(faults, kind, root)
    editions = _editions(faults, config, kind, layout, root)
    head = Head(kind, read_locale(faults, config, root), None, editions, layout)
    hijri = tuple(code for code in head.published if config.locale(code).style.calendar != "civil")
    limits = read_limits(faults, root, config.limits)
    return replace(head, hijri=hijri, date=_date(faults, root, hijri), limits=limits)


def read_locale(faults: list[Diagnostic], config: Config, root: RawMapping) -> str:
    """Return the locale a document is written in: its own, or that of the project; findings go to ``faults``."""
    raw = root.get("locale")
    if raw is None:
        return config.source_locale
    codes = [spec.code for spec in config.locales]
    if isinstance(raw, Scalar) and raw.value in codes:
        return raw.value
    value = raw.value if isinstance(raw, Scalar) else kind_of(raw)
    faults.append(
        error(
            "content-locale",
            msg("`{code}` is no locale of the project", code=value),
            raw.span,
            *did_you_mean(value, codes),
        )
    )
    return config.source_locale


def _kind(faults: list[Diagnostic], kinds: Mapping[str, Kind], root: RawMapping) -> Kind | None:
    raw = root.get("kind")
    if raw is None:
        faults.append(
            error(
                "content-missing-key",
                msg("the document has no `kind`"),
                root.span,
                msg("kinds are {names}", names=tuple(f"`{name}`" for name in sorted(kinds))),
            )
        )
    elif not isinstance(raw, Scalar) or raw.value not in kinds:
        shown = raw.value if isinstance(raw, Scalar) else kind_of(raw)
        message = msg("there is no kind `{name}`", name=shown)
        faults.append(error("content-unknown-kind", message, raw.span, *did_you_mean(shown, kinds)))
    else:
        return kinds[raw.value]
    return None


def _layout(faults: list[Diagnostic], kind: Kind | None, root: RawMapping) -> Layout:
    """Return how two languages are set: as the document says, or as its kind does first."""
    raw, layouts = root.get("layout"), kind.layouts if kind else (Layout.PARALLEL,)
    if raw is None or kind is None:
        return layouts[0]
    shown = raw.value if isinstance(raw, Scalar) else kind_of(raw)
    if kind.bilingual and shown in layouts:
        return Layout(shown)
    message = msg("`{name}` is no layout of a {kind} in two languages", name=shown, kind=as_message(kind.says.lower()))
    hint = (
        msg("it has {names}", names=conjoined([f"`{one}`" for one in layouts]))
        if kind.bilingual
        else msg("leave `layout` out")
    )
    faults.append(error("content-value", message, raw.span, hint))
    return layouts[0]


def _editions(
    faults: list[Diagnostic], config: Config, kind: Kind | None, layout: Layout, root: RawMapping
) -> tuple[tuple[str, ...], ...]:
    raw = root.get("editions")
    if raw is None:
        return config.editions
    if not isinstance(raw, Sequence) or not raw.items:
        faults.append(
            error("content-wrong-shape", msg("`editions` must be a list"), raw.span, msg("write `editions: [en, ar]`"))
        )
        return config.editions
    known = tuple(spec.code for spec in config.locales)
    editions: dict[tuple[str, ...], None] = {}
    for item in raw.items:
        try:
            edition = parse_edition(item.value if isinstance(item, Scalar) else "", known)
        except ValueError as bad:
            commas = isinstance(item, Scalar) and ARABIC_COMMA in item.value
            hint = comma_hint() if commas else msg("an edition is a locale, or two joined by `+`: `ar+en`")
            faults.append(error("content-edition", bad.args[0], item.span, hint))
            continue
        if len(edition) > 1 and kind and (message := _unfit(config, kind, layout, edition)):
            faults.append(error("content-edition", message, item.span, msg("list the locales one by one")))
        editions[edition] = None
    return tuple(editions)


def _unfit(config: Config, kind: Kind, layout: Layout, edition: tuple[str, ...]) -> str:
    """Return why a document of a kind cannot be in the languages of an edition at once; empty if it can."""
    if not kind.bilingual:
        return msg("a {kind} cannot be set in two languages at once", kind=as_message(kind.says.lower()))
    if layout is Layout.DUAL and len({config.locale(code).direction for code in edition}) == 1:
        code = "+".join(edition)
        return msg("`{code}` is read in one direction, and a book with two covers needs both", code=code)
    return ""


def _date(faults: list[Diagnostic], root: RawMapping, hijri: tuple[str, ...]) -> date | None:
    raw = root.get("date")
    if raw is None:
        faults.append(
            error("content-missing-key", msg("the document has no `date`"), root.span, msg("write `date: 2026-11-22`"))
        )
        return None
    try:
        day = parse_date(raw.value if isinstance(raw, Scalar) else kind_of(raw))
        check_hijri(day, hijri)
        return day
    except BadValueError as bad:
        faults.append(error("content-value", bad.message, raw.span, bad.hint))
        return None
