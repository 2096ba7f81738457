"""Sentence by sentence: one frame a trigger, filled by the finders."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from dateline.actors import Cast, Scene, cities
from dateline.events import ahead as turns
from dateline.events import (
    company,
    editions,
    gate,
    journeys,
    levels,
    manner,
    needs,
    opening,
    papers,
    retinue,
    scope,
    second,
    separately,
    series,
    several,
    speakers,
    spoken_of,
    status,
    talking,
    topics,
    triggers,
    venues,
    when,
    where,
)
from dateline.events.frame import Found, Frame
from dateline.events.learned import hint, signs
from dateline.events.ledger import Ledger
from dateline.events.nouns import WHAT_IT_WAS
from dateline.events.scope import Scope
from dateline.events.standing import PAST_PLAN, Standing
from dateline.events.topics import Topic
from dateline.events.triggers import Trigger
from dateline.language import Document, Sentence
from dateline.language.around import before
from dateline.model import Dateline, Reading, Span
from dateline.times import TimeMention

OF_A_WORD = ("planned", "proposed", "declined", "cancelled")  # what somebody agreed to, asked for, refused, called off
JOINED = ("visit", "meeting")  # of which one trigger may tell several, each in a place of its own
HEADING = 4  # characters beside the day in a line that only names the day of what follows
_SAME = re.compile(r"\b(?:the same|that) (?:\w+ )?$", re.I)
_PART_OF_DAY = re.compile(r"(?:(?:the|that) )?(?:same )?(?:day|morning|afternoon|evening|night|noon|midday)", re.I)
BESIDE = 3  # characters from what a clause is on to the clause
SAID_REACH = 14  # characters behind a crediting in which its day may stand


class _Line(msgspec.Struct, frozen=True):
    """A sentence with all that its triggers are filled from; ``every`` trigger, absorbed ones too.

    ``hung`` tells of those that are only the circumstance of the others how they are, ``goals`` are the states and
    towns of a journey's sentence, ``wish`` is a commentator's.
    """

    text: str
    cast: Cast
    scene: Scene
    order: int
    times: Sequence[TimeMention]
    topics: Sequence[Topic]
    every: Sequence[Trigger]
    today: dt.date | None
    dateline: Dateline
    hung: Sequence[str | None]
    goals: Sequence[several.Goal]
    wish: Span | None


def find(
    doc: Document, reading: Reading, cast: Cast, times: Sequence[Sequence[TimeMention]], today: dt.date | None,
    ledger: Ledger,
) -> list[Frame]:  # fmt: skip
    """All frames of a story in the order of the text; ``times`` are the time mentions of each sentence."""
    frames: list[Frame] = []
    acronyms: dict[str, str] = {}
    text, dateline = doc.text, reading.story.dateline
    of_a_call, official = needs.is_of_a_call(doc), gate.names_an_office(doc)
    heading: TimeMention | None = None
    for order, scene in enumerate(cast.scenes):
        heading = _heading(scene, times[order]) or heading
        every = triggers.find(text, scene.sentence.span, acronyms)
        found = _telling(text, scene, cast, every, of_a_call, ledger)
        acronyms |= triggers.acronyms(text, found)
        hung = [scope.circumstance(text, t) for t in found]
        rest = [t for t, how in zip(found, hung, strict=True) if how is None]
        _note(ledger, [t for t in found if rest and t not in rest], "only says when or where another gathering was")
        hung, found = (hung, rest) if rest else ([], found)
        about = topics.find(text, scene.sentence.span) if found else []
        found = papers.that_stand(text, scene.sentence, found, ledger)
        goals = _goals(text, scene) if any(t.kind in JOINED for t in found) else []
        wish = manner.wish(text, scene.sentence.span) if found else None
        told = [t for t in times[order] if not _is_the_day_before(text, t)]
        line = _Line(text, cast, scene, order, told, about, every, today, dateline, hung, goals, wish)
        here = [second.opinion(doc, _frame(line, found, number), scene, cast) for number in range(len(found))]
        if official and (every or _names_two(scene, cast)):
            here = _as_it_reads(line, here, of_a_call)
        for frame in separately.split(text, scene, cast, here, line.times):
            frames += _legs(line, _under(heading, frame, today))
    frames = spoken_of.without(text, frames, cast)
    return several.on_margins(journeys.led_to(text, several.at_the_goal(text, frames)))


def _as_it_reads(line: _Line, frames: list[Frame], of_a_call: bool) -> list[Frame]:
    """The frames of a sentence; where none of them is enough for a gathering and it reads as one, its own besides."""
    if any(f.kind in hint.GATHERINGS and (f.hypothetical or opening.opens(f)) for f in frames):
        return frames
    text, scene, cast = line.text, line.scene, line.cast
    if retinue.is_told(text, scene.sentence.span):
        return frames
    told = hint.find(text, signs.line(text, scene, cast, line.times, line.every, of_a_call))
    if told is None:
        return frames
    span = scene.sentence.span
    whole = msgspec.structs.replace(line, topics=topics.find(text, span), wish=manner.wish(text, span), hung=())
    return [*frames, _frame(whole, [told], 0)]


def _names_two(scene: Scene, cast: Cast) -> bool:
    """Two sides in a sentence: it may tell a gathering in words that no trigger knows."""
    return len(signs.codes(scene, cast)) > 1


def _is_the_day_before(text: str, time: TimeMention) -> bool:
    """ "The same afternoon", "that evening": of the day told before, not of the story's."""
    return bool(_PART_OF_DAY.fullmatch(time.text)) and bool(_SAME.search(before(text, time.end, 24)[: -len(time.text)]))


