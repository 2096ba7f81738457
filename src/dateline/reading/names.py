"""Agencies, publishers, places and states by any of their names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from dateline.reading.words import Phrases, any_of, datelines, fold
from dateline.vocabulary import tables
from dateline.vocabulary.tables import Agency, Publisher

Named = TypeVar("Named", Agency, Publisher)


@functools.cache
def agencies() -> Mapping[str, Agency]:
    """Folded name -> agency."""
    return _index(tables.agencies())


@functools.cache
def publishers() -> Mapping[str, Publisher]:
    """Folded name -> publisher."""
    return _index(tables.publishers())


@functools.cache
def hosts() -> Mapping[str, Agency | Publisher]:
    """Host -> who runs it."""
    rows: tuple[Agency | Publisher, ...] = (*tables.agencies(), *tables.publishers())
    return {host: row for row in rows for host in row.hosts}


@functools.cache
def cities() -> Mapping[str, tuple[str, str | None]]:
    """Folded place name -> its wording here and its country."""
    table: dict[str, tuple[str, str | None]] = {}
    for state in tables.states():
        for form in (*state.capitals, *state.seats):
            table.setdefault(fold(form), (form, state.code))
        # "KUWAIT, March 3", "GUATEMALA:": a capital that is called after its state goes by the state's name.
        if any(form.startswith(f"{state.name} ") for form in state.capitals):
            table.setdefault(fold(state.name), (state.name, state.code))
    for city in tables.cities():
        for form in city.forms:
            table.setdefault(fold(form), (form, city.country))
    return table


@functools.cache
def states() -> Mapping[str, str | None]:
    """Folded name of a state or region -> its code."""
    table: dict[str, str | None] = {fold(form): row.code for row in tables.states() for form in row.forms}
    table.update({fold(name): code for name, code in datelines().regions.items()})
    return table


@functools.cache
def _lands() -> frozenset[str]:
    adjectives = (fold(word) for row in tables.states() for word in row.demonyms)
    return frozenset(
        (*states(), *cities(), *adjectives, *(fold(d) for d in datelines().weekdays), *map(fold, datelines().months))
    )


def is_land(word: str) -> bool:
    """True for the name of a state, a city or what comes from there, a month or a weekday: no person's."""
    return fold(word) in _lands()


@functools.cache
def agency_pattern() -> re.Pattern[str]:
    """Any agency's name in running text, as the vocabulary spells it."""
    return re.compile(rf"(?<![\w-])(?:{any_of(form for row in tables.agencies() for form in row.forms)})(?!\w|-\w)")


@functools.cache
def agency_starts() -> frozenset[str]:
    """The first two letters of every agency's name: a quick look before the pattern is tried at a place."""
    return frozenset(form[:2] for row in tables.agencies() for form in row.forms)


@functools.cache
def _agency_forms() -> Phrases:
    return Phrases(form for row in tables.agencies() for form in row.forms)


def may_name_agency(text: str) -> bool:
    """False for a text that holds no agency's name, even as part of a word: a quick look before the pattern."""
    return _agency_forms().first(text) is not None


def agency(name: str) -> Agency | None:
    """The agency of that name, in whatever case and with or without 'news agency'.

    An abbreviation that is also a word ("APP", "ANA") is one only in the vocabulary's own letters: "App" is none.
    """
    key = fold(name).strip(" .,;:()[]/|-–—+")
    known = (
        agencies().get(fold(name))
        or agencies().get(key)
        or agencies().get(key.removeprefix("the ").removesuffix(" news agency"))
    )
    if known is None and "." in key and " " not in key:
        owner = host_owner(key.removeprefix("www."))
        return owner if isinstance(owner, Agency) else None
    return known if known is None or _is_spelled(name, key, known) else None


def _is_spelled(name: str, key: str, row: Agency | Publisher) -> bool:
    if not row.weak or len(key) > 5 or not key.isalpha():
        return True
    forms = [form for form in row.forms if fold(form) == key]
    bare = name.strip(" .,;:()[]/|-–—+")
    return not forms or bare.isupper() or bare in forms


@functools.cache
def _short_forms() -> Mapping[str, tuple[Agency, ...]]:
    """Abbreviations that several houses share ("CNA") -> the agencies that use them."""
    table: dict[str, tuple[Agency, ...]] = {}
    for row in tables.agencies():
        for form in row.forms:
            head, _, short = form.partition(" (")
            for word in {head, short.rstrip(")")} if short else ():
                if word.isupper():
                    table[word] = (*table.get(word, ()), row)
    return table


def local_agency(name: str, country: str | None) -> Agency | None:
    """The agency of that name, or the one of ``country`` that goes by that abbreviation."""
    rows = _short_forms().get(name.strip(" .,;:()"), ())
    return next((row for row in rows if country and row.country == country), None) or agency(name)


def publisher(name: str) -> Publisher | None:
    """The publisher of that name."""
    key = fold(name).strip(" .,;:()[]|-–—")
    known = (
        publishers().get(key)
        or publishers().get(key.removeprefix("the "))
        or publishers().get(key.removesuffix(".com"))
    )
    return known if known is None or _is_spelled(name, key, known) else None


def host_owner(host: str) -> Agency | Publisher | None:
    """Who runs the site at that host, or at the one above it."""
    while "." in host:
        if host in hosts():
            return hosts()[host]
        host = host.partition(".")[2]
    return None


def country_of(name: str | None) -> str | None:
    """Where the agency or publisher of that name sits."""
    row = (agency(name) or publisher(name)) if name else None
    return row.country if row else None


def _index(rows: Iterable[Named]) -> Mapping[str, Named]:
    table: dict[str, Named] = {}
    for row in rows:
        for form in row.forms:
            table.setdefault(fold(form), row)
    return table
