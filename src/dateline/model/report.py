"""One event, as one story tells it: the contract's section 2."""

from __future__ import annotations

import hashlib

import msgspec


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a value stands in its field.

    Read values carry ``text`` with ``start`` and ``end``; derived ones ``from`` (fields) and ``rule``; those of a
    page's metadata a ``pointer``. ``story`` is set where evidence of several stories stands together. ``translated``:
    the words are those of a supplied translation, not of the story as it was published.
    """

    field: str
    text: str | None = None
    start: int | None = None
    end: int | None = None
    sources: tuple[str, ...] = msgspec.field(default=(), name="from")
    rule: str | None = None
    pointer: str | None = None
    story: str | None = None
    translated: bool = False


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Place, country (ISO 3166-1 alpha-3) and venue; a country alone has ``place`` None."""

    place: str | None = None
    country: str | None = None
    venue: str | None = None


class Delegate(msgspec.Struct, frozen=True, kw_only=True):
    """A named person on one side, with the post as the text words it. ``names`` holds spellings once merged."""

    name: str
    title: str | None = None
    body: str | None = None
    names: tuple[str, ...] = ()


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A state, organisation or group taking part. ``code`` None where the closed list has none."""

    code: str | None
    name: str
    role: str = "participant"
    level: str = "unknown"
    delegates: tuple[Delegate, ...] = ()


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """Standing talks and the number of this round."""

    name: str | None = None
    edition: int | None = None


class Recurrence(msgspec.Struct, frozen=True, kw_only=True):
    """A claim about the gap; ``since`` is EDTF, ``years`` as claimed (18 months is 1.5)."""

    text: str | None = None
    ordinal: str | None = None
    years: float | None = None
    since: str | None = None
    since_event: str | None = None
    scope: str | None = None


class Sourcing(msgspec.Struct, frozen=True, kw_only=True):
    """Who is credited first with the news; ``via`` the media credited for it, origin first."""

    speaker: str | None = None
    kind: str = "none"
    anonymous: bool = False
    via: tuple[str, ...] = ()
    said_on: str | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it, as the text words it."""

    kind: str
    text: str
    when: str | None = None


class Gathering(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that a report and a merged event share."""

    kind: str
    plover: str
    status: str | None
    when: str | None = None
    when_was: str | None = None
    time: str | None = None
    duration: str | None = None
    where: Where | None = None
    mode: str | None = None
    parties: tuple[Party, ...] = ()
    level: str = "unknown"
    format: str | None = None
    portfolios: tuple[str, ...] = ()
    margins_of: str | None = None
    series: Series = Series()
    recurrence: Recurrence = Recurrence()
    agenda: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    reason: str | None = None
    confirmed_by: tuple[str, ...] = ()
    sourcing: Sourcing = Sourcing()
    voices: tuple[Sourcing, ...] = ()
    prominence: str = "main"
    evidence: tuple[Evidence, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The parties' codes, or their names where they have none."""
        return frozenset(p.code or p.name for p in self.parties)


class Report(Gathering, frozen=True, kw_only=True):
    """One gathering or act as one story tells it; ``report`` is its id."""

    report: str


def report_id(story_id: str, trigger: int) -> str:
    """Identity of a report: its story and the first character of its trigger."""
    return hashlib.sha256(f"{story_id}#{trigger}".encode()).hexdigest()[:24]
