"""Judging, adding and ingesting over HTTP: by token, by form, and never without."""

from __future__ import annotations

import pytest
from serve_build import TOKEN, Served

BEARER = {"authorization": f"Bearer {TOKEN}"}
SIGNED = {"by": "Ana", "why": "the ministry says so"}
STORY = (
    b"SEOUL, May 3 (Yonhap) -- South Korea and Japan held security talks in Seoul on Wednesday, "
    b"the foreign ministry said.\n"
)
WRITES = [
    ("/v1/judgements", {"json": {"verdict": "held", "id": "abc", **SIGNED}}),
    ("/v1/judgements/abc/undo", {"json": SIGNED}),
    ("/v1/entries", {"json": {"by": "Ana", "columns": {}}}),
    ("/v1/ingest", {"content": STORY}),
]


def overdue(desk: Served) -> list[str]:
    return [item["event"]["id"] for item in desk.json("/v1/overdue")["items"]]  # type: ignore[attr-defined]


def judge(desk: Served, **said: object) -> dict[str, object]:
    answer = desk.client.post("/v1/judgements", json={**SIGNED, **said}, headers=BEARER)
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


@pytest.mark.parametrize(("path", "sent"), WRITES)
def test_nothing_is_written_without_the_token(
    desk: Served, reading: Served, path: str, sent: dict[str, object]
) -> None:
    mark = desk.get("/v1/events").headers["etag"]
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {TOKEN}"}):
        answer = desk.client.post(path, **sent, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    assert reading.client.post(path, **sent, headers=BEARER).status_code == 403
    assert desk.get("/v1/events", headers={"if-none-match": mark}).status_code == 304


@pytest.mark.parametrize("verdict", ["held", "not_held", "unknown", "reject"])
def test_an_overdue_plan_is_settled_and_unsettled(desk: Served, verdict: str) -> None:
    (one, *_) = overdue(desk)
    made = judge(desk, verdict=verdict, id=one[:8])
    assert made["effect"] == "in force"
    assert one not in overdue(desk)
    name = made["judgement"]["id"]  # type: ignore[index]
    undone = desk.client.post(f"/v1/judgements/{name}/undo", json=SIGNED, headers=BEARER)
    assert undone.status_code == 201
    assert one in overdue(desk)
    assert [j["effect"][:6] for j in desk.json("/v1/judgements")["items"]] == ["undone", "in for"]  # type: ignore[attr-defined]


def test_a_value_is_corrected(desk: Served) -> None:
    (one, *_) = overdue(desk)
    judge(desk, verdict="correct", id=one, field="when", value="2030-01-02")
    event = desk.json(f"/v1/events/{one}")
    assert event["when"] == "2030-01-02"
    assert event["judgements"][0]["by"] == "Ana"  # type: ignore[index]
    judge(desk, verdict="correct", id=one, field="parties", value="Japan,KOR")
    assert {p["code"] for p in desk.json(f"/v1/events/{one}")["parties"]} == {"JPN", "KOR"}  # type: ignore[attr-defined]


def test_events_are_merged_and_split(desk: Served) -> None:
    one, other = (e["id"] for e in desk.json("/v1/events?party=EGY")["items"][:2])  # type: ignore[index]
    made = judge(desk, verdict="same", ids=[one, other])
    (now,) = made["events"]  # type: ignore[misc]
    assert {one, other} <= {now, *desk.json(f"/v1/events/{now}")["aliases"]}  # type: ignore[misc]
    judge(desk, verdict="different", ids=[one, other])
    assert desk.json(f"/v1/events/{one}")["id"] == one
    assert desk.json(f"/v1/events/{other}")["id"] == other


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"verdict": "held", "id": "ffffffff"}, 404),
        ({"verdict": "perhaps", "id": "ffffffff"}, 400),
        ({"verdict": "held"}, 400),
        ({"verdict": "held", "id": "ffffffff", "extra": 1}, 400),
        ({"verdict": "same", "ids": ["ffffffff"]}, 400),
        ({"verdict": "held", "id": "ffffffff", "why": " "}, 400),
        ({"verdict": "held", "id": "ffffffff", "by": ""}, 400),
    ],
)
def test_what_is_no_decision(desk: Served, said: dict[str, object], status: int) -> None:
    answer = desk.client.post("/v1/judgements", json={**SIGNED, **said}, headers=BEARER)
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]["message"]
    assert desk.json("/v1/judgements")["total"] == 0


def test_wrong_values_and_bodies(desk: Served) -> None:
    (one, *_) = overdue(desk)
    post = desk.client.post
    for field, value in (("when", "soon"), ("level", "boss"), ("colour", "red")):
        said = {**SIGNED, "verdict": "correct", "id": one, "field": field, "value": value}
        assert post("/v1/judgements", json=said, headers=BEARER).status_code in (400, 404)
    assert (
        post("/v1/judgements", content=b"{", headers={**BEARER, "content-type": "application/json"}).status_code == 400
    )
    assert post("/v1/judgements", content=b"{}", headers=BEARER).status_code == 415


