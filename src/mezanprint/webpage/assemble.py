"""Assemble: a composition becomes one HTML file, with all it needs inside and nothing that runs or fetches."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from mezanprint.model.compositions import BASE_URL, Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.webpage.css_values import written
from mezanprint.webpage.font_faces import font_faces
from mezanprint.webpage.page_tree import (
    number_rows,
    parse_page,
    scroll_tables,
    set_head,
    set_landmarks,
    take_styles,
    tidy,
    to_html,
)
from mezanprint.webpage.release import content_policy
from mezanprint.webpage.type_styles import type_styles

Picture: TypeAlias = Callable[[str], tuple[bytes, str]]
"""``address -> (bytes that may be published, media type)``; raises ``Fault``."""

_COMMENT = re.compile(r"(\"[^\"]*\"|'[^']*')|/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\n\s+")
_ADDRESS = re.compile(rf'url\("({re.escape(BASE_URL)}[^"]*)"\)')
_SCRIPT = re.compile(r':lang\("\*-[A-Za-z]{4}"\)')
"""The selector for a script that no language of the page is in (see ``templating.styles.script_rules``)."""
_SOFT_HYPHEN = "\u00ad"


def assemble(
    composition: Composition, picture: Picture, fonts: Mapping[str, tuple[Path, ...]]
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the web page of a composition with its findings; ``Fault`` for a picture that may not be published.

    ``picture`` gives what stands at an address of the composition, ``fonts`` the files of each family. The bytes
    depend on these three and the installed tools alone.
    """
    root = parse_page(composition.html)
    sheets = _plain(take_styles(root))
    tidy(root)
    set_landmarks(root)
    number_rows(root)
    scroll_tables(root)
    styled = tuple(type_styles(root, sheets))
    beside = written(sheets) + ("-\u2010" if any(_SOFT_HYPHEN in text for _, text in styled) else "")
    faces, missing = font_faces((*styled, *((style, beside) for style in {style for style, _ in styled})), fonts)
    for image in root.iter("img"):
        image.set("src", _data(*picture(image.get("src", ""))))
    sheets = _ADDRESS.sub(lambda found: f'url("{_data(*picture(found[1]))}")', sheets)
    style = f"{faces}\n{sheets}\n"
    set_head(root, composition.metadata.title, _metas(composition, style), style)
    return to_html(root), tuple(_missing(missing))


def _plain(sheets: str) -> str:
    """Return style sheets without comments, which speak to designers, and without the space of their lines."""
    bare = _BLANK.sub("\n", _COMMENT.sub(lambda found: found[1] or "", sheets)).strip()
    # Chromium 156 drops a whole rule that has `:lang()` with a wildcard among its selectors.
    return _SCRIPT.sub(":not(*)", bare)


def _missing(characters: frozenset[str]) -> Iterator[Diagnostic]:
    for character in sorted(characters):
        yield error(
            "typeset-glyph",
            msg(
                "no font has the character `{character}` (U+{code})", character=character, code=f"{ord(character):04X}"
            ),
            None,
            msg("write another character, or bring a font that has it: `mezanprint font add FILE`"),
        )


def _data(data: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def _metas(composition: Composition, style: str) -> Iterator[dict[str, str]]:
    """Yield what the page says of itself, the policy that browsers hold it to first."""
    yield {"http-equiv": "Content-Security-Policy", "content": content_policy(style)}
    yield {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    metadata = composition.metadata
    named = {"author": metadata.author, "description": metadata.description, "date": metadata.date.isoformat()}
    yield from ({"name": name, "content": words} for name, words in named.items() if words)
    # A page for the mail is nobody's referrer.
    yield {"name": "referrer", "content": "no-referrer"}
