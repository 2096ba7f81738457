"""Months and days of months told from the anchor: "last November", "June 12 last year", "on the 15th"."""

from __future__ import annotations

from dateline.times import spans
from dateline.times.amounts import unit_of
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.relative import AHEAD, BEHIND, coarse
from dateline.times.words import words


def _day_of_month(hit: Hit) -> Reading | None:
    """Reads "the 20th of next month", "the 15th of this month"."""
    on, rel = hit.scene.on, hit.low("rel")
    if unit_of(hit) != "month":
        return None
    step = 1 if rel in (*AHEAD, "following") else -1 if rel in BEHIND else 0
    month = coarse(on, "month", step) if on else None
    if month is None or month.first is None:
        return dated(None, "day-of-month", grain="day")
    date = spans.date_of(month.first.year, month.first.month, hit.number("d"))
    return dated(spans.day(date), "day-of-month", anchored=True) if date else None


def _bare_day(hit: Hit) -> Reading | None:
    """Reads "on the 15th": the month by tense; an ordinal that a noun follows is no day."""
    tokens, number, on = hit.scene.tokens, hit.number("d"), hit.scene.on
    after = tokens.low(hit.j)
    if not 1 <= number <= 31 or tokens.low(hit.i - 1) not in words().before_a_day:
        return None
    if after[:1].isalnum() and after not in words().after_a_day:
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


def _month_edtf(year: int, number: int) -> tuple[str, ...]:
    when = spans.month(year, number)
    return (when.edtf,) if when else ()


def _month_near(hit: Hit) -> Reading | None:
    """Reads "last November", "next May", "this June"."""
    on, number, rel = hit.scene.on, hit.number("m"), hit.low("rel")
    if on is None:
        return dated(None, f"month:{rel}", grain="month", timex=f"XXXX-{number:02d}")
    if rel == "this":
        return dated(spans.month(on.year, number), "month:this", anchored=True)
    if rel in AHEAD or rel == "following":
        year = on.year + (number <= on.month)
        return dated(
            spans.month(year, number),
            f"month:{rel}",
            anchored=True,
            direction="future",
            alternatives=_month_edtf(on.year + 1, number),
        )
    year = on.year - (number >= on.month)
    return dated(
        spans.month(year, number),
        f"month:{rel}",
        anchored=True,
        direction="past",
        alternatives=_month_edtf(on.year - 1, number),
    )


def _month_of_year(hit: Hit) -> Reading | None:
    """Reads "November last year", "June this year", "in May of next year"; with a day too."""
    on, number, rel = hit.scene.on, hit.number("m"), hit.low("rel")
    if unit_of(hit) != "year":
        return None
    if on is None:
        return dated(None, "month-of-year", grain="month")
    year = on.year + (1 if rel in (*AHEAD, "following") else -1 if rel in BEHIND else 0)
    if not hit.has("d"):
        return dated(spans.month(year, number), "month-of-year", anchored=True)
    date = spans.date_of(year, number, hit.number("d"))
    return dated(spans.day(date), "day-of-year", anchored=True) if date else None


_REL = "(?P<rel><next>|<last>|<this>|<previous>)(?P<u><unit>)"
RULES = (
    Rule("day-of-month", "<the>?(?P<d><nth>)<of>(?P<rel><REL>|<the>)(?P<u><unit>)", _day_of_month),
    Rule("bare-day", "<the>(?P<d><nth>)", _bare_day),
    Rule("month-near", "(?P<rel><REL>)(?P<m><month>)", _month_near),
    Rule("month-of-year", f"(?P<m><month>)<dot>?(?P<d><D>)?<comma>?<of>?{_REL}", _month_of_year),
    Rule("month-of-year", f"<the>?(?P<d><D>)<of>?(?P<m><month>)<dot>?<comma>?<of>?{_REL}", _month_of_year),
)
