"""A seeded record of any size: stories with their reports, in the order of their clocks, as an engine would hand them.

Pairs of states are drawn so that a few are busy and most are not; each has talks with rounds, gatherings without, and
agreements. A gathering is planned, sometimes moved or called off, held, recalled; some stories are copies of another.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator

import msgspec

from dateline.model import (
    Delegate,
    Evidence,
    Paragraph,
    Party,
    Recurrence,
    Report,
    Series,
    Source,
    Sourcing,
    Story,
    Telling,
    Where,
    report_id,
    story_id,
)

_STATES = """
USA CHN RUS JPN KOR IND GBR FRA DEU ITA TUR IRN ISR EGY SAU ARE QAT PAK BGD LKA VNM THA IDN MYS SGP PHL AUS
NZL CAN MEX BRA ARG CHL POL UKR ROU BGR HUN CZE SVK AUT CHE SWE NOR FIN DNK NLD BEL ESP PRT GRC SRB KAZ UZB
MNG PRK TWN KHM MMR LAO NPL AFG IRQ SYR JOR LBN MAR DZA TUN LBY ETH KEN NGA ZAF
"""
LEVELS = ("leader", "minister", "minister", "vice_minister", "director_general", "director_general", "working")
AGENCIES = ("Yonhap", "Kyodo", "Xinhua", "TASS", "PTI", "AFP", "dpa", "Anadolu", "Reuters", "ANTARA")
PORTFOLIOS = ("foreign", "defence", "trade", "security", "energy")
_WORDS = """
talks officials ministry said border trade security agreed visit delegation exchange cooperation statement
region dialogue exercise patrol export tariff summit capital minister discussed reviewed progress concern
maritime energy supply investment pledge support peace process envoy counterpart session working group joint
committee schedule
"""
STATES, WORDS = _STATES.split(), _WORDS.split()
FIRST = dt.date(1994, 1, 3)
DAYS = 11_000


class Plan(msgspec.Struct):
    """One gathering and all that will be told of it."""

    day: dt.date
    pair: tuple[str, str]
    level: str
    portfolio: str
    series: str | None
    edition: int | None
    place: str
    names: tuple[str, ...]


def tellings(events: int, seed: int, first: dt.date = FIRST, days: int = DAYS) -> Iterator[Telling]:
    """Stories that tell of about so many events of those days, by their clocks; the same for the same seed."""
    chance = random.Random(seed)
    waiting = [told for plan in _plans(events, chance, first, days) for told in _told(plan, chance)]
    waiting.sort(key=lambda t: (t.story.updated or "", t.story.id))
    yield from waiting


def _plans(events: int, chance: random.Random, first: dt.date, days: int) -> list[Plan]:
    pairs = _pairs(chance)
    rounds: dict[tuple[tuple[str, str], str], int] = {}
    plans = []
    for day in sorted(chance.randrange(days) for _ in range(events)):
        pair = pairs[min(int(chance.expovariate(1 / 220)), len(pairs) - 1)]
        level, portfolio = chance.choice(LEVELS), chance.choice(PORTFOLIOS)
        series = f"{portfolio} dialogue" if chance.random() < 0.15 else None
        edition = None
        if series:
            rounds[(pair, portfolio)] = edition = rounds.get((pair, portfolio), 0) + 1
            level = "vice_minister"
        names = tuple(f"{_name(chance)} {_name(chance)}" for _ in pair)
        plans.append(
            Plan(
                first + dt.timedelta(days=day),
                pair,
                level,
                portfolio,
                series,
                edition,
                f"{pair[0].title()} City",
                names,
            )
        )
    return plans


def _pairs(chance: random.Random) -> list[tuple[str, str]]:
    found = [(a, b) for at, a in enumerate(STATES) for b in STATES[at + 1 :]]
    chance.shuffle(found)
    return found


def _told(plan: Plan, chance: random.Random) -> Iterator[Telling]:
    """The stories of one gathering: announced, told by others, perhaps moved, held, and copied."""
    ahead = plan.day - dt.timedelta(days=chance.randrange(2, 20))
    held = plan.day + dt.timedelta(days=chance.randrange(0, 2))
    moments = [(ahead, "planned")] if chance.random() < 0.6 else []
    moments.append((held, "cancelled" if chance.random() < 0.05 else "held"))
    if chance.random() < 0.3:
        moments.append((held, moments[-1][1]))
    for at, (day, status) in enumerate(moments):
        told = _story(plan, day, status, at, chance)
        yield told
        if chance.random() < 0.15:
            yield _copy(told, chance)


def _story(plan: Plan, day: dt.date, status: str, at: int, chance: random.Random) -> Telling:
    agency = chance.choice(AGENCIES)
    a, b = plan.pair
    lead = (
        f"{a} and {b} {'will hold' if status == 'planned' else status} {plan.series or plan.portfolio + ' talks'} "
        f"on {plan.day:%d %B} in {plan.place}, {agency} {chance.randrange(10**9)} said."
    )
    rest = [" ".join(chance.choices(WORDS, k=45)) + f" {chance.randrange(10**9)}." for _ in range(4)]
    text = "\n".join([lead, *rest])
    name = f"{plan.pair}{plan.day}{plan.level}{plan.portfolio}{status}{at}{lead}"
    stamp = dt.datetime.combine(day, dt.time(chance.randrange(24), chance.randrange(60)), dt.UTC)
    story = _shape(name, text, stamp, agency, lead)
    reports = [_report(plan, story, status, lead, 0)]
    if chance.random() < 0.4:
        reports.append(_background(plan, story, lead, chance))
    return Telling(story=story, reports=tuple(reports))


def _copy(told: Telling, chance: random.Random) -> Telling:
    """A portal's reprint: the last paragraph is cut, the clock is later."""
    old = told.story
    text = "\n".join(p.text for p in old.paragraphs[:-1])
    stamp = dt.datetime.fromisoformat(str(old.updated)) + dt.timedelta(hours=chance.randrange(1, 30))
    story = _shape(f"copy of {old.id}", text, stamp, old.agencies[0], old.headline or "", publisher="The Portal")
    reports = tuple(msgspec.structs.replace(r, report=report_id(story.id, at)) for at, r in enumerate(told.reports))
    return Telling(story=story, reports=reports)


