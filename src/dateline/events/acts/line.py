"""One sentence as the finders of acts see it, and an act as they leave it."""

from __future__ import annotations

import dataclasses
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from dateline.actors import Cast, Scene
from dateline.events.acts import actors
from dateline.events.acts.actors import Actor
from dateline.events.acts.words import ActFrame
from dateline.events.frame import Found
from dateline.model import Span
from dateline.times import TimeMention

FAR = 400  # characters that an act looks back or ahead in its sentence


@dataclasses.dataclass(kw_only=True)
class Line:
    """A sentence with its times; ``earlier`` are the lines before it, the nearest last.

    ``tables`` are the parties of the story's gatherings, one by one, ``about`` all of them.
    """

    text: str
    order: int
    scene: Scene
    cast: Cast
    times: Sequence[TimeMention]
    earlier: tuple[Line, ...]
    tables: tuple[tuple[str, ...], ...]
    about: frozenset[str]

    @functools.cached_property
    def actors(self) -> list[Actor]:
        """Who may act or be acted on here, looked for once, when first asked for."""
        return actors.of(self.text, self.scene, self.cast, self.about)

    def between(self, start: int, end: int) -> list[Actor]:
        """The actors that begin at ``start`` or later and whose name ends at ``end`` or before."""
        first = bisect_left(self.actors, start, key=lambda a: a.span.start)
        last = bisect_right(self.actors, end, key=lambda a: a.span.start)
        return [a for a in self.actors[first:last] if a.core.end <= end]

    def before(self, at: int) -> list[Actor]:
        """The actors that end at ``at`` or before, as far back as the eye reaches."""
        return [a for a in self.between(max(self.start, at - FAR), at) if a.span.end <= at]

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.scene.sentence.span.start

    @property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.scene.sentence.span.end


class Party(msgspec.Struct, frozen=True):
    """One side of an act: the codes, the characters that name it, and who it is there, if it is told."""

    codes: tuple[str, ...]
    span: Span
    rule: str
    actor: Actor | None = None


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act in one sentence: what it is, who does it and to whom.

    ``standing`` is planned, proposed, refused or hypothetical; None for what is done. ``scope`` is the stretch of the
    sentence that tells it.
    """

    span: Span
    frame: ActFrame
    order: int
    paragraph: int
    scope: Span
    does: tuple[Party, ...]
    suffers: tuple[Party, ...]
    standing: Found | None = None
    when: TimeMention | None = None

    @property
    def actors(self) -> tuple[str, ...]:
        """Codes of those who act, each once."""
        return tuple(dict.fromkeys(code for one in self.does for code in one.codes))

    @property
    def targets(self) -> tuple[str, ...]:
        """Codes of those it is done to, each once and none that acts itself."""
        return tuple(dict.fromkeys(c for one in self.suffers for c in one.codes if c not in self.actors))
