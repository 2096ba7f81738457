"""Families: a dispatch with its reprints, cuts and light rewrites, joined as the stories come in."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import chain

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
TELLING = 24
"""Sampled shingles from which a sample tells how much two texts share."""
LIKELY = 0.2
"""Part of the shorter sample that the other must share for the texts to be compared in full."""
SURE = 0.9
"""Part shared from which no better dispatch is looked for."""
HELD_PER_SHINGLE = 32
"""Stories remembered a shingle, newest kept: a stock phrase must not make every story a candidate."""


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Copies of one dispatch: ``id`` is its earliest story; ``why`` says for each further one what joined it."""

    id: str
    stories: tuple[str, ...]
    why: dict[str, str] = {}


class _Known:
    """A story with its print; what its first lines pin down is read when a likely copy of it comes."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.story = telling.story
        self.print = print_of(telling.story)
        self.family = telling.story.id

    @cached_property
    def lead(self) -> Lead:
        return lead_of(self.telling)


class Families:
    """Grows story by story, in order of ``known``; what it says of a story never changes later."""

    def __init__(self) -> None:
        self._known: list[_Known] = []
        self._by_text: dict[str, int] = {}
        self._by_shingle: defaultdict[int, list[int]] = defaultdict(list)
        self._stories: dict[str, list[Story]] = {}
        self._why: dict[str, str] = {}

    def join(self, telling: Telling) -> str:
        """Takes the next story; returns its family's id. What a person wrote down is a copy of nothing."""
        story = telling.story
        if story.is_entry:
            self._stories[story.id] = [story]
            return story.id
        known = _Known(telling)
        at, why = self._dispatch_of(known)
        family = known.family = story.id if at is None else self._known[at].family
        if at is not None:
            self._why[story.id] = why
        self._stories.setdefault(family, []).append(story)
        self._keep(known)
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

    def _dispatch_of(self, known: _Known) -> tuple[int | None, str]:
        story, printed = known.story, known.print
        same = self._by_text.get(story.text_sha256)
        if same is not None and printed.whole:
            return same, f"same text as {self._known[same].story.id[:12]}"
        best: tuple[float, int] | None = None
        for at in self._candidates(printed):
            other = self._known[at]
            part = containment(printed, other.print)
            if part < ENOUGH or (best is not None and part <= best[0]):
                continue
            if part < _needed(story, other.story, min(len(printed.whole), len(other.print.whole))):
                continue
            if veto(known.lead, other.lead) is None:
                best = (part, at)
                if part >= SURE:
                    break
        if best is None:
            return None, ""
        return best[1], f"{best[0]:.0%} of the shorter text stands in {self._known[best[1]].story.id[:12]}"

    def _candidates(self, printed: Print) -> list[int]:
        held = self._by_shingle
        shared = Counter(chain.from_iterable([held[shingle] for shingle in printed.sample if shingle in held]))
        least = max(1, len(printed.sample) // 12) if len(printed.sample) < 24 else 2
        ranked = sorted([(-count, at) for at, count in shared.items() if count >= least])
        return [at for count, at in ranked[:LOOKED_AT] if self._likely(printed, at, -count)]

    def _likely(self, printed: Print, at: int, count: int) -> bool:
        """False where the samples share so little that the texts cannot share enough."""
        size = min(len(printed.sample), len(self._known[at].print.sample))
        return size < TELLING or count >= LIKELY * size

    def _keep(self, known: _Known) -> None:
        at, held = len(self._known), self._by_shingle
        self._known.append(known)
        self._by_text.setdefault(known.story.text_sha256, at)
        for shingle in known.print.sample:
            holders = held[shingle]
            holders.append(at)
            if len(holders) > HELD_PER_SHINGLE:
                del holders[0]


def _needed(one: Story, other: Story, size: int) -> float:
    if size < SHORT:
        return ENOUGH_SHORT
    a, b = one.agencies, other.agencies
    apart = a and b and a != b and not {outlet(x) for x in a} & {outlet(x) for x in b}
    return ENOUGH_ACROSS if apart else ENOUGH
