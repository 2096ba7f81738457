"""What programs may send: decisions and entries, and what they get back for it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from dateline.model.closed import KINDS, STATUSES
from dateline.record.judged.fields import FIELDS

_Id = Annotated[str, Meta(min_length=1, max_length=64, pattern="^[0-9a-f]+$", examples=["842ae72e"])]
_Ids = Annotated[
    tuple[_Id, ...],
    Meta(
        min_length=2, max_length=20, description="Events, or single reports of them.",
        extra_json_schema={"uniqueItems": True},
    ),
]  # fmt: skip
_Who = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S", description="Who decides.", examples=["Ana"])]
_Why = Annotated[
    str,
    Meta(min_length=1, max_length=2000, pattern=r"\S", description="Why.", examples=["the ministry's own calendar"]),
]
_Day = Annotated[str, Meta(max_length=40, description="A day or period (EDTF).", examples=["2023-04-18"])]
_Field = Annotated[str, Meta(max_length=40, description=f"One of: {', '.join(FIELDS)}.", examples=["when"])]
_Value = Annotated[
    str, Meta(max_length=400, description="The right value in words; parties with commas.", examples=["2023-04-18"])
]


class _Signed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="verdict"):
    by: _Who
    why: _Why


class Same(_Signed, tag="same", frozen=True, kw_only=True):
    """These are one event."""

    ids: _Ids


class Different(_Signed, tag="different", frozen=True, kw_only=True):
    """These are different events, or reports of different ones."""

    ids: _Ids


class Correct(_Signed, tag="correct", frozen=True, kw_only=True):
    """A value was read or told wrong; ``value`` null where nothing is told. ``story``: only that one's report."""

    id: _Id
    field: _Field
    value: _Value | None
    story: _Id | None = None


class Reject(_Signed, tag="reject", frozen=True, kw_only=True):
    """No event. ``story``: only that one's report is none."""

    id: _Id
    story: _Id | None = None


class Held(_Signed, tag="held", frozen=True, kw_only=True):
    """It took place, on ``day`` or on the day it was set for."""

    id: _Id
    day: _Day | None = None


class NotHeld(_Signed, tag="not_held", frozen=True, kw_only=True):
    """It did not take place."""

    id: _Id


class Unknown(_Signed, tag="unknown", frozen=True, kw_only=True):
    """Nobody can say whether it took place."""

    id: _Id


JudgementWish = Same | Different | Correct | Reject | Held | NotHeld | Unknown
"""Any decision but to take one back, told apart by ``verdict``."""


class UndoWish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Takes a judgement back."""

    by: _Who
    why: _Why


class EntryWish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event that somebody knows of: the columns of docs/entries.md with their values."""

    by: _Who
    columns: dict[str, str]


_Names = Annotated[tuple[str, ...], Meta(max_length=20, description="Parties by code or name: all of them.")]
_Kinds = Annotated[tuple[Annotated[str, Meta(extra_json_schema={"enum": list(KINDS)})], ...], Meta(max_length=20)]
_Statuses = Annotated[tuple[Annotated[str, Meta(extra_json_schema={"enum": list(STATUSES)})], ...], Meta(max_length=20)]
_SomeDay = Annotated[
    str,
    Meta(max_length=10, description="A day, month or year.", examples=["2023"], pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
]


class QueryWish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Filters to be saved under a name: the options of ``dateline events``."""

    party: _Names = ()
    kind: _Kinds = ()
    status: _Statuses = ()
    since: _SomeDay | None = None
    until: _SomeDay | None = None
    undated: bool = True


Outcome = Literal["new", "known", "reread", "redacted"]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One story of what was sent: ``known`` where the record had it; ``events`` it tells of, as they stand now."""

    story: str
    outcome: Outcome
    shelved: str | None
    events: tuple[str, ...]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What a raw story came to."""

    stories: tuple[Kept, ...]


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry came to, by its author and key; ``older``: a later one of them is kept."""

    outcome: Literal["new", "updated", "unchanged", "older"]
    key: str
    story: str | None
    events: tuple[str, ...]
