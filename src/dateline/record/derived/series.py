"""Series: standing talks with their rounds, found by name, by number, by what a round calls the last one."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from dateline.record import days, levels
from dateline.record.derived.told import Told, by_core, by_story, first_day
from dateline.record.persons import same_person
from dateline.record.words import fold, other_label, same_label

_ROUNDS = frozenset({"talks", "exercise", "forum"})
NEAR = 5
"""Rounds by which the numbers of unnamed talks may differ and still be one series."""
_STANDING = frozenset({"vice_minister", "deputy_minister", "military_chief", "director_general", "envoy", "working"})
"""Levels at which the same people who meet again meet in the same talks; ministers meet for everything."""


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a series. ``inferred``: no story gives the number, its neighbours do. ``why`` it belongs."""

    event: str
    when: str | None
    status: str | None
    edition: int | None
    inferred: bool = False
    why: str = ""


class SeriesLine(msgspec.Struct, frozen=True, kw_only=True):
    """Standing talks: ``id`` is their earliest told event; ``missing`` are numbers of which no story tells."""

    id: str
    name: str | None
    parties: tuple[str, ...]
    level: str
    rounds: tuple[Round, ...]
    missing: tuple[int, ...] = ()


class Growing:
    """A series in the making."""

    def __init__(self, first: Told, why: str = "the first to be told") -> None:
        self.members: list[tuple[Told, str]] = []
        self.labels: dict[str, None] = {}
        self.add(first, why)

    def add(self, told: Told, why: str) -> None:
        """Takes one more round."""
        self.members.append((told, why))
        self.labels.update(dict.fromkeys(told.labels))

    @property
    def rounds(self) -> list[Told]:
        """Its events in the order in which they were first told."""
        return [told for told, _ in self.members]

    @property
    def levels(self) -> set[str]:
        """Every level told of its rounds."""
        return {told.event.level for told in self.rounds} - {"unknown"}


Same = Callable[[str, str, str], bool]
"""Whether two names told for a side (the third) are one person's."""


def series_of(tolds: Sequence[Told], same: Same = same_person) -> tuple[list[Growing], ...]:
    """Every series, by parties: first by name and number, then what their rounds recall or bring together again."""
    beside = _recalled(tolds)
    found: list[list[Growing]] = []
    for group in by_core(t for t in tolds if t.family in _ROUNDS and t.core).values():
        grown: list[Growing] = []
        for told in group:
            if told.labels or told.edition is not None:
                _join(grown, told)
        for told in group:
            if not told.labels and told.edition is None:
                _attach(grown, told, beside, same)
        found.append([g for g in grown if len(g.members) > 1 or g.labels])
    return tuple(found)


def lines(growing: Iterable[Growing]) -> Iterator[SeriesLine]:
    """Each series as it is shown, rounds in order of time, with the numbers that follow from their neighbours'."""
    for one in growing:
        ordered = in_order(one.rounds)
        why = {told.event.id: reason for told, reason in one.members}
        numbers = _numbers(ordered)
        told_levels = Counter(t.event.level for t in ordered if t.event.level != "unknown")
        yield SeriesLine(
            id=one.rounds[0].event.id,
            name=name_of(one),
            parties=tuple(sorted(one.rounds[0].core)),
            level=told_levels.most_common(1)[0][0] if told_levels else "unknown",
            rounds=tuple(
                Round(
                    event=t.event.id, when=t.event.when, status=t.event.status, edition=n,
                    inferred=t.edition is None and n is not None, why=why[t.event.id],
                )
                for t, n in zip(ordered, numbers, strict=True)
            ),
            missing=_missing(numbers),
        )  # fmt: skip


def name_of(one: Growing) -> str | None:
    """The wording that most of its rounds carry, the earliest of equals."""
    told = Counter(label for t in one.rounds for label in t.labels)
    return max(told, key=lambda label: told[label]) if told else None


def in_order(rounds: Sequence[Told]) -> list[Told]:
    """By day; what has none stands before the next higher number, else last."""
    ordered = sorted((t for t in rounds if t.period), key=lambda t: (first_day(t), t.edition or 0, t.event.id))
    for told in sorted((t for t in rounds if not t.period), key=lambda t: (t.edition or 10**6, t.event.id)):
        place = next((at for at, o in enumerate(ordered) if told.edition and (o.edition or 0) > told.edition), None)
        ordered.insert(len(ordered) if place is None else place, told)
    return ordered


def _join(grown: list[Growing], told: Told) -> None:
    fitting = [(one, why) for one in grown if (why := _belongs(one, told))]
    if not fitting:
        grown.append(Growing(told))
        return
    one, why = min(fitting, key=lambda pair: _distance(pair[0], told))
    one.add(told, why)


def _distance(one: Growing, told: Told) -> tuple[bool, bool, float]:
    """How far it stands from a series that it could be a round of: by its name, by the last round it tells, in days."""
    named = _alike(one, told) is not None
    since = _last_told(told)
    recalled = any(days.fits(day, t.event.when) for t in one.rounds for day in since)
    return not named, not recalled, min(_days_apart(told, t) for t in one.rounds)


def _days_apart(one: Told, other: Told) -> float:
    return abs((first_day(one) - first_day(other)).days) if one.period and other.period else math.inf


