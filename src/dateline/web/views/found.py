"""Sentences that a search found, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from dateline.store.searching import Hit
from dateline.web.answers import StoryRow
from dateline.web.views import dates
from dateline.web.views.words import clean, clipped

_TERM = re.compile(r'-?"([^"]*)"|(\S+)')
_STEM = 4
"""Letters of a word that must agree for it to be marked: the search compares stems."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence: ``parts`` alternate between plain and marked words, plain first."""

    story: str
    at: int
    parts: tuple[str, ...]
    by: str
    headline: str
    clock: str
    events: tuple[str, ...]


def found_rows(hits: Iterable[Hit], stories: Mapping[str, StoryRow], words: str) -> list[Found]:
    """The hits in their order."""
    pattern = _pattern(words)
    return [_row(hit, stories.get(hit.story), pattern) for hit in hits]


def _row(hit: Hit, story: StoryRow | None, pattern: re.Pattern[str] | None) -> Found:
    sentence = clean(hit.sentence)
    return Found(
        story=hit.story, at=hit.start, parts=tuple(pattern.split(sentence)) if pattern else (sentence,),
        by=clipped(" → ".join(story.agencies) or story.source, 120) if story else "",
        headline=clipped(story.headline or "no headline", 160) if story else "", clock=dates.moment(hit.known),
        events=hit.events,
    )  # fmt: skip


def _pattern(words: str) -> re.Pattern[str] | None:
    """Words by their beginnings, phrases whole, what must not stand there not at all."""
    found = []
    for phrase, word in _TERM.findall(words):
        if phrase:
            found.append(re.escape(clean(phrase)))
        elif word and not word.startswith("-"):
            plain = re.sub(r"\W", "", word)
            found.append(re.escape(plain[: max(_STEM, len(plain) - 3)]) + r"\w*" if plain else "")
    told = [term for term in found if term]
    return re.compile(rf"\b({'|'.join(told)})", re.IGNORECASE) if told else None
