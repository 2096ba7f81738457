"""Dates with a month, a number or a year: absolute, or short of the year."""

from __future__ import annotations

import dataclasses
import datetime as dt

from dateline.times import spans, spoken
from dateline.times.grammar import Hit, Rule, Scene
from dateline.times.reading import Reading, dated
from dateline.times.spoken import stated_year
from dateline.times.tense import Tense
from dateline.times.tokens import alphabet
from dateline.times.words import cues, words

_STRONG, _WEAK, _WEAK_MONTH, _ATTRIBUTE = 12, 4, 6, 1.5
_NEAR_MONTHS, _JUST_GONE = 90, 3  # a month just gone is not told ten months ahead without its year


def nearest_year(scene: Scene, month: int, day: int | None, tense: Tense) -> int | None:
    """The year that a date without one means: the nearest, with the tense pulling; None without an anchor.

    A verb of its own pulls hard, a reporting verb little: "announced a visit for April 17" written on April 14
    is three days ahead, not a year behind.
    """
    on = scene.on
    if on is None:
        return None
    weak = _WEAK if day is not None else _ATTRIBUTE if tense.cue == "attribute" else _WEAK_MONTH
    strong = tense.strong and not (day is None and tense.cue in cues().scheduled)
    pull = (_STRONG if strong else weak) if tense.direction and not tense.open else 1
    best: tuple[float, int] | None = None
    for year in (on.year, on.year - 1, on.year + 1):
        gap = _gap(on, year, month, day)
        if gap is None or (gap > 0 and (tense.cue == "since" or (tense.sure and tense.direction == "past"))):
            continue
        if day is None and tense.direction == "future" and -_NEAR_MONTHS <= gap < 0:
            pull = min(pull, _JUST_GONE)
        wrong = (gap > 0 and tense.direction == "past") or (gap < 0 and tense.direction == "future")
        cost = abs(gap) * (pull if wrong else 1) + (day is None and tense.direction is None and gap > 60)
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else None


def _gap(on: dt.date, year: int, month: int, day: int | None) -> int | None:
    """Signed days from the anchor; months are counted whole, so that the anchor's own month is no distance."""
    if day is None:
        return ((year - on.year) * 12 + month - on.month) * 30
    date = spans.date_of(year, month, day)
    return (date - on).days if date else None


def whole_date(hit: Hit, month: int, day: int, year: int | None, rule: str) -> Reading | None:
    """A day of a month; the year by tense where the text has none."""
    if spans.date_of(year or 2024, month, day) is None:
        return None
    if year is not None:
        date = spans.date_of(year, month, day) if 1 <= year <= 9999 else None
        return dated(spans.day(date), rule) if date else None
    tense = hit.tense()
    chosen = _by_weekday(hit, month, day) or nearest_year(hit.scene, month, day, tense)
    date = spans.date_of(chosen, month, day) if chosen else None
    if date is None:
        return dated(
            None, rule, direction=tense.direction, yearless=True, timex=f"XXXX-{month:02d}-{day:02d}", grain="day"
        )
    when = spans.day(date)
    return dated(
        when, f"{rule}:{tense.direction or 'nearest'}", direction=side(hit.scene, when), anchored=True, yearless=True
    )


def _by_weekday(hit: Hit, month: int, day: int) -> int | None:
    """The nearest year in which that day falls on the weekday that the text names with it."""
    on = hit.scene.on
    if on is None or not hit.has("wd"):
        return None
    wanted = hit.number("wd")
    for year in (on.year, on.year - 1, on.year + 1):
        date = spans.date_of(year, month, day)
        if date and date.weekday() == wanted and abs((date - on).days) < 330:
            return year
    return None


def side(scene: Scene, when: spans.When) -> str | None:
    """Past, now or future as seen from the anchor; None without one."""
    if scene.on is None or when.first is None or when.last is None:
        return None
    return "past" if when.last < scene.on else "future" if when.first > scene.on else "now"


def counted(hit: Hit) -> bool:
    """True where the word behind is one that figures count: "in May 20 people"."""
    return hit.scene.tokens.low(hit.j) in words().counted


def _is_noun_behind(hit: Hit, name: str) -> bool:
    """A number in words before a noun counts it: "the April second round"."""
    tokens, (i, j) = hit.scene.tokens, hit.span(name)
    after = tokens.low(hit.j)
    worded = any(tokens.lows[k].isalpha() for k in range(i, j))
    return worded and after.isalpha() and after not in words().after_a_day and not hit.has("y")