def _heading(scene: Scene, times: Sequence[TimeMention]) -> TimeMention | None:
    """ "MONDAY, JUNE 19" as a line of its own, above the entries of a diary."""
    days = [t for t in times if t.kind == "day" and t.grain == "day"]
    length = scene.sentence.span.end - scene.sentence.span.start
    alone = len(days) == 1 and length - (days[0].end - days[0].start) <= HEADING
    return days[0] if alone and scene.sentence.paragraph >= 0 else None


def _under(heading: TimeMention | None, frame: Frame, today: dt.date | None) -> Frame:
    """An entry of a diary is of the day above it, as far as its own words leave that open."""
    if heading is None or frame.whens or not heading.first or not today:
        return frame
    ahead = "planned" if heading.first >= today else "held"
    status = frame.status or Found(ahead, heading.span, "the day above it")
    if status.value == "held" and ahead == "planned":
        status = Found("planned", heading.span, "the day above it")
    return msgspec.structs.replace(frame, whens=(heading,), status=status)


def _telling(
    text: str, scene: Scene, cast: Cast, every: Sequence[Trigger], of_a_call: bool, ledger: Ledger
) -> list[Trigger]:
    """The triggers of a sentence that may tell a gathering, one each; why the others do not goes to the ledger."""
    for trigger in every:
        ledger.met(trigger.span, trigger.text)
    credited = [t for t in every if _in_attribution(scene, t)]
    _note(ledger, credited, "stands in the words that name a source")
    free = [t for t in every if t not in credited]
    sure = []
    for trigger in free:
        fitting = needs.fitting(text, scene, cast, trigger, of_a_call)
        if fitting is None:
            ledger.note(trigger.span, needs.lacking(trigger))
        else:
            sure.append(fitting)
    kept = needs.without_sittings(scope.absorb(text, sure))
    told = talking.without_repeats(text, scene, kept)
    if any(t.kind == "call" and t.is_noun for t in told):  # "agreed on it in a phone call"
        told = [t for t in told if t.text.lower() not in triggers.words().no_talk]
    spans = {t.span for t in told}
    _note(ledger, [t for t in sure if t.span not in spans], "tells the same as the word beside it")
    return told


def _note(ledger: Ledger, triggers: Sequence[Trigger], why: str) -> None:
    for trigger in triggers:
        ledger.note(trigger.span, why)


def _goals(text: str, scene: Scene) -> list[several.Goal]:
    """The states and towns of a sentence, in order."""
    states = [several.Goal(p.span, p.code, None) for p in scene.polities if p.form == "name" and len(p.code) == 3]
    towns = [several.Goal(s, code, s.cut(text)) for s, code in cities(text, scene.sentence.span) if code]
    return sorted([*states, *towns], key=lambda g: g.span)


def _legs(line: _Line, frame: Frame) -> list[Frame]:
    """One frame a leg of a journey, else the frame."""
    if frame.kind not in JOINED:
        return [frame]
    told = [a.span for a in line.scene.sentence.attributions]
    days = [t for t in line.times if not any(span.holds(t.span) for span in told)]
    if frame.kind == "meeting":
        return several.turns(line.text, frame, line.goals, days)
    legs = several.itinerary(line.text, frame, line.goals, days)
    return legs if len(legs) > 1 else several.stops(frame)


def _in_attribution(scene: Scene, trigger: Trigger) -> bool:
    return any(a.speaker.holds(trigger.span) for a in scene.sentence.attributions)


