"""``mezanprint.toml``: locales with their house style, profiles, the organisation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from mezanprint.model.brand import Brand
from mezanprint.model.customs import usual_style
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.editions import Pictures, Profile, Use
from mezanprint.model.limits import DEFAULT, LEAST, MOST, SET, Limits, out_of_bounds
from mezanprint.model.locales import PSEUDO, Direction, LocaleSpec, direction_of, language_of
from mezanprint.model.media import Medium
from mezanprint.model.suggestions import ARABIC_COMMA, comma_hint, did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.brand_settings import read_brand
from mezanprint.project.files import Files
from mezanprint.project.house_style import read_style
from mezanprint.project.profiles import read_profile
from mezanprint.project.tables import Table, read_table

CONFIG_PATH = "mezanprint.toml"
MAX_LOCALES_OF_EDITION = 2
PLAIN = "screen"
"""Name of the profile that is plain where none says so, and of the only one where there are none."""
TEMPLATES_ARE_IN = "en"
"""Language of the templates that come with the program."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project. ``locales`` are in the order of the file; the first one is no special."""

    names: tuple[tuple[str, str], ...]
    """What the publisher calls itself in each locale, ``(("en", ...), ("ar", ...))``; becomes the PDF author."""
    source_locale: str
    """Locale of shared data, and of documents that do not name one: ``en`` unless the file says otherwise."""
    locales: tuple[LocaleSpec, ...]
    profiles: tuple[Profile, ...]
    editions: tuple[tuple[str, ...], ...]
    """Locales of the editions a document has when it names none."""
    ignored_checks: tuple[str, ...] = ()
    """Checks of translations that the project does without: ``C24`` or ``i18n-tanwin``."""
    limits: Limits = DEFAULT
    """What an edition may take of the computer, where its document says nothing."""
    template_locale: str = TEMPLATES_ARE_IN
    """Locale in which the templates themselves are written; need be none of the project's."""
    brand: Brand = Brand()  # noqa: RUF009 - frozen

    def language(self, code: str) -> LocaleSpec:
        """Return a locale by its code: one of the project, or a language that a writer names, by its own custom."""
        known = next((spec for spec in self.locales if spec.code == code), None)
        if known or code in PSEUDO:
            return known or self.locale(code)
        return LocaleSpec(code, direction_of(code), usual_style(code))

    def locale(self, code: str) -> LocaleSpec:
        """Return a locale by its code; ``KeyError`` if the project has none such.

        A pseudo-locale prints as its real locale does, and templates as their language, also in a project without it.
        """
        real = PSEUDO.get(code, code)
        known = next((spec for spec in self.locales if spec.code == real), None)
        if known is None and (code in PSEUDO or code == self.template_locale):
            known = LocaleSpec(real, direction_of(real), usual_style(real))
        return replace(known, code=code) if known else _unknown(code)

    def foreign(self, direction: Direction) -> str:
        """Return the language of words that run against ``direction``: of the source, else of the first such locale."""
        specs = sorted(self.locales, key=lambda spec: spec.code != self.source_locale)
        return next((spec.code.replace("_", "-") for spec in specs if spec.direction is not direction), "")

    def usual_profile(self, use: Use) -> Profile | None:
        """Return the profile for a use where nobody names one: the first of the file that is for it."""
        fits = {
            Use.READING: lambda profile: profile.is_plain,
            Use.PRESS: lambda profile: profile.is_for_press,
            Use.HAND: lambda profile: profile.is_print and not profile.is_for_press,
        }
        return next(filter(fits[use], self.profiles), None)

    def profile(self, name: str) -> Profile:
        """Return a profile by its name; ``KeyError`` if the project has none such."""
        return next((profile for profile in self.profiles if profile.name == name), None) or _unknown(name)


def _unknown(name: str) -> NoReturn:
    raise KeyError(name)


def read_config(files: Files, media: Sequence[Medium]) -> Config:
    """Return the settings of the project, whose profiles are for some of ``media``.

    ``Fault`` with everything that is wrong with them.
    """
    root = read_table(files, CONFIG_PATH)
    config = config_of(root, media)
    if root.faults:
        raise Fault(*root.faults)
    return config


