"""The typed tables of the vocabulary: who reports, who takes part, where, and in what rank.

One Struct a row, one cached function a file. ``forms`` of a row is every wording of it, the canonical one first.
"""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from dateline.vocabulary.loader import load

PublisherKind = Literal[
    "newspaper", "magazine", "broadcaster", "portal", "ministry", "government", "organisation", "institute"
]


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A named thing with other wordings of its name."""

    name: str
    names: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every wording, the canonical one first."""
        return (self.name, *self.names)


class Agency(Row, frozen=True, kw_only=True):
    """A news agency; ``state`` where a government runs it, ``weak`` where a short form needs a credit around it."""

    country: str | None
    state: bool = False
    weak: bool = False
    hosts: tuple[str, ...] = ()


@functools.cache
def agencies() -> tuple[Agency, ...]:
    """News agencies and wires."""
    return load("agencies", tuple[Agency, ...])


class Publisher(Row, frozen=True, kw_only=True):
    """Who prints, broadcasts or publishes himself, and is no agency.

    ``hosts`` are without ``www.``; ``weak`` as in Agency.
    """

    country: str | None
    kind: PublisherKind
    weak: bool = False
    hosts: tuple[str, ...] = ()


@functools.cache
def publishers() -> tuple[Publisher, ...]:
    """Outlets, portals, and bodies with sites of their own."""
    return load("publishers", tuple[Publisher, ...])


class State(Row, frozen=True, kw_only=True):
    """A state and what is printed for it; ``forms`` are its names, the rest is asked for by its field.

    ``ambiguous`` repeats those of its forms that may mean something else and need a second look.
    """

    code: str
    capital: str
    hemisphere: Literal["north", "south"]
    demonyms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    capital_names: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    party: bool = True

    @property
    def capitals(self) -> tuple[str, ...]:
        """Every wording of the capital, and of other cities used for the government."""
        return (self.capital, *self.capital_names)


class StatesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """states.yaml: the states, and the names that only look like one."""

    states: tuple[State, ...]
    not_a_state: tuple[str, ...]
    not_a_party_after_hyphen: tuple[str, ...]


@functools.cache
def _states_file() -> StatesFile:
    return load("states", StatesFile)


def states() -> tuple[State, ...]:
    """Every state with its names, demonyms, capital and seats."""
    return _states_file().states


def not_a_state() -> tuple[str, ...]:
    """Names that contain a state's word and are no party: longest match wins, so they mask it."""
    return _states_file().not_a_state


def not_a_party_after_hyphen() -> tuple[str, ...]:
    """Words that, joined to a state's word by a hyphen, make it no party: "Iran-backed", "US-made"."""
    return _states_file().not_a_party_after_hyphen


class City(Row, frozen=True, kw_only=True):
    """A place of datelines and of meetings; ``ambiguous`` repeats those of its forms that need a second look."""

    country: str
    ambiguous: tuple[str, ...] = ()


@functools.cache
def cities() -> tuple[City, ...]:
    """Cities and venues; of two rows with one form the first is the likelier."""
    return load("cities", tuple[City, ...])


class Organisation(Row, frozen=True, kw_only=True):
    """An organisation, group or other party of the contract's closed list.

    ``head_titles`` are those whose bearer is its leader; ``ambiguous`` as in State.
    """

    code: str
    demonyms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    head_titles: tuple[str, ...] = ()
    seat: str | None = None
    members: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@functools.cache
def organisations() -> tuple[Organisation, ...]:
    """Every line of the contract's codes, in its order."""
    return load("organisations", tuple[Organisation, ...])


Level = Literal[
    "leader",
    "minister",
    "vice_minister",
    "deputy_minister",
    "military_chief",
    "director_general",
    "ambassador",
    "envoy",
    "flag_officer",
    "working",
    "unknown",
]
Portfolio = Literal["leader", "foreign", "defence", "security", "trade", "finance", "interior", "energy", "other"]


class Rank(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Titles of one rung and portfolio; with ``countries`` they hold there only, and there first.

    ``titles`` and ``plurals`` compare without regard to case, ``short`` with it.
    """

    level: Level
    portfolio: Portfolio
    titles: tuple[str, ...]
    plurals: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class RanksFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """ranks.yaml: the ladder, the words of portfolios, and the titles."""

    ladder: tuple[Level, ...]
    only_with_name: tuple[str, ...]
    portfolio_words: dict[Portfolio, tuple[str, ...]]
    ranks: tuple[Rank, ...]


@functools.cache
def _ranks_file() -> RanksFile:
    return load("ranks", RanksFile)


def ladder() -> tuple[Level, ...]:
    """The rungs, highest first."""
    return _ranks_file().ladder


def ranks() -> tuple[Rank, ...]:
    """Titles by rung, portfolio and state."""
    return _ranks_file().ranks


def only_with_name() -> tuple[str, ...]:
    """Titles that are plain words too: they count only right before or after a name."""
    return _ranks_file().only_with_name


def portfolio_words() -> dict[Portfolio, tuple[str, ...]]:
    """Words that name a portfolio before "minister", "ministry", "talks", "officials"."""
    return _ranks_file().portfolio_words


BodyKind = Literal[
    "ministry",
    "office",
    "military",
    "agency",
    "legislature",
    "court",
    "embassy",
    "bank",
    "party",
    "council",
    "bureau",
    "committee",
]


class Body(Row, frozen=True, kw_only=True):
    """An institution; ``names`` compare without regard to case, ``short`` with it.

    ``country`` or ``organisation`` only where the body alone says whose it is.
    """

    kind: BodyKind
    portfolio: Portfolio
    short: tuple[str, ...] = ()
    country: str | None = None
    organisation: str | None = None


class BodiesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """bodies.yaml: institutions."""

    bodies: tuple[Body, ...]


@functools.cache
def _bodies_file() -> BodiesFile:
    return load("bodies", BodiesFile)


def bodies() -> tuple[Body, ...]:
    """Institutions that speak or send people."""
    return _bodies_file().bodies


class Forum(Row, frozen=True, kw_only=True):
    """A gathering, series, exercise or agreement that has a name of its own.

    ``usual_place`` is a hint for a reader and never a value; ``parties`` only where they are fixed.
    """

    kind: Literal["forum", "summit", "meeting", "series", "exercise", "agreement"]
    organisation: str | None = None
    parties: tuple[str, ...] = ()
    usual_place: str | None = None
    ambiguous: tuple[str, ...] = ()


@functools.cache
def forums() -> tuple[Forum, ...]:
    """Named forums, summits, standing talks, exercises and agreements."""
    return load("forums", tuple[Forum, ...])
