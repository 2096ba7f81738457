"""What holds for every report: over the whole dev corpus, over cut and shuffled stories, and in linear time."""

from __future__ import annotations

import csv
import functools
import hashlib
import time
from pathlib import Path

import pytest
from events_build import cases, tell
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import engine
from dateline.engine import Read
from dateline.model import Report, from_json, report_id, to_json
from dateline.model.edtf import is_edtf
from dateline.sources import Bytes
from dateline.vocabulary import tables

ROOT = Path(__file__).parents[2]
DEV = sorted(p for p in (ROOT / "corpus" / "dev").glob("[0-9]*") if p.suffix in (".txt", ".html"))
CODES = ROOT.parent / "shared" / "contract" / "codes.tsv"
KINDS = {"meeting", "call", "visit", "forum", "exercise", "agreement", "other"}
GATHERINGS = {"proposed", "planned", "declined", "under_way", "held", "postponed", "cancelled"}
AGREEMENTS = {
    "proposed",
    "planned",
    "concluded",
    "signed",
    "in_force",
    "notice_given",
    "suspended",
    "restored",
    "ended",
}
PLOVER = {"exercise": "COOPERATE", "agreement": "AGREE"}
ROLES = {"host", "participant", "mediator", "observer", "invited", "actor", "target"}
LEVELS = {
    "leader", "minister", "vice_minister", "deputy_minister", "military_chief", "director_general", "ambassador",
    "envoy", "flag_officer", "working", "unknown",
}  # fmt: skip
PORTFOLIOS = {"leader", "foreign", "defence", "security", "trade", "finance", "interior", "energy", "other"}
SOURCES = {"official", "ministry", "agency", "media", "document", "none"}


@functools.cache
def source(path: Path) -> Bytes:
    data = path.read_bytes()
    return Bytes(str(path), data, hashlib.sha256(data).hexdigest())


@functools.cache
def reads(path: Path) -> tuple[Read, ...]:
    return engine.read(source(path), date="2024-06-13")


@functools.cache
def closed_list() -> frozenset[str]:
    codes = {s.code for s in tables.states()} | {o.code for o in tables.organisations()}
    if CODES.is_file():
        listed = {row["code"] for row in csv.DictReader(CODES.open(encoding="utf-8"), delimiter="\t")}
        codes = {s.code for s in tables.states()} | listed
    return frozenset(codes)


def check_evidence(report: Report, text: str) -> None:
    for one in report.evidence:
        if one.start is not None and one.end is not None:
            assert 0 <= one.start < one.end <= len(text)
            assert text[one.start : one.end] == one.text
        else:
            assert (one.sources and one.rule) or one.pointer, one
    told = {one.field.split(".")[0] for one in report.evidence}
    needs = {
        "kind": report.kind, "status": report.status, "when": report.when, "when_was": report.when_was,
        "where": report.where, "mode": report.mode, "parties": report.parties, "margins_of": report.margins_of,
        "series": report.series.name or report.series.edition, "recurrence": report.recurrence.text,
        "agenda": report.agenda, "reason": report.reason, "sourcing": report.sourcing.speaker, "plover": report.plover,
        "format": report.format, "portfolios": report.portfolios,
    }  # fmt: skip
    assert {field for field, value in needs.items() if value} <= told


def check_values(report: Report) -> None:
    assert report.kind in KINDS and report.level in LEVELS and report.prominence in ("main", "supporting", "background")
    assert report.status in (AGREEMENTS if report.kind == "agreement" else GATHERINGS | {None})
    assert report.kind == "other" or report.plover == PLOVER.get(report.kind, "CONSULT")
    assert all(is_edtf(day) for day in (report.when, report.when_was, report.recurrence.since) if day)
    assert report.format in ("bilateral", "trilateral", "multilateral", None)
    assert report.mode in ("in_person", "video", "phone", "hybrid", None)
    assert set(report.portfolios) <= PORTFOLIOS and report.sourcing.kind in SOURCES
    codes = [party.code for party in report.parties]
    assert len(codes) == len(set(codes)) and {c for c in codes if c} <= closed_list()
    assert all(party.role in ROLES and party.level in LEVELS and party.name for party in report.parties)
    names = [(party.code, one.name) for party in report.parties for one in party.delegates]
    assert len(names) == len(set(names))