def config_of(root: Table, media: Sequence[Medium]) -> Config:
    """Return the settings that a table holds; what is wrong with them goes to its faults."""

    def no_locale() -> Diagnostic:
        hint = msg("add a table such as `[locales.en]`")
        return error("config-locales", msg("the project has no locale"), root.span(), hint)

    locales = tuple(_locale(code, table) for code, table in root.table("locales", lacking=no_locale).tables())
    codes = tuple(spec.code for spec in locales)
    source_locale = _source_locale(root, codes)
    config = Config(
        names=_names(root.table("name"), codes),
        source_locale=source_locale,
        template_locale=_template_locale(root, source_locale, codes),
        locales=locales,
        profiles=_profiles(root, media),
        editions=_editions(root, codes),
        ignored_checks=_ignored_checks(root.table("checks")),
        limits=_limits(root.table("limits")),
        brand=read_brand(root.table("brand"), codes),
    )
    root.close()
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


def _profiles(root: Table, media: Sequence[Medium]) -> tuple[Profile, ...]:
    """Return the profiles, with those that need no table; what becomes of pictures, and what they are, is said once."""
    tables = dict(root.table("profiles").tables())
    plain = [name for name, table in tables.items() if table.values.get("plain") is True]
    profiles = tuple(
        read_profile(name, table, media, is_plain=[name] == (plain or [PLAIN])) for name, table in tables.items()
    )
    if len(plain) > 1:
        message = msg("more than one profile is plain, and their files would have the same names")
        root.faults.append(error("config-profile", message, tables[plain[1]].span("plain"), msg("keep one of them")))
    pictures = Pictures(root.choose("pictures", tuple(Pictures), Pictures.EXACT))
    assumed = root.take("assume_cmyk", str, "")
    made = profiles or (Profile(PLAIN, is_plain=True),)
    usual = (Profile(each.name, medium=each) for each in media if each.has_profile and each.name not in tables)
    return tuple(replace(profile, pictures=pictures, assume_cmyk=assumed) for profile in (*made, *usual))


def _ignored_checks(table: Table) -> tuple[str, ...]:
    names = table.words("ignore")
    table.close()
    return names


def _limits(table: Table) -> Limits:
    limits = replace(DEFAULT, **{key: _limit(table, key) for key in SET})
    table.close()
    return limits


def _limit(table: Table, key: str) -> int:
    usual: int = getattr(DEFAULT, key)
    least, most = getattr(LEAST, key), getattr(MOST, key)

    def beyond(value: int) -> Diagnostic:
        return error("config-limit", out_of_bounds(key, value, least, most), table.span(key))

    return table.number(key, usual, least, most, beyond)


def _source_locale(root: Table, locales: tuple[str, ...]) -> str:
    code = root.take("source_locale", str, "en")
    if locales and code not in locales:
        message = msg("`source_locale` is `{code}`, which is no locale of the project", code=code)
        write = msg('write the language you write in: `source_locale = "{code}"`', code=locales[0])
        hints = did_you_mean(code, locales) or (write,)
        root.faults.append(error("config-locales", message, root.span("source_locale"), *hints))
    return code


def _template_locale(root: Table, source_locale: str, locales: tuple[str, ...]) -> str:
    """Return the locale of the templates: those that come along are in English, of whatever kind the project has."""
    own = (code for code in (source_locale, *locales) if language_of(code) == TEMPLATES_ARE_IN)
    code = root.take("template_locale", str, next(own, TEMPLATES_ARE_IN))
    try:
        direction_of(code)
    except ValueError:
        message = msg("`template_locale` is `{code}`, which is no locale that CLDR knows", code=code)
        root.faults.append(
            error("config-locales", message, root.span("template_locale"), msg("use a code such as `ar`"))
        )
    return code


def _editions(root: Table, locales: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    editions: list[tuple[str, ...]] = []
    for code in root.words("editions") or locales:
        try:
            editions.append(parse_edition(code, locales))
        except ValueError as bad:
            hints = (comma_hint(),) if ARABIC_COMMA in code else did_you_mean(code, locales)
            root.faults.append(error("config-edition", bad.args[0], root.span("editions"), *hints))
    return tuple(dict.fromkeys(editions))


def _locale(code: str, table: Table) -> LocaleSpec:
    language = code
    try:
        direction_of(code)
    except ValueError:
        message, hint = (
            msg("`{code}` is no locale that CLDR knows", code=code),
            msg("use a code such as `ar`, `en` or `en_GB`"),
        )
        table.faults.append(error("config-locales", message, table.span(), hint))
        language = "en"
    style = read_style(language, table)
    table.close()
    return LocaleSpec(code, direction_of(language), style)
