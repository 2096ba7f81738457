"""Rounds of one series told from one template: alike in almost every word, and never copies of one another."""

from __future__ import annotations

import datetime as dt
import random

import msgspec

from dateline.evaluation.copies.layout import MONTHS
from dateline.evaluation.copies.piece import Piece
from dateline.evaluation.copies.words import Template

BEFORE = 4
"""Days between the story and the round that it announces."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Round(msgspec.Struct, frozen=True):
    """One round and the story that announces it."""

    series: str
    edition: int
    day: dt.date
    piece: Piece


def rounds(template: Template, count: int, rng: random.Random) -> tuple[Round, ...]:
    """``count`` rounds in a row, hosts in turn; each on another day, with another number, place, and other heads."""
    days, day = [], dt.date.fromisoformat(template.first)
    for _ in range(count + 1):
        days.append(_working(day))
        day += dt.timedelta(template.every_days + rng.randint(-20, 20))
    return tuple(_round(template, at, days, rng) for at in range(1, count + 1))


def _round(template: Template, at: int, days: list[dt.date], rng: random.Random) -> Round:
    host, guest = template.parties if at % 2 else template.parties[::-1]
    day, last, edition = days[at], days[at - 1], template.edition + at
    host_head, guest_head = rng.choice(host.heads), rng.choice(guest.heads)
    slots = {
        "series": template.name, "edition": ordinal(edition), "host": host.name, "guest": guest.name,
        "place": host.place, "last_place": guest.place, "host_head": host_head, "guest_head": guest_head,
        "host_post": host.post, "guest_post": guest.post, "weekday": WEEKDAYS[day.weekday()],
        "month": MONTHS[day.month - 1], "day": str(day.day),
        "last_month": MONTHS[last.month - 1], "last_year": str(last.year),
    }  # fmt: skip
    told = Piece(
        template.headline.format(**slots),
        host.place,
        day - dt.timedelta(BEFORE),
        host.agency,
        tuple(paragraph.format(**slots) for paragraph in template.paragraphs),
        tuple(sorted((host_head, guest_head))),
    )
    return Round(template.name, edition, day, told)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _working(day: dt.date) -> dt.date:
    """That day, or the Monday behind it."""
    return day + dt.timedelta((7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
