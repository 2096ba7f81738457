"""Who bears a plural post of named states: "the presidents of A and B", or "the prime ministers of A, B" of a headline.

Whoever has the post without a state is of the state that nobody else stands for; whoever is named of one of these
states without any post bears it ("A's NAME"), and so does a name right behind a word of meeting beside him.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.actors.mention import words
from dateline.actors.person import Person
from dateline.actors.titles import Title
from dateline.language import Pattern
from dateline.language.around import before

RULE = "the one of the plural post that is left"
REACH = 24
APART = 120  # characters between two people who meet
UNRANKED = ("unknown", "working")
_OBJECT = Pattern(r"\b{object_of}(?: {owners})* $", words)


def fill(text: str, cast: Sequence[Person], plurals: Iterable[Title]) -> list[Person]:
    """The cast with the sides and ranks that the plural posts of the story give its people."""
    out = list(cast)
    for post in dict.fromkeys(p for p in plurals if p.plural and len(set(p.codes)) > 1):
        _ranks(out, post)
        _sides(out, post)
        _met(text, out, post)
    return out


def _ranks(out: list[Person], post: Title) -> None:
    """ "A's NAME": of the rank of the post, where nobody else of A has it."""
    for number, person in enumerate(out):
        named = person.code in post.codes and not person.title and person.level == "unknown" and not person.speaker
        if named and person.code in _left(out, post):
            out[number] = msgspec.structs.replace(person, level=post.level, portfolio=post.portfolio)


def _sides(out: list[Person], post: Title) -> None:
    open_ = [n for n, p in enumerate(out) if not p.code and _bears(p, post) and not p.former]
    left = _left(out, post)
    if len(open_) == 1 and len(left) == 1:
        out[open_[0]] = out[open_[0]].on_side(left[0], RULE)


def _met(text: str, out: list[Person], post: Title) -> None:
    """ "A's NAME welcomed NAME": the second is the other bearer."""
    left = _left(out, post)
    bearers = [p for p in out if _bears(p, post) and p.code in post.codes]
    for number, person in enumerate(out):
        bare = not person.code and not person.title and " " in person.name
        beside = any(0 < person.start - p.span.end < APART for p in bearers)
        if bare and beside and len(left) == 1 and _OBJECT.search(before(text, person.start, REACH)):
            person = person.on_side(left[0], RULE)
            out[number] = msgspec.structs.replace(person, level=post.level, portfolio=post.portfolio)
            return


def _bears(person: Person, post: Title) -> bool:
    return (person.level, person.portfolio) == (post.level, post.portfolio) and person.level not in UNRANKED


def _left(cast: Iterable[Person], post: Title) -> list[str]:
    """The states of the post that nobody in the cast stands for."""
    taken = {p.code for p in cast if _bears(p, post)}
    return [code for code in dict.fromkeys(post.codes) if code not in taken]
