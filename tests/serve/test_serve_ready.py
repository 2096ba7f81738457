"""An answer made before is given again to whom it belongs, and to nobody else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from serve_build import TODAY, TOKEN, Served, keep, record_of_samples
from starlette.responses import Response

from dateline.sources import Bytes
from dateline.store import open_store
from dateline.web.questions import Questions
from dateline.web.ready import LARGEST, Ready, ReadyAnswers

BEARER = {"authorization": f"Bearer {TOKEN}"}
HTML = {"accept": "text/html"}
MET = """OSLO, May 29, 2023 (Wire) -- The foreign ministers of Norway and Chile met in Oslo on Monday over fisheries.

Fish stocks have fallen for ten years.
"""


def story(one: Served) -> str:
    return str(one.get("/v1/stories?limit=1").json()["items"][0]["id"])


@pytest.mark.parametrize("path", ["/v1/stories/{}", "/stories/{}", "/stories/{}.json"])
def test_who_may_read_all_never_makes_the_answer_of_who_may_not(public: Served, path: str) -> None:
    path = path.format(story(public))
    for _ in range(2):  # made, then given again
        whole = public.get(path, headers={**HTML, **BEARER}).text
        excerpt = public.get(path, headers=HTML).text
        assert whole != excerpt
        assert len(whole) > len(excerpt)
        assert public.get(path, headers={**HTML, **BEARER}).text == whole


def test_days_addresses_and_parts_are_told_apart(reading: Served) -> None:
    one = reading.get("/v1/events?limit=1").json()["items"][0]["id"]
    paths = ("/upcoming", "/upcoming?as_of=2023-04-15", f"/events/{one}", f"/events/{one}?as_of=2030-01-01")
    for _ in range(2):
        assert len({reading.get(path, headers=HTML).text for path in paths}) == len(paths)
    why = f"/events/{one}/why/when"
    part, page = reading.get(why, headers={**HTML, "hx-request": "true"}).text, reading.get(why, headers=HTML).text
    assert part != page
    assert reading.get(why, headers={**HTML, "hx-request": "true"}).text == part


def test_the_address_by_which_the_server_is_reached_stands_in_its_files(reading: Served) -> None:
    pair = "-".join(sorted(p["code"] for p in reading.get("/v1/events?limit=1").json()["items"][0]["parties"])[:2])
    for host in ("localhost:1", "127.0.0.1:1"):
        for _ in range(2):
            assert f"http://{host}/" in reading.get(f"/pairs/{pair}", headers={**HTML, "host": host}).text


def test_a_list_given_again_still_says_where_it_goes_on(reading: Served) -> None:
    first, again = (reading.get("/v1/events?limit=1") for _ in range(2))
    assert first.content == again.content
    assert dict(first.headers)["link"] == again.headers["link"]
    assert first.headers["etag"] == again.headers["etag"]
    assert first.headers["content-type"] == again.headers["content-type"]


def test_what_is_judged_is_seen_at_once(desk: Served) -> None:
    before = desk.get("/v1/overdue").json()
    one = before["items"][0]["event"]["id"]
    said = {"by": "Ana", "why": "told by phone", "verdict": "held", "id": one}
    assert desk.client.post("/v1/judgements", json=said, headers=BEARER).status_code == 201
    assert desk.get("/v1/overdue").json()["total"] == before["total"] - 1


def test_no_more_is_held_than_may_be() -> None:
    ready, body = ReadyAnswers(most=100), b"x" * 40
    for n in range(4):
        ready.put(str(n), "http://here/", Ready(body, "text/html"))
    assert [ready.get(str(n), "http://here/") is not None for n in range(4)] == [False, False, True, True]
    assert ready.get("3", "http://there/") is None
    ready.put("5", "http://here/", Ready(b"x" * (LARGEST + 1), "text/html"))
    assert ready.get("5", "http://here/") is None
    found = ready.get("2", "http://here/")
    assert found is not None
    assert isinstance(found.response(), Response)


def test_questions_asked_together_see_one_record_whatever_is_written_meanwhile(tmp_path: Path) -> None:
    record = record_of_samples(tmp_path)
    with open_store(str(record), create=False) as store:
        questions = Questions(store, lambda: TODAY)
        with questions.together():
            before = len(questions.events())
            keep(record, [Bytes("new.txt", MET.encode(), hashlib.sha256(MET.encode()).hexdigest())])
            with open_store(str(record), create=False) as other:
                other.catch_up()
            assert len(questions.events()) == before
            assert len(questions.events(as_of="2023-04-20")) <= before  # another moment is another picture
            with questions.together():
                assert len(questions.events()) == before
        assert len(questions.events()) == before + 1
