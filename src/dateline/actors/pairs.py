"""Whose the bearers of a plural post are that names no state: "the envoys of the two countries, A and B".

They are of the countries of the sentence, or of the last before it that names so many: as their names fit, else in
that order.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, permutations

import msgspec
from anyascii import anyascii

from dateline.actors import beside
from dateline.actors.delegations import Membership
from dateline.actors.mention import BARE, Line, Mention, words
from dateline.actors.titles import Title
from dateline.language import Pattern
from dateline.vocabulary import load

RULE = "of the countries told before, in their order"
LEAST, MOST = 2, 4
NEAR = 2  # sentences before that still tell whose the people of a list are
_TWO_FIELDS = Pattern(r"[\w\-]+ {list_links} [\w\-]+ \w+", words)
_LIST = Pattern(r", (?:{list_links} )?| {list_links} ", words)


class NameHomes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/names_homes.yaml: how surnames end, by state."""

    endings: dict[str, tuple[str, ...]]


@functools.cache
def _homes() -> NameHomes:
    return load("names_homes", NameHomes)


def find(line: Line, mentions: Sequence[Mention], earlier: Sequence[Line]) -> Iterator[Membership]:
    """The sides of people who share a plural post without a state; ``earlier`` are the sentences before."""
    for title, group in groupby(mentions, key=lambda m: m.title if m.title and m.title.plural else None):
        people = list(group)
        if title is None or title.codes or title.code or len(people) < LEAST or any(m.code for m in people):
            continue
        own = beside.states_behind(line, people[-1].name)
        if len(own) == len(people):  # "foreign ministers A and B of Tunisia and Libya"
            yield from (Membership(m.name, code, RULE) for m, code in zip(people, own, strict=True))
            continue
        codes = _countries(line, people[0].start, earlier, len(people)) if len(people) <= MOST else ()
        for mention, code in zip(people, _as_names_fit(people, codes), strict=False):
            yield Membership(mention.name, code, RULE)


def of_the_post_before(line: Line, mentions: Sequence[Mention], earlier: Sequence[Line]) -> Iterator[Membership]:
    """ "The foreign ministers of A, B and C are meeting. NAME, NAME and NAME want ...": as many names as states."""
    posts = (t for one in reversed(earlier[-NEAR:]) for t in one.titles if t.plural and _bearers(earlier, t))
    post = next(posts, None)
    if post is None:
        return
    codes = _bearers(earlier, post)
    people = list(mentions[: len(codes)])
    gaps = [line.text[a.end : b.start] for a, b in pairwise(people)]
    bare = all(m.rule == BARE and not m.code and not m.title for m in people)
    if len(people) != len(codes) or not bare or not all(map(_LIST.fullmatch, gaps)):
        return
    following = mentions[len(people) : len(people) + 1]
    if any(_LIST.fullmatch(line.text[people[-1].end : m.start]) for m in following):
        return  # a longer list
    for mention, code in zip(people, _as_names_fit(people, codes), strict=True):
        yield Membership(mention.name, code, RULE, post)


def _bearers(lines: Sequence[Line], post: Title) -> tuple[str, ...]:
    """The state of each bearer: "the ministers of A and B", "A's foreign and water ministers"; none where unsure."""
    if len(post.codes) >= LEAST:
        return post.codes if len(post.codes) <= MOST else ()
    code = post.code or next(iter(post.codes), None)
    text = lines[0].text if lines else ""
    return (code,) * LEAST if code and _TWO_FIELDS.match(post.span.cut(text)) else ()


def _as_names_fit(people: Sequence[Mention], codes: Sequence[str]) -> Sequence[str]:
    """The codes in the order that fits the names best; as they stand where no name says anything."""

    def fit(order: Sequence[str]) -> int:
        return sum(_ending(m.text, code) for m, code in zip(people, order, strict=False))

    return max(permutations(codes), key=fit, default=())


def _ending(name: str, code: str) -> int:
    """How many letters at the end of a name speak for a state."""
    last = anyascii(name).lower()
    return max((len(end) for end in _homes().endings.get(code, ()) if last.endswith(end)), default=0)


def _countries(line: Line, end: int, earlier: Sequence[Line], count: int) -> tuple[str, ...]:
    """So many different countries of one sentence, the nearest; none where no sentence names just so many."""
    for one in (line, *reversed(earlier)):
        named = (p for p in one.polities if p.span.start < end and not p.place)
        codes = tuple(dict.fromkeys(p.code for p in named if not p.code.startswith(("IGO:", "GRP:"))))
        if len(codes) == count:
            return codes
    places = (p.code for p in line.polities if p.span.start < end and p.place)
    codes = tuple(dict.fromkeys(places))  # "She had been in A and on Friday in B, where she met the ministers, ..."
    return codes if len(codes) == count else ()
