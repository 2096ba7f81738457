"""Where to look for the events a report may belong to: by parties and month, so that a busy pair stays cheap.

A cell is a string, so that a store can keep which events are filed under it.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Iterator

from dateline.model import Gathering, Report, Story
from dateline.record import days
from dateline.record.before import NOTHING_BEFORE, Before
from dateline.record.case import Birth, Case
from dateline.record.partial import cells
from dateline.record.sides import codes
from dateline.record.words import fold, same_label

Key = tuple[str, ...]
_MOST_CODES = 6
_MOST_MONTHS = 26
_BACK, _AHEAD = 14, 14
"""Months around the story in which a report without a day looks."""
_LATELY = 2
"""Months back that "met" without a day may mean."""
_SILENT = 7
"""Months back in which an event without a day is still spoken of."""


class Index:
    """Events by cell: (parties, month of any day told), (parties, month heard of) where undated, agreements by parties.

    ``before`` is what a store keeps of the stories before the first that is folded here.
    """

    def __init__(self, before: Before = NOTHING_BEFORE) -> None:
        self.held: dict[str, dict[Birth, Case]] = {}
        self.fresh: list[tuple[str, Case]] = []
        """What was filed since the asker last emptied it."""
        self._before = before

    def put(self, case: Case, report: Report) -> None:
        """Files the event under what this newest report tells of it."""
        for cell in filed_under(case, report):
            here = self.held.setdefault(cell, {})
            if case.ordinal not in here:
                here[case.ordinal] = case
                self.fresh.append((cell, case))

    def near(self, report: Report, story: Story) -> Iterator[Case]:
        """Events that may be meant, each once, in order of their birth."""
        firm, loose = looked_at(report, story)
        found = self._at(firm)
        found.update((at, case) for at, case in self._at(loose).items() if alike(case, report))
        return iter([found[at] for at in sorted(found)])

    def _at(self, asked: Collection[str]) -> dict[Birth, Case]:
        found = {case.ordinal: case for case in self._before.filed(asked)} if asked else {}
        for cell in asked:
            found.update(self.held.get(cell, {}))
        return found


def filed_under(case: Case, report: Report) -> Iterator[str]:
    """The cells of an event after it took ``report``."""
    yield from cells(report, look=False)
    for key in keys(report):
        if report.kind == "agreement":
            yield _cell("act", key)
            continue
        for when in (report.when, report.when_was, case.when):
            for month in _months(when):
                yield _cell("day", key, month)
        if (case.when is None or days.width(case.when) > days.width("2000")) and case.heard:
            yield _cell("open", key, _month(case.heard))


def looked_at(report: Report, story: Story) -> tuple[list[str], list[str]]:
    """The cells in which a report looks: by what it tells, and those where something must be ``alike`` beside."""
    known = days.date_of(story.known)
    told = _told(report)
    firm: list[str] = cells(report, look=True)
    loose: list[str] = []
    for key in keys(report):
        if report.kind == "agreement":
            firm.append(_cell("act", key))
            continue
        firm += [_cell("day", key, month) for month in told]
        if known:
            now = _month(known)
            loose += [_cell("open", key, month) for month in range(now - _SILENT, now + 1)]
            loose += [] if told else [_cell("day", key, month) for month in _around(report, now)]
    return firm, loose


def _cell(sort: str, key: Key, month: int = 0) -> str:
    return f"{sort}{month}|{'|'.join(key)}"


def alike(case: Case, report: Report) -> bool:
    """What must be told alike where no day is: level, portfolio, round, name of the talks, or place.

    Where one side tells neither level nor portfolio, only news may match news, or a place or name recalled.
    """
    if report.level in case.levels and report.level != "unknown":
        return True
    if report.kind == "agreement" or not case.portfolios.isdisjoint(report.portfolios):
        return True
    if case.has_round(report):
        return True
    nothing_told = report.level == "unknown" or case.levels == {"unknown"}
    return nothing_told and (_named_alike(case, report) or report.prominence == case.first.prominence == "main")


def _named_alike(case: Case, report: Report) -> bool:
    name, where = report.series.name, report.where
    if name and any(same_label(name, known) for known in case.labels):
        return True
    return bool(where and where.place and any(fold(where.place) == fold(known) for known in case.places))


def _told(report: Report) -> Collection[int]:
    """Months of the days told; where a round's number or its people may tell it again, the months around too."""
    told = {month for when in (report.when, report.when_was) for month in _months(when)}
    if _may_have_moved(report):
        return {near for month in told for near in (month - 1, month, month + 1)}
    return told


def _around(report: Report, now: int) -> Iterable[int]:
    if report.status in ("held", None):
        place_and_people = report.where is not None and any(p.delegates for p in report.parties)
        return range(now - (_BACK if place_and_people else _LATELY), now + 1)
    return range(now - 1, now + _AHEAD)


def _may_have_moved(report: Report) -> bool:
    """True where a round's number, or its people, may tell it again on another day."""
    return report.series.edition is not None or sum(len(p.delegates) for p in report.parties) >= 2


def keys(told: Gathering) -> list[Key]:
    """What to file under: every two of its parties, and the name of its series; each of them where many may come."""
    sides = sorted(codes(told))
    many = told.kind in ("exercise", "forum") or len(sides) > _MOST_CODES
    found: list[Key] = [(c,) for c in sides] if len(sides) < 2 or many else []
    found += itertools.combinations(sides[:_MOST_CODES], 2)
    if told.series.name:
        found.append(("series", fold(told.series.name), ""))
    return found


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _months(when: str | None) -> Iterable[int]:
    period = days.period(when)
    if period is None:
        return ()
    first, last = _month(period.first), _month(period.last)
    if last - first <= _MOST_MONTHS:
        return range(first, last + 1)
    return (*range(first, first + 2), *range(last - 1, last + 1))
