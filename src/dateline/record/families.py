"""Families: a dispatch with its reprints, cuts and light rewrites, joined as the stories come in."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from functools import cached_property

import msgspec

from dateline.model import Story, Telling
from dateline.model.known import NEVER, instant
from dateline.record.before import NOTHING_BEFORE, Before, Held
from dateline.record.holders import Holders
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
REMEMBERED = dt.timedelta(days=75)
"""How far back a copy that is no reprint letter by letter is looked for; a light rewrite comes sooner (``LATE``)."""
WINDOW = 10_000
"""Stories among which such a copy is looked for: the last ones. Memory stays flat however many come in a week."""
_READ = 500
"""Stories whose full prints are kept ready; of others the text is read again where a likely copy comes."""


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Copies of one dispatch: ``id`` is its earliest story; ``why`` says for each further one what joined it."""

    id: str
    stories: tuple[str, ...]
    why: dict[str, str] = {}


class Known:
    """A story with its print; what its first lines pin down is read when a likely copy of it comes."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.name = telling.story.id
        self.moment = instant(telling.story.known)
        self.print = print_of(telling.story)
        self.sample = self.print.sample
        self.family = self.name

    @cached_property
    def lead(self) -> Lead:
        """What its first lines pin down."""
        return lead_of(self.telling)


class Families:
    """Grows story by story, in order of ``known``; what it says of a story never changes later.

    ``before``: what a store keeps of the stories before the first that is joined here.
    """

    def __init__(self, before: Before = NOTHING_BEFORE) -> None:
        self._before = before
        self._begun = False
        self._known: dict[int, Held] = {}
        self._next = 0
        self._oldest = 0
        self._by_text: dict[str, tuple[str, str]] = {}
        self._by_shingle = Holders()
        self._latest: dt.datetime | None = None
        self._full: OrderedDict[int, Known] = OrderedDict()
        self._stories: dict[str, list[str]] = {}
        self.why: dict[str, str] = {}
        self.last: tuple[str, str | None, tuple[int, ...]] = ("", None, ())
        """Of the story joined last: its family, why, and the sample of its shingles."""

    def join(self, telling: Telling) -> str:
        """Takes the next story; returns its family's id. What a person wrote down is a copy of nothing."""
        story = telling.story
        if story.is_entry:
            self._stories[story.id] = [story.id]
            self.last = story.id, None, ()
            return story.id
        if story.translation:
            return self._translated(story, story.translation.of)
        known = Known(telling)
        self._forget(known.moment)
        found = self._dispatch_of(known)
        if found is not None:
            known.family, self.why[known.name] = found
        self._stories.setdefault(known.family, []).append(known.name)
        self._by_text.setdefault(story.text_sha256, (known.name, known.family))
        at = self._keep(self._before.held(known))
        if at is not None:
            self._hold(at, known)
        self.last = known.family, self.why.get(known.name), known.sample
        return known.family

    def _translated(self, story: Story, of: str) -> str:
        """A translation belongs to the dispatch it translates, whichever of the two comes first."""
        self._stories.setdefault(of, []).append(story.id)
        self.why[story.id] = f"a translation of {of[:12]}"
        self.last = of, self.why[story.id], ()
        return of

    def retake(self, name: str, family: str, why: str | None) -> None:
        """Takes a story as it was joined before; what it needs to be copied is left to ``before``."""
        self._stories.setdefault(family, []).append(name)
        if why is not None:
            self.why[name] = why

    def let_go(self) -> None:
        """Forgets which stories made which families, and why: a store keeps that by now, and ``before`` tells of it."""
        self._by_text.clear()
        self._stories.clear()
        self.why.clear()

    def done(self) -> tuple[Family, ...]:
        """Every family, in order of its first story; most have one story."""
        return tuple(
            Family(id=family, stories=tuple(names), why={n: self.why[n] for n in names if n in self.why})
            for family, names in self._stories.items()
        )

    def _dispatch_of(self, known: Known) -> tuple[str, str] | None:
        """The family of the dispatch that it copies, and why."""
        story, printed = known.telling.story, known.print
        same = self._before.same_text(story.text_sha256) or self._by_text.get(story.text_sha256)
        if same is not None and printed.whole:
            return same[1], f"same text as {same[0][:12]}"
        best: tuple[float, Held] | None = None
        for at in self._candidates(printed):
            other = self._known[at]
            full = self._read(at)
            theirs = full.print
            part = containment(printed, theirs)
            if part < ENOUGH or (best is not None and part <= best[0]):
                continue
            if part < _needed(story, full.telling.story, min(len(printed.whole), len(theirs.whole))):
                continue
            if veto(known.lead, full.lead) is None:
                best = (part, other)
                if part >= SURE:
                    break
        if best is None:
            return None
        return best[1].family, f"{best[0]:.0%} of the shorter text stands in {best[1].name[:12]}"

    def _read(self, at: int) -> Known:
        """A story held, with its print; read from the store where it was folded before."""
        found = self._full.get(at)
        if found is None:
            found = Known(self._known[at].telling)
        self._hold(at, found)
        return found

    def _hold(self, at: int, known: Known) -> None:
        self._full[at] = known
        self._full.move_to_end(at)
        if len(self._full) > _READ:
            self._full.popitem(last=False)

    def _candidates(self, printed: Print) -> list[int]:
        oldest, shared = self._oldest, self._by_shingle.counted(printed.sample)
        least = max(1, len(printed.sample) // 12) if len(printed.sample) < 24 else 2
        ranked = sorted([(-count, at) for at, count in shared.items() if count >= least and at >= oldest])
        return [at for count, at in ranked[:LOOKED_AT] if self._likely(printed, at, -count)]

    def _likely(self, printed: Print, at: int, count: int) -> bool:
        """False where the samples share so little that the texts cannot share enough."""
        size = min(len(printed.sample), len(self._known[at].sample))
        return size < TELLING or count >= LIKELY * size

    def _keep(self, known: Held) -> int | None:
        """The number that it goes by from now on; None where it has no words to be copied."""
        if known.moment != NEVER:
            self._latest = known.moment
        if not known.sample:
            return None
        at = self._next
        self._next += 1
        self._known[at] = known
        self._by_shingle.add(at, known.sample)
        if len(self._known) > WINDOW:
            self._drop_oldest()
        return at

    def _drop_oldest(self) -> None:
        at = self._oldest
        self._by_shingle.drop(at, self._known.pop(at).sample)
        self._full.pop(at, None)
        self._oldest += 1

    def _forget(self, moment: dt.datetime) -> None:
        """Lets go of stories too old to be copied still; the first time, takes from the store those that are not."""
        if not self._begun:
            self._begun = True
            for known in self._before.held_since(None if moment == NEVER else moment - REMEMBERED, WINDOW):
                self._keep(known)
        now = self._latest if moment == NEVER else moment
        while now and self._oldest in self._known and self._known[self._oldest].moment < now - REMEMBERED:
            self._drop_oldest()


def _needed(one: Story, other: Story, size: int) -> float:
    if size < SHORT:
        return ENOUGH_SHORT
    a, b = one.agencies, other.agencies
    apart = a and b and a != b and not {outlet(x) for x in a} & {outlet(x) for x in b}
    return ENOUGH_ACROSS if apart else ENOUGH
