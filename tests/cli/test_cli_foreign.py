"""Stories in other languages: shelved, attached to an event as a source, and told in a supplied translation."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from tests.running import run

ENGLISH = """S. Korea, Japan to hold security talks in Seoul on Monday

SEOUL, April 14, 2023 (Yonhap) -- South Korea and Japan will hold director-general-level security talks in Seoul on
Monday for the first time in five years, the foreign ministry said Friday.
"""
KOREAN = """<html lang="ko"><head><title>한일 안보정책협의회 17일 서울서 개최</title>
<meta property="article:published_time" content="2023-04-14T18:00:00+09:00">
<meta property="og:site_name" content="한빛일보"></head><body><article><h1>한일 안보정책협의회 17일 서울서 개최</h1>
<p>한국과 일본이 오는 17일 서울에서 국장급 안보정책협의회를 5년 만에 연다고 외교부가 14일 밝혔다.</p>
</article></body></html>
"""
TRANSLATED = """Seoul and Tokyo to hold security consultation on 17th

South Korea and Japan will hold director-general-level security talks in Seoul on Monday, April 17, for the first time
in five years, the foreign ministry said on Friday. They are to discuss the nuclear issue.
"""
BETTER = TRANSLATED.replace("the nuclear issue", "maritime patrols")
RUSSIAN = """МИД России сообщил о переговорах

