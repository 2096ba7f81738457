"""Events kept by hand in, answers of ``events``, ``upcoming``, ``timeline`` and ``show`` out."""

from __future__ import annotations

import pytest
from cli_build import keep, run
from record_build import event, tell

TALKS = "KOR*; JPN"


@pytest.fixture(autouse=True)
def record(alone: None) -> None:
    """Talks that were planned and then held, an older round, a trilateral, a postponed visit without a day."""
    keep(
        tell("old", "2018-03-20", event("held", "2018-03-14", "JPN*; KOR", place=("Tokyo", "JPN"))),
        tell("plan", "2023-04-14T15:06:00+09:00", event("planned", "2023-04-17", TALKS, place=("Seoul", "KOR"))),
        tell(
            "held", "2023-04-17T18:31:00+09:00", event("held", "2023-04-17", TALKS, place=("Seoul", "KOR")), by="Kyodo"
        ),
        tell("three", "2023-05-02", event("planned", "2023-06-02/2023-06-04", "SGP*; KOR; JPN; USA", level="minister")),
        tell("visit", "2023-05-03", event("postponed", None, "IND*; JPN", kind="visit", level="minister")),
        tell("pact", "2023-05-04", event("suspended", "2023-05", "KOR; PRK", kind="agreement", level="unknown")),
    )


def whens(*args: str) -> list[tuple[str, str | None]]:
    return [(e["status"], e["when"]) for e in run(*args, "--json").lines]


OLD, HELD, THREE = ("held", "2018-03-14"), ("held", "2023-04-17"), ("planned", "2023-06-02/2023-06-04")
PACT, VISIT = ("suspended", "2023-05"), ("postponed", None)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ((), [OLD, HELD, PACT, THREE, VISIT]),
        (("--party", "KOR", "--party", "JPN"), [OLD, HELD, THREE]),
        (("-p", "South Korea", "-p", "usa"), [THREE]),
        (("--kind", "visit"), [VISIT]),
        (("--kind", "Agreement", "--kind", "visit"), [PACT, VISIT]),
        (("--status", "held"), [OLD, HELD]),
        (("--since", "2023"), [HELD, PACT, THREE]),
        (("--since", "2023", "--undated"), [HELD, PACT, THREE, VISIT]),
        (("--since", "2023-06-03", "--until", "2023-06-03"), [THREE]),
        (("--since", "2023-05-15", "--until", "2023-05-15"), [PACT]),
        (("--until", "2018"), [OLD]),
        (("--as-of", "2023-04-16"), [OLD, ("planned", "2023-04-17")]),
        (("--as-of", "2023-04-17T09:00:00Z"), [OLD, ("planned", "2023-04-17")]),
        (("--as-of", "2023-04-17T10:00:00Z"), [OLD, HELD]),
        (("--as-of", "2018-01-01"), []),
    ],
)
def test_events(asked: tuple[str, ...], wanted: list[tuple[str, str | None]]) -> None:
    assert whens("events", *asked) == wanted


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (("--on", "2023-05-10"), [THREE, VISIT]),
        (("--on", "2023-06-04"), [THREE, VISIT]),
        (("--on", "2023-06-05"), [VISIT]),
        (("--as-of", "2023-04-15"), [("planned", "2023-04-17")]),
        (("--as-of", "2023-04-16T10:00:00+09:00"), [("planned", "2023-04-17")]),
        (("--as-of", "2023-04-18"), []),
        (("--on", "2023-05-10", "--until", "2023-12"), [THREE]),
        (("--on", "2023-05-10", "--until", "2023-12", "--undated"), [THREE, VISIT]),
        (("--on", "2023-05-10", "--party", "India"), [VISIT]),
        (("--on", "2023-05-10", "--status", "planned"), [THREE]),
        (("--on", "2023-05-10", "--kind", "visit"), [VISIT]),
        ((), [VISIT]),
    ],
)
def test_upcoming(asked: tuple[str, ...], wanted: list[tuple[str, str | None]]) -> None:
    assert whens("upcoming", *asked) == wanted


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (("-p", "JPN", "-p", "KOR"), [OLD, HELD]),
        (("-p", "KOR", "-p", "JPN", "--since", "2023"), [HELD]),
        (("-p", "JPN", "-p", "KOR", "--as-of", "2023-04-16"), [OLD, ("planned", "2023-04-17")]),
        (("-p", "JPN", "-p", "KOR", "--as-of", "2023-04-16", "--status", "planned"), [("planned", "2023-04-17")]),
        (("-p", "JPN"), []),
    ],
)
def test_timeline_takes_exactly_its_parties(asked: tuple[str, ...], wanted: list[tuple[str, str | None]]) -> None:
    assert whens("timeline", *asked) == wanted


