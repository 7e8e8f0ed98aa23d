"""Figures: numbers with their source. They stand once, under ``figures`` of a data file."""

from decimal import Decimal

from mezanprint.content.counted import read_counted
from mezanprint.content.raw import Mapping, Raw, Sequence
from mezanprint.content.reading import At, Reading
from mezanprint.content.texts import read_text
from mezanprint.content.unknown import unknown_key
from mezanprint.content.values import BadValueError, parse_number
from mezanprint.model.diagnostics import Span, error
from mezanprint.model.documents import Figure
from mezanprint.model.kinds import FieldSpec, FieldType
from mezanprint.model.locales import is_currency
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.model.translatable import as_message, gettext_noop, msg

UNITS = ("count", "percent", "year", "ordinal")
KEYS = ("value", "unit", "label", "counted", "feminine", "period", "source")
LABEL = FieldSpec("label", FieldType.TEXT, required=True, says=gettext_noop("label"), room=60)
PERIOD = FieldSpec("period", FieldType.TEXT, says=gettext_noop("period"), room=60)
SOURCE = FieldSpec("source", FieldType.TEXT, required=True, says=gettext_noop("source"), room=120)


def named_figure(reading: Reading, name: str, span: Span) -> Figure | None:
    """Return the figure ``fishing.killed``; None after a fault at ``span``. Each figure is read once."""
    if name not in reading.figures:
        file = name.partition(".")[0]
        names = figure_names(reading, file)
        if reading.data.refused(file):
            return None  # which was said
        if name not in names:
            every = names or tuple(n for one in reading.data.names() for n in figure_names(reading, one))
            hints = did_you_mean(name, every) or (msg("figures stand in `content/data/` under `figures`"),)
            reading.note(error("content-unknown-figure", msg("there is no figure `{name}`", name=name), span, *hints))
            return None
        reading.figures[name] = _read(reading, name, names[name])
    return reading.figures[name]


def figure_names(reading: Reading, file: str) -> dict[str, Raw]:
    """Return the figures of a data file by full name, as they were typed."""
    root = reading.data.root(file)
    figures = root.get("figures") if root else None
    if not isinstance(figures, Mapping):
        return {}
    return {f"{file}.{entry.key}": entry.value for entry in figures.entries}


def _read(reading: Reading, name: str, raw: Raw) -> Figure | None:
    if not isinstance(raw, Mapping):
        hint = msg("write `value`, `label` and `source`, each on a line")
        reading.note(
            error("content-wrong-shape", msg("the figure `{name}` must be a mapping", name=name), raw.span, hint)
        )
        return None
    for entry in raw.entries:
        if entry.key not in KEYS:
            message = msg("unknown key `{key}` in the figure `{name}`", key=entry.key, name=name)
            reading.note(unknown_key(entry, message, KEYS))
    file, _, rest = name.partition(".")
    at = reading.shared(f"{file}.figures.{rest}", msg("Shared figure {name}", name=name), heads=True)
    value, unit = _value(reading, name, raw), _unit(reading, raw)
    label, source = (_text(reading, spec, raw, at, name) for spec in (LABEL, SOURCE))
    forms, period = raw.get("counted"), _text(reading, PERIOD, raw, at, name)
    inner = at.under("counted", msg("counted phrase"))
    phrase = read_counted(reading, forms, inner, name, value) if forms is not None else None
    feminine = _feminine(reading, raw)
    if value is None or label is None or source is None:
        return None
    if unit == "ordinal" and (value < 1 or value != value.to_integral_value()):
        message = msg("`{name}` is {value}: only a whole number from 1 has an ordinal", name=name, value=str(value))
        reading.note(error("content-value", message, raw.span, msg("write another `unit`")))
    return Figure(name, value, unit, label, phrase, period, source, raw.span, feminine, at.under("value").name)


def _text(reading: Reading, spec: FieldSpec, raw: Mapping, at: At, name: str) -> Text | None:
    value = raw.get(spec.name)
    if value is not None:
        return read_text(reading, spec, value, at.under(spec.name, as_message(spec.says)))
    if spec.required:
        hint = msg("a number without its source is not printed") if spec is SOURCE else msg("say what is counted")
        message = msg("the figure `{name}` has no `{key}`", name=name, key=spec.name)
        reading.note(error("content-missing-key", message, raw.span, hint))
    return None


def _value(reading: Reading, name: str, raw: Mapping) -> Decimal | None:
    value = raw.get("value")
    if value is None:
        reading.note(error("content-missing-key", msg("the figure `{name}` has no `value`", name=name), raw.span))
        return None
    scalar = reading.scalar(value, "`value`")
    try:
        return parse_number(scalar.value.strip()) if scalar else None
    except BadValueError as bad:
        reading.note(error("content-value", bad.message, value.span, bad.hint))
        return None


def _unit(reading: Reading, raw: Mapping) -> str:
    value = raw.get("unit")
    scalar = reading.scalar(value, "`unit`") if value is not None else None
    if scalar is None:
        return UNITS[0]
    if scalar.value not in UNITS and not is_currency(scalar.value):
        hints = (*did_you_mean(scalar.value, UNITS), msg("or an ISO 4217 currency code such as `USD`"))
        reading.note(error("content-value", msg("`{value}` is no unit", value=scalar.value), scalar.span, *hints))
    return scalar.value


def _feminine(reading: Reading, raw: Mapping) -> tuple[str, ...]:
    """Return the locales in which what an ordinal counts is feminine."""
    listed = raw.get("feminine")
    if listed is None:
        return ()
    if not isinstance(listed, Sequence):
        hint = msg("list the locales whose word for it is feminine: `feminine: [ar, fr]`")
        reading.note(error("content-wrong-shape", msg("`feminine` must be a list"), listed.span, hint))
        return ()
    codes = [scalar for item in listed.items if (scalar := reading.scalar(item, "`feminine`"))]
    for scalar in codes:
        if scalar.value not in reading.locales:
            message = msg("`{code}` is no locale of the project", code=scalar.value)
            hints = did_you_mean(scalar.value, reading.locales)
            reading.note(error("content-locale", message, scalar.span, *hints))
    return tuple(scalar.value for scalar in codes)
