"""By-host crawl indexes (the CDX server protocol in JSON lines) -> captures of a host's pages, newest wish first.

A public crawl keeps what a paper has since taken down. Its index answers one JSON object a line: the address, the
instant, the status, the type, and where in which WARC file the capture lies.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import msgspec

from dateline.errors import SourceUnhandled
from dateline.sources import Bytes


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One page as a crawl kept it: ``at`` is 14 digits UTC; the WARC record is ``length`` bytes from ``offset``."""

    url: str
    timestamp: str
    status: str = "200"
    mime: str = "text/html"
    filename: str = ""
    offset: int = 0
    length: int = 0

    @property
    def day(self) -> str:
        """The day of the capture, ISO."""
        return f"{self.timestamp[:4]}-{self.timestamp[4:6]}-{self.timestamp[6:8]}"


def query(index: str, host: str, first: int, last: int) -> str:
    """The address that asks ``index`` for the captures of ``host`` in the years ``first`` to ``last``."""
    asked = {"url": f"{host}/*", "from": f"{first}0101", "to": f"{last}1231", "output": "json", "filter": "=status:200"}
    return f"{index}?{urlencode(asked)}"


def captures(source: Bytes) -> Iterator[Capture]:
    """The captures an index answered, one an address (the earliest). Raises SourceUnhandled for another format."""
    seen = set()
    for number, line in enumerate(source.data.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = msgspec.json.decode(line, type=Capture, strict=False)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise SourceUnhandled(source.uri, f"no crawl index (line {number}: {error})", "check --index") from None
        if found.url not in seen and found.mime.startswith(("text/html", "application/xhtml")):
            seen.add(found.url)
            yield found
