"""Published and updated: which of the clocks on a page count, in the order of the contract."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

import msgspec

from dateline.reading.anatomy import clock
from dateline.reading.anatomy.clock import Stamp

Countries = tuple[str | None, ...]
# How many days a page may lie behind its story's dateline.
_NEAR = 3
MONTH_FIRST = frozenset({"USA", "PHL"})


class Clocks(msgspec.Struct, frozen=True, kw_only=True):
    """Every clock of one page: metadata strings, stamps of dated lines (best first), the dateline's, one handed in.

    ``addresses`` are days that stand in the page's own address, ``images`` those in its pictures', ``years`` those of
    its copyright lines, ``weekdays`` the days of the week that the first paragraphs name as just past.
    ``month_first`` is the order of numeric days that others of the page give away; None where none does.
    """

    meta_published: tuple[str, ...] = ()
    meta_modified: tuple[str, ...] = ()
    lines: tuple[Stamp, ...] = ()
    dateline: Stamp | None = None
    others: tuple[Stamp, ...] = ()
    addresses: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    weekdays: frozenset[int] = frozenset()
    images: tuple[str, ...] = ()
    handed: str | None = None
    month_first: bool | None = None
    countries: Countries = ()


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """What the clocks say together."""

    published: str | None
    updated: str | None
    dateline: str | None
    warnings: tuple[str, ...] = ()


def settle(clocks: Clocks) -> Times:
    """Choose published, updated and the dateline's day."""
    warnings: list[str] = []
    lines = sorted((_unswapped(s, clocks) for s in clocks.lines), key=lambda s: not _fits(s, clocks.dateline))
    clocks = msgspec.structs.replace(clocks, lines=tuple(lines))
    _check_weekdays((*clocks.lines, *((clocks.dateline,) if clocks.dateline else ())), warnings)
    meta = _first(clocks.meta_published, clocks)
    modified = _first(clocks.meta_modified, clocks)
    printed = [s for s in clocks.lines if s.role != "updated"]
    changed = [s for s in clocks.lines if s.role == "updated"]
    reference = _checked(_reference(clocks, meta, modified), clocks, meta or modified)
    day = _dateline_day(clocks.dateline, reference, warnings)
    dated = next((v for s in printed if (v := _value(s, reference, clocks))), None)
    updated = next((v for s in reversed(changed) if (v := _value(s, reference, clocks))), None)
    meta = _sane(meta, day, printed, warnings, clocks.weekdays)
    if updated is None:
        # A page that states when it was modified states it, be it the minute of its publication.
        updated = modified if modified and (modified != meta or len(modified) > 10) else None
    else:
        # The same minute in the page's metadata has the offset that the printed line may lack.
        updated = next((m for m in (modified, meta) if m and m.startswith(updated[:16])), updated)
    address = next((d.isoformat() for d in map(_day_of, (*clocks.addresses, *clocks.images)) if d), None)
    published = meta or dated or day or (updated[:10] if updated else None) or address or clocks.handed
    if updated == published and updated is not None and len(updated) == 10 and not changed:
        updated = None
    return Times(published=published, updated=_behind(published, updated), dateline=day, warnings=tuple(warnings))


def _fits(line: Stamp, dateline: Stamp | None) -> bool:
    """True for a day that the dateline's, printed without a year, can be: the page's own day of today is none."""
    day = line.date()
    told = dateline.date(day.year) if dateline and not dateline.year and day else None
    return day is not None and told is not None and abs((day - told).days) <= _NEAR


def _check_weekdays(stamps: Sequence[Stamp], warnings: list[str]) -> None:
    """Say where a printed weekday is not that of the day printed beside it."""
    for stamp in stamps:
        day = stamp.date()
        if day is not None and stamp.weekday is not None and day.weekday() != stamp.weekday:
            told, is_one = calendar.day_name[stamp.weekday], calendar.day_name[day.weekday()]
            warnings.append(f"the page prints {told} beside {day.isoformat()}, which is a {is_one}; the date was kept")
            return


def _behind(published: str | None, updated: str | None) -> str | None:
    """An update before the publication is none (a template's date)."""
    return None if published and updated and updated[:10] < published[:10] else updated


def settled(value: str, clocks: Clocks) -> str | None:
    """What one value of the metadata comes to: a day or an instant."""
    return _first((value,), clocks)


def _first(values: Sequence[str], clocks: Clocks) -> str | None:
    for value in values:
        stamps = clock.find(value)
        if stamps and (settled := clock.settle(_ordered(stamps[0], clocks), None, clocks.countries)):
            return settled
    return None


def _ordered(stamp: Stamp, clocks: Clocks) -> Stamp:
    """A numeric day in the order that the page's other days or its country give it."""
    zoned = clock.country_of_zone(stamp.zone, clocks.countries)
    told = {zoned} if zoned else set(clocks.countries[:1]) - {None} or set(clocks.countries)
    first = clocks.month_first if clocks.month_first is not None else bool(told & MONTH_FIRST)
    return _turned(stamp) if stamp.swapped and first else stamp


def _turned(stamp: Stamp) -> Stamp:
    return msgspec.structs.replace(stamp, day=stamp.month, month=stamp.day, swapped=False)


def _value(stamp: Stamp, reference: dt.date | None, clocks: Clocks) -> str | None:
    year = None if stamp.year else (best.year if (best := _nearest(stamp, reference)) else None)
    return clock.settle(stamp, year, clocks.countries)


