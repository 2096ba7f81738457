"""fetch, watch, backfill and coverage against a real server: what lands in the record, and what is asked of whom."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from paper import BODY, PLAIN, atom, item, maps, rss, sitemap, story
from rogue import HOME, Rogue, in_turn, only_if_changed, page, say
from tests.running import run
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

pytestmark = pytest.mark.usefixtures("folder")


def asking(*args: str, status: int = 0) -> str:
    return run(*args, "--allow", HOME, "--delay", "0", "--seconds", "5", status=status)


def feed_list(*rows: tuple[str, str, str]) -> str:
    text = "".join(
        f'[[feed]]\nname = "{name}"\naddress = "{address}"\nlanguage = "en"\nkind = "agency"\ngives = "{gives}"\n'
        for name, address, gives in rows
    )
    Path("feeds.toml").write_text(text)
    return "feeds.toml"


def test_a_fetched_page_is_a_story_of_the_record(server: Rogue) -> None:
    server.pages["/talks"] = page(story(14))
    assert "1 read, 1 new" in asking("fetch", server.url("/talks"))
    (event,) = [json.loads(line) for line in run("events", "--json").splitlines()]
    assert (event["status"], event["when"], event["where"]["place"]) == ("planned", "2023-04-28", "Tokyo")
    assert "1 kept before" in asking("fetch", server.url("/talks"))


def test_a_private_address_is_refused_unless_allowed(server: Rogue) -> None:
    server.pages["/talks"] = page(story(14))
    assert "--allow" in run("fetch", server.url("/talks"), "--delay", "0", status=1)
    assert server.asked == []


def test_a_feed_is_taken_entry_by_entry_and_links_are_followed(server: Rogue) -> None:
    server.pages |= {
        "/rss": page(rss(item("/b", 14), item("/whole", 12, PLAIN), item("/gone", 11))),
        "/b": page(story(14)),
    }
    out = asking("fetch", server.url("/rss"), status=1)
    assert "2 read, 2 new" in out and "1 failed" in out
    assert server.paths() == ["/robots.txt", "/rss", "/gone", "/b"]


def test_a_round_asks_only_for_what_is_new(server: Rogue) -> None:
    first, second = rss(item("/a", 13)), rss(item("/b", 14), item("/a", 13), built="x")
    server.pages |= {
        "/rss": in_turn(only_if_changed(first, '"1"'), only_if_changed(first, '"1"'), page(second)),
        "/a": page(story(13)),
        "/b": page(story(14)),
    }
    feeds = feed_list(("Harbour", server.url("/rss"), "summary"))
    assert "1 read, 1 new" in asking("watch", feeds, "--once")
    assert "0 read" in asking("watch", feeds, "--once")
    assert "1 read, 1 new" in asking("watch", feeds, "--once")
    assert [path for path in server.paths() if path != "/robots.txt"] == ["/rss", "/a", "/rss", "/rss", "/b"]


def test_an_entry_that_changed_is_fetched_again_and_a_failed_one_tried_again(server: Rogue) -> None:
    before, after = item("/a", 13), item("/a", 13).replace("Ministers to meet", "Ministers not to meet")
    server.pages |= {
        "/rss": in_turn(page(rss(before)), page(rss(before)), page(rss(after))),
        "/a": in_turn(say(503, Retry_After="0"), page(story(13)), page(story(15))),
    }
    feeds = feed_list(("Harbour", server.url("/rss"), "summary"))
    assert "1 failed" in asking("watch", feeds, "--once", status=1)
    assert "1 new" in asking("watch", feeds, "--once")
    assert "1 new" in asking("watch", feeds, "--once")


def test_a_feed_with_full_texts_costs_one_question(server: Rogue) -> None:
    server.pages["/rss"] = page(rss(item("/a", 14, BODY.format(day=14)), item("/b", 13, PLAIN)))
    assert "2 read, 2 new" in asking("watch", feed_list(("Harbour", server.url("/rss"), "full")), "--once")
    assert server.paths() == ["/robots.txt", "/rss"]
    (event,) = [json.loads(line) for line in run("events", "--json").splitlines()]
    assert event["when"] == "2023-04-28"


def test_a_bad_feed_stops_no_other(server: Rogue) -> None:
    server.pages |= {"/bad": page("<html>moved</html>"), "/rss": page(atom("/n")), "/n": page(story(14))}
    feeds = feed_list(("Bad", server.url("/bad"), "summary"), ("Good", server.url("/rss"), "summary"))
    out = asking("watch", feeds, "--once", status=1)
    assert "1 new" in out and "1 refused" in out and "no RSS or Atom feed" in out


def test_check_tells_what_each_feed_gives_and_keeps_nothing(server: Rogue) -> None:
    server.pages |= {
        "/rss": page(rss(item("/a", 13), item("/b", 14))),
        "/map": page(sitemap((server.url("/a"), "2023-04-13"))),
    }
    rows = [("A", "/rss", "summary"), ("B", "/map", "pages"), ("C", "/none", "full")]
    out = asking("watch", feed_list(*((n, server.url(p), g) for n, p, g in rows)), "--check", status=1)
    assert out.splitlines() == [
        "A: 2 entries, newest 2023-04-14",
        "B: 1 entries, newest 2023-04-13",
        "C: the server answers 404; check the address",
    ]
    assert not Path("dateline.db").exists()


def test_backfill_walks_the_sitemaps_of_the_years_asked_and_goes_on(server: Rogue) -> None:
    url = server.url
    server.pages |= {
        "/robots.txt": say(200, f"Sitemap: {url('/index.xml')}\nUser-agent: *\nDisallow: /secret".encode()),
        "/index.xml": page(maps((url("/2019.xml"), "2019-12-31"), (url("/2023.xml"), "2023-04-30"))),
        "/2023.xml": page(
            sitemap((url("/a"), "2023-04-13"), (url("/b"), "2023-04-14T09:00:00+09:00"), (url("/c"), "2018-01-01"),
                    (url("/secret/d"), "2023-04-15"))
        ),
        "/a": page(story(13)),
        "/b": page(story(14)),
    }  # fmt: skip
    home = url("")
    out = asking("backfill", "--source", home, "--from", "2022", "--until", "2023", "--limit", "1")
    assert "1 read, 1 new" in out
    out = asking("backfill", "--source", home, "--from", "2022", "--until", "2023", status=1)
    assert "1 read, 1 new" in out and "1 refused" in out
    assert not {"/2019.xml", "/c", "/secret/d"} & set(server.paths())
    assert server.paths().count("/a") == 1


def test_backfill_reads_captures_of_a_public_crawl(server: Rogue, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.feeds import indexes

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    file.write(b"x" * 100)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        "https://h.example/a", "response", payload=io.BytesIO(story(13).encode()), http_headers=head
    )
    writer.write_record(record)
    warc = file.getvalue()

    def part(request: object) -> None:
        begin, end = (int(n) for n in request.headers["Range"].removeprefix("bytes=").split("-"))  # type: ignore[attr-defined]
        say(206, warc[begin : end + 1])(request)  # type: ignore[arg-type]

    listed = [
        {"id": "X-2023", "cdx-api": server.url("/cdx"), "from": "2023-01-01T00:00:00", "to": "2023-02-01T00:00:00"}
    ]
    row = {"url": "https://h.example/a", "timestamp": "20230414000000", "status": "200", "mime": "text/html",
           "filename": "seg/one.warc.gz", "offset": "100", "length": str(len(warc) - 100)}  # fmt: skip
    asked = "/cdx?url=h.example%2F%2A&output=json&filter=%3Dstatus%3A200"
    server.pages |= {
        "/collinfo.json": page(json.dumps(listed)),
        asked: page(json.dumps(row) + "\n" + json.dumps(row | {"mime": "image/png", "url": "https://h.example/i"})),
        "/seg/one.warc.gz": part,
    }
    crawl = indexes.Crawl(name="test", collections=server.url("/collinfo.json"), data=server.url("/"))
    monkeypatch.setattr(indexes, "crawls", lambda: (crawl,))
    out = asking("backfill", "--source", "h.example", "--from", "2023", "--until", "2023", "--index", "test")
    assert "1 read, 1 new" in out
    assert "0 read" in asking(
        "backfill", "--source", "h.example", "--from", "2023", "--until", "2023", "--index", "test"
    )


def test_an_unknown_crawl_is_told_with_those_there_are() -> None:
    assert "commoncrawl" in run("backfill", "--source", "h.example", "--from", "2023", "--index", "nowhere", status=2)


def test_coverage_tells_what_was_read_and_of_which_days_nothing(server: Rogue) -> None:
    server.pages |= {
        "/rss": page(rss(item("/a", 10), item("/b", 14), item("/gone", 15))),
        "/a": page(story(10)),
        "/b": page(story(14)),
    }
    asking("watch", feed_list(("Harbour", server.url("/rss"), "summary")), "--once", status=1)
    lines = run("coverage", "--since", "2023-04-09", "--until", "2023-04-15").splitlines()
    assert lines == [
        "Harbour: 2 fetched, 1 failed, on 2 of 7 days",
        "  nothing read: 2023-04-11 to 2023-04-13, 3 days",
        "  nothing read: 2023-04-09",
        "  nothing read: 2023-04-15",
    ]
    rows = [json.loads(line) for line in run("coverage", "--json", "--until", "2023-04-12").splitlines()]
    assert [(row["source"], row["day"], row["fetched"]) for row in rows] == [("Harbour", "2023-04-10", 1)]


KOREAN = (
    "<html lang='ko'><head><title>회담</title>"
    "<meta property='article:published_time' content='2023-04-12T18:00:00+09:00'></head><body>"
    "<h1>한일 안보정책협의회 17일 서울서 개최</h1><p>한국과 일본이 오는 17일 서울에서 국장급 안보정책협의회를 "
    "5년 만에 연다고 외교부가 14일 밝혔다. 양측은 북한 핵 문제와 지역 정세를 논의할 예정이다.</p></body></html>"
)


def test_coverage_tells_fetched_shelved_refused_and_failed_apart(server: Rogue) -> None:
    server.pages |= {
        "/robots.txt": say(200, b"User-agent: *\nDisallow: /secret"),
        "/rss": page(rss(item("/a", 10), item("/ko", 12), item("/secret/x", 13), item("/gone", 15))),
        "/a": page(story(10)),
        "/ko": page(KOREAN),
    }
    asking("watch", feed_list(("Harbour", server.url("/rss"), "summary")), "--once", status=1)
    first, *_ = run("coverage", "--since", "2023-04-10", "--until", "2023-04-15").splitlines()
    assert first == "Harbour: 1 fetched, 1 shelved, 1 refused, 1 failed, on 2 of 6 days"
    assert "회담" in run("shelved") or "한일" in run("shelved")
    assert "/secret/x" not in server.paths()


def test_a_host_that_is_busy_is_asked_again_in_the_next_round(server: Rogue) -> None:
    server.pages |= {"/rss": page(rss(item("/a", 13))), "/a": in_turn(say(429, Retry_After="600"), page(story(13)))}
    feeds = feed_list(("Harbour", server.url("/rss"), "summary"))
    assert "429" in asking("watch", feeds, "--once", status=1)
    assert "1 new" in asking("watch", feeds, "--once")


def test_a_redirect_into_a_private_network_is_refused_and_told(server: Rogue) -> None:
    server.pages |= {"/rss": page(rss(item("/a", 13))), "/a": say(302, Location="http://10.0.0.1/secret")}
    out = asking("watch", feed_list(("Harbour", server.url("/rss"), "summary")), "--once", status=1)
    assert "private or reserved address" in out
    assert "1 refused" in run("coverage")


def test_a_story_of_a_file_counts_for_its_publisher() -> None:
    Path("s.txt").write_text(f"Ministers to meet\n\n{BODY.format(day=14)}\n\n(c) Yonhap News Agency, April 14, 2023\n")
    run("ingest", "s.txt")
    assert "1 fetched" in run("coverage")
    assert "nothing was read" in run("coverage", "--source", "Reuters")


def test_raw_answers_go_to_a_warc_file(server: Rogue) -> None:
    server.pages["/talks"] = page(story(14))
    asking("fetch", server.url("/talks"), "--warc", "raw.warc.gz")
    raw = ArchiveIterator(io.BytesIO(Path("raw.warc.gz").read_bytes()))
    assert [one.content_stream().read().decode() for one in raw if one.rec_type == "response"] == [story(14)]
    assert "1 new" in run("--record", "again.db", "ingest", "raw.warc.gz")
