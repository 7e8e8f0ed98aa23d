"""``mezanprint.toml``: locales with their house style, profiles, the organisation."""

import re
from dataclasses import dataclass, replace
from typing import NoReturn

from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.editions import Profile
from mezanprint.model.locales import PSEUDO, HouseStyle, LocaleSpec, direction_of
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files
from mezanprint.project.profiles import read_profile
from mezanprint.project.tables import Table, read_table

CONFIG_PATH = "mezanprint.toml"
MAX_LOCALES_OF_EDITION = 2
_DATE_FIELDS = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project. ``locales`` are in the order of the file; the first one is no special."""

    names: tuple[tuple[str, str], ...]
    """What the publisher calls itself in each locale, ``(("en", ...), ("ar", ...))``; becomes the PDF author."""
    source_locale: str
    """Locale of documents that do not name one: ``en`` unless the file says otherwise."""
    locales: tuple[LocaleSpec, ...]
    profiles: tuple[Profile, ...]
    editions: tuple[tuple[str, ...], ...]
    """Locales of the editions a document has when it names none."""
    ignored_checks: tuple[str, ...] = ()
    """Checks of translations that the project does without: ``C24`` or ``i18n-tanwin``."""

    def locale(self, code: str) -> LocaleSpec:
        """Return a locale by its code; ``KeyError`` if the project has none such.

        A pseudo-locale prints as its real locale does, also in a project that does not have that.
        """
        if code in PSEUDO:
            real = PSEUDO[code]
            known = next((spec for spec in self.locales if spec.code == real), None)
            return replace(known or LocaleSpec(real, direction_of(real), HouseStyle()), code=code)
        return next((spec for spec in self.locales if spec.code == code), None) or _unknown(code)

    def profile(self, name: str) -> Profile:
        """Return a profile by its name; ``KeyError`` if the project has none such."""
        return next((profile for profile in self.profiles if profile.name == name), None) or _unknown(name)


def _unknown(name: str) -> NoReturn:
    raise KeyError(name)


def read_config(files: Files) -> Config:
    """Return the settings of the project; ``Fault`` with everything that is wrong with them."""
    root = read_table(files, CONFIG_PATH)
    locales = tuple(_locale(code, table) for code, table in root.table("locales").tables())
    codes = tuple(spec.code for spec in locales)
    if not codes:
        root.faults.append(
            error(
                "config-locales",
                msg("the project has no locale"),
                root.span(),
                msg("add a table such as `[locales.en]`"),
            )
        )
    config = Config(
        names=_names(root.table("name"), codes),
        source_locale=_source_locale(root, codes),
        locales=locales,
        profiles=tuple(read_profile(name, table) for name, table in root.table("profiles").tables())
        or (Profile("screen"),),
        editions=_editions(root, codes),
        ignored_checks=_ignored_checks(root.table("checks")),
    )
    root.close()
    if root.faults:
        raise Fault(*root.faults)
    return config


def parse_edition(code: str, locales: tuple[str, ...]) -> tuple[str, ...]:
    """Return the locales of an edition written ``ar`` or ``ar+en``; ``ValueError`` says what is wrong with it."""
    parts = tuple(part.strip() for part in code.split("+"))
    unknown = [part for part in parts if part not in locales]
    if unknown:
        raise ValueError(msg("`{code}` is no locale of the project", code=unknown[0]))
    if len(set(parts)) != len(parts):
        raise ValueError(msg("`{code}` names a locale twice", code=code))
    if len(parts) > MAX_LOCALES_OF_EDITION:
        raise ValueError(msg("`{code}` names more than {limit} locales", code=code, limit=MAX_LOCALES_OF_EDITION))
    return parts


def _names(table: Table, locales: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    names = tuple((code, table.require(code, str, "")) for code in locales)
    table.close()
    return names


def _ignored_checks(table: Table) -> tuple[str, ...]:
    names = table.words("ignore")
    table.close()
    return names


def _source_locale(root: Table, locales: tuple[str, ...]) -> str:
    code = root.take("source_locale", str, "en")
    if locales and code not in locales:
        message = msg("`source_locale` is `{code}`, which is no locale of the project", code=code)
        root.faults.append(error("config-locales", message, root.span("source_locale"), *did_you_mean(code, locales)))
    return code


def _editions(root: Table, locales: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    editions: list[tuple[str, ...]] = []
    for code in root.words("editions") or locales:
        try:
            editions.append(parse_edition(code, locales))
        except ValueError as bad:
            hints = did_you_mean(code, locales)
            root.faults.append(error("config-edition", bad.args[0], root.span("editions"), *hints))
    return tuple(dict.fromkeys(editions))


def _locale(code: str, table: Table) -> LocaleSpec:
    plain = HouseStyle()
    try:
        direction = direction_of(code)
    except ValueError:
        message, hint = (
            msg("`{code}` is no locale that CLDR knows", code=code),
            msg("use a code such as `ar`, `en` or `en_GB`"),
        )
        table.faults.append(error("config-locales", message, table.span(), hint))
        direction = direction_of("en")
    style = HouseStyle(
        digits=table.choose("digits", ("latn", "arab"), plain.digits),
        thousands=_mark(table, "thousands", plain.thousands),
        decimal=_mark(table, "decimal", plain.decimal),
        percent=table.choose("percent", ("left", "right"), plain.percent),
        months=table.choose("months", ("levantine", "roman", "both"), plain.months),
        date=_date(table, plain.date),
        quotes=_pair(table, "quotes", plain.quotes),
        inner_quotes=_pair(table, "inner_quotes", plain.inner_quotes),
    )
    if style.thousands == style.decimal:
        message = msg("`thousands` and `decimal` are the same mark")
        table.faults.append(error("config-style", message, table.span("thousands")))
    table.close()
    return LocaleSpec(code, direction, style)


def _mark(table: Table, key: str, plain: str) -> str:
    mark = table.take(key, str, plain)
    if len(mark) > 1 or mark.isalnum():
        table.faults.append(error("config-style", msg("`{key}` must be one mark, or empty", key=key), table.span(key)))
    return mark


def _date(table: Table, plain: str) -> str:
    pattern = table.take("date", str, plain)
    if sorted(_DATE_FIELDS.findall(pattern)) != ["MMMM", "d", "y"]:
        message, hint = (
            msg("`{pattern}` is no date pattern", pattern=pattern),
            msg("use each of `d`, `MMMM` and `y` once: `d MMMM y`"),
        )
        table.faults.append(error("config-style", message, table.span("date"), hint))
    return pattern


def _pair(table: Table, key: str, plain: tuple[str, str]) -> tuple[str, str]:
    marks = table.words(key)
    if not marks:
        return plain
    if len(marks) == 2:
        return marks[0], marks[1]
    table.faults.append(
        error("config-style", msg("`{key}` must be two marks, opening and closing", key=key), table.span(key))
    )
    return plain
