"""FEEDS.toml -> feeds, or one line that says where the fault is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.feeds import load_feeds

GOOD = """[[feed]]
name = "Harbour"
address = "https://h.example/rss"
language = "en"
kind = "agency"
gives = "summary"
"""


def test_a_list_is_read_with_its_defaults(tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_text(GOOD)
    (feed,) = load_feeds(tmp_path / "f.toml")
    assert (feed.name, feed.every, feed.country) == ("Harbour", 30, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD + GOOD, "two feeds of name"),
        (GOOD.replace("agency", "blog"), "blog"),
        (GOOD.replace("https:", "file:"), "address"),
        (GOOD + 'colour = "red"\n', "colour"),
        (GOOD + "every = 1\n", "every"),
        (GOOD.replace('name = "Harbour"\n', ""), "name"),
        ("[[feed]\n", "line 1"),
        ("", "feed"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "f.toml").write_text(text)
    with pytest.raises(UsageError, match=words):
        load_feeds(tmp_path / "f.toml")


def test_a_missing_list_names_itself(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml"):
        load_feeds(tmp_path / "none.toml")


def test_every_list_of_ours_is_well_made() -> None:
    from dateline.feeds.ours import lists

    for name, feeds in lists().items():
        assert feeds, name
