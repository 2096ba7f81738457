"""Events written short for tests of the ladder and of what pages show."""

from __future__ import annotations

from typing import Any

from dateline.model import Event, HistoryEntry, Party, Recurrence, RecurrenceCheck, Series, Where

STORY = "0" * 64
PAIR = ("JPN", "KOR")


def event(
    name: str, when: str | None = None, status: str | None = "held", ranks: str = "minister", **more: Any
) -> Event:
    """``ranks``: one for both, or "minister/vice_minister" for JPN and KOR. ``others``: further codes."""
    one, _, two = ranks.partition("/")
    others = more.pop("others", ())
    codes = (("JPN", one), ("KOR", two or one), *((code, one) for code in others))
    kind = more.pop("kind", "meeting")
    told = more.pop("history", ((status, when, f"{(when or '2020-01-01')[:4]}-01-01"),))
    return Event(
        id=name,
        kind=kind,
        plover={"agreement": "AGREE", "other": "ACCUSE"}.get(kind, "CONSULT"),
        status=status,
        when=when,
        parties=tuple(Party(code=c, name=c, level=level) for c, level in codes),
        level=one,
        where=Where(place=more.pop("place", None)),
        series=Series(name=more.pop("series", None)),
        recurrence=more.pop("recurrence", Recurrence()),
        recurrence_checks=more.pop("checks", ()),
        history=tuple(HistoryEntry(status=s, when=w, known=k, story=STORY) for s, w, k in told),
        stories=(STORY,),
        **more,
    )


def claimed(verdict: str, by: str | None, text: str = "first in five years") -> dict[str, Any]:
    """The claim "first in five years" with its verdict."""
    return {
        "recurrence": Recurrence(text=text, ordinal="first", years=5.0, since="2018"),
        "checks": (RecurrenceCheck(claim=text, story=STORY, verdict=verdict, by=by, why="one was held"),),
    }
