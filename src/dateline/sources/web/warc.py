"""Raw answers kept as WARC 1.1 (ISO 28500), one response record an answer, when the user asks for it."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.sources.web.client import Fetched


class Warc:
    """Appends to the file at ``path``; packed by gzip, record by record, where its name ends in .gz."""

    def __init__(self, path: Path, software: str) -> None:
        fresh = not path.exists() or path.stat().st_size == 0
        self._file: BinaryIO = path.open("ab")
        self._writer = WARCWriter(self._file, gzip=path.suffix == ".gz")
        if fresh:
            about = {"software": software, "format": "WARC File Format 1.1"}
            self._writer.write_record(self._writer.create_warcinfo_record(path.name, about))

    def keep(self, answer: Fetched, at: str) -> None:
        """One response record: headers and body as sent; ``at`` is the UTC instant, 2026-01-31T12:00:00Z."""
        phrase = HTTPStatus(answer.status).phrase if answer.status in HTTPStatus._value2member_map_ else ""
        head = StatusAndHeaders(f"{answer.status} {phrase}".strip(), _whole(answer), protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            answer.final,
            "response",
            payload=BytesIO(answer.sent),
            http_headers=head,
            warc_headers_dict={"WARC-Date": at},
        )
        self._writer.write_record(record)
        self._file.flush()

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


def _whole(answer: Fetched) -> list[tuple[str, str]]:
    """The headers without those of the transfer, which is over."""
    kept = [(k, v) for k, v in answer.headers.items() if k not in ("transfer-encoding", "content-length", "connection")]
    return [*kept, ("content-length", str(len(answer.sent)))]
