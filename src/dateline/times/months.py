"""Months and days of months told from the anchor: "last November", "June 12 last year", "on the 15th"."""

from __future__ import annotations

import datetime as dt
import functools

from dateline.times import spans
from dateline.times.amounts import amount, unit_of
from dateline.times.dates import nearest_year
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.relative import closers, coarse
from dateline.times.tokens import alphabet
from dateline.times.words import words


def _day_of_month(hit: Hit) -> Reading | None:
    """Reads "the 20th of next month", "the 15th of this month"."""
    on, rel = hit.scene.on, hit.low("rel")
    if unit_of(hit) != "month":
        return None
    step = 1 if rel in (*words().ahead, "following") else -1 if rel in words().behind else 0
    month = coarse(on, "month", step) if on else None
    if month is None or month.first is None:
        return dated(None, "day-of-month", grain="day")
    date = spans.date_of(month.first.year, month.first.month, hit.number("d"))
    return dated(spans.day(date), "day-of-month", anchored=True) if date else None


def _days_of_month(hit: Hit) -> Reading | None:
    """Reads "from 4 to 23 of this month", "4-23 next month"."""
    on, rel = hit.scene.on, hit.low("rel")
    a, b = hit.number("a"), hit.number("b")
    if unit_of(hit) != "month" or not 1 <= a < b <= 31:
        return None
    month = coarse(on, "month", (rel in words().ahead or rel == "following") - (rel in words().behind)) if on else None
    if month is None or month.first is None:
        return dated(None, "day-of-month", grain="day")
    first, last = (spans.date_of(month.first.year, month.first.month, n) for n in (a, b))
    if first is None or last is None:
        return None
    one, other = dated(spans.day(first), "day-of-month"), dated(spans.day(last), "day-of-month")
    parts = ((*hit.span("a"), one), (hit.span("b")[0], hit.j, other))
    when = spans.between(spans.day(first), spans.day(last), "day", lasts=True)
    return dated(when, "day-of-month", anchored=True, parts=parts)


def _bare_day(hit: Hit) -> Reading | None:
    """Reads "on the 15th": the month by tense; an ordinal that a noun follows is no day."""
    tokens, number, on = hit.scene.tokens, hit.day_number("d"), hit.scene.on
    after = tokens.low(hit.j)
    led = tokens.low(hit.i - 1)
    clocked = after == "at" and tokens.kinds[hit.j + 1 : hit.j + 2] in clock_letters()  # "on 15 at 8:00"
    if scene_digits(hit, *hit.span("d")) and (not hit.has("the") or not _ends_clause(hit)) and not clocked:
        return None
    if _is_second_of_two(hit):
        led = "between"
    if not 1 <= number <= 31 or led not in words().before_a_day or (not hit.has("the") and led not in ("on", "by")):
        return None
    if tokens.lows[hit.span("d")[0]].isalpha() and hit.span("d")[1] - hit.span("d")[0] == 1:
        return None
    if after[:1].isalnum() and after not in words().after_a_day:
        return None
    tense = hit.tense()
    month = _month_beside(hit)
    if month is not None:
        date = spans.date_of(month.year, month.month, number)
        return dated(spans.day(date), "bare-day:month", anchored=True) if date else None
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


def _is_second_of_two(hit: Hit) -> bool:
    """ "between the 24th and the 28th": the day before the "and" was read as one."""
    if not hit.scene.readings or not hit.has("the"):
        return False
    _, end, before = hit.scene.readings[-1]
    return end == hit.i - 1 and before.rule.startswith("bare-day") and hit.scene.tokens.low(end) in ("and", "to", "or")


def _month_beside(hit: Hit) -> dt.date | None:
    """The month named right before: "next month, on the 15th"."""
    if not hit.scene.readings:
        return None
    _, end, before = hit.scene.readings[-1]
    when = before.named or before.when
    near = 0 <= hit.i - end <= 3 and when is not None and before.kind == "date" and when.grain == "month"
    return when.first if near and when else None


def _weekday_number(hit: Hit) -> Reading | None:
    """Reads "Friday the 31st", "Mon 13th": the nearest month in which both agree, the tense pulling."""
    tokens, on, number, weekday = hit.scene.tokens, hit.scene.on, hit.day_number("d"), hit.number("w")
    i, j = hit.span("d")
    after = tokens.low(hit.j)
    worded = tokens.lows[i].isalpha()
    if (
        not number
        or (worded and (j - i == 1 or not hit.has("the")))
        or (after.isalpha() and after not in words().after_a_day)
    ):
        return None
    if on is None:
        return dated(None, "weekday-number", grain="day", timex=f"XXXX-XX-{number:02d}")
    tense = hit.tense()
    months = (spans.month(on.year, on.month + step) for step in range(-14, 15))
    days = [d for m in months if m and m.first and (d := spans.date_of(m.first.year, m.first.month, number))]
    days = [d for d in days if d.weekday() == weekday]
    if not days:
        return None
    wrong = {"past": 1, "future": -1}.get(tense.direction or "", 0)
    date = min(days, key=lambda d: abs((d - on).days) * (4 if wrong * (d - on).days > 0 else 1))
    return dated(spans.day(date), f"weekday-number:{tense.direction or 'nearest'}", anchored=True)