def _month_day(hit: Hit) -> Reading | None:
    led = hit.scene.tokens.low(hit.i - 1) == "on"  # "on Sept. 20 troops moved in"
    if not hit.has("y") and ((counted(hit) and not led) or hit.scene.tokens.low(hit.j) == ":"):
        return None
    if hit.has("n"):
        return whole_date(hit, hit.number("m"), hit.day_number("n"), stated_year(hit), "month-day")
    if _is_noun_behind(hit, "d") or (_numbers_what_is_held(hit) and not led) or not hit.day_number("d"):
        return None
    return whole_date(hit, hit.number("m"), hit.day_number("d"), stated_year(hit), "month-day")


def _numbers_what_is_held(hit: Hit) -> bool:
    """ "Put off until January the 23rd round", "in May the fourth session": the number of what is held."""
    tokens = hit.scene.tokens
    return tokens.low(hit.span("d")[0] - 1) == "the" and tokens.low(hit.j) in cues().convened


def _day_month(hit: Hit) -> Reading | None:
    """Reads "14 April", "the 14th of April", "fourth of July"; a worded day needs its "of"."""
    tokens, (i, j) = hit.scene.tokens, hit.span("d")
    worded = any(tokens.lows[k].isalpha() for k in range(i, j))
    if (worded and not hit.has("of")) or not hit.day_number("d") or tokens.low(hit.i - 1) in ("$", "€", "£"):
        return None
    return whole_date(hit, hit.number("m"), hit.day_number("d"), stated_year(hit), "day-month")


def _year_first(hit: Hit) -> Reading | None:
    """Reads "2019-Sep-1", "2020/Sep/23"."""
    date = spans.date_of(hit.number("y"), hit.number("m"), hit.number("d"))
    return dated(spans.day(date), "year-month-day") if date else None


def _month_year(hit: Hit) -> Reading | None:
    if hit.span("y")[0] < hit.span("m")[0] and hit.scene.tokens.low(hit.j).isdigit():
        return None
    return dated(spans.month(hit.number("y"), hit.number("m")), "month-year")


def _is_attribute(hit: Hit) -> bool:
    """ "the March accord": a month between an article and a noun."""
    tokens = hit.scene.tokens
    after = tokens.low(hit.j)
    led = tokens.low(hit.i - 1) in ("the", "'s", "’s", "its", "their", "his", "her", "a", "this", "that")
    return led and after.isalpha() and after not in words().after_a_day


def _month(hit: Hit) -> Reading | None:
    tokens = hit.scene.tokens
    led = tokens.low(hit.i - 2 if tokens.low(hit.i - 1) == "." else hit.i - 1)
    if led in words().before_a_name or (tokens.capital(hit.i - 1) and hit.i and _person(hit)):
        return None
    if _opens_with_a_name(hit):
        return None
    tense = hit.tense()
    if _is_attribute(hit) and tense.cue not in cues().ahead:  # "will discuss the March accord": not of the accord
        over = bool(cues().incidents & {tokens.low(hit.j), tokens.low(hit.j + 1)})
        tense = Tense("past", over, "attribute")
    if tense.cue and tense.cue == tokens.low(hit.i - 2):  # "announced in June": the verb's own month
        tense = dataclasses.replace(tense, strong=True)
    month = hit.number("m")
    year = nearest_year(hit.scene, month, None, tense)
    if year is None:
        return dated(None, "month", direction=tense.direction, yearless=True, timex=f"XXXX-{month:02d}", grain="month")
    when = spans.month(year, month)
    return dated(
        when,
        f"month:{tense.direction or 'nearest'}",
        anchored=True,
        yearless=True,
        direction=side(hit.scene, when) if when else None,
    )


def _person(hit: Hit) -> bool:
    """True for "April Jones", "Bill August": a month between capitals."""
    tokens = hit.scene.tokens
    return tokens.low(hit.i - 1) not in words().month_before and tokens.capital(hit.j) and hit.j == hit.i + 1


