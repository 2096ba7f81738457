"""WARC and WACZ -> documents, streamed; what is no story passes, what is broken is told."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.errors import SourceError
from dateline.sources import Bytes, collect


def warc(rows: list[tuple[str, str, str, bytes]], *, packed: bool = True) -> bytes:
    """Rows of (address, status, content type, body) -> a WARC file, a request before each response."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("t.warc", {"software": "test"}))
    for address, status, media, body in rows:
        head = StatusAndHeaders(f"{status} OK", [("Content-Type", media)], protocol="HTTP/1.1")
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "h")], is_http_request=True)
        writer.write_record(writer.create_warc_record(address, "request", http_headers=asked, payload=io.BytesIO(b"")))
        writer.write_record(writer.create_warc_record(address, "response", http_headers=head, payload=io.BytesIO(body)))
    return out.getvalue()


ROWS = [
    ("https://h.example/a", "200", "text/html; charset=utf-8", b"<p>one</p>"),
    ("https://h.example/i", "200", "image/png", b"\x89PNG"),
    ("https://h.example/gone", "404", "text/html", b"<p>no</p>"),
    ("https://h.example/b", "200", "text/html", b"<p>two</p>"),
]


def taken(path: Path, limit: int = 1_000_000) -> list[str]:
    return [
        f"{one.uri} {one.data.decode()}" if isinstance(one, Bytes) else f"! {one}"
        for one in collect([str(path)], max_bytes=limit)
    ]


def test_answers_that_are_pages_come_in_order(tmp_path: Path) -> None:
    for name, packed in (("a.warc.gz", True), ("a.warc", False)):
        (tmp_path / name).write_bytes(warc(ROWS, packed=packed))
        assert taken(tmp_path / name) == ["https://h.example/a <p>one</p>", "https://h.example/b <p>two</p>"]


def test_a_record_over_the_limit_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    rows = [ROWS[0], ("https://h.example/big", "200", "text/html", b"x" * 5_000), ROWS[3]]
    (tmp_path / "a.warc.gz").write_bytes(warc(rows))
    first, big, last = taken(tmp_path / "a.warc.gz", 4_000)
    assert (first[-10:], last[-10:]) == ("<p>one</p>", "<p>two</p>")
    assert big.startswith("! https://h.example/big: more than 4,000 bytes")


def test_a_file_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    whole = warc(ROWS)
    (tmp_path / "a.warc.gz").write_bytes(whole[:-40])
    found = taken(tmp_path / "a.warc.gz")
    assert found[0].endswith("one</p>") and len(found) <= 2


def test_a_web_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", warc(ROWS))
        packed.writestr("pages/pages.jsonl", "{}")
    assert taken(tmp_path / "a.wacz") == ["https://h.example/a <p>one</p>", "https://h.example/b <p>two</p>"]


def test_memory_stays_flat_over_many_records(tmp_path: Path) -> None:
    body = b"<p>" + b"words of a story " * 600 + b"</p>"
    (tmp_path / "a.warc.gz").write_bytes(
        warc([(f"https://h.example/{n}", "200", "text/html", body) for n in range(400)])
    )
    tracemalloc.start()
    count = sum(not isinstance(one, SourceError) for one in collect([str(tmp_path / "a.warc.gz")], max_bytes=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 400 and peak < 3_000_000
