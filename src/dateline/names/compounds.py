"""Arabic compounds: the servant of ..., ... of the faith, and the article; written in one word, two or three.

"Abdulrahman", "Abdul Rahman", "Abd al-Rahman" and "Abderrahmane" are one name, so are "Nuruddin" and "Nour al-Din".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from dateline.names.written import Part
from dateline.vocabulary import people_names

_MARK = "|"


@functools.lru_cache(maxsize=8192)
def readings(form: str) -> tuple[tuple[str, str], ...]:
    """(stem, fixed rest) of every way to take a word apart; the word whole is one of them unless it is a compound."""
    servant = _pattern("servant").fullmatch(form)
    if servant:
        return tuple((rest, f"{_MARK}servant") for rest in _without_article(servant["rest"]))
    for kind in ("faith", "god"):
        found = _pattern(kind).fullmatch(form)
        if found:
            return ((found["stem"], f"{_MARK}{kind}"),)
    return tuple(
        (stem, "") for stem in dict.fromkeys((form, _pattern("article").sub("", form), _pattern("link").sub("", form)))
    )


@functools.lru_cache(maxsize=8192)
def together(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with compounds as one part each and articles gone."""
    out: list[Part] = []
    place = 0
    while place < len(parts):
        count = _length(parts[place:])
        if count == 1 and _is_article(parts, place):
            place += 1
            continue
        text = "".join(part.text for part in parts[place : place + count])
        first = parts[place]
        out.append(Part(text, first.bound, first.initial, first.cluster, min(count, 2)))
        place += count
    return tuple(out)


def _length(parts: Sequence[Part]) -> int:
    """How many parts the compound at the front has; 1 where it is none."""
    data, texts = people_names.compounds(), [part.text for part in parts[:3]]
    article = 2 if len(texts) > 2 and texts[1] in data.articles else 1
    if texts[0] in data.servants and len(texts) > article:
        return article + 1
    if len(texts) > article and texts[article] in data.ends:
        return article + 1
    return 2 if len(texts) > 1 and texts[1] in data.joined_ends else 1


def _is_article(parts: Sequence[Part], place: int) -> bool:
    """True for "al" and its like; those that look like names only where a hyphen binds them to the next part."""
    data, text = people_names.compounds(), parts[place].text
    if place + 1 == len(parts):
        return False
    return text in data.articles or (text in data.bound_articles and parts[place + 1].bound)


def _without_article(rest: str) -> tuple[str, ...]:
    """What is served: "lrahman", "rrahman" and "rahman" are all Rahman."""
    options = [rest]
    if rest[:1] == "l":
        options.append(rest[1:])
    if len(rest) > 1 and rest[0] == rest[1]:
        options.append(rest[1:])
    return tuple(dict.fromkeys(option for option in options if option))


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(people_names.compounds().patterns[name])