def _opens_with_a_name(hit: Hit) -> bool:
    """True for "April Jones, who leads ..." and "April Jones said": a name at the start of a sentence.

    "April Summit" in a headline is none: only what a person does may follow.
    """
    tokens = hit.scene.tokens
    opens = hit.i == 0 or tokens.kinds[hit.i - 1] == alphabet()["stop"]
    if not (opens and hit.j == hit.i + 1 and tokens.capital(hit.j) and tokens.kinds[hit.j] == alphabet()["word"]):
        return False
    after = tokens.low(hit.j + 1)
    if after == ",":
        apposed = tokens.low(hit.j + 2)
        return apposed in cues().appositions or apposed.isdigit()
    return after in cues().report


def _short_year(hit: Hit) -> int:
    """The year of two figures: "August 99", "15 April of '87"."""
    return 1900 + hit.number("z")


def _month_short_year(hit: Hit) -> Reading | None:
    tokens = hit.scene.tokens
    marked = hit.has("mark")
    if len(hit.low("z")) != 2 or hit.number("z") < 32 or (tokens.low(hit.j).isalpha() and not marked) or counted(hit):
        return None
    if not hit.has("d"):
        return dated(spans.month(_short_year(hit), hit.number("m")), "month-year")
    return whole_date(hit, hit.number("m"), hit.day_number("d"), _short_year(hit), "short-year") if marked else None


def _spoken(hit: Hit) -> Reading | None:
    """Reads "January twenty-five nineteen eighty-six", "6 April seventeen hundred thirty-three"."""
    year, day = stated_year(hit), hit.day_number("d")
    return whole_date(hit, hit.number("m"), day, year, "spoken") if year and day else None


def _spoken_month(hit: Hit) -> Reading | None:
    year = stated_year(hit)
    return dated(spans.month(year, hit.number("m")), "spoken") if year else None


_WD = "(?:(?:<this>|<next>|<last>)?(?P<wd><weekday>)<dot>?<comma>?)?"
Y = "(?:(?:<comma>|<of>|<in>|<dash>)?(?P<y><year>))?"
YW = f"<comma>?<of>?(?P<y>{spoken.WORDS})"
RULES = (
    Rule(
        "month-day",
        f"{_WD}(?P<m><month>)(?:(?:<dot>|<slash>|<dash>)?<the>?(?P<d><DW>)|<comma>(?P<n><nth>)){Y}",
        _month_day,
    ),
    Rule(
        "day-month", f"{_WD}<the>?(?P<d><D>)<dot>?(?:<dash>|<slash>|(?P<of><of>))?(?P<m><month>)<dot>?{Y}", _day_month
    ),
    Rule(
        "year-month-day",
        "(?P<y><year>)(?:<dash>|<slash>)(?P<m><month>)<dot>?(?:<dash>|<slash>)(?P<d><DIGITS>)",
        _year_first,
    ),
    Rule("month-year", "(?P<m><month>)<dot>?(?:<comma>|<of>|<in>|<dash>|<slash>)?(?P<y><year>)", _month_year),
    Rule("month-year", "(?P<y><year>)(?:<comma>|<dash>|<slash>)?(?P<m><month>)<dot>?", _month_year),
    Rule("month-year", "(?P<m><month>)<dot>?(?P<mark><of>|<poss>)?(?P<z><int>)", _month_short_year),
    Rule(
        "day-month",
        "<the>?(?P<d><D>)<of>?(?P<m><month>)<dot>?(?P<mark><of>|<poss>|<comma>)(?P<z><int>)",
        _month_short_year,
    ),
    Rule(
        "month-day",
        "(?P<m><month>)<dot>?<the>?(?P<d><D>)(?P<mark><of>|<poss>|<comma><poss>?)(?P<z><int>)",
        _month_short_year,
    ),
    Rule("month", "(?P<m><month>)<dot>?", _month),
    Rule(
        "month-day",
        f"{_WD}(?P<m><month>)<the>?(?P<d><nth>|<day>|<num><dash>?<ord>|<num><dash>?<num>|<num>|<ord>){YW}",
        _spoken,
    ),
    Rule("day-month", f"{_WD}<the>?(?P<d><nth>|<day>|<num><dash>?<ord>|<num>|<ord>)<of>?(?P<m><month>){YW}", _spoken),
    Rule("month-year", f"(?P<m><month>)<comma>?<of>?(?P<y>{spoken.WORDS})", _spoken_month),
)
