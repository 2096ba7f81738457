"""The question itself: traditions are asked in turn, the first that knows both names decides."""

from __future__ import annotations

import functools
import re

from anyascii import anyascii
from rapidfuzz import fuzz

from dateline.names import chinese, claims, compounds, korean, leaving, marks, sounds, tones, turns
from dateline.names.fitting import JOINED_BY, JOINS, Fit, fits
from dateline.names.verdict import Verdict
from dateline.names.written import Name, Part, read
from dateline.vocabulary import people_names
from dateline.vocabulary.people_names import Tradition

# Below, no two spellings of one name were seen (the farthest, of Korean and Chinese in two systems, lie at 30): it
# saves the tables for what might be the same.
_NOTHING_ALIKE = 20
# From here on a name that its state's own traditions call another is looked at by all that the names speak for.
_SECOND_LOOK = 55
# Letters of a given name from which on a doubled one is a spelling (Emmanuel), not another name (Anna, Ana).
_LONG = 6


def same(a: str, b: str, *, country: str | None = None) -> Verdict:
    """Whether two written names are one person's, as far as names can tell.

    ``country`` is the state that both are told for (ISO 3166-1 alpha-3), where that is known: it decides between
    traditions. Symmetric, and the same whatever was asked before. A lone surname is nobody's full name: see
    ``is_short_for``. Raises nothing; a text without a name is nobody.
    """
    one, other = sorted((" ".join(a.split()), " ".join(b.split())))
    return _same(one, other, country)


@functools.lru_cache(maxsize=65536)
def _same(a: str, b: str, country: str | None) -> Verdict:
    if a == b and any(letter.isalpha() for letter in a):
        return Verdict(True, "the same spelling", "spelling")
    if likeness(a, b) < _NOTHING_ALIKE:
        return Verdict(False, "nothing alike in the two names", "other name")
    left, right = read(a), read(b)
    if not left[0].parts or not right[0].parts:
        return Verdict(False, f"no name in {(a if not left[0].parts else b)!r}", "no name")
    if left[0].words == right[0].words and left[0].generation == right[0].generation:
        return Verdict(True, "the same spelling", "spelling")
    if left[0].generation and right[0].generation and left[0].generation != right[0].generation:
        return Verdict(False, f"two generations: {left[0].generation} and {right[0].generation}", "generation")
    asked = [_decide(one, other, country) for one in left for other in right if _may_compare(one, other, left, right)]
    return next((verdict for verdict in asked if verdict.same), asked[0])


def _may_compare(one: Name, other: Name, left: tuple[Name, ...], right: tuple[Name, ...]) -> bool:
    """A word that may be a title is dropped on one side only, unless enough of both names is left."""
    if one is left[0] or other is right[0]:
        return True
    return min(len(one.parts), len(other.parts)) >= 2


def _decide(one: Name, other: Name, country: str | None) -> Verdict:
    if tones.contradict(one, other) and _marks_count(one, other):
        return Verdict(False, "the marks on the letters differ", "other name")
    if _plain_words(one) == _plain_words(other):
        return Verdict(True, "the same spelling but for marks, hyphens or spaces", "spelling")
    exact = _east_asian(one, other, country)
    if exact is not None:
        return exact
    own = claims.of_country(country)
    asked = [_by_tradition(one, other, place) for place in own]
    if not own or (likeness(one.text, other.text) >= _SECOND_LOOK and not any(verdict.same for verdict in asked)):
        asked += [_by_tradition(one, other, place) for place in claims.by_names(one, other) if place not in own]
    return next((verdict for verdict in asked if verdict.same), asked[0])


def likeness(one: str, other: str) -> float:
    """How much two names share letter by letter, whatever their order: 0 to 100."""
    plain = [anyascii(text).lower().replace("-", " ") for text in (one, other)]
    return max(fuzz.token_sort_ratio(*plain), fuzz.token_set_ratio(*plain))


def _marks_count(one: Name, other: Name) -> bool:
    """True where a tradition that tells names apart by their marks may apply."""
    return any(people_names.traditions()[place].marked for place in claims.by_names(one, other))


def _east_asian(one: Name, other: Name, country: str | None) -> Verdict | None:
    """Korean and Chinese names are compared whole, syllable by syllable."""
    chinese_too = chinese.same(one, other, country)
    if (
        chinese.is_plain_pinyin(one)
        and chinese.is_plain_pinyin(other)
        and country not in people_names.korean().countries
    ):
        korean_too = None
    else:
        korean_too = korean.same(one, other, country)
    for found, kind in ((korean_too, "Korean"), (chinese_too, "Chinese")):
        if found:
            return Verdict(True, f"one {kind} name, spelled or ordered in two ways", "romanisation")
    if korean_too is None and chinese_too is None:
        return None
    kind = "Korean" if korean_too is not None else "Chinese"
    return Verdict(False, f"two {kind} names: no reading of the syllables is shared", "other name")


def _by_tradition(one: Name, other: Name, place: int) -> Verdict:
    tradition = people_names.traditions()[place]
    left, right = parts_in(one, tradition), parts_in(other, tradition)
    if not _share(left, right, place):
        return _different(left, right, place)
    fixed = tradition.order == "fixed" or turns.is_fixed(left) or turns.is_fixed(right)
    for turned in (right,) if fixed else turns.turns(right):
        for short, long, whole in ((left, turned, _is_syllabic(other)), (turned, left, _is_syllabic(one))):
            for fit in fits(short, long, functools.partial(_equal, place)):
                if fit.left_out and whole:
                    continue
                if leaving.may(fit, short, long, place, turned=turned is not right):
                    return _told(fit, short, long, tradition, turned is not right)
    return _different(left, right, place)