def test_a_story_is_ingested_once(desk: Served) -> None:
    def send() -> dict[str, object]:
        address = "/v1/ingest?uri=https://wire.example/1&date=2023-05-03"
        answer = desk.client.post(address, content=STORY, headers=BEARER)
        assert answer.status_code == 201, answer.text
        (story,) = answer.json()["stories"]
        return story  # type: ignore[no-any-return]

    first, again = send(), send()
    assert (first["outcome"], again["outcome"]) == ("new", "known")
    (event,) = first["events"]  # type: ignore[misc]
    assert desk.json(f"/v1/events/{event}")["stories"] == [first["story"]]
    assert desk.json(f"/v1/stories/{first['story']}")["story"]["source"]["uri"] == "https://wire.example/1"  # type: ignore[index]


def test_what_cannot_be_read_is_not_kept(desk: Served) -> None:
    before = desk.json("/v1/stories")["total"]
    for body in (b"", b" \n", b"\x00\x01\x02" * 1000):
        assert desk.client.post("/v1/ingest", content=body, headers=BEARER).status_code == 422
    assert desk.client.post("/v1/ingest?date=null", content=STORY, headers=BEARER).status_code == 400
    large = desk.client.post("/v1/ingest", content=b"x" * (17 << 20), headers=BEARER)
    assert large.status_code == 413
    assert large.json()["error"]["kind"] == "too_large"
    assert desk.json("/v1/stories")["total"] == before


def test_a_body_that_hides_its_size_is_cut_off(desk: Served) -> None:
    def pieces():  # type: ignore[no-untyped-def]
        for _ in range(20):
            yield b"x" * (1 << 20)

    answer = desk.client.post("/v1/ingest", content=pieces(), headers=BEARER)
    assert answer.status_code == 413


def test_an_entry_is_new_updated_unchanged(desk: Served) -> None:
    columns = {
        "key": "k1",
        "kind": "meeting",
        "status": "held",
        "day": "2018-03-14",
        "party_a": "NOR",
        "party_b": "FIN",
    }

    def send(**more: str) -> dict[str, object]:
        answer = desk.client.post("/v1/entries", json={"by": "Ana", "columns": {**columns, **more}}, headers=BEARER)
        assert answer.status_code == 201, answer.text
        return answer.json()  # type: ignore[no-any-return]

    assert [send()["outcome"], send()["outcome"], send(place="Oslo")["outcome"]] == ["new", "unchanged", "updated"]
    (event,) = desk.json("/v1/events?party=NOR&party=FIN")["items"]  # type: ignore[misc]
    assert event["where"]["place"] == "Oslo"
    wrong = desk.client.post("/v1/entries", json={"by": "Ana", "columns": {"kind": "party"}}, headers=BEARER)
    assert wrong.status_code == 422


def signed_in(desk: Served) -> str:
    desk.client.post("/sign-in", data={"token": TOKEN, "name": "Ana"})
    return desk.get("/").text.split('name="mark" value="')[1].split('"')[0]


def test_forms_judge_add_and_undo(desk: Served) -> None:
    (one, *_) = overdue(desk)
    mark, post = signed_in(desk), desk.client.post
    answer = post("/judge", data={"mark": mark, "verdict": "held", "id": one, "why": "seen"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/events/{one}")
    (made,) = desk.json("/v1/judgements")["items"]  # type: ignore[misc]
    assert made["judgement"]["by"] == "Ana"
    answer = post(
        "/judge", data={"mark": mark, "verdict": "undo", "id": made["judgement"]["id"], "why": "no", "to": "/overdue"}
    )
    assert answer.headers["location"] == "/overdue"
    assert one in overdue(desk)
    entry = {"kind": "meeting", "status": "held", "day": "2018-03-14", "party_a": "NOR", "party_b": "FIN", "place": ""}
    answer = post("/add", data={"mark": mark, **entry})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/events/")


def test_forms_without_sign_in_mark_or_sense(desk: Served) -> None:
    (one, *_) = overdue(desk)
    said = {"verdict": "held", "id": one, "why": "seen"}
    post = desk.client.post
    assert post("/judge", data=said).status_code == 401
    assert post("/judge", data=said, headers=BEARER).status_code == 401
    mark = signed_in(desk)
    assert post("/judge", data={**said, "mark": "0" * 64}).status_code == 403
    assert post("/judge", data={**said, "mark": mark}, headers={"origin": "https://evil.example"}).status_code == 403
    assert post("/judge", data={**said, "mark": mark, "why": ""}).status_code == 400
    assert post("/judge", data={**said, "mark": mark, "verdict": "maybe"}).status_code == 404
    assert post("/judge", data={"verdict": "held", "why": "x", "mark": mark}).status_code == 400
    assert post("/add", data={"mark": mark, "kind": "party"}).status_code == 422
    assert desk.json("/v1/judgements")["total"] == 0
