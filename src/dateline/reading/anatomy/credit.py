"""Who reported it: credits in the running text, in brackets, in source lines; and the chain, origin first."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

import msgspec

from dateline.reading import names
from dateline.reading.words import any_of, datelines, fold

FIRST_PARAGRAPHS = 3
LONGEST = 3000
_SENTENCE = re.compile(r"(?<=[.!?][\"”’\s])\s*(?=[A-Z\"“])")


class Credit(msgspec.Struct, frozen=True):
    """An agency credited in running text, and where."""

    name: str
    start: int
    end: int


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = datelines()
    whose = r"(?:\w+['’]s?\s+)?(?:(?:official|state|state-run|state-owned|local|semi-official)\s+)?"
    office = r"(?:(?:news agency|agency|media outlet|broadcaster)\s+)?"
    agency = rf"(?P<agency>{names.agency_pattern().pattern})"
    full = r"(?P<full>(?:['’]s)?\s+(?:state\s+)?(?:news|press)\s+(?:agency|service|wire))?"
    verbs = rf"(?:has\s+|had\s+|also\s+|earlier\s+)?(?:{any_of(words.credit_verbs)})"
    after = rf"(?P<office>{office[3:-2]})?{agency}{full}(?:,?\s+\([A-Z]+\))?,?\s+{verbs}\b"
    before = rf"\b(?:{any_of(words.credit_before)})\s+(?:the\s+)?{whose}(?P<office>{office[3:-2]})?{agency}{full}"
    vetoes = rf"\b(?:{any_of(words.credit_vetoes)})\b"
    return re.compile(after), re.compile(before), re.compile(vetoes, re.IGNORECASE)


def in_text(paragraphs: Sequence[str]) -> tuple[Credit, ...]:
    """Agencies that the first paragraphs credit with the news told, in order of the text."""
    after, before, vetoes = _patterns()
    found: list[Credit] = []
    for text in (paragraph[:LONGEST] for paragraph in paragraphs[:FIRST_PARAGRAPHS]):
        if not names.may_name_agency(text):
            continue
        for pattern in (after, before):
            for m in pattern.finditer(text):
                if _counts(m, text, vetoes):
                    found.append(Credit(m["agency"], m.start("agency"), m.end("agency")))
    return tuple(found)


def _counts(m: re.Match[str], text: str, vetoes: re.Pattern[str]) -> bool:
    name = m["agency"]
    row = names.agency(name)
    # One word that is also something else ("Report", "AA") needs "news agency" beside it.
    weak = row is None or ((row.weak and name != row.name) or name in datelines().weak_names)
    if row is None or (weak and " " not in name and not (m["full"] or m["office"])):
        return False
    sentence = _sentence_at(text, m.start())
    near = vetoes.match(text[m.end() :].lstrip(" ,")) or vetoes.match(sentence) or vetoes.search(m[0])
    return near is None


def _sentence_at(text: str, at: int) -> str:
    start = 0
    for m in _SENTENCE.finditer(text):
        if m.end() > at:
            return text[start : m.start()]
        start = m.end()
    return text[start:]


def chain(
    origins: Iterable[str], filed: Sequence[str], last: Iterable[str], country: str | None = None
) -> tuple[str, ...]:
    """Origin first, each once, as the text words them; portals of ``filed`` go behind agencies.

    ``country`` is the dateline's: it tells houses of one abbreviation apart.
    """
    wires = [name for name in filed if names.publisher(name) is None or names.local_agency(name, country)]
    portals = [name for name in filed if name not in wires]
    out: dict[str, str] = {}
    for name in (*origins, *wires, *portals, *last):
        row = names.local_agency(name, country)
        out.setdefault(fold(row.name if row else canonical(name)), name.strip(" .,;:"))
    return tuple(out.values())


def canonical(name: str) -> str:
    """An agency by its name in the vocabulary; anything else as worded."""
    row = names.agency(name)
    return row.name if row else name.strip(" .,;:")
