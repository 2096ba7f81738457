"""A feed -> its entries, each with bytes that stay the same while the feed moves on."""

from __future__ import annotations

import hashlib

import pytest
from paper import PLAIN, atom, item, rss

from dateline import engine
from dateline.errors import SourceUnhandled
from dateline.feeds.entries import Entry, entries
from dateline.sources import Bytes


def told(text: str) -> tuple[Entry, ...]:
    data = text.encode()
    return entries(Bytes("https://h.example/rss", data, hashlib.sha256(data).hexdigest()))


def test_an_entry_is_the_same_document_however_the_feed_moves_on() -> None:
    early = told(rss(item("/a", 13)))
    later = told(rss(item("/b", 14), item("/a", 13), built="Sat, 15 Apr 2023 10:00:00 GMT"))
    assert later[1].document == early[0].document
    assert later[0].document != early[0].document
    now, then = told(atom("/b", "/a", updated="2023-04-15T00:00:00Z")), told(atom("/a"))
    assert now[1].document == then[0].document


def test_an_entry_tells_its_address_its_day_and_whether_it_is_whole() -> None:
    short, whole = told(rss(item("/a", 13), item("https://o.example/b", 4, PLAIN)))
    assert (short.address, short.day, short.whole) == ("https://h.example/a", "2023-04-13", False)
    assert (whole.address, whole.day, whole.whole) == ("https://o.example/b", "2023-04-04", True)
    (note,) = told(atom("/n"))
    assert (note.address, note.day, note.title) == ("https://h.example/n", "2023-04-13", "Note /n")


def test_rss_1_with_its_list_of_items_beside_the_channel() -> None:
    def feed(*links: str) -> str:
        rows = "".join(f'<rdf:li rdf:resource="{link}"/>' for link in links)
        every = "".join(f'<item rdf:about="{link}"><title>{link}</title><link>{link}</link></item>' for link in links)
        return (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
            f"<channel><title>Harbour</title><items><rdf:Seq>{rows}</rdf:Seq></items></channel>{every}</rdf:RDF>"
        )

    assert told(feed("/b", "/a"))[1].document == told(feed("/a"))[0].document


def test_the_document_of_an_entry_reads_as_one_story_of_its_publisher() -> None:
    (one,) = engine.read(told(rss(item("/a", 13, PLAIN), item("/b", 12)))[0].document)
    story = one.reading.story
    assert (story.headline, story.publisher, story.published) == (
        "Ministers to meet, 13", "Harbour Agency", "2023-04-13T08:00:00+09:00",
    )  # fmt: skip


def test_a_guid_that_is_an_address_stands_for_a_missing_link() -> None:
    (one,) = told(rss("<item><title>T</title><guid>https://h.example/g</guid></item>"))
    (none,) = told(rss("<item><title>T</title><guid isPermaLink='false'>17</guid></item>"))
    assert (one.address, none.address) == ("https://h.example/g", "")


@pytest.mark.parametrize("text", ["<html><body>no feed</body></html>", "not even markup", "<rss><channel>"])
def test_what_is_no_feed_is_refused(text: str) -> None:
    with pytest.raises(SourceUnhandled):
        told(text)
