"""Reading -> reports: find frames, settle them into events, write each down with its evidence."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence

from dateline import actors
from dateline.actors import Cast
from dateline.events import acts, complete, confirming, frames, gate, prominence, settle, timeline, voices, write
from dateline.events.draft import Draft
from dateline.events.ledger import Ledger, Silent
from dateline.events.party_cues import words
from dateline.events.voices import Voice
from dateline.events.writer import Writer
from dateline.language import Document, PatternPipeline, Pipeline
from dateline.model import Reading, Report, Span
from dateline.vocabulary import tables

WITHDRAWING = ("kill", "withdrawn")


def extract(reading: Reading, pipeline: Pipeline | None = None) -> tuple[Report, ...]:
    """The events that one story tells, main event first, each gathering once; a kill or a withdrawal tells none."""
    return _extract(reading, pipeline, Ledger())


def silences(reading: Reading, pipeline: Pipeline | None = None) -> tuple[Silent, ...]:
    """The words of a story that may tell an event and gave none, in the order of the text, each with the reason."""
    ledger = Ledger()
    reports = _extract(reading, pipeline, ledger)
    return ledger.silent(reports)


def _extract(reading: Reading, pipeline: Pipeline | None, ledger: Ledger) -> tuple[Report, ...]:
    if reading.story.notice in WITHDRAWING or gate.is_opinion(reading.story):
        return ()
    doc = (pipeline or PatternPipeline()).analyse(reading)
    if not gate.may_tell(doc, ledger):
        return ()
    today = _today(reading)
    mentions = timeline.of(doc, today)
    cast = _at_home(actors.find(doc), doc, reading)
    found = frames.find(doc, reading, cast, mentions, today, ledger)
    drafts = settle.settle(found, cast, ledger)
    people = complete.complete(doc.text, drafts, found, cast, mentions, today)
    standing = gate.standing(drafts, today, ledger)
    if standing is None:
        return ()
    sure = [draft for draft in standing if not draft.is_learned]
    done = acts.find(doc, cast, mentions, sure, today, ledger)
    drafts = acts.others(standing, done)
    ledger.told(f.trigger.span for d in drafts for f in d.frames)
    spoken = voices.find(doc, mentions) if drafts or done else ()
    chief = acts.chief_of(done, drafts)
    main = None if chief else prominence.main_of(drafts, found)
    told = _reports(reading, doc, drafts, main, cast, people, spoken, today)
    beside = acts.reports(done, chief, reading, doc, cast, spoken, today)
    return (*beside, *told) if chief else (*told, *beside)


def _reports(
    reading: Reading, doc: Document, drafts: Sequence[Draft], main: Draft | None, cast: Cast,
    people: dict[int, str], spoken: Sequence[Voice], today: dt.date | None,
) -> list[Report]:  # fmt: skip
    ordered = sorted(drafts, key=lambda d: d is not main)
    reports: dict[str, Report] = {}
    for draft in ordered:
        rank = prominence.of(draft, main, today)
        writer = Writer(reading, doc.text, cast, people)
        named = [span for n in draft.people for span in cast.people[n].mentions]
        first = _voice(draft, spoken, draft is main, named)
        further = [v for v in spoken if first and v.speaker != first.speaker and v.kind not in voices.MEDIA]
        words_for = confirming.by(draft, spoken, cast, _home(reading), first)
        one = write.report(draft, writer, rank, first, further if draft is main else (), words_for)
        reports.setdefault(one.report, one)
    return list(reports.values())


def _voice(draft: Draft, spoken: Sequence[Voice], main: bool, named: Sequence[Span]) -> Voice | None:
    """The first voice in a sentence that tells the event; for the main one the story's first voice of the opening.

    Not the latter where he sat at the table himself (``named``): he adds to the news and does not bring it.
    """
    orders = [f.order for f in draft.frames]
    first = next((v for v in spoken if v.order in orders), None)
    if first is None and main and spoken and spoken[0].order <= min(orders) + 2:
        at_table = any(spoken[0].speaker.overlaps(span) for span in named)
        first = None if at_table else spoken[0]
    return voices.with_carrier(first, spoken) if first and main else first


def _at_home(cast: Cast, doc: Document, reading: Reading) -> Cast:
    """The cast with the people of the dispatch's own country; of an agency's only where the story names it."""
    home = _home(reading)
    named = {p.code for scene in cast.scenes for p in scene.polities}
    if home not in named and home != reading.story.dateline.country:
        home = reading.story.dateline.country
    return actors.at_home(cast, doc.text, home)


def _home(reading: Reading) -> str | None:
    """The country whose ministers need no state named: the ministry's own, the national agency's, the dateline's."""
    story = reading.story
    if story.publisher in _governments():
        return _governments()[story.publisher]
    chain = [_credited()[name] for name in story.agencies if name in _credited()]
    homes = [a.country for a in chain if a.country and a.name not in words().worldwide]
    if story.dateline.country in homes:
        return story.dateline.country
    return next(iter(homes), story.dateline.country or _of_the_paper(reading))


@functools.cache
def _governments() -> dict[str, str | None]:
    """By name under which a ministry or government publishes, its country; the first of that name in the table."""
    named = [p for p in tables.publishers() if p.kind in ("ministry", "government")]
    return {form: p.country for p in reversed(named) for form in p.forms}


@functools.cache
def _credited() -> dict[str, tables.Agency]:
    """Agencies by the names that credit them."""
    return {form: a for a in tables.agencies() for form in a.forms}


def _of_the_paper(reading: Reading) -> str | None:
    """The country of a newspaper or portal that writes itself, where no dateline and no agency stands before it."""
    story = reading.story
    own = (p.country for p in tables.publishers() if story.publisher in p.forms and not story.agencies)
    return next(own, None)


def _today(reading: Reading) -> dt.date | None:
    anchor = reading.story.anchor
    return dt.date.fromisoformat(anchor) if anchor and len(anchor) == 10 else None
