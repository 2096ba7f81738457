"""Years, ranges of years, decades, centuries, quarters, halves and seasons."""

from __future__ import annotations

import datetime as dt

from dateline.times import spans, spoken
from dateline.times.amounts import unit_of
from dateline.times.dates import nearest_year
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.spoken import stated_year
from dateline.times.words import cues, words

_AGAINST = 20  # a season on the wrong side of its verb is so much farther


def _year(hit: Hit) -> Reading | None:
    number = hit.number("y")
    return dated(spans.year(number), "year") if _is_year(hit, number) else None


def _is_year(hit: Hit, number: int) -> bool:
    """A bare four-digit number is a year where its neighbours let it be one."""
    tokens, w = hit.scene.tokens, words()
    before, after = tokens.low(hit.i - 1), tokens.low(hit.j)
    latest = (hit.scene.on.year if hit.scene.on else 2026) + 80
    if (
        not 1000 <= number <= latest
        or before in w.no_year_before
        or before in w.before_a_sum
        or _in_a_code(hit)
        or after in w.counted
    ):
        return False
    if after in w.no_year_after or (tokens.touching(hit.i) and before in (".", ":", "/")):
        return False
    if after == "-" and tokens.low(hit.j + 1).isalpha() and tokens.touching(hit.j):
        return number >= 1900 and tokens.low(hit.j + 1) in w.year_adjectives
    if before in w.year_before or before == "(":
        return number >= 1500 or before in w.old_year_before
    if after.endswith("s") and after.isalpha() and len(after) > 3 and not tokens.capital(hit.j):
        return 1900 <= number <= 2100 and before in ("'s", "’s")
    return 1900 <= number <= 2100


def _in_a_code(hit: Hit) -> bool:
    """A figure touching a dash and another figure on either side: "133-03-2020", "2010-2015-86"."""
    tokens, i, j = hit.scene.tokens, hit.i, hit.j
    before = tokens.low(i - 1) == "-" and tokens.touching(i) and tokens.low(i - 2).isdigit() and tokens.touching(i - 1)
    behind = tokens.low(j) == "-" and tokens.touching(j) and tokens.low(j + 1).isdigit() and tokens.touching(j + 1)
    return before or behind


def _years(hit: Hit) -> Reading | None:
    """Reads "1910-45", "2015 to 2018"."""
    first, last = hit.number("a"), hit.number("b")
    if hit.low("b").isdigit() and len(hit.low("b")) == 2:
        if not hit.scene.tokens.touching(hit.span("b")[0]) and hit.low("link") == "-":
            return None  # "2015 - 32"
        last += first // 100 * 100
    elif not hit.has("b") or last < 1000:
        return None
    begin, end = spans.year(first), spans.year(last)
    if begin is None or end is None or first >= last or first < 1200 or _in_a_code(hit):
        return None
    if hit.low("link") in ("and", "&") and hit.scene.tokens.low(hit.i - 1) != "between":
        return None
    (a, b), (c, _) = hit.span("a"), hit.span("b")
    ends = ((a, b, dated(begin, "year")), (c, hit.j, dated(end, "year")))
    return dated(spans.between(begin, end, "year", lasts=hit.low("link") != "or"), "year-range", parts=ends)


def _decade(hit: Hit) -> Reading | None:
    low = hit.scene.tokens.lows[hit.span("d")[0]].translate({39: None, 8217: None}).rstrip("s")
    number = int(low)
    if number < 100:
        number += 1900 if number >= 30 else 2000
    return dated(spans.decade(number), "decade") if 1000 <= number < 2100 else None


def _century(hit: Hit) -> Reading | None:
    number = int(hit.value("n"))
    first, last = spans.year((number - 1) * 100 or 1), spans.year(number * 100 - 1)
    if hit.low("u") != "century" or not 1 <= number <= 22 or first is None or last is None:
        return None
    return dated(spans.between(first, last, "century", f"{number - 1:02d}", lasts=False), "century")


def _quarter(hit: Hit) -> Reading | None:
    """Reads "the second quarter of 2024", "first half of next year", "first half"."""
    number, unit = int(hit.value("n")), hit.low("u")
    year = _year_of(hit)
    if not 1 <= number <= (4 if unit == "quarter" else 2) or unit not in ("quarter", "half"):
        return None
    dashed = "-" in hit.scene.tokens.lows[hit.span("n")[1] : hit.span("u")[0]]
    named = hit.has("y") or hit.has("rel") or (dashed and unit == "quarter")
    if not named and not (unit == "quarter" and hit.scene.tokens.low(hit.span("n")[0] - 1) == "the"):
        return None
    if year is None:
        return dated(None, unit, grain=unit)
    make = spans.quarter if unit == "quarter" else spans.half
    if not hit.has("y") and not hit.has("rel") and not hit.has("the"):
        year = _nearest_part(hit, number, 4 if unit == "quarter" else 2, year)
    return dated(make(year, number), unit, anchored=not hit.has("y"))


