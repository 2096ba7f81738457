"""Where a sentence hands its news to a source: "..., the ministry said on Friday", "according to X", "citing Y".

Finding only: who the speaker is (a ministry, an agency, an unnamed official) is for the rooms downstream.
"""

from __future__ import annotations

import functools
import re

import msgspec

from dateline.language.forms import Pattern
from dateline.model import Span
from dateline.vocabulary import load


class Attribution(msgspec.Struct, frozen=True):
    """``speaker`` credits the rest of the sentence; ``span`` is all that belongs to the crediting, not the news."""

    span: Span
    speaker: Span
    verb: str
    form: str


class AttributionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/attribution.yaml."""

    verbs: list[str]
    phrases: list[str]
    learned: list[str]
    inverted: list[str]
    behind_speaker: list[str]
    to_a_listener: frozenset[str]
    before_verb: list[str]
    when_said: list[str]
    finite: list[str]
    not_a_speaker: list[str]


@functools.cache
def _words() -> AttributionWords:
    return load("attribution", AttributionWords)


# ``np`` is the speaker, ``verb`` what hands the news over.
_PATTERNS = {
    "learned": Pattern(r"[,\"] (?P<np>it) (?:was|has been|is) (?P<verb>{learned})\b", _words),
    "tail": Pattern(
        r"[,\"?!]['\"]? (?P<np>[^,\";]{2,110}?(?:, [A-Z][^,\";]{2,40},)?) (?:(?:{before_verb}|further|told \S{1,40}) )*"
        r"(?P<verb>{verbs})\b(?=[ ,.:;]|$)",
        _words,
    ),
    "inverted": Pattern(
        r"[,\"?!]['\"]? (?P<verb>{inverted}) (?P<np>[A-Z][^\";]{2,110}?)(?=[.;]|,? {behind_speaker} |$)", _words
    ),
    "head": Pattern(
        r"^(?P<np>[A-Z\"'][^\";:]{1,140}?),? (?:(?:{before_verb}|(?:on )?{@weekdays}) )*(?P<verb>{verbs})\b", _words
    ),
    "phrase": Pattern(
        r"(?:^|[ ,])(?P<verb>{=phrases}) (?P<np>[^,;\"]{2,120}?)(?=[,;\"]|\.?$|\. )", _words, re.I
    ),
}  # fmt: skip
_FINITE = Pattern(r"\b{finite}\b", _words)
_NO_SPEAKER = Pattern(r"{not_a_speaker} ", _words, re.I)
_RELATIVE = re.compile(r", (?:who|which)[^,]*,?")
# What follows the verb and still belongs to the telling: the listener; the day, the place, the medium.
_TOLD = re.compile(r"(?: [^,.;\"]{3,70}?)(?=[,.;\"]| that |$)(?: that\b)?")
_REST = Pattern(
    r"(?: (?:on |late |early )?{@weekdays}(?: (?:morning|evening|night|afternoon))?"
    r"| (?:in|through|via|at) an? [^,.;\"]{3,60}| (?:told|to) [^,.;\"]{3,40}"
    r"| {when_said}| on (?:\d+ )?[A-Z]\w+\.?(?: \d+)?)*(?:,? ?that\b|:|,)?",
    _words,
)


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
        for m in _PATTERNS["phrase"].finditer(cut)
    ]


def _tails(cut: str) -> list[Attribution]:
    found = []
    for form in ("learned", "tail", "inverted"):
        for m in _PATTERNS[form].finditer(cut):
            if _FINITE.search(m["np"]) or _NO_SPEAKER.match(m["np"]):
                continue
            rest = (_TOLD if m["verb"] in _words().to_a_listener else _REST).match(cut, m.end())
            end = rest.end() if rest and form != "inverted" else m.end()
            found.append(Attribution(Span(m.start() + 1, end), Span(*m.span("np")), m["verb"], form))
    return found


def _heads(cut: str) -> list[Attribution]:
    m = _PATTERNS["head"].match(cut)
    if not m or _FINITE.search(_RELATIVE.sub("", m["np"])):
        return []
    rest = _REST.match(cut, m.end())
    return [Attribution(Span(m.start(), rest.end() if rest else m.end()), Span(*m.span("np")), m["verb"], "head")]
