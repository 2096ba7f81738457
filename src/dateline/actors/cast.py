"""The cast of one story: its people over all their mentions, each once, with post and side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import (
    bearers,
    followers,
    houses,
    names,
    offices,
    pairs,
    people,
    person,
    polities,
    siding,
    things,
    titles,
)
from dateline.actors.delegations import Membership
from dateline.actors.houses import House
from dateline.actors.mention import Line, Mention
from dateline.actors.person import Person
from dateline.actors.polities import Polity
from dateline.actors.titles import Title
from dateline.actors.towns import cities
from dateline.language import Document, Sentence
from dateline.model import Span

_OPENS = re.compile(r"\W*(?:In|From) (?:the capital,? )?")


class Scene(msgspec.Struct, frozen=True):
    """What stands in one sentence: states, posts without a name, and people (index into the cast)."""

    sentence: Sentence
    polities: tuple[Polity, ...]
    posts: tuple[Title, ...]
    people: tuple[tuple[Span, int], ...]


class Cast(msgspec.Struct, frozen=True):
    """The people of a story, and what stands in each sentence."""

    people: tuple[Person, ...]
    scenes: tuple[Scene, ...]

    def named(self, scene: Scene, *, places: bool = False) -> Iterator[tuple[Span, str]]:
        """Who is named in a sentence, with the side he is of; states that only say where if ``places``."""
        yield from ((p.span, p.code) for p in scene.polities if places or not p.place)
        yield from ((span, code) for span, n in scene.people if (code := self.people[n].code))
        yield from ((post.span, code) for post in scene.posts for code in post.codes or (post.code,) if code)


class _Raw(msgspec.Struct, frozen=True):
    """A sentence with all that was found in it, before people are put together."""

    sentence: Sentence
    line: Line
    mentions: tuple[Mention, ...]

    @property
    def free_posts(self) -> tuple[Title, ...]:
        """Posts that no name stands beside."""
        named = {m.title.span for m in self.mentions if m.title} | {span for m in self.mentions for span in m.posts}
        free = (t for t in self.line.titles if t.span not in named and not t.generic)
        return tuple(t if t.code else self._owned(t) for t in free)

    def _owned(self, post: Title) -> Title:
        code = siding.of_house(post, self.line.houses) or siding.of_its_own(self.line, post)
        return msgspec.structs.replace(post, code=code, codes=(code,)) if code else post


def find(doc: Document) -> Cast:
    """The cast of a document."""
    raw = _raw(doc)
    groups = person.group([m for one in raw for m in one.mentions])
    told: dict[Span, Membership] = {}
    for number, one in enumerate(raw):
        told.update(siding.memberships(one.sentence, one.line, one.mentions))
        before = [other.line for other in raw[:number]]
        shared = [
            *pairs.find(one.line, one.mentions, before),
            *pairs.of_the_post_before(one.line, one.mentions, before),
        ]
        told.update({m.name: m for m in shared if m.name not in told})
    cast = siding.peers(doc.text, [siding.by_membership(person.of(doc.text, g), g, told) for g in groups])
    followed = [
        pair
        for earlier, one in zip((None, *raw), raw, strict=False)
        for pair in followers.find(one.line, one.mentions, earlier.mentions if earlier else ())
    ]
    cast = siding.by_chief(cast, groups, followed)
    posts = [t for one in raw for t in one.free_posts if t.code and not t.plural]
    where = {m.name: number for number, group in enumerate(groups) for m in group}
    owned = [house for one in raw for house in one.line.houses]
    cast = [siding.by_house(siding.by_same_post(p, posts, cast), owned) for p in cast]
    cast = offices.fill(doc.text, cast, [t for one in raw for t in one.line.titles])
    return Cast(tuple(cast), tuple(_scene(one, where) for one in raw))


def _raw(doc: Document) -> list[_Raw]:
    """Every sentence by itself, with the houses whose owner an earlier one told."""
    named = polities.of_story(doc.text, [sentence.span for sentence in doc.sentences])
    told: list[House] = []
    out = []
    for sentence, found in zip(doc.sentences, named, strict=True):
        told += houses.told(doc.text, found)
        owned = houses.without_owner(doc.text, sentence.span, found, told)
        out.append(_read(doc, sentence, found, owned))
    return out


def _read(doc: Document, sentence: Sentence, found: Sequence[Polity], owned: Sequence[Polity]) -> _Raw:
    text = doc.text
    posts = [t for t in titles.find(text, sentence.span, found) if not names.inside_a_name(text, t.span)]
    found = [p for p in found if not names.inside_a_name(text, p.span)]
    line = Line(text, sentence.span, tuple(found), tuple(posts), tuple(owned))
    mentions = people.find(line)
    if sentence.paragraph < 0:  # headlines write every word with a capital
        mentions = [m for m in mentions if m.title or m.counterpart]
    return _Raw(sentence, line, tuple(things.people_only(doc, sentence, mentions)))


def _scene(raw: _Raw, where: dict[Span, int]) -> Scene:
    here = tuple((m.name, where[m.name]) for m in raw.mentions if m.name in where)
    inside = tuple(p for p in raw.line.polities if not any(p.span.overlaps(name) for name, _ in here))
    return Scene(raw.sentence, inside, raw.free_posts, here)


def at_home(cast: Cast, text: str, home: str | None) -> Cast:
    """The same cast, where a post without a state is one of ``home``: the country the agency writes from."""
    sided = [siding.at_home(p, text, _stage(cast, text, p) or home) for p in cast.people]
    posts = [t for scene in cast.scenes for t in scene.posts if t.code and not t.plural]
    sided = [siding.by_same_post(p, posts, sided, later=True) for p in sided]
    told = tuple(siding.with_colleague(p, text, sided) for p in sided)
    scenes = [_with_ruler(text, scene, home) for scene in cast.scenes]
    return Cast(told, tuple(_with_bearers(text, scene, told) for scene in scenes))


def _with_ruler(text: str, scene: Scene, home: str | None) -> Scene:
    posts = tuple(siding.ruler(post, text, home) for post in scene.posts)
    return scene if posts == scene.posts else msgspec.structs.replace(scene, posts=posts)


def _with_bearers(text: str, scene: Scene, people: Sequence[Person]) -> Scene:
    """The scene where "the Minister" is the one named before."""
    here = {number for _, number in scene.people}
    added = [(span, number) for span, number in bearers.named(text, scene.posts, people) if number not in here]
    if scene.sentence.paragraph < 0 or not added:
        return scene
    return msgspec.structs.replace(scene, people=tuple(sorted((*scene.people, *added))))


def _stage(cast: Cast, text: str, person: Person) -> str | None:
    """ "In Pristina, Deputy Prime Minister NAME said": the state of the town that opens the sentence."""
    for scene in cast.scenes:
        here = scene.sentence.span
        if here.holds(person.span):
            towns = cities(text, Span(here.start, max(here.start, person.start)))
            towns += [(p.span, p.code) for p in scene.polities if p.place and p.span.end <= person.start]
            opening = (code for span, code in towns if _OPENS.fullmatch(text, here.start, span.start))
            return next((code for code in opening if code), None)
    return None
