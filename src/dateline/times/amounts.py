"""Counted units ("about two and a half years"), durations and repeated times."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading
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
            total = (
                (total or 0) + 0.5
                if total is None or (tokens.low(k - 1) == "a" and tokens.low(k - 2) == "and")
                else total
            )
        elif (
            name == "a"
            and total is None
            and not any(names[c] in ("half", "few", "couple", "num") for c in tokens.kinds[k + 1 : j])
        ):
            total = 1
    return Amount(total, modifier)


def _joined(total: float | None, value: int) -> float:
    if total is None or value >= 1000:
        return value
    return total * value if value == 100 else total + value


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
    head, tail = _LETTERS[unit]
    if unit == "fortnight":
        return f"P{int((value or 1) * 2)}W"
    if unit in ("decade", "century") and value is not None:
        return f"P{_written(value * (10 if unit == 'decade' else 100))}Y"
    if unit == "quarter" and value is not None:
        return f"P{_written(value * 3)}M"
    return f"{head}{_written(value)}{tail}"


def _written(value: float | None) -> str:
    if value is None:
        return "X"
    return str(int(value)) if value == int(value) else f"{value:g}"


def _duration(hit: Hit) -> Reading | None:
    tokens = hit.scene.tokens
    if _is_age(tokens, hit.j) or tokens.low(hit.i - 1) in ("$", "€", "£"):
        return None
    found = amount(tokens, *hit.span("q"))
    unit = unit_of(hit)
    first = tokens.low(hit.span("q")[0])
    if first in ("a", "an") and hit.span("q")[1] - hit.span("q")[0] == 1 and not _stands_alone(hit):
        return None
    if tokens.low(hit.span("u")[0]) == "second" and found.value != 1:
        return None
    value = found.value + 0.5 if hit.has("half") and found.value is not None else found.value
    return Reading(kind="duration", rule="duration", grain=unit, modifier=found.modifier, timex=length(value, unit))


def _is_age(tokens: Tokens, j: int) -> bool:
    return tokens.low(j) == "old" or (tokens.low(j) == "-" and tokens.low(j + 1) == "old")


def _stands_alone(hit: Hit) -> bool:
    """A length of "a day" stands only behind a preposition or a hedge: "for a year", "more than a month"."""
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
    if hit.has("u"):
        unit = unit_of(hit)
        value = amount(hit.scene.tokens, *hit.span("q")).value if hit.has("q") else 1.0
        value = 2.0 if hit.has("other") else value
        return Reading(kind="set", rule="every", grain=unit, timex=length(value, unit))
    if hit.has("w"):
        return Reading(kind="set", rule="every", grain="day", timex=f"XXXX-WXX-{hit.number('w') + 1}")
    if hit.has("m"):
        return Reading(kind="set", rule="every", grain="month", timex=f"XXXX-{hit.number('m'):02d}")
    return Reading(kind="set", rule="every", timex="P1Y" if hit.has("s") else "P1D")


def _rate(hit: Hit) -> Reading | None:
    unit = unit_of(hit)
    return Reading(kind="set", rule="rate", grain=unit, timex=length(1, unit))


def _weekdays(hit: Hit) -> Reading | None:
    return Reading(kind="set", rule="weekdays", grain="day", timex=f"XXXX-WXX-{hit.number('w') + 1}")


RULES = (
    Rule(
        "duration", "(?P<h><HEDGE>)(?P<q><NUM>|<SOME>)<dash>?(?P<u><UNIT>)(?P<half><and><a><half>)?<dash>?", _duration
    ),
    Rule("frequency", "<frequency>", _frequency),
    Rule("every", "<every>(?P<other><other>)?(?P<q><NUM>|<few>)?(?P<u><UNIT>)", _every),
    Rule("every", "<every>(?:<other>)?(?:(?P<w><weekday>)|(?P<m><month>)|(?P<s><season>)|<daypart>)", _every),
    Rule("rate", "(?:<once>|<NUM><times>)(?:<a>|<per>|<every>)(?P<u><UNIT>)", _rate),
    Rule("rate", "<per>(?P<u><UNIT>)", _rate),
    Rule("weekdays", "(?P<w><weekdays>)", _weekdays),
)