def _ends_clause(hit: Hit) -> bool:
    tokens = hit.scene.tokens
    return hit.j >= len(tokens.lows) or tokens.kinds[hit.j] in closers() or tokens.low(hit.j) in ("between", "at")


@functools.cache
def clock_letters() -> tuple[str, ...]:
    """The classes of a clock time's first token: "8:00", "4 a.m."."""
    letters = alphabet()
    return letters["clock"], letters["day"]


def scene_digits(hit: Hit, i: int, j: int) -> bool:
    """A plain figure, "31", which only the end of a clause behind it makes a day."""
    return j - i == 1 and hit.scene.tokens.lows[i].isdigit()


def _named_month(hit: Hit) -> Reading | None:
    """Reads "the month of January"."""
    if unit_of(hit) != "month":
        return None
    number = hit.number("m")
    year = hit.number("y") if hit.has("y") else nearest_year(hit.scene, number, None, hit.tense())
    if year is None:
        return dated(None, "month", grain="month", timex=f"XXXX-{number:02d}")
    return dated(spans.month(year, number), "month", anchored=not hit.has("y"), yearless=not hit.has("y"))


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
    base = hit.scene.last_named() if rel == "following" else None
    if base is not None and hit.tense().direction == "past":  # "took office in May; the following March he met ..."
        when = spans.month(base.year + (number <= base.month), number)
        if when and when.first and when.first <= on:
            return dated(when, "month:following", anchored=True, direction="past")
    if rel in words().ahead or rel == "following":
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
    year = on.year + (1 if rel in (*words().ahead, "following") else -1 if rel in words().behind else 0)
    if not hit.has("d"):
        return dated(spans.month(year, number), "month-of-year", anchored=True)
    date = spans.date_of(year, number, hit.number("d"))
    return dated(spans.day(date), "day-of-year", anchored=True) if date else None


def _month_ago(hit: Hit) -> Reading | None:
    """Reads "January four years ago", "four years ago in January"."""
    on, count = hit.scene.on, amount(hit.scene.tokens, *hit.span("q")).value
    if on is None or unit_of(hit) != "year" or count is None or count != int(count) or not 1 <= count < on.year:
        return None
    when = spans.month(on.year - int(count), hit.number("m"))
    return dated(when, "month-ago", anchored=True, direction="past") if when else None


_REL = "(?P<rel><next>|<last>|<this>|<previous>)(?P<u><unit>)"
RULES = (
    Rule("day-of-month", "<the>?(?P<d><nth>)(?:<of>|<in>)?(?P<rel><REL>)(?P<u><unit>)", _day_of_month),
    Rule("day-of-month", "<the>?(?P<d><nth>)<of>(?P<rel><the>)(?P<u><unit>)", _day_of_month),
    Rule(
        "day-of-month", "(?P<a><DIGITS>)<SPAN>(?P<b><DIGITS>)(?:<of>|<in>)?(?P<rel><REL>)(?P<u><unit>)", _days_of_month
    ),
    Rule("bare-day", "(?P<the><the>)?(?P<d><nth>|<day>|<num><dash>?<ord>|<num><dash>?<second>)", _bare_day),
    Rule(
        "weekday-number",
        "(?P<w><weekday>)<dot>?<comma>?(?P<the><the>)?(?P<d><nth>|<day>|<num><dash>?<ord>|<num><dash>?<second>|<ord>|<second>)",
        _weekday_number,
    ),
    Rule("month", "<the>?(?P<u><unit>)<of>(?P<m><month>)<dot>?(?:<comma>|<of>|<in>)?(?P<y><year>)?", _named_month),
    Rule("month-ago", "(?P<m><month>)<dot>?<comma>?(?P<q><a>|<NUM>)(?P<u><unit>)<ago>", _month_ago),
    Rule("month-ago", "(?P<q><a>|<NUM>)(?P<u><unit>)<ago><comma>?<in>(?P<m><month>)<dot>?", _month_ago),
    Rule("month-near", "(?P<rel><REL>)(?P<m><month>)", _month_near),
    Rule("month-of-year", f"(?P<m><month>)<dot>?(?P<d><D>)?<comma>?<of>?{_REL}", _month_of_year),
    Rule("month-of-year", f"<the>?(?P<d><D>)<of>?(?P<m><month>)<dot>?<comma>?<of>?{_REL}", _month_of_year),
)
