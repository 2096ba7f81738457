"""The vocabulary of time, typed, read once."""

from __future__ import annotations

import functools

import msgspec

from dateline.vocabulary import load


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``time_words.yaml``."""

    months: dict[str, int]
    month_marks: dict[str, int]
    wary_months: frozenset[str]
    weekdays: dict[str, int]
    weekday_marks: dict[str, int]
    seasons: dict[str, int]
    southern: tuple[str, ...]
    half_worlds: dict[str, bool]
    month_first: tuple[str, ...]
    units: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    tens: dict[str, int]
    zones: dict[str, str | None]
    city_zones: dict[str, str]
    dayparts: dict[str, str]
    dayparts_each: dict[str, str]
    day_words: dict[str, int]
    vague: dict[str, str]
    frequencies: dict[str, str]
    halfway: dict[str, str]
    short_ends: dict[str, str]
    straight: frozenset[str]
    openings: frozenset[str]
    overnight: frozenset[str]
    no_may_after: frozenset[str]
    counting_ordinals: frozenset[str]
    small_marks: frozenset[str]
    usual_marks: frozenset[str]
    before_a_mark: frozenset[str]
    before_a_weekday_mark: frozenset[str]
    wordlike_marks: frozenset[str]
    never_alone: frozenset[str]
    before_a_saturday: frozenset[str]
    doubtful_marks: frozenset[str]
    no_year_after: frozenset[str]
    year_adjectives: frozenset[str]
    old_year_before: frozenset[str]
    before_a_sum: frozenset[str]
    before_fall: frozenset[str]
    no_hour_before: frozenset[str]
    long_ago: frozenset[str]
    before_many: frozenset[str]
    meals: dict[str, str]
    gaps: frozenset[str]
    scopes: frozenset[str]
    journeys: frozenset[str]
    gatherings: frozenset[str]
    counted: frozenset[str]
    year_before: frozenset[str]
    no_year_before: frozenset[str]
    no_decade_before: frozenset[str]
    no_same_before: frozenset[str]
    after_a_step: frozenset[str]
    bounding: dict[str, str]
    bounding_than: dict[str, str]
    bounding_no: frozenset[str]
    bounding_with: dict[str, str]
    or_later: dict[str, str]
    month_before: frozenset[str]
    before_a_day: frozenset[str]
    before_a_clock: frozenset[str]
    before_a_season: frozenset[str]
    before_a_figure: frozenset[str]
    after_a_day: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    before_a_name: frozenset[str]
    after_a_named_day: frozenset[str]
    titles: frozenset[str]
    classes: dict[str, tuple[str, ...]]


class TimeCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``time_cues.yaml``."""

    future: frozenset[str]
    relayed: frozenset[str]
    modal: frozenset[str]
    scheduled: frozenset[str]
    set: frozenset[str]
    plans: frozenset[str]
    report: frozenset[str]
    past: frozenset[str]
    timetable: frozenset[str]
    perfect: frozenset[str]
    participles: frozenset[str]
    beside_participles: frozenset[str]
    being: frozenset[str]
    verbs: frozenset[str]
    never_past: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    planned_nouns: frozenset[str]
    moved: frozenset[str]
    begins: frozenset[str]
    clause_openers: frozenset[str]
    fillers: frozenset[str]
    nominal: frozenset[str]
    verbal_next: frozenset[str]
    subjects: frozenset[str]
    deadlines: frozenset[str]
    prospective: frozenset[str]
    incidents: frozenset[str]
    calamities: frozenset[str]
    commands: frozenset[str]
    blames: frozenset[str]
    implicative: frozenset[str]
    articles: frozenset[str]
    called_off: frozenset[str]
    past_auxiliaries: frozenset[str]
    under_way: frozenset[str]
    undone: frozenset[str]
    finite_past: frozenset[str]
    missed: frozenset[str]
    demands: frozenset[str]
    convened: frozenset[str]
    in_turn: frozenset[str]
    aftermaths: frozenset[str]
    reacting: frozenset[str]
    reviewing: frozenset[str]
    goes_on: frozenset[str]
    did: frozenset[str]
    had: frozenset[str]
    never_nouns: frozenset[str]
    moments: frozenset[str]
    uttered: frozenset[str]
    seats: frozenset[str]
    off: frozenset[str]
    refusing: frozenset[str]
    pictured: frozenset[str]
    nearing: frozenset[str]
    set_beside: frozenset[str]
    came_about: frozenset[str]
    captions: frozenset[str]
    readies: frozenset[str]
    ways: frozenset[str]
    at_first: frozenset[str]
    part_words: frozenset[str]
    places: frozenset[str]
    guesses: frozenset[str]
    silences: frozenset[str]
    breaks: frozenset[str]
    before_an_adjective: frozenset[str]
    as_early: frozenset[str]
    relatives: frozenset[str]
    appositions: frozenset[str]
    subject_openers: frozenset[str]
    aftermath_of: frozenset[str]


@functools.cache
def words() -> TimeWords:
    """Months, weekdays, units, numbers, zones and the word classes of the grammar."""
    return load("time_words", TimeWords)


@functools.cache
def cues() -> TimeCues:
    """Verbs and prepositions that tell past from future."""
    return load("time_cues", TimeCues)


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of ``holidays.yaml``: its names and either a month and day, a weekday of a month, or days from Easter."""

    names: tuple[str, ...]
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None
    after: int = 0


@functools.cache
def holidays() -> dict[str, Holiday]:
    """Lower-case name, one space between its words -> the holiday."""
    return {name: row for row in load("holidays", tuple[Holiday, ...]) for name in row.names}


def holiday_openers() -> set[str]:
    """The first words of the names, those that are a month aside: the tokens settle "May Day"."""
    return {name.replace("'", " ").split()[0] for name in holidays()} - set(words().months)


@functools.cache
def lexicon() -> dict[str, tuple[str, int | str]]:
    """Lower-case word -> (class name, value)."""
    w = words()
    found: dict[str, tuple[str, int | str]] = {}
    for name, members in w.classes.items():
        found.update((member, (name, member)) for member in members)
    found.update((low, ("zone", low)) for low in w.zones)
    found.update((low, ("city", zone)) for low, zone in w.city_zones.items())
    for name, table in (
        ("ord", w.ordinals),
        ("num", w.numbers),
        ("season", w.seasons),
        ("unit", w.units),
        ("tens", w.tens),
        ("daypart", w.dayparts),
        ("dayparts", w.dayparts_each),
        ("dayword", w.day_words),
        ("vague", w.vague),
        ("frequency", w.frequencies),
        ("overnight", dict.fromkeys(w.overnight, "NI")),
        ("shortend", w.short_ends),
        ("meal", w.meals),
        ("weekdaymark", w.weekday_marks),
        ("monthmark", w.month_marks),
        ("weekday", w.weekdays),
        ("month", w.months),
    ):
        found.update((word, (name, value)) for word, value in table.items())
    found.update((low, ("gap", low)) for low in w.gaps)
    found.update((low, ("holiday", low)) for low in holiday_openers() if low not in found)
    found.update((low, ("halfway", low)) for low in w.halfway)
    found["second"] = ("second", 2)
    found["h"] = ("hmark", "h")
    found.update((plural + "s", ("weekdays", number)) for plural, number in w.weekdays.items())
    return found