def _frame(line: _Line, found: Sequence[Trigger], number: int) -> Frame:
    """The frame of ``found[number]`` among the triggers of its sentence."""
    text, scene, trigger = line.text, line.scene, found[number]
    mine = scope.of(text, scene.sentence, found, number)
    larger = series.margins(text, scene.sentence, mine)
    mine = mine.without(_on_the_larger(scene.sentence, larger, trigger))
    days, standing = _days(line, trigger, mine)
    goes_on = _goes_on(text, days, standing)
    earlier = when.before_it(text, trigger, line.times)
    if earlier and not standing.status and not standing.hypothetical:
        standing = Standing(Found("held", trigger.span, "since then"))
    alone = len(found) == 1 or _is_alone(line, trigger, mine)
    talking = mine.without(topics.apart(text, line.topics, trigger))
    apart = [*_since(line), *company.bystanders(text, scene, line.cast, trigger), *((larger.span,) if larger else ())]
    members = company.of(text, scene, line.cast, trigger, talking.without(apart), alone)
    members = company.with_pronoun(text, line.cast, line.order, trigger, mine, members)
    members = speakers.added(text, scene, line.cast, trigger, mine, members)
    if trigger.reads_as:
        members = company.of_sentence(text, scene, line.cast, members)
    set_up = manner.is_agreed_on(text, trigger)
    again = manner.attends_it(text, trigger, scene.sentence.span)
    return Frame(
        trigger=trigger,
        order=line.order,
        paragraph=scene.sentence.paragraph,
        kind=manner.kind(text, trigger, mine),
        scope=mine.spans,
        sentence=scene.sentence.span,
        status=standing.status,
        hypothetical=standing.hypothetical or _is_wish(line, trigger, standing),
        whens=() if goes_on else (earlier,) if earlier else days.whens,
        moved_from=None if goes_on else days.moved_from,
        recurrence=None if earlier else when.recurrence(trigger, mine, line.times),
        place=where.of(text, scene, trigger, talking.without(_claims(line, trigger)), line.dateline)
        or where.of_arrival(trigger, line.dateline),
        venue=venues.find(text, trigger, talking),
        sides=members.sides,
        people=() if set_up else members.people,
        posts=() if set_up else members.posts,
        loose=manner.loose(text, mine),
        level=levels.of_trigger(text, trigger, mine.left),
        mode=manner.mode(text, trigger, mine),
        edition=None if earlier else _edition(line, found, trigger, mine),
        series=series.name(text, trigger, mine),
        margins=larger,
        definite=manner.is_definite(text, trigger, mine) or again or _is_told_before(line, trigger, standing, days),
        former=manner.is_former(text, trigger, mine),
        beside=any(line.hung),
        further=manner.is_further(text, trigger, mine),
        said=_said(line),
        goes_on=goes_on,
        attended=again or manner.is_attended(text, trigger, mine),
        same_day=manner.is_of_the_day(text, scene.sentence.span, trigger.span),
        apart="beside" in line.hung or manner.is_apart(text, scene.sentence.span),
    )


def _on_the_larger(sentence: Sentence, larger: Found | None, trigger: Trigger) -> list[Span]:
    """ "On the sidelines of the forum, which opened on Monday": the clause is on the forum."""
    if larger is None:
        return []
    behind = larger.span.end + BESIDE
    clauses = [c.span for c in sentence.clauses if c.role == "relative" and larger.span.end <= c.span.start <= behind]
    return [span for span in clauses if not span.holds(trigger.span)]


def _since(line: _Line) -> list[Span]:
    """ "The first contact since President NAME took office": who is named behind "since" is not at the table."""
    claims = [t for t in line.times if t.kind == "recurrence"]
    starts = [(t, line.text.find("since ", t.start, t.end)) for t in claims]
    return [Span(at, line.scene.sentence.clause_at(at).span.end) for _, at in starts if at >= 0]


def _is_told_before(line: _Line, trigger: Trigger, standing: Standing, days: when.Days) -> bool:
    """ "On the agenda of what was the first encounter", "the two talked for hours": the gathering told before."""
    if trigger.sense.needs == talking.TALK:
        apart = talking.is_apart(line.text, line.scene, trigger) or manner.is_apart(line.text, line.scene.sentence.span)
        return not (days.whens or apart or manner.is_carried(line.text, line.scene, trigger))
    return standing.status is not None and standing.status.rule == WHAT_IT_WAS


def _claims(line: _Line, trigger: Trigger) -> list[Span]:
    """ "The first since the bombing in PLACE": what a claim about a gap names is no place of the gathering."""
    return [t.span for t in line.times if t.kind == "recurrence" and not t.span.holds(trigger.span)]


