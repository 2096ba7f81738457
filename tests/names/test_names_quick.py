"""The quick way to see that a name is none of those listed never differs from reading it whole."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from dateline.names import sounds
from dateline.vocabulary import people_names

PLACES = range(len(people_names.traditions()))
LETTERS = "abcdefghijklmnopqrstuvwxyz'-öüéłşž"


def whole(place: int, text: str) -> bool:
    """By all that it may stand for."""
    return not sounds.readings(text, place).isdisjoint(sounds._known(place))


@pytest.mark.parametrize("place", PLACES)
def test_every_listed_name_is_known_as_it_stands(place: int) -> None:
    assert all(sounds.is_known(place, word) == whole(place, word) for word in people_names.traditions()[place].words)


@given(st.sampled_from(PLACES), st.text(LETTERS, min_size=1, max_size=14))
@settings(max_examples=300, deadline=None)
def test_any_word_is_known_where_it_is_read_so(place: int, word: str) -> None:
    assert sounds.is_known(place, word) == whole(place, word)


@given(st.data(), st.sampled_from(PLACES))
@settings(max_examples=300, deadline=None)
def test_a_listed_name_with_a_letter_changed_too(data: st.DataObject, place: int) -> None:
    words = people_names.traditions()[place].words
    if not words:
        return
    word = data.draw(st.sampled_from(sorted(words)))
    at = data.draw(st.integers(0, len(word) - 1))
    changed = word[:at] + data.draw(st.sampled_from(LETTERS)) + word[at + data.draw(st.integers(0, 1)) :]
    assert sounds.is_known(place, changed) == whole(place, changed)
