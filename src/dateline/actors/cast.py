"""The cast of one story: its people over all their mentions, each once, with post and side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec
from anyascii import anyascii

from dateline.actors import delegations, people, polities, titles
from dateline.actors.delegations import Membership
from dateline.actors.people import Mention
from dateline.actors.polities import Polity
from dateline.actors.titles import Title
from dateline.language import Document, Sentence
from dateline.model import Span


class Person(msgspec.Struct, frozen=True):
    """One person of the story. ``name`` stands at ``span``; ``mentions`` are all places, short forms included."""

    name: str
    span: Span
    title: str | None
    title_span: Span | None
    body: str | None
    body_span: Span | None
    level: str
    portfolio: str | None
    code: str | None
    code_rule: str
    speaker: bool
    former: bool
    counterpart: bool
    mentions: tuple[Span, ...]
    post: Title | None = None


Raw = tuple[Sentence, list[Polity], list[Title], list[Mention]]


class Scene(msgspec.Struct, frozen=True):
    """What stands in one sentence: states, posts without a name, and people of the cast."""

    sentence: Sentence
    polities: tuple[Polity, ...]
    posts: tuple[Title, ...]
    people: tuple[tuple[Span, int], ...]


class Cast(msgspec.Struct, frozen=True):
    """The people of a story, and what stands in each sentence."""

    people: tuple[Person, ...]
    scenes: tuple[Scene, ...]


def find(doc: Document) -> Cast:
    """The cast of a document."""
    raw: list[Raw] = []
    for sentence in doc.sentences:
        found = polities.find(doc.text, sentence.span)
        posts = titles.find(doc.text, sentence.span, found)
        mentions = people.find(doc.text, sentence.span, found, posts)
        if sentence.paragraph < 0:  # headlines write every word with a capital
            mentions = [m for m in mentions if m.title or m.counterpart]
        raw.append((sentence, found, posts, mentions))
    groups = _group([m for _, _, _, mentions in raw for m in mentions])
    sides = _memberships(doc.text, raw)
    cast = _peers([_sided(_person(doc.text, group), group, sides) for group in groups])
    where = {m.name: n for n, group in enumerate(groups) for m in group}
    named = {m.title.span for _, _, _, mentions in raw for m in mentions if m.title}
    unnamed = [t for _, _, posts, _ in raw for t in posts if t.code and not t.plural and t.span not in named]
    cast = _like_unnamed(cast, unnamed)
    scenes = []
    for sentence, found, posts, mentions in raw:
        here = tuple((m.name, where[m.name]) for m in mentions if m.name in where)
        named = {m.title.span for m in mentions if m.title}
        free = tuple(t for t in posts if t.span not in named)
        inside = tuple(p for p in found if not any(p.span.overlaps(name) for name, _ in here))
        scenes.append(Scene(sentence, inside, free, here))
    return Cast(tuple(cast), tuple(scenes))


def _memberships(text: str, raw: Sequence[Raw]) -> dict[Span, Membership]:
    """By the name's span: the side that a sentence gives a person apart from the post."""
    out: dict[Span, Membership] = {}
    for sentence, found, posts, mentions in raw:
        out.update(_of_the_speaker(text, sentence, found, mentions))
        names_ = [m.name for m in mentions]
        for one in delegations.find(text, sentence.span, found, names_, [t.span for t in posts]):
            out.setdefault(one.name, one)
    return out


def _of_the_speaker(
    text: str, sentence: Sentence, found: Sequence[Polity], mentions: Sequence[Mention]
) -> dict[Span, Membership]:
    """ "Seoul's foreign ministry said First Vice Minister NAME will ...": a ministry speaks of its own people."""
    for item in sentence.attributions:
        own = [p for p in found if item.speaker.holds(p.span)]
        if own and re.search(
            r"[Mm]inistry|[Oo]ffice|government|palace|Kremlin|White House|Department", item.speaker.cut(text)
        ):
            acting = [m for m in mentions[:1] if m.title and not m.code and not item.span.overlaps(m.name)]
            return {
                m.name: Membership(m.name, own[0].code, own[0].span, "of the ministry that speaks")
                for m in acting
                if not _is_object(text, m)
            }
    return {}


def _is_object(text: str, mention: Mention) -> bool:
    start = min(mention.title.span.start, mention.name.start) if mention.title else mention.name.start
    return bool(_OBJECT.search(text[max(0, start - 24) : start]))


def _sided(person: Person, group: Sequence[Mention], sides: dict[Span, Membership]) -> Person:
    told = next((sides[m.name] for m in group if m.name in sides), None)
    if person.code or told is None:
        return person
    return _with_side(person, told.code, told.rule)


