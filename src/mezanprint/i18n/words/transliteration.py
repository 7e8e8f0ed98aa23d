"""Whether an Arabic word says a foreign one by its sounds: ``ماندان`` for Mandan, ``ودجة`` for widget."""

import re
from functools import lru_cache
from itertools import pairwise

_LATIN = {
    "b": "ب", "c": "كقسشص", "d": "دضذ", "f": "ف", "g": "غجقك", "j": "جيخ", "k": "كق", "l": "ل", "m": "م", "n": "ن",
    "p": "ب", "q": "قك", "r": "ر", "s": "سصزش", "t": "تطثدش", "v": "فب", "x": "كس", "z": "زسظ",
    "ch": "تشكخ", "sh": "ش", "th": "ثتذط", "kh": "خك", "gh": "غج", "ph": "ف", "ck": "ك", "zh": "ج",
}  # fmt: skip
"""The letters for each sound. Vowels, `h`, `w` and `y` are written or not."""
_SOUND = re.compile("[cstkgpz]h|ck|[a-z]")
_NAMES = re.compile("[A-Za-zÀ-ɏ]{3,}")
_WRITTEN_OR_NOT = re.compile("[اأإآويىءؤئعهحة\u0640]")
_BEFORE = re.compile("[وف]?(?:بال|كال|ال|لل|[بلك])?(?=...)")
_ENDINGS = (_LATIN["n"], _LATIN["s"], _LATIN["t"])
"""Of `Moldovan` and `widget`, for which Arabic has endings of its own."""
_LEAST, _LEAST_OF_NAME = 3, 2
"""Sounds by which a word is known; of a name, which has a capital, fewer do."""


def says_foreign(word: str, source: str) -> bool:
    """Tell whether an Arabic word without vowel marks has the sounds of one of the Latin words of ``source``."""
    skeletons = {_WRITTEN_OR_NOT.sub("", word), _WRITTEN_OR_NOT.sub("", _BEFORE.sub("", word, count=1))}
    return any(
        (pattern := _heard(name)) is not None and any(map(pattern.fullmatch, skeletons))
        for name in _NAMES.findall(source)
    )


@lru_cache(maxsize=8192)
def _heard(name: str) -> re.Pattern[str] | None:
    """Return what may be written of a Latin word but its vowels; None of one with too few sounds to know it by."""
    sounds = [letters for sound in _SOUND.findall(name.lower()) if (letters := _LATIN.get(sound))]
    if len(sounds) < (_LEAST_OF_NAME if name[0].isupper() else _LEAST):
        return None
    parts = [f"[{sounds[0]}]{{1,2}}"]
    parts += (f"[{two}]?" if one == two else f"[{two}]{{1,2}}" for one, two in pairwise(sounds))
    if sounds[-1] in _ENDINGS:
        parts[-1] = f"(?:{parts[-1]})?"
    return re.compile("".join(parts) + "[تن]?")
