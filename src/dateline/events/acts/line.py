"""One sentence as the finders of acts see it, and an act as they leave it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.actors import Cast, Scene
from dateline.events.acts.actors import Actor
from dateline.events.acts.words import ActFrame
from dateline.events.frame import Found
from dateline.model import Span
from dateline.times import TimeMention


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with its actors and times; ``earlier`` are the lines before it, the nearest last.

    ``pair`` are the sides that the story is about, as far as its gatherings tell them, by gathering.
    """

    text: str
    order: int
    scene: Scene
    cast: Cast
    actors: tuple[Actor, ...]
    times: Sequence[TimeMention]
    earlier: tuple[Line, ...]
    tables: tuple[tuple[str, ...], ...]

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
