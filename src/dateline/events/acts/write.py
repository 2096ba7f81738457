"""Act -> report of kind ``other``: every value with the characters it was read from."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.actors import Cast, name_of
from dateline.events import levels, voices
from dateline.events import write as gatherings
from dateline.events.acts.line import Act, Party
from dateline.events.acts.settle import Told
from dateline.events.acts.words import cues
from dateline.events.voices import Voice
from dateline.events.writer import Writer
from dateline.model import Delegate, Report, Sourcing, report_id
from dateline.model import Party as Side
from dateline.model.closed import FORMATS

NOT_A_RANK = "unknown"
BELOW = "working"  # too low to be told of a side


def report(told: Told, w: Writer, prominence: str, spoken: Sequence[Voice]) -> Report:
    """The report of one act; ``spoken`` are the voices of the story."""
    act = told.first
    w.read("kind", act.span, f"{act.frame.plover} by its verb")
    w.read("plover", act.span, "the verb's type" if told.plover == act.frame.plover else "help that is refused")
    parties = (*_sides(act.does, act.actors, "actor", w), *_sides(act.suffers, act.targets, "target", w))
    level = levels.top(p.level for p in parties)
    w.derived("level", ("parties",), "the highest rank of all sides")
    w.derived("format", ("parties",), "by number of parties")
    return Report(
        report=report_id(w.reading.story.id, act.span.start),
        kind="other",
        plover=told.plover,
        status=_status(act, w),
        when=_when(told, w),
        parties=parties,
        level=level,
        format=FORMATS.get(len(parties), "multilateral"),
        portfolios=_portfolios(act, level, w),
        sourcing=_sourcing(act, w, spoken),
        prominence=prominence,
        evidence=tuple(w.evidence),
    )


def _status(act: Act, w: Writer) -> str | None:
    """Planned or proposed where the text says so; what is done has no status."""
    if act.standing is None or act.standing.value not in ("planned", "proposed"):
        return None
    w.read("status", act.standing.span, act.standing.rule)
    return act.standing.value


def _when(told: Told, w: Writer) -> str | None:
    when = told.when
    if when is None:
        return None
    w.read("when", when.span, when.rule)
    return when.edtf


def _sides(named: Sequence[Party], codes: Sequence[str], role: str, w: Writer) -> list[Side]:
    """One side a code, in the order of the text."""
    sides = []
    for code in codes:
        mine = [p for p in named if code in p.codes]
        for party in mine[:1]:
            w.read("parties", party.span, f"{role}: {party.rule}")
        people = tuple(_delegate(n, w) for n in _people(mine))
        rank = levels.top(_rank(p, w.cast) for p in mine)
        sides.append(Side(code=code, name=name_of(code), role=role, level=rank, delegates=people))
    return sides


def _people(named: Sequence[Party]) -> list[int]:
    return list(dict.fromkeys(p.actor.person for p in named if p.actor and p.actor.person is not None))


def _delegate(number: int, w: Writer) -> Delegate:
    person = w.cast.people[number]
    w.read("parties.delegates", person.span, "named with a post" if person.title else "named")
    return Delegate(name=person.name, title=person.title, body=person.body)


def _rank(party: Party, cast: Cast) -> str:
    """The rank of whoever speaks or is spoken to for the side."""
    actor = party.actor
    if actor is None:
        return NOT_A_RANK
    if actor.person is not None:
        level = cast.people[actor.person].level
    else:
        level = actor.post.level if actor.post else NOT_A_RANK
    return level if levels.is_rank(level) and level != BELOW else NOT_A_RANK


def _portfolios(act: Act, level: str, w: Writer) -> tuple[str, ...]:
    people = [w.cast.people[n].portfolio for n in _people((*act.does, *act.suffers))]
    posts = [p.actor.post.portfolio for p in act.does if p.actor and p.actor.post]
    found = levels.portfolios(w.plain, [act.scope], level, [p for p in (*people, *posts) if p != "leader"])
    if found:
        w.derived("portfolios", ("parties", "level"), "posts, else words of the act")
    return found


def _sourcing(act: Act, w: Writer, spoken: Sequence[Voice]) -> Sourcing:
    """Whoever is credited in the act's sentence; of a word, else the one who speaks it."""
    voice = next((v for v in spoken if v.order == act.order), None)
    if voice is not None:
        return gatherings.sourcing(voice, w)
    speaker = act.does[0].actor
    if act.frame.plover not in cues().by_word or speaker is None or speaker.part == "named":
        return Sourcing()
    w.read("sourcing", speaker.span, "who acts by this word")
    return Sourcing(speaker=speaker.span.cut(w.reading.text), kind=voices.kind_of(speaker.span.cut(w.plain)))
