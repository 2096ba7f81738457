"""The tables load as their types, are large enough, and no form stands for two things unless it says so."""

from __future__ import annotations

import collections
import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from dateline.vocabulary import tables

CODES = Path(__file__).parents[2].parent / "shared" / "contract" / "codes.tsv"
STATE_CODES = {state.code for state in tables.states()}
CODES_OF_PARTIES = STATE_CODES | {organisation.code for organisation in tables.organisations()}


def clashes(forms: Iterable[tuple[str, str, bool]]) -> Mapping[str, set[str]]:
    """(form, what it stands for, whether that row calls it ambiguous) -> forms that stand for two without saying so."""
    bearers: dict[str, set[str]] = collections.defaultdict(set)
    unsaid: set[str] = set()
    for form, bearer, ambiguous in forms:
        bearers[form].add(bearer)
        if not ambiguous:
            unsaid.add(form)
    return {form: who for form, who in bearers.items() if len(who) > 1 and form in unsaid}


def state_forms() -> list[tuple[str, str, bool]]:
    return [
        (form, state.code, form in state.ambiguous)
        for state in tables.states()
        for form in {*state.forms, *state.demonyms, *state.prefixes, *state.capitals, *state.seats}
    ]


def organisation_forms() -> list[tuple[str, str, bool]]:
    return [
        (form, row.code, form in row.ambiguous)
        for row in tables.organisations()
        for form in {*row.forms, *row.demonyms, *row.prefixes}
    ]


@pytest.mark.parametrize(
    ("table", "least"),
    [
        (tables.agencies, 90),
        (tables.publishers, 150),
        (tables.states, 193),
        (tables.not_a_state, 120),
        (tables.organisations, 138),
        (tables.cities, 900),
        (tables.bodies, 100),
        (tables.forums, 120),
    ],
)
def test_tables_are_large_enough(table, least):
    assert len(table()) >= least


def test_titles_are_at_least_250():
    assert sum(len(rank.titles) for rank in tables.ranks()) >= 250


@pytest.mark.parametrize(
    "table",
    [
        tables.agencies,
        tables.publishers,
        tables.states,
        tables.organisations,
        tables.cities,
        tables.bodies,
        tables.forums,
    ],
)
def test_no_row_repeats_a_form_or_has_an_empty_one(table):
    for row in table():
        assert len(set(row.forms)) == len(row.forms), row.name
        assert all(form and form == form.strip() for form in row.forms), row.name


@pytest.mark.parametrize("table", [tables.agencies, tables.publishers, tables.bodies, tables.forums])
def test_no_form_names_two_rows(table):
    assert clashes((form, row.name, False) for row in table() for form in row.forms) == {}


def test_agencies_and_publishers_share_no_form_but_weak_ones():
    agencies = {form: row.weak for row in tables.agencies() for form in row.forms}
    shared = [form for row in tables.publishers() for form in row.forms if form in agencies and not agencies[form]]
    assert shared == []


def test_states_and_organisations_share_no_form_unless_both_say_it_is_ambiguous():
    assert clashes([*state_forms(), *organisation_forms()]) == {}


def test_ambiguous_repeats_a_form_of_its_own_row():
    for state in tables.states():
        own = {*state.forms, *state.demonyms, *state.prefixes, *state.capitals, *state.seats}
        assert set(state.ambiguous) <= own, state.code
    for organisation in tables.organisations():
        own = {*organisation.forms, *organisation.demonyms, *organisation.prefixes}
        assert set(organisation.ambiguous) <= own, organisation.code
    for row in (*tables.cities(), *tables.forums()):
        assert set(row.ambiguous) <= set(row.forms), row.name


def test_cities_of_one_name_say_that_it_is_ambiguous():
    """Of those the first is the likelier: Tripoli is in Libya."""
    forms = [(form, city.country, form in city.ambiguous) for city in tables.cities() for form in city.forms]
    assert clashes(forms) == {}
    assert next(city.country for city in tables.cities() if city.name == "Tripoli") == "LBY"


def test_every_capital_is_a_city():
    cities = {(form, city.country) for city in tables.cities() for form in city.forms}
    known = {state.code for state in tables.states() if state.party}
    assert [s.name for s in tables.states() if s.code in known and (s.capital, s.code) not in cities] == []


def test_codes_are_the_contracts():
    if not CODES.exists():
        pytest.skip("the contract lies outside the repository")
    with CODES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [(row.code, row.name) for row in tables.organisations()] == [(row["code"], row["name"]) for row in rows]


