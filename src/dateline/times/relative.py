"""Days and periods told from another day: "next week", "three days ago", "two months later", "the day before"."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.times import spans
from dateline.times.amounts import Amount, amount, length, unit_of
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.words import words

_AHEAD, _BEHIND = ("next", "coming", "upcoming"), ("last", "past", "previous", "preceding", "prior")


def _side(step: int) -> str:
    return "future" if step > 0 else "past" if step < 0 else "now"


def _related(hit: Hit) -> Reading | None:
    """ "next week", "last month", "this year", "this weekend", "the previous year"."""
    unit, rel, on = unit_of(hit), hit.low("rel"), hit.scene.on
    if unit in ("hour", "minute", "second") or (hit.low("u").endswith("s") and hit.low("u") != "wks"):
        return None
    step = 1 if rel in _AHEAD else -1 if rel in _BEHIND else 0
    if rel in ("previous", "preceding", "prior"):
        return _neighbour(hit, unit, -1)
    if on is None:
        return dated(None, f"related:{unit}", direction=_side(step), grain=unit)
    if unit == "day" and rel in ("past", "last", "coming"):
        return dated(spans.day(on), "related:day", anchored=True)
    when = _weekend(hit, on, step) if unit == "weekend" else coarse(on, unit, step)
    said = hit.has("the") and rel in ("past", "last", "coming")
    return dated(
        when,
        f"related:{unit}",
        direction=_side(step),
        anchored=True,
        timex=length(1, unit) if said and unit != "weekend" else None,
    )


def _weekend(hit: Hit, on: dt.date, step: int) -> spans.When | None:
    """ "this weekend" behind a past verb is the one that is over, until the next begins."""
    over = hit.tense().direction == "past" and on.weekday() < 5
    return spans.shift(on, "weekend", (-1 if over else 0) if step == 0 else -1 if step < 0 else 1)


def _the_weekend(hit: Hit) -> Reading | None:
    """ "over the weekend"."""
    on = hit.scene.on
    if unit_of(hit) != "weekend":
        return None
    return dated(_weekend(hit, on, 0) if on else None, "weekend", anchored=True, grain="weekend")


def coarse(on: dt.date, unit: str, step: int) -> spans.When | None:
    """The unit that holds the anchor, or its neighbours; a weekend just begun is this one."""
    if unit == "decade":
        return spans.decade((on.year // 10 + step) * 10)
    if unit == "century":
        first, last = (
            spans.year(on.year // 100 * 100 + step * 100 + 1),
            spans.year(on.year // 100 * 100 + step * 100 + 100),
        )
        return spans.between(first, last, "century", lasts=False) if first and last else None
    if unit == "fortnight":
        return spans.shift(on, "week", 2 * step)
    if unit == "day":
        date = spans.moved(on, step)
        return spans.day(date) if date else None
    first_of_month = on.replace(day=1) if unit in ("month", "quarter") else on
    return spans.shift(first_of_month, unit, step)


def _neighbour(hit: Hit, unit: str, step: int) -> Reading | None:
    """ "the previous day", "the following week": from the day named before, else from the anchor."""
    base = hit.scene.last_day() or hit.scene.on
    if base is None:
        return dated(None, "neighbour", grain=unit)
    return dated(coarse(base, unit, step), "neighbour", anchored=True, alternatives=_from_anchor(hit, unit, step))


def _from_anchor(hit: Hit, unit: str, step: int) -> tuple[str, ...]:
    when = coarse(hit.scene.on, unit, step) if hit.scene.on else None
    return (when.edtf,) if when else ()


def _following(hit: Hit) -> Reading | None:
    """ "the following week"; "the next day" is told from the day named before, "next week" is not."""
    unit = unit_of(hit)
    if hit.low("rel") == "next" and not (hit.has("the") and unit == "day"):
        return None
    if hit.low("u").endswith("s"):
        return None
    return _neighbour(hit, unit, 1)


def _the_day_beside(hit: Hit) -> Reading | None:
    """ "the day before" and "the day after" with nothing behind them."""
    tokens = hit.scene.tokens
    after = tokens.low(hit.j)
    if after.isalnum() and after not in (
        "in",
        "and",
        "but",
        "at",
        "by",
        "with",
        "he",
        "she",
        "it",
        "they",
        "when",
        "that",
        "on",
        "for",
        "to",
    ):
        return None
    if hit.low("u").endswith("s"):
        return None
    return _neighbour(hit, unit_of(hit), -1 if hit.has("b") else 1)


def _same(hit: Hit) -> Reading | None:
    """ "the same day", "that day", "that year"."""
    unit = unit_of(hit)
    base = hit.scene.last_day() or (hit.scene.on if unit == "day" else None)
    if (
        hit.scene.tokens.low(hit.i - 1) in ("at", "so", "said")
        or hit.low("u").endswith("s")
        or unit not in ("day", "week", "month", "year")
    ):
        return None
    return dated(coarse(base, unit, 0) if base else None, "same", anchored=True, grain=unit)


def _day_word(hit: Hit) -> Reading | None:
    tokens, on, step = hit.scene.tokens, hit.scene.on, hit.number("d")
    low = tokens.low(hit.span("d")[0])
    if (tokens.capital(hit.span("d")[0]) and tokens.low(hit.i - 1) in ("usa", "russia")) or tokens.low(
        hit.i - 1
    ) == "usa":
        return None
    if hit.has("before"):
        step += -1 if hit.low("before") == "before" else 1
    part = "NI" if low == "tonight" else str(hit.value("p")) if hit.has("p") else ""
    date = spans.moved(on, step) if on else None
    kind = "time" if part else "date"
    if date is None:
        return dated(None, "day-word", direction=_side(step), kind=kind, grain="day")
    when = spans.day(date)
    return dated(
        when,
        "day-word",
        direction=_side(step),
        anchored=True,
        kind=kind,
        timex=f"{when.timex}T{part}" if part else None,
    )


def _this_part(hit: Hit) -> Reading | None:
    """ "this morning", "last night"."""
    on, part = hit.scene.on, str(hit.value("p"))
    step = -1 if hit.low("rel") == "last" else 0
    if hit.low("rel") not in ("this", "last"):
        return None
    date = spans.moved(on, step) if on else None
    if date is None:
        return dated(None, "day-part", kind="time", grain="day")
    return dated(
        spans.day(date),
        "day-part",
        direction=_side(step),
        anchored=True,
        kind="time",
        timex=f"{date.isoformat()}T{part}",
    )


def _vague(hit: Hit) -> Reading | None:
    timex = words().vague[hit.scene.tokens.lows[hit.i]]
    direction = {"PRESENT_REF": "now", "PAST_REF": "past", "FUTURE_REF": "future"}[timex]
    return dated(None, "vague", direction=direction, timex=timex)


def _count(hit: Hit) -> tuple[Amount, str]:
    found = amount(hit.scene.tokens, *hit.span("q"))
    extra = 0.5 if hit.has("half") else 0.0
    return (Amount(found.value + extra, found.modifier) if found.value is not None else found), unit_of(hit)


def _away(hit: Hit, base: dt.date | None, count: Amount, unit: str, side: int, rule: str) -> Reading | None:
    """``count`` units from ``base``; an open number ("several years ago") keeps its direction and no date."""
    direction = _side(side)
    if unit in ("hour", "minute", "second"):
        return dated(
            _hours_away(base, count, unit, side) if rule != "later" else None,
            f"{rule}:hours",
            direction=direction,
            anchored=True,
            timex=length(count.value, unit),
        )
    if base is None or count.value is None:
        return dated(
            None, rule, direction=direction, modifier=count.modifier, grain=unit, timex=f"{length(count.value, unit)}"
        )
    whole, fine = (int(count.value), unit) if count.value == int(count.value) else (round(count.value * 12), "month")
    if fine != unit and unit not in ("year", "decade"):
        whole, fine = (round(count.value * 30), "day") if unit == "month" else (round(count.value * 7), "day")
    elif fine != unit and unit == "decade":
        whole, fine = round(count.value * 10), "year"
    when = spans.shift(base, fine, side * whole) if whole < 10**6 else None
    exact = spans.shifted_day(base, fine, side * whole) if whole < 10**6 else None
    return dated(
        when,
        rule,
        direction=direction,
        modifier=count.modifier,
        anchored=True,
        alternatives=(exact.isoformat(),) if exact else (),
        grain=unit,
    )


def _hours_away(base: dt.date | None, count: Amount, unit: str, side: int) -> spans.When | None:
    """The day some hours away, as far as a day can tell: 24 hours ago is yesterday."""
    days = int(count.value // 24) if count.value is not None and unit == "hour" and count.value < 10**5 else 0
    date = spans.moved(base, side * days) if base else None
    return spans.day(date) if date else None


def _ago(hit: Hit) -> Reading | None:
    count, unit = _count(hit)
    return _away(hit, hit.scene.on, count, unit, -1, "ago")


def _from_now(hit: Hit) -> Reading | None:
    count, unit = _count(hit)
    return _away(hit, hit.scene.on, count, unit, 1, "from-now")


def _in(hit: Hit) -> Reading | None:
    """ "in two weeks" is ahead where the verb is; behind a past verb it is a length ("the first in two years")."""
    count, unit = _count(hit)
    tokens = hit.scene.tokens
    if (
        hit.scene.tense(hit.i, hit.j).direction != "future"
        or tokens.low(hit.j) in ("of", "-")
        or tokens.low(hit.i - 1) in ("time", "times")
    ):
        return None
    if unit == "second" or (
        tokens.low(hit.span("q")[0]) in ("a", "an") and unit in ("day", "year", "minute", "second")
    ):
        return None
    reading = _away(hit, hit.scene.on, count, unit, 1, "in")
    return msgspec.structs.replace(reading, skip=1) if reading else None


def _within(hit: Hit) -> Reading | None:
    count, unit = _count(hit)
    on = hit.scene.on
    last = (
        spans.shifted_day(on, unit, int(count.value))
        if on and count.value is not None and count.value < 10**5
        else None
    )
    if on is None or last is None or last == on:
        return Reading(kind="duration", rule="within", grain=unit, skip=1, timex=length(count.value, unit))
    when = spans.between(spans.day(on), spans.day(last), unit, lasts=False)
    reading = dated(when, "within", direction="future", anchored=True, timex=length(count.value, unit))
    return msgspec.structs.replace(reading, skip=1)


def _later(hit: Hit) -> Reading | None:
    """ "two months later", "a day earlier": from the day named before."""
    count, unit = _count(hit)
    base = hit.scene.last_day() or hit.scene.on
    side = -1 if hit.low("side") == "earlier" or hit.low("side") == "before" else 1
    if hit.has("side") and hit.low("side") in ("before", "after") and hit.scene.tokens.low(hit.j)[:1].isalnum():
        return None
    reading = _away(hit, base, count, unit, side, "later")
    return _without_side(reading)


def _without_side(reading: Reading | None) -> Reading | None:
    """A step from another mention tells no tense of its own."""
    if reading is None:
        return None
    return dated(
        reading.when,
        reading.rule,
        modifier=reading.modifier,
        anchored=True,
        alternatives=reading.alternatives,
        timex=reading.timex,
        grain=reading.grain,
    )


def away_from(hit: Hit, base: dt.date | None, side: int) -> Reading | None:
    """The counted units of ``hit`` from another date."""
    count, unit = _count(hit)
    return _without_side(_away(hit, base, count, unit, side, "from-date"))


def _rest(hit: Hit) -> Reading | None:
    """ "the rest of the year": from the anchor to its end, some day within."""
    on, unit = hit.scene.on, unit_of(hit)
    whole = coarse(on, unit, 0) if on and unit in ("week", "month", "year", "decade", "century") else None
    if on is None or whole is None or whole.last is None or hit.low("u").endswith("s"):
        return None
    return dated(spans.between(spans.day(on), spans.day(whole.last), unit, lasts=False), "rest", anchored=True)


def _day_of_month(hit: Hit) -> Reading | None:
    """ "the 20th of next month", "the 15th of this month"."""
    on, rel = hit.scene.on, hit.low("rel")
    if unit_of(hit) != "month":
        return None
    step = 1 if rel in (*_AHEAD, "following") else -1 if rel in _BEHIND else 0
    month = coarse(on, "month", step) if on else None
    if month is None or month.first is None:
        return dated(None, "day-of-month", grain="day")
    date = spans.date_of(month.first.year, month.first.month, hit.number("d"))
    return dated(spans.day(date), "day-of-month", anchored=True) if date else None


def _bare_day(hit: Hit) -> Reading | None:
    """ "on the 15th": the month by tense; an ordinal that a noun follows is no day."""
    tokens, number, on = hit.scene.tokens, hit.number("d"), hit.scene.on
    if (
        not 1 <= number <= 31
        or tokens.low(hit.i - 1) not in words().before_a_day
        or (tokens.low(hit.j)[:1].isalnum() and (tokens.low(hit.j) not in words().after_a_day))
    ):
        return None
    tense = hit.tense()
    if on is None:
        return dated(None, "bare-day", direction=tense.direction, grain="day", timex=f"XXXX-XX-{number:02d}")
    options = [
        spans.date_of(m.first.year, m.first.month, number)
        for step in (0, -1, 1, -2, 2)
        if (m := coarse(on, "month", step)) and m.first
    ]
    days = [d for d in options if d]
    if tense.direction:
        ahead = tense.direction == "future"
        days = [d for d in days if (d >= on if ahead else d <= on)] or days
    date = min(days, key=lambda d: abs((d - on).days))
    return dated(spans.day(date), f"bare-day:{tense.direction or 'nearest'}", anchored=True, yearless=True)


def _span(hit: Hit) -> Reading | None:
    """ "the past three days", "the next two weeks", "the last decade": from the anchor back or on."""
    found = amount(hit.scene.tokens, *hit.span("q"))
    unit, on = unit_of(hit), hit.scene.on
    side = 1 if hit.low("rel") in _AHEAD or hit.low("rel") == "following" else -1
    if hit.low("rel") == "this":
        return None
    timex = length(found.value, unit)
    other = (
        spans.shifted_day(on, unit, side * int(found.value))
        if on and found.value is not None and found.value < 10**5
        else None
    )
    if on is None or other is None or other == on:
        return Reading(kind="duration", rule="span", grain=unit, direction=_side(side), timex=timex)
    first, last = sorted((on, other))
    return dated(
        spans.between(spans.day(first), spans.day(last), unit, lasts=False),
        "span",
        direction=_side(side),
        anchored=True,
        timex=timex,
    )


def _month_near(hit: Hit) -> Reading | None:
    """ "last November", "next May", "this June"."""
    on, number, rel = hit.scene.on, hit.number("m"), hit.low("rel")
    if on is None:
        return dated(None, f"month:{rel}", grain="month", timex=f"XXXX-{number:02d}")
    if rel == "this":
        return dated(spans.month(on.year, number), "month:this", anchored=True)
    if rel in _AHEAD or rel == "following":
        year = on.year + (number <= on.month)
        return dated(
            spans.month(year, number),
            f"month:{rel}",
            anchored=True,
            direction="future",
            alternatives=(f"{on.year + 1}-{number:02d}",),
        )
    year = on.year - (number >= on.month)
    return dated(
        spans.month(year, number),
        f"month:{rel}",
        anchored=True,
        direction="past",
        alternatives=(f"{on.year - 1}-{number:02d}",),
    )


def _month_of_year(hit: Hit) -> Reading | None:
    """ "November last year", "June this year", "in May of next year"; with a day too."""
    on, number, rel = hit.scene.on, hit.number("m"), hit.low("rel")
    if unit_of(hit) != "year":
        return None
    if on is None:
        return dated(None, "month-of-year", grain="month")
    year = on.year + (1 if rel in (*_AHEAD, "following") else -1 if rel in _BEHIND else 0)
    if not hit.has("d"):
        return dated(spans.month(year, number), "month-of-year", anchored=True)
    date = spans.date_of(year, number, hit.number("d"))
    return dated(spans.day(date), "day-of-year", anchored=True) if date else None


Q = "(?P<q><HEDGE>(?:<NUM>|<SOME>))<dash>?(?P<u><UNIT>)(?P<half><and><a><half>)?"
RULES = (
    Rule("following", "(?P<the><the>)?(?P<rel><following>|<next>)(?P<u><unit>)", _following),
    Rule("related", "(?P<the><the>)?(?P<rel><next>|<last>|<this>|<previous>)(?P<u><unit>)", _related),
    Rule("related", "<this>(?P<rel><next>|<last>)(?P<u><unit>)", _related),
    Rule("weekend", "<the>(?P<u><unit>)", _the_weekend),
    Rule("rest", "<the>?<rest><of>(?:<the>|<this>)(?P<u><unit>)", _rest),
    Rule(
        "day-of-month",
        "<the>?(?P<d><nth>)<of>(?P<rel><next>|<last>|<this>|<previous>|<following>|<the>)(?P<u><unit>)",
        _day_of_month,
    ),
    Rule("bare-day", "<the>(?P<d><nth>)", _bare_day),
    Rule("beside", "<the>(?P<u><unit>)(?:(?P<b><before>)|<after>)", _the_day_beside),
    Rule("same", "(?:<the>?<that>?<same>|<that>)(?P<u><unit>)", _same),
    Rule("day-word", "(?:<the><unit>(?P<before><before>|<after>))?(?P<d><dayword>)(?P<p><daypart>)?", _day_word),
    Rule("this-part", "(?P<rel><this>|<last>)(?P<p><daypart>)", _this_part),
    Rule("vague", "<vague>", _vague),
    Rule("ago", f"{Q}<ago>", _ago),
    Rule("from-now", f"{Q}(?:<hence>|<from>(?:<vague>|<dayword>))", _from_now),
    Rule("in", f"<in>{Q}(?:<poss><time>)?", _in),
    Rule("within", f"<within>{Q}", _within),
    Rule("later", f"{Q}(?P<side><later>|<earlier>|<before>|<after>)", _later),
    Rule("span", "<the>?(?P<rel><next>|<last>|<previous>|<following>)(?P<q><NUM>|<SOME>)(?P<u><UNIT>)", _span),
    Rule("month-near", "(?P<rel><next>|<last>|<this>|<previous>|<following>)(?P<m><month>)", _month_near),
    Rule(
        "month-of-year",
        "(?P<m><month>)<dot>?(?P<d><D>)?<comma>?<of>?(?P<rel><next>|<last>|<this>|<previous>)(?P<u><unit>)",
        _month_of_year,
    ),
    Rule(
        "month-of-year",
        "<the>?(?P<d><D>)<of>?(?P<m><month>)<dot>?<comma>?<of>?(?P<rel><next>|<last>|<this>|<previous>)(?P<u><unit>)",
        _month_of_year,
    ),
)
