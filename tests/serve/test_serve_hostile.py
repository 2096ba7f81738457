"""Stories and entries that want to do harm, through every address that the pages lead to; and what is withheld."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser
from serve_build import TOKEN, Served, keep, served

from dateline.entries import entry_of, written
from dateline.sources import Bytes

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
BIDI = "\u202etxt.exe\u2066\u200f\x00\x1b[31m"
SECRET = "The canteen served barley soup while the interpreters rested."
BODY = f"""SEOUL, April 17 (Yonhap) -- South Korea and Japan held security talks in Seoul on Monday, the ministry said.

South Korea was represented by Han Do-yun, director general for Asian affairs {SCRIPT}.

{SECRET}
"""
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MOST = 2_000_000
"""Bytes of one page; a title of a megabyte must not come through whole, again and again."""


def story(name: str, headline: str) -> Bytes:
    data = f"{headline}\n\n{BODY}".encode()
    import hashlib

    return Bytes(f"/home/ana/secret-folder/{name}.txt", data, hashlib.sha256(data).hexdigest())


def entry() -> Bytes:
    row = {
        "key": SCRIPT, "by": f"Ana {SCRIPT}", "headline": f"=1+1 {SCRIPT}", "kind": "meeting", "status": "planned",
        "day": "2023-05-02", "party_a": "KOR", "party_b": "JPN", "delegates_a": f"Mallory {SCRIPT}, minister @ {BIDI}x",
        "place": f"=HYPERLINK(1) {SCRIPT}", "venue": f"@SUM(1) {BIDI}", "series": f"+Talks {SCRIPT}", "edition": "3",
        "agenda": f"{BIDI} first; {SCRIPT}", "source": "javascript:alert(1)", "note": SCRIPT,
    }  # fmt: skip
    return written(
        entry_of({name: value.replace("\x00", "").replace("\x1b", "") for name, value in row.items()}, "row")
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    stories = [
        story("script", f"S. Korea, Japan hold talks {SCRIPT}"),
        story("bidi", f"S. Korea, Japan {BIDI} hold talks"),
        story("long", f"S. Korea, Japan hold talks {'x' * 1_000_000}"),
        entry(),
    ]
    return keep(tmp_path_factory.mktemp("hostile") / "hostile.db", stories)


def walked(client: httpx.Client, most: int = 120) -> Iterator[tuple[str, httpx.Response]]:
    """Every address that the pages lead to, one of each kind at least, and the files behind them."""
    ahead, seen = ["/", "/openapi.json", "/v1/stories", "/v1/events", "/v1/people", "/v1/series", "/v1/review"], set()
    ahead += ["/search?q=talks", *(f"/stories/{row['id']}" for row in client.get("/v1/stories").json()["items"])]
    while ahead and len(seen) < most:
        path = ahead.pop(0)
        if path in seen or ("/why/" in path and len(seen) > most // 2):
            continue
        seen.add(path)
        answer = client.get(path)
        yield path, answer
        for found in links(path, answer):
            where = urlsplit(found)
            ahead.append(found)
            if "/why/" not in where.path and where.path.count("/") <= 2 and not where.query:
                ahead += [f"{where.path}.{form}" for form in ("json", "csv", "ics", "atom")]


def links(path: str, answer: httpx.Response) -> list[str]:
    if "html" not in answer.headers.get("content-type", ""):
        return []
    found = [a.attributes.get("href") or "" for a in LexborHTMLParser(answer.text).css("a[href]")]
    inner = [urljoin(path, href) for href in found if not href.startswith("#")]
    return [href.partition("#")[0] for href in inner if href.startswith("/") and not href.startswith("//")]


def check_page(text: str) -> None:
    tree = LexborHTMLParser(text)
    for script in tree.css("script"):
        assert (script.attributes.get("src") or "").startswith("/static/")
        assert not script.text().strip()
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name != "style"
            assert not (value or "").strip().lower().startswith(("javascript:", "data:text"))
    assert not STEERING.search(text.replace("\x0c", ""))


def check(path: str, answer: httpx.Response) -> None:
    assert answer.status_code in (200, 308, 404), (path, answer.status_code, answer.text[:200])
    assert len(answer.content) < MOST or "html" not in answer.headers.get("content-type", ""), path
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    kind = answer.headers.get("content-type", "")
    if "html" in kind:
        check_page(answer.text)
    elif "csv" in kind:
        for row in csv.reader(io.StringIO(answer.text)):
            assert all(not re.match(r"[=+@|%\t\r]|-\D", cell) for cell in row), path
    elif "calendar" in kind or "atom" in kind or "svg" in kind:
        assert "calendar" in kind or "<script" not in answer.text
        assert not STEERING.search(answer.text), path


@pytest.mark.long
@pytest.mark.parametrize("signed", [False, True])
def test_nothing_hostile_comes_through_any_address(hostile: Path, signed: bool) -> None:
    with served(hostile, token=TOKEN) as one:
        if signed:
            one.client.post("/sign-in", data={"token": TOKEN, "name": SCRIPT})
        kinds = set()
        for path, answer in walked(one.client):
            check(path, answer)
            kinds.add((path.split("?")[0].split("/")[1], answer.headers.get("content-type", "").partition(";")[0]))
    html = {name for name, kind in kinds if kind == "text/html"}
    assert {"", "events", "stories", "pairs", "upcoming", "overdue", "sources", "search"} <= html
    assert {"text/calendar", "text/csv", "application/atom+xml", "application/json"} <= {kind for _, kind in kinds}


def test_a_public_server_gives_no_full_text_and_no_folder(hostile: Path) -> None:
    with served(hostile, token=TOKEN, public=True) as one:
        for path, answer in walked(one.client, 80):
            assert SECRET not in answer.text, path
            assert "secret-folder" not in answer.text, path
            assert TOKEN not in answer.text, path
        name = story_id(one)
        assert one.json(f"/v1/stories/{name}")["text"] is None
        bearer = {"authorization": f"Bearer {TOKEN}"}
        assert SECRET in one.get(f"/v1/stories/{name}", headers=bearer).text
        assert "Mallory" in one.get("/v1/people").text


def story_id(one: Served) -> str:
    rows = one.json("/v1/stories")["items"]
    return next(row["id"] for row in rows if not row["entry"])  # type: ignore[attr-defined]


def test_a_public_search_shows_one_sentence_a_story(hostile: Path) -> None:
    with served(hostile, token=TOKEN, public=True) as one:
        hits = one.json("/v1/search?q=the&limit=500")["items"]
        assert len({hit["story"] for hit in hits}) == len(hits)  # type: ignore[attr-defined, index]
        assert all(len(hit["sentence"]) <= 240 for hit in hits)  # type: ignore[attr-defined, index]


@pytest.mark.parametrize(
    "path",
    [
        "/events/%00", "/events/..%2f..%2fetc%2fpasswd", "/static/../app.py", "/static/%2e%2e/app.py",
        "/stories/%ff%fe",
        "/search?q=%22", "/search?q=%00", "/search?q=NEAR(a,b)", "/search?q=*", "/v1/search?q=a%22%20OR%201",
        "/pairs/%F0%9F%98%80-KOR", "/events?since=%E2%82%AC", "/events?page=99999999999999999999", "/events?kind=%00",
        "/?as_of=9999-12-31", "/?as_of=0001-01-01", "/upcoming?as_of=2300-12-31T23:59:59-12:00", "/events?party=%00",
        "/changes?days=40000", "/changes?since=0001-01-01", "/coverage?source=%00", "/people/%00", "/series/%25",
        "/events/%D8%AE.ics", "/events?limit=-1&cursor=%00", "/v1/changes?after=0001-01-01", "/overdue?on=0001-01-01",
        "/overdue?on=9999-12-31", "/upcoming?on=9999-12-31&until=9999", "/?since=0001-01-01", "/?since=9999-12-31",
    ],
)  # fmt: skip
def test_odd_addresses_are_answered_in_good_order(reading: Served, path: str) -> None:
    for accept in ("text/html", "application/json"):
        answer = reading.get(path, headers={"accept": accept})
        assert answer.status_code in (200, 308, 400, 404), (path, answer.status_code, answer.text[:300])


def test_the_token_is_in_no_log_and_no_answer(hostile: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with served(hostile, token=TOKEN) as one:
        one.client.post("/sign-in", data={"token": TOKEN, "name": "Ana"})
        bearer = {"authorization": f"Bearer {TOKEN}"}
        for path in ("/", "/sign-in", "/v1/events", "/nothing", "/v1/judgements"):
            answer = one.get(path, headers=bearer)
            assert TOKEN not in answer.text + str(answer.headers)
        one.client.post("/v1/judgements", json={"verdict": TOKEN}, headers=bearer)
        one.client.post("/sign-in", data={"token": TOKEN * 100})
    told = capfd.readouterr()
    assert TOKEN not in told.out + told.err


AGES = """SEOUL, May {day}, 2023 (Yonhap) -- South Korea and Japan held security talks in Seoul on May {day},
{claim} years, the foreign ministry said.
"""
ENDS = ("0001-01-01", "9999-12-31")
PAGES = (
    "/", "/events", "/pairs/JPN-KOR", "/pairs/JPN-KOR.svg", "/upcoming", "/overdue", "/changes", "/coverage", "/review",
    "/v1/coverage", "/v1/changes", "/v1/overdue", "/events.ics", "/series", "/people", "/pairs",
)  # fmt: skip


def test_neither_claims_of_ages_nor_days_at_the_calendar_s_ends_break_a_page(tmp_path: Path) -> None:
    claims = ("the first in 3,000", "the third in 5000", "for the first time in 1000000", f"the first in 1{'0' * 30}")
    told = [AGES.format(day=10 + n, claim=claim).encode() for n, claim in enumerate(claims)]
    record = keep(tmp_path / "ages.db", [Bytes(f"{n}.txt", data, f"{n:064}") for n, data in enumerate(told)])
    with served(record) as one:
        assert sum(len(e["recurrence_checks"]) for e in one.json("/v1/events")["items"]) > 2  # type: ignore[attr-defined]
        asked = ["", *(f"?{name}={day}" for name in ("on", "since", "until", "as_of") for day in ENDS)]
        for path in (f"{page}{query}" for page in PAGES for query in asked):
            assert one.get(path, headers={"accept": "text/html"}).status_code == 200, path


def test_all_public_searches_together_tell_no_more_of_a_story_than_its_page(public: Served) -> None:
    """Word by word, every sentence of a story is found; what it shows is on the story's page already."""
    bearer = {"authorization": f"Bearer {TOKEN}"}
    for row in public.json("/v1/stories")["items"][:4]:  # type: ignore[index]
        whole = public.json(f"/v1/stories/{row['id']}", headers=bearer)
        page = str(public.json(f"/v1/stories/{row['id']}"))
        seen = "".join(page.split())
        words = sorted(set(re.findall(r"[A-Za-z]{4,}", str(whole["text"]))))
        found = set()
        for word in words:
            hits = public.json("/v1/search", params={"q": word, "limit": 500})["items"]
            found |= {hit["sentence"] for hit in hits if hit["story"] == row["id"]}  # type: ignore[index]
        pieces = {piece.strip() for sentence in found for piece in sentence.split("…") if piece.strip()}
        assert pieces
        assert [piece for piece in pieces if "".join(piece.split()) not in seen] == []