def test_every_code_named_anywhere_exists():
    for row in (*tables.agencies(), *tables.publishers(), *tables.cities()):
        assert row.country is None or row.country in STATE_CODES, row
    for body in tables.bodies():
        assert body.country is None or body.country in STATE_CODES, body
        assert body.organisation is None or body.organisation in CODES_OF_PARTIES, body
    for forum in tables.forums():
        assert {*forum.parties, forum.organisation or "KOR"} <= CODES_OF_PARTIES, forum
    for organisation in tables.organisations():
        assert set(organisation.members) <= STATE_CODES, organisation
    for rank in tables.ranks():
        assert set(rank.countries) <= STATE_CODES, rank


def test_states_that_are_no_iso_members_are_there():
    assert {"XKX", "PSE", "TWN", "VAT"} <= STATE_CODES
    assert not next(state for state in tables.states() if state.code == "HKG").party


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("S. Korea", "KOR"),
        ("ROK", "KOR"),
        ("DPRK", "PRK"),
        ("U.S.", "USA"),
        ("Pentagon", "USA"),
        ("Kremlin", "RUS"),
        ("Kiev", "UKR"),
        ("Türkiye", "TUR"),
        ("Sino", "CHN"),
        ("DR Congo", "COD"),
        ("Quai d'Orsay", "FRA"),
    ],
)
def test_forms_of_states(form, code):
    assert {bearer for known, bearer, _ in state_forms() if known == form} == {code}


@pytest.mark.parametrize(
    "form", ["Georgia", "Jordan", "Chad", "Turkey", "Niger", "Guinea", "Congo", "Dominican", "Korea"]
)
def test_forms_that_need_a_second_look(form):
    assert all(ambiguous for known, _, ambiguous in state_forms() if known == form)


def test_no_party_is_masked_by_its_own_name():
    """``not_a_state`` hides shorter forms, so none of it may be a form of a state or of another party itself."""
    forms = {form for form, _, _ in (*state_forms(), *organisation_forms())}
    assert set(tables.not_a_state()) & forms == set()
    assert len(set(tables.not_a_state())) == len(tables.not_a_state())


def test_no_title_stands_on_two_rungs_in_one_country():
    """Rows with countries go before rows without, so each (title, country) and each general title is there once."""
    seen: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    for rank in tables.ranks():
        for title in {*rank.titles, *rank.plurals, *rank.short}:
            for country in rank.countries or ("",):
                seen[title.lower(), country].append(rank.level)
    assert {key: levels for key, levels in seen.items() if len(levels) > 1} == {}


@pytest.mark.parametrize(
    ("title", "country", "level", "portfolio"),
    [
        ("foreign secretary", "GBR", "minister", "foreign"),
        ("foreign secretary", "IND", "vice_minister", "foreign"),
        ("defence secretary", "PAK", "vice_minister", "defence"),
        ("defense secretary", "USA", "minister", "defence"),
        ("undersecretary", "PHL", "vice_minister", "foreign"),
        ("deputy foreign minister", "RUS", "vice_minister", "foreign"),
        ("deputy foreign minister", "KOR", "deputy_minister", "foreign"),
        ("vice defense ministers", "JPN", "vice_minister", "defence"),
        ("defense chief", "JPN", "minister", "defence"),
        ("chief of staff", "ISR", "military_chief", "defence"),
        ("nuclear envoys", "KOR", "envoy", "foreign"),
        ("joint secretary", "IND", "director_general", "foreign"),
        ("assistant secretary of state", "USA", "deputy_minister", "foreign"),
        ("corps commanders", "CHN", "flag_officer", "defence"),
        ("prime minister", "THA", "leader", "leader"),
        ("vice president", "USA", "minister", "other"),
    ],
)
def test_titles_stand_on_their_rung(title, country, level, portfolio):
    rows = [rank for rank in tables.ranks() if title in (*rank.titles, *rank.plurals)]
    there = [rank for rank in rows if country in rank.countries] or [rank for rank in rows if not rank.countries]
    assert [(rank.level, rank.portfolio) for rank in there] == [(level, portfolio)]


def test_the_ladder_has_every_rung_once_and_a_portfolio_for_each_word():
    assert tables.ladder()[0] == "leader"
    assert tables.ladder()[-1] == "working"
    assert {rank.level for rank in tables.ranks()} == {*tables.ladder(), "unknown"}
    words = [word for words in tables.portfolio_words().values() for word in words]
    assert len(words) == len(set(words))
    titles = {title for rank in tables.ranks() for title in rank.titles}
    assert set(tables.only_with_name()) <= titles


def test_usual_places_are_known_places():
    places = {form for city in tables.cities() for form in city.forms} | {state.name for state in tables.states()}
    assert [forum.name for forum in tables.forums() if forum.usual_place and forum.usual_place not in places] == []
