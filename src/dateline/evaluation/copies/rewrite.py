"""What editors do to a dispatch: cut it, put another lead on it, another headline. Each returns a new piece."""

from __future__ import annotations

import random
import re

import msgspec

from dateline.evaluation.copies.piece import Piece
from dateline.evaluation.copies.words import phrases

_SPOKEN = r"^(?P<news>.{{30,}}), (?P<who>[^,]{{3,60}}) (?P<verb>{said})(?P<when>(?: on)? \w+day)?\.$"


def cut(piece: Piece, rng: random.Random) -> Piece:
    """The beginning: at least the first two paragraphs, never all of them."""
    most = max(2, len(piece.paragraphs) - 1)
    return msgspec.structs.replace(piece, paragraphs=piece.paragraphs[: rng.randint(2, most)])


def releaded(piece: Piece, rng: random.Random) -> Piece:
    """The voice put before the news where the lead ends in it, else a sentence of the desk before the lead."""
    words = phrases()
    first, *rest = piece.paragraphs
    spoken = re.match(_SPOKEN.format(said="|".join(words.said)), first)
    if spoken:
        who, news = spoken["who"], spoken["news"]
        told = f"{who[0].upper()}{who[1:]} {rng.choice(words.said)}{spoken['when'] or ''} that {_inside(news)}."
        return msgspec.structs.replace(piece, paragraphs=(told, *rest))
    desk = rng.choice(words.leads).format(headline=piece.headline.rstrip("."), agency=piece.agency)
    return msgspec.structs.replace(piece, paragraphs=(f"{desk} {first}", *rest))


def reheaded(piece: Piece, rng: random.Random) -> Piece:
    """One wording of the headline for another, else the place before it."""
    rows = [row for row in phrases().headline if any(_stands(form, piece.headline) for form in row)]
    if not rows:
        return msgspec.structs.replace(piece, headline=f"{piece.place}: {piece.headline}")
    row = rng.choice(rows)
    old = max((form for form in row if _stands(form, piece.headline)), key=len)
    new = rng.choice([form for form in row if form != old])
    return msgspec.structs.replace(piece, headline=re.sub(_whole(old), lambda _: new, piece.headline, count=1))


def _inside(news: str) -> str:
    """A sentence put behind "that": a first word that is no name loses its capital."""
    first = news.split(" ", 1)[0]
    return news[0].lower() + news[1:] if first in ("The", "A", "An", "Senior", "Two", "Officials") else news


def _whole(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"


def _stands(words: str, text: str) -> bool:
    return re.search(_whole(words), text) is not None
