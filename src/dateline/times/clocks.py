"""Clock times, kept as told: "3 p.m.", "15:30 GMT", "half past seven", "nine o'clock in the morning"."""

from __future__ import annotations

import functools

import msgspec

from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading
from dateline.times.tokens import Tokens, alphabet
from dateline.times.words import cues, words

Clock = tuple[int, int, int]


def reading(clock: Clock, rule: str = "clock", *, offset: str | None = None, marked: bool = True) -> Reading | None:
    """A clock time; None for what no clock shows. ``marked`` where the text says which half of the day."""
    hour, minute, second = clock
    if hour > 24 or minute > 59 or second > 59:
        return None
    return Reading(
        kind="time",
        rule=rule,
        grain="second" if second else "minute" if minute else "hour",
        clock=(hour % 24, minute, second),
        offset=offset,
        marked=marked,
        timex=timex_of((hour % 24, minute, second)),
    )


def timex_of(clock: Clock) -> str:
    """The TIMEX3 value of a clock time."""
    hour, minute, second = clock
    return f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")


def zone_word(tokens: Tokens, i: int, j: int) -> str | None:
    """The zone that stands behind the figure: a letter code, or an IANA name for "Moscow time"; ``local``."""
    w = words()
    for k in range(max(i, j - 4), j):
        low = tokens.lows[k]
        if low in w.zones and tokens.text[tokens.starts[k] : tokens.ends[k]].isupper():
            return low
        if low in w.city_zones:
            return w.city_zones[low]
        if low == "local":
            return "local"
    return None


def figures(tokens: Tokens, k: int) -> Clock:
    """Hour, minute and second of token ``k``: "7:56:30", "8.30", "7", "seven"."""
    value, low = tokens.values[k], tokens.lows[k]
    if isinstance(value, int):
        return value, 0, 0
    hour, minute, second = ([int(p) for p in low.replace(".", ":").split(":")] + [0, 0])[:3]
    return hour, minute, second


def in_half(hour: int, half: str | None) -> int | None:
    """The hour of 24 where the half of the day is told ("am", "pm"); None where no clock says so."""
    if half is None or hour > 12:
        return hour if hour <= 24 else None
    return hour % 12 + (12 if half == "pm" else 0)


def half_of(part: str, hour: int) -> str:
    """The half of the day that a part of it means for an hour: night begins at five in the evening."""
    if part in ("MO", "DW"):
        return "am"
    return "am" if part == "NI" and hour < 5 else "pm"


def told_half(hit: Hit, hour: int) -> str | None:
    """What "a.m.", "p.m." or a part of the day behind the figure says."""
    if hit.has("ap"):
        return "pm" if hit.low("ap").startswith("p") else "am"
    return half_of(str(hit.value("dp")), hour) if hit.has("dp") else None


def _figure(hit: Hit) -> Reading | None:
    tokens = hit.scene.tokens
    hour, minute, second = figures(tokens, hit.span("c")[0])
    half = told_half(hit, hour)
    chosen = in_half(hour, half) if half is None or hour > 0 or hit.has("dp") else None
    if chosen is None or (half and minute == second == 0 and hour == 0):
        return None
    marked = half is not None or hour > 12 or hour == 0
    return reading((chosen, minute, second), offset=zone_word(tokens, hit.i, hit.j), marked=marked)


def _worded(hit: Hit) -> Reading | None:
    """Reads "one thirty p.m.", "at seven twenty-seven": hour and minutes in words, behind "at" or with its half."""
    tokens = hit.scene.tokens
    hour, minute = int(hit.value("c")), sum(_ints(tokens, *hit.span("m")))
    after, led = tokens.low(hit.j), tokens.low(hit.i - 1) in ("at", "from", "until", "to")
    half = told_half(hit, hour)
    if not 1 <= hour <= 12 or not 5 <= minute <= 59 or (half is None and (not led or after.isalpha())):
        return None
    return reading((in_half(hour, half) or hour, minute, 0), marked=half is not None)


def _hour_of_part(hit: Hit) -> Reading | None:
    """Reads "at 7 in the morning", "later than 10 in the evening"; "killed two in the morning" has no preposition."""
    tokens = hit.scene.tokens
    hour = figures(tokens, hit.span("c")[0])[0]
    after = tokens.low(hit.j)
    led = hit.has("lead") or tokens.low(hit.i - 1) in words().before_a_clock
    if not led or not 1 <= hour <= 12 or (after.isalpha() and after not in words().after_a_day):
        return None
    return _figure(hit)