def _last_told(told: Told) -> set[str]:
    """When its own stories say that the last one was."""
    return {m.report.recurrence.since for m in told.members if m.report.recurrence.since}


def _belongs(one: Growing, told: Told) -> str:
    """Why a named or numbered event is a round of it; empty where it is none."""
    if one.rounds[0].family != told.family or not _level_fits(one, told) or not _number_fits(one, told):
        return ""
    if told.labels and one.labels:
        alike = _alike(one, told)
        if alike:
            return f"called as {alike!r}"
        if all(other_label(label, known) for label in told.labels for known in one.labels):
            return ""
    numbers = [t.edition for t in one.rounds if t.edition is not None]
    if told.edition is not None and numbers and min(abs(told.edition - n) for n in numbers) <= NEAR:
        return f"number {told.edition} beside {', '.join(map(str, sorted(numbers)))}"
    return ""


def _alike(one: Growing, told: Told) -> str | None:
    """The name of the series that an event is told by, in any of its wordings."""
    return next((k for k in one.labels for label in told.labels if same_label(label, k)), None)


def _level_fits(one: Growing, told: Told) -> bool:
    gap = levels.nearest(one.levels, told.event.level)
    return gap is None or gap <= 1


def _number_fits(one: Growing, told: Told) -> bool:
    """No number twice, and later rounds have higher ones."""
    if told.edition is None:
        return True
    for other in one.rounds:
        if other.edition is None:
            continue
        if other.edition == told.edition:
            return False
        if (told.before(other) and told.edition > other.edition) or (
            other.before(told) and told.edition < other.edition
        ):
            return False
    return True


def _attach(grown: list[Growing], told: Told, beside: dict[str, set[str]], same: Same) -> None:
    for one in grown:
        if one.rounds[0].family != told.family or one.rounds[0].event.kind == "forum":
            continue
        why = _recalled_by(one, told, beside) or _same_people(one, told, same)
        if why:
            one.add(told, why)
            return


def _recalled_by(one: Growing, told: Told, beside: dict[str, set[str]]) -> str:
    """The gathering that a round's story looks back on, of the same level, right before that round."""
    for round_ in one.rounds:
        if told.event.id not in beside.get(round_.event.id, ()) or not told.before(round_):
            continue
        if any(told.before(t) and t.before(round_) for t in one.rounds):
            continue
        counted = any(days.fits(day, told.event.when) for day in _last_told(round_))
        if counted or (told.event.level != "unknown" and told.event.level in one.levels):
            return f"the last one, as told with that of {round_.event.when}"
    return ""


def _same_people(one: Growing, told: Told, same: Same) -> str:
    level = told.event.level
    if level not in _STANDING or level not in one.levels or told.event.margins_of:
        return ""
    for round_ in one.rounds:
        if _met_again(told, round_, same):
            return f"the same people at the same level as that of {round_.event.when}"
    return ""


def _met_again(told: Told, round_: Told, same: Same) -> bool:
    """True where each of those who meet, two at least, sends somebody whom it sent to ``round_``."""
    sides = {side for side, _ in told.people} & {side for side, _ in round_.people}
    return (
        len(told.core) > 1 and told.core <= sides and all(_sent_again(told, round_, side, same) for side in told.core)
    )


def _sent_again(told: Told, round_: Told, side: str, same: Same) -> bool:
    others = [name for s, name in round_.people if s == side]
    return any(same(name, other, side) for s, name in told.people if s == side for other in others)


def _recalled(tolds: Sequence[Told]) -> dict[str, set[str]]:
    """For each event those that its stories look back on."""
    found: dict[str, set[str]] = {}
    for items in by_story(tolds).values():
        back = {told.event.id for told, m in items if m.report.prominence == "background"}
        for told, member in items:
            if member.report.prominence != "background" and back:
                found.setdefault(told.event.id, set()).update(back)
    return found


def _numbers(ordered: Sequence[Told]) -> list[int | None]:
    """Told numbers, and those that two numbered neighbours leave no choice about."""
    numbers: list[int | None] = [t.edition for t in ordered]
    known = [at for at, n in enumerate(numbers) if n is not None]
    for left, right in itertools.pairwise(known):
        low, high = numbers[left] or 0, numbers[right] or 0
        if high - low == right - left:
            numbers[left : right + 1] = list(range(low, high + 1))
    for at in range(len(ordered) - 1):
        follower = numbers[at + 1]
        if numbers[at] is None and follower is not None and _last_of(ordered[at], ordered[at + 1]):
            numbers[at] = follower - 1
    return numbers


def _last_of(told: Told, follower: Told) -> bool:
    """True where the follower's own stories call it the last one: since then there was none."""
    return told.held and any(days.fits(day, told.event.when) for day in _last_told(follower))


def _missing(numbers: Sequence[int | None]) -> tuple[int, ...]:
    known = sorted({n for n in numbers if n is not None})
    if not known or known[-1] - known[0] > 200:
        return ()
    return tuple(n for n in range(known[0], known[-1]) if n not in known)


def named(labels: Iterable[str], wanted: str) -> bool:
    """True where the series goes by that name, or by one that holds it."""
    return any(same_label(label, wanted) or fold(wanted) in fold(label) for label in labels)
