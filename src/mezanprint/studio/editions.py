"""Which editions of a document stand side by side on the desk."""

from http import HTTPStatus

from mezanprint.engine.project import Project
from mezanprint.engine.selection import choose_profile
from mezanprint.model.editions import Edition
from mezanprint.studio.answers import Refusal
from mezanprint.studio.sessions import SOURCE, TARGET


def sides_of(project: Project, document: str, locale: str, name: str = "") -> dict[str, tuple[str, Edition]]:
    """Return the locale and the edition of each side, by its name, to translate a document into ``locale``.

    The edition is the one called ``name``; without a name, the one with the fewest other languages. An edition in both
    languages is one side. In the locale that the document is written in there is nothing to translate, and its edition
    is the source. ``Refusal`` for a locale that no edition has, or not the one called so.
    """
    source, profile = project.document(document)[0].source_locale, choose_profile(project.config, "")
    editions = project.document(document)[0].editions
    called = {Edition(document, each, profile).name: each for each in editions}
    target = _narrowest((called[name],) if name in called else () if name else editions, locale)
    if target is None or not profile.medium.is_paged:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    if locale == source:
        return {SOURCE: (locale, Edition(document, target, profile))}
    sides = {TARGET: (locale, Edition(document, target, profile))}
    beside = _narrowest(editions, source)
    if source not in target and beside is not None:
        sides[SOURCE] = (source, Edition(document, beside, profile))
    return sides


def _narrowest(editions: tuple[tuple[str, ...], ...], locale: str) -> tuple[str, ...] | None:
    """Return the edition in a locale that has the fewest others."""
    return min((each for each in editions if locale in each), key=len, default=None)
