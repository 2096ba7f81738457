"""Draft -> report: every value with the characters it was read from, or the fields and rule it was derived by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.events import agenda as agenda_rules
from dateline.events import levels, write_parties
from dateline.events.confirming import Word
from dateline.events.draft import Draft
from dateline.events.frame import Found
from dateline.events.outcome import Came
from dateline.events.outcomes import AHEAD
from dateline.events.status import KEPT
from dateline.events.voices import Voice
from dateline.events.writer import Writer
from dateline.model import Outcome, Recurrence, Report, Series, Sourcing, Span, Where, report_id
from dateline.times import TimeMention

PLOVER = {
    "meeting": "CONSULT",
    "call": "CONSULT",
    "visit": "CONSULT",
    "forum": "CONSULT",
    "exercise": "COOPERATE",
    "agreement": "AGREE",
}
UNTALKED = ("agreement", "exercise")  # "will be on the agenda" is of other talks
ACTS = ("suspended", "notice_given", "ended", "restored", "concluded", "signed")

FIRST_EVER = "first-ever"  # the rule of a claim that says nothing of a gap
HEADED = ("edition",)  # what only the headline may tell


def report(
    draft: Draft, w: Writer, prominence: str, voice: Voice | None, further: Sequence[Voice] = (),
    confirmed: Sequence[Word] = (),
) -> Report:  # fmt: skip
    """The report of one draft.

    ``voice`` is credited with it, ``further`` are the speakers after the first, ``confirmed`` the parties that stand
    for it.
    """
    told = draft.frames[0].leg or draft.frames[0].trigger.span
    w.read("kind", told, "trigger")
    w.derived("plover", ("kind",), "the contract's PLOVER type of the kind")
    status = _value(draft.status, "status", w)
    where = _where(draft, w)
    parties, level = write_parties.parties(draft, w, where)
    return Report(
        report=report_id(w.reading.story.id, told.start),
        kind=draft.kind,
        plover=PLOVER[draft.kind],
        status=status,
        when=_when(draft, w, status),
        when_was=_when_was(draft, w, status),
        where=where,
        mode=_first(draft, "mode", "mode", w),
        parties=parties,
        level=level,
        format=write_parties.form(draft, parties, w),
        portfolios=_portfolios(draft, level, w),
        margins_of=_first(draft, "margins", "margins_of", w),
        series=_series(draft, w),
        recurrence=_recurrence(draft, w),
        agenda=_agenda(draft, w),
        outcomes=_outcomes(draft, w),
        reason=_reason(draft, w),
        confirmed_by=_confirmed(confirmed, w),
        sourcing=sourcing(voice, w),
        voices=_voices(further, w),
        prominence=prominence,
        evidence=tuple(w.evidence),
    )


def _when(draft: Draft, w: Writer, status: str | None) -> str | None:
    when = draft.when or _act_day(draft, w)
    if when is None:
        return None
    w.read("when", when.span, when.rule)
    return when.edtf


def _act_day(draft: Draft, w: Writer) -> TimeMention | None:
    """An agreement's act that is announced without a day of its own happened on the day of the word."""
    status = draft.status
    if draft.kind != "agreement" or status is None or draft.frames[0].paragraph > 0:
        return None
    if status.value not in ACTS and status.rule != KEPT:
        return None
    return draft.frames[0].said


def _when_was(draft: Draft, w: Writer, status: str | None) -> str | None:
    moved = draft.moved_from
    if moved is None or (draft.when and moved.edtf == draft.when.edtf):
        return None
    w.read("when_was", moved.span, "the day it had been set for")
    if draft.when and draft.when.first and moved.first and moved.first > draft.when.first and status != "postponed":
        return next((a for a in moved.alternatives if a < (draft.when.edtf or "")), moved.edtf)
    return moved.edtf


def _where(draft: Draft, w: Writer) -> Where | None:
    found = draft.place or draft.soil
    venue = _first(draft, "venue", "where.venue", w)
    if found is None or not (found.place or found.country):
        return Where(venue=venue) if venue else None
    w.read("where", found.span, found.rule)
    return Where(place=found.place, country=found.country, venue=venue)


def _first(draft: Draft, attribute: str, field: str, w: Writer) -> str | None:
    told = (*draft.frames, *draft.headlines) if attribute in HEADED else draft.frames
    return _value(next((getattr(f, attribute) for f in told if getattr(f, attribute)), None), field, w)


def _value(found: Found | None, field: str, w: Writer) -> str | None:
    if found is None:
        return None
    w.read(field, found.span, found.rule)
    return found.value


def _reason(draft: Draft, w: Writer) -> str | None:
    _value(draft.reason, "reason", w)
    return draft.reason.span.cut(w.reading.text) if draft.reason else None


