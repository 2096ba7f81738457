"""Posts in a text: "vice defense minister for international affairs", with rank, portfolio and side.

The head of a post is a wording of ranks.yaml; what stands before it (deputy, acting) and behind it (for Asian affairs at
the foreign ministry) is found by pattern. A post names its side where a state stands in it: "Japan's ...", "... of Japan".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dateline.actors import names
from dateline.actors.polities import Polity
from dateline.language import Lexicon
from dateline.model import Span
from dateline.vocabulary import tables


class Sense(msgspec.Struct, frozen=True):
    """Rank and portfolio of a post's wording; ``countries`` limits it; ``plural`` where it names several people."""

    level: str
    portfolio: str | None
    countries: tuple[str, ...] = ()
    plural: bool = False


class Title(msgspec.Struct, frozen=True):
    """One post: ``span`` is all of it without its body, ``body`` the ministry or bureau, ``code`` the state it is of."""

    span: Span
    head: Span
    level: str
    portfolio: str | None
    plural: bool
    code: str | None = None
    body: Span | None = None
    start: int = 0
    speaker: bool = False
    former: bool = False
    codes: tuple[str, ...] = ()
    word: str = ""
    senses: tuple[Sense, ...] = ()
    prefix: str = ""


@functools.cache
def _lexicon() -> Lexicon[tuple[Sense, ...]]:
    table: dict[str, list[Sense]] = {}
    for form, sense in _entries():
        table.setdefault(form.lower(), []).append(sense)
    return Lexicon(((form, tuple(senses)) for form, senses in table.items()), fold=True)


def _entries() -> Iterator[tuple[str, Sense]]:
    for rank in tables.ranks():
        for form in (*rank.titles, *rank.short):
            yield form, Sense(rank.level, rank.portfolio, rank.countries, False)
        for form in rank.plurals:
            yield form, Sense(rank.level, rank.portfolio, rank.countries, True)
    for form in names.words().speakers:
        yield form, Sense("speaker", None)


_MODIFIERS = (
    r"(?:(?:first|second|senior|deputy|vice|acting|assistant|associate|principal|chief|special|top|state|joint|caretaker|interim|permanent|parliamentary|"
    r"executive|visiting|newly appointed|outgoing|incoming|new|then|former|ex|late|under|adjunct|presidential|federal|union|lead|head|career)[ -])+"
)
_BEFORE = re.compile(rf"(?:^|(?<=[ (\"'\-]))({_MODIFIERS})$", re.I)
_LINK = re.compile(r" (?:in charge of|responsible for|for|of|on|at|in|to|with)(?: the)?(?= )")
_PLACED = re.compile(r" (?:at|in|on|with|to)\b")
_BODY = re.compile(
    r" (?:at|of|in|with|from) (?:the |its |his |her |their )?"
    r"((?:(?!(?:at|of|in|for) )[\w'.\-]+ ){0,6}?(?:[Mm]inistry|[Bb]ureau|[Dd]epartment|[Oo]ffice|[Cc]ouncil|[Cc]ommand|[Aa]gency|[Dd]irectorate|"
    r"[Dd]ivision|[Cc]ommission|[Ss]ecretariat|[Ss]taff)\b(?: (?:of|for) (?:[A-Z]\w+(?: and)? ?)*[A-Z]\w+)?)"
)
_FIELD_WORD = re.compile(r"(?P<and>,? and| &)? (?P<of>(?:of|for)(?: the)? )?(?P<word>[\w][\w'.\-]*)")
_LOWERED = {
    "minister": "vice_minister",
    "leader": "minister",
    "vice_minister": "deputy_minister",
    "military_chief": "flag_officer",
}


def find(text: str, span: Span, polities: Sequence[Polity]) -> list[Title]:
    """The posts of ``text[span]`` (plain text), in order, each with the state that stands in it."""
    cut = span.cut(text)
    found = []
    bare = _only_with_name()
    for hit in _lexicon().find(cut):
        if (
            cut[hit.start : hit.end].lower() in bare
            and not re.match(r",? [A-Z]", cut[hit.end : hit.end + 3])
            and cut[hit.start].islower()
        ):
            continue
        head = Span(span.start + hit.start, span.start + hit.end)
        found.append(_title(text, span, head, hit.value, polities))
    found += _bureau_heads(text, span, polities, found)
    return sorted(found, key=lambda t: t.span)


