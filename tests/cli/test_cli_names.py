"""``dateline names A B``."""

from __future__ import annotations

from cli_build import run


def test_same_and_different_with_the_reason() -> None:
    assert run("names", "Kishida Fumio", "Fumio Kishida") == (0, "same: surname first and surname last\n", "")
    assert run("names", "Sergei Ivanov", "Sergei Ivankov").out == "different: another name: ivankov beside ivanov\n"


def test_json() -> None:
    (line,) = run("names", "--json", "Woo Kyung-seok", "Woo Kyung-sook").lines
    assert (line["same"], line["rule"]) == (False, "other name")
    assert line["why"]


def test_a_lone_surname_counts_within_a_story_only() -> None:
    assert run("names", "Shin", "Shin Beom-chul").out.startswith("different: a lone name")
    assert run("names", "--story", "Shin", "Shin Beom-chul").out.startswith("same: a short form")


def test_the_state_is_a_code_or_a_name() -> None:
    assert run("names", "--country", "Taiwan", "Chang Wei", "Zhang Wei").out.startswith("same")
    status, _, err = run("names", "--country", "Atlantis", "Chang Wei", "Zhang Wei")
    assert status == 2
    assert "no state or code 'Atlantis'" in err
