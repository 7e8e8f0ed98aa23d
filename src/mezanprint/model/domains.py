"""Names of catalogs, the domains of gettext: one for each document, for shared data in each language, for templates."""

DATA, TEMPLATES = "data", "templates"


def shared_domain(locale: str, source_locale: str) -> str:
    """Return the domain of shared data that is written in ``locale``, in a project written in ``source_locale``.

    ``data``, or ``data_ar``: no document can be called so.
    """
    return DATA if locale == source_locale else f"{DATA}_{locale}"


def is_shared(domain: str) -> bool:
    """Tell whether a domain is one of shared data."""
    return domain == DATA or domain.startswith(f"{DATA}_")


def shared_locale(domain: str, source_locale: str) -> str:
    """Return the locale in which the shared data of ``domain`` is written."""
    return source_locale if domain == DATA else domain.removeprefix(f"{DATA}_")
