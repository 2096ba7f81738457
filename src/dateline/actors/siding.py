"""Whose side a person is on where no state stands beside name or post: by what the rest of the story tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from dateline.actors import delegations, senses
from dateline.actors.delegations import Membership
from dateline.actors.mention import Line, Mention, words
from dateline.actors.person import Person
from dateline.actors.polities import Polity
from dateline.actors.titles import Title
from dateline.language import Pattern, Sentence
from dateline.language.around import before
from dateline.model import Span

OBJECT_REACH = 24
RULER = "leader"
SAME_SENTENCE = 120  # characters behind a name in which the same post is somebody else's
STATE = 3  # letters of the code of a state
AT_HOME = "a post without a state, of the country of the dispatch"
_OBJECT = Pattern(r"\b{object_of}(?: {owners})* $", words)
_SPOKEN_FOR = Pattern(r"\b{spoken_for}(?: {owners})* $", words)
_PUBLIC = Pattern(r"\b{public}\b", senses.words)
_PRIVATE = Pattern(r"\b{private}(?:'s|s')? $", senses.words, re.I)
_MAJESTY = Pattern(r"\b{majesty} $", words)
_ITS = Pattern(r"\b{its} (?:[a-z]+ )?$", words)
_BODY = Pattern(r"{bodies}", words)


def memberships(sentence: Sentence, line: Line, mentions: Sequence[Mention]) -> dict[Span, Membership]:
    """By the name's span: the side that a sentence gives a person apart from the post."""
    told = _of_the_speaker(sentence, line, mentions)
    for one in delegations.find(line, mentions):
        told.setdefault(one.name, one)
    for mention in mentions:
        code = of_its_own(line, mention.title) if mention.title and not mention.code else None
        if code:
            told.setdefault(mention.name, Membership(mention.name, code, "of the state that acts"))
    return told


def of_its_own(line: Line, post: Title) -> str | None:
    """ "Bulgaria has called off a meeting between its foreign minister, NAME, and ...": of the state that acts."""
    if post.code or post.plural or not _ITS.search(before(line.text, post.span.start, OBJECT_REACH, line.span.start)):
        return None
    acting = [p for p in line.polities if p.span.end <= post.span.start and not p.place and len(p.code) == STATE]
    codes = {p.code for p in acting}
    return acting[0].code if len(codes) == 1 else None


def _of_the_speaker(sentence: Sentence, line: Line, mentions: Sequence[Mention]) -> dict[Span, Membership]:
    """ "Seoul's foreign ministry said First Vice Minister NAME will ...": a ministry speaks of its own people."""
    for item in sentence.attributions:
        own = [p for p in line.polities if item.speaker.holds(p.span)]
        if own and _BODY.search(item.speaker.cut(line.text)):
            first = mentions[0] if mentions else None
            if not first or not first.title or first.code or item.span.overlaps(first.name) or _is_object(line, first):
                return {}
            if any(t.level == first.title.level and own[0].code in (t.code, *t.codes) for t in line.titles):
                return {}  # "President NAME and the French head of state spoke, according to Paris"
            return {first.name: Membership(first.name, own[0].code, "of the ministry that speaks")}
    return {}


def _is_object(line: Line, mention: Mention) -> bool:
    return bool(_OBJECT.search(before(line.text, mention.start, OBJECT_REACH)))


def by_membership(person: Person, group: Iterable[Mention], told: dict[Span, Membership]) -> Person:
    """The person on the side that a sentence gives one of the mentions, unless there is one already."""
    one = next((told[m.name] for m in group if m.name in told), None)
    presumed = person.post is not None and person.post.presumed and person.post.code == person.code
    if one is None or (person.code and not presumed):
        return person
    if one.post and not person.post:
        person = msgspec.structs.replace(person, post=one.post)
    return person.on_side(one.code, one.rule)


def by_chief(
    cast: Sequence[Person], groups: Sequence[Sequence[Mention]], pairs: Iterable[tuple[Span, Span]]
) -> list[Person]:
    """The cast where whoever comes along with somebody, or works for him, is on his side."""
    where = {m.name: number for number, group in enumerate(groups) for m in group}
    out = list(cast)
    for follower, chief in pairs:
        one, other = where.get(follower), where.get(chief)
        if one is not None and other is not None and one != other and not out[one].code and out[other].code:
            out[one] = out[one].on_side(out[other].code or "", f"with {out[other].name}")
    return out


