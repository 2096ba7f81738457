"""Saved queries over HTTP: kept beside the record, taken by every list, and nobody's business but the desk's."""

from __future__ import annotations

import pytest
from serve_build import TOKEN, Served, served

BEARER = {"authorization": f"Bearer {TOKEN}"}
KOREA = {"party": ["South Korea", "JPN"], "kind": ["meeting"]}


def save(desk: Served, name: str = "korea", **query: object) -> dict[str, object]:
    answer = desk.client.put(f"/v1/queries/{name}", json=query or KOREA, headers=BEARER)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


def test_a_query_is_saved_listed_and_forgotten(desk: Served) -> None:
    assert [save(desk, since=day)["since"] for day in ("2023", "2023-04", "2023-04-17")] == [
        "2023",
        "2023-04",
        "2023-04-17",
    ]
    kept = save(desk)
    assert (kept["name"], kept["party"], kept["kind"]) == ("korea", ["KOR", "JPN"], ["meeting"])
    assert desk.json("/v1/queries")["items"] == [kept]
    assert "[queries.korea]" in desk.record.with_suffix(".queries.toml").read_text()
    assert desk.client.delete("/v1/queries/korea", headers=BEARER).json() == kept
    assert desk.json("/v1/queries")["total"] == 0
    assert desk.client.delete("/v1/queries/korea", headers=BEARER).status_code == 404


def test_every_list_and_file_takes_it_and_other_filters_take_its_place(desk: Served) -> None:
    save(desk)
    asked = desk.json("/v1/events?party=KOR&party=JPN&kind=meeting")
    assert 0 < asked["total"] < desk.json("/v1/events")["total"]  # type: ignore[operator]
    assert desk.json("/v1/events?query=korea")["items"] == asked["items"]
    visits = desk.json("/v1/events?party=KOR&party=JPN&kind=visit")
    assert desk.json("/v1/events?query=korea&kind=visit")["items"] == visits["items"]
    own = desk.get("/events.ics?query=korea").text.count("BEGIN:VEVENT")
    assert own == desk.get("/events.ics?party=KOR&party=JPN&kind=meeting").text.count("BEGIN:VEVENT") > 0
    page = desk.get("/queries", headers={"accept": "text/html"}).text
    assert "/upcoming.ics?query=korea" in page
    assert "--party KOR --party JPN --kind meeting" in page


def test_an_answer_is_new_once_its_query_is_another(desk: Served) -> None:
    save(desk)
    tag = {"if-none-match": desk.get("/events.ics?query=korea").headers["etag"]}
    assert desk.get("/events.ics?query=korea", headers=tag).status_code == 304
    save(desk, party=["CHN"])
    assert desk.get("/events.ics?query=korea", headers=tag).status_code == 200


@pytest.mark.parametrize(
    ("name", "query", "status"),
    [
        ("Korea!", KOREA, 400),
        ("korea", {"party": ["Atlantis"]}, 404),
        ("korea", {"kind": ["party"]}, 404),
        ("korea", {"since": "soon"}, 400),
        ("korea", {"since": "2024", "until": "2023"}, 400),
        ("korea", {"place": "Seoul"}, 400),
    ],
)
def test_what_is_no_query_is_not_saved(desk: Served, name: str, query: dict[str, object], status: int) -> None:
    assert desk.client.put(f"/v1/queries/{name}", json=query, headers=BEARER).status_code == status
    assert desk.json("/v1/queries")["total"] == 0


def test_strangers_neither_save_nor_learn_what_is_looked_for(desk: Served) -> None:
    save(desk)
    assert desk.client.put("/v1/queries/mine", json=KOREA).status_code == 401
    assert desk.client.delete("/v1/queries/korea").status_code == 401
    with served(desk.record, token=TOKEN, public=True) as public:
        assert public.get("/v1/queries").status_code == 401
        assert public.get("/queries").status_code == 401
        assert "korea" not in public.get("/v1/events?query=japan").text
        assert public.json("/v1/events?query=korea")["total"] == desk.json("/v1/events?query=korea")["total"]
        assert public.get("/v1/queries", headers=BEARER).json()["total"] == 1
