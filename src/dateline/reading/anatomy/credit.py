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
    """An agency credited in running text, where, and whether it is named as another's source ("citing X")."""

    name: str
    start: int
    end: int
    paragraph: int = 0
    sentence: str = ""
    cited: bool = False


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = datelines()
    whose = r"(?:\w+['’]s?\s+)?(?:(?:official|state|state-run|state-owned|local|semi-official)\s+)?"
    office = r"(?:(?:news agency|agency|media outlet|broadcaster)\s+)?"
    agency = rf"(?P<agency>{names.agency_pattern().pattern})"
    full = r"(?P<full>(?:['’]s)?\s+(?:state\s+)?(?:news|press)\s+(?:agency|service|wire))?"
    verbs = rf"(?:has\s+|had\s+|also\s+|earlier\s+)?(?:{any_of(words.credit_verbs)})"
    aside = r"(?:,?\s+\([A-Z]+\)|,\s[A-Z]{2,6},|,\s(?:citing|quoting)\s[^,.]{3,60},)?"
    writer = rf"(?:(?:['’]s)?\s(?:{any_of(words.credit_writers)})(?:\sin\s[A-Z]\w+)?)?"
    after = rf"(?P<office>{office[3:-2]})?{agency}{full}{aside}{writer},?\s+{verbs}\b"
    inverse = rf"|(?:{any_of(words.credit_inverse)})\s+the|(?<=,\s)(?:{any_of(words.credit_inverse)})(?=\s[A-Z])"
    towards = rf"(?:(?i:{any_of(words.credit_before)}){inverse})"
    before = rf"\b{towards}\s+(?:the\s+)?{whose}(?P<office>{office[3:-2]})?{agency}{full}"
    vetoes = rf"\b(?:{any_of(words.credit_vetoes)})\b"
    strong = rf"{any_of(words.credit_strong)}\b"
    return re.compile(after), re.compile(before), re.compile(vetoes, re.IGNORECASE), re.compile(strong)


def in_text(paragraphs: Sequence[str]) -> tuple[Credit, ...]:
    """Agencies that the first paragraphs credit with the news told, in order of the text."""
    after, before, *_rest = _patterns()
    found: list[Credit] = []
    for i, text in enumerate(paragraph[:LONGEST] for paragraph in paragraphs[:FIRST_PARAGRAPHS]):
        if not names.may_name_agency(text):
            continue
        for pattern in (after, before):
            for m in pattern.finditer(text):
                if _counts(m, text):
                    start, end = m.span("agency")
                    found.append(Credit(m["agency"], start, end, i, _sentence_at(text, start), pattern is before))
    return tuple(found)


def origins(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Whom the first credit of the text names: the agency that reported it, behind the one that it cites."""
    found = in_text(paragraphs)
    if not found:
        return ()
    first = found[0]
    same = [c for c in found if (c.paragraph, c.sentence) == (first.paragraph, first.sentence) and c != first]
    behind = [c.name for c in same if c.cited and c.start > first.end and not first.cited]
    return (*behind[:1], first.name)


def _counts(m: re.Match[str], text: str) -> bool:
    _after, _before, vetoes, strong = _patterns()
    name = m["agency"]
    row = names.agency(name)
    # One word that is also something else ("Report", "AA") needs "news agency" beside it.
    weak = row is None or ((row.weak and name != row.name) or name in datelines().weak_names)
    plain = not (m["full"] or m["office"] or strong.search(m[0].replace(name, " ")))
    if row is None or (weak and " " not in name and plain):
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
    origins: Sequence[str], filed: Sequence[str], last: Iterable[str], country: str | None = None
) -> tuple[str, ...]:
    """Origin first, each once, as the text words them; portals of ``filed`` go behind agencies.

    ``country`` is the dateline's: it tells houses of one abbreviation apart.
    """
    wires = [name for name in filed if names.publisher(name) is None or names.local_agency(name, country)]
    portals = [name for name in filed if name not in wires]
    told = [_house(name, country) for name in wires]
    if len(told) >= 3 and all(_house(name, country) in told for name in origins):
        # Three and more houses sign together: whom one of them quotes puts none of them first.
        origins = ()
    out: dict[str, str] = {}
    for name in (*origins, *wires, *portals, *last):
        out.setdefault(_house(name, country), _short(name))
    # A house that both files and is credited in the text goes by the name in its dateline.
    out |= {_house(name, country): _short(name) for name in reversed(wires)}
    return tuple(out.values())


def _house(name: str, country: str | None) -> str:
    row = names.local_agency(name, country) or names.agency(name.partition("-")[0])
    return fold(row.name if row else canonical(name))


def _short(name: str) -> str:
    """The name without the abbreviation behind it: "Saudi Press Agency (SPA)"; "AKIPRESS.COM" by the agency's name."""
    row = names.agency(name) if "." in name and " " not in name.strip() else None
    if row is not None and fold(name) not in map(fold, row.forms):
        return row.name
    return name.strip(" .,;:").partition(" (")[0].partition(", ")[0]


def canonical(name: str) -> str:
    """An agency by its name in the vocabulary; anything else as worded."""
    row = names.agency(name)
    return row.name if row else name.strip(" .,;:")
