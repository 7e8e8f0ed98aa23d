"""The house style of a locale, as its table in ``mezanprint.toml`` has it; what is left out is custom."""

from mezanprint.model.customs import usual_style
from mezanprint.model.dates import has_fields
from mezanprint.model.diagnostics import error
from mezanprint.model.hijri import LANGUAGES
from mezanprint.model.locales import Direction, HouseStyle, language_of
from mezanprint.model.numerals import DIGITS
from mezanprint.model.translatable import msg
from mezanprint.project.tables import Table


def read_style(code: str, table: Table) -> HouseStyle:
    """Return the style of the locale ``code``; faults go to those of the table."""
    usual = usual_style(code)
    style = HouseStyle(
        digits=table.choose("digits", tuple(DIGITS), usual.digits),
        thousands=_mark(table, "thousands", usual.thousands),
        decimal=_mark(table, "decimal", usual.decimal),
        percent=table.choose("percent", ("left", "right"), usual.percent),
        spaces=table.choose("spaces", ("none", "signs", "french"), usual.spaces),
        months=table.choose("months", ("levantine", "roman", "both"), usual.months),
        calendar=_calendar(code, table, usual.calendar),
        date=_date(table, "date", usual.date),
        date_hijri=_date(table, "date_hijri", usual.date_hijri),
        date_both=_both(table, usual.date_both),
        quotes=_pair(table, "quotes", usual.quotes),
        inner_quotes=_pair(table, "inner_quotes", usual.inner_quotes),
        number_pair=table.choose("number_pair", ("", "line", "number"), usual.number_pair),
        time=Direction(table.choose("time", tuple(Direction), usual.time)),
        year_after_name=table.choose("year_after_name", ("", "line", "name"), usual.year_after_name),
    )
    if style.thousands == style.decimal:
        message = msg("`thousands` and `decimal` are the same mark")
        table.faults.append(error("config-style", message, table.span("thousands")))
    return style


def _mark(table: Table, key: str, usual: str) -> str:
    mark = table.take(key, str, usual)
    if len(mark) > 1 or mark.isalnum():
        table.faults.append(error("config-style", msg("`{key}` must be one mark, or empty", key=key), table.span(key)))
    return mark


def _calendar(code: str, table: Table, usual: str) -> str:
    calendar = table.choose("calendar", ("civil", "hijri", "both"), usual)
    if calendar == "civil" or language_of(code) in LANGUAGES:
        return calendar
    message = msg("the names of the Hijri months are not known in `{language}`", language=language_of(code))
    hint = msg("they are in {languages}", languages=tuple(f"`{language}`" for language in LANGUAGES))
    table.faults.append(error("config-style", message, table.span("calendar"), hint))
    return usual


def _date(table: Table, key: str, usual: str) -> str:
    pattern = table.take(key, str, usual)
    if not has_fields(pattern):
        hint = msg(
            "use each of `d`, `MMMM` and `y` once, and put other letters in quotes: `d MMMM y`, `d 'de' MMMM 'de' y`"
        )
        message = msg("`{pattern}` is no date pattern", pattern=pattern)
        table.faults.append(error("config-style", message, table.span(key), hint))
    return pattern


def _both(table: Table, usual: str) -> str:
    pattern = table.take("date_both", str, usual)
    if any(pattern.count(part) != 1 for part in ("{civil}", "{hijri}")):
        message = msg("`{pattern}` does not name both calendars", pattern=pattern)
        hint = msg("write `{civil}` and `{hijri}`, each once")
        table.faults.append(error("config-style", message, table.span("date_both"), hint))
    return pattern


def _pair(table: Table, key: str, usual: tuple[str, str]) -> tuple[str, str]:
    marks = table.words(key)
    if not marks:
        return usual
    if len(marks) == 2:
        return marks[0], marks[1]
    table.faults.append(
        error("config-style", msg("`{key}` must be two marks, opening and closing", key=key), table.span(key))
    )
    return usual
