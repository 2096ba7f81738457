"""A name as it is written -> its parts: titles off, hyphens and initials apart, what is behind a comma turned round."""

from __future__ import annotations

import functools
import re
import unicodedata

import msgspec
from anyascii import anyascii

from dateline.names import titles
from dateline.vocabulary import people_names

_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼʻʾʿ`´ʹ′", "'") | dict.fromkeys("‐‑‒–—−", "-"))
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"“”«»][^\"“”«»]*[\"“”«»]|(?<=\s)'[^']+'(?=\s|$)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|['./-](?=[^\W_])|[.'])*")
_SYLLABIC = re.compile("[\uac00-\ud7a3\u4e00-\u9fff]+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+(?:[^\W\d_]\.?)?")


class Part(msgspec.Struct, frozen=True):
    """One part of a name in lower case, marks kept.

    ``bound`` to the part before by a hyphen; ``initial`` stands for a longer one; ``cluster`` is several initials
    in one ("KP"). ``words`` counts those of a compound ("Abdul Rahman").
    """

    text: str
    bound: bool = False
    initial: bool = False
    cluster: bool = False
    words: int = 1


class Name(msgspec.Struct, frozen=True):
    """A name in parts, in the order of the text; ``generation`` as in names_written.yaml ("jr", "sr", "3")."""

    text: str
    parts: tuple[Part, ...]
    generation: str | None = None
    aspirated: bool = False

    @property
    def hyphened(self) -> bool:
        """True where a hyphen binds two of its parts."""
        return any(part.bound for part in self.parts)

    @property
    def words(self) -> tuple[str, ...]:
        """Hyphened parts put together again."""
        out: list[str] = []
        for part in self.parts:
            if part.bound and out:
                out[-1] += f"-{part.text}"
            else:
                out.append(part.text)
        return tuple(out)


@functools.lru_cache(maxsize=8192)
def read(text: str) -> tuple[Name, ...]:
    """The readings of a written name: as it is without its titles, then without a word that may be a title, too."""
    clean = _ASIDE.sub(" ", latin(unicodedata.normalize("NFC", text).translate(_APOSTROPHES)))
    words = [found.group() for found in _WORD.finditer(_turned(clean))]
    words, generation = _without_generation(titles.strip(words))
    readings = [words]
    while len(readings[-1]) > 1 and titles.is_doubtful(readings[-1][0]):
        readings.append(titles.strip(readings[-1][1:]))
    shouted = text.upper() == text
    return tuple(Name(text, _parts(one, shouted), generation, "'" in clean) for one in readings)


def latin(text: str) -> str:
    """Letters of other scripts in Latin ones; marked Latin letters stay."""
    spelled = _SYLLABIC.sub(lambda found: _spaced(found.group()), text)
    return "".join(c if not c.isalpha() or _is_latin(c) else anyascii(c) for c in spelled)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "")


def _spaced(text: str) -> str:
    """A name in Hangul or Chinese signs: the first is the surname."""
    first, *rest = (anyascii(sign).lower() for sign in text)
    return f"{first} {'-'.join(rest)}" if rest else first


def _turned(text: str) -> str:
    """ "Lavrov, Sergey" reads Sergey Lavrov; a title or "Jr." behind a comma does not turn the name."""
    head, comma, tail = text.partition(",")
    behind = [found.group() for found in _WORD.finditer(tail)]
    if not comma or not behind or not head.strip():
        return head if comma else text
    if generation_of(behind[0]):
        return f"{head} {behind[0]}"
    return head if titles.is_title(behind) else f"{tail.replace(',', ' ')} {head}"


def generation_of(word: str) -> str | None:
    """The key of a generation suffix."""
    plain = word.lower().strip(".")
    return next((key for key, forms in people_names.written().generations.items() if plain in forms), None)


def _without_generation(words: list[str]) -> tuple[list[str], str | None]:
    if len(words) < 2:
        return words, None
    last = words[-1]
    found = generation_of(last) if len(last.strip(".")) > 1 or last.isupper() else None
    return (
        (words[:-1], found) if found and not (len(words) > 2 and last[-1] == "." and len(last) == 2) else (words, None)
    )


def _parts(words: list[str], shouted: bool) -> tuple[Part, ...]:
    out: list[Part] = []
    for word in words:
        if _INITIALS.fullmatch(word) and ("." in word or len(word) == 1):
            out.extend(Part(bit.lower(), initial=True) for bit in re.split(r"[.-]+", word) if bit)
        elif len(word.strip(".")) == 1:
            out.append(Part(word.strip(".").lower(), initial=True))
        elif _is_cluster(word) and not shouted:
            out.append(Part(word.lower(), cluster=True))
        else:
            bits = [bit for bit in re.split(r"[-./]", word.lower().replace("'", "")) if bit]
            out.extend(
                Part(bit, bound=place > 0, initial=len(bit) == 1 and "-" not in word) for place, bit in enumerate(bits)
            )
    return tuple(out)


def _is_cluster(word: str) -> bool:
    """True for "KP", "MK", "JD": capitals only, two of them or none a vowel."""
    letters = word.strip(".")
    if not (letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 3):
        return False
    return len(letters) == 2 or not set(letters) & set("AEIOUY")
