"""Chinese names: Hanyu Pinyin, Wade-Giles as Taiwan and older texts print it, and Cantonese as Hong Kong does.

A name is compared letter by letter within one system, and over two by the tables. A spelling is read as Wade-Giles
only where something shows that it is (an apostrophe, hyphened syllables, a syllable that Pinyin lacks, the state):
else "Chang Wei" would be "Zhang Wei".
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from dateline.names import marks
from dateline.names.written import Name, Part
from dateline.vocabulary import people_names

Reading = tuple[str, str]
"""Surname and given name in Pinyin, without spaces."""
_MOST = 256


def same(one: Name, other: Name, country: str | None) -> bool | None:
    """None where one of the two is no Chinese name, in Latin letters."""
    left, right = readings(one, country), readings(other, country)
    if not left or not right:
        return None
    return not left.isdisjoint(right)


def is_plain_pinyin(name: Name) -> bool:
    """True for "Zhang Min", "Li Keqiang": Pinyin all through, no hyphen, so no Korean name."""
    return bool(_pinyin(name)) and not any(part.bound for part in name.parts)


@functools.lru_cache(maxsize=8192)
def readings(name: Name, country: str | None) -> frozenset[Reading]:
    """Every name in Pinyin that a spelling may stand for; a Wade-Giles name also stands for itself."""
    pinyin, hyphened = _pinyin(name), _is_hyphened(name)
    out = set(pinyin)
    if not pinyin or hyphened or name.aspirated or country == _chinese().wade_giles_country:
        out |= _spelled(name, _wade_table())
    if not pinyin or hyphened:
        out |= _spelled(name, _chinese().cantonese)
    if out - pinyin:
        out |= {(f"={surname}", given) for surname, given in _turns(name.parts)}
    return frozenset(out)


def _is_hyphened(name: Name) -> bool:
    return any(part.bound and _text(part) in {**_wade_table(), **_chinese().cantonese} for part in name.parts)


def _pinyin(name: Name) -> set[Reading]:
    if not _may_be(name):
        return set()
    return {(s, g) for s, g in _turns(name.parts) if s in _chinese().surnames and _pinyin_word().fullmatch(g)}


def _spelled(name: Name, table: Mapping[str, tuple[str, ...]]) -> set[Reading]:
    """Readings by a table of syllables of another system."""
    if not _may_be(name):
        return set()
    out: set[Reading] = set()
    for surname, given in _turned_words(name.parts):
        families = [s for s in table.get(surname, ()) if s in _chinese().surnames]
        words = [_syllables(word, table) for word in given]
        out |= {(f, "".join(one)) for f in families for one in itertools.islice(itertools.product(*words), _MOST)}
    return out


def _syllables(word: str, table: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What a word of one or two syllables may be in Pinyin."""
    if word in table:
        return list(table[word])
    cuts = ((word[:cut], word[cut:]) for cut in range(1, len(word)))
    return [a + b for one, two in cuts if one in table and two in table for a in table[one] for b in table[two]]


def _may_be(name: Name) -> bool:
    return 2 <= len(name.parts) <= 4 and not any(part.initial for part in name.parts)


def _turns(parts: Sequence[Part]) -> list[Reading]:
    """Surname and given name, the latter in one word."""
    return [(surname, "".join(given)) for surname, given in _turned_words(parts)]


def _turned_words(parts: Sequence[Part]) -> list[tuple[str, list[str]]]:
    """Surname first and surname last; a hyphen never parts them, but two syllables may be one surname ("Ou-yang")."""
    texts = [_text(part) for part in parts]
    out = []
    if not parts[1].bound:
        out.append((texts[0], texts[1:]))
    if not parts[-1].bound:
        out.append((texts[-1], texts[:-1]))
    if len(texts) > 2 and texts[0] + texts[1] in _chinese().surnames:
        out.append((texts[0] + texts[1], texts[2:]))
    return out


def _text(part: Part) -> str:
    """The letters; u with two dots is "v", which Pinyin never uses."""
    return marks.plain(re.sub("[üǖǘǚǜ]|(?<=[ln])yu", "v", part.text))[0]


@functools.cache
def _pinyin_word() -> re.Pattern[str]:
    syllables = sorted(_pinyin_syllables(), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(syllables)}){{1,3}}")


@functools.cache
def _pinyin_syllables() -> frozenset[str]:
    return frozenset(initial + final for initial, finals in _chinese().pinyin.items() for final in finals)


@functools.cache
def _wade_table() -> dict[str, tuple[str, ...]]:
    """Wade-Giles syllable, apostrophes dropped -> Pinyin syllables."""
    out: dict[str, dict[str, None]] = {}
    for initial, finals in _chinese().pinyin.items():
        for final in finals:
            for spelled in _in_wade(initial, final):
                out.setdefault(spelled, {})[initial + final] = None
    return {spelled: tuple(found) for spelled, found in out.items()}


def _in_wade(initial: str, final: str) -> Iterable[str]:
    data = _chinese()
    whole = data.wade_whole.get(initial + final)
    if whole:
        return whole
    initials, finals = data.wade_initials.get(initial, (initial,)), data.wade_finals.get(final, (final,))
    return [start + end for start in initials for end in finals]


def _chinese() -> people_names.Chinese:
    return people_names.chinese()
