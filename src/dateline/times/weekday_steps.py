"""Weekdays some weeks away or beside another day: "a week on Monday", "two Sundays ago", "the following Monday"."""

from __future__ import annotations

from dateline.times import spans
from dateline.times.amounts import amount, unit_of
from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.weekdays import PART, in_week, on_or_after, on_or_before, told
from dateline.times.words import words


def _ago(hit: Hit) -> Reading | None:
    """Reads "a week ago Tuesday", "two weeks ago on Friday", "a year ago Monday"; "Monday week"."""
    on, number = hit.scene.on, hit.number("w")
    unit = unit_of(hit)
    count = amount(hit.scene.tokens, *hit.span("q")).value if hit.has("q") else 1.0
    if (
        on is None
        or count is None
        or unit not in ("week", "month", "year")
        or (hit.low("u") == "weeks" and not hit.has("q"))
    ):
        return None
    if not hit.has("q"):
        base = on_or_after(on, number) if unit == "week" else None
        date = spans.moved(base, 7) if base else None
        return told(hit, date, "weekday:week", "future") if date else None
    base = on_or_before(on, number)
    date = spans.shifted_day(base, unit, -int(count)) if base else None
    return told(hit, date, "weekday:ago", "past") if date else None


def _before_last(hit: Hit) -> Reading | None:
    """Reads "the Friday before last", "the Monday after next"."""
    on, number = hit.scene.on, hit.number("w")
    if on is None:
        return None
    ahead = hit.has("n")
    start = spans.moved(on, 1 if ahead else -1)
    near = (on_or_after if ahead else on_or_before)(start, number) if start else None
    date = spans.moved(near, 7 if ahead else -7) if near else None
    return told(hit, date, "weekday:after-next", "future" if ahead else "past")


def _counted(hit: Hit) -> Reading | None:
    """Reads "two Sundays ago", "three Fridays from now": that many such days away, the anchor not counted."""
    on, number = hit.scene.on, hit.number("w")
    count = amount(hit.scene.tokens, *hit.span("q")).value
    if on is None or count is None or count != int(count) or not 1 <= count < 500:
        return None
    behind = hit.has("ago")
    start = spans.moved(on, -1 if behind else 1)
    near = (on_or_before if behind else on_or_after)(start, number) if start else None
    date = spans.moved(near, (-7 if behind else 7) * (int(count) - 1)) if near else None
    return told(hit, date, "weekday:counted", "past" if behind else "future")


def _in_that_week(hit: Hit) -> Reading | None:
    """Reads "Monday two weeks from now", "Thursday, two years from now": that weekday of the week so far away."""
    on, number, unit = hit.scene.on, hit.number("w"), unit_of(hit)
    count = amount(hit.scene.tokens, *hit.span("q")).value
    if on is None or count is None or count != int(count) < 1000 or unit not in ("week", "month", "year"):
        return None
    side = -1 if hit.has("ago") else 1
    base = spans.shifted_day(on, unit, side * int(count))
    return told(hit, in_week(base, number, 0), "weekday:of-week", "past" if side < 0 else "future") if base else None


def _week_on(hit: Hit) -> Reading | None:
    """Reads "a week on Monday", "a week Monday", "two weeks on Friday": that many weeks from the coming one."""
    on, number = hit.scene.on, hit.number("w")
    count = amount(hit.scene.tokens, *hit.span("q")).value
    unit, day = unit_of(hit), hit.scene.tokens.low(hit.i - 1)
    if (
        on is None
        or unit not in ("week", "fortnight")
        or count is None
        or count != int(count)
        or day in ("for", "than")
    ):
        return None
    coming = on_or_after(spans.moved(on, 1) or on, number)
    date = spans.shifted_day(coming, unit, int(count)) if coming else None
    return told(hit, date, "weekday:week-on", "future") if date and hit.tense().direction != "past" else None


def _of_week(hit: Hit) -> Reading | None:
    """Reads "Monday of next week", "Tuesday last week", "next week's Friday"."""
    on, number, rel = hit.scene.on, hit.number("w"), hit.low("rel")
    unit = hit.low("u")
    if unit not in ("week", "weeks"):
        return None
    if on is None:
        return dated(None, "weekday:of-week", grain="day")
    weeks = 1 if rel in (*words().ahead, "following") else -1 if rel in words().behind else 0
    return told(
        hit, in_week(on, number, weeks), "weekday:of-week", "future" if weeks > 0 else "past" if weeks < 0 else None
    )


def _anaphor(hit: Hit) -> Reading | None:
    """Reads "the following Monday", "the previous Friday": counted from the day named before."""
    base = hit.scene.last_day() or hit.scene.on
    number = hit.number("w")
    if base is None:
        return dated(None, "weekday:anaphor", grain="day")
    ahead = hit.low("rel") in ("following", "next")
    step = spans.moved(base, 1 if ahead else -1)
    date = (on_or_after if ahead else on_or_before)(step, number) if step else None
    return told(hit, date, "weekday:anaphor", None)


RULES = (
    Rule("weekday:after-next", "<the>(?P<w><weekday>)(?:<after>(?P<n><next>)|<before><last>)", _before_last),
    Rule("weekday:ago", "(?P<q><NUM>|<SOME>)(?P<u><unit>)<ago>(?:<on>|<last>|<this>)?(?P<w><weekday>)", _ago),
    Rule("weekday:counted", "(?P<q><NUM>)(?P<w><weekdays>)(?:(?P<ago><ago>)|<from><vague>|<hence>)", _counted),
    Rule(
        "weekday:of-week",
        "(?P<w><weekday>)<comma>?(?P<q><a>|<NUM>)(?P<u><unit>)(?:(?P<ago><ago>)|<from>(?:<vague>|<dayword>)|<hence>)",
        _in_that_week,
    ),
    Rule("weekday:week-on", "(?P<q><a>|<NUM>)(?P<u><unit>)<on>?(?P<w><weekday>)", _week_on),
    Rule("weekday:week", "(?P<w><weekday>)(?P<u><unit>)(?!<word>)", _ago),
    Rule(
        "weekday:of-week",
        "(?P<w><weekday>)(?:<of><the>?|<comma>)?(?P<rel><next>|<last>|<this>|<previous>|<following>)(?P<u><unit>)",
        _of_week,
    ),
    Rule(
        "weekday:of-week",
        "(?P<rel><next>|<last>|<this>|<previous>)(?P<u><unit>)<poss>?(?:<comma>|<on>|<dash>)?(?P<w><weekday>)",
        _of_week,
    ),
    Rule("weekday:anaphor", f"<the>(?P<rel><following>|<previous>|<next>)(?P<w><weekday>){PART}", _anaphor),
)