def _is_wish(line: _Line, trigger: Trigger, standing: Standing) -> bool:
    """A gathering that only a commentator asks for; what is planned or held stands whoever speaks of it."""
    told_as = standing.status.value if standing.status else None
    open_ = told_as in (None, "proposed", "planned") or (told_as == "held" and not trigger.is_noun)
    return open_ and line.wish is not None and manner.is_wished(line.text, line.wish, trigger)


def _days(line: _Line, trigger: Trigger, mine: Scope) -> tuple[when.Days, Standing]:
    """The times of a trigger and how it stands; of what was put off, the new day comes before the old.

    An agreement's day is that of the act done to it.
    """
    headline = line.scene.sentence.paragraph < 0
    if trigger.kind == "agreement":
        standing = status.of(line.text, trigger, mine, (), line.today, headline)
        act = standing.status.span if standing.status else None
        moved = standing.status is not None and standing.status.value == "postponed"
        days = when.of(line.text, trigger, mine, line.times, moved=moved, act=None if moved else act)
        return _still_ahead(days, standing, line.today), standing
    days = when.of(line.text, trigger, mine, line.times, moved=False)
    standing = status.of(line.text, trigger, mine, days.whens, line.today, headline)
    told = [t for t in line.times if not (when.is_of_the_word(line.text, t) or _of_the_source(line, t, trigger))]
    told_as = standing.status.value if standing.status else ""
    if when.is_moved(line.text, standing.status, mine):
        days = when.of(line.text, trigger, mine, told, moved=True)
    elif told_as in OF_A_WORD and len(told) < len(line.times):
        days = when.of(line.text, trigger, mine, told, moved=False)
    if not days.whens:
        days = when.of_the_main_clause(text=line.text, scope=mine, times=told) or days
    if not days.whens and told_as == "held":
        days = when.right_before(line.text, trigger, line.times) or days
    if not days.whens:
        days = when.behind_its_purpose(line.text, trigger, standing.status, told) or days
    if standing.status and standing.status.rule == PAST_PLAN:
        return days, standing
    days = when.turned(line.text, days, standing.status, line.today)
    if standing.status and standing.status.value == "held":
        days = when.Days(tuple(turns.before(t, line.today) for t in days.whens), days.moved_from)
    return _still_ahead(days, standing, line.today), standing


def _of_the_source(line: _Line, time: TimeMention, trigger: Trigger) -> bool:
    """ "In a statement on Thursday the ministry said it would not meet": the day before the words of crediting."""
    said = [
        a.span
        for a in line.scene.sentence.attributions
        if time.end <= a.span.start and a.span.end <= trigger.span.start
    ]
    if not said or line.text.startswith(",", said[0].end):
        return False
    return not any(t.span.end <= said[0].start for t in line.every)


def _still_ahead(days: when.Days, standing: Standing, today: dt.date | None) -> when.Days:
    """What is planned or proposed has no day behind the story's: that is the day of something else."""
    if today is None or standing.status is None or standing.status.value not in ("planned", "proposed"):
        return days
    return msgspec.structs.replace(days, whens=tuple(t for t in days.whens if t.last is None or t.last >= today))


def _edition(line: _Line, found: Sequence[Trigger], trigger: Trigger, mine: Scope) -> Found | None:
    """The number before the trigger's noun, or before one that the trigger absorbed: "gather for the 13th round"."""
    if trigger.is_noun:
        return editions.find(line.text, trigger, mine)
    absorbed = [t for t in line.every if t.is_noun and trigger.span.end < t.span.start <= mine.right.end]
    numbers = (editions.find(line.text, t, mine) for t in absorbed if t not in found and mine.owns(t.span))
    return next((number for number in numbers if number and not editions.is_of_larger(line.text, number)), None)


def _is_alone(line: _Line, trigger: Trigger, mine: Scope) -> bool:
    """True where the trigger's clause has no other, not even one that was absorbed."""
    return not any(mine.clause.span.holds(t.span) for t in line.every if t.span != trigger.span)


def _goes_on(text: str, days: when.Days, standing: Standing) -> TimeMention | None:
    """ "the talks continue on Wednesday": a further day of what began before, not a day of its own."""
    cue = standing.status.span.cut(text).lower() if standing.status else ""
    return days.whens[0] if days.whens and cue.startswith("continue") and "will" not in cue else None


def _said(line: _Line) -> TimeMention | None:
    """The day on which the sentence's source spoke."""
    for item in line.scene.sentence.attributions:
        for time in line.times:
            near = item.span.start <= time.start <= item.span.end + SAID_REACH
            if near and time.kind in ("day", "period") and time.grain == "day":
                return time
    return None
