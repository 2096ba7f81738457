"""Pages of a server that misbehaves -> a document, or the one reason why not."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from rogue import HOME, LIMITS, Rogue, Ticking, drips, fetching, in_turn, only_if_changed, packed, page, say
from warcio.archiveiterator import ArchiveIterator

from dateline.errors import SourceError, SourceFailed, SourceRefused, SourceTooLarge
from dateline.sources.web import Client, Fetcher, Guard, Pace, Robots, Warc

STORY = "<html><body><h1>Two ministers to meet</h1><p>They meet on Monday.</p></body></html>"


def test_a_page_comes_whole_plain_or_packed(server: Rogue) -> None:
    server.pages |= {"/a": page(STORY), "/b": packed(STORY.encode())}
    with fetching() as fetcher:
        assert fetcher.get(server.url("/a")).data.decode() == STORY
        assert fetcher.get(server.url("/b")).data.decode() == STORY
        assert dict(server.asked)["/a"]["User-Agent"].startswith("dateline/")


def test_a_redirect_is_followed_and_the_last_address_told(server: Rogue) -> None:
    server.pages |= {"/old": say(301, Location="/new?x=1"), "/new?x=1": page(STORY)}
    with fetching() as fetcher:
        answer = fetcher.get(server.url("/old"))
    assert (answer.address, answer.final) == (server.url("/old"), server.url("/new?x=1"))


def test_an_address_with_letters_and_blanks_is_asked_encoded(server: Rogue) -> None:
    server.pages["/s%C3%A9oul%20talks"] = page(STORY)
    with fetching() as fetcher:
        assert fetcher.get(server.url("/séoul talks")).status == 200


MISBEHAVES = {
    "/loop": (say(302, Location="/loop"), SourceRefused, "more than 5 redirects"),
    "/bomb": (packed(b"\0" * 50_000_000), SourceTooLarge, "more than 200,000 bytes"),
    "/endless": (drips(0.0, b"x" * 50_000), SourceTooLarge, "more than 200,000 bytes"),
    "/silent": (drips(5.0), SourceFailed, "silent|not done after"),  # a busy machine may be late itself
    "/slow": (drips(0.1), SourceFailed, "not done after"),
    "/short": (say(200, b"half", Content_Length="4000", Connection="close"), SourceFailed, "cannot be fetched|silent"),
    "/torn": (say(200, b"\x1f\x8bnothing packed", Content_Encoding="gzip"), SourceFailed, "broken packing"),
    "/odd": (say(200, b"abc", Content_Encoding="br"), SourceFailed, "not asked for"),
    "/gone": (say(410), SourceFailed, "410"),
    "/busy": (say(503), SourceFailed, "503"),
    "/nobody": (say(404), SourceFailed, "404"),
    "/partial": (say(206, b"part"), SourceFailed, "206"),
    "/nowhere": (say(302, Location="http://[broken"), SourceError, "address|port"),
}


@pytest.mark.parametrize("path", MISBEHAVES)
def test_misbehaviour_ends_in_one_reason_and_in_time(server: Rogue, path: str) -> None:
    server.pages[path], kind, words = MISBEHAVES[path]
    begun = time.process_time()
    with fetching() as fetcher, pytest.raises(kind, match=words):
        fetcher.get(server.url(path))
    assert time.process_time() - begun < 2.0


def test_what_follows_the_length_that_was_told_is_no_part_of_the_page(server: Rogue) -> None:
    server.pages["/long"] = say(200, b"a page and more", Content_Length="6", Connection="close")
    with fetching() as fetcher:
        assert fetcher.get(server.url("/long")).data == b"a page"


def test_a_page_that_changes_is_another_document(server: Rogue) -> None:
    server.pages["/a"] = in_turn(page("one"), page("two"))
    with fetching() as fetcher:
        assert [fetcher.get(server.url("/a")).data for _ in range(2)] == [b"one", b"two"]


def test_garbage_instead_of_http_fails() -> None:
    import socket
    import threading

    with socket.create_server((HOME, 0)) as listener:
        port = listener.getsockname()[1]

        def shout() -> None:
            for _ in range(2):
                peer, _ = listener.accept()
                peer.sendall(b"\0\1\2 this is no http\r\n\r\n")
                peer.close()

        threading.Thread(target=shout, daemon=True).start()
        client = Client(Guard([HOME]), LIMITS, Ticking().clock(), "dateline")
        with pytest.raises(SourceFailed):
            client.get(f"http://{HOME}:{port}/")


def test_only_what_changed_is_sent_again(server: Rogue) -> None:
    server.pages["/feed"] = in_turn(
        only_if_changed("one", '"1"'), only_if_changed("one", '"1"'), page("two", ETag='"2"')
    )
    with fetching() as fetcher:
        first = fetcher.get(server.url("/feed"))
        second = fetcher.get(server.url("/feed"), first.validators)
        third = fetcher.get(server.url("/feed"), first.validators)
    assert (first.data, second.unchanged, second.data, third.data) == (b"one", True, b"", b"two")


def test_robots_is_asked_once_and_obeyed(server: Rogue) -> None:
    server.pages |= {"/robots.txt": say(200, b"User-agent: *\nDisallow: /private\n"), "/a": page("a"), "/b": page("b")}
    with fetching() as fetcher:
        fetcher.get(server.url("/a"))
        fetcher.get(server.url("/b"))
        with pytest.raises(SourceRefused, match=r"robots\.txt"):
            fetcher.get(server.url("/private/c"))
    assert server.paths() == ["/robots.txt", "/a", "/b"]


def test_rules_for_us_by_name_come_before_those_for_all(server: Rogue) -> None:
    rules = b"User-agent: dateline\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    server.pages |= {"/robots.txt": say(200, rules), "/a": page("a")}
    with fetching() as fetcher, pytest.raises(SourceRefused):
        fetcher.get(server.url("/a"))


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_host_without_rules_allows_all_and_one_that_fails_nothing(server: Rogue, status: int, allowed: bool) -> None:
    server.pages |= {"/robots.txt": say(status), "/a": page("a")}
    with fetching() as fetcher:
        try:
            assert fetcher.get(server.url("/a")).status == 200 and allowed
        except SourceRefused:
            assert not allowed


def test_one_host_is_asked_no_more_often_than_it_wants(server: Rogue) -> None:
    rules = b"User-agent: *\nCrawl-delay: 7\n"
    server.pages |= {"/robots.txt": say(200, rules), "/a": page("a"), "/b": page("b")}
    ticking = Ticking()
    with fetching(ticking, delay=2.0) as fetcher:
        fetcher.get(server.url("/a"))
        fetcher.get(server.url("/b"))
    assert [round(wait) for wait in ticking.slept] == [7]


@pytest.mark.parametrize(
    ("headers", "wait"), [({"Retry_After": "30"}, 30), ({"Retry_After": "Fri, 14 Apr 2023 09:00:45 GMT"}, 45), ({}, 4)]
)
def test_a_host_that_is_busy_is_left_alone_for_as_long_as_it_says(
    server: Rogue, headers: dict[str, str], wait: int
) -> None:
    server.pages["/a"] = in_turn(say(429, **headers), page("a"))
    ticking = Ticking()
    with fetching(ticking, delay=2.0) as fetcher:
        with pytest.raises(SourceFailed, match="429"):
            fetcher.get(server.url("/a"))
        assert fetcher.get(server.url("/a")).data == b"a"
    assert round(sum(ticking.slept)) == wait


def test_a_long_wait_is_left_for_the_next_round(server: Rogue) -> None:
    server.pages["/a"] = say(429, Retry_After="600")
    ticking = Ticking()
    with fetching(ticking, delay=2.0, patience=60.0) as fetcher:
        for words in ("429", "asked us to wait"):
            with pytest.raises(SourceFailed, match=words):
                fetcher.get(server.url("/a"))
    assert sum(ticking.slept) == 0 and server.paths().count("/a") == 1


def test_raw_answers_are_kept_as_warc(server: Rogue, tmp_path: Path) -> None:
    server.pages |= {"/a": packed(STORY.encode()), "/gone": say(404)}
    clock, path = Ticking().clock(), tmp_path / "raw.warc.gz"
    client, warc = Client(Guard([HOME]), LIMITS, clock, "dateline"), Warc(path, "dateline test")
    fetcher = Fetcher(client, Robots(client), Pace(clock, delay=0.0), clock, warc)
    fetcher.get(server.url("/a"))
    with pytest.raises(SourceFailed):
        fetcher.get(server.url("/gone"))
    warc.close()
    records = [
        (one.rec_type, one.rec_headers.get_header("WARC-Target-URI"), one.content_stream().read())
        for one in ArchiveIterator(io.BytesIO(path.read_bytes()))
    ]
    assert [kind for kind, _, _ in records] == ["warcinfo", "response"]
    assert records[1][1:] == (server.url("/a"), STORY.encode())
