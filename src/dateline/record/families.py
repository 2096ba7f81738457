"""Families: a dispatch with its reprints, cuts and light rewrites, joined as the stories come in."""

from __future__ import annotations

from collections import Counter

import msgspec

from dateline.model import Story, Telling
from dateline.record.leads import Lead, lead_of, veto
from dateline.record.shingles import Print, containment, print_of
from dateline.record.words import outlet

ENOUGH = 0.5
"""Part of the shorter text that must stand in the longer one."""
ENOUGH_ACROSS = 0.8
"""The same, where the two credit different agencies: quotes of one statement are no copy."""
ENOUGH_SHORT = 0.8
"""The same, for a text too short to be sure of."""
SHORT = 30
LOOKED_AT = 12
"""Stories compared in full for each new one, most shared sample first."""
HELD_PER_SHINGLE = 48
"""Stories remembered a shingle, newest kept: a stock phrase must not make every story a candidate."""


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Copies of one dispatch: ``id`` is its earliest story; ``why`` says for each further one what joined it."""

    id: str
    stories: tuple[str, ...]
    why: dict[str, str] = {}


class _Known(msgspec.Struct):
    story: Story
    print: Print
    lead: Lead
    family: str


class Families:
    """Grows story by story, in order of ``known``; what it says of a story never changes later."""

    def __init__(self) -> None:
        self._known: list[_Known] = []
        self._by_text: dict[str, int] = {}
        self._by_shingle: dict[int, list[int]] = {}
        self._stories: dict[str, list[Story]] = {}
        self._why: dict[str, str] = {}

    def join(self, telling: Telling) -> str:
        """Takes the next story; returns its family's id."""
        story = telling.story
        printed, lead = print_of(story), lead_of(telling)
        at, why = self._dispatch_of(story, printed, lead)
        family = story.id if at is None else self._known[at].family
        if at is not None:
            self._why[story.id] = why
        self._stories.setdefault(family, []).append(story)
        self._keep(_Known(story, printed, lead, family))
        return family

    def members(self, family: str) -> list[Story]:
        """Its stories so far, earliest first."""
        return self._stories[family]

    def done(self) -> tuple[Family, ...]:
        """Every family, in order of its first story; most have one story."""
        return tuple(
            Family(
                id=family,
                stories=tuple(s.id for s in stories),
                why={s.id: self._why[s.id] for s in stories if s.id in self._why},
            )
            for family, stories in self._stories.items()
        )

    def _dispatch_of(self, story: Story, printed: Print, lead: Lead) -> tuple[int | None, str]:
        same = self._by_text.get(story.text_sha256)
        if same is not None and printed.whole:
            return same, f"same text as {self._known[same].story.id[:12]}"
        best: tuple[float, int] | None = None
        for at in self._candidates(printed):
            other = self._known[at]
            part = containment(printed, other.print)
            if part < _needed(story, other.story, min(len(printed.whole), len(other.print.whole))):
                continue
            if veto(lead, other.lead) is None and (best is None or part > best[0]):
                best = (part, at)
        if best is None:
            return None, ""
        return best[1], f"{best[0]:.0%} of the shorter text stands in {self._known[best[1]].story.id[:12]}"

    def _candidates(self, printed: Print) -> list[int]:
        shared = Counter(at for shingle in printed.sample for at in self._by_shingle.get(shingle, ()))
        least = max(1, len(printed.sample) // 12) if len(printed.sample) < 24 else 2
        ranked = sorted(((-count, at) for at, count in shared.items() if count >= least))
        return [at for _count, at in ranked[:LOOKED_AT]]

    def _keep(self, known: _Known) -> None:
        at = len(self._known)
        self._known.append(known)
        self._by_text.setdefault(known.story.text_sha256, at)
        for shingle in known.print.sample:
            holders = self._by_shingle.setdefault(shingle, [])
            holders.append(at)
            if len(holders) > HELD_PER_SHINGLE:
                del holders[0]


def _needed(one: Story, other: Story, size: int) -> float:
    if size < SHORT:
        return ENOUGH_SHORT
    a, b = one.agencies, other.agencies
    apart = a and b and not {outlet(x) for x in a} & {outlet(x) for x in b}
    return ENOUGH_ACROSS if apart else ENOUGH
