"""Periods told from the anchor or from the day named before: "next week", "the following day", "today"."""

from __future__ import annotations

import datetime as dt
import functools

import msgspec

from dateline.times import spans
from dateline.times.amounts import length, unit_of
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.roles import role
from dateline.times.tokens import alphabet
from dateline.times.words import words


def side_of(step: int) -> str:
    """The direction of a signed step."""
    return "future" if step > 0 else "past" if step < 0 else "now"


def _related(hit: Hit) -> Reading | None:
    """Reads "next week", "last month", "this year", "this weekend", "the previous year"."""
    unit, rel, on = unit_of(hit), hit.low("rel"), hit.scene.on
    if unit in ("hour", "minute", "second") or (hit.low("u").endswith("s") and hit.low("u") != "wks"):
        return None
    step = 1 if rel in words().ahead else -1 if rel in words().behind else 0
    if rel in ("previous", "preceding", "prior"):
        return _neighbour(hit, unit, -1)
    if on is None:
        return dated(None, f"related:{unit}", direction=side_of(step), grain=unit)
    if unit == "day" and rel in ("past", "last", "coming"):
        held = hit.scene.last_range() if hit.has("the") and rel == "last" else None
        date = held.last if held else on if hit.has("the") else spans.moved(on, -1 if rel != "coming" else 1)
        return dated(spans.day(date), "related:day", anchored=True) if date else None
    if unit == "fortnight" and rel in ("past", "last"):
        start = spans.moved(on, -14)
        when = spans.between(spans.day(start), spans.day(on), "week", lasts=False) if start else None
        return dated(when, "span", direction="past", anchored=True, timex="P2W")
    when = _weekend(hit, on, step) if unit == "weekend" else coarse(on, unit, step)
    said = hit.has("the") and rel in ("past", "last", "coming")
    return dated(
        when,
        f"related:{unit}",
        direction=side_of(step),
        anchored=True,
        timex=length(1, unit) if said and unit != "weekend" else None,
    )


def _weekend(hit: Hit, on: dt.date, step: int) -> spans.When | None:
    """The weekend told behind a past verb is the one that is over, until the next begins."""
    tense, this = hit.tense(), hit.low("rel") == "this"
    due = hit.scene.tokens.low(hit.i - 1) in ("by", "before", "until", "till")
    over = not due and tense.direction == "past" and on.weekday() < 5 and (not this or tense.strong)
    return spans.shift(on, "weekend", (-1 if over else 0) if step == 0 else -1 if step < 0 else 1)


def _the_weekend(hit: Hit) -> Reading | None:
    """Reads "over the weekend"."""
    on = hit.scene.on
    if unit_of(hit) != "weekend":
        return None
    return dated(_weekend(hit, on, 0) if on else None, "weekend", anchored=True, grain="weekend")


def _on_weekend(hit: Hit) -> Reading | None:
    """Reads "on weekend"."""
    told = _the_weekend(hit) if not hit.low("u").endswith("s") else None
    return msgspec.structs.replace(told, skip=1) if told else None


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
    """Reads "the previous day", "the following week": from the day named before, else from the anchor."""
    day = hit.scene.day_after_named() if step > 0 else hit.scene.last_day()
    whole = unit in ("month", "quarter", "year", "decade") or (unit == "week" and hit.scene.last_grain() == "week")
    coarse_one = hit.scene.last_named() if whole else None
    base = coarse_one or day or hit.scene.on
    if base is None:
        return dated(None, "neighbour", grain=unit)
    return dated(coarse(base, unit, step), "neighbour", anchored=True, alternatives=_from_anchor(hit, unit, step))


def _from_anchor(hit: Hit, unit: str, step: int) -> tuple[str, ...]:
    when = coarse(hit.scene.on, unit, step) if hit.scene.on else None
    return (when.edtf,) if when else ()


def _following(hit: Hit) -> Reading | None:
    """Reads "the following week"; "the next day" is told from the day named before, "next week" is not."""
    unit = unit_of(hit)
    if hit.low("rel") == "next" and not (hit.has("the") and unit == "day"):
        return None
    if hit.low("u").endswith("s"):
        return None
    return _neighbour(hit, unit, 1)


