"""Short ways to write merged events and the stories behind them for tests of the formats."""

from __future__ import annotations

from typing import Any

from dateline.export import Cited, Context, write
from dateline.model import Delegate, Event, HistoryEntry, Party, Series, Where

NAMES = {"KOR": "South Korea", "JPN": "Japan", "CHN": "China", "USA": "United States", "VNM": "Vietnam"}
STORY = "a" * 64


def side(code: str, *people: tuple[str, str], role: str = "participant", level: str = "unknown") -> Party:
    """``side("KOR*", ("Seo Min-jung", "director general"))``: a star marks the host."""
    role = "host" if code.endswith("*") else role
    code = code.rstrip("*")
    delegates = tuple(Delegate(name=name, title=title) for name, title in people)
    return Party(code=code, name=NAMES.get(code, code), role=role, level=level, delegates=delegates)


def event(name: str, status: str | None, when: str | None, *sides: Party | str, **more: Any) -> Event:
    """An event told once, on 14 April 2023 at 6:06 UTC, unless ``history`` says otherwise."""
    history = more.pop("history", [(status, when, "2023-04-14T15:06:00+09:00")])
    place = more.pop("place", None)
    series, edition = more.pop("series", None), more.pop("edition", None)
    return Event(
        id=name,
        kind=more.pop("kind", "meeting"),
        plover=more.pop("plover", "CONSULT"),
        status=status,
        when=when,
        parties=tuple(side(one) if isinstance(one, str) else one for one in sides or ("KOR*", "JPN")),
        where=Where(place=place[0], country=place[1]) if place else None,
        series=Series(name=series, edition=edition),
        history=tuple(HistoryEntry(status=s, when=w, known=k, story=STORY) for s, w, k in history),
        stories=more.pop("stories", (STORY,)),
        **more,
    )


def told(headline: str | None = "Talks in Seoul", address: str | None = "https://example.org/a", **more: Any) -> Cited:
    """The story behind every event here."""
    by = more.pop("by", ("Yonhap",))
    return Cited(id=STORY, headline=headline, by=by, known="2023-04-14T15:06:00+09:00", address=address, **more)


def context(**more: Any) -> Context:
    """With that one story."""
    return Context(stories=more.pop("stories", {STORY: told()}), **more)


def file_of(name: str, *events: Event, **more: Any) -> bytes:
    """The whole file."""
    return b"".join(write(name, events, context(**more)))