def _unswapped(stamp: Stamp, clocks: Clocks) -> Stamp:
    """ "03/04/2024": month first where only that lies by the dateline, or where the country writes so."""
    if not stamp.swapped:
        return stamp
    other = _turned(stamp)
    if stamp.weekday is not None:
        return next((c for c in (stamp, other) if (d := c.date()) and d.weekday() == stamp.weekday), stamp)
    told = clocks.dateline.date(stamp.year) if clocks.dateline else None
    days = (told, *map(_day_of, (*clocks.meta_published, *clocks.meta_modified, *clocks.addresses)))
    for known in (day for day in days if day):
        for choice in (stamp, other):
            day = choice.date()
            if day and abs((day - known).days) <= 3:
                return choice
    named = [choice for choice in (stamp, other) if (day := choice.date()) and day.weekday() in clocks.weekdays]
    if len(named) == 1:
        return named[0]
    return _ordered(stamp, clocks)


def _day_of(value: str) -> dt.date | None:
    stamps = clock.find(value)
    return stamps[0].date() if stamps else None


def _reference(clocks: Clocks, meta: str | None, modified: str | None) -> dt.date | None:
    """The day that days without a year lie near."""
    lines, others = (s.date() for s in clocks.lines), (s.date() for s in clocks.others)
    for value in (meta, *lines, modified, *map(_day_of, clocks.addresses), clocks.handed, *others):
        if isinstance(value, dt.date):
            return value
        if value:
            return dt.date.fromisoformat(value[:10])
    return _by_copyright(clocks)


def _checked(reference: dt.date | None, clocks: Clocks, meta: str | None) -> dt.date | None:
    """A reference that only other days of the page give, moved to the year in which the story's weekday fits."""
    yearless = next((s for s in (clocks.dateline, *clocks.lines) if s and not s.year), None)
    sure = meta or clocks.addresses or clocks.handed or any(s.year for s in clocks.lines)
    told = bool(sure or clocks.years or not clocks.others)
    if reference is None or yearless is None or told or len(clocks.weekdays) != 1:
        return reference
    near = [d for by in (0, -1, 1, -2, 2) if (d := yearless.date(reference.year + by)) is not None]
    days = clocks.weekdays
    exact = [day for day in near if day.weekday() in days]
    behind = [day for day in near if (day.weekday() - 1) % 7 in days]
    return next(iter((*exact[:1], *behind[:1])), reference)


def _by_copyright(clocks: Clocks) -> dt.date | None:
    """The yearless day in the year of the copyright line, unless the weekdays that the story names speak against it."""
    stamps = [stamp for stamp in (clocks.dateline, *clocks.lines) if stamp and not stamp.year]
    for day in (stamp.date(year) for stamp in stamps for year in clocks.years):
        if day and (not clocks.weekdays or clocks.weekdays & {day.weekday(), (day.weekday() - 1) % 7}):
            return day
    return None


def _dateline_day(stamp: Stamp | None, reference: dt.date | None, warnings: list[str]) -> str | None:
    if stamp is None:
        return None
    if stamp.year:
        day = stamp.date()
        return day.isoformat() if day else None
    near = _nearest(stamp, reference)
    if near is None:
        warnings.append(
            f"the dateline's day ({stamp.month:02d}-{stamp.day:02d}) has no year; hand one in with --date YYYY-MM-DD"
        )
    return near.isoformat() if near else None


def _nearest(stamp: Stamp, reference: dt.date | None) -> dt.date | None:
    """The day of ``stamp`` in the year nearest to ``reference``; a weekday that is named must fit."""
    if reference is None:
        return stamp.date()
    reach = range(-6, 3) if stamp.weekday is not None else range(-1, 2)
    days = [day for by in reach if (day := stamp.date(reference.year + by)) is not None]
    fitting = [day for day in days if stamp.weekday is None or day.weekday() == stamp.weekday]
    return min(fitting or days, key=lambda day: abs((day - reference).days), default=None)


def _sane(
    meta: str | None, day: str | None, printed: Sequence[Stamp], warnings: list[str], weekdays: frozenset[int]
) -> str | None:
    """Metadata that the story itself contradicts loses."""
    if meta is None:
        return None
    at = dt.date.fromisoformat(meta[:10])
    for stamp in printed:
        if (
            stamp.weekday is not None
            and (stamp.month, stamp.day) == (at.month, at.day)
            and at.weekday() != stamp.weekday
        ):
            warnings.append(f"the page's metadata says {meta[:10]}, which breaks the weekday printed; it was not used")
            return None
        told = stamp.date() if stamp.weekday is not None else None
        fits = told is not None and told.weekday() == stamp.weekday and weekdays == {told.weekday()}
        if told is not None and fits and 1 <= (at - told).days <= 6 and (at.weekday() - 1) % 7 not in weekdays:
            warnings.append(f"the page's metadata says {meta[:10]}, the page prints {told}, as its story does")
            return None
    if day is not None:
        gap = (at - dt.date.fromisoformat(day)).days
        if gap > 3 or gap < (-1 if len(meta) > 10 else 0):
            side = "before" if gap < 0 else "more than 3 days after"
            warnings.append(f"the page's metadata says {meta[:10]}, {side} the dateline's {day}; it was not used")
            return None
    return meta
