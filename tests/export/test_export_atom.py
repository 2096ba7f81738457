"""Feeds: events -> what feedparser reads of them."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import feedparser
from export_build import STORY, context, event, file_of, told

from dateline.export import write


def read(*events: Any, **more: Any) -> Any:
    """The feed, parsed, and no complaint about it."""
    feed = feedparser.parse(file_of("atom", *events, **more))
    assert not feed.bozo
    return feed


def test_an_entry_has_title_clocks_and_source() -> None:
    history = [
        ("planned", "2023-04-17", "2023-04-14T15:06:00+09:00"),
        ("held", "2023-04-17", "2023-04-17T18:31:00+09:00"),
    ]
    feed = read(event("e1", "held", "2023-04-17", history=history, place=("Seoul", "KOR")))
    (entry,) = feed.entries
    assert entry.title == "South Korea – Japan: meeting (held, 2023-04-17)"
    assert (entry.published, entry.updated) == ("2023-04-14T06:06:00Z", "2023-04-17T09:31:00Z")
    assert [link.href for link in entry.links if link.rel == "via"] == ["https://example.org/a"]
    assert {tag.term for tag in entry.tags} == {"meeting", "held", "KOR", "JPN"}
    assert "where: Seoul, KOR" in entry.content[0].value
    assert feed.feed.updated == "2023-04-17T09:31:00Z"


def test_the_id_follows_from_the_event_alone() -> None:
    before = read(event("e1", "planned", "2023-04-17")).entries[0].id
    after = read(event("e1", "held", "2023-04-18"), address="https://desk.example").entries[0].id
    assert before == after and before.startswith("urn:uuid:")


def test_an_empty_feed_is_a_feed() -> None:
    feed = read(own="https://desk.example/upcoming.atom", address="https://desk.example")
    assert feed.entries == [] and feed.feed.updated
    assert {(link.rel, link.href) for link in feed.feed.links} == {
        ("self", "https://desk.example/upcoming.atom"),
        ("alternate", "https://desk.example"),
    }


def test_elements_that_the_standard_asks_for_are_there_once() -> None:
    space = "{http://www.w3.org/2005/Atom}"
    root = ET.fromstring(file_of("atom", event("e1", "held", "2023-04-17")))
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(space + name)) == 1
    entry = root.find(space + "entry")
    assert entry is not None and all(len(entry.findall(space + name)) == 1 for name in ("id", "title", "updated"))


def test_a_file_of_ones_own_is_named_and_not_linked() -> None:
    stories = {STORY: told(headline=None, by=(), address=None, name="notes.txt")}
    feed = feedparser.parse(b"".join(write("atom", [event("e1", "held", "2023-04-17")], context(stories=stories))))
    assert "notes.txt, 2023-04-14" in feed.entries[0].content[0].value
    assert not [link for link in feed.entries[0].get("links", []) if link.rel == "via"]
