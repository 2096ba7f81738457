"""Who says so: the speaker credited first with the news, and the media that carried the word."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from dateline.events import outlets
from dateline.language import Document, Pattern, Sentence, any_case, any_of
from dateline.language.attribution import Attribution
from dateline.model import Span
from dateline.times import TimeMention
from dateline.vocabulary import load

CARRIED = 3  # an outlet credited so many sentences behind the first speaker carried his word, too
SAID_REACH = 14  # characters behind a crediting in which its day may stand
MEDIA = ("agency", "media")
IMPERSONAL = ("ministry", "document")


class VoiceCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/voice_cues.yaml."""

    kinds: dict[str, list[str]]
    pronouns: frozenset[str]
    withheld: list[str]
    comment: list[str]
    persons: list[str]
    tails: list[str]
    issued_by: list[str]
    houses: list[str]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker of the story: the phrase, what kind of source, and through which media.

    ``order`` is the sentence, ``said_on`` the day of the word.
    """

    speaker: Span
    kind: str
    anonymous: bool = False
    via: tuple[str, ...] = ()
    via_spans: tuple[Span, ...] = ()
    said_on: str | None = None
    said_span: Span | None = None
    order: int


@functools.cache
def _words() -> VoiceCues:
    return load("voice_cues", VoiceCues)


@functools.cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, any_case(any_of(forms))) for kind, forms in _words().kinds.items())


_WITHHELD = Pattern(r"{withheld}", _words, re.I)
_COMMENT = Pattern(r"{comment}", _words, re.I)
_PERSON = Pattern(r"\b{persons}\b", _words, re.I)
_FULL_NAME = re.compile(r"(?:^|[a-z] )[A-Z][\w\-]+ [A-Z][\w\-]+$")
_LEAD = re.compile(r"(?:[\"'\s]|and |but |also )*")
_OF_A_HOUSE = Pattern(r"\b{issued_by} .*\b{houses}\b", _words)
_TAIL = Pattern(r"(?:,? {tails}\b.*|,.*)$", _words)
_ARTICLE = re.compile(r"^(?:the|a|an) ")


def find(doc: Document, times: Sequence[Sequence[TimeMention]]) -> list[Voice]:
    """The speakers of a story in order; ``times`` are the time mentions of each sentence."""
    voices = []
    for order, sentence in enumerate(doc.sentences):
        if sentence.paragraph >= 0:
            voices += _of_sentence(doc.text, sentence, times[order], order)
    return voices


def with_carrier(first: Voice, spoken: Sequence[Voice]) -> Voice:
    """ "..., the ministry said." and in the next sentence "..., Yonhap reported": the agency carried that word."""
    if first.via or first.kind in MEDIA:
        return first
    for voice in spoken:
        if voice.via and 0 <= voice.order - first.order <= CARRIED:
            return msgspec.structs.replace(first, via=voice.via, via_spans=voice.via_spans)
    return first


def _of_sentence(text: str, sentence: Sentence, times: Sequence[TimeMention], order: int) -> list[Voice]:
    """Its speakers, each through the media named beside them; media alone speak for themselves."""
    people: list[Voice] = []
    media: list[tuple[str, Span]] = []
    for item in sentence.attributions:
        carried = outlets.carrying(text, item, sentence)
        if carried and outlets.is_outlet(text, item.speaker):
            media += carried
        else:
            media += [c for c in carried if not item.speaker.holds(c[1])]
            people += _voice(text, sentence, item, times, order)
    via, spans = tuple(name for name, _ in media), tuple(span for _, span in media)
    if people or not media:
        return [msgspec.structs.replace(p, via=via, via_spans=spans) for p in people]
    said_on, said_span = _said_on(spans[0], times)
    return [
        Voice(speaker=spans[0], kind=outlets.kind(via[0]), via=via, via_spans=spans, said_on=said_on,
              said_span=said_span, order=order)
    ]  # fmt: skip


def _voice(text: str, sentence: Sentence, item: Attribution, times: Sequence[TimeMention], order: int) -> list[Voice]:
    """The speaker of one crediting; none where it is a pronoun or an expert's comment."""
    phrase = _trimmed(text, item.speaker)
    shown = phrase.cut(text)
    bare = _ARTICLE.sub("", shown.lower())
    if {shown.lower(), bare} & _words().pronouns or _COMMENT.search(shown) or len(shown) < 2:
        return []
    told = next((kind for kind, pattern in _kinds() if pattern.search(shown)), "")
    anonymous = told == "anonymous" or bool(_WITHHELD.search(text, sentence.span.start, sentence.span.end))
    said_on, said_span = _said_on(item.span, times)
    return [
        Voice(speaker=phrase, kind=_kind(told, shown), anonymous=anonymous, said_on=said_on, said_span=said_span,
              order=order)
    ]  # fmt: skip


def kind_of(shown: str) -> str:
    """What kind of source a speaker's phrase names."""
    return _kind(next((kind for kind, pattern in _kinds() if pattern.search(shown)), ""), shown)


def _kind(told: str, shown: str) -> str:
    """What kind of source a phrase is: a person who speaks for a ministry is an official."""
    named = told not in IMPERSONAL and _FULL_NAME.search(shown)
    if told == "document" and _OF_A_HOUSE.search(shown):
        return "ministry"
    if named or told in ("", "anonymous") or (told == "ministry" and _PERSON.search(shown)):
        return "official"
    return told


def _trimmed(text: str, span: Span) -> Span:
    """The speaker alone, without what leads in or describes the occasion: "X, speaking in Seoul"."""
    lead = _LEAD.match(span.cut(text))
    start = span.start + (lead.end() if lead else 0)
    tail = _TAIL.search(text[start : span.end])
    return Span(start, start + tail.start() if tail and tail.start() > 2 else span.end)


def _said_on(near: Span, times: Sequence[TimeMention]) -> tuple[str | None, Span | None]:
    """The day inside or right behind the attribution; only a sharp one."""
    for time in times:
        sharp = time.kind in ("day", "period") and time.grain == "day" and time.edtf
        if sharp and near.start - 2 <= time.start <= near.end + SAID_REACH:
            return time.edtf, time.span
    return None, None
