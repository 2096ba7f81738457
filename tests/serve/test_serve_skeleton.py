"""The server: headers, errors in one shape, hosts, limits, sign-in, ETags, redirects."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import httpx
import pytest
from serve_build import TOKEN, Served, served

from dateline.errors import UnknownValue
from dateline.terms import codes
from dateline.web.access import Signing
from dateline.web.forms import local_path
from dateline.web.routing import pair_path, parties_in
from dateline.web.tries import Tries

HTML = {"accept": "text/html"}
NOW = dt.datetime(2023, 6, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/style.css", "/sign-in"])
def test_every_answer_forbids_foreign_scripts_and_frames(reading: Served, path: str) -> None:
    headers = reading.get(path).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_an_error_has_one_shape_for_programs_and_a_page_for_people(reading: Served) -> None:
    assert reading.get("/nothing").json()["error"]["kind"] == "not_found"
    page = reading.get("/?party=Atlantis", headers=HTML)
    assert page.status_code == 404
    assert "no state or code &#39;Atlantis&#39;" in page.text
    assert reading.get("/?as_of=2023", headers=HTML).status_code == 400


def test_only_names_of_this_server_are_answered(reading: Served) -> None:
    assert reading.get("/", headers={"host": "evil.example"}).status_code == 421
    assert reading.get("/", headers={"host": "localhost:1"}).status_code == 200


def test_long_questions_are_refused(reading: Served) -> None:
    assert reading.get("/?party=" + "x" * 5000).status_code == 400
    assert reading.get("/" + "x" * 2000).status_code == 404


def test_an_unchanged_page_is_told_by_its_tag(reading: Served) -> None:
    held = {"if-none-match": reading.get("/upcoming").headers["etag"]}
    assert reading.get("/upcoming", headers=held).status_code == 304
    assert reading.get("/upcoming?as_of=2023-04-15", headers=held).status_code == 200


def test_signing_in_and_out(desk: Served) -> None:
    assert desk.client.post("/sign-in", data={"token": "wrong"}).status_code == 403
    answer = desk.client.post("/sign-in", data={"token": TOKEN, "name": "Ana", "to": "/?as_of=2023-04-15"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?as_of=2023-04-15")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    page = desk.get("/").text
    assert "Sign out Ana" in page
    mark = page.split('name="mark" value="')[1].split('"')[0]
    assert desk.client.post("/sign-out", data={"mark": "x"}).status_code == 403
    assert (
        desk.client.post("/sign-out", data={"mark": mark}, headers={"origin": "http://evil.example"}).status_code == 403
    )
    assert desk.client.post("/sign-out", data={"mark": mark}).status_code == 303
    assert "Sign out" not in desk.get("/").text


def test_a_session_is_of_one_token_and_ends() -> None:
    signing = Signing("first token")
    cookie = signing.start("Ana", NOW)
    session = signing.session(cookie, NOW)
    assert session is not None
    assert session.name == "Ana"
    assert signing.session(cookie, NOW + dt.timedelta(hours=13)) is None
    assert Signing("second token").session(cookie, NOW) is None
    assert signing.session(cookie[:-1], NOW) is None
    assert Signing(None).session(cookie, NOW) is None
    assert not Signing(None).knows("")
    assert signing.fits(session, signing.form_mark(session))
    assert not signing.fits(session, "é")


@pytest.mark.parametrize(
    ("to", "where"),
    [
        ("/events/1?as_of=2023-01-01", "/events/1?as_of=2023-01-01"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("", "/"),
    ],
)
def test_after_a_form_nobody_is_sent_elsewhere(to: str, where: str) -> None:
    assert local_path(to) == where


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("KOR-JPN", ("JPN", "KOR")),
        ("South Korea-Japan", ("JPN", "KOR")),
        ("USA-JPN-KOR", ("JPN", "KOR", "USA")),
        ("IGO:EU-CHN", ("CHN", "IGO:EU")),
        ("Guinea-Bissau-Portugal", ("GNB", "PRT")),
    ],
)
def test_the_parties_of_an_address(text: str, parties: tuple[str, ...]) -> None:
    assert parties_in(text, codes) == parties


def test_what_is_no_pair_says_so() -> None:
    assert pair_path(["KOR", "JPN"]) == "/pairs/JPN-KOR"
    for text in ("JPN", "JPN-JPN", "Atlantis-JPN", "-", "a-" * 50):
        with pytest.raises(UnknownValue):
            parties_in(text, codes)


def test_who_sends_wrong_tokens_again_and_again_has_to_wait(samples: Path) -> None:
    wrong, right = {"authorization": "Bearer wrong-token-1"}, {"authorization": f"Bearer {TOKEN}"}
    with served(samples, token=TOKEN, tries=3) as one:
        one.client.post("/sign-in", data={"token": TOKEN, "name": "Ana"})
        assert [one.client.post("/sign-in", data={"token": "wrong"}).status_code for _ in range(2)] == [403, 403]
        assert one.client.post("/v1/judgements", json={}, headers=wrong).status_code == 401
        answer = one.client.post("/sign-in", data={"token": "wrong"})
        assert (answer.status_code, answer.json()["error"]["kind"]) == (429, "too_often")
        assert 290 < int(answer.headers["retry-after"]) <= 300
        assert one.client.post("/v1/judgements", json={}, headers=right).status_code == 429
        assert one.client.post("/sign-in", data={"token": TOKEN}, headers=HTML).status_code == 429
        assert "Sign out Ana" in one.get("/", headers=HTML).text
        assert httpx.get(f"{one.address}/v1/events").status_code == 200


def test_wrong_tokens_are_forgotten_in_time_and_counted_by_house() -> None:
    tries = Tries(2)
    for address in ("192.0.2.1", "192.0.2.1", "2001:db8::1", "2001:db8::2", "a proxy"):
        tries.wrong(address, NOW)
    for address, wait in (("192.0.2.1", 300), ("192.0.2.2", 0), ("2001:db8::3", 300), ("2001:db8:0:1::", 0)):
        assert tries.wait(address, NOW) == wait
    assert tries.wait("a proxy", NOW) == 0
    assert tries.wait("192.0.2.1", NOW + dt.timedelta(seconds=299.5)) == 1
    assert tries.wait("192.0.2.1", NOW + dt.timedelta(minutes=5)) == 0


def test_who_tells_other_addresses_has_to_wait_too(samples: Path) -> None:
    with served(samples, token=TOKEN, tries=2) as one:

        def wrong(visitor: str) -> int:
            return one.client.post("/sign-in", data={"token": "no"}, headers={"x-forwarded-for": visitor}).status_code

        assert [wrong("192.0.2.1") for _ in range(3)] == [403, 403, 429]
        assert [wrong(f"198.51.100.{n}") for n in range(18)] == [403] * 18
        assert wrong("203.0.113.7") == 429
        assert one.client.post("/sign-in", data={"token": TOKEN}).status_code == 303


def test_a_proxy_s_word_on_https_makes_the_cookie_secure(desk: Served) -> None:
    told = {"token": TOKEN, "name": "Ana"}
    plain = desk.client.post("/sign-in", data=told)
    safe = desk.client.post("/sign-in", data=told, headers={"x-forwarded-proto": "https"})
    assert ["secure" in one.headers["set-cookie"].lower() for one in (plain, safe)] == [False, True]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PATCH", "/v1/judgements", "GET, HEAD, POST"), ("OPTIONS", "/v1/queries/korea", "PUT, DELETE"),
        ("POST", "/v1/events", "GET, HEAD"), ("GET", "/judge", "POST"), ("DELETE", "/sign-in", "GET, HEAD, POST"),
        ("POST", "/static/style.css", "GET, HEAD"), ("TRACE", "/v1/ingest", "POST"),
        ("PUT", "/openapi.json", "GET, HEAD"),
    ],
)  # fmt: skip
def test_a_wrong_method_is_told_all_the_right_ones(reading: Served, method: str, path: str, allowed: str) -> None:
    answer = reading.client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert answer.json()["error"]["kind"] == "wrong_method"


@pytest.mark.parametrize(
    "path", ["/", "/v1/events", "/events.csv", "/pairs/JPN-KOR.png", "/nothing", "/v1/events?limit=0"]
)
def test_head_is_answered_as_get_without_the_body(reading: Served, path: str) -> None:
    head, get = reading.client.head(path), reading.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in get.headers.items() if k != "date"
    }


def test_what_is_refused_before_it_is_asked_is_a_page_for_people(reading: Served) -> None:
    for path, host in (("/?as_of=" + "x" * 5000, "localhost"), ("/" + "x" * 2000, "localhost"), ("/", "evil.example")):
        answer = reading.get(path, headers={**HTML, "host": host})
        assert answer.status_code in (400, 404, 421)
        assert answer.headers["content-type"].startswith("text/html")
        assert len(answer.content) < 20_000


def test_one_tag_is_of_one_answer(public: Served) -> None:
    bearer = {"authorization": f"Bearer {TOKEN}"}
    asked = [
        (path + query, {**headers, "host": host})
        for path in ("/upcoming.ics", "/v1/stories", "/events", "/changes.atom")
        for query in ("", "?as_of=2023-04-15", "?on=2023-04-15")
        for host in ("localhost:1", "127.0.0.1:2")
        for headers in ({}, bearer, {"hx-request": "true"})
    ]
    told: dict[str, set[bytes]] = {}
    for path, headers in asked:
        answer = public.get(path, headers=headers)
        told.setdefault(answer.headers["etag"], set()).add(answer.content)
        assert {"Authorization", "Cookie", "Accept", "HX-Request"} <= set(answer.headers["vary"].split(", "))
    assert [tag for tag, bodies in told.items() if len(bodies) > 1] == []


def test_a_refusal_for_want_of_the_token_says_by_what(public: Served) -> None:
    assert public.get("/v1/queries").headers["www-authenticate"] == "Bearer"


def test_a_body_that_grows_too_large_is_no_fault_of_ours(desk: Served, capfd: pytest.CaptureFixture[str]) -> None:
    def pieces():  # type: ignore[no-untyped-def]
        yield from [b"token=" + b"x" * (1 << 20)] * 20

    bearer = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
    for path in ("/v1/ingest", "/v1/judgements", "/v1/entries"):
        answer = desk.client.post(path, content=pieces(), headers=bearer)
        assert (answer.status_code, answer.json()["error"]["kind"]) == (413, "too_large"), path
    form = {"content-type": "application/x-www-form-urlencoded"}
    for path in ("/sign-in", "/judge", "/add"):
        assert desk.client.post(path, content=pieces(), headers=form).status_code == 400
    assert "Traceback" not in "".join(capfd.readouterr())