def test_a_row_left_out_does_not_change_a_gap() -> None:
    whole = run("timeline", "-p", "JPN", "-p", "KOR").out
    late = run("timeline", "-p", "JPN", "-p", "KOR", "--since", "2023").out
    assert "+5.1 y" in whole
    assert "+5.1 y" in late


def test_a_list_is_one_line_an_event() -> None:
    assert run("events", "--party", "KOR", "--party", "JPN", "--until", "2023-04").out.splitlines()[:-1] == [
        "when        status  parties   what                where  src  id",
        f"2018-03-14  held    JPN* KOR  meeting, dir. gen.  Tokyo  1/1  {ident(0)}",
        f"2023-04-17  held    KOR* JPN  meeting, dir. gen.  Seoul  2/2  {ident(1)}",
    ]


def ident(at: int) -> str:
    return str(run("events", "--json").lines[at]["id"])[:8]


@pytest.mark.parametrize("columns", ["60", "80", "100", "120"])
def test_lists_keep_to_the_width(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for asked in (("events",), ("timeline", "-p", "JPN", "-p", "KOR"), ("show", ident(1))):
        assert max(map(len, run(*asked).out.splitlines())) <= max(int(columns), 78)


def test_show_tells_history_and_sources() -> None:
    told = run("show", ident(1)).out
    assert told.startswith("KOR* JPN: meeting, director general\nheld  2023-04-17  Seoul, KOR\n")
    assert "history     2023-04-14 15:06  planned    2023-04-17  Yonhap [1]\n" in told
    assert "            2023-04-17 18:31  held       2023-04-17  Kyodo [2]\n" in told
    assert "sources     2 independent, 2 stories\n" in told


def test_show_as_of_the_day_before_says_planned() -> None:
    assert run("show", ident(1), "--as-of", "2023-04-16", "--json").lines[0]["status"] == "planned"
    assert "held" not in run("show", ident(1), "--as-of", "2023-04-16").out


def test_every_id_ever_printed_resolves() -> None:
    for one in run("events", "--json").lines:
        for name in (one["id"], one["id"][:10], *one["aliases"]):
            assert run("show", name, "--json").lines == [one]


def test_show_explain_says_why_a_report_belongs() -> None:
    assert "the first to tell of it" in run("show", ident(1), "--explain").out


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("events", "--party", "FRA"), "No event fits; all there are: dateline events"),
        (("events", "--as-of", "1999-01-01"), "No event was known as of 1999-01-01"),
        (("upcoming", "--on", "2030-01-01", "--party", "KOR"), "Nothing ahead of 2030-01-01"),
        (
            ("timeline", "-p", "KOR"),
            "No event of exactly KOR fits; with other parties, too: dateline events --party KOR",
        ),
    ],
)
def test_an_empty_answer_says_what_to_ask_instead(asked: tuple[str, ...], told: str) -> None:
    status, out, err = run(*asked)
    assert (status, out) == (0, "")
    assert told in err
    assert run(*asked, "--json") == (0, "", "")


def test_a_party_without_a_code_goes_by_its_name() -> None:
    from dateline.model import Party

    parties = (Party(code="KOR", name="South Korea"), Party(code=None, name="Bank of Nowhere"))
    keep(tell("bank", "2023-05-05", event("held", "2023-05-05") | {"parties": parties}))
    assert whens("events", "--party", "bank of nowhere") == [("held", "2023-05-05")]
