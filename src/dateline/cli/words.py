"""The words of a view: how statuses, days, levels, parties and places are written for a reader."""

from __future__ import annotations

import re

from dateline.cli.paper import Cell
from dateline.model import Event, Gathering, Party, Story

STATUS_STYLE = {
    "planned": "ahead", "proposed": "wish", "held": "good", "under_way": "good", "postponed": "moved",
    "cancelled": "off", "declined": "off", "concluded": "good", "signed": "good", "in_force": "good",
    "restored": "good", "notice_given": "moved", "suspended": "moved", "ended": "off",
}  # fmt: skip
_SHORT_LEVEL = {
    "vice_minister": "vice min.", "deputy_minister": "deputy min.", "military_chief": "mil. chief",
    "director_general": "dir. gen.", "flag_officer": "flag officer", "unknown": "",
}  # fmt: skip
_SET = re.compile(r"\[(\d{4}-\d\d)-(\d\d)\.\.(\d{4}-\d\d)-(\d\d)\]")
_STAY = re.compile(r"(\d{4}-\d\d)-(\d\d)/(\d{4}-\d\d)-(\d\d)")


def status(value: str | None) -> Cell:
    """A status in its colour."""
    return Cell((value or "-").replace("_", " "), STATUS_STYLE.get(value or "", ""))


def level(value: str, *, short: bool = False) -> str:
    """A rank in words; nothing where it is unknown."""
    if value == "unknown":
        return ""
    return _SHORT_LEVEL.get(value, value) if short else value.replace("_", " ")


def what(one: Gathering, *, short: bool = False) -> str:
    """Kind and rank: "meeting, director general"; of an act its type: "accuse, minister"."""
    kind = one.plover.lower() if one.kind == "other" else one.kind
    return ", ".join(filter(None, (kind, level(one.level, short=short))))


def when(edtf: str | None) -> str:
    """A day or period for a table: days of one month are written once (2024-09-10/12, 2008-11-10..16)."""
    if edtf is None:
        return "no day"
    found = _SET.fullmatch(edtf)
    if found and found[1] == found[3]:
        return f"{found[1]}-{found[2]}..{found[4]}"
    found = _STAY.fullmatch(edtf)
    if found and found[1] == found[3]:
        return f"{found[1]}-{found[2]}/{found[4]}"
    return edtf


def name(party: Party) -> str:
    """Code, else name; a star for the host."""
    return (party.code or party.name) + ("*" if party.role == "host" else "")


def parties(one: Gathering) -> str:
    """All sides, hosts with a star; of an act those who act before an arrow."""
    targets = [party for party in one.parties if party.role == "target"]
    acting = " ".join(name(party) for party in one.parties if party not in targets) or "-"
    return f"{acting} -> {' '.join(map(name, targets))}" if targets else acting


def place(one: Gathering, *, short: bool = False) -> str:
    """Venue, place and country; ``short``: the place, and the country only where it is no party."""
    if one.where is None:
        return "-"
    country = one.where.country
    if short:
        at_home = one.where.place is not None and country in one.codes
        return ", ".join(filter(None, (one.where.place, None if at_home else country))) or "-"
    return ", ".join(filter(None, (one.where.venue, one.where.place, country))) or "-"


def moment(stamp: str | None) -> str:
    """A clock without its seconds and zone, or "no date"."""
    return (stamp or "no date")[:16].replace("T", " ")


def chain(story: Story) -> str:
    """Who brought it, origin first; of a story that is not read as it was published, its language and translator."""
    told = outlets(story)
    if story.translation:
        by = f" by {story.translation.by}" if story.translation.by else ""
        return f"{told} (translated from {story.translation.language or 'another language'}{by})"
    foreign = story.language not in (None, "en", "und")
    return f"{told} (in {story.language})" if foreign else told


def outlets(story: Story) -> str:
    """Its agencies, origin first, else its publisher."""
    return " < ".join(story.agencies) or story.publisher or "no agency credited"


def sources(one: Event) -> str:
    """Independent sources and stories; a t where all that speak do so in translation."""
    spoken = set(one.stories) - set(one.attached)
    translated = "t" if spoken and spoken <= set(one.translations) else ""
    return f"{one.independent_sources}/{one.reports}{translated}"


def claim(one: Gathering) -> str:
    """A claim about the gap, with the time it counts from."""
    told = one.recurrence
    since = f" (since {told.since})" if told.since else ""
    return f'"{told.text}"{since}' if told.text else ""


def about(one: Gathering, *, short: bool = False) -> str:
    """Whose talks they are: "foreign", "foreign+defence" ("for.+def."); nothing where leaders meet as leaders."""
    told = (name for name in one.portfolios if name not in ("leader", "other"))
    return "+".join(f"{name[:3]}." if short and len(name) > 5 else name for name in told)


def remark(one: Event) -> str:
    """Under an event's line: its series, the larger gathering, what it was put off from, whether its claim holds."""
    series = f"{one.series.name}{f' no. {one.series.edition}' if one.series.edition else ''}" if one.series.name else ""
    told = (
        series,
        f"on the margins of {one.margins_of}" if one.margins_of else "",
        f"put off from {one.when_was}" if one.when_was and one.when is None else "",
        " ".join(filter(None, (claim(one), _checked(one)))),
    )
    return " | ".join(filter(None, told))


def _checked(one: Event) -> str:
    """How the claim fares, where the record can tell."""
    told = next((check for check in one.recurrence_checks if check.by), None)
    return f"{told.verdict} by {told.by[:8]}" if told and told.by and one.recurrence.text else ""


def told_by(one: Gathering) -> str:
    """Whose word an act stands on: it is printed as what a named source says."""
    return f"says {one.sourcing.speaker}" if one.kind == "other" and one.sourcing.speaker else ""


def gap(days: int | None) -> str:
    """Days since the last one held, in a unit that reads well."""
    if days is None:
        return ""
    if days < 60:
        return f"+{days} d"
    return f"+{days / 30.44:.0f} mo" if days < 730 else f"+{days / 365.25:.1f} y"
