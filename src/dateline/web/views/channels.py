"""Standing talks as rows: how many rounds, the last and the next, and whether they are alive."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

import msgspec

from dateline.record import Channel, SeriesLine
from dateline.web.views import dates
from dateline.web.views.words import clipped, party, say


class SeriesRow(msgspec.Struct, frozen=True, kw_only=True):
    """One series. ``state`` is empty for a single round without a name."""

    id: str
    name: str
    parties: str
    level: str
    rounds: int
    last: str
    next: str
    state: str
    since: str
    why: str
    missing: tuple[int, ...]


def row(line: SeriesLine, channel: Channel | None) -> SeriesRow:
    """A series with how it stands."""
    held = [r for r in line.rounds if r.status in ("held", "under_way") and r.when]
    ahead = [r for r in line.rounds if r.status in ("planned", "proposed", "postponed")]
    return SeriesRow(
        id=line.id, name=clipped(line.name or f"{say('levels', line.level)} talks", 120),
        parties=named(line.parties), level="" if line.level == "unknown" else say("levels", line.level),
        rounds=len(line.rounds), last=dates.when(held[-1].when) if held else "",
        next=dates.when(ahead[-1].when) if ahead else "", state=channel.state if channel else "",
        since=dates.when(channel.since) if channel and channel.since else "",
        why=clipped(channel.why, 160) if channel else "", missing=line.missing,
    )  # fmt: skip


def in_order(lines: Iterable[SeriesLine], channels: Mapping[str, Channel]) -> list[SeriesLine]:
    """Those heard of last first where a channel says when, the rest behind."""
    order = {name: at for at, name in enumerate(channels)}
    return sorted(lines, key=lambda s: order.get(s.id, len(order)))


def rows(lines: Iterable[SeriesLine], channels: Mapping[str, Channel]) -> list[SeriesRow]:
    """Every series as a row, in that order."""
    return [row(line, channels.get(line.id)) for line in in_order(lines, channels)]


def quiet(channels: Iterable[Channel], most: int) -> list[SeriesRow]:
    """Talks that are silent or suspended, the latest to fall silent first: so many of them."""
    told = (channel for channel in channels if channel.state in ("silent", "suspended"))
    return [
        SeriesRow(
            id=c.id, name=clipped(c.name or f"{say('levels', c.level)} talks", 120), parties=named(c.parties),
            level=say("levels", c.level), rounds=len(c.events), last="", next="", state=c.state,
            since=dates.when(c.since) if c.since else "", why=clipped(c.why, 160), missing=(),
        )
        for c in itertools.islice(told, most)
    ]  # fmt: skip


def named(codes: Iterable[str]) -> str:
    """Parties by name."""
    return " – ".join(clipped(party(code), 60) for code in codes)