def _nearest_part(hit: Hit, number: int, parts: int, year: int) -> int:
    """The year of "the fourth quarter": the nearest one, the tense pulling; that of the anchor where it runs."""
    month = (number - 1) * (12 // parts) + 12 // parts // 2 + 1
    return nearest_year(hit.scene, month, None, hit.tense()) or year


def _year_of(hit: Hit) -> int | None:
    if hit.has("y"):
        return hit.number("y")
    on = hit.scene.on
    if on is None:
        return None
    return on.year + (
        {"next": 1, "coming": 1, "last": -1, "past": -1, "previous": -1}.get(hit.low("rel"), 0) if hit.has("rel") else 0
    )


def _marked(hit: Hit) -> Reading | None:
    """Reads "Q3", "Q1 2019", "2017-Q1", "H2 of 2016"."""
    at = hit.span("mark")[0]
    number, half = hit.number("n"), hit.scene.tokens.lows[at] == "h"
    touching = hit.scene.tokens.touching(at + 1) and hit.scene.tokens.capital(at)
    if not 1 <= number <= (2 if half else 4) or (not hit.has("y") and (half or not touching)):
        return None
    year = hit.number("y") if hit.has("y") else hit.scene.on.year if hit.scene.on else None
    when = (spans.half if half else spans.quarter)(year, number) if year else None
    return dated(when, "half" if half else "quarter", anchored=not hit.has("y"), grain="half" if half else "quarter")


def _named_year(hit: Hit) -> Reading | None:
    """Reads "the year 2019"."""
    return dated(spans.year(hit.number("y")), "year") if unit_of(hit) == "year" else None


def _tens(hit: Hit) -> Reading | None:
    """Reads "the seventies", "the nineteen-sixties": the latest such decade that has begun; no one's age."""
    number, tokens = hit.number("d"), hit.scene.tokens
    if hit.has("c"):
        century = int(hit.value("c")) * 100
        if not hit.has("the") and hit.scene.tokens.low(hit.i - 1) != "in":
            return None
        return dated(spans.decade(century + number), "decade") if 1000 <= century < 2100 else None
    lone = not hit.has("the") and tokens.low(hit.i - 1) != "in"
    if tokens.low(hit.i - 2) in words().no_decade_before or lone or (tokens.low(hit.j) == "of" and number == 10):
        return None
    latest = hit.scene.on.year if hit.scene.on else 2026
    year = next((c + number for c in (2000, 1900) if c + number <= latest - 15), 1900 + number)
    return dated(spans.decade(year), "decade")


def _week_number(hit: Hit) -> Reading | None:
    """Reads "week 31", "week 27 of last year"."""
    if hit.low("u") != "week" or not 1 <= hit.number("n") <= 53:
        return None
    year = _year_of(hit)
    try:
        monday = dt.date.fromisocalendar(year, hit.number("n"), 1) if year else None
    except ValueError:
        return None
    return dated(spans.week(monday) if monday else None, "week-number", anchored=not hit.has("y"), grain="week")


def _season(hit: Hit) -> Reading | None:
    """Reads "spring 2024", "the winter of 1990", "this summer", "in the fall"."""
    tokens, on = hit.scene.tokens, hit.scene.on
    code = hit.number("s")
    south = hit.scene.zone is not None and hit.scene.zone.startswith(words().southern)
    south = words().half_worlds.get(tokens.low(hit.span("s")[0] - 1), south)
    if hit.has("y"):
        return dated(spans.season(hit.number("y"), code, south), "season")
    rel = hit.low("rel")
    if hit.has("of") and on is not None and unit_of(hit) == "year":
        year = on.year + (hit.low("of") in words().ahead) - (hit.low("of") in words().behind)
        return dated(spans.season(year, code, south), "season", anchored=True)
    if not rel and not _is_season(hit):
        return None
    if on is None:
        return dated(None, "season", grain="season")
    if rel in (*words().ahead, "last", "past", "previous") and not (rel == "next" and hit.low("the")):
        ahead = rel in words().ahead
        options = [spans.season(year, code, south) for year in range(on.year - 2, on.year + 3)]
        if ahead:
            fit = [o for o in options if o and o.first and o.first > on][:1]
        else:
            fit = [o for o in options if o and o.last and o.last < on][-1:]
        return dated(fit[0] if fit else None, f"season:{rel}", anchored=True, direction="future" if ahead else "past")
    if rel and rel != "this":
        return _season_beside(hit, code, south, -1 if rel in words().behind else 1)
    tense = hit.tense()
    year = _season_year(hit, code, south, tense.direction)
    return dated(spans.season(year, code, south), "season", anchored=True, yearless=True) if tokens else None


def _season_beside(hit: Hit, code: int, south: bool, step: int) -> Reading | None:
    """Reads "the following autumn": the first one after what was named before, or the last before it."""
    base = hit.scene.last_named() or hit.scene.on
    if base is None:
        return None
    near = [
        s for y in range(base.year - 2, base.year + 3) if (s := spans.season(y, code, south)) and s.first and s.last
    ]
    fit = [s for s in near if (s.first and s.first > base if step > 0 else s.last and s.last < base)]
    return dated(fit[0] if step > 0 else fit[-1], "season:beside", anchored=True) if fit else None


def _season_year(hit: Hit, code: int, south: bool, direction: str | None) -> int:
    on = hit.scene.on
    assert on is not None
    best, cost = on.year, 10**6
    for year in (on.year, on.year - 1, on.year + 1):
        when = spans.season(year, code, south)
        if when is None or when.first is None or when.last is None:
            continue
        gap = max((when.first - on).days, (on - when.last).days, 0)
        wrong = (direction == "past" and when.first > on) or (direction == "future" and when.last < on)
        if gap * (_AGAINST if wrong else 1) < cost:
            best, cost = year, gap * (_AGAINST if wrong else 1)
    return best


def _is_season(hit: Hit) -> bool:
    """A season stands behind "in", "by", "early"; "the Prague Spring" and "prices fall" are none."""
    tokens = hit.scene.tokens
    k = hit.span("s")[0]
    before = tokens.low(k - 1)
    if tokens.capital(k) and k and tokens.low(k) != "fall" and tokens.capital(k - 1):
        return False
    if before in words().half_worlds:
        return True
    if before == "the":
        after = tokens.low(k + 1)
        stands = (not after.isalpha() or after in words().after_a_step) and tokens.low(k) != "fall"
        return tokens.low(k - 2) in words().before_a_season or stands or after in cues().convened
    if tokens.low(k) == "fall":
        return before in words().before_fall and not tokens.low(k + 1).isalpha()
    return before in words().before_a_season


def _spoken(hit: Hit) -> Reading | None:
    """Reads "in two thousand and twenty": behind a preposition, and nothing counted behind it."""
    tokens, year = hit.scene.tokens, stated_year(hit)
    after = tokens.low(hit.j)
    part = tokens.low(hit.i - 1) == "of" and tokens.low(hit.i - 2) in words().units  # "the third week of ..."
    led = part or tokens.low(hit.i - 1) in words().before_a_clock | {"in"}
    if year is None or not led or (after.isalpha() and after not in words().after_a_day) or after == "-":
        return None
    return dated(spans.year(year), "spoken")


def _fiscal(hit: Hit) -> Reading | None:
    """Reads "fiscal 2013", "the last financial year": a year whose months are the teller's own."""
    on = hit.scene.on
    year = hit.number("y") if hit.has("y") else _year_of(hit) if hit.has("rel") and on else None
    if year is None or (hit.has("u") and unit_of(hit) != "year"):
        return None
    return dated(None, "fiscal", grain="year", timex=f"FY{year}")


RULES = (
    Rule("spoken", f"(?P<y>{spoken.WORDS})", _spoken),
    Rule("fiscal", "<the>?<fiscal>(?P<u><unit>)?(?P<y><year>)", _fiscal),
    Rule("fiscal", "<the>?(?P<rel><REL>)<fiscal>(?P<u><unit>)", _fiscal),
    Rule("year", "(?P<y><year>)", _year),
    Rule("year-range", "(?P<a><year>)(?P<link><LINK>)(?P<b><year>|<int>|<day>)", _years),
    Rule("year-range", "(?P<a><year>)(?P<link><slash>)(?P<b><int>|<day>)", _years),
    Rule("decade", "<the>?(?P<d><decade>)", _decade),
    Rule("century", "<the>?(?P<n><ORD>)<dash>?(?P<u><unit>)", _century),
    Rule(
        "quarter",
        "<the>?(?P<n><ORD>)<dash>?(?P<u><unit>|<half>)(?:<of>?(?P<y><year>)|<of>?(?P<rel><REL>)<unit>|(?P<the><of><the><unit>))?",
        _quarter,
    ),
    Rule("quarter", "(?P<mark><qmark>|<hmark>)(?P<n><day>)(?:<of>?(?P<y><year>))?", _marked),
    Rule("quarter", "(?P<y><year>)<dash>?(?P<mark><qmark>|<hmark>)(?P<n><day>)", _marked),
    Rule("year", "<the>?(?P<u><unit>)(?P<y><year>)", _named_year),
    Rule("decade", "(?P<the><the>)?(?:(?P<c><num>)<dash>?)?(?P<d><tens>)", _tens),
    Rule(
        "week-number",
        "<the>?(?P<u><unit>)(?P<n><day>|<int>)(?:<of>?(?:(?P<y><year>)|(?P<rel><REL>)<unit>))?",
        _week_number,
    ),
    Rule("season", "(?:<the>|<the>?(?P<rel><REL>))?(?P<s><season>)(?:<comma>?<of>?(?P<y><year>))?", _season),
    Rule("season", "<the>?(?P<rel>)(?P<s><season>)<of>?(?P<of><next>|<last>|<this>)(?P<u><unit>)", _season),
)
