"""Arguments in, bytes or errors out, in order."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import pytest

from dateline.errors import SourceEmpty, SourceError, SourceMissing, SourceTooLarge
from dateline.sources import Bytes, collect

LIMIT = 1000


def _all(*args: str) -> list[Bytes | SourceError]:
    return list(collect(args, max_bytes=LIMIT))


def test_a_file_comes_with_its_address_as_given_and_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    assert _all(str(path)) == [Bytes(str(path), b"words", hashlib.sha256(b"words").hexdigest())]


def test_a_folder_gives_its_stories_sorted_and_nothing_that_stands_beside_them(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "a.gold.json", ".hidden", "README.md", "manifest.tsv", "sub/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    found = [item.uri.removeprefix(str(tmp_path)) for item in _all(str(tmp_path))]
    assert found == ["/a.html", "/b.txt", "/sub/c.txt"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("missing.txt", None, SourceMissing),
        ("empty.txt", b"", SourceEmpty),
        ("blank.txt", b" \n\t\n", SourceEmpty),
        ("large.txt", b"x" * (LIMIT + 1), SourceTooLarge),
    ],
)
def test_a_fault_is_a_value_and_the_batch_goes_on(
    tmp_path: Path, name: str, content: bytes | None, error: type[SourceError]
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / name
    good.write_bytes(b"words")
    if content is not None:
        bad.write_bytes(content)
    first, second = _all(str(bad), str(good))
    assert isinstance(first, error) and str(bad) in str(first)
    assert isinstance(second, Bytes)


def test_a_folder_without_stories_says_so(tmp_path: Path) -> None:
    assert isinstance(_all(str(tmp_path))[0], SourceEmpty)


def test_standard_input_is_read_under_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, kind in ((b"words", Bytes), (b"x" * (LIMIT + 5), SourceTooLarge)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert isinstance(_all("-")[0], kind)


def test_a_name_that_no_system_can_open_is_missing() -> None:
    assert isinstance(_all("bad\0name")[0], SourceMissing)
