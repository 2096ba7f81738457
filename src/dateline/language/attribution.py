"""Where a sentence hands its news to a source: "..., the ministry said on Friday", "according to X", "citing Y".

Finding only: who the speaker is (a ministry, an agency, an unnamed official) is for the rooms downstream.
"""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.language.clauses import words
from dateline.model import Span


class Attribution(msgspec.Struct, frozen=True):
    """``speaker`` credits the rest of the sentence; ``span`` is all that belongs to the crediting, not the news."""

    span: Span
    speaker: Span
    verb: str
    form: str


_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TAIL_NP = r"(?P<np>[^,\";]{2,110}?)"
_SAID_HOW = (
    rf"(?: (?:on |late |early )?{_DAY}(?: (?:morning|evening|night|afternoon))?| (?:in|through|via|at) an? [^,.;\"]{{3,60}}"
    r"| (?:told|to) [^,.;\"]{3,40}| earlier| later| today| yesterday| here| on (?:\d+ )?[A-Z]\w+\.?(?: \d+)?)*"
)
# What a subject cannot hold: with one of these the "speaker" is a clause of its own.
_FINITE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|met|meets|held|holds|visited|signed|agreed|can|could|may|might|should|did|"
    r"does|because|that|if|after|before|when|while)\b"
)


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    verbs = "|".join(words().reporting.verbs)
    phrases = "|".join(map(re.escape, words().reporting.phrases))
    return {
        "learned": re.compile(r"[,\"] (?P<np>it) (?:was|has been|is) (?P<verb>learned|learnt|announced|reported|revealed|decided|disclosed)\b"),
        "tail": re.compile(rf"[,\"?!]['\"]? {_TAIL_NP} (?:has |have |had |also |later |further |told \S+ )*(?P<verb>{verbs})\b(?=[ ,.:;]|$)"),
        "inverted": re.compile(r"[,\"?!]['\"]? (?P<verb>said|says|added|quoted) (?P<np>[A-Z][^\";]{2,110}?)(?=[.;]|,? (?:in|at|on|after|who) |$)"),
        "head": re.compile(rf"(?P<np>[A-Z\"'][^\";:]{{1,140}}?),? (?:has |have |had |also |later |on {_DAY} |{_DAY} )*(?P<verb>{verbs})\b"),
        "phrase": re.compile(rf"(?:^|[ ,])(?P<verb>{phrases}) (?P<np>[^,;\"]{{2,120}}?)(?=[,;\"]|\.?$|\. )", re.I),
    }  # fmt: skip


_TOLD = re.compile(r"(?: [^,.;\"]{3,70}?)(?=[,.;\"]| that |$)(?: that\b)?")
_REST = re.compile(rf"{_SAID_HOW}(?:,? ?that\b|:|,)?")


def find(text: str, sentence: Span) -> tuple[Attribution, ...]:
    """All attributions of ``text[sentence]`` (plain text), in order, each once."""
    cut = sentence.cut(text)
    tails = _tails(cut)
    heads = [h for h in _heads(cut) if not any(h.speaker.holds(t.speaker) for t in tails)]
    found = [*_phrases(cut), *tails, *heads]
    kept: list[Attribution] = []
    for item in sorted(found, key=lambda a: (a.speaker.start, a.span.start)):
        if not any(item.speaker.overlaps(other.speaker) for other in kept):
            kept.append(item)
    by = sentence.start
    return tuple(Attribution(a.span.shift(by), a.speaker.shift(by), a.verb, a.form) for a in kept)


def _phrases(cut: str) -> list[Attribution]:
    return [
        Attribution(Span(m.start("verb"), m.end("np")), Span(*m.span("np")), m["verb"].lower(), "phrase")
        for m in _patterns()["phrase"].finditer(cut)
    ]


def _tails(cut: str) -> list[Attribution]:
    found = []
    for form in ("learned", "tail", "inverted"):
        for m in _patterns()[form].finditer(cut):
            if _FINITE.search(m["np"]) or _opens_clause(m["np"]):
                continue
            rest = (_TOLD if m["verb"] in ("told", "tells", "informed") else _REST).match(cut, m.end())
            end = rest.end() if rest and form != "inverted" else m.end()
            found.append(Attribution(Span(m.start() + 1, end), Span(*m.span("np")), m["verb"], form))
    return found


def _heads(cut: str) -> list[Attribution]:
    m = _patterns()["head"].match(cut)
    if not m or _FINITE.search(re.sub(r", (?:who|which)[^,]*,?", "", m["np"])):
        return []
    rest = _REST.match(cut, m.end())
    return [Attribution(Span(m.start(), rest.end() if rest else m.end()), Span(*m.span("np")), m["verb"], "head")]


def _opens_clause(noun_phrase: str) -> bool:
    return bool(re.match(r"(?:and|but|or|which|who|as|where|to|in|on|at|with|for|by) ", noun_phrase, re.I))
