"""The history of one event: one entry for each change of (status, when), and nothing for what is merely recalled."""

from __future__ import annotations

import msgspec

from dateline.model import HistoryEntry, Report, Story
from dateline.record import days
from dateline.record.acts import RANKS
from dateline.record.order import key

_TIES = {"held": 0, "cancelled": 0, "under_way": 1, "declined": 1, "postponed": 2, "planned": 3, "proposed": 4}
_AHEAD = ("proposed", "planned")
_BACK = {
    "held": {"proposed", "planned", "postponed", "cancelled", "declined", "under_way"},
    "under_way": {"proposed", "planned"},
    "planned": {"proposed"},
    "postponed": {"proposed"},
    "cancelled": {"declined"},
    "declined": {"cancelled"},
}
"""What a status does not go back to, whoever says so later."""


class Claim(msgspec.Struct, frozen=True):
    """What one report says of status and day, and who says it. ``sets``: which of the two a judgement settles."""

    report: Report
    story: Story
    family: str
    sets: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[object, ...]:
        """Order within the history: at the same ``known``, what happened comes before what was planned."""
        moment, story = key(self.story)
        return moment, _TIES.get(self.report.status or "", 1), story

    @property
    def recalled(self) -> bool:
        """True where the story only looks back on it."""
        return self.report.prominence == "background"