def _share(left: tuple[Part, ...], right: tuple[Part, ...], place: int) -> bool:
    """False where no full part, alone or written together with those beside it, has a partner: nothing can fit then."""
    mine, yours = _together(left), _together(right)
    return any(
        not heard(one, place).isdisjoint(heard(other, place))
        for take, give in JOINS
        for one in mine.get(take, ())
        for other in yours.get(give, ())
        if take == give or abs(len(one) - len(other)) <= JOINED_BY
    )


@functools.lru_cache(maxsize=8192)
def _together(parts: tuple[Part, ...]) -> dict[int, tuple[str, ...]]:
    """By how many parts they take, all words that full parts make, whichever part comes first."""
    found: dict[int, tuple[str, ...]] = {}
    for size in range(1, min(len(parts), max(map(max, JOINS))) + 1):
        some = ([parts[(at + n) % len(parts)] for n in range(size)] for at in range(len(parts)))
        full = (one for one in some if not any(part.initial or part.cluster for part in one))
        found[size] = tuple(dict.fromkeys("".join(part.text for part in one) for one in full))
    return found


@functools.lru_cache(maxsize=8192)
def heard(word: str, place: int) -> frozenset[str]:
    """All by which a word is ``_equal`` to others."""
    western = () if people_names.traditions()[place].whole else _western(word)
    return frozenset((f"={word}", *sounds.readings(word, place), *(f"#{group}" for group in western)))


def _is_syllabic(name: Name) -> bool:
    """True for a Korean or Chinese name: none of its syllables may be left out."""
    return bool(korean.readings(name, None) or chinese.readings(name, None))


@functools.lru_cache(maxsize=8192)
def _equal(place: int, one: str, other: str) -> bool:
    if one == other:
        return True
    if not sounds.readings(one, place).isdisjoint(sounds.readings(other, place)):
        return True
    return not people_names.traditions()[place].whole and bool(_western(one) & _western(other))


@functools.lru_cache(maxsize=8192)
def _western(word: str) -> frozenset[str]:
    """What a given name of the West is a form of; a doubled letter makes no other name in a long one."""
    form, data = marks.plain(word)[0], people_names.western()
    groups = {str(number) for number, forms in enumerate(data.variants) if form in forms}
    if form in data.given and len(form) >= _LONG:
        groups.add(re.sub(r"(.)\1", r"\1", form))
    return frozenset(groups)


def parts_in(name: Name, tradition: Tradition) -> tuple[Part, ...]:
    """The parts of a name as the tradition takes it apart."""
    if tradition.letters:  # "Tran Van A" has a letter for a name, not an initial
        return tuple(Part(part.text, part.bound) for part in name.parts)
    return compounds.together(name.parts) if tradition.arabic else name.parts


def _told(fit: Fit, short: tuple[Part, ...], long: tuple[Part, ...], tradition: Tradition, turned: bool) -> Verdict:
    """What makes them the same, for a reader."""
    whys, rule = [], "spelling"
    other = [(_shown(short, pair.short), _shown(long, pair.long)) for pair in fit.pairs]
    spelled = [pair for pair, made in zip(other, fit.pairs, strict=True) if pair[0] != pair[1] and not made.initial]
    if spelled:
        rule = "romanisation"
        whys.append(", ".join(f"{a} and {b} are one name" for a, b in spelled) + f" ({tradition.name} spelling)")
    if turned:
        rule = "order"
        whys.append("surname first and surname last")
    if any(pair.initial for pair in fit.pairs):
        rule = "initials"
        whys.append("initials fit")
    if fit.left_out:
        rule = "part left out"
        whys.append(f"{' '.join(long[place].text for place in fit.left_out)} is left out")
    return Verdict(True, "; ".join(whys) or "the same spelling but for marks, hyphens or spaces", rule)


def _different(left: tuple[Part, ...], right: tuple[Part, ...], place: int) -> Verdict:
    """What speaks against, for a reader: the parts without a partner."""
    if min(len(left), len(right)) == 1 and len(left) != len(right):
        lone = left if len(left) == 1 else right
        return Verdict(False, f"a lone name, {_shown(lone, range(len(lone)))}, may be anybody's", "lone name")
    mine = [p.text for p in left if not any(_equal(place, p.text, q.text) for q in right)]
    yours = [q.text for q in right if not any(_equal(place, p.text, q.text) for p in left)]
    if mine and yours:
        return Verdict(False, f"another name: {' '.join(mine)} beside {' '.join(yours)}", "other name")
    if mine or yours:
        return Verdict(False, f"{' '.join(mine or yours)} cannot be left out", "part left out")
    return Verdict(False, "the same parts in an order that makes another name", "order")


def _shown(parts: tuple[Part, ...], places: range | tuple[int, ...]) -> str:
    return "".join(("-" if parts[i].bound and n else " " if n else "") + parts[i].text for n, i in enumerate(places))


def _plain_words(name: Name) -> tuple[str, ...]:
    return tuple(marks.plain(part.text)[0] for part in name.parts)
