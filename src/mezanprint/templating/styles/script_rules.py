"""Rules of style sheets for all languages of a script: which language is in which script, the page is told here.

A style sheet says ``:lang("*-Arab")``, which Selectors 4 has for every language tagged with that script. Hardly any tag
names its script (``fa`` does not), so the selector is given the languages of the page that are likely written in it.
"""

import re

from mezanprint.model.locales import script_of

_LANGUAGE = re.compile(r'\blang="([A-Za-z0-9-]+)"')
_SELECTOR = re.compile(r':lang\("\*-([A-Za-z]{4})"\)')


def name_languages(html: str) -> str:
    """Return a page with the languages it has in place of each ``:lang("*-Xxxx")`` of its style sheets.

    One for a script that no language of the page is in stays: it matches nothing.
    """
    languages = sorted({code.lower() for code in _LANGUAGE.findall(html)})
    return _SELECTOR.sub(lambda found: _selector(found, languages), html)


def _selector(match: re.Match[str], languages: list[str]) -> str:
    wanted = match[1].title()
    own = [code for code in languages if script_of(code) == wanted]
    # `:lang(ar)` is `ar-Latn` too, which is in another script.
    others = [code for code in languages if code not in own and code.startswith(tuple(f"{each}-" for each in own))]
    if not own:
        return match[0]
    return f":lang({', '.join(own)})" + (f":not(:lang({', '.join(others)}))" if others else "")
