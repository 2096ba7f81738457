"""The tables of people's names: spelled as the engine reads them, and free of entries that never apply."""

from __future__ import annotations

import pytest

from dateline.names import marks, sounds
from dateline.vocabulary import people_names

TRADITIONS = people_names.traditions()
PLACES = range(len(TRADITIONS))


def test_there_are_at_least_twelve_traditions_and_one_takes_the_rest() -> None:
    assert len(TRADITIONS) >= 12
    assert [tradition.rest for tradition in TRADITIONS].count(True) == 1


@pytest.mark.parametrize("place", PLACES, ids=lambda place: TRADITIONS[place].name)
def test_a_tradition(place: int) -> None:
    tradition = TRADITIONS[place]
    assert tradition.order in ("free", "fixed")
    for forms in tradition.variants:
        assert len(set(forms)) == len(forms)
        assert all(form == form.lower() for form in forms)
        first = sounds.readings(forms[0], place)
        assert all(first & sounds.readings(form, place) for form in forms if marks.plain(form)[0] == form), forms
    assert all(word == word.lower() for word in tradition.words)


def test_korean_syllables_can_all_be_spelled() -> None:
    data = people_names.korean()
    onsets = {sound for heard in data.onsets.values() for sound in heard}
    vowels = {sound for table in (data.open, data.closed) for heard in table.values() for sound in heard}
    codas = set(data.codas.values())
    spelled = {onset + vowel + coda for onset in onsets for vowel in vowels for coda in codas}
    assert data.syllables - spelled == set()
    assert {syllable for heard in data.exceptions.values() for syllable in heard} <= data.syllables


def test_surnames_of_the_north_are_surnames() -> None:
    data = people_names.korean()
    assert data.north_surnames <= {form for forms in data.surnames.values() for form in forms}


def test_chinese_surnames_are_syllables() -> None:
    data = people_names.chinese()
    syllables = {initial + final for initial, finals in data.pinyin.items() for final in finals}
    doubled = {one + other for one in syllables for other in syllables}
    assert data.surnames - syllables - doubled <= {"hsu"}
    assert {sound for heard in data.cantonese.values() for sound in heard} <= syllables | doubled
    assert set(data.wade_whole) <= syllables


def test_titles_and_names_are_told_apart() -> None:
    written = people_names.written()
    assert written.titles & written.doubtful == set()
    assert written.chains <= written.particles
