"""Korean names: a surname and the syllables of the given name, by what each spelling may stand for.

Readings are in Revised Romanisation. *Suk* may be seok or suk, *Seok* is seok and *Sook* is suk: the first fits both,
the other two never fit each other. Northern names are read by McCune-Reischauer without its breves, too.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from dateline.names import marks
from dateline.names.written import Name, Part
from dateline.vocabulary import people_names
from dateline.vocabulary.people_names import Sounds

Reading = tuple[str, ...]
"""Surname and syllables."""


def same(one: Name, other: Name, country: str | None) -> bool | None:
    """None where one of the two is no Korean name, in Latin letters."""
    left, right = readings(one, country), readings(other, country)
    if not left or not right:
        return None
    return not left.isdisjoint(right)


@functools.lru_cache(maxsize=8192)
def readings(name: Name, country: str | None) -> frozenset[Reading]:
    """Every Korean name that a spelling may stand for."""
    parts = name.parts
    if not 2 <= len(parts) <= 4 or any(part.initial and part.text not in _surnames() for part in parts):
        return frozenset()
    out = {reading for surname, given in _turns(parts) for reading in _read(surname, given, north=False)}
    if _is_northern(name, country):
        out |= {reading for surname, given in _turns(parts) for reading in _read(surname, given, north=True)}
    return frozenset(out)


def _turns(parts: Sequence[Part]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Surname and given name, surname first and surname last; a hyphen never parts them."""
    texts = tuple(_text(part) for part in parts)
    if not parts[1].bound:
        yield texts[0], texts[1:]
    if not parts[-1].bound:
        yield texts[-1], texts[:-1]


def _text(part: Part) -> str:
    """The letters, breves of McCune-Reischauer in two letters: "Kŭn" reads keun."""
    breves = people_names.korean().breves
    return marks.plain("".join(breves.get(letter, letter) for letter in unicodedata.normalize("NFC", part.text)))[0]


def _read(surname: str, given: Sequence[str], *, north: bool) -> set[Reading]:
    families = _surnames().get(surname, ())
    words = [tuple(_word(word, north)) for word in given]
    names = {tuple(itertools.chain.from_iterable(one)) for one in itertools.product(*words)} if all(words) else set()
    return {(family, *name) for family in families for name in names if len(name) <= 3}


@functools.lru_cache(maxsize=8192)
def _word(word: str, north: bool) -> frozenset[Reading]:
    """A word of one syllable or two."""
    whole = {(sound,) for sound in _syllable(word, north)}
    pairs = (
        (one, other)
        for cut in range(1, len(word))
        for one in _syllable(word[:cut], north)
        for other in _syllable(word[cut:], north)
    )
    return frozenset(whole or pairs)


@functools.lru_cache(maxsize=8192)
def _syllable(text: str, north: bool) -> tuple[str, ...]:
    """The syllables in use that a spelling may stand for."""
    data = people_names.korean()
    if text in data.exceptions and not north:
        return data.exceptions[text]
    found = _pattern().fullmatch(text)
    if not found:
        return ()
    onset, vowel, coda = found.groups()
    table = data.mccune if north else (data.closed if data.codas[coda] else data.open)
    by_onset = (
        tuple(dict.fromkeys(s for v in table.get(vowel, ()) if (s := o + v + data.codas[coda]) in data.syllables))
        for o in data.onsets[onset]
    )
    heard = [sounds for sounds in by_onset if sounds]
    if north:
        return tuple(dict.fromkeys(itertools.chain.from_iterable(heard)))
    return heard[0] if heard else _broad_o(text)


def _broad_o(text: str) -> tuple[str, ...]:
    """ "Chol" and "hyon" are no syllables: their o has lost its breve."""
    return _syllable(text, True) if "o" in text else ()


def _is_northern(name: Name, country: str | None) -> bool:
    """True for a name as the North prints it: by state, surname, a lost breve, or three words of one syllable.

    So are names with the breves of McCune-Reischauer: its onsets have two readings as well.
    """
    data = people_names.korean()
    if country == data.north or "".join(part.text for part in name.parts) in data.north_people:
        return True
    if any(letter in data.breves for part in name.parts for letter in part.text):
        return True
    given = [part.text for part in name.parts[1:]]
    if any(text.startswith(data.north_onsets) for text in given):
        return True
    if not all(_word(text, True) for text in given):
        return False
    apart = len(name.parts) == 3 and not any(part.bound for part in name.parts)
    return apart or name.parts[0].text in data.north_surnames or any(_lost_breve(text) for text in given)


def _lost_breve(text: str) -> bool:
    return bool(_syllable(text, True)) and "o" in text and not _plain_reading(text)


def _plain_reading(text: str) -> bool:
    """True where the vowel read as it stands makes a syllable."""
    data, found = people_names.korean(), _pattern().fullmatch(text)
    if not found:
        return False
    onset, vowel, coda = found.groups()
    return any(o + vowel + data.codas[coda] in data.syllables for o in data.onsets[onset])


@functools.cache
def _surnames() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for family, spellings in people_names.korean().surnames.items():
        for spelling in spellings:
            out.setdefault(spelling, []).append(family)
    return {spelling: tuple(families) for spelling, families in out.items()}


@functools.cache
def _pattern() -> re.Pattern[str]:
    data = people_names.korean()
    vowels: Iterable[Sounds] = (data.open, data.closed, data.mccune)
    return re.compile(f"({_any(data.onsets)})({_any({v for table in vowels for v in table})})({_any(data.codas)})")


def _any(options: Iterable[str]) -> str:
    return "|".join(sorted(options, key=len, reverse=True))
