"""Archives in, documents or one refusal out; a bomb costs no more than the limit."""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from dateline.errors import SourceEmpty, SourceError, SourceTooLarge, SourceUnhandled
from dateline.sources import Bytes, collect

LIMIT = 1000


def packed(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def given(tmp_path: Path, name: str, data: bytes) -> list[Bytes | SourceError]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(collect([str(path)], max_bytes=LIMIT))


def test_a_gzip_file_is_the_document_in_it(tmp_path: Path) -> None:
    (one,) = given(tmp_path, "a.html.gz", gzip.compress(b"words"))
    assert one == Bytes(str(tmp_path / "a.html.gz"), b"words", hashlib.sha256(b"words").hexdigest())


def test_several_gzip_streams_are_one_document(tmp_path: Path) -> None:
    (one,) = given(tmp_path, "a.gz", gzip.compress(b"two ") + gzip.compress(b"words") + b"\0" * 20)
    assert isinstance(one, Bytes) and one.data == b"two words"


def test_a_zip_gives_its_documents_and_nothing_that_stands_beside_them(tmp_path: Path) -> None:
    data = packed(
        ("b.txt", b"bee"), ("sub/a.html.gz", gzip.compress(b"ay")), ("__MACOSX/x", b"x"), (".hidden", b"x"),
        ("a.gold.json", b"{}"), ("README.md", b"x"),
    )  # fmt: skip
    found = given(tmp_path, "a.zip", data)
    assert [(one.uri.removeprefix(str(tmp_path)), one.data) for one in found if isinstance(one, Bytes)] == [
        ("/a.zip!/b.txt", b"bee"),
        ("/a.zip!/sub/a.html.gz", b"ay"),
    ]
    assert len(found) == 2


def test_a_bad_member_stops_no_other(tmp_path: Path) -> None:
    first, second, third = given(
        tmp_path, "a.zip", packed(("a.txt", b"x" * 1001), ("b.txt", b" "), ("c.txt", b"words"))
    )
    assert isinstance(first, SourceTooLarge) and isinstance(second, SourceEmpty)
    assert isinstance(third, Bytes) and third.data == b"words"


def _lying() -> bytes:
    """A member that claims to be small and is not."""
    data = packed(("a.txt", b"x" * 5000))
    return data.replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (gzip.compress(b"x" * 10_000_000), SourceTooLarge, "unpacks to more bytes, and the limit is 1,000"),
        (packed(*((f"{i}.txt", b"x" * 999) for i in range(70))), SourceTooLarge, "69,930 bytes unpacked"),
        (gzip.compress(b"") * 2000 + gzip.compress(b"x"), SourceUnhandled, "gzip streams"),
        (gzip.compress(gzip.compress(b"words")), SourceUnhandled, "packed twice"),
        (packed(("b.zip", packed(("a.txt", b"words")))), SourceUnhandled, "packed twice"),
        (packed(("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")), SourceUnhandled, "office document"),
        (packed((".hidden", b"x")), SourceEmpty, "holds no stories"),
        (gzip.compress(b"words words words")[:-12], SourceUnhandled, "broken archive"),
        (packed(("a.txt", b"words"))[:40], SourceUnhandled, "broken archive"),
        (_lying(), SourceError, ""),
    ],
    ids=(
        "one large document", "many documents", "many streams", "gzip in gzip", "zip in zip", "office document",
        "nothing to read", "cut off", "half a zip", "a lie about its size",
    ),
)  # fmt: skip
def test_a_bomb_is_one_refusal(tmp_path: Path, data: bytes, error: type[SourceError], said: str) -> None:
    (one,) = given(tmp_path, "a.bin", data)
    assert isinstance(one, error) and said in str(one)
    assert "\n" not in str(one)


def test_an_archive_comes_through_a_pipe_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed(("a.txt", b"words")))))
    (one,) = collect(["-"], max_bytes=LIMIT)
    assert isinstance(one, Bytes) and one.uri == "-!/a.txt"


def test_flipped_bytes_never_crash(tmp_path: Path) -> None:
    whole = packed(("a.txt", b"words " * 20), ("b.txt", zlib.compress(b"x" * 90)))
    for at in range(0, len(whole), 3):
        broken = bytearray(whole)
        broken[at] ^= 0x5A
        assert all(isinstance(one, (Bytes, SourceError)) for one in given(tmp_path, "a.zip", bytes(broken)))