_BUREAU_HEAD = re.compile(
    r"\b(?:(?:deputy|acting|vice) )?(?:head|chief|director) (?:of|for) (?:(?:the|its|his|her) )?"
    r"(?P<body>(?:[\w.&'\-]+ ){0,7}?(?:[Bb]ureau|[Dd]epartment|[Dd]irectorate|[Dd]ivision|[Ss]ection|[Dd]esk)(?: of (?:[A-Z]\w+ ?)+)?)"
)


def _bureau_heads(text: str, span: Span, polities: Sequence[Polity], known: Sequence[Title]) -> list[Title]:
    """ "head of the ministry's Asian Affairs Bureau": a director general by another name."""
    out = []
    for found in _BUREAU_HEAD.finditer(text, span.start, span.end):
        head = Span(found.start(), found.start("body") - 1)
        word = text[found.start() : found.end()].split(" of ")[0].split(" for ")[0]
        where = Span(found.start(), found.start() + len(word))
        if any(t.span.overlaps(where) for t in known):
            continue
        left, codes = _left_state(text, head.start, polities)
        inside = [p.code for p in polities if found.start() < p.span.start and p.span.end <= found.end()]
        code = left or (inside[0] if inside else None)
        out.append(
            Title(
                where,
                where,
                "director_general",
                None,
                False,
                code,
                Span(*found.span("body")),
                head.start,
                codes=codes,
                word=word.lower(),
            )  # fmt: skip
        )
    return out


@functools.cache
def _only_with_name() -> frozenset[str]:
    return frozenset(tables.only_with_name())


def _title(text: str, sentence: Span, head: Span, senses: Sequence[Sense], polities: Sequence[Polity]) -> Title:
    before = _BEFORE.search(text, sentence.start, head.start) if head.start - sentence.start < 60 else None
    before = before or _BEFORE.search(text[max(sentence.start, head.start - 60) : head.start])
    prefix = before[1] if before else ""
    start = head.start - len(prefix)
    left, left_codes = _left_state(text, start, polities)
    right_codes = _right_states(text, head.end, polities)
    code = left or (right_codes[0] if right_codes else None)
    sense = _choose(senses, code)
    if code is None and len(sense.countries) == 1 and all(s.countries == sense.countries for s in senses):
        code = sense.countries[0]  # a post that only one state has
    level = _with_prefix(sense.level, prefix)
    end, body = _behind(text, sentence, head, sense)
    former = bool(re.search(r"\b(?:former|ex|late|then)\b", prefix, re.I))
    return Title(
        Span(start, end),
        head,
        level,
        sense.portfolio,
        sense.plural,
        code,
        body,
        start,
        sense.level == "speaker",
        former,
        left_codes or right_codes,
        head.cut(text).lower(),
        tuple(senses),
        prefix,
    )


def rank(title: Title, code: str | None) -> tuple[str, str | None]:
    """Level and portfolio of a post once its side is known: some titles rank differently from state to state."""
    if not title.senses:
        return title.level, title.portfolio
    sense = _choose(title.senses, code)
    return ("unknown" if sense.level == "speaker" else _with_prefix(sense.level, title.prefix)), sense.portfolio


def _choose(senses: Sequence[Sense], code: str | None) -> Sense:
    speaker = next((s for s in senses if s.level == "speaker"), None)
    if speaker:
        return speaker
    for sense in senses:
        if code and code in sense.countries:
            return sense
    general = [s for s in senses if not s.countries]
    return general[0] if general else senses[0]


def _with_prefix(level: str, prefix: str) -> str:
    if re.search(r"\b(?:deputy|vice)\b", prefix, re.I):
        return _LOWERED.get(level, level)
    if re.search(r"\bassistant\b", prefix, re.I):
        return "deputy_minister" if level in ("minister", "vice_minister") else level
    return level


