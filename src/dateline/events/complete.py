"""What a draft leaves open and the story around it settles: the other side, delegates named apart, sides of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.actors import Cast
from dateline.events import (
    asides,
    bloc_members,
    comings,
    delegates,
    lengths,
    narrated,
    opposite,
    outcomes,
    peers,
    retinue,
    stays,
)
from dateline.events.company import ITS_DELEGATE
from dateline.events.draft import Draft
from dateline.events.frame import Frame, Side
from dateline.times import TimeMention

CERTAIN = ("planned", "held", "under_way")


def complete(
    text: str, drafts: list[Draft], frames: Sequence[Frame], cast: Cast, times: Sequence[Sequence[TimeMention]],
    today: dt.date | None,
) -> dict[int, str]:  # fmt: skip
    """Fill the drafts' parties and people in place; returns the side of every person by index into the cast.

    The order counts: each step sees the parties and sides that those before it settled.
    """
    people = {n: p.code for n, p in enumerate(cast.people) if p.code}
    for draft in drafts:
        _sides_of_delegates(draft, people)
    opposite.fill(drafts, frames)
    bloc_members.fill(text, drafts, cast)
    retinue.seat(text, drafts, cast, people)
    delegates.from_sentences(text, drafts, cast, people)
    delegates.mediators(text, drafts, cast, people)
    opposite.where_accredited(text, drafts, cast)
    delegates.to_forums(text, drafts, cast, people)
    asides.claims(drafts, frames, cast, times)
    asides.topics_and_ends(text, drafts, cast, times)
    comings.fill(text, drafts, cast, times)
    lengths.fill(text, drafts, cast, today)
    asides.shown(drafts, frames)
    asides.past_plans(drafts)
    asides.hosts(drafts, today)
    asides.reasons(text, drafts, cast, times)
    outcomes.fill(text, drafts, cast, times)
    _forums(drafts)
    stays.lend(text, drafts, cast, people, times, today)
    peers.by_post(drafts, cast, people)
    peers.by_peer(drafts, cast, people)
    if drafts:
        peers.by_rank(drafts[0], cast, people)
    for draft in drafts:
        opposite.one_of_each(draft, people, cast)
        opposite.place_the_last(draft, people, cast, drafts)
    opposite.strangers(drafts, cast, people)
    opposite.who_tells(drafts, cast)
    opposite.fill(drafts, frames)  # again: by now the sides of the first gathering's people are known
    opposite.with_the_storys_own(text, drafts, cast)
    for draft in drafts:
        opposite.seat_across(draft, cast, people)
    peers.of_signers(drafts, people)
    drafts[:] = narrated.joined(text, drafts, people)
    return people


def _sides_of_delegates(draft: Draft, people: dict[int, str]) -> None:
    """Whoever takes part brings his side along."""
    for number, span in draft.people.items():
        code = people.get(number)
        if code and code not in draft.codes:
            draft.extra_sides.append(Side(code, span, ITS_DELEGATE))


def _forums(drafts: Sequence[Draft]) -> None:
    """A forum named only as the larger gathering stands as what happens on its margins: planned, or held."""
    for forum in drafts:
        name = next((f.series.value for f in forum.frames if f.series), "")
        if forum.kind == "forum" and not forum.status and name:
            guest = next((d for d in drafts if d.status and _is_on_margins(d, name)), None)
            if guest and guest.status and guest.status.value in CERTAIN:
                forum.standing = guest.status


def _is_on_margins(draft: Draft, name: str) -> bool:
    return any(f.margins and name in f.margins.value for f in draft.frames)