def _like_unnamed(cast: list[Person], posts: Sequence[Title]) -> list[Person]:
    """ "South Korea's foreign minister ... Foreign Minister NAME": the post told before without a name gives the side."""
    out = []
    for person in cast:
        word = person.post.word if person.post else ""
        same = {t.code for t in posts if t.word == word and t.span.start < person.span.start}
        if not person.code and person.title and not person.counterpart and len(same) == 1:
            person = _with_side(person, same.pop() or "", "as the same post before")
        out.append(person)
    return out


def _peers(cast: list[Person]) -> list[Person]:
    """A counterpart has the rank of the one whose counterpart he is: the person named before."""
    out: list[Person] = []
    for person in sorted(cast, key=lambda p: p.span.start):
        peer = next((p for p in reversed(out) if p.level not in ("unknown", "working") and not p.speaker), None)
        if person.counterpart and person.level in ("unknown", *people.STYLES) and peer:
            person = msgspec.structs.replace(person, level=peer.level, portfolio=peer.portfolio)
        out.append(person)
    ranked = {p.span: p for p in out}
    return [ranked[p.span] for p in cast]


def key(name: str) -> tuple[str, ...]:
    """Words of a name to compare by: plain letters, lower case, hyphens kept together."""
    return tuple(
        re.sub(r"[^a-z\-]", "", w)
        for w in anyascii(name).lower().replace("'", "").split()
        if re.sub(r"[^a-z]", "", w.lower())
    )


def _group(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one person together: full names first, then short forms that fit exactly one of them."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if mention.words >= 2:
            home = next((g for g in groups if _same(key(g[0].text), key(mention.text))), None)
            if home is None:
                groups.append([mention])
            else:
                home.append(mention)
    for mention in mentions:
        if mention.words == 1:
            word = key(mention.text)
            fits = [g for g in groups if word and word[0] in (key(g[0].text)[0], key(g[0].text)[-1])] if word else []
            fits = fits or [g for g in groups if len(g[0].text.split()) == 1 and key(g[0].text) == word]
            if fits:
                fits[0].append(mention)
            elif (mention.title and not mention.title.speaker) or mention.counterpart:
                groups.append([mention])
    return groups


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    if one == other or sorted(one) == sorted(other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and short[0] == long[0] and short[-1] == long[-1]


def _person(text: str, group: list[Mention]) -> Person:
    first = max(group, key=lambda m: (m.words >= 2, m.title is not None, -m.name.start))
    titled = [m for m in group if m.title]
    main = min(titled, key=lambda m: (m.title.former if m.title else False, m.name.start)) if titled else None
    sided = next((m for m in group if m.code and m.title), None) or next((m for m in group if m.code), None)
    title = main.title if main else None
    return Person(
        name=first.text,
        span=first.name,
        title=_plain_title(title.span.cut(text)) if title else None,
        title_span=title.span if title else None,
        body=title.body.cut(text) if title and title.body else None,
        body_span=title.body if title else None,
        level=title.level if title and not title.speaker else "unknown",
        portfolio=title.portfolio if title else None,
        code=sided.code if sided else None,
        code_rule=sided.rule if sided else "",
        speaker=bool(title and title.speaker),
        former=bool(title and title.former),
        counterpart=any(m.counterpart for m in group),
        mentions=tuple(sorted(m.name for m in group)),
        post=title,
    )


def _with_side(person: Person, code: str, rule: str) -> Person:
    """The person on a side; the rank of the post follows the state's own ladder."""
    level, portfolio = titles.rank(person.post, code) if person.post else (person.level, person.portfolio)
    return msgspec.structs.replace(person, code=code, code_rule=rule, level=level, portfolio=portfolio)


def _plain_title(text: str) -> str:
    return re.sub(r"\s+", " ", text)


_OBJECT = re.compile(
    r"\b(?:with|met|meet|meets|meeting|invitation of|request of|guest of|by|from|between|received|host|hosted|hosts|welcomed|receive|call on|called on)(?: (?:his|her|their|the|then|visiting))* $"
)


def at_home(cast: Cast, text: str, home: str | None) -> Cast:
    """The same cast, where a post without a state is one of ``home``: the country the agency writes from.

    Only those who act: whoever stands behind "met", "with" or "and" may be of the other side.
    """
    if not home:
        return cast
    people_ = []
    for person in cast.people:
        start = min(person.title_span.start, person.span.start) if person.title_span else person.span.start
        acts = not _OBJECT.search(text[max(0, start - 24) : start])
        if person.title and not person.code and not person.counterpart and acts:
            person = _with_side(person, home, "a post without a state, of the country of the dispatch")
        people_.append(person)
    return Cast(tuple(people_), cast.scenes)


def resolve_sides(people_: Iterable[Person], codes: dict[str, str]) -> tuple[Person, ...]:
    """The same people with the sides of ``codes`` (by name) where they have none."""
    return tuple(
        msgspec.structs.replace(p, code=codes[p.name], code_rule="by the other side")
        if not p.code and p.name in codes
        else p
        for p in people_
    )
