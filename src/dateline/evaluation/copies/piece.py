"""A dispatch without its page: what copies are made of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec


class Piece(msgspec.Struct, frozen=True):
    """Headline, where and when it was filed, by which agency, paragraphs without the dateline, and names in it."""

    headline: str
    place: str
    day: dt.date
    agency: str
    paragraphs: tuple[str, ...]
    names: tuple[str, ...] = ()


def piece_of(gold: dict[str, Any]) -> Piece | None:
    """The dispatch of a gold story; None where it has no agency, dateline or day, or too little text to be cut."""
    story = gold.get("story") or {}
    dateline = story.get("dateline") or {}
    day = dateline.get("date") or str(story.get("published") or "")[:10]
    paragraphs = tuple(story.get("paragraphs") or ())
    if not (story.get("headline") and dateline.get("place") and day and story.get("agencies") and len(paragraphs) >= 3):
        return None
    first = paragraphs[0].removeprefix(story.get("dateline_text") or "").lstrip(" -–—:")
    names = {
        person["name"]
        for event in gold.get("events") or ()
        for party in event.get("parties") or ()
        for person in party.get("delegates") or ()
    }
    date = dt.date.fromisoformat(day)
    return Piece(
        story["headline"], dateline["place"], date, story["agencies"][0], (first, *paragraphs[1:]), tuple(sorted(names))
    )
