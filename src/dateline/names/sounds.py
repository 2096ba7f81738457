"""What a spelling may stand for in a tradition: two parts are one name where they share a sound.

A table gives for each group of letters the sounds it may stand for; all combinations together are the readings of a
part. Names that the table lists as forms of one name share a mark of their own ("@12") and no other reading: "Hamad" is
then never "Hamid", though "Hamed" may be.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from dateline.names import compounds, marks
from dateline.vocabulary.people_names import traditions

_MOST = 384
_DOUBLE = re.compile(r"([b-df-hj-np-tv-xz])\1")
_CONSONANT = "(?=[b-df-hj-np-tv-z])"


@functools.lru_cache(maxsize=8192)
def readings(word: str, place: int) -> frozenset[str]:
    """Everything that ``word`` may stand for in the tradition at ``place`` of the table."""
    spelled = marks.plain(word)
    exact = {mark for form in spelled[:1] for mark in _marks_by_form(place).get(form, ())}
    if exact:
        return frozenset(exact)
    sounds = _sounds(spelled, place)
    return sounds | {mark for sound in sounds for mark in _marks_by_sound(place).get(sound, ())}


def _sounds(spelled: Iterable[str], place: int) -> frozenset[str]:
    return frozenset(sound for form in spelled for sound in _spoken(form, place))


def _spoken(form: str, place: int) -> frozenset[str]:
    return frozenset(f"{sound}{rest}" for stem, rest in _stems(form, place) for sound in _combined(stem, place))


def _stems(form: str, place: int) -> Iterable[tuple[str, str]]:
    """What of the form is read letter by letter, and what stands behind it as it is."""
    tradition = traditions()[place]
    heads = compounds.readings(form) if tradition.arabic else ((form, ""),)
    return ((_DOUBLE.sub(r"\1", stem) if tradition.doubles else stem, rest) for stem, rest in heads)


def _combined(form: str, place: int) -> set[str]:
    out, tail = {""}, ""
    for options in _options(form, place):
        if len(options) == 1:
            tail += options[0]
            continue
        out = {f"{before}{tail}{option}" for before in out for option in options}
        tail = ""
        if len(out) > _MOST:
            return {form}
    return {f"{before}{tail}" for before in out} if tail else out


def _options(form: str, place: int) -> Iterator[tuple[str, ...]]:
    """Letter group by letter group what each may stand for; what stands between two groups is as it is."""
    pattern, table = _scanner(place)
    done = 0
    for found in pattern.finditer(form):
        start, end = found.span()
        if start > done:
            yield (form[done:start],)
        yield table[found.lastgroup or ""]
        done = end
    if done < len(form):
        yield (form[done:],)


@functools.cache
def _scanner(place: int) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """One pattern over all groups of letters: the longest first, anchored ones before free ones."""
    sounds = traditions()[place].sounds
    keys = sorted(sounds, key=lambda key: (-len(key.strip("^$+")), -len(key), key))
    table = {f"g{number}": sounds[key] for number, key in enumerate(keys)}
    groups = [f"(?P<g{number}>{_pattern(key)})" for number, key in enumerate(keys)]
    return re.compile("|".join(groups) or "(?!)"), table


def _pattern(key: str) -> str:
    letters = re.escape(key.strip("^$+"))
    if key.startswith("^"):
        return f"^{letters}"
    return f"{letters}$" if key.endswith("$") else letters + (_CONSONANT if key.endswith("+") else "")


@functools.cache
def _marks_by_form(place: int) -> Mapping[str, tuple[str, ...]]:
    return _marks(((form, number) for number, forms in enumerate(traditions()[place].variants) for form in forms))


@functools.cache
def _marks_by_sound(place: int) -> Mapping[str, tuple[str, ...]]:
    pairs = ((form, number) for number, forms in enumerate(traditions()[place].variants) for form in forms)
    return _marks((sound, number) for form, number in pairs for sound in _sounds(marks.plain(form), place))


def _marks(pairs: Iterable[tuple[str, int]]) -> Mapping[str, tuple[str, ...]]:
    out: dict[str, dict[str, None]] = {}
    for key, number in pairs:
        out.setdefault(key, {})[f"@{number}"] = None
    return {key: tuple(found) for key, found in out.items()}


@functools.lru_cache(maxsize=32768)
def is_known(place: int, text: str) -> bool:
    """True where a part sounds like one of the names that the table lists for the tradition."""
    return _may_be_known(place, text) and not readings(text, place).isdisjoint(_known(place))


def _may_be_known(place: int, text: str) -> bool:
    """False only where no reading can be that of a listed name: most names fall after two letters or three."""
    spelled = marks.plain(text)
    if any(form in _marks_by_form(place) for form in spelled[:1]):
        return True
    listed, begun = _listed(place)
    for form in spelled:
        for stem, rest in _stems(form, place):
            if f"{stem}{rest}" in listed or any(f"{sound}{rest}" in listed for sound in _within(stem, place, begun)):
                return True
    return False


def _within(form: str, place: int, begun: frozenset[str]) -> set[str]:
    """The readings of a form all of whose beginnings are in ``begun``."""
    out = {""}
    for options in _options(form, place):
        out = {grown for before in out for option in options if (grown := before + option) in begun}
        if not out:
            break
    return out


@functools.cache
def _listed(place: int) -> tuple[frozenset[str], frozenset[str]]:
    """The readings of letters by which a name is one of those listed, and all their beginnings."""
    known = _known(place)
    marked = (sound for sound, found in _marks_by_sound(place).items() if not known.isdisjoint(found))
    listed = frozenset((*known, *marked))
    return listed, frozenset(sound[:end] for sound in listed for end in range(len(sound) + 1))


def is_form(place: int, text: str) -> bool:
    """True where a part is a form that the table lists for a name of the tradition."""
    return marks.plain(text)[0] in _marks_by_form(place)


@functools.cache
def _known(place: int) -> frozenset[str]:
    return frozenset().union(*(readings(word, place) for word in traditions()[place].words))