def _moved_to(hit: Hit) -> Reading | None:
    """Reads "4" in "moved the 3 p.m. session to 4": behind a clock time and a verb of moving, and nothing after it."""
    tokens, before = hit.scene.tokens, hit.scene.readings[-1:]
    hour, ends = figures(tokens, hit.span("c")[0])[0], hit.j >= len(tokens.lows)
    clock = before[0] if before and before[0][2].clock is not None else None
    moved = clock and cues().moved & set(tokens.lows[max(clock[0] - 4, 0) : clock[0]])
    if clock is None or not moved or hit.i - clock[1] > 4 or not 0 <= hour <= 24:
        return None
    if not (ends or tokens.kinds[hit.j] in closing()):
        return None
    old = clock[2].clock[0] if clock[2].clock else 0
    near = min((h for h in (hour, hour + 12) if h <= 24), key=lambda h: abs(h - old)) if 0 < hour <= 12 else hour
    told = reading((near, 0, 0), "clock:moved", marked=False)
    return msgspec.structs.replace(told, skip=1) if told else None


@functools.cache
def closing() -> frozenset[str]:
    """The classes that end a clause."""
    return frozenset(alphabet()[name] for name in ("stop", "comma"))


def _military(hit: Hit) -> Reading | None:
    """Reads "0900 GMT", "1430 hrs"."""
    tokens = hit.scene.tokens
    raw, low = tokens.lows[hit.span("c")[0]], tokens.low(hit.j - 1)
    if len(raw) not in (3, 4) or not raw.isdigit():
        return None
    zone = zone_word(tokens, hit.i, hit.j)
    named = (low in ("hours", "hrs", "local", "time") and len(raw) == 4) or zone is not None
    return reading((int(raw[:-2]), int(raw[-2:]), 0), offset=zone) if named else None


def _past(hit: Hit) -> Reading | None:
    """Reads "half past seven", "a quarter to eight p.m.", "20 minutes past nine"."""
    tokens = hit.scene.tokens
    hour = figures(tokens, hit.span("c")[0])[0]
    low = hit.low("m")
    minute = 30 if low == "half" else 15 if low == "quarter" else sum(_ints(tokens, *hit.span("m")))
    back = hit.low("way") in ("to", "till", "before")
    if not 1 <= hour <= 12 or not 0 < minute < 60 or (back and not hit.has("min") and low not in ("half", "quarter")):
        return None
    total = (hour * 60 + (-minute if back else minute)) % (24 * 60)
    half = told_half(hit, hour)
    chosen = in_half(total // 60 or 12, half)
    return reading((chosen, total % 60, 0), marked=half is not None) if chosen is not None else None


def _ints(tokens: Tokens, i: int, j: int) -> list[int]:
    return [v for v in tokens.values[i:j] if isinstance(v, int)]


def _named(hit: Hit) -> Reading | None:
    return reading((12 if hit.has("noon") else 0, 0, 0))


ZONE = "(?:<open>?(?:<city>|<local>|<zone>)<time>|<open>?<zone>)?"
PART = "(?:(?:<in>|<of>)<the>(?P<dp><daypart>)|<at>(?P<dn><daypart>))"
HALF = "(?:(?P<ap><ampm>)<dot>?|<in><the>(?P<dp><daypart>))"
_N = "(?P<c><day>|<num>)"
RULES = (
    Rule("clock", f"(?P<c><clock>)(?:{HALF})?{ZONE}", _figure),
    Rule("worded", f"(?P<c><num>)(?P<m><num>(?:<dash>?<num>)?)(?:{HALF})?", _worded),
    Rule("hour", f"{_N}(?P<ap><ampm>)<dot>?{ZONE}", _figure),
    Rule("hour", f"{_N}<oclock>(?:<in><the>(?P<dp><daypart>))?{ZONE}", _figure),
    Rule("hour", f"{_N}<in><the>(?P<dp><daypart>)", _hour_of_part),
    Rule("hour", f"(?:<in><the>(?P<dp><daypart>))(?P<lead><at>|<about>){_N}", _hour_of_part),
    Rule(
        "past",
        f"<a>?(?P<m><half>|<unit>|<day>|<num><dash>?<num>|<num>)(?P<min><unit>)?(?P<way><last>|<to>|<after>)(?P<c><day>|<num>)(?:{HALF})?",
        _past,
    ),
    Rule("moved", "<to>(?P<c><day>|<num>|<int>)", _moved_to),
    Rule("military", "(?P<c><int>|<year>)(?:<unit>|<zone>|<local><time>|<city><time>)", _military),
    Rule("named", "(?:<day>?(?P<noon><noon>)|<midnight>)", _named),
)