def _shape(name: str, text: str, stamp: dt.datetime, agency: str, head: str, *, publisher: str | None = None) -> Story:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    paragraphs, at = [], 0
    for part in text.split("\n"):
        paragraphs.append(Paragraph(text=part, start=at, end=at + len(part)))
        at += len(part) + 1
    return Story(
        id=story_id(sha256, 0), text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        source=Source(uri=f"{sha256[:16]}.txt", sha256=sha256), language="en", headline=head, publisher=publisher,
        agencies=(agency,), published=stamp.date().isoformat(), updated=stamp.isoformat(), paragraphs=tuple(paragraphs),
    )  # fmt: skip


def _report(plan: Plan, story: Story, status: str, lead: str, at: int) -> Report:
    people = [(Delegate(name=name, title="official"),) if plan.level != "leader" else () for name in plan.names]
    parties = tuple(
        Party(code=code, name=code, role="host" if n == 0 else "participant", level=plan.level, delegates=people[n])
        for n, code in enumerate(plan.pair)
    )
    claims = plan.edition is not None and plan.edition % 3 == 0
    return Report(
        report=report_id(story.id, at), kind="meeting", plover="CONSULT", status=status, when=plan.day.isoformat(),
        where=Where(place=plan.place, country=plan.pair[0]), parties=parties, level=plan.level, format="bilateral",
        portfolios=(plan.portfolio,), series=Series(name=plan.series, edition=plan.edition),
        recurrence=Recurrence(text="the first in two years", ordinal="first", years=2.0) if claims else Recurrence(),
        agenda=("regional security",), sourcing=Sourcing(speaker="the ministry", kind="ministry"),
        evidence=tuple(Evidence(field=f, text=lead[n : n + 9], start=n, end=n + 9) for n, f in enumerate(_FIELDS)),
    )  # fmt: skip


def _background(plan: Plan, story: Story, lead: str, chance: random.Random) -> Report:
    """What the story recalls: talks of the same two at the top, months before."""
    before = plan.day - dt.timedelta(days=chance.randrange(60, 400))
    old = Plan(before, plan.pair, "leader", "leader", None, None, plan.place, plan.names)
    return msgspec.structs.replace(_report(old, story, "held", lead, 1), prominence="background")


def _name(chance: random.Random) -> str:
    return "".join(chance.choice("bdgklmnprst") + chance.choice("aeiou") for _ in range(chance.randrange(2, 4))).title()


_FIELDS = ("status", "when", "kind", "where.place", "parties", "level", "agenda", "series.name")