def check_story(read: Read) -> None:
    reports = read.reports
    assert len({r.report for r in reports}) == len(reports)
    assert [r.prominence for r in reports].count("main") == bool(reports)
    assert all(r.prominence == "main" for r in reports[:1])
    for report in reports:
        trigger = next(e for e in report.evidence if e.field == "kind")
        assert report.report == report_id(read.reading.story.id, trigger.start or 0)
        check_values(report)
        check_evidence(report, read.reading.text)
        assert from_json(to_json(report), Report) == report


@pytest.mark.parametrize("path", DEV, ids=lambda p: p.stem)
def test_every_story_of_the_corpus(path: Path) -> None:
    for read in reads(path):
        check_story(read)
        if path.suffix == ".txt":
            assert read.reading.text == path.read_bytes().decode()


@pytest.mark.parametrize("path", DEV[::4], ids=lambda p: p.stem)
def test_reading_twice_gives_the_same(path: Path) -> None:
    again = engine.read(source(path), date="2024-06-13")
    assert [to_json(one.line()) for one in again] == [to_json(one.line()) for one in reads(path)]


@pytest.mark.parametrize("path", DEV[::6], ids=lambda p: p.stem)
def test_nothing_dropped_makes_an_event(path: Path) -> None:
    for read in reads(path):
        furniture = [(d.start, d.end) for d in read.reading.story.dropped if d.kind != "caption"]
        for one in (e for report in read.reports for e in report.evidence):
            if one.start is not None and one.end is not None:
                assert not [f for f in furniture if one.start < f[1] and f[0] < one.end]


DAYS = ("2024-06-13", "2023-04-14")
FILES = ("meetings", "calls_visits", "forums_exercises", "agreements", "apart_together")
SENTENCES = [part for name in FILES for case in cases(name) for part in case.text.strip().split("\n\n")]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.sampled_from([*DAYS, None]))
def test_any_story_of_these_paragraphs(parts: list[str], on: str | None) -> None:
    data = "\n\n".join(parts).encode()
    for read in engine.read(Bytes("t.txt", data, hashlib.sha256(data).hexdigest()), date=on):
        check_story(read)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(SENTENCES), st.data())
def test_any_cut_of_a_sentence(sentence: str, data: st.DataObject) -> None:
    words = sentence.split(" ")
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    text = " ".join(words[start:end]).encode()
    for read in engine.read(Bytes("t.txt", text, hashlib.sha256(text).hexdigest()), date="2024-06-13"):
        check_story(read)


@pytest.mark.parametrize("name", FILES)
def test_case_of_the_dates_moves_with_the_story(name: str) -> None:
    """The same story a week later tells of days a week later, and of nothing else."""
    for case in cases(name):
        if "June" in case.text or case.on != "2024-06-13":
            continue
        now, later = tell(case.text), tell(case.text, "2024-06-20")
        assert [(r.kind, r.status, r.codes) for r in now] == [(r.kind, r.status, r.codes) for r in later], case.title


PIECES = [
    "talks between Japan and India on Monday, ",
    "Talks between Japan and India were held on Monday.\n\n",
    "Foreign Minister Ola Haug met ",
    "said on Monday. ",
    "Norway and ",
    "visit to ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_not_much_more_than_four_times_the_time(piece: str) -> None:
    tell(piece)
    short, long = seconds(piece * 40), seconds(piece * 160)
    assert long < 0.3 or long < 10 * short


def seconds(text: str) -> float:
    """The best of three: others use the machine, too."""
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    before = time.process_time()
    tell(text)
    return time.process_time() - before