def by_same_post(person: Person, posts: Sequence[Title], cast: Sequence[Person] = (), *, later: bool = False) -> Person:
    """ "Korea's foreign minister ... Foreign Minister NAME": the post told before without a name gives the side.

    Not where somebody else of the ``cast`` bears that post of that state. ``later`` where one told behind him counts,
    too: "President NAME ... the first visit by a Zambian president".
    """
    if person.code or not person.post or person.counterpart:
        return person
    if person.former:
        return person
    near = range(person.span.end, person.span.end + SAME_SENTENCE)  # "NAME held talks with Japan's foreign minister"
    alike = (t for t in posts if t.word == person.post.word and (later or t.span.start < person.span.start))
    alike = (t for t in alike if t.span.start not in near)
    same = {t.code for t in alike if t.code}
    same -= {p.code for p in cast if p.post and p.post.word == person.post.word and not p.former}
    return person.on_side(same.pop(), "as the same post before") if len(same) == 1 else person


def by_house(person: Person, houses: Sequence[Polity]) -> Person:
    """ "The ministry's director general NAME", "NAME of the foreign ministry": whose ministry the story told before."""
    if person.code or not person.post or person.counterpart:
        return person
    code = of_house(person.post, houses) or _behind_the_name(person, houses)
    return person.on_side(code, "of the house told before") if code else person


def _behind_the_name(person: Person, houses: Iterable[Polity]) -> str | None:
    """ "Commodore NAME of the coast guard"."""
    ends = [name.end for name in person.mentions]
    return next((h.code for h in houses if any(0 < h.span.start - end <= len(" from the ") for end in ends)), None)


def of_house(post: Title, houses: Iterable[Polity]) -> str | None:
    """The owner of the house that a post is said to be of, where the story told it before."""
    for house in houses:
        ahead = house.possessive and 0 <= post.span.start - house.span.end <= len("'s ")
        if ahead or (post.body and post.body.overlaps(house.span)):
            return house.code
    return None


def peers(text: str, cast: Sequence[Person]) -> list[Person]:
    """The cast where a counterpart has the rank of the one whose counterpart he is: the person named before.

    Not who is only spoken for ("on behalf of President NAME he met his counterpart").
    """
    ranked: dict[Span, Person] = {}
    for person in sorted(cast, key=lambda p: p.span.start):
        named = (p for p in reversed(ranked.values()) if _may_have_peers(text, p))
        peer = next(named, None)
        if person.counterpart and peer and (person.level == "unknown" or person.level in words().styles):
            person = msgspec.structs.replace(person, level=peer.level, portfolio=peer.portfolio)
        ranked[person.span] = person
    return [ranked[p.span] for p in cast]


def _may_have_peers(text: str, person: Person) -> bool:
    ranked = person.level not in words().no_rank and not person.speaker
    return ranked and not _SPOKEN_FOR.search(before(text, person.start, OBJECT_REACH))


def at_home(person: Person, text: str, home: str | None) -> Person:
    """The person, on the side of ``home`` where the post has no state and its bearer acts.

    Whoever stands behind "met", "with" or "and" may be of the other side.
    """
    if not home or not person.title or person.code or person.counterpart:
        return person
    if _OBJECT.search(before(text, person.start, OBJECT_REACH)) or not _is_public(text, person):
        return person
    return person.on_side(home, AT_HOME)


def ruler(post: Title, text: str, home: str | None) -> Title:
    """ "His Majesty the King", in the dispatch of his country's agency: of ``home``."""
    if not home or post.code or post.plural or post.level != RULER:
        return post
    told = _MAJESTY.search(before(text, post.span.start, OBJECT_REACH))
    return msgspec.structs.replace(post, code=home, codes=(home,)) if told else post


def with_colleague(person: Person, text: str, cast: Sequence[Person]) -> Person:
    """ "Foreign Under-Secretary A and Defence Under-Secretary B": the first is of the second's side, who is at home."""
    if person.code or not person.title or person.counterpart or person.former:
        return person
    beside = (p for p in cast if p.code_rule == AT_HOME and text[person.span.end : p.start] == " and ")
    other = next(beside, None)
    same = other is None or (other.level, other.portfolio) == (person.level, person.portfolio)
    return person if same or other is None else person.on_side(other.code or "", AT_HOME)


def _is_public(text: str, person: Person) -> bool:
    """False for a chairman or chief of what is no body of a state: "the carmaker's chairman NAME"."""
    if person.title_span and _PRIVATE.search(before(text, person.title_span.start, OBJECT_REACH)):
        return False
    if not person.post or not person.post.generic:
        return True
    return bool(_PUBLIC.search(f"{person.title} {person.body or ''}"))