def _portfolios(draft: Draft, level: str, w: Writer) -> tuple[str, ...]:
    posts = [w.cast.people[n].portfolio for n in sorted(draft.people)] + [p.portfolio for p in draft.posts]
    held = [post for n in sorted(draft.people) if (post := w.cast.people[n].post)]
    posts += [portfolio for post in (*held, *draft.posts) for portfolio in post.also]
    spans = dict.fromkeys(s for f in draft.frames for s in f.scope)
    found = levels.portfolios(w.plain, spans, level, [p for p in posts if p != "leader"])
    if found:
        w.derived("portfolios", ("parties", "level"), "posts, else words of the gathering")
    return found


def _series(draft: Draft, w: Writer) -> Series:
    edition = _first(draft, "edition", "series.edition", w)
    name = _first(draft, "series", "series.name", w)
    return Series(name=name, edition=int(edition) if edition else None)


def _recurrence(draft: Draft, w: Writer) -> Recurrence:
    claim = next((f.recurrence for f in draft.frames if f.recurrence), None) or draft.claim
    if claim is None:
        return Recurrence()
    w.read("recurrence", claim.span, claim.rule)
    return Recurrence(
        text=claim.text,
        ordinal=None if claim.rule == FIRST_EVER else claim.ordinal,
        years=claim.years,
        since=_since(claim, draft.when),
        since_event=claim.since_event,
        scope=claim.scope,
    )


def _since(claim: TimeMention, when: TimeMention | None) -> str | None:
    """A year that was counted back from the story's day is counted from the gathering's instead."""
    counted = claim.since and re.fullmatch(r"\d{4}", claim.since) and "counted" in claim.rule
    if not counted or not claim.years or claim.years < 1 or not when or not when.first:
        return claim.since
    return f"{when.first.year - int(claim.years + 0.5):04d}"


def _agenda(draft: Draft, w: Writer) -> tuple[str, ...]:
    topics: dict[str, Span] = {}
    for sentence in dict.fromkeys(f.sentence for f in draft.frames):
        if draft.kind not in UNTALKED or not agenda_rules.is_on_agenda(w.plain, sentence):
            for found in agenda_rules.find(w.plain, sentence):
                topics.setdefault(found.value, found.span)
    for found in draft.topics:
        topics.setdefault(found.value, found.span)
    people = {mention for person in w.cast.people for mention in (*person.mentions, person.title_span)}
    spans = [span for span in topics.values() if span not in people]
    for span in spans:
        w.read("agenda", span, "talked about")
    return tuple(" ".join(span.cut(w.reading.text).split()) for span in spans)


def _outcomes(draft: Draft, w: Writer) -> tuple[Outcome, ...]:
    return tuple(_outcome(came, draft.when, w) for came in sorted(draft.outcomes, key=lambda c: c.span))


def _outcome(came: Came, when: TimeMention | None, w: Writer) -> Outcome:
    """Of what was reached the day is that of the gathering where it lasted one; the next round has its own."""
    w.read("outcomes", came.span, f"what came of it: {came.kind}")
    if came.kind != AHEAD:
        sharp = when is not None and when.first is not None and when.first == when.last
        return Outcome(kind=came.kind, text=came.span.cut(w.reading.text), when=when.edtf if when and sharp else None)
    if came.day:
        w.read("outcomes.when", came.day.span, came.day.rule)
    return Outcome(kind=came.kind, text=came.span.cut(w.reading.text), when=came.day.edtf if came.day else None)


def _confirmed(confirmed: Sequence[Word], w: Writer) -> tuple[str, ...]:
    for word in confirmed:
        w.read("confirmed_by", word.speaker, "its own officials are credited with it")
    return tuple(word.code for word in confirmed)


def _voices(further: Sequence[Voice], w: Writer) -> tuple[Sourcing, ...]:
    for voice in further:
        w.read("voices", voice.speaker, "a further speaker")
    return tuple(_told(voice, w) for voice in further)


def _told(voice: Voice, w: Writer) -> Sourcing:
    speaker = " ".join(voice.speaker.cut(w.reading.text).split())
    return Sourcing(speaker=speaker, kind=voice.kind, anonymous=voice.anonymous, via=voice.via, said_on=voice.said_on)


def sourcing(voice: Voice | None, w: Writer) -> Sourcing:
    """The voice credited with the news, its media and its day, each with its evidence."""
    if voice is None:
        return Sourcing()
    w.read("sourcing", voice.speaker, "credited with the news")
    for span in voice.via_spans:
        w.read("sourcing.via", span, "carried by")
    if voice.said_span:
        w.read("sourcing.said_on", voice.said_span, "the day of the word")
    return _told(voice, w)
