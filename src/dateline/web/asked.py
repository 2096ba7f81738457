"""The query of an address -> what is asked: the command line's options by the same names, checked the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

import msgspec
from fastapi import Depends
from fastapi import Query as Field
from pydantic import WithJsonSchema

from dateline.errors import UnknownValue
from dateline.export.desk import Query
from dateline.model.closed import KINDS, STATUSES
from dateline.model.known import AsOf
from dateline.terms import day, one_of
from dateline.web.answers import Filters
from dateline.web.questions import Questions
from dateline.web.site import Asker, Site, SiteHere, Visitor

_DAY = {"type": "string", "format": "date"}
_YEARS = "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_MONTH = {"type": "string", "pattern": f"^{_YEARS}-(0[1-9]|1[0-2])$"}
_YEAR = {"type": "string", "pattern": f"^{_YEARS}$"}
_INSTANT = {"type": "string", "format": "date-time"}
_NOTHING = {"type": "string", "maxLength": 0}
_FIRST, _LAST = "1700", "2300"
_DAWN, _DUSK = "1700-01-01", "2300-12-31"
"""Beyond these years the answer is the same, and calendars end."""
_PARTS = 20
"""Values that one filter may be given."""

Party = Annotated[
    list[str],
    Field(
        description="A party by code or name (KOR, South Korea, IGO:EU). Repeated: all of them.",
        max_length=_PARTS,
        default_factory=list,
    ),
]
Kind = Annotated[
    list[Annotated[str, WithJsonSchema({"type": "string", "enum": [*KINDS, ""]})]],
    Field(description="Repeated: any of them.", max_length=_PARTS, default_factory=list),
]
Status = Annotated[
    list[Annotated[str, WithJsonSchema({"type": "string", "enum": [*STATUSES, ""]})]],
    Field(description="Repeated: any of them.", max_length=_PARTS, default_factory=list),
]
SomeDay = Annotated[str, WithJsonSchema({"anyOf": [_DAY, _MONTH, _YEAR, _NOTHING]})]
OneDay = Annotated[str, WithJsonSchema({"anyOf": [_DAY, _NOTHING]})]
Moment = Annotated[str, WithJsonSchema({"anyOf": [_DAY, _INSTANT, _NOTHING]})]
Since = Annotated[SomeDay | None, Field(description="A day, month or year: what reaches it, or is later.")]
Until = Annotated[SomeDay | None, Field(description="A day, month or year: what begins by its end.")]
Undated = Annotated[bool, Field(description="With since or until: events without a day, too.")]
AsOfQuery = Annotated[
    Moment | None, Field(description="What was known by then: a day (inclusive) or an instant with its offset.")
]
SavedName = Annotated[
    str | None,
    Field(description="A saved query by name, of which the other filters take the place. /v1/queries", max_length=60),
]
OnQuery = Annotated[OneDay | None, Field(description="The day asked for; default: that of as_of, else today.")]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The question of a page: which events, as of when (None: now), on which day (None: that of as_of, else today)."""

    filters: Filters
    as_of: str | None
    on: dt.date | None


def clean_as_of(text: str | None) -> str | None:
    """``as_of`` as asked, None for an empty field of a form. A "+" that an address turned into a blank is mended.

    Raises UsageError for what is no day and no instant.
    """
    if not text:
        return None
    mended = text.strip().replace(" ", "+") if "T" in text else text.strip()
    if _FIRST <= mended[:4] <= _LAST or not mended[:4].isdigit():
        AsOf(mended)
        return mended
    AsOf(mended if len(mended) == len(_DAWN) else f"2000{mended[4:]}")
    return _DAWN if mended < _DAWN else _DUSK


def filters(
    questions: Questions,
    as_of: str | None,
    *,
    party: Iterable[str] = (),
    kind: Iterable[str] = (),
    status: Iterable[str] = (),
    since: str | None = None,
    until: str | None = None,
    undated: bool = False,
) -> Filters:
    """Checked filters out of words. Empty words, as forms send them, ask for nothing.

    Raises UnknownValue, UsageError.
    """
    begin = (clean_as_of(since) or "")[:10] if since and "T" in since else since
    first, last = day("since", begin or None), day("until", until or None, last=True)
    named = [name for name in party if name.strip()]
    return Filters(
        parties=questions.codes(named, as_of) if named else (),
        kinds=one_of("kind", filter(None, kind), KINDS),
        statuses=one_of("status", filter(None, status), STATUSES),
        since=first,
        until=last,
        undated=undated,
    )


def asked(
    site: SiteHere,
    asker: Asker,
    party: Party,
    kind: Kind,
    status: Status,
    since: Since = None,
    until: Until = None,
    undated: Undated = False,
    as_of: AsOfQuery = None,
    on: OnQuery = None,
    query: SavedName = None,
) -> Asked:
    """The whole question, as a dependency of routes: ``ask: AskedHere``."""
    moment, saved = clean_as_of(as_of), _saved(site, asker, query) if query else Query(undated=False)
    wanted = filters(
        site.questions, moment, party=_told(party) or saved.party, kind=_told(kind) or saved.kind,
        status=_told(status) or saved.status, since=since or saved.since, until=until or saved.until,
        undated=undated or saved.undated,
    )  # fmt: skip
    return Asked(filters=wanted, as_of=moment, on=day("on", on or None))


def _saved(site: Site, asker: Visitor, name: str) -> Query:
    """The saved query of that name; a stranger of a public server who does not know one is not told of the others."""
    try:
        return site.queries.find(name)
    except UnknownValue:
        if asker.reads_all:
            raise
        raise UnknownValue("saved query", name, (), "ask who sent you the address") from None


def _told(values: list[str]) -> list[str]:
    """Without the empty ones, which forms send for nothing."""
    return [value for value in values if value.strip()]


AskedHere = Annotated[Asked, Depends(asked)]
