"""The feed lists that come with Dateline: how many, what each says of itself, nothing twice."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.feeds.ours import lists, path_of

REGIONS = ("africa", "europe", "middle-east", "north-east-asia", "south-asia")


def test_there_is_a_list_for_each_region() -> None:
    assert set(lists()) >= set(REGIONS)


@pytest.mark.parametrize("region", REGIONS)
def test_a_list_is_neither_thin_nor_endless(region: str) -> None:
    feeds = lists()[region]
    assert 12 <= len(feeds) <= 25
    assert len({feed.country for feed in feeds}) >= 5
    assert sum(feed.language == "en" for feed in feeds) >= 0.8 * len(feeds)


@pytest.mark.parametrize("region", REGIONS)
def test_a_list_has_agencies_dailies_and_ministries(region: str) -> None:
    assert {"agency", "daily", "ministry"} <= {feed.kind for feed in lists()[region]}


@pytest.mark.parametrize("region", REGIONS)
def test_every_feed_says_what_it_gives_and_that_nobody_tried_it_here(region: str) -> None:
    silent = [feed.name for feed in lists()[region] if not feed.note.endswith("; not tried from here.")]
    assert silent == []
    bare = [feed.name for feed in lists()[region] if feed.note.count(".") < 2]
    assert bare == []


def test_no_address_and_no_name_stands_in_two_lists() -> None:
    feeds = [feed for region in REGIONS for feed in lists()[region]]
    for values in ([feed.address for feed in feeds], [feed.name for feed in feeds]):
        assert [value for value, times in Counter(values).items() if times > 1] == []


def test_ministries_are_asked_seldom() -> None:
    hasty = [f.name for region in REGIONS for f in lists()[region] if f.kind == "ministry" and f.every < 30]
    assert hasty == []


def test_a_list_is_found_by_its_name() -> None:
    assert path_of("europe").name == "europe.toml"
