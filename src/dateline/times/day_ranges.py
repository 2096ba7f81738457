"""Several days of one month: "May 29-31", "5 to 7 June 2023", "June 4, 5 and 6"."""

from __future__ import annotations

import msgspec

from dateline.times import spans
from dateline.times.dates import YW, Y, counted, side, whole_date
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.spoken import stated_year


def _days(hit: Hit) -> Reading | None:
    """Reads "May 29-31", "5 to 7 June 2023", "June 5 and 6"."""
    month, year = hit.number("m"), stated_year(hit)
    if not hit.day_number("a") or not hit.day_number("b") or (year is None and counted(hit)):
        return None
    first = whole_date(hit, month, hit.day_number("a"), year, "day-range")
    last = whole_date(hit, month, hit.day_number("b"), year, "day-range")
    if first is None or last is None or hit.day_number("a") >= hit.day_number("b"):
        return None
    if first.when is None or last.when is None or first.when.first is None:
        return dated(None, "day-range", yearless=True, grain="day")
    if year is None and last.when.first:
        again = spans.date_of(last.when.first.year, month, hit.day_number("a"))
        first = dated(spans.day(again), "day-range") if again else first
    link = hit.low("link")
    apart = (
        link in ("and", "&")
        and hit.day_number("b") - hit.day_number("a") > 1
        and hit.scene.tokens.low(hit.i - 1) != "between"
    )
    if apart or first.when is None:
        return None
    when = spans.between(first.when, last.when, "day", lasts=link != "or")
    return dated(
        when,
        "day-range",
        anchored=year is None,
        yearless=year is None,
        direction=side(hit.scene, when) if when else None,
        parts=_ends(hit, first, last),
    )


def _day_list(hit: Hit) -> Reading | None:
    """Reads "June 4, 5 and 6", "July 3 and 10": days in a row are one interval, others stand apart."""
    month, year, tokens = hit.number("m"), stated_year(hit), hit.scene.tokens
    places = [k for k in range(hit.span("a")[0], hit.span("list")[1]) if tokens.values[k] and _is_day(hit, k)]
    told = [(k, whole_date(hit, month, int(tokens.values[k]), year, "day-list")) for k in places]
    days = [r.when.first for _, r in told if r and r.when and r.when.first]
    if len(days) != len(places) or len(days) < 2 or days != sorted(set(days)) or (year is None and counted(hit)):
        return None
    starts = [hit.i if n == 0 else k for n, k in enumerate(places)]
    ends = [k + 1 for k in places[:-1]] + [hit.j]
    parts = tuple((a, b, r) for a, b, (_, r) in zip(starts, ends, told, strict=True) if r)
    if (days[-1] - days[0]).days == len(days) - 1:
        when = spans.between(spans.day(days[0]), spans.day(days[-1]), "day", lasts=True)
        return dated(when, "day-list", anchored=year is None, yearless=year is None, parts=parts)
    first = parts[0][2]
    return msgspec.structs.replace(first, parts=parts, apart=True)


def _is_day(hit: Hit, k: int) -> bool:
    return isinstance(hit.scene.tokens.values[k], int)


def _ends(hit: Hit, first: Reading, last: Reading) -> tuple[tuple[int, int, Reading], ...]:
    """Both ends of "May 29-31" as tags of their own: the month goes with the nearer."""
    a, b = hit.span("a"), hit.span("b")
    ahead = hit.span("m")[0] < a[0]
    return ((hit.i, a[1], first), (b[0], hit.j, last)) if ahead else ((a[0], a[1], first), (b[0], hit.j, last))


RULES = (
    Rule(
        "day-range",
        f"(?P<m><month>)<dot>?(?:<from>|<between>)?<the>?(?P<a><D>)(?P<link><LINK>)(?:<weekday><comma>?)?<the>?(?P<b><D>){Y}",
        _days,
    ),
    Rule(
        "day-range",
        f"<the>?(?P<a><D>)(?P<link><LINK>)<the>?(?P<b><D>)<of>?(?P<m><month>)<dot>?{Y}",
        _days,
    ),
    Rule(
        "day-list",
        f"(?P<m><month>)<dot>?(?P<a><DIGITS>)(?P<list>(?:<comma><DIGITS>){{0,6}}<comma>?(?:<and>|<or>)<DIGITS>){Y}",
        _day_list,
    ),
    Rule("day-range", f"<the>?(?P<a><D>)(?P<link><LINK>)<the>?(?P<b><D>)<of>?(?P<m><month>)<dot>?{YW}", _days),
    Rule("day-range", f"(?P<a><DIGITS>)(?P<link><SPAN>)(?P<m><month>)<dot>?(?P<b><DIGITS>){Y}", _days),
)
