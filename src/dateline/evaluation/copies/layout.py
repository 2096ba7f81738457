"""A piece as a site prints it: its own dateline, clock and furniture, as plain text or as a page."""

from __future__ import annotations

import datetime as dt
import html
import random

from dateline.evaluation.copies.piece import Piece
from dateline.evaluation.copies.words import Portal, related

BOX = 3
"""Headlines in the box of other stories."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def laid_out(piece: Piece, portal: Portal, clock: dt.datetime, rng: random.Random) -> str:
    """The whole source; ``clock`` is when the site put it up, in its own zone. The dateline keeps the piece's day."""
    slots = _slots(piece, portal, clock, rng)
    first, *rest = piece.paragraphs
    paragraphs = [portal.dateline.format(**slots | _day(piece.day)) + first, *rest]
    if portal.form == "html":
        return _page(piece, portal, clock, paragraphs, slots)
    above = [line.format(**slots) for line in portal.above]
    below = [line.format(**slots) for line in portal.below]
    return "\n".join([*above, "\n\n".join(paragraphs), *below]) + "\n"


def suffix(portal: Portal) -> str:
    """Of the file."""
    return ".html" if portal.form == "html" else ".txt"


def _slots(piece: Piece, portal: Portal, clock: dt.datetime, rng: random.Random) -> dict[str, str]:
    return {
        "headline": piece.headline,
        "place": piece.place,
        "PLACE": piece.place.upper(),
        "clock": clock.strftime("%H:%M"),
        "agency": piece.agency,
        "site": portal.site,
        "related": "\n".join(rng.sample(related(), BOX)),
        **_day(clock.date()),
    }


def _day(day: dt.date) -> dict[str, str]:
    month = MONTHS[day.month - 1]
    return {"month": month, "mon": month[:3], "day": str(day.day), "year": str(day.year), "iso": day.isoformat()}


def _page(piece: Piece, portal: Portal, clock: dt.datetime, paragraphs: list[str], slots: dict[str, str]) -> str:
    stamp = clock.isoformat(timespec="minutes") + portal.zone
    box = "".join(f"<li>{html.escape(line)}</li>" for line in slots["related"].split("\n"))
    below = [html.escape(line) for line in portal.below if "{" not in line]
    return "\n".join(
        [
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
            f"<title>{html.escape(piece.headline)} | {portal.site}</title>",
            f'<meta property="article:published_time" content="{stamp}">',
            f'<meta property="og:site_name" content="{portal.site}"></head><body>',
            '<nav><a href="/">Home</a> <a href="/world">World</a></nav><article>',
            f"<h1>{html.escape(piece.headline)}</h1>",
            f'<p class="meta">{html.escape(piece.agency)} <time datetime="{stamp}">{slots["clock"]}</time></p>',
            *(f"<p>{html.escape(text)}</p>" for text in paragraphs),
            "</article>",
            f"<aside><h3>{below[0] if below else 'More'}</h3><ul>{box}</ul></aside>",
            *(f"<footer>{line}</footer>" for line in below[1:]),
            "</body></html>\n",
        ]
    )
