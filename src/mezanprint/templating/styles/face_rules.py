"""The style sheet that ``[brand.type]`` comes to: the faces of the house in place of those of the templates.

It stands after all others and is important, because kinds say faces for parts of their pages.
"""

from mezanprint.model.brand import Brand, ScriptFaces

_TOKENS = {"Latn": "en", "Arab": "ar", "Hebr": "he"}
"""The endings of tokens; other scripts have none and are reached by the languages that are written in them."""
_USUAL = {
    "Latn": ("IBM Plex Sans", "IBM Plex Sans Arabic", "Heebo"),
    "Arab": ("IBM Plex Sans Arabic", "IBM Plex Sans", "Heebo"),
    "Hebr": ("Heebo", "IBM Plex Sans", "IBM Plex Sans Arabic"),
}
"""What stands behind the faces of the house, for letters that they do not have."""
_HEADS = "h1, h2, h3, h4, caption, .kicker, .value, .statement .words, .masthead .name"


def face_rules(brand: Brand) -> str:
    """Return the rules; nothing where the house says nothing."""
    texts = {faces.script: faces.text for faces in brand.type if faces.text}
    rules = []
    for faces in brand.type:
        text, head = faces.text, faces.head or faces.text
        if text or faces.scale:
            rules.append(f"{_where('*', faces)} {{ {_declared(faces, text, texts)} }}")
        if head != text:
            inside = ", ".join(_where(f":is({_HEADS}){deeper}", faces) for deeper in ("", " *"))
            rules.append(f"{inside} {{ {_declared(faces, head, texts)} }}")
    # A part of a page that names its faces itself, and not by the tokens.
    figures = [".value { font-family: var(--family) !important }"] if rules else []
    return "\n".join((*rules, *figures))


def _where(selector: str, faces: ScriptFaces) -> str:
    if faces.script in _TOKENS:
        return selector
    # The universal selector alone would be as strong as those of heads.
    return f'{"" if selector == "*" else selector}:lang("*-{faces.script}")'


def _declared(faces: ScriptFaces, family: str, texts: dict[str, str]) -> str:
    """Return the declarations that set a script in a family, with those of the other scripts behind it."""
    token = _TOKENS.get(faces.script)
    others = (name for script, name in texts.items() if script != faces.script)
    names = dict.fromkeys((family, *others, *_USUAL.get(faces.script, _USUAL["Latn"])))
    listed = ", ".join(f'"{name}"' for name in names if name)
    declared = []
    if family:
        declared.append(f"--family{'-' + token if token else ''}: {listed} !important;")
    if faces.scale:
        declared.append(f"--script{'-' + token if token else ''}: {faces.scale:g} !important;")
    return " ".join(declared)