МОСКВА, 14 апреля 2023. Министры иностранных дел России и Китая проведут переговоры в Москве в понедельник, сообщил МИД.
"""


@pytest.fixture(autouse=True)
def stories(alone: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    for name, text in (("en.txt", ENGLISH), ("ko.html", KOREAN), ("t.txt", TRANSLATED), ("b.txt", BETTER)):
        Path(name).write_text(text, encoding="utf-8")


def events(*args: str) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in run("events", "--json", *args).splitlines()]


def story() -> str:
    (line,) = run("shelved", "--json").splitlines()
    return str(json.loads(line)["id"])


def attach() -> str:
    (event,) = events()
    run("judge", "attach", story()[:12], event["id"][:8], "--by", "Ana", "--why", "the same talks, in Korean")
    return str(event["id"])


def test_a_shelved_story_is_listed_with_headline_outlet_day_language_and_address() -> None:
    Path("ru.txt").write_text(RUSSIAN, encoding="utf-8")
    run("ingest", "en.txt", "ko.html", "ru.txt")
    listed = run("shelved", "--language", "ko")
    assert "한일 안보정책협의회 17일 서울서 개최" in listed and "МИД" not in listed
    assert all(word in listed for word in ("2023-04-14 18:00", "ko", "한빛일보", "ko.html"))
    assert "No story is shelved" in run("shelved", "--since", "2024")


def test_an_attached_story_is_a_source_of_the_event() -> None:
    run("ingest", "en.txt", "ko.html")
    name = attach()
    (event,) = events()
    assert (event["reports"], event["independent_sources"], event["attached"]) == (2, 2, [story()])
    assert event["stories"][1] == story() and len(event["history"]) == 1
    shown = run("show", name)
    assert "attach [2], Ana on" in shown and "the same talks, in Korean" in shown
    assert "[2]+" in shown and "한빛일보 (in ko)" in shown
    assert "whole" in run("check")


def test_attaching_is_undone_and_knows_its_time() -> None:
    run("ingest", "en.txt", "ko.html")
    name = attach()
    assert events("--as-of", "2023-04-15")[0]["reports"] == 1
    assert events("--as-of", "2023-04-15", "--judgements", "all")[0]["reports"] == 2
    (made,) = [json.loads(line) for line in run("judgements", "export").splitlines()]
    run("judge", "undo", made["id"], "--by", "Ana", "--why", "another round")
    assert events()[0]["reports"] == 1 and "attach" not in run("show", name).split("sources")[0].replace("attached", "")


def test_attaching_travels_with_its_judgements_and_waits_for_its_story() -> None:
    run("ingest", "en.txt", "ko.html")
    attach()
    run("judgements", "export", "j.jsonl")
    run("--record", "b.db", "ingest", "en.txt")
    assert "1 unbound" in run("--record", "b.db", "judgements", "import", "j.jsonl")
    run("--record", "b.db", "ingest", "ko.html")
    assert run("--record", "b.db", "check", "--digest") == run("check", "--digest")


@pytest.mark.parametrize(
    ("args", "words"),
    [(["attach", "nowhere", "EVENT"], "nowhere"), (["attach", "STORY", "ffffffffffff"], "no event"),
     (["attach", "en.txt", "EVENT"], "is a source of")],
)  # fmt: skip
def test_what_cannot_be_attached_is_told(args: list[str], words: str) -> None:
    run("ingest", "en.txt", "ko.html")
    names = {"EVENT": events()[0]["id"], "STORY": story()}
    asked = ["judge", *(names.get(arg, arg) for arg in args), "--by", "Ana", "--why", "x"]
    assert words in run(*asked, status=2)
    assert "--by" in run(*asked[:-4], status=2)


def test_a_supplied_translation_is_read_and_marked_wherever_it_is_shown() -> None:
    run("ingest", "en.txt", "ko.html")
    out = run("translate", story()[:12], "t.txt", "--by", "Ana")
    assert "1 event" in out and "한빛일보 (translated from ko by Ana)" in out
    (event,) = events()
    assert (event["reports"], event["independent_sources"], len(event["translations"])) == (2, 2, 1)
    marked = {e["story"] for e in event["evidence"] if e.get("translated")}
    assert list(marked) == event["translations"]
    shown = run("show", event["id"])
    assert '"the nuclear issue"' in shown and "translated  agenda" in shown
    assert "translated from ko by Ana" in shown and " translated;" in shown
    assert "(translated from ko)" in re.sub(r"\r?\n ", "", run("export", "ics"))
    assert event["translations"][0] in run("export", "csv")
    assert "told in translation" in run("export", "sheet")


def test_an_event_told_in_translation_alone_says_so_in_lists() -> None:
    run("ingest", "ko.html")
    run("translate", story(), "t.txt")
    assert "1/1t" in run("events") and "t: told in translation only" in run("events")
    assert "1/1t" in run("timeline", "--party", "KOR", "--party", "JPN")
    run("ingest", "en.txt")
    assert "1/1t" not in run("events")


def test_the_story_and_its_translation_are_one_source() -> None:
    run("ingest", "ko.html")
    run("translate", story(), "t.txt", "--by", "Ana")
    attach()
    (event,) = events()
    assert (event["reports"], event["independent_sources"]) == (2, 1)


def test_a_better_translation_takes_the_place_of_the_one_before() -> None:
    run("ingest", "ko.html")
    run("translate", story(), "t.txt", "--by", "Ana")
    assert "in place of" in run("translate", story(), "b.txt", "--by", "Ana")
    (event,) = events()
    assert (event["reports"], event["agenda"]) == (1, ["maritime patrols"])
    run("translate", story(), "t.txt", "--by", "Ben")
    (event,) = events()
    assert (event["reports"], event["independent_sources"], len(event["history"])) == (2, 1, 1)


def test_a_translation_beside_the_file_comes_with_it() -> None:
    Path("in").mkdir()
    Path("in/ko.html").write_text(KOREAN, encoding="utf-8")
    Path("in/ko.html.translation.txt").write_text(f"translated by: Ana\n\n{TRANSLATED}", encoding="utf-8")
    assert "2 read, 2 new, 0 kept before, 1 shelved" in run("ingest", "in")
    assert "2 read, 0 new" in run("ingest", "in/ko.html", "in/ko.html.translation.txt")
    (event,) = events()
    assert "translated from ko by Ana" in run("show", event["id"])
    lines = [json.loads(line) for line in run("read", "--json", "in/ko.html").splitlines()]
    assert [line["story"]["translation"] for line in lines] == [
        None,
        {"of": lines[0]["story"]["id"], "language": "ko", "by": "Ana"},
    ]


@pytest.mark.parametrize(
    ("story", "file", "words"),
    [("en.txt", "t.txt", "in English"), ("ko.html", "ko.html", "no English text"), ("ko.html", "none", "No such file"),
     ("nowhere", "t.txt", "nowhere")],
)  # fmt: skip
def test_what_cannot_be_translated_is_told(story: str, file: str, words: str) -> None:
    run("ingest", "en.txt", "ko.html")
    assert words in run("translate", story, file, status=2)


def test_the_order_in_which_story_and_translation_come_changes_nothing() -> None:
    run("--record", "first.db", "ingest", "en.txt", "ko.html")
    run("--record", "first.db", "translate", "ko.html", "t.txt", "--by", "Ana")
    from dateline.store import open_store

    with open_store("first.db", create=False) as store:
        (translation,) = [s for s in store.stories() if s.translation]
        Path("by-hand.txt").write_text(store.text(translation.id), encoding="utf-8")
    digests = set()
    for at, order in enumerate(itertools.permutations(["en.txt", "ko.html", "by-hand.txt"])):
        for file in order:
            run("--record", f"{at}.db", "ingest", file)
        told = [json.loads(line) for line in run("--record", f"{at}.db", "events", "--json").splitlines()]
        digests.add(json.dumps(told, sort_keys=True))
        assert "whole" in run("--record", f"{at}.db", "check")
    assert len(digests) == 1


def test_redacting_a_story_takes_its_translation_out_and_keeps_it_out() -> None:
    run("ingest", "ko.html")
    run("translate", story(), "t.txt", "--by", "Ana")
    name = story()
    assert "2 stories" in run("redact", name, "--by", "Ana", "--why", "asked for it", "--yes")
    assert events() == [] and "nuclear" not in Path("dateline.db").read_bytes().decode("latin-1")
    assert "whole" in run("check")


def test_the_web_cannot_write_a_translation(tmp_path: Path) -> None:
    import io

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    run("ingest", "ko.html")
    forged = f"dateline translation\nof: {story()}\nby: Ana\n\n{TRANSLATED}".encode()
    out = io.BytesIO()
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
    writer = WARCWriter(out, gzip=False)
    record = writer.create_warc_record("https://h.example/a", "response", http_headers=head, payload=io.BytesIO(forged))
    writer.write_record(record)
    Path("a.warc").write_bytes(out.getvalue())
    assert "which the web cannot write" in run("ingest", "a.warc", status=1)
    assert events() == []
