"""Posts told without a name that stand for somebody named elsewhere: "the Minister", "the Head of State"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.actors.mention import words
from dateline.actors.person import Person
from dateline.actors.titles import Title
from dateline.language import Pattern
from dateline.language.around import before
from dateline.model import Span

REACH = 24
_SPOKEN_TO = Pattern(r"\b{spoken_to} (?:the|his|her|their)? ?$", words)
_THE = re.compile(r"\b[Tt]he $")


def of(text: str, post: Title, people: Sequence[Person]) -> int | None:
    """The one person (index) whom a singular post means; None where it may mean several, or somebody unnamed.

    "The Minister" is the only one of his rank that was named before it; "the Greek foreign minister" the only one of
    that state who has this post, wherever he is named. Who is only spoken to ("told the minister that") is left out.
    """
    if post.plural or post.former or post.speaker or post.level in words().no_rank:
        return None
    if _SPOKEN_TO.search(before(text, post.span.start, REACH)):
        return None
    holders = [n for n, p in enumerate(people) if p.post and not p.former and p.level == post.level]
    if post.code:
        fits = [n for n in holders if people[n].code == post.code and _is_alike(people[n], post)]
    elif _THE.search(before(text, post.span.start, 5)):
        fits = [n for n in holders if people[n].span.start < post.span.start]
    else:
        return None
    return fits[0] if len(fits) == 1 else None


def _is_alike(person: Person, post: Title) -> bool:
    """The same office: a foreign minister is no finance minister, a minister may be any."""
    own = person.post.word.split() if person.post else []
    return own == post.word.split() or (own[-1:] == post.word.split() and person.portfolio is not None)


def named(text: str, posts: Sequence[Title], people: Sequence[Person]) -> list[tuple[Span, int]]:
    """Where a post stands for a person, and who (index)."""
    meant = [(post.span, of(text, post, people)) for post in posts]
    return [(span, number) for span, number in meant if number is not None]
