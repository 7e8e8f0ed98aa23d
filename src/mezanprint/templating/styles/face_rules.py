"""The style sheet that ``[brand.type]`` comes to: tokens of faces and sizes, behind all that templates say of them."""

from collections.abc import Iterable, Iterator, Sequence

from mezanprint.model.brand import Brand, ScriptFaces
from mezanprint.templating.styles.font_names import FontNames

_TOKENS = {"Latn": "en", "Arab": "ar", "Hebr": "he"}
"""The endings of tokens; other scripts have none and are reached by the languages that are written in them."""
_USUAL = {
    "Latn": ("IBM Plex Sans", "IBM Plex Sans Arabic", "Heebo"),
    "Arab": ("IBM Plex Sans Arabic", "IBM Plex Sans", "Heebo"),
    "Hebr": ("Heebo", "IBM Plex Sans", "IBM Plex Sans Arabic"),
}
"""What stands behind the faces of the house, for letters that they do not have."""
_ROOT = ":root"


def face_rules(brand: Brand, declared: Sequence[FontNames]) -> str:
    """Return the rules; nothing where the house says nothing.

    A kind may say a token for a part of its pages. There it is said once more, by the same selector, which stands
    later and wins; but what is set in another token, as headings are, stays so.
    """
    tokens = dict(_tokens(brand))
    places = {_ROOT: tokens} if tokens else {}
    for each in declared:
        if each.declared in tokens and not each.properties and each.selector != _ROOT:
            places.setdefault(each.selector, {})[each.declared] = tokens[each.declared]
    for selector, said in _of_heads(brand, declared):  # last, for the part they stand in has a size of its own
        places[selector] = places.pop(selector, {}) | said
    rules = [f"{selector} {{ {_written(said)} }}" for selector, said in places.items()]
    return "\n".join((*rules, *_of_other_scripts(brand)))


def _of_heads(brand: Brand, declared: Iterable[FontNames]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the sizes of what is set in the faces of headings, by the selectors that set it so.

    Numbers may be set in the Latin face in every language: then they have its size.
    """
    faces = {token: each for each in brand.type if (token := _TOKENS.get(each.script))}
    scales = {token: each.head_scale or each.scale for token, each in faces.items()}
    for each in declared:
        token, head = each.declared.removeprefix("--family-"), next(iter(each.properties), "")
        if scales.get(token) and head.startswith("--head-family-"):
            other = head.removeprefix("--head-family-")
            yield each.selector, {f"--script-{token}": f"{scales.get(other) or 1.0:g}"}


def _tokens(brand: Brand) -> Iterator[tuple[str, str]]:
    """Yield the tokens of the scripts that have some."""
    for faces in brand.type:
        if token := _TOKENS.get(faces.script):
            if faces.text:
                yield f"--family-{token}", _listed(faces, faces.text, brand)
            if faces.head or faces.text:
                yield f"--head-family-{token}", _listed(faces, faces.head or faces.text, brand)
            if faces.scale:
                yield f"--script-{token}", f"{faces.scale:g}"


def _of_other_scripts(brand: Brand) -> Iterator[str]:
    for faces in brand.type:
        if faces.script not in _TOKENS:
            said = {"--family": f'"{faces.text}", var(--family-en)'} if faces.text else {}
            said |= {"--script": f"{faces.scale:g}"} if faces.scale else {}
            yield f':lang("*-{faces.script}") {{ {_written(said)} }}'


def _written(said: dict[str, str]) -> str:
    return " ".join(f"{name}: {value};" for name, value in said.items())


def _listed(faces: ScriptFaces, family: str, brand: Brand) -> str:
    """Return a family with those of the other scripts behind it, and those of the program."""
    others = (each.text for each in brand.type if each.script != faces.script and each.text)
    return ", ".join(f'"{name}"' for name in dict.fromkeys((family, *others, *_USUAL[faces.script])))
