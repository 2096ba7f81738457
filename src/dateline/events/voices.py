"""Who says so: the speaker credited first with the news, and the media that carried the word."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.language import Document, Lexicon, Sentence
from dateline.language.attribution import Attribution
from dateline.model import Span
from dateline.times import TimeMention
from dateline.vocabulary import load, tables


class VoiceCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/voice_cues.yaml."""

    kinds: dict[str, list[str]]
    pronouns: list[str]
    withheld: list[str]
    comment: list[str]


class Voice(msgspec.Struct, frozen=True):
    """One speaker of the story: the phrase, what kind of source, and through which media."""

    speaker: Span | None
    text: str | None
    kind: str
    anonymous: bool
    via: tuple[str, ...]
    via_spans: tuple[Span, ...]
    said_on: str | None
    said_span: Span | None
    order: int


@functools.cache
def _table() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], frozenset[str], re.Pattern[str], re.Pattern[str]]:
    cues = load("voice_cues", VoiceCues)
    kinds = tuple((kind, re.compile("|".join(forms), re.I)) for kind, forms in cues.kinds.items())
    return (
        kinds,
        frozenset(cues.pronouns),
        re.compile("|".join(cues.withheld), re.I),
        re.compile("|".join(cues.comment), re.I),
    )


@functools.cache
def _media() -> Lexicon[str]:
    return Lexicon(
        [
            *((f, a.name) for a in tables.agencies() for f in a.forms),
            *(
                (f, p.name)
                for p in tables.publishers()
                for f in p.forms
                if p.kind not in ("ministry", "government", "organisation")
            ),
        ]
    )


def find(doc: Document, times: Sequence[Sequence[TimeMention]]) -> list[Voice]:
    """The speakers of a story in order; ``times`` are the time mentions of each sentence."""
    voices = []
    for order, sentence in enumerate(doc.sentences):
        if sentence.paragraph >= 0:
            voices += _of_sentence(doc.text, sentence, times[order], order)
    return voices


def _of_sentence(text: str, sentence: Sentence, times: Sequence[TimeMention], order: int) -> list[Voice]:
    people: list[Voice] = []
    media: list[tuple[str, Span]] = []
    for item in sentence.attributions:
        carried = _outlets(text, item, sentence)
        if carried and _is_outlet(text, item.speaker):
            media += carried
            continue
        media += [c for c in carried if not item.speaker.holds(c[1])]
        voice = _voice(text, sentence, item, times, order)
        if voice:
            people.append(voice)
    via, spans = tuple(m for m, _ in media), tuple(s for _, s in media)
    if people:
        return [msgspec.structs.replace(p, via=via, via_spans=spans) for p in people]
    if media:
        name, span = media[0]
        said = _said_on(sentence, span, times)
        return [Voice(span, span.cut(text), "agency" if _is_agency(name) else "media", False, via, spans, *said, order)]
    return []


def _voice(text: str, sentence: Sentence, item: Attribution, times: Sequence[TimeMention], order: int) -> Voice | None:
    kinds, pronouns, withheld, comment = _table()
    phrase = _trim(text, item.speaker)
    shown = phrase.cut(text)
    low = re.sub(r"^(?:the|a|an) ", "", shown.lower())
    if shown.lower() in pronouns or low in pronouns or comment.search(shown) or len(shown) < 2:
        return None
    kind = next((k for k, pattern in kinds if pattern.search(shown)), "")
    secret = kind == "anonymous" or bool(withheld.search(text, sentence.span.start, sentence.span.end))
    named = bool(re.search(r"(?:^|[a-z] )[A-Z][\w\-]+ [A-Z][\w\-]+$", shown)) and kind not in ("ministry", "document")
    kind = "official" if kind == "anonymous" or named or not kind else kind
    if kind == "ministry" and re.search(
        r"\b(?:official|spokes\w+|minister|source|secretary|president|chief|adviser)\b", shown, re.I
    ):
        kind = "official"
    return Voice(phrase, shown, kind, secret, (), (), *_said_on(sentence, item.span, times), order)


def _trim(text: str, span: Span) -> Span:
    cut = span.cut(text)
    lead = re.match(r"(?:[\"'\s]|and |but |also )*", cut)
    start = span.start + (lead.end() if lead else 0)
    tail = re.search(
        r"(?:,? (?:who|which|speaking|in an?|on|at a|told|via|when|while|during|as)\b.*|,.*)$", text[start : span.end]
    )
    end = start + tail.start() if tail and tail.start() > 2 else span.end
    return Span(start, end)


def _said_on(sentence: Sentence, near: Span, times: Sequence[TimeMention]) -> tuple[str | None, Span | None]:
    """The day inside or right behind the attribution; only a sharp one."""
    for time in times:
        if time.kind == "date" and time.grain == "day" and time.edtf and near.start - 2 <= time.start <= near.end + 14:
            return time.edtf, Span(time.start, time.end)
    return None, None


def _outlets(text: str, item: Attribution, sentence: Sentence) -> list[tuple[str, Span]]:
    reach = Span(item.span.start, min(sentence.span.end, item.span.end + 45))
    return [(h.value, Span(reach.start + h.start, reach.start + h.end)) for h in _media().find(reach.cut(text))]


def _is_outlet(text: str, speaker: Span) -> bool:
    shown = speaker.cut(text)
    hits = _media().find(shown)
    rest = shown
    for hit in reversed(hits):
        rest = f"{rest[: hit.start]}@{rest[hit.end :]}"
    return bool(hits) and not re.search(
        r"\b(?:official|ministry|spokes\w*|minister|sources?|correspondent)s?\b(?! @)", rest, re.I
    )


@functools.cache
def _agency_names() -> frozenset[str]:
    return frozenset(a.name for a in tables.agencies())


def _is_agency(name: str) -> bool:
    return name in _agency_names()


CARRIED = 3  # an outlet credited so many sentences behind the first speaker carried his word, too


def with_carrier(first: Voice, spoken: Sequence[Voice]) -> Voice:
    """ "..., the ministry said." and in the next sentence "..., Yonhap reported": the agency carried the ministry's word."""
    if first.via or first.kind in ("agency", "media"):
        return first
    for voice in spoken:
        if voice.via and 0 <= voice.order - first.order <= CARRIED:
            return msgspec.structs.replace(first, via=voice.via, via_spans=voice.via_spans)
    return first