def _the_day_beside(hit: Hit) -> Reading | None:
    """Reads "the day before" and "the day after" with nothing behind them."""
    tokens = hit.scene.tokens
    after = tokens.low(hit.j)
    if after.isalnum() and after not in words().after_a_step and role(tokens, hit.j) != "past":
        return None
    if hit.low("u").endswith("s"):
        return None
    return _neighbour(hit, unit_of(hit), -1 if hit.has("b") else 1)


def _same(hit: Hit) -> Reading | None:
    """Reads "the same day", "that year": of the day named before, else of the anchor."""
    unit = unit_of(hit)
    scene = hit.scene
    named = scene.last_day() if unit in ("day", "week", "weekend") else scene.last_named_beside_reports()
    base = named or hit.scene.on
    held = unit in ("day", "week", "month", "year", "weekend")
    if hit.scene.tokens.low(hit.i - 1) in words().no_same_before or hit.low("u").endswith("s") or not held:
        return None
    when = (spans.shift(base, "weekend", 0) if unit == "weekend" else coarse(base, unit, 0)) if base else None
    return dated(when, "same", anchored=True, grain=unit)


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
    part = part or (("AF" if hit.low("half").startswith("p") else "MO") if hit.has("half") else "")
    date = spans.moved(on, step) if on else None
    kind = "time" if part else "date"
    if date is None:
        return dated(None, "day-word", direction=side_of(step), kind=kind, grain="day")
    when = spans.day(date)
    return dated(
        when,
        "day-word",
        direction=side_of(step),
        anchored=True,
        kind=kind,
        timex=f"{when.timex}T{part}" if part else None,
    )


def _this_part(hit: Hit) -> Reading | None:
    """Reads "this morning", "last night"."""
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
        direction=side_of(step),
        anchored=True,
        kind="time",
        timex=f"{date.isoformat()}T{part}",
    )


def _rest(hit: Hit) -> Reading | None:
    """Reads "the rest of the year": from the anchor to its end, some day within."""
    on, unit = hit.scene.on, unit_of(hit)
    whole = coarse(on, unit, 0) if on and unit in ("week", "month", "year", "decade", "century") else None
    if on is None or whole is None or whole.last is None or hit.low("u").endswith("s"):
        return None
    return dated(spans.between(spans.day(on), spans.day(whole.last), unit, lasts=False), "rest", anchored=True)


def _after_next(hit: Hit) -> Reading | None:
    """Reads "the week after next", "the year before last"."""
    unit, on = unit_of(hit), hit.scene.on
    side = 1 if hit.has("n") else -1
    if hit.low("u").endswith("s") or unit in ("hour", "minute", "second"):
        return None
    when = coarse(on, unit, 2 * side) if on else None
    return dated(when, "after-next", anchored=True, grain=unit, direction=side_of(side))


def _end_of(hit: Hit) -> Reading | None:
    """Reads "year-end", "the month's end": of the one that holds the anchor."""
    unit, on = unit_of(hit), hit.scene.on
    if unit not in ("year", "month", "week", "quarter") or hit.low("u").endswith("s"):
        return None
    if hit.scene.tokens.low(hit.j - 1) == "out" and hit.scene.tokens.low(hit.i - 1) != "before":
        return None
    return dated(coarse(on, unit, 0) if on else None, f"the-{unit}+end", anchored=True, grain=unit, modifier="end")


def _to_date(hit: Hit) -> Reading | None:
    """Reads "the year to date", "month to date": from its first day to the anchor."""
    unit, on = unit_of(hit), hit.scene.on
    if unit not in ("week", "month", "quarter", "year") or hit.scene.tokens.low(hit.j - 1) != "date":
        return None
    whole = coarse(on, unit, 0) if on else None
    if on is None or whole is None or whole.first is None:
        return dated(None, "to-date", grain=unit)
    when = spans.between(spans.day(whole.first), spans.day(on), unit, lasts=True)
    return dated(when, "to-date", anchored=True)


