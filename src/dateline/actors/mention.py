"""One naming of a person in a sentence, and the sentence as the finders of people see it."""

from __future__ import annotations

import functools

import msgspec

from dateline.actors.polities import Polity
from dateline.actors.titles import Title
from dateline.model import Span
from dateline.vocabulary import load

# Rules that later steps ask for by name.
BARE = "bare name"
COUNTERPART_BEHIND = "counterpart behind"
BEHIND_LIST = "title before name, state behind"


class PeopleCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/people_cues.yaml."""

    counterparts: list[str]
    opposites: list[str]
    same_post: list[str]
    spoken_to: list[str]
    masters: list[str]
    not_apposition: list[str]
    side_links: list[str]
    styles: frozenset[str]
    style_words: frozenset[str]
    no_rank: frozenset[str]
    object_of: list[str]
    spoken_for: list[str]
    list_links: list[str]
    owners: list[str]
    bodies: list[str]
    heads: list[str]
    nationals: frozenset[str]
    groups: frozenset[str]
    majesty: list[str]
    its: list[str]
    kin: list[str]
    kin_posts: frozenset[str]


@functools.cache
def words() -> PeopleCues:
    """The vocabulary around people."""
    return load("people_cues", PeopleCues)


class Line(msgspec.Struct, frozen=True):
    """A sentence, ``text[span]`` (plain text), with the states and posts found in it.

    ``houses`` are ministries and governments whose owner the story told before: "the ministry".
    """

    text: str
    span: Span
    polities: tuple[Polity, ...]
    titles: tuple[Title, ...]
    houses: tuple[Polity, ...] = ()


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One naming of a person: the name of ``words`` words, the post and the state beside it, and by which rule.

    ``codes`` are the states of several counterparts, the first for this one; ``posts`` is where all his posts stand.
    """

    name: Span
    text: str
    words: int
    title: Title | None = None
    code: str | None = None
    codes: tuple[str | None, ...] = ()
    rule: str
    counterpart: bool = False
    posts: tuple[Span, ...] = ()

    @property
    def end(self) -> int:
        """Where the naming ends: behind the name, or the post that follows it."""
        behind = self.title is not None and self.title.span.start > self.name.end
        return self.title.end if self.title and behind else self.name.end

    @property
    def start(self) -> int:
        """Where the naming begins: before the name, or the post that goes before it."""
        return min(self.title.span.start, self.name.start) if self.title else self.name.start
