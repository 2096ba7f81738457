"""Which acts are events of a story, and which tell the same one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.events.acts.line import Act
from dateline.events.acts.words import cues
from dateline.events.draft import Draft
from dateline.model import Span
from dateline.times import TimeMention

UNREAL = ("hypothetical", "negated")


class Told(msgspec.Struct, frozen=True):
    """One act of a story with all sentences that tell it, the first in the body first."""

    acts: tuple[Act, ...]

    @property
    def first(self) -> Act:
        """The telling that it is written from."""
        return self.acts[0]

    @property
    def plover(self) -> str:
        """Its type; help that was refused is a rejection."""
        refused = self.first.standing is not None and self.first.standing.value == "refused"
        return "REJECT" if refused else self.first.frame.plover

    @property
    def when(self) -> TimeMention | None:
        """The first day told."""
        return next((a.when for a in self.acts if a.when), None)


def why_not(act: Act, drafts: Sequence[Draft]) -> str | None:
    """Why an act is no event of its own; None where it is: done or announced, by one side to another."""
    stands = act.standing.value if act.standing else ""
    if act.frame.codebook or act.frame.plover not in cues().types:
        return "a verb that no record is kept of"
    if stands in UNREAL or (stands == "refused" and act.frame.plover not in cues().helping):
        return f"not done: {stands}"
    if not act.actors or not act.targets:
        return "no side to whom it is done" if act.actors else "no side that does it"
    acting = all(p.actor is None or p.actor.acts for p in act.does)
    if not acting or any(p.actor is not None and p.actor.part == "private" for p in act.suffers):
        return "not between states or organisations"
    return "what it is about is told as a gathering or an agreement" if _is_of_a_gathering(act, drafts) else None


def settle(found: Iterable[Act], drafts: Sequence[Draft]) -> list[Told]:
    """The events among the acts, in the order of their first telling; the headline only joins what the body tells."""
    told: list[Told] = []
    acts = [a for a in found if why_not(a, drafts) is None]
    for act in sorted(acts, key=lambda a: a.paragraph < 0):
        at = next((n for n, one in enumerate(told) if _same(one, act)), None)
        if at is not None:
            told[at] = Told((*told[at].acts, act))
        elif act.paragraph >= 0:
            told.append(Told((act,)))
    return told


def _is_of_a_gathering(act: Act, drafts: Sequence[Draft]) -> bool:
    """ "rejected an invitation to talks": what is told as a meeting or an agreement is no act beside it."""
    if act.frame.plover not in cues().of_gatherings or act.frame.then:
        return False
    content = Span(act.span.start, act.scope.end)
    sides = {*act.actors, *act.targets}
    frames = ((f.trigger.span, d) for d in drafts for f in d.frames if f.order == act.order)
    return any(content.overlaps(s) or (s.start >= content.start and sides <= set(d.codes)) for s, d in frames)


def _same(one: Told, act: Act) -> bool:
    """The same type between the same sides, on no other day."""
    if one.first.frame.plover != act.frame.plover or set(one.first.actors) != set(act.actors):
        return False
    if not set(one.first.targets) & set(act.targets):
        return False
    return one.when is None or act.when is None or one.when.edtf == act.when.edtf
