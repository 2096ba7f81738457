"""Names that may be one person's share a key, in whatever state: so only those need to be compared."""

from __future__ import annotations

import itertools

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from test_names_laws import NAMES, PAIRS, TITLES, names, texts

from dateline.names import Keys, is_lone, is_short_for, keys, same
from dateline.vocabulary import people_names

COUNTRIES = [None, "KOR", "PRK", "CHN", "TWN", "JPN", "RUS", "UZB", "SAU", "PAK", "TUR", "VNM", "MMR", "IDN", "ETH",
             "ESP", "ISR", "GRC", "MNG", "USA", "CUB"]  # fmt: skip
WORDS = sorted({word for one in people_names.traditions() for word in itertools.chain(one.words, *one.variants)})
GIVEN = sorted(people_names.western().given)
words = st.sampled_from(WORDS) | st.sampled_from(GIVEN)
made = st.lists(words.map(str.title) | st.sampled_from(["A.", "J.", "al-", "bin", "de", "KP"]), min_size=1, max_size=6)


def find(one: Keys, other: Keys) -> bool:
    return not one.asked.isdisjoint(other.kept)


def may_be(one: str, other: str, country: str | None) -> bool:
    lone = any(is_lone(a) and is_short_for(a, b, country=country) for a, b in ((one, other), (other, one)))
    return lone or same(one, other, country=country).same


def missed(pairs: list[tuple[str, str]], country: str | None) -> list[tuple[str, str]]:
    found = {name: keys(name, country=country) for pair in pairs for name in pair}
    return [(a, b) for a, b in pairs if not find(found[a], found[b]) and may_be(a, b, country)]


@pytest.mark.parametrize(("nth", "country"), list(enumerate(COUNTRIES)))
def test_every_two_spellings_of_a_name_share_a_key(nth: int, country: str | None) -> None:
    assert missed([(pair.one, pair.other) for pair in PAIRS[nth :: len(COUNTRIES)]], country) == []


@pytest.mark.parametrize("country", COUNTRIES[::4])
def test_so_do_forms_of_one_name_before_and_behind_another(country: str | None) -> None:
    forms = [form for one in people_names.traditions() for form in one.variants] + [*people_names.western().variants]
    two = [pair for form in forms for pair in itertools.combinations(form, 2)]
    written = [(one.format(a.title()), other.format(b.title())) for a, b in two
               for one, other in (("{} Tamas", "{} Tamas"), ("Tamas {}", "T. {}"), ("{}", "Tamas {}"))]  # fmt: skip
    assert missed(written, country) == []


@given(st.data(), st.sampled_from(COUNTRIES))
@settings(max_examples=300, deadline=None)
def test_a_name_and_the_same_in_another_order_shorter_or_longer(data: st.DataObject, country: str | None) -> None:
    parts = data.draw(made)
    other = data.draw(st.permutations(parts))[: data.draw(st.integers(1, len(parts)))] + data.draw(made)[:1]
    some = [" ".join(parts), " ".join(other), "".join(parts[:2]).title() + " ".join(["", *parts[2:]])]
    assert missed(list(itertools.permutations(some, 2)), country) == []


@given(names | texts, names | texts, st.sampled_from(COUNTRIES), st.sampled_from(TITLES))
@settings(max_examples=300, deadline=None)
def test_any_two_texts(one: str, other: str, country: str | None, title: str) -> None:
    assert missed([(one, other), (other, one), (one, one), (one, f"{title} {one}")], country) == []


@pytest.mark.parametrize(
    ("lone", "full"), [("Mohamet", "Mahfud MD"), ("Rehman", "Saleh Abd al-Rahman"), ("Schroder", "Gerhard Schröder")]
)
def test_a_lone_surname_finds_the_end_of_a_name_whatever_it_is_there(lone: str, full: str) -> None:
    assert is_short_for(lone, full)
    assert find(keys(lone), keys(full))


@given(names, names)
def test_who_is_found_finds(one: str, other: str) -> None:
    assert find(keys(one), keys(other)) == find(keys(other), keys(one))


def test_few_names_share_one() -> None:
    """Of 300 of all the world each finds fewer than five others."""
    some = [keys(name) for name in NAMES[:: len(NAMES) // 300]]
    assert sum(find(a, b) for a, b in itertools.combinations(some, 2)) < 5 * len(some) / 2
