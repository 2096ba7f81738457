"""Who has confirmed an event: the parties whose own ministries and officials are credited with it by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import Cast
from dateline.events.draft import Draft
from dateline.events.voices import Voice
from dateline.model import Span

OWN = ("official", "ministry", "document")  # the press reports, it confirms nothing
INSTITUTION = "ministry"


class Word(msgspec.Struct, frozen=True):
    """One party's word for an event, and who gave it."""

    code: str
    speaker: Span


def by(draft: Draft, spoken: Sequence[Voice], cast: Cast, home: str | None, first: Voice | None) -> list[Word]:
    """The parties of a draft that stand for it, each with the first of its speakers.

    ``spoken`` are the story's voices, ``first`` is the one credited with the news, ``home`` the country whose
    ministries need no state named. An unnamed source confirms nothing.
    """
    codes = set(draft.codes)
    orders = {f.order for f in draft.frames}
    words: dict[str, Span] = {}
    for voice in spoken:
        if voice.kind in OWN and not voice.anonymous and (voice.order in orders or voice == first):
            for code in _sides(voice, cast, home):
                if code in codes:
                    words.setdefault(code, voice.speaker)
    return [Word(code, span) for code, span in words.items()]


def _sides(voice: Voice, cast: Cast, home: str | None) -> Iterator[str]:
    """Whom a speaker speaks for: his own side, else the states his phrase names, else the story's own ministry."""
    scene = cast.scenes[voice.order]
    people = [cast.people[n].code for span, n in scene.people if span.overlaps(voice.speaker)]
    posts = [code for t in scene.posts if t.span.overlaps(voice.speaker) for code in (t.codes or (t.code,))]
    named = [p.code for p in scene.polities if p.span.overlaps(voice.speaker)]
    for found in (people, named, posts):
        sides = [code for code in found if code]
        if sides:
            yield from sides[:1] if found is people else sides
            return
    if voice.kind == INSTITUTION and home and not people:
        yield home
