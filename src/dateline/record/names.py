"""Is it the same person? Spellings and name order vary, persons must not be confused.

Korean syllables are compared by what the romanisation may stand for: *Seok* and *Suk* may be one syllable, *Suk* and
*Sook* may be one, *Seok* and *Sook* never are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

_SYLLABLE = re.compile(r"(kk|tt|pp|ss|jj|ch|sh|k|g|t|d|p|b|j|s|h|m|n|r|l|)([aeiouyw]+)(ng|n|m|l|r|k|g|t|p|b|h|)")
_ONSET = {"g": "k", "kk": "k", "d": "t", "tt": "t", "b": "p", "pp": "p", "j": "ch", "jj": "ch", "sh": "s", "ss": "s"}
_CODA = {"g": "k", "b": "p", "h": "", "r": "l"}
_VOWEL = {
    "eo": "eo", "u": "eo u", "oo": "u", "o": "o", "oh": "o", "ou": "eo u", "eu": "eu", "a": "a", "ah": "a", "ar": "a",
    "i": "i", "ee": "i", "yi": "i", "e": "e", "ae": "ae", "ai": "ae", "ay": "ae", "eou": "eo", "yeo": "yeo",
    "you": "yeo yu", "yu": "yeo yu", "yeu": "yeo", "youn": "yeo", "yo": "yo", "yoo": "yu", "ya": "ya", "ye": "ye",
    "wo": "wo", "weo": "wo", "wa": "wa", "wi": "wi", "oe": "oe", "oi": "oe",
    "ui": "ui", "eui": "ui", "woo": "u", "wu": "u",
}  # fmt: skip
_SURNAMES = (
    {"lee", "yi", "rhee", "ri", "rhie"}, {"park", "pak", "bak"}, {"choi", "choe"}, {"noh", "roh", "no", "ro"},
    {"lim", "im", "rim", "yim"}, {"yoon", "yun", "youn"}, {"woo", "wu", "u"}, {"oh", "o"}, {"yoo", "yu", "ryu", "you"},
)  # fmt: skip
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "gen", "lt", "adm", "col", "sir", "prof", "hon", "maj"})


@functools.lru_cache(maxsize=65536)
def same_person(one: str, other: str) -> bool:
    """True where two names told for one side are one person's; a lone surname is left to ``is_surname_of``."""
    a, b = parts(one), parts(other)
    if not a or not b or min(len(a), len(b)) == 1:
        return a == b and bool(a)
    if sorted(a) == sorted(b) or _runs(a) & _runs(b):
        return True
    if len(a) == len(b):
        return any(all(map(_same_part, a, turned)) for turned in _turns(b))
    if "-" in one or "-" in other:
        return False
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return len(short) > 1 and _same_part(short[0], long[0]) and _same_part(short[-1], long[-1]) and _western(long)


def is_surname_of(name: str, full: str) -> bool:
    """True for "Funakoshi" beside "Takehiro Funakoshi"."""
    one, many = parts(name), parts(full)
    return len(one) == 1 and len(many) > 1 and one[0] in (many[0], many[-1])


@functools.lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The words and hyphened syllables of a name, folded; titles gone."""
    words = re.findall(r"[a-z]+", anyascii(name).lower().replace("'", ""))
    return tuple(w for w in words if w not in _TITLES)


def _runs(words: Sequence[str]) -> set[str]:
    """The name written as one word, from each turn: joins "Kyungseok" and "Kyung-seok"."""
    return {"".join(turned) for turned in _turns(words)}


def _turns(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Surname first and surname last."""
    words = tuple(words)
    return [words, words[1:] + words[:1], words[-1:] + words[:-1]]


def _western(words: Sequence[str]) -> bool:
    """True where a middle name may be left out: not every part is a Korean or Chinese syllable."""
    return any(len(w) == 1 or not _SYLLABLE.fullmatch(w) for w in words[1:]) or any(len(w) > 6 for w in words)


@functools.lru_cache(maxsize=65536)
def _same_part(one: str, other: str) -> bool:
    if one == other or any(one in group and other in group for group in _SURNAMES):
        return True
    left, right = _SYLLABLE.fullmatch(one), _SYLLABLE.fullmatch(other)
    if left and right:
        return _sounds(left) & _sounds(right) != set()
    if _plain(one) == _plain(other):
        return True
    return min(len(one), len(other)) >= 5 and one[0] == other[0] and DamerauLevenshtein.distance(one, other) <= 1


def _sounds(found: re.Match[str]) -> set[tuple[str, str, str]]:
    onset, vowel, coda = found.groups()
    return {(_ONSET.get(onset, onset), sound, _CODA.get(coda, coda)) for sound in _VOWEL.get(vowel, vowel).split()}


def _plain(word: str) -> str:
    """Long vowels and endings that transliterations write either way: Ohno and Ono, Sergey and Sergei."""
    word = re.sub(r"oh(?=[bcdfgjklmnprstvz]|$)|ou|oo", "o", word)
    word = re.sub(r"uu", "u", word)
    return re.sub(r"(?:iy|yi|ey|ei|ii|y)$", "i", word).replace("kh", "h").replace("ts", "c")