def _left_state(text: str, start: int, polities: Sequence[Polity]) -> tuple[str | None, tuple[str, ...]]:
    """The state right before a post: "Japan's ", "Japanese ", "Japanese and South Korean ", "the Japanese "."""
    near = [p for p in polities if p.span.end <= start and start - p.span.end <= 40]
    if not near:
        return None, ()
    last = near[-1]
    gap = text[last.span.end : start]
    if not re.fullmatch(r"(?:'s?)? (?:(?:visiting|new|newly appointed|own|top|then|government|own) )*", gap) and not (
        last.form in ("seat",) and gap == " "
    ):
        between = re.fullmatch(r"(?:'s?)? (?:[A-Z][\w&.'\-]+ |[a-z]+ ){0,4}", gap)
        if not (
            between
            and (last.form == "demonym" or last.possessive)
            and not re.search(r"\b(?:and|in|on|with|of|at|to|by|the|a)\b", gap)
        ):
            return None, ()
    if last.form == "capital" and not last.possessive:
        return None, ()
    codes = [last.code]
    for earlier in reversed(near[:-1]):
        joint = text[earlier.span.end : last.span.start]
        if not re.fullmatch(r"(?:'s)?,? (?:and |& )?|/|-|,? and the |\u2014", joint):
            break
        codes.append(earlier.code)
        last = earlier
    return codes[0], tuple(reversed(codes))


_BEHIND = re.compile(
    r"(?: for [\w \-]{3,50}| [\w\-]+){0,2} (?:of|at|in|from) (?:the )?(?:[A-Z]\w+ (?:of|for) (?:[A-Z]?\w+(?: and)? ){1,4}(?:of|in) )?"
)


def _right_states(text: str, end: int, polities: Sequence[Polity]) -> tuple[str, ...]:
    """The states behind a post: "of Japan", "of Serbia and Kosovo", "of the Lebanese Armed Forces", "at the Chinese ministry"."""
    codes: list[str] = []
    at = end
    for polity in polities:
        if polity.span.start < at or polity.span.start > end + 160:
            continue
        gap = text[at : polity.span.start]
        if not (
            re.fullmatch(r",? and (?:the )?|, (?:the )?", gap) if codes else len(gap) < 90 and _BEHIND.fullmatch(gap)
        ):
            break
        codes.append(polity.code)
        at = polity.span.end
    return tuple(codes)


def _behind(text: str, sentence: Span, head: Span, sense: Sense) -> tuple[int, Span | None]:
    """Where the post ends, and the ministry or bureau in it."""
    body = _BODY.match(text, head.end, sentence.end)
    if body:
        return head.end, Span(*body.span(1))
    link = _LINK.match(text, head.end, sentence.end)
    if not link:
        return head.end, None
    end = _end_of_field(text, link.end(), sentence.end)
    if end <= link.end() or (_PLACED.match(link[0]) and not _BODY.match(text, head.end, end)) or sense.plural:
        return head.end, None
    inside = _BODY.search(text, link.end(), end)
    if inside and inside.start() > head.end:
        return inside.start(), Span(*inside.span(1))
    return end, None


def _end_of_field(text: str, start: int, limit: int) -> int:
    """The field of work behind "for", "of": ends before a verb, a name, a comma, or an "and" that joins another person."""
    ends, stops = _field_ends(), _field_stops()
    at = start
    while found := _FIELD_WORD.match(text, at, min(limit, start + 110)):
        word = found["word"]
        if word.lower() in stops:
            break
        capital = word[0].isupper()
        ahead = re.findall(r"[\w'\-]+", text[found.end() : found.end() + 50])[:3]
        known = word in ends or word in _field_words()
        leads_on = any(w in ends or w in _field_words() for w in ahead) or re.match(
            r" (?:of|for|at|in) ", text[found.end() : found.end() + 5]
        )
        if capital and not known and not leads_on and (at > start or found["and"]):
            break
        if capital and found["and"] and not known and not leads_on:
            break
        at = found.end()
    return at


@functools.cache
def _field_ends() -> frozenset[str]:
    return frozenset(names.words().field_ends)


@functools.cache
def _field_stops() -> frozenset[str]:
    return frozenset(names.words().field_stops)


@functools.cache
def _field_words() -> frozenset[str]:
    return frozenset(names.words().not_in_names)
