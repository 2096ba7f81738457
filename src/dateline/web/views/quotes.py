"""Behind each value the sentences that carry it: what opens beside a value when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dateline.language.sentences import split
from dateline.model import Evidence, Paragraph, Span, Story
from dateline.web.views import dates
from dateline.web.views.words import clean, clipped, say

_AROUND = 600
MOST = 8
"""Sentences shown for one value; the rest is counted."""


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with the words in it that carry a value. ``words`` is empty where a value only follows from others.

    ``at`` is where the words begin in the story's source text; ``by`` the chain that brought the story.
    """

    story: str | None
    before: str
    words: str
    after: str
    rule: str
    by: str
    clock: str
    at: int | None


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A field with all its sentences; ``more`` that are not shown."""

    field: str
    label: str
    quotes: tuple[Quote, ...]
    more: int


def opened(evidence: Iterable[Evidence], stories: Mapping[str, Story], own: str | None = None) -> dict[str, Opened]:
    """Field -> its sentences, each once. ``own`` is the story of evidence that names none (a single report)."""
    fields: dict[str, dict[tuple[str, str, str], Quote]] = {}
    for item in evidence:
        quote = _quote(item, stories, own)
        if quote is not None:
            key = (quote.story or "", quote.before + quote.words + quote.after, quote.words)
            fields.setdefault(item.field, {}).setdefault(key, quote)
    return {field: _opened(field, tuple(held.values())) for field, held in fields.items()}


def _opened(field: str, held: tuple[Quote, ...]) -> Opened:
    """What was read comes before what was derived."""
    ordered = sorted(held, key=lambda q: not q.words)
    return Opened(
        field=field, label=say("fields", field), quotes=tuple(ordered[:MOST]), more=max(0, len(ordered) - MOST)
    )


def under(opened_fields: Mapping[str, Opened], field: str) -> Opened | None:
    """The sentences of a field; where it has none those of its parts, or of the whole it is part of."""
    if field in opened_fields:
        return opened_fields[field]
    parts = [o for name, o in opened_fields.items() if name.startswith(f"{field}.")]
    if parts:
        quotes = tuple(q for part in parts for q in part.quotes)
        return Opened(field=field, label=say("fields", field), quotes=quotes[:MOST], more=max(0, len(quotes) - MOST))
    outer = field.rpartition(".")[0]
    return under(opened_fields, outer) if outer else None


def _quote(item: Evidence, stories: Mapping[str, Story], own: str | None) -> Quote | None:
    story = stories.get(item.story or own or "")
    if item.text is None:
        where = item.pointer or (f"from {', '.join(say('fields', f) for f in item.sources)}" if item.sources else "")
        return _of(item, story, "", "", clipped(where, 200)) if where else None
    before, after = around(item, story) if story else ("", "")
    return _of(item, story, before, clean(item.text), after)


def _of(item: Evidence, story: Story | None, before: str, words: str, after: str) -> Quote:
    return Quote(
        story=story.id if story else None, before=before, words=words, after=after, rule=item.rule or "",
        by=chain(story) if story else "", clock=dates.moment(story.known) if story else "", at=item.start,
    )  # fmt: skip


def around(item: Evidence, story: Story) -> tuple[str, str]:
    """What stands before and behind the words in their sentence; both empty where the story's text is not at hand."""
    words = clean(item.text or "")
    for paragraph in story.paragraphs:
        if item.start is not None and paragraph.start <= item.start < paragraph.end:
            return _in_sentence(paragraph, item.start, words)
    headline = clean(story.headline or "")
    at = headline.find(words) if words else -1
    return (headline[:at], headline[at + len(words) :]) if at >= 0 else ("", "")


def _in_sentence(paragraph: Paragraph, start: int, words: str) -> tuple[str, str]:
    """A paragraph's white space is collapsed, its offsets are not: of equal words the nearest counts."""
    text = clean(paragraph.text)
    share = (start - paragraph.start) / max(1, paragraph.end - paragraph.start)
    at = _nearest(text, words, round(share * len(text)))
    if at is None:
        return "", ""
    sentence = next((s for s in split(text, Span(0, len(text))) if s.start <= at < s.end), Span(0, len(text)))
    end = max(sentence.end, at + len(words))
    before, after = text[sentence.start : at], text[at + len(words) : end]
    return _tail(before), after if len(after) <= _AROUND else f"{after[:_AROUND]}…"


def _tail(before: str) -> str:
    return before if len(before) <= _AROUND else f"…{before[-_AROUND:]}"


def _nearest(text: str, words: str, at: int) -> int | None:
    if not words:
        return None
    right, left = text.find(words, at), text.rfind(words, 0, at + len(words))
    found = [place for place in (left, right) if place >= 0]
    return min(found, key=lambda place: abs(place - at)) if found else None


def chain(story: Story) -> str:
    """Who brought a story, origin first; a supplied translation is told as one wherever it is named."""
    brought = " → ".join(story.agencies) or story.publisher or story.byline or "no agency credited"
    return f"{clipped(brought, 120)} (translated)" if story.translation else clipped(brought, 120)
