"""The API and what stands behind the pages: filters, paging, as-of, redirects, files."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from serve_build import TODAY, Served, keep

from dateline.entries import entry_of, written
from dateline.errors import UnknownValue, UsageError
from dateline.model.known import AsOf
from dateline.sources import Bytes
from dateline.store import asking, open_store
from dateline.web import questions
from dateline.web.answers import Filters
from dateline.web.asked import clean_as_of
from dateline.web.content import whole
from dateline.web.cursors import Place, cursor_of, place_behind, place_of, resumed
from dateline.web.listing import Listed, made


def ids(answer: dict[str, Any]) -> list[str]:
    return [event["id"] for event in answer["items"]]


def test_events_are_the_contract_s(reading: Served) -> None:
    answer = reading.json("/v1/events?party=JPN&party=South%20Korea&status=held")
    assert answer["total"] == len(answer["items"]) > 1
    for event in answer["items"]:
        assert event["status"] == "held"
        assert {"JPN", "KOR"} <= {p["code"] for p in event["parties"]}
        assert event["phase"] == "past"


def test_filters_narrow_by_day(reading: Served) -> None:
    answer = reading.json("/v1/events?since=2023-04&until=2023-04&party=JPN")
    assert answer["items"]
    assert all(e["when"].startswith("2023") for e in answer["items"])
    assert reading.json("/v1/events?since=2023-05&until=2023-04&party=JPN")["items"] == []


def test_a_list_is_walked_by_its_cursor_and_by_its_link(reading: Served) -> None:
    every, seen, path = ids(reading.json("/v1/events")), [], "/v1/events?limit=7"
    while path:
        answer = reading.get(path)
        seen += ids(answer.json())
        link = answer.headers.get("link", "")
        path = link.partition(">")[0].lstrip("<")
        assert bool(path) == (answer.json()["next"] is not None)
    assert seen == every
    assert reading.get("/v1/events?cursor=nonsense").status_code == 404


def test_as_of_is_as_if_later_stories_had_never_come(reading: Served) -> None:
    before = reading.json("/v1/pairs/JPN-KOR?as_of=2023-04-15")
    assert all(row["event"]["history"][-1]["known"][:10] <= "2023-04-15" for row in before["items"])
    assert reading.json("/v1/pairs/JPN-KOR")["total"] > before["total"]
    assert reading.json("/v1/events?as_of=0001-01-01")["items"] == []
    assert reading.json("/v1/events?as_of=9999-12-31")["total"] == reading.json("/v1/events")["total"]


def test_other_names_lead_to_the_right_one(reading: Served) -> None:
    answer = reading.get("/v1/pairs/South%20Korea-Japan?as_of=2023-04-15")
    assert (answer.status_code, answer.headers["location"]) == (308, "/v1/pairs/JPN-KOR?as_of=2023-04-15")
    assert reading.get("/pairs/KOR-JPN.ics").headers["location"] == "/pairs/JPN-KOR.ics"
    event = next(e for e in reading.json("/v1/events")["items"] if e["aliases"])
    for name in (event["id"][:8], event["aliases"][0]):
        assert reading.get(f"/v1/events/{name}").headers["location"] == f"/v1/events/{event['id']}"
    assert reading.json(f"/v1/events/{event['id']}") == event


def test_an_event_of_the_future_says_when_it_was_first_told(reading: Served) -> None:
    event = reading.json("/v1/events")["items"][-1]
    answer = reading.get(f"/v1/events/{event['id']}?as_of=2000-01-01")
    assert answer.status_code == 404
    assert "first told" in answer.json()["error"]["message"]


@pytest.mark.parametrize("path", ["events/zzz", "stories/zzz", "series/zzz", "people/zzz", "pairs/JPN"])
def test_what_does_not_exist_is_404(reading: Served, path: str) -> None:
    assert reading.get(f"/v1/{path}").status_code == 404


def test_changes_since(reading: Served) -> None:
    found = reading.json("/v1/changes?after=2023-04-17&as_of=2023-04-20&party=JPN")["items"]
    assert {(c["change"]["field"], c["change"]["before"], c["change"]["after"]) for c in found} >= {
        ("status", "planned", "held")
    }
    assert all(c["change"]["known"][:10] >= "2023-04-17" for c in found)


def test_a_story_with_its_text_and_where_its_reports_stand(reading: Served) -> None:
    row = reading.json("/v1/stories?party=KOR&limit=1")["items"][0]
    page = reading.json(f"/v1/stories/{row['id']}")
    span = page["story"]["paragraphs"][0]
    assert page["text"][span["start"] : span["end"]].split() == span["text"].split()
    assert set(page["events"].values()) == set(row["events"])
    assert "/" not in row["uri"]


def test_search_finds_sentences(reading: Served) -> None:
    found = reading.json('/v1/search?q="security talks"&party=JPN')["items"]
    assert found
    assert all("security talks" in hit["sentence"].lower() for hit in found)


def test_overdue_and_review_go_by_the_day(reading: Served) -> None:
    assert reading.json("/v1/overdue?on=2020-01-01")["total"] < reading.json("/v1/overdue")["total"]
    kinds = {item["kind"] for item in reading.json("/v1/review?only=overdue")["items"]}
    assert kinds == {"overdue"}


def test_people_series_and_channels(reading: Served) -> None:
    person = reading.json("/v1/people?name=Noh")["items"][0]
    page = reading.json(f"/v1/people/{person['id']}")
    assert set(page["events"]) == set(person["events"])
    line = reading.json("/v1/series?party=JPN&party=KOR")["items"][0]
    assert reading.json(f"/v1/series/{line['id']}")["line"] == line
    last = line["rounds"][-1]["event"]
    assert reading.get(f"/v1/series/{last}").headers["location"] == f"/v1/series/{line['id']}"
    assert reading.json("/v1/channels")["items"]


def test_a_delegate_at_the_table_leads_to_the_page_of_the_person(reading: Served) -> None:
    seen = 0
    for event in reading.json("/v1/events?party=JPN&party=KOR&status=held")["items"]:
        page = reading.get(f"/events/{event['id']}", headers={"accept": "text/html"}).text
        for path, name in re.findall(r'<a href="(/people/[^"]+)">person<span class="unseen">: <bdi>([^<]+)', page):
            person = reading.client.get(f"{path}.json", follow_redirects=True).json()
            assert (name in person["person"]["names"], event["id"] in person["events"]) == (True, True)
            seen += 1
    assert seen


@pytest.mark.parametrize("path", ["pairs", "series", "people", "search", "coverage", "events", "upcoming", "changes"])
def test_every_form_of_a_past_day_asks_as_of_it(reading: Served, path: str) -> None:
    page = reading.get(f"/{path}?as_of=2023-04-16", headers={"accept": "text/html"}).text
    forms = re.findall(r'<form[^>]+class="fields[^"]*"[^>]*>.*?</form>', page, re.DOTALL)
    assert forms
    assert all('name="as_of" value="2023-04-16"' in form for form in forms)
    for named in re.findall(r'list="(\w+)"', page):
        assert f'<datalist id="{named}"><option' in page


def test_a_table_of_events_says_by_name_whose_rank_it_tells(reading: Served) -> None:
    page = reading.get("/events?party=JPN&party=KOR&status=held", headers={"accept": "text/html"}).text
    assert "<bdi>South Korea</bdi> director general" in page
    assert not re.search(r"\b(?:KOR|JPN) (?:leader|minister|director general)", page)


@pytest.mark.parametrize("as_of", [None, "2023-04-16", "2023-04-16T12:00:00+00:00", "2020-01-01"])
@pytest.mark.parametrize("parties", [(), ("JPN", "KOR"), ("USA",)])
def test_a_file_tells_what_the_pages_of_its_list_tell(
    reading: Served, monkeypatch: pytest.MonkeyPatch, as_of: str | None, parties: tuple[str, ...]
) -> None:
    monkeypatch.setattr(questions, "_FIRST_KEYS", 1)
    monkeypatch.setattr(questions, "_EVENTS_AT_ONCE", 2)
    filters = Filters(parties=parties)
    with open_store(str(reading.record), create=False) as store:
        asked = questions.Questions(store, lambda: TODAY)
        for since in (None, "2023-04-01", "2023-04-14T00:00:00+00:00", "2030-01-01"):
            told = asked.changes(since, filters, as_of=as_of)
            assert list(told) == told[:10_000]
        for on in (None, dt.date(2023, 4, 15)):
            ahead = asked.upcoming(filters, on, as_of=as_of)
            assert list(ahead) == ahead[:10_000]


def test_sources_and_coverage(reading: Served) -> None:
    sources = reading.json("/v1/sources")["items"]
    coverage = reading.json("/v1/coverage")
    assert {s["name"] for s in sources} == {row["source"] for row in coverage["rows"]}
    one = sources[0]["name"]
    assert {row["source"] for row in reading.json("/v1/coverage", params={"source": one})["rows"]} == {one}


def test_words_of_an_address_are_no_sentence_of_the_reporting(tmp_path: Path) -> None:
    told = {
        "key": "a", "by": "Ana", "kind": "meeting", "status": "held", "day": "2023-04-17", "party_a": "Japan",
        "party_b": "South Korea", "place": "Seoul", "source": "https://wire.example/rare-security-talks",
    }  # fmt: skip
    record = keep(tmp_path / "desk.db", [written(entry_of(told, "row 1"))])
    with open_store(str(record), create=False) as store:
        store.catch_up()
        found = questions.Questions(store, lambda: TODAY)
        assert list(found.search("rare security talks")) == []
        assert len(list(found.search("Seoul"))) == 1


@pytest.mark.parametrize("more", [b"", b"MANILA (Wire) -- Officials of Japan and the Philippines met on fisheries.\n"])
def test_coverage_of_a_past_day_is_what_was_read_by_then(reading: Served, tmp_path: Path, more: bytes) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(reading.record.read_bytes())
    if more:  # a story without a day of its own was known on none
        keep(copy, [Bytes("undated.txt", more, hashlib.sha256(more).hexdigest())])
    with open_store(str(copy), create=False) as store:
        store.catch_up()
        asked = questions.Questions(store, lambda: TODAY)
        for as_of in (None, "2019-12-31", "2023-04-14", "2023-04-17", "2023-04-16T12:00:00+00:00", "2026-01-01"):
            with store.asking(AsOf(as_of)) as at:
                assert list(asked.coverage(as_of=as_of).rows) == asking.coverage(at)


LISTS = "events upcoming overdue changes pairs/JPN-KOR series people stories sources coverage"


@pytest.mark.parametrize("path", LISTS.split())
def test_each_list_is_a_table_too(reading: Served, path: str) -> None:
    answer = reading.get(f"/{path}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 1


def test_calendar_and_feed_name_the_pages_of_this_server(reading: Served) -> None:
    calendar = reading.get("/upcoming.ics?party=JPN")
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert f"{reading.address}/events/" in calendar.text.replace("\r\n ", "")
    assert reading.get("/upcoming.ics?party=JPN").content == calendar.content
    feed = reading.get("/changes.atom").text
    assert feed.count("<entry>") == len({rest.split("</id>")[0] for rest in feed.split("<id>")[2:]})
    assert reading.get("/upcoming.ics?cancelled=maybe").status_code == 400
    assert reading.get("/sources.ics").status_code == 404


def test_the_json_behind_a_page_is_the_api_s(reading: Served) -> None:
    assert reading.json("/upcoming.json") == reading.json("/v1/upcoming")
    assert reading.json("/pairs/JPN-KOR.json") == reading.json("/v1/pairs/JPN-KOR")


def test_an_unchanged_answer_is_304_until_the_record_changes(reading: Served) -> None:
    tag = reading.get("/v1/events").headers["etag"]
    assert reading.get("/v1/events", headers={"if-none-match": tag}).status_code == 304
    assert reading.get("/v1/events", headers={"if-none-match": f'"other", {tag}'}).status_code == 304
    assert reading.get("/v1/events?party=JPN", headers={"if-none-match": tag}).status_code == 200


def test_a_list_is_read_where_it_is_looked_at() -> None:
    asked: list[tuple[int, int]] = []

    def ask(limit: int, offset: int) -> tuple[list[int], int]:
        asked.append((limit, offset))
        return list(range(1000))[offset : offset + limit], 1000

    found = Listed(ask)
    assert (found[:20], len(found)) == (list(range(20)), 1000)
    assert asked == [(20, 0)]
    assert found[990:2000] == list(range(990, 1000))
    assert asked == [(20, 0), (10, 990)]
    assert (found[5], found[-1], found[998:], found[1000:]) == (5, 999, [998, 999], [])
    assert list(found) == list(range(1000))
    assert max(limit for limit, _ in asked) <= 200
    assert (list(made([])), len(made([1])), made([1, 2])[1:]) == ([], 1, [2])


def test_cursors_come_back() -> None:
    for place in (Place(0), Place(7, ("0a1b2c3d",)), Place(10**9, ("0a1b2c3d",) * 3)):
        assert place_of(cursor_of(place)) == place
    for wrong in ("x", "é", "YXQ6LTE", "=" * 30, cursor_of(Place(10**12))):
        with pytest.raises(UnknownValue):
            place_of(wrong)


@pytest.mark.parametrize(
    ("now", "rest"),
    [
        ("abcdefgh", "efgh"), ("XYabcdefgh", "efgh"), ("abcdXefgh", "Xefgh"), ("cdefgh", "efgh"), ("abcefgh", "efgh"),
        ("Xabefgh", "efgh"), ("abcdehgf", "ehgf"), ("abcd", ""), ("X" * 60 + "abcdefgh", "efgh"), ("xyz", ""),
    ],
)  # fmt: skip
def test_a_list_goes_on_behind_what_was_given_wherever_that_is_now(now: str, rest: str) -> None:
    place = place_behind(4, list("abcd"), str)
    _, items = resumed(list(now), place, 100, str)
    assert "".join(items) == rest


LISTED = (
    "events", "upcoming?on=2023-01-01", "overdue", "changes?after=1900-01-01", "pairs/JPN-KOR", "series", "channels",
    "people", "stories", "search?q=talks", "sources", "review", "judgements",
)  # fmt: skip


@pytest.mark.parametrize("as_of", [None, "2023-04-16"])
@pytest.mark.parametrize("path", LISTED)
def test_every_list_is_walked_to_its_end_giving_each_item_once(reading: Served, path: str, as_of: str | None) -> None:
    asked = path + ("&" if "?" in path else "?") + (f"as_of={as_of}&" if as_of else "")
    whole = reading.json(f"/v1/{asked}limit=500")
    seen, at = [], f"/v1/{asked}limit=3"
    while at:
        answer = reading.get(at)
        seen += answer.json()["items"]
        assert answer.json()["total"] == whole["total"]
        at = answer.headers.get("link", "").partition(">")[0].lstrip("<")
    assert seen == whole["items"]


def test_a_list_is_walked_while_stories_come_in_giving_each_item_once(desk: Served) -> None:
    whole = ids(desk.json("/v1/events"))
    seen: list[str] = []
    answer, n = desk.json("/v1/events?limit=5"), 0
    while True:
        seen += ids(answer)
        if answer["next"] is None:
            break
        n += 1
        story = f"OSLO, May {n}, 2012 (NTB) -- Norway and Finland held talks in Oslo on May {n}, the ministry said.\n"
        bearer = {"authorization": "Bearer a-token-for-tests-only"}
        sent = desk.client.post(f"/v1/ingest?uri=https://wire.example/{n}", content=story, headers=bearer)
        assert sent.status_code == 201, sent.text
        answer = desk.json("/v1/events", params={"limit": 5, "cursor": answer["next"]})
    assert len(ids(desk.json("/v1/events?limit=500"))) > len(whole)
    assert seen == whole


def test_a_file_may_be_as_long_as_one_asks(reading: Served) -> None:
    whole = list(csv.reader(io.StringIO(reading.get("/events.csv").text)))
    assert list(csv.reader(io.StringIO(reading.get("/events.csv?limit=3").text))) == whole[:4]
    assert reading.get("/upcoming.atom?on=2020-01-01&limit=2").text.count("<entry>") == 2
    assert len(list(csv.reader(io.StringIO(reading.get("/sources.csv?limit=2").text)))) == 3


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("", None),
        ("2023-04-15", "2023-04-15"),
        ("2023-04-15T12:00:00 09:00", "2023-04-15T12:00:00+09:00"),
        ("0001-01-01T00:00:00+14:00", "1700-01-01"),
        ("9999-12-31T23:59:59-12:00", "2300-12-31"),
    ],
)
def test_as_of_as_addresses_give_it(text: str, clean: str | None) -> None:
    assert clean_as_of(text) == clean


@pytest.mark.parametrize("text", ["2023", "soon", "0000-00-00", "9999-99-99", "2023-04-15T99:00"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(UsageError):
        clean_as_of(text)


def test_a_file_begins_before_its_events_are_all_read() -> None:
    made = 0

    def pieces() -> Iterator[bytes]:
        nonlocal made
        while made < 1000:
            made += 1
            yield b"row"

    sent = whole(pieces())
    assert next(sent) == b"row"
    assert made == 1
    assert len(next(sent)) == 3 * 8
    assert b"".join(sent) == b"row" * (1000 - 9)


def test_an_event_is_cited_in_every_style_as_of_the_day(reading: Served) -> None:
    one = reading.get("/v1/events?limit=1&party=KOR&party=JPN").json()["items"][0]["id"]
    page = reading.get(f"/events/{one}/cite?as_of=2024-01-01", headers={"accept": "text/html"}).text
    assert page.count('class="citation"') == 4
    words = {"chicago": "Dateline", "bibtex": "@misc{dateline-", "ris": "TY  -", "csl": '"type":"event"'}
    for style, word in words.items():
        text = reading.get(f"/events/{one}/cite/{style}?as_of=2024-01-01").text
        assert [told for told in (word, one, "as known on 2024-01-01", "/events/") if told not in text] == []
    assert reading.get(f"/events/{one}/cite/mla").status_code in (400, 404, 422)
