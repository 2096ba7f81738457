"""Counted units ("about two and a half years"), durations and repeated times."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.tokens import Tokens, alphabet
from dateline.times.words import words

YEARS = {
    "year": 1.0,
    "month": 1 / 12,
    "quarter": 0.25,
    "decade": 10.0,
    "century": 100.0,
    "week": 7 / 365,
    "fortnight": 14 / 365,
    "day": 1 / 365,
    "weekend": 7 / 365,
}
CLOCK_UNITS = ("hour", "minute", "second")
_LETTERS = {
    "year": ("P", "Y"),
    "month": ("P", "M"),
    "week": ("P", "W"),
    "day": ("P", "D"),
    "hour": ("PT", "H"),
    "minute": ("PT", "M"),
    "second": ("PT", "S"),
    "decade": ("P", "DE"),
    "century": ("P", "CE"),
    "quarter": ("P", "Q"),
    "weekend": ("P", "WE"),
    "fortnight": ("P", "FN"),
}
_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
_HEDGES = {"about": "about", "nearly": "nearly", "more": "more than", "less": "less than", "least": "at least"}


@dataclass(frozen=True, slots=True)
class Amount:
    """How many; None where the words do not say ("several"). ``modifier`` is the hedge before it."""

    value: float | None
    modifier: str | None = None


def amount(tokens: Tokens, i: int, j: int) -> Amount:
    """Read the number words in tokens ``i`` to ``j``, hedges and halves included."""
    names = {letter: name for name, letter in alphabet().items()}
    total: float | None = None
    modifier: str | None = None
    for k in range(i, j):
        name, value = names[tokens.kinds[k]], tokens.values[k]
        if name in _HEDGES:
            modifier = modifier or _HEDGES[name]
        elif name in ("num", "day", "int", "year") and isinstance(value, int) and value >= 0:
            total = _joined(total, value)
        elif name == "dec":
            total = _decimal(tokens.lows[k])
        elif name == "couple":
            total = 2
        elif name == "half":
            total = (total or 0) + 0.5 if total is None or "and" in (tokens.low(k - 1), tokens.low(k - 2)) else total
        elif (
            name == "a"
            and total is None
            and not any(names[c] in ("half", "few", "couple", "num") for c in tokens.kinds[k + 1 : j])
        ):
            total = 1
    return Amount(total, modifier)


def _joined(total: float | None, value: int) -> float:
    if total is None:
        return value
    return total * value if value in (100, 1000) else value if value > 1000 else total + value


def _decimal(low: str) -> float | None:
    try:
        return float(low.replace(",", ""))
    except ValueError:
        return None


def unit_of(hit: Hit, name: str = "u") -> str:
    """The unit that a part names: day, week, month ..."""
    low = hit.low(name)
    return words().units.get(low, "second")


def length(value: float | None, unit: str) -> str:
    """A TIMEX3 duration: ``P2D``, ``PT3H``, ``PXY`` where the number is open."""
    if value == 0.5 and unit in _HALVES:
        return _HALVES[unit]
    head, tail = _LETTERS[unit]
    if unit == "fortnight":
        return f"P{int((value or 1) * 2)}W"
    return f"{head}{_written(value)}{tail}"


def parts_length(parts: list[tuple[float, str]]) -> str:
    """The TIMEX3 duration of several units: ``P1Y2M``, ``P1DT2H``."""
    days = [length(v, u)[1:] for v, u in parts if not length(v, u).startswith("PT")]
    hours = [length(v, u)[2:] for v, u in parts if length(v, u).startswith("PT")]
    order = "YMWD", "HMS"
    dated = "".join(sorted(days, key=lambda x: order[0].find(x[-1])))
    timed = "".join(sorted(hours, key=lambda x: order[1].find(x[-1])))
    return f"P{dated}{'T' + timed if timed else ''}"


def _written(value: float | None) -> str:
    if value is None:
        return "X"
    return str(int(value)) if value == int(value) else f"{value:g}"


def _plural(hit: Hit) -> Reading | None:
    """Reads "for decades", "hours later", "in days": a length without a number."""
    unit = unit_of(hit)
    if not hit.low("u").endswith("s") or unit in ("second", "minute", "quarter", "weekend"):
        return None
    if hit.has("ago"):
        return dated(None, "ago", direction="past", timex="PAST_REF", grain=unit)
    told = Reading(kind="duration", rule="plural", grain=unit, timex=length(None, unit), skip=int(hit.has("lead")))
    signal = hit.has("signal") and hit.scene.tokens.low(hit.j).isalnum()  # "hours after the attack" names the hours
    return msgspec.structs.replace(told, length=1) if signal else told


def _duration(hit: Hit) -> Reading | None:
    tokens = hit.scene.tokens
    if _is_age(tokens, hit.j) or tokens.low(hit.i - 1) in ("$", "€", "£"):
        return None
    if _is_two_counts(tokens, *hit.span("q")):
        return None
    found = amount(tokens, hit.i, hit.span("q")[1])
    unit = unit_of(hit)
    first = tokens.low(hit.span("q")[0])
    if first in ("a", "an") and _is_rate(hit, hit.span("q")[0]):
        return Reading(kind="set", rule="rate", grain=unit, timex=length(1, unit))
    if first in ("a", "an") and hit.span("q")[1] - hit.span("q")[0] == 1 and not _stands_alone(hit):
        return None
    figure = tokens.lows[hit.span("q")[1] - 1]
    if tokens.low(hit.span("u")[0]) == "second" and found.value != 1 and "." not in figure:
        return None
    value = found.value + 0.5 if hit.has("half") and found.value is not None else found.value
    return Reading(kind="duration", rule="duration", grain=unit, modifier=found.modifier, timex=length(value, unit))


def _is_rate(hit: Hit, i: int) -> bool:
    """ "$2 billion a year", "300 patients a day": a figure, or a figure and what it counts, right before "a"."""
    letters = alphabet()
    figures = tuple(letters[name] for name in ("num", "day", "int", "dec", "year"))
    kinds, low = hit.scene.tokens.kinds, hit.scene.tokens.low(i - 1)
    if i and (kinds[i - 1] in figures or low in words().counted or low == "%"):
        return hit.span("q")[1] - i == 1
    return i > 1 and kinds[i - 2] in figures and kinds[i - 1] == letters["word"] and low.endswith("s")


def _is_two_counts(tokens: Tokens, i: int, j: int) -> bool:
    """ "two four-year terms": two numbers in words that make no one number."""
    values = [v for v in tokens.values[i:j] if isinstance(v, int)]
    return j - i == 2 and len(values) == 2 and values[0] < 20 and values[1] < 100


def _whole(hit: Hit) -> Reading | None:
    """Reads "all day", "the whole year", "another week"."""
    unit = unit_of(hit)
    low = hit.low("u")
    if low.endswith("s") or (hit.low("w") == "full" and unit == "time"):
        return None
    return Reading(kind="duration", rule="whole", grain=unit, timex=length(1, unit))


def _is_age(tokens: Tokens, j: int) -> bool:
    return tokens.low(j) == "old" or (tokens.low(j) == "-" and tokens.low(j + 1) == "old")


def _stands_alone(hit: Hit) -> bool:
    """A length of "a day" stands only behind a preposition or a hedge: "for a year", "more than a month"."""
    if hit.scene.tokens.low(hit.j) in ("before", "after", "since"):  # "a week before the election"
        return True
    return hit.i < hit.span("q")[0] or hit.scene.tokens.low(hit.i - 1) in (
        "for",
        "in",
        "within",
        "over",
        "than",
        "nearly",
        "almost",
        "about",
    )


def _frequency(hit: Hit) -> Reading | None:
    low = hit.scene.tokens.lows[hit.i]
    if hit.scene.tokens.capital(hit.i) and low in ("daily", "weekly", "monthly", "quarterly", "nightly"):
        return None
    return Reading(kind="set", rule="frequency", timex=words().frequencies[low])


def _every(hit: Hit) -> Reading | None:
    """Reads "every two years", "each Monday", "every other week", "every morning", "every weekend"."""
    if hit.has("p"):
        return Reading(kind="set", rule="every", grain="day", timex=f"XXXX-XX-XXT{hit.value('p')}")
    if hit.has("u"):
        unit = unit_of(hit)
        if unit == "weekend" and not hit.has("q"):
            return Reading(kind="set", rule="every", grain="weekend", timex="XXXX-WXX-WE")
        value = amount(hit.scene.tokens, *hit.span("q")).value if hit.has("q") else 1.0
        value = 2.0 if hit.has("other") else value
        return Reading(kind="set", rule="every", grain=unit, timex=length(value, unit))
    if hit.has("w"):
        return Reading(kind="set", rule="every", grain="day", timex=f"XXXX-WXX-{hit.number('w') + 1}")
    if hit.has("m"):
        return Reading(kind="set", rule="every", grain="month", timex=f"XXXX-{hit.number('m'):02d}")
    return Reading(kind="set", rule="every", timex="P1Y")


def _weekends(hit: Hit) -> Reading | None:
    """Reads "weekends", "all weekends"."""
    named = hit.low("u") == "weekends" and hit.scene.tokens.low(hit.i - 1) not in words().before_many
    return Reading(kind="set", rule="weekends", grain="weekend", timex="XXXX-WXX-WE") if named else None


def _day_of_each(hit: Hit) -> Reading | None:
    """Reads "the 19th of every month", "each 4/15"."""
    if hit.has("n"):
        a, b = (int(x) for x in hit.low("n").split("/"))
        month, day = (a, b) if a <= 12 else (b, a)
        return Reading(kind="set", rule="every", grain="day", timex=f"XXXX-{month:02d}-{day:02d}")
    if unit_of(hit) != "month":
        return None
    return Reading(kind="set", rule="every", grain="day", timex=f"XXXX-XX-{hit.number('d'):02d}")


def _nth_weekday_of_each(hit: Hit) -> Reading | None:
    """Reads "the second Tuesday of each month"; TIMEX3 has no value for it but the weekday."""
    if unit_of(hit) not in ("month", "year", "week"):
        return None
    return Reading(kind="set", rule="every", grain="day", timex=f"XXXX-WXX-{hit.number('w') + 1}")


def _parts(hit: Hit) -> Reading | None:
    """Reads "Tuesday afternoons", "on mornings"."""
    day = f"XXXX-WXX-{hit.number('w') + 1}" if hit.has("w") else "XXXX-XX-XX"
    lone = not hit.has("w") and hit.scene.tokens.low(hit.i - 1).isdigit()
    return None if lone else Reading(kind="set", rule="parts", grain="day", timex=f"{day}T{hit.value('p')}")


def _rate(hit: Hit) -> Reading | None:
    unit = unit_of(hit)
    return Reading(kind="set", rule="rate", grain=unit, timex=length(1, unit))


def _weekdays(hit: Hit) -> Reading | None:
    return Reading(kind="set", rule="weekdays", grain="day", timex=f"XXXX-WXX-{hit.number('w') + 1}")


RULES = (
    Rule("plural", "(?P<lead><for>|<after>|<within>|<during>)(?P<u><unit>)", _plural),
    Rule("plural", "(?P<u><unit>)(?:<later>|<earlier>|(?P<ago><ago>)|(?P<signal><before>|<after>))", _plural),
    Rule(
        "duration",
        "(?P<h><HEDGE>)(?P<q><NUM>|<SOME>)<dash>?(?P<bus><business>)?(?P<u><UNIT>)(?P<half><and><a>?<half>)?<dash>?",
        _duration,
    ),
    Rule("frequency", "<frequency>", _frequency),
    Rule("every", "<every>(?P<other><other>)?(?P<q><NUM>|<few>)?(?P<u><UNIT>)", _every),
    Rule(
        "every",
        "<every>(?:<other>|<ord>|<second>|<nth>)?(?:(?P<w><weekday>)|(?P<m><month>)|(?P<s><season>)|(?P<p><daypart>))",
        _every,
    ),
    Rule("every", "<the>?(?P<d><nth>)<of><every>(?P<u><unit>)", _day_of_each),
    Rule("every", "<every>(?P<n><md>)", _day_of_each),
    Rule("weekends", "(?:<on>|<whole>)?(?P<u><unit>)", _weekends),
    Rule("every", "<the>?(?:<ORD>|<last>)(?P<w><weekday>)<of><every>(?P<u><unit>)", _nth_weekday_of_each),
    Rule("parts", "(?P<w><weekday>)?(?P<p><dayparts>)", _parts),
    Rule("whole", "(?:(?P<w><whole>)|<another>)<dash>?(?P<bus><business>)?(?P<u><UNIT>)", _whole),
    Rule("rate", "(?:<once>|<NUM><times>)(?:<a>|<per>|<every>)(?P<u><UNIT>)", _rate),
    Rule("rate", "<per>(?P<u><UNIT>)", _rate),
    Rule("weekdays", "(?P<w><weekdays>)", _weekdays),
)
