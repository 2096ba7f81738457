"""Citations: an event -> what bibtexparser, rispy and a CSL reader make of it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import bibtexparser
import msgspec
import pytest
import rispy
from cli_build import keep, run
from export_build import context, event
from hypothesis import given, settings
from record_build import event as report
from record_build import tell
from test_export_hostile import BAD, words

from dateline.export import dates
from dateline.export.citing import STYLES, citation, digest, render
from dateline.model import to_json

HELD = event("e1" * 12, "held", "2023-04-17", place=("Seoul", "KOR"), series="Security {dialogue} 100%")


def cited(style: str, one: Any = HELD, **more: Any) -> str:
    """The citation as known on 18 April 2023."""
    about = context(as_of="2023-04-18", engine="0.1.0/abc/-", **more)
    return render(style, [citation(one, about)])


def test_chicago_has_all_that_a_reader_needs() -> None:
    told = cited("chicago", address="https://desk.example")
    for part in (
        "“South Korea – Japan: Security {dialogue} 100%,” held, 17 April 2023, Seoul, KOR. Dateline",
        f"event {'e1' * 12}, as known on 2023-04-18, engine 0.1.0/abc/-, sha256 {digest(HELD)}",
        f"accessed 18 April 2023, https://desk.example/events/{'e1' * 12}.",
        "Sources: Yonhap, “Talks in Seoul”, 14 April 2023, https://example.org/a.",
    ):
        assert part in told


def test_bibtex_reads_back() -> None:
    library = bibtexparser.parse_string(cited("bibtex"))
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert (entry.entry_type, entry.key) == ("misc", "dateline-e1e1e1e1e1e1-20230418")
    assert fields["title"] == "{South Korea – Japan: Security (dialogue) 100\\%}"
    assert (fields["eventdate"], fields["urldate"]) == ("2023-04-17", "2023-04-18")
    assert digest(HELD) in fields["note"] and fields["url"] == "https://example.org/a"


def test_ris_reads_back() -> None:
    (entry,) = rispy.loads(cited("ris", address="https://desk.example"))
    assert entry["type_of_reference"] == "ELEC"
    assert entry["title"] == "South Korea – Japan: Security {dialogue} 100%"
    assert entry["accession_number"] == "e1" * 12
    assert entry["urls"] == [f"https://desk.example/events/{'e1' * 12}", "https://example.org/a"]
    assert any(digest(HELD) in note for note in entry["notes"])


def test_csl_reads_back() -> None:
    (item,) = json.loads(cited("csl"))
    assert (item["type"], item["number"], item["URL"]) == ("event", "e1" * 12, "https://example.org/a")
    assert item["event-date"] == {"date-parts": [[2023, 4, 17]]}
    assert item["accessed"] == {"date-parts": [[2023, 4, 18]]}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-10-03/2024-10-04", {"date-parts": [[2024, 10, 3], [2024, 10, 4]]}),
        ("[2022-09-05..2022-09-11]", {"literal": "[2022-09-05..2022-09-11]"}),
        (None, None),
    ],
)
def test_csl_of_other_times(when: str | None, expected: Any) -> None:
    (item,) = json.loads(cited("csl", event("e1", "planned", when)))
    assert item.get("event-date") == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2023-04-17", "17 April 2023"),
        ("2018-03", "March 2018"),
        ("2023", "2023"),
        ("2024-10-03/2024-10-04", "3–4 October 2024"),
        ("2024-09-30/2024-10-01", "30 September – 1 October 2024"),
        ("2024-12-31/2025-01-01", "31 December 2024 – 1 January 2025"),
        ("[2022-09-05..2022-09-11]", "some day of 5–11 September 2022"),
        ("2024-21", "some day of 1 March – 31 May 2024"),
        ("../2023-06", "../2023-06"),
        (None, "no day"),
    ],
)
def test_days_in_words(when: str | None, expected: str) -> None:
    assert dates.told(when) == expected


def test_the_digest_is_that_of_the_printed_event_and_knows_no_clock() -> None:
    assert digest(HELD) == hashlib.sha256(to_json(HELD).encode()).hexdigest()
    assert digest(msgspec.structs.replace(HELD, phase="past")) == digest(HELD)
    assert digest(msgspec.structs.replace(HELD, status="planned")) != digest(HELD)


@settings(max_examples=80, deadline=None)
@given(words, words)
def test_whatever_a_story_says_every_style_reads_back(name: str, place: str) -> None:
    one = event("e1" * 12, "held", "2023-04-17", series=name, place=(place, "KOR"))
    told = {style: cited(style, one) for style in STYLES}
    assert not [text for text in told.values() if BAD.search(text)]
    library = bibtexparser.parse_string(told["bibtex"])
    assert not library.failed_blocks and len(library.entries) == 1
    assert len(rispy.loads(told["ris"])) == len(json.loads(told["csl"])) == 1


@pytest.mark.parametrize(
    ("style", "begins"), [("chicago", "“"), ("bibtex", "@misc{"), ("ris", "TY  - "), ("csl", "[{")]
)
def test_the_command_cites_as_of_a_day(style: str, begins: str) -> None:
    keep(
        tell("a", "2023-04-14", report("planned", "2023-04-17")), tell("b", "2023-04-17", report("held", "2023-04-17"))
    )
    (first,) = run("events", "--json").lines
    said = run("cite", first["id"][:8], "--as-of", "2023-04-15", "--format", style)
    assert said.status == 0 and said.out.startswith(begins)
    assert "planned" in said.out and "2023-04-15" in said.out and first["id"] in said.out


def test_the_digest_can_be_checked_with_the_printed_event() -> None:
    keep(tell("a", "2023-04-14", report("planned", "2023-04-17")))
    (first,) = run("events", "--json").lines
    told = json.loads(run("cite", first["id"], "--as-of", "2023-04-15", "--format", "csl").out)
    shown = json.loads(run("show", first["id"], "--as-of", "2023-04-15", "--json").out)
    plain = json.dumps({**shown, "phase": None}, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(plain.encode()).hexdigest() in told[0]["note"]


def test_an_event_that_is_not_there() -> None:
    keep(tell("a", "2023-04-14", report("planned", "2023-04-17")))
    assert run("cite", "ffff").status == 2
    assert "allowed: chicago" in run("cite", "ffff", "--format", "apa").err
