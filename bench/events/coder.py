"""A sentence coded as the codebooks of event data do it, by the engine's own finders: one main event, with its dyads.

The engine keeps acts between states; a codebook also counts what happens inside one. So this asks the finder of acts
for all that it finds, and falls back on the actor's own country where nobody else is named.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from dateline import actors, engine, reading, times
from dateline.events import acts, codebook
from dateline.language import PatternPipeline
from dateline.sources import Bytes

AHEAD = ("planned", "postponed", "proposed")
# The country in which a movement of the closed list is at home; the benches code countries.
HOMES = {
    "NSA:HAMAS": "PSE", "NSA:PIJ": "PSE", "NSA:PLO": "PSE", "NSA:HEZBOLLAH": "LBN", "NSA:TALIBAN": "AFG",
    "NSA:HOUTHI": "YEM", "NSA:PKK": "TUR", "NSA:FARC": "COL", "NSA:ELN": "COL", "NSA:ALQAEDA": "IMG", "NSA:IS": "IMG",
    "NSA:ALSHABAAB": "SOM", "NSA:BOKOHARAM": "NGA", "NSA:POLISARIO": "ESH", "NSA:MILF": "PHL", "NSA:NPA": "PHL",
    "NSA:M23": "COD", "NSA:RSF": "SDN", "NSA:TPLF": "ETH", "NSA:KARABAKH": "AZE", "NSA:TTP": "PAK", "NSA:KNU": "MMR",
}  # fmt: skip


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """One event: PLOVER type, CAMEO code, and the countries on either side; ``at`` is where its verb stands."""

    plover: str
    cameo: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    at: int
    real: bool = True

    def dyads(self) -> set[tuple[str, str]]:
        """Every source with every target; several without a target act on each other, one alone at home."""
        if self.sources and self.targets:
            return {
                (one, other) for one in self.sources for other in self.targets if one != other or len(self.sources) < 2
            }
        sides = self.sources or self.targets
        return {(one, other) for one in sides for other in sides if one != other} or {(one, one) for one in sides}


def country(code: str) -> str:
    """The code of the benches: a state's own, the home of a movement, one code for all organisations."""
    return HOMES.get(code, "IGO" if ":" in code else code)


def code(text: str, day: str, *, future: str = "AGREE") -> Coded | None:
    """The main event of a sentence; a meeting that is still ahead is coded as ``future``."""
    sentence = _Sentence(text, day)
    found = [_filled(e, sentence) for e in sentence.events(future)]
    return min(found, key=lambda e: (not e.real, not e.sources, e.at), default=None)


def all_of(text: str, day: str, *, future: str = "AGREE") -> list[Coded]:
    """Every event of a sentence that has both sides."""
    return [e for e in _Sentence(text, day).events(future) if e.real and e.sources and e.targets]


class _Sentence:
    """A sentence as the engine's finders see it."""

    def __init__(self, text: str, day: str) -> None:
        data = (text if text.endswith((".", '"', "'")) else f"{text}.").encode()  # a line without a stop is a headline
        source = Bytes("sentence.txt", data, hashlib.sha256(data).hexdigest())
        (story,) = reading.read(source, date=day)
        self.reports = [r for one in engine.read(source, date=day) for r in one.reports]
        self.doc = PatternPipeline().analyse(story)
        self.cast = actors.find(self.doc)
        self.day = dt.date.fromisoformat(day)
        # Everybody named, outside of who is credited with the news.
        said = [a.speaker for s in self.doc.sentences for a in s.attributions if a.form != "head"]
        self.named = [
            actor
            for scene in self.cast.scenes
            for actor in acts.actors_of(self.doc.text, scene, self.cast)
            if not any(span.overlaps(actor.span) for span in said)
        ]

    def events(self, future: str) -> list[Coded]:
        """Gatherings and acts; what a drill is called is no attack."""
        drills = any(r.kind == "exercise" for r in self.reports)
        found = [e for e in self._acts(future) if not (drills and e.plover in ("ASSAULT", "MOBILIZE"))]
        return [*self._gatherings(future), *found]

    def _gatherings(self, future: str) -> Iterator[Coded]:
        for report in self.reports:
            coded = codebook.of_gathering(report.kind, report.status)
            if coded is None:
                continue
            meets = coded.plover == "AGREE" and report.status in AHEAD and report.plover == "CONSULT"
            at = next((e.start for e in report.evidence if e.field == "kind" and e.start is not None), 0)
            sides = [p.code for p in report.parties if p.code]
            first = [c for c in sides if any(a.span.start < at and c in a.codes for a in self.named)]
            last = [c for c in sides if c not in first]
            yield Coded(
                plover=future if meets else coded.plover,
                cameo=coded.cameo,
                sources=_countries(first or sides),
                targets=_countries(last if first else ()),
                at=at,
            )

    def _acts(self, future: str) -> Iterator[Coded]:
        text = self.doc.text
        mentions = [
            tuple(_shift(t, s.span.start) for t in times.find(s.span.cut(text), self.day)) for s in self.doc.sentences
        ]
        for act in acts.all_of(self.doc, self.cast, mentions):
            standing = act.standing.value if act.standing else None
            coded = codebook.of_act(act.frame.plover, act.frame.cameo, standing)
            meets = act.frame.plover == "CONSULT" and coded.plover == "AGREE"
            yield Coded(
                plover=future if meets else coded.plover,
                cameo=coded.cameo,
                sources=_countries(act.actors),
                targets=_countries(act.targets),
                at=act.span.start,
                real=standing not in ("hypothetical", "negated"),
            )


def _filled(event: Coded, sentence: _Sentence) -> Coded:
    """A side that the verb's own words leave open, by who else the sentence names: before the verb, and behind it."""
    sources, targets = event.sources, event.targets
    if not sources:
        ahead = [a for a in sentence.named if a.span.start < event.at and not set(_countries(a.codes)) & set(targets)]
        sources = _countries(ahead[0].codes) if ahead else ()
    if not targets:
        behind = [a for a in sentence.named if a.span.start > event.at and not set(_countries(a.codes)) & set(sources)]
        targets = _countries(behind[0].codes) if behind and len(sources) < 2 else ()
    return msgspec.structs.replace(event, sources=sources, targets=targets)


def _countries(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(country, codes)))


def _shift(mention: times.TimeMention, by: int) -> times.TimeMention:
    return msgspec.structs.replace(mention, start=mention.start + by, end=mention.end + by)