class History:
    """Entries so far, each with the claim behind it. Claims may come out of order only within one ``known``."""

    def __init__(self, kind: str) -> None:
        self._acts = kind == "agreement"
        self._claims: list[Claim] = []
        self.entries: list[HistoryEntry] = []
        self.behind: list[Claim] = []
        self.was: list[str] = []
        self._spoken: set[str] = set()

    def add(self, claim: Claim) -> None:
        """Takes the next claim of the fold."""
        late = not self._claims or self._claims[-1].key <= claim.key
        self._claims.append(claim)
        if late:
            self._step(claim)
            return
        self._claims.sort(key=lambda c: c.key)
        self.entries, self.behind, self.was, self._spoken = [], [], [], set()
        for each in self._claims:
            self._step(each)

    @property
    def status(self) -> str | None:
        """The event's status: the last entry's."""
        return self.entries[-1].status

    @property
    def when(self) -> str | None:
        """The event's day: the last entry's."""
        return self.entries[-1].when

    def former(self) -> list[str]:
        """Days that it was once set for and that no longer hold."""
        told = [e.when for e in self.entries[:-1] if e.when] + self.was
        return [w for w in told if not days.fits(self.when, w)] if self.when else told

    def left(self, when: str) -> bool:
        """True where some story says that this day was given up; a plan that merely shows another one does not."""
        return any(days.fits(was, when) for was in self.was) or any(e.status == "postponed" for e in self.entries)

    def _step(self, claim: Claim) -> None:
        if claim.family in self._spoken:
            return
        self._spoken.add(claim.family)
        if claim.sets and self.entries:
            entry = self._judged(claim)
        else:
            entry = self._first(claim) if not self.entries else self._next(claim)
        if entry is not None:
            self.entries.append(entry)
            self.behind.append(claim)
        if claim.report.when_was:
            self.was.append(claim.report.when_was)

    def _first(self, claim: Claim) -> HistoryEntry:
        return _entry(claim, claim.report.status, claim.report.when)

    def _judged(self, claim: Claim) -> HistoryEntry | None:
        """What a person decided stands, whatever stood before."""
        status = claim.report.status if "status" in claim.sets else self.status
        when = claim.report.when if "when" in claim.sets else self.when
        return None if (status, when) == (self.status, self.when) else _entry(claim, status, when)

    def _next(self, claim: Claim) -> HistoryEntry | None:
        status = claim.report.status
        if status is None and self.status is not None:
            return None
        if self._acts:
            return self._next_act(claim)
        if status == self.status:
            return self._sharper(claim)
        if self._recalls(claim):
            return self._day_alone(claim)
        day = self._day(claim)
        return None if (status, day) == (self.status, self.when) else _entry(claim, status, day)

    def _sharper(self, claim: Claim) -> HistoryEntry | None:
        """The same status with a better day, or, of what is still ahead, another one."""
        when = claim.report.when
        relation = days.relate(self.when, when)
        if when is None or relation in ("same", "vaguer", "within", "overlap"):
            return None
        if self._was_set_for(when) or (claim.recalled and relation == "apart"):
            return None
        if relation == "apart" and self.status not in ("proposed", "planned", "postponed"):
            return None
        return _entry(claim, claim.report.status, when)

    def _day_alone(self, claim: Claim) -> HistoryEntry | None:
        """An invitation to what is planned already says no less: its sharper day counts, its lesser state does not."""
        lesser = (self.status, claim.report.status) == ("planned", "proposed") and not claim.recalled
        if lesser and days.relate(self.when, claim.report.when) == "sharper":
            return _entry(claim, self.status, claim.report.when)
        return None

    def _recalls(self, claim: Claim) -> bool:
        """True where the claim tells an earlier state than the last entry's."""
        status, when = claim.report.status or "", claim.report.when
        if status in _BACK.get(self.status or "", ()):
            return True
        if claim.recalled and status in _AHEAD:
            return True
        if self.status == "planned" and status == "postponed":
            return self._postponed_before(claim)
        if self.status == "postponed" and status == "planned":
            return when is None or self._was_set_for(when)
        if self.status == "cancelled" and status in ("proposed", "planned", "postponed"):
            return when is None or self.when is None or days.relate(self.when, when) != "apart"
        return False

    def _postponed_before(self, claim: Claim) -> bool:
        """The putting-off that already led to the day now planned."""
        was, when = claim.report.when_was, claim.report.when
        if when and days.fits(self.when, when):
            return True
        if was and not days.fits(self.when, was):
            return self._was_set_for(was)
        known_before = any(e.status == "postponed" for e in self.entries)
        return known_before and was is None and (claim.recalled or when is None)

    def _was_set_for(self, when: str) -> bool:
        now = days.fits(self.when, when) and not days.width(when) > days.width(self.when)
        return not now and any(days.fits(old, when) for old in self.former())

    def _day(self, claim: Claim) -> str | None:
        """The day that goes with a new status: never vaguer than what is known."""
        when, status = claim.report.when, claim.report.status
        if status == "postponed":
            return None if when and not claim.report.when_was and days.relate(self.when, when) == "same" else when
        if when is None and self.status == "postponed" and self.when is None:
            was = claim.report.when_was or (self.was[-1] if self.was else None)
            return was if status == "cancelled" else None
        relation = days.relate(self.when, when)
        if when is None or relation in ("vaguer", "overlap") or (relation == "within" and days.one_day(when)):
            return self.when
        if status == "cancelled" and relation == "apart" and days.sharp(self.when):
            return self.when  # the day that it had been set for, as those told who set it
        return when

    def _next_act(self, claim: Claim) -> HistoryEntry | None:
        """An agreement's acts come one after another; ``when`` is the day of the act that the status names."""
        status, when = claim.report.status, claim.report.when
        if status == self.status:
            relation = days.relate(self.when, when)
            fresh = (
                relation == "sharper" or (when and self.when is None) or (relation == "apart" and not claim.recalled)
            )
            return _entry(claim, status, when) if fresh and not self._told(status, when) else None
        if self._told(status, when) or self._earlier_act(claim):
            return None
        return _entry(claim, status, when)

    def _told(self, status: str | None, when: str | None) -> bool:
        before = [e for e in self.entries[:-1] if e.status == status]
        return any(when is None or e.when is None or days.relate(e.when, when) != "apart" for e in before)

    def _earlier_act(self, claim: Claim) -> bool:
        now, then = days.period(self.when), days.period(claim.report.when)
        if now and then and then.last < now.first:
            return True
        rank, reached = RANKS.get(claim.report.status or "", 0), RANKS.get(self.status or "", 0)
        if rank >= reached:
            return False
        undone = self.status in ("suspended", "ended", "notice_given")
        return claim.recalled or (rank < 3 and not undone) or not ((then and now and then.first > now.last) or undone)


def _entry(claim: Claim, status: str | None, when: str | None) -> HistoryEntry:
    return HistoryEntry(
        status=status, when=when, known=claim.story.known, story=claim.story.id, sourcing=claim.report.sourcing,
        judgement=claim.family if claim.sets else None,
    )  # fmt: skip