def _overnight(hit: Hit) -> Reading | None:
    """Reads "overnight": the night into the anchor's day, or behind a verb of the future the one out of it."""
    on = hit.scene.on
    ahead = on is not None and hit.tense().direction == "future" and hit.tense().strong
    start = spans.moved(on, 0 if ahead else -1) if on else None
    end = spans.moved(start, 1) if start else None
    when = spans.between(spans.day(start), spans.day(end), "day", lasts=True) if start and end else None
    stamp = f"{start.isoformat()}TNI" if start else None
    return dated(when, "overnight", anchored=True, timex=stamp, grain="day", direction=None if ahead else "past")


def _short_end(hit: Hit) -> Reading | None:
    """Reads "EOY", "by EOM": the end of the one that holds the anchor."""
    unit, on = words().short_ends[hit.low("e")], hit.scene.on
    return dated(coarse(on, unit, 0) if on else None, f"the-{unit}+end", anchored=True, grain=unit, modifier="end")


def _halfway(hit: Hit) -> Reading | None:
    """Reads "midweek", "midyear"."""
    unit, on = words().halfway[hit.low("h")], hit.scene.on
    return dated(coarse(on, unit, 0) if on else None, f"the-{unit}+mid", anchored=True, grain=unit, modifier="mid")


def _the_period(hit: Hit) -> Reading | None:
    """Reads "for the week", "in the year" where nothing more follows: the one that holds the anchor."""
    unit, tokens = unit_of(hit), hit.scene.tokens
    ends = hit.j >= len(tokens.lows) or tokens.kinds[hit.j] in closers()
    if unit not in ("week", "month", "quarter", "year", "decade") or hit.low("u").endswith("s") or not ends:
        return None
    when = coarse(hit.scene.on, unit, 0) if hit.scene.on else None
    told = dated(when, f"the-{unit}", anchored=True, grain=unit)
    return msgspec.structs.replace(told, skip=1)


@functools.cache
def closers() -> frozenset[str]:
    """The classes that end a clause."""
    letters = alphabet()
    return frozenset(letters[name] for name in ("stop", "comma", "long", "shut"))


RULES = (
    Rule("after-next", "<the>(?P<u><unit>)(?:<after>(?P<n><next>)|<before>(?P<l><last>))", _after_next),
    Rule("the-period", "(?:<in>|<for>|<during>|<more>)<the>(?P<u><unit>)", _the_period),
    Rule("following", "(?P<the><the>)?<very>?(?P<rel><following>|<next>)(?P<u><unit>)", _following),
    Rule("related", "(?P<the><the>)?(?P<rel><next>|<last>|<this>|<previous>)(?P<u><unit>)", _related),
    Rule("related", "<this>(?P<rel><next>|<last>)(?P<u><unit>)", _related),
    Rule("weekend", "<the>(?P<u><unit>)", _the_weekend),
    Rule("year-end", "<the>?(?P<u><unit>)(?:<dash>|<poss>)<end>", _end_of),
    Rule("year-end", "<the>(?P<u><unit>)<be><out>", _end_of),
    Rule("to-date", "<the>?(?P<u><unit>)<dash>?<to><dash>?<word>", _to_date),
    Rule("year-end", "(?P<e><shortend>)", _short_end),
    Rule("overnight", "(?P<o><overnight>)", _overnight),
    Rule("weekend", "(?P<lead><on>)(?P<u><unit>)", _on_weekend),
    Rule("middle", "(?P<h><halfway>)", _halfway),
    Rule("rest", "<the>?<rest><of>?(?:<the>|<this>|<its>)?(?P<u><unit>)", _rest),
    Rule("beside", "<the>(?P<u><unit>)(?:(?P<b><before>)|<after>)", _the_day_beside),
    Rule("same", "(?:<the>?<that>?<very>?<same>|<that><very>?)(?P<u><unit>)", _same),
    Rule(
        "day-word",
        "(?:<the>?<unit>(?P<before><before>|<after>))?(?P<d><dayword>)(?:(?P<p><daypart>)|(?P<half><ampm>))?",
        _day_word,
    ),
    Rule("this-part", "(?P<rel><this>|<last>)(?P<p><daypart>)", _this_part),
)
