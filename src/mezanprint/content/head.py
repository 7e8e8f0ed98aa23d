"""The head of a document: its kind, source locale, date, layout and editions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.content.raw import Scalar, Sequence, kind_of
from mezanprint.content.values import BadValueError, check_hijri, parse_date
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.kinds import Kind, Layout
from mezanprint.model.suggestions import did_you_mean
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
    return replace(head, hijri=hijri, date=_date(faults, root, hijri))


def read_locale(faults: list[Diagnostic], config: Config, root: RawMapping) -> str:
    """Return the locale a document is written in: its own, or that of the project; findings go to ``faults``."""
    raw = root.get("locale")
    if raw is None:
        return config.source_locale
    known = [spec.code for spec in config.locales]
    if isinstance(raw, Scalar) and raw.value in known:
        return raw.value
    shown = raw.value if isinstance(raw, Scalar) else kind_of(raw)
    faults.append(
        error("content-locale", f"`{shown}` is no locale of the project", raw.span, *did_you_mean(shown, known))
    )
    return config.source_locale


def _kind(faults: list[Diagnostic], kinds: Mapping[str, Kind], root: RawMapping) -> Kind | None:
    raw = root.get("kind")
    if raw is None:
        listed = ", ".join(f"`{name}`" for name in sorted(kinds))
        faults.append(error("content-missing-key", "the document has no `kind`", root.span, f"kinds are {listed}"))
    elif not isinstance(raw, Scalar) or raw.value not in kinds:
        shown = raw.value if isinstance(raw, Scalar) else kind_of(raw)
        message = f"there is no kind `{shown}`"
        faults.append(error("content-unknown-kind", message, raw.span, *did_you_mean(shown, kinds)))
    else:
        return kinds[raw.value]
    return None


def _layout(faults: list[Diagnostic], kind: Kind | None, root: RawMapping) -> Layout:
    """Return how two languages are set: as the document says, or as its kind does first."""
    raw, known = root.get("layout"), kind.layouts if kind else (Layout.PARALLEL,)
    if raw is None or kind is None:
        return known[0]
    shown = raw.value if isinstance(raw, Scalar) else kind_of(raw)
    if kind.bilingual and shown in known:
        return Layout(shown)
    message = f"`{shown}` is no layout of a {kind.says.lower()} in two languages"
    hint = f"it has {' and '.join(f'`{one}`' for one in known)}" if kind.bilingual else "leave `layout` out"
    faults.append(error("content-value", message, raw.span, hint))
    return known[0]


def _editions(
    faults: list[Diagnostic], config: Config, kind: Kind | None, layout: Layout, root: RawMapping
) -> tuple[tuple[str, ...], ...]:
    raw = root.get("editions")
    if raw is None:
        return config.editions
    if not isinstance(raw, Sequence) or not raw.items:
        faults.append(error("content-wrong-shape", "`editions` must be a list", raw.span, "write `editions: [en, ar]`"))
        return config.editions
    known = tuple(spec.code for spec in config.locales)
    editions: dict[tuple[str, ...], None] = {}
    for item in raw.items:
        try:
            edition = parse_edition(item.value if isinstance(item, Scalar) else "", known)
        except ValueError as bad:
            hint = "an edition is a locale, or two joined by `+`: `ar+en`"
            faults.append(error("content-edition", str(bad), item.span, hint))
            continue
        if len(edition) > 1 and kind and (message := _unfit(config, kind, layout, edition)):
            faults.append(error("content-edition", message, item.span, "list the locales one by one"))
        editions[edition] = None
    return tuple(editions)


def _unfit(config: Config, kind: Kind, layout: Layout, edition: tuple[str, ...]) -> str:
    """Return why a document of a kind cannot be in the languages of an edition at once; empty if it can."""
    if not kind.bilingual:
        return f"a {kind.says.lower()} cannot be set in two languages at once"
    if layout is Layout.DUAL and len({config.locale(code).direction for code in edition}) == 1:
        return f"`{'+'.join(edition)}` is read in one direction, and a book with two covers needs both"
    return ""


def _date(faults: list[Diagnostic], root: RawMapping, hijri: tuple[str, ...]) -> date | None:
    raw = root.get("date")
    if raw is None:
        faults.append(error("content-missing-key", "the document has no `date`", root.span, "write `date: 2026-11-22`"))
        return None
    try:
        day = parse_date(raw.value if isinstance(raw, Scalar) else kind_of(raw))
        check_hijri(day, hijri)
        return day
    except BadValueError as bad:
        faults.append(error("content-value", str(bad), raw.span, bad.hint))
        return None
