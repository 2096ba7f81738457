"""Times told without a day: "now", "in the past", "these days", "long ago"; parts of a day that wait for one."""

from __future__ import annotations

import msgspec

from dateline.times.grammar import Hit, Rule
from dateline.times.reading import Reading, dated
from dateline.times.words import words


def _vague(hit: Hit) -> Reading | None:
    timex = words().vague[hit.scene.tokens.lows[hit.i]]
    direction = {"PRESENT_REF": "now", "PAST_REF": "past", "FUTURE_REF": "future"}[timex]
    return dated(None, "vague", direction=direction, timex=timex)


def _present(hit: Hit) -> Reading | None:
    """Reads "at the moment", "at present"."""
    return msgspec.structs.replace(dated(None, "vague", direction="now", timex="PRESENT_REF"), skip=1)


def _times_to_come(hit: Hit) -> Reading | None:
    """Reads "the near future", "in the past"."""
    if hit.has("f"):
        return dated(None, "vague", direction="future", timex="FUTURE_REF")
    tokens = hit.scene.tokens
    if tokens.low(hit.span("l")[0]) != "past" or tokens.low(hit.j).isalnum():
        return None
    return msgspec.structs.replace(dated(None, "vague", direction="past", timex="PAST_REF"), skip=1)


def _these_days(hit: Hit) -> Reading | None:
    """Reads "these days", "in those days"."""
    if hit.low("u") != "days":
        return None
    here = hit.has("here")
    return dated(None, "vague", direction="now" if here else "past", timex="PRESENT_REF" if here else "PAST_REF")


def _long_ago(hit: Hit) -> Reading | None:
    """Reads "a long time ago", "some time ago", "long ago"."""
    return dated(None, "vague", direction="past", timex="PAST_REF") if hit.low("l") in words().long_ago else None


def _meal(hit: Hit) -> Reading | None:
    """Reads "at lunch", "after dinner": a part of the day, on the day named beside it."""
    told = dated(None, "day-part", kind="time", grain="day", timex=f"XXXX-XX-XXT{hit.value('m')}")
    return msgspec.structs.replace(told, skip=1)


def _lone_part(hit: Hit) -> Reading | None:
    """Reads "in the evening", "early morning", "late that afternoon": on the day named before in its sentence."""
    tokens, part = hit.scene.tokens, str(hit.value("p"))
    after = tokens.low(hit.j)
    if part == "MI" and not hit.has("the"):
        return None
    if after.isalpha() and after not in words().after_a_day and not hit.has("the"):
        return None
    modifier = "early" if hit.has("early") else "late" if hit.has("late") else None
    told = dated(None, "day-part", kind="time", grain="day", modifier=modifier, timex=f"XXXX-XX-XXT{part}")
    return msgspec.structs.replace(told, skip=int(hit.has("in")))


RULES = (
    Rule("meal", "(?P<lead><at>|<after>|<before>|<during>|<about>)(?P<m><meal>)(?!<word>)", _meal),
    Rule("present", "<at>(?:<the>?<present>(?:<time>|<moment>)?|<the><moment>)", _present),
    Rule(
        "day-part",
        "(?:(?P<in><in>|<on>)(?P<the><the>)|<the>?(?:(?P<early><early>)|(?P<late><late>))<dash>?)(?P<p><daypart>)",
        _lone_part,
    ),
    Rule("day-part", "(?P<in><at>|<in>)(?P<the>)(?P<p><daypart>)", _lone_part),
    Rule("day-part", "(?P<in><in>)(?P<the><the>)(?:(?P<early><early>)|(?P<late><late>))(?P<p><daypart>)", _lone_part),
    Rule("vague", "<the><near>?(?P<f><future>)", _times_to_come),
    Rule("vague", "<in><the>(?P<l><last>)", _times_to_come),
    Rule("vague", "<vague>", _vague),
    Rule("vague", "(?:(?P<here><these>)|<those>)(?P<u><unit>)", _these_days),
    Rule("vague", "<a>?(?P<l><word>|<few>)<time>?<ago>", _long_ago),
)
